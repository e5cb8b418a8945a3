/// <reference types="office-js" />
import * as z from "zod/mini";
import type { FailureWords } from "./messages/messages";
import { wordsFor } from "./messages/words-for";
import "./page/pane.css";

/** What a ribbon command hands over in the address; failures with more to them than names are shown as unknown. */
const handedOver = z.object({
  task: z.literal("clearing"),
  failure: z.union([
    z.object({ code: z.enum(["busy-editing", "not-in-front", "cancelled"]) }),
    z.object({ code: z.literal("unsupported-host"), needs: z.string() }),
    z.object({
      code: z.enum(["protected", "sheet-deleted", "too-large", "sheet-hidden"]),
      sheets: z.array(z.string()),
    }),
    z.object({
      code: z.literal("unknown"),
      hostCode: z.string(),
      detail: z.string(),
      location: z.string(),
    }),
  ]),
});

const UNKNOWN = { code: "unknown", hostCode: "", detail: "", location: "" } as const;

function read(hash: string): z.infer<typeof handedOver> {
  try {
    const parsed = handedOver.safeParse(JSON.parse(decodeURIComponent(hash.slice(1))));
    if (parsed.success) return parsed.data;
  } catch {
    // An address cut short says as little as one that was made up.
  }
  return { task: "clearing", failure: UNKNOWN };
}

function paragraphs({ what, changed, todo }: FailureWords): readonly HTMLElement[] {
  return [what, changed, todo].map((text) => {
    const paragraph = document.createElement("p");
    paragraph.textContent = text;
    return paragraph;
  });
}

/** The dialog of a ribbon command that failed. */
async function showMessage(): Promise<void> {
  await Office.onReady();
  const { failure: say, tag } = await wordsFor(Office.context.displayLanguage);
  const { task, failure } = read(location.hash);
  const heading = document.createElement("h1");
  heading.textContent = say.title[task];
  document.documentElement.lang = tag;
  document.getElementById("root")?.replaceChildren(heading, ...paragraphs(say.of(failure, task)));
}

void showMessage();

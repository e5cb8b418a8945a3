import { createRoot } from "react-dom/client";
import type { Host } from "../hosts/host";
import { App } from "./app";
import { wordsFor } from "./messages/words-for";
import { createPane, type Pane } from "./pane";

async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

/** Web views that forbid the clipboard API still copy what is selected. */
function copyBySelection(text: string): boolean {
  const field = document.createElement("textarea");
  field.value = text;
  field.style.position = "fixed";
  field.style.opacity = "0";
  document.body.append(field);
  field.select();
  // There is no other way where the clipboard API is forbidden.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  const copied = document.execCommand("copy");
  field.remove();
  return copied;
}

/** What nothing else caught, such as a part of the program that a new release took away, is shown like a failure. */
function reportUncaught({ store }: Pane): void {
  addEventListener("unhandledrejection", ({ reason }: PromiseRejectionEvent) => {
    const error: unknown = reason;
    const detail = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    store.dispatch({
      type: "failed",
      task: store.state().task?.kind ?? "starting",
      failure: { code: "unknown", hostCode: "pane", detail, location: "" },
    });
  });
}

/** Shows the pane of a host inside an element, in place of what stands there. */
export async function openPane(element: HTMLElement, host: Host): Promise<Pane> {
  const pane = createPane(host, {
    reviewing: () => import("./reviewing"),
    readProfile: async (text) => (await import("./rules/kept-profile")).readKept(text),
    now: () => performance.now(),
    pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    copy: copyText,
  });
  const words = await wordsFor(host.language);
  document.documentElement.lang = words.tag;
  createRoot(element).render(<App pane={pane} words={words} theme={host.theme} />);
  reportUncaught(pane);
  await pane.start();
  return pane;
}

import { createRoot } from "react-dom/client";
import type { Host } from "../hosts/host";
import { App } from "./app";
import { copyText } from "./copy-text";
import { wordsFor } from "./messages/words-for";
import { createPane, type Pane } from "./pane";
import { saveFile } from "./save-file";

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
    exporting: () => import("./exporting"),
    readProfile: async (text) => (await import("./rules/kept-profile")).readKept(text),
    now: () => performance.now(),
    pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    copy: copyText,
    saveFile,
  });
  const words = await wordsFor(host.language);
  document.documentElement.lang = words.tag;
  createRoot(element).render(<App pane={pane} words={words} theme={host.theme} />);
  reportUncaught(pane);
  await pane.start();
  return pane;
}

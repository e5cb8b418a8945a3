import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import type { Host } from "../hosts/host";
import { App, loadDark } from "./app";
import { copyText } from "./copy-text";
import { calm, idle } from "./idle";
import { wordsFor } from "./messages/words-for";
import { createPane, type Pane } from "./pane";
import { saveFile } from "./save-file";
import type { Surroundings } from "./tasks/task-context";
import { keepTextsVisible } from "./visible-texts";

/** A pane that is shown, or about to be. */
export interface OpenPane {
  /** The pane, once it has taken up the settings of its workbook. */
  readonly started: Promise<Pane>;
  /** Takes it from the page with all that it listens to. */
  readonly close: () => void;
}

/** What nothing else caught, such as a part of the program that a new release took away, is shown like a failure. */
function reportUncaught({ store }: Pane, until: AbortSignal): void {
  addEventListener(
    "unhandledrejection",
    ({ reason }: PromiseRejectionEvent) => {
      const error: unknown = reason;
      const detail = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
      store.dispatch({
        type: "failed",
        task: store.state().task?.kind ?? "starting",
        failure: { code: "unknown", hostCode: "pane", detail, location: "" },
      });
    },
    { signal: until },
  );
}

/**
 * Shows the pane of a host inside an element, in place of what stands there; `openCopy` opens a file in place of the
 * workbook, `reviewing` is for pages that score in a thread of its own.
 */
export function openPane(
  element: HTMLElement,
  host: Host,
  openCopy: ((file: File) => void) | null = null,
  reviewing: Surroundings["reviewing"] = () => import("./reviewing"),
): OpenPane {
  const pane = createPane(host, {
    reviewing,
    exporting: () => import("./exporting"),
    keptProfile: () => import("../scoring/profiles/read-kept"),
    teaching: () => import("./teaching/teaching"),
    deciding: () => import("./deciding/deciding"),
    now: () => performance.now(),
    today: () => new Date(),
    pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    idle,
    calm,
    copy: copyText,
    saveFile,
  });
  const closing = new AbortController();
  const { signal } = closing;
  signal.addEventListener("abort", pane.stop);
  signal.addEventListener("abort", keepTextsVisible(element));

  const start = async (): Promise<Pane> => {
    let words = await wordsFor(host.language);
    const dark = host.theme.now() === "dark" ? await loadDark() : null;
    if (signal.aborted) return pane;
    const root = createRoot(element);
    signal.addEventListener("abort", () => root.unmount());
    const show = (): void => {
      document.documentElement.lang = words.tag;
      root.render(<App pane={pane} words={words} theme={host.theme} dark={dark} openCopy={openCopy} />);
    };
    // Before a spreadsheet program that is on its way takes the browser's time.
    flushSync(show);
    reportUncaught(pane, signal);
    await pane.start();
    // A host that was not there yet may have turned out to speak another language.
    const itsOwn = await wordsFor(host.language);
    if (itsOwn !== words && !closing.signal.aborted) {
      words = itsOwn;
      show();
    }
    return pane;
  };
  return { started: start(), close: () => closing.abort() };
}

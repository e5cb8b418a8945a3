import { visibleText } from "../../report/visible-text";
import type { PageWords } from "./words";

type Kinds = {
  readonly header: HTMLElement;
  readonly button: HTMLButtonElement;
  readonly input: HTMLInputElement;
  readonly select: HTMLSelectElement;
  readonly progress: HTMLProgressElement;
  readonly div: HTMLDivElement;
  readonly p: HTMLParagraphElement;
  readonly output: HTMLOutputElement;
};

class MissingElementError extends Error {
  override readonly name = "MissingElementError";
}

/** An element of the page by its id. */
function element<Kind extends keyof Kinds>(id: string, kind: Kind): HTMLElementTagNameMap[Kind] {
  const found = document.querySelector<HTMLElementTagNameMap[Kind]>(`${kind}#${id}`);
  if (!found) throw new MissingElementError(`the page has no <${kind} id="${id}">`);
  return found;
}

/** The parts of the page that do something. */
export function pageElements() {
  return {
    bar: element("bar", "header"),
    open: element("open", "button"),
    save: element("save", "button"),
    print: element("print", "button"),
    find: element("find", "button"),
    fit: element("fit", "button"),
    findPanel: element("find-panel", "div"),
    findText: element("find-text", "input"),
    findCount: element("find-count", "output"),
    findPrevious: element("find-previous", "button"),
    findNext: element("find-next", "button"),
    findClose: element("find-close", "button"),
    cellText: element("cell-text", "p"),
    printed: element("printed", "div"),
    showPane: element("show-pane", "button"),
    act: element("act", "button"),
    dismiss: element("dismiss", "button"),
    file: element("file", "input"),
    examples: element("examples", "select"),
    progress: element("progress", "progress"),
    message: element("message", "div"),
    messageText: element("message-text", "p"),
    fileName: element("file-name", "p"),
    privacy: element("privacy", "p"),
    sheet: element("sheet", "div"),
    divider: element("divider", "div"),
    pane: element("pane", "div"),
    drop: element("drop", "div"),
    queue: element("queue", "div"),
    queueCount: element("queue-count", "output"),
    queuePrevious: element("queue-previous", "button"),
    queueNext: element("queue-next", "button"),
    queueCollect: element("queue-collect", "button"),
  } as const;
}

export type PageElements = ReturnType<typeof pageElements>;

/** Puts the words of a language in place of those the page came with. */
export function speak(page: PageElements, words: PageWords): void {
  document.documentElement.lang = words.tag;
  page.open.textContent = words.open;
  page.save.textContent = words.save;
  page.print.textContent = words.print;
  page.print.title = words.printHint;
  page.find.textContent = words.find;
  page.find.title = words.findHint;
  page.fit.textContent = words.fit;
  page.fit.title = words.fitHint;
  page.findText.setAttribute("aria-label", words.findText);
  page.findText.placeholder = words.findText;
  for (const [button, name] of [
    [page.findPrevious, words.findPrevious],
    [page.findNext, words.findNext],
    [page.findClose, words.findClose],
  ] as const) {
    button.setAttribute("aria-label", name);
    button.title = name;
  }
  page.cellText.setAttribute("aria-label", words.cellText);
  page.queue.setAttribute("aria-label", words.queue);
  page.queuePrevious.textContent = words.queuePrevious;
  page.queueNext.textContent = words.queueNext;
  page.queueCollect.textContent = words.queueCollect;
  page.showPane.textContent = words.pane;
  page.dismiss.textContent = words.dismiss;
  page.privacy.textContent = words.privacy;
  page.file.setAttribute("aria-label", words.open);
  page.sheet.setAttribute("aria-label", words.sheet);
  page.pane.setAttribute("aria-label", words.pane);
  page.divider.setAttribute("aria-label", words.divider);
  page.drop.replaceChildren(words.drop);
  page.examples.previousElementSibling?.replaceChildren(words.examples);
}

/** What a message offers to do. */
export interface Offer {
  readonly name: string;
  readonly take: () => void;
}

/** One line that lies over the sheet: what is under way, or what became of it. */
export interface MessageLine {
  readonly busy: (text: string, done?: number, total?: number) => void;
  readonly say: (text: string, offer?: Offer) => void;
  readonly clear: () => void;
}

/** The line below the bar, in which the page speaks. */
export function messageLine({ message, messageText, progress, act, dismiss }: PageElements): MessageLine {
  let offered: Offer | null = null;
  const show = (said: string, isBusy: boolean, offer: Offer | null = null) => {
    const text = visibleText(said);
    offered = offer;
    // Set anew, the same text would be read out again.
    if (messageText.textContent !== text) messageText.textContent = text;
    act.textContent = offer?.name ?? "";
    act.hidden = offer === null;
    progress.hidden = !isBusy;
    dismiss.hidden = isBusy;
    message.hidden = false;
  };
  const clear = () => {
    message.hidden = true;
    messageText.textContent = "";
  };
  act.addEventListener("click", () => offered?.take());
  dismiss.addEventListener("click", clear);
  return {
    busy: (text, done, total) => {
      show(text, true);
      if (done === undefined || total === undefined) {
        progress.removeAttribute("value");
        return;
      }
      progress.max = total;
      progress.value = done;
    },
    say: (text, offer) => show(text, false, offer),
    clear,
  };
}

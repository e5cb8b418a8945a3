import type { Host, ThemeSource } from "../../hosts/host";
import { waitingHost } from "../../hosts/waiting-host";
import type { OpenedWorkbook } from "../workbook/opened-workbook";
import { visibleText } from "../../report/visible-text";
import { loadSpreadsheetProgram } from "../host/load-parts";
import type { Spreadsheet } from "../host/spreadsheet";
import type { WebBook } from "../host/web-book";
import type { ChosenFile } from "../../taskpane/collecting/collector";
import { settingsOf } from "../../taskpane/collecting/settings";
import { idle, inIdle, turn } from "../../taskpane/idle";
import { openPane, type OpenPane } from "../../taskpane/open-pane";
import type { Pane } from "../../taskpane/pane";
import type { MessageLine, PageElements } from "./page-elements";
import { readingInWorker } from "./read-in-worker";
import { reviewingInWorker } from "./review-in-worker";
import type { SlidingPane } from "./sliding-pane";
import type { PageWords } from "./words";

/** Of many remarks on a workbook so many are told. */
const MOST_NOTES = 3;

type Engine = Awaited<ReturnType<typeof loadSpreadsheetProgram>>;

/** The workbook that is open, and the name it is saved under. */
interface OpenBook {
  readonly book: WebBook;
  readonly savedAs: string;
  /** Whether the file bears signatures and nobody has agreed yet that saving takes them away. */
  readonly isSigned: boolean;
}

/** The page with one workbook open in it, or none yet. */
export interface Workspace {
  /** Opens a workbook in place of the one before; false where it could not be, which is said then. */
  readonly open: (fileName: string, bytes: () => Promise<Uint8Array>) => Promise<boolean>;
  readonly save: () => Promise<void>;
  /** Lays out what is to be printed, at once, since a printer does not wait. */
  readonly layOutPrint: () => void;
  /** Whether the tab of what is collected is in front. */
  readonly isCollecting: () => boolean;
  /** Whether a workbook was asked for since the page began. */
  readonly isAsked: () => boolean;
  /** Has files read in the tab of what is collected, and shows it. */
  readonly collect: (files: Promise<readonly ChosenFile[]>) => Promise<void>;
  /** How many cells of the workbook hold a text. */
  readonly find: (query: string) => number;
  /** Shows one of the cells found last; false where its row or column is hidden. */
  readonly showFound: (at: number) => boolean;
  /** Zooms the sheet in front to its width, or back. */
  readonly fitWidth: () => void;
  /** Gives the keyboard to the sheet, once there is one. */
  readonly focusSheet: () => void;
  /** Whether something would be lost if the page were closed now. */
  readonly isUnsaved: () => boolean;
}

export interface WorkspaceSurroundings {
  readonly page: PageElements;
  readonly sliding: SlidingPane;
  readonly words: PageWords;
  readonly line: MessageLine;
  readonly language: string;
  readonly theme: ThemeSource;
  /** Opens a copy of a file in place of the workbook, having asked where something is unsaved. */
  readonly openCopy: (file: File) => void;
}

/** The ending of a file's name, by which a person knows it: a web page may be named .xls. */
function nameEnding(fileName: string): string {
  return /\.(\w+)$/.exec(fileName)?.[1]?.toLowerCase() ?? "";
}

/** What an .xls, .et or .ods file, or a document, is saved as. */
function nameToSave(fileName: string): string {
  return /\.xls[xm]$/i.test(fileName) ? fileName : `${fileName.replace(/\.\w+$/, "")}.xlsx`;
}

/** What is said of files: most have nothing to be told of them. */
const wordsOnFiles = async () => ({
  ...(await import("../../files/describe")),
  ...(await import("../../files/describe-pdf")),
});

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function download(fileName: string, bytes: Uint8Array): void {
  const type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  const address = URL.createObjectURL(new Blob([Uint8Array.from(bytes)], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = fileName;
  link.click();
  // The browser has taken the bytes over once the click has been handled.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** The page before a workbook is open in it. */
export function createWorkspace(surroundings: WorkspaceSurroundings): Workspace {
  const { page, sliding, words, line, language, theme, openCopy } = surroundings;
  let engine: Promise<{ readonly parts: Engine; readonly spreadsheet: Spreadsheet }> | null = null;
  let current: OpenBook | null = null;
  let isUnsaved = false;
  /** The host of the first workbook, for which the pane waits from the start. */
  let first: ((host: Host) => void) | null = null;

  /** Lifts the protection of the sheet that is seen, until the person has it put on again. */
  const unprotect = () => {
    const book = current?.book;
    const sheet = book?.workbook.getActiveSheet();
    if (!book || !sheet) return;
    const protect = book.unprotect(sheet);
    const take = () => {
      if (current?.book === book) protect();
      line.clear();
    };
    line.say(words.unprotected(sheet.getName()), { name: words.protectAgain, take });
    book.spreadsheet.focus();
  };

  const startEngine = async () => {
    const parts = await loadSpreadsheetProgram();
    await turn();
    const spreadsheet = await parts.startSpreadsheet({
      container: page.sheet,
      language,
      theme,
      isCovered: sliding.liesOver,
      onRefused: (refusal) =>
        line.say(
          words.refused[refusal],
          refusal === "protected" ? { name: words.unprotect, take: unprotect } : undefined,
        ),
    });
    return { parts, spreadsheet };
  };

  let shown: OpenPane | null = null;
  let shownPane: Pane | null = null;
  /** What is loaded with the first workbook, for those who cannot wait. */
  let loaded: Engine | null = null;

  const { reviewing, prepare } = reviewingInWorker();

  /** A pane of its own for each workbook: what it says of one is not carried over to the next. */
  const showPane = (host: Host) => {
    shown?.close();
    const root = document.createElement("div");
    root.className = "pane-root";
    page.pane.replaceChildren(root);
    const opened = openPane(root, sliding.uncovering(host), openCopy, reviewing);
    shown = opened;
    shownPane = null;
    void opened.started.then((started) => {
      if (shown === opened) shownPane = started;
    });
  };

  const setUnsaved = (unsaved: boolean) => {
    isUnsaved = unsaved;
    const name = visibleText(current?.savedAs ?? "");
    page.fileName.textContent = unsaved ? `${name}${words.unsavedMark}` : name;
    page.fileName.title = name;
    document.title = name === "" ? "衡表" : `${name} · 衡表`;
  };

  /** Says all of a text of which the selected cell shows a part. */
  const tellCutOff = () => {
    const text = current && loaded ? loaded.textCutOff(current.book) : null;
    page.cellText.hidden = text === null;
    page.cellText.textContent = (text ?? "").split("\n").map(visibleText).join("\n");
  };
  let found: ReturnType<Engine["findCells"]> = [];
  let unwatch: (() => void) | null = null;

  /** How many workbooks were asked for: the last of them is shown, though one before it is read later. */
  let asked = 0;
  const readFile = readingInWorker();

  const show = async (workbook: OpenedWorkbook, isWanted: () => boolean) => {
    engine ??= startEngine();
    const { parts, spreadsheet } = await engine;
    // The program has just been put together, or what was read been taken over.
    await turn();
    if (!isWanted()) return;
    loaded = parts;
    current?.book.close();
    const book = parts.openBook(spreadsheet, workbook, () => {
      if (!isUnsaved) setUnsaved(true);
    });
    current = { book, savedAs: nameToSave(workbook.fileName), isSigned: workbook.signed };
    setUnsaved(false);
    page.save.disabled = false;
    page.print.disabled = false;
    page.find.disabled = false;
    page.fit.disabled = false;
    found = [];
    unwatch?.();
    unwatch = parts.watchShown(book, inIdle(tellCutOff));
    tellCutOff();
    const host = parts.createWebHost({ book, language, theme });
    if (first) {
      first(host);
      // Once the sheet is drawn: starting it takes a core.
      void idle().then(prepare);
    } else showPane(host);
    first = null;
    void tellNotes(book);
    tellUnknown(book);
  };

  const isOpen = (book: WebBook): boolean => current?.book === book;

  /** What a person should know of the workbook that is open, at once and when its formulas are worked out. */
  const tellNotes = async (book: WebBook) => {
    const { notes, format, fileName, pdf, sheets, lostFormulas } = book.opened;
    // Formulas without a result in the file have one here.
    const told = notes.filter(({ kind }) => kind !== "uncalculated" && kind !== "worked-out");
    const files = told.length > 0 || pdf ? await wordsOnFiles() : null;
    if (!isOpen(book)) return;
    const texts = files ? told.slice(0, MOST_NOTES).map((note) => words.of(files.describeNote(note))) : [];
    if (lostFormulas.length > 0) texts.unshift(words.lostFormulas(lostFormulas));
    if (book.opened.signed) texts.unshift(words.signed);
    if (told.length > MOST_NOTES) texts.push(words.moreNotes(told.length - MOST_NOTES));
    // A file of WPS is an .xls inside; any other name may say what the file is not.
    if (format === "xls" || format === "ods")
      texts.unshift(words.olderFormat(/\.et$/i.test(fileName) ? "et" : format));
    else if (format !== "xlsx") {
      const parts = sheets.reduce((sum, { documentTable }) => sum + (documentTable?.parts?.length ?? 0), 0);
      texts.unshift(words.fromDocument(nameEnding(fileName), sheets.length + parts, sheets.length));
    }
    if (pdf && files) texts.unshift(words.of(files.describePdf(pdf, sheets.length)));
    if (texts.length > 0) line.say(texts.join(" "));
    else line.clear();
    const { corrected, notCalculated } = await book.recalculated;
    if (corrected.length > 0) texts.push(words.corrected(corrected));
    if (notCalculated.length > 0) texts.push(words.notCalculated(notCalculated));
    if (isOpen(book) && corrected.length + notCalculated.length > 0) line.say(texts.join(" "));
  };

  /** Says when a change has taken the results of more formulas than before. */
  const tellUnknown = (book: WebBook) => {
    let told = 0;
    const tell = () => {
      if (current?.book !== book) return;
      const unknown = book.unknown();
      if (unknown.length > told) line.say(words.unknown(unknown));
      told = unknown.length;
    };
    book.watch(inIdle(tell));
  };

  const waited = new Promise<Host>((resolve) => (first = resolve));
  showPane(waitingHost(waited, { language, theme, savesFiles: "surely" }));

  return {
    open: async (fileName, bytes) => {
      asked += 1;
      const own = asked;
      const isWanted = () => own === asked;
      line.busy(words.opening(fileName));
      // Asked for before the program, whose many parts would be fetched first.
      const reading = readFile(fileName, bytes(), (done, total) => {
        if (isWanted()) line.busy(words.openingSheet(fileName, done, total), done, total);
      });
      engine ??= startEngine();
      try {
        const opening = await reading;
        if (!isWanted()) return true;
        if (opening.kind === "opened") {
          await show(opening.workbook, isWanted);
          return true;
        }
        const { describeFailure } = await wordsOnFiles();
        line.say(words.notOpened(fileName, words.of(describeFailure(opening))));
      } catch (error) {
        if (!isWanted()) return true;
        line.say(words.notOpened(fileName, reasonOf(error)));
      }
      return false;
    },
    save: async () => {
      if (!current || !engine) return;
      const { book, savedAs, isSigned } = current;
      const { parts } = await engine;
      try {
        const bytes = await parts.savedWorkbook(book);
        const losesSignature = isSigned && !parts.isSigned(bytes);
        if (losesSignature && !confirm(visibleText(words.saveUnsigned(book.opened.fileName)))) return;
        if (losesSignature && current.book === book) current = { ...current, isSigned: false };
        download(savedAs, bytes);
        setUnsaved(false);
        const { format, fileName } = book.opened;
        const saved =
          format === "xlsx" ? words.saved(savedAs) : words.savedAsNew(savedAs, nameEnding(fileName));
        line.say(losesSignature ? `${saved}${words.unsigned}` : saved);
      } catch (error) {
        line.say(words.notSaved(reasonOf(error)));
      }
    },
    layOutPrint: () => {
      if (!current || !loaded) return;
      const { book, savedAs } = current;
      const state = shownPane?.store.state() ?? null;
      page.printed.replaceChildren(...loaded.printedPage(book, state, savedAs, words.language));
    },
    isAsked: () => asked > 0,
    isCollecting: () => shownPane?.store.state().tab === "collecting",
    collect: async (files) => {
      const pane = await shown?.started;
      if (!pane) return;
      pane.store.dispatch({ type: "tab-chosen", tab: "collecting" });
      const [{ pageCollector }, chosen] = await Promise.all([
        import("../../taskpane/collecting/browser-collector"),
        files,
      ]);
      await pageCollector().add(
        chosen,
        settingsOf(pane.store.state(), /^en\b/i.test(language) ? "en" : "zh"),
      );
    },
    find: (query) => {
      found = current && loaded ? loaded.findCells(current.book, query) : [];
      return found.length;
    },
    showFound: (at) => {
      const cell = found[at];
      return !(current && loaded && cell) || loaded.showFound(current.book, cell);
    },
    fitWidth: () => {
      if (current && loaded) loaded.fitWidth(current.book, page.sheet.clientWidth);
    },
    focusSheet: () => current?.book.spreadsheet.focus(),
    isUnsaved: () => isUnsaved,
  };
}

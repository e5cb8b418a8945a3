import "../../taskpane/page/pane.css";
import "./page.css";
import { systemTheme } from "../../hosts/system-theme";
import { walkByF6 } from "./walk-by-f6";
import { makeMovable } from "./divider";
import { type Example, loadExample, loadExamples } from "./examples";
import { chosenFiles, droppedFiles } from "../../taskpane/collecting/chosen-files";
import { idle } from "../../taskpane/idle";
import { keepTextsVisible } from "../../taskpane/visible-texts";
import { fileQueue, type Opening } from "./file-queue";
import { findBar } from "./find-bar";
import { fetchLaterParts } from "./later-parts";
import { messageLine, pageElements, speak } from "./page-elements";
import { slidingPane } from "./sliding-pane";
import { pageWords } from "./words";
import { createWorkspace } from "./workspace";

const { language } = navigator;
const theme = systemTheme((query) => matchMedia(query));
const words = pageWords(language);
const page = pageElements();
speak(page, words);
const line = messageLine(page);
makeMovable(page.divider, document.body);
// The names of sheets.
keepTextsVisible(page.sheet);
const sliding = slidingPane(page);
const workspace = createWorkspace({
  page,
  sliding,
  words,
  line,
  language,
  theme,
  openCopy: (file) => void openFile(file),
});

/** Asks before unsaved changes are lost. */
function mayLeave(): boolean {
  return !workspace.isUnsaved() || confirm(words.leaveUnsaved);
}

async function openNext(file: File): Promise<Opening> {
  if (!mayLeave()) return "stayed";
  const isOpen = await workspace.open(file.name, async () => new Uint8Array(await file.arrayBuffer()));
  return isOpen ? "opened" : "failed";
}

const queue = fileQueue(page, words, {
  open: openNext,
  collect: (files) => workspace.collect(chosenFiles(files)),
});

async function openFile(file: File | undefined): Promise<void> {
  if (file && (await openNext(file)) !== "stayed") queue.end();
}

async function openExample(example: Example | undefined): Promise<void> {
  if (!example || !mayLeave()) return;
  queue.end();
  await workspace.open(`${example.name}.xlsx`, () => loadExample(example));
}

/** Gives the keyboard to the sheet, as in Excel, unless the person is elsewhere by now or the sheet is covered. */
function goBackToSheet(from: HTMLElement): void {
  const { activeElement } = document;
  const isHere = activeElement === from || activeElement === document.body;
  if (isHere && !sliding.liesOver()) workspace.focusSheet();
}

async function save(): Promise<void> {
  if (page.save.disabled) return;
  await workspace.save();
  goBackToSheet(page.save);
}

page.open.addEventListener("click", () => page.file.click());
page.file.addEventListener("change", () => {
  void openFile(page.file.files?.[0]).then(() => {
    // The same file may be chosen again.
    page.file.value = "";
    goBackToSheet(page.open);
  });
});
page.save.addEventListener("click", () => void save());
addEventListener(
  "keydown",
  (event) => {
    const isSaving =
      (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.code === "KeyS";
    if (!isSaving) return;
    // The browser would save the page itself.
    event.preventDefault();
    event.stopPropagation();
    if (!event.isComposing && !event.repeat) void save();
  },
  { capture: true },
);
page.print.addEventListener("click", () => print());
page.fit.addEventListener("click", () => {
  workspace.fitWidth();
  goBackToSheet(page.fit);
});
findBar(page, words, {
  find: workspace.find,
  show: workspace.showFound,
  focusSheet: workspace.focusSheet,
});
// Also for the browser's own menu and key.
addEventListener("beforeprint", workspace.layOutPrint);
addEventListener("afterprint", () => page.printed.replaceChildren());

/** Files are opened one after another; a folder is collected, and so is all while the tab for that is in front. */
async function takeDrop(transfer: DataTransfer): Promise<void> {
  const holdsFolder = [...transfer.items].some((item) => item.webkitGetAsEntry()?.isDirectory === true);
  if (holdsFolder || workspace.isCollecting()) await workspace.collect(droppedFiles(transfer));
  else await queue.take((await chosenFiles(transfer.files)).map(({ file }) => file));
}

const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;
addEventListener("dragover", (event) => {
  if (!hasFiles(event)) return;
  event.preventDefault();
  page.drop.hidden = false;
});
addEventListener("dragleave", (event) => {
  if (event.relatedTarget === null) page.drop.hidden = true;
});
addEventListener("drop", (event) => {
  if (!hasFiles(event)) return;
  event.preventDefault();
  page.drop.hidden = true;
  if (event.dataTransfer) void takeDrop(event.dataTransfer);
});

addEventListener("beforeunload", (event) => {
  if (workspace.isUnsaved()) event.preventDefault();
});

walkByF6(page, workspace.focusSheet);

page.showPane.addEventListener("click", sliding.toggle);

/** Has the dialog offer the kinds of files that are read; until then it offers all. */
async function narrowDialog(): Promise<void> {
  const { FILES_TO_CHOOSE } = await import("../../collecting/table-file-names");
  page.file.accept = FILES_TO_CHOOSE;
}

async function start(): Promise<void> {
  line.busy(words.starting);
  const examples = await loadExamples();
  page.examples.replaceChildren(
    new Option(words.chooseExample, ""),
    ...examples.map(({ name, file }) => new Option(name, file)),
  );
  page.examples.addEventListener("change", () => {
    const chosen = examples.find(({ file }) => file === page.examples.value);
    page.examples.value = "";
    void openExample(chosen);
  });
  // Who has chosen a file by now wants no example.
  if (!workspace.isAsked()) await openExample(examples[0]);
  await idle();
  // What could not be fetched now is fetched when it is wanted, and a failure is told then.
  await Promise.all([narrowDialog(), fetchLaterParts()]).catch(() => undefined);
}

void start();

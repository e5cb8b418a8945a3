/// <reference types="office-js" />
import "./page/older-web-views";
import { openExcel } from "../hosts/excel/open-excel";
import type { Host } from "../hosts/host";
import type { Language } from "../report/language";
import { copyText } from "./copy-text";
import "./page/pane.css";
import { saveFile } from "./save-file";
import { runCases, type CaseOutcome } from "./self-test/run-cases";
import { observe, type Observed } from "./self-test/observations/observe";
import { byHand, countCommands, type ByHand } from "./self-test/by-hand";
import { addScratchSheet, type ScratchSheet } from "./self-test/scratch-sheet";
import { surroundings, themeSeen, webView } from "./self-test/surroundings";
import { SELF_TEST_WORDS } from "./self-test/words";

function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  text: string,
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  made.textContent = text;
  return made;
}

function button(text: string, onClick: () => void): HTMLButtonElement {
  const made = element("button", text);
  made.type = "button";
  made.addEventListener("click", onClick);
  return made;
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const now = (): number => performance.now();

/** How Office answered when the page opened. */
interface Start {
  /** Milliseconds until it did; null while it has not. */
  answeredAfter: number | null;
  /** Whether the page said meanwhile that it does not answer. */
  saidNoAnswer: boolean;
}

/** Everything that is sent back, as one JSON file. It is made when it is wanted: more may follow. */
type Report = () => Readonly<Record<string, unknown>>;

/** The buttons that hand the report out, and whether copying worked, which is a part of it. */
function handingOut(
  words: (typeof SELF_TEST_WORDS)[Language],
  status: HTMLElement,
  report: Report,
): HTMLElement {
  const copies: boolean[] = [];
  const text = (): string => `${JSON.stringify({ ...report(), copies }, null, 2)}\n`;
  const line = document.createElement("p");
  line.append(
    button(words.copy, () => {
      void copyText(text()).then((copied) => {
        copies.push(copied);
        status.textContent = copied ? words.copied : words.notCopied;
      });
    }),
    button(words.save, () => saveFile({ name: words.fileName, type: "application/json", content: text() })),
  );
  return line;
}

function heading(root: HTMLElement, language: Language, ...more: readonly HTMLElement[]): void {
  const words = SELF_TEST_WORDS[language];
  document.documentElement.lang = words.tag;
  document.title = words.title;
  root.replaceChildren(element("h1", words.title), ...more);
}

function statusLine(): HTMLElement {
  const status = element("p", "");
  status.setAttribute("role", "status");
  return status;
}

/** The page a person opens in a real Excel: runs the adapter's promises on a sheet of its own. */
function showSelfTest(
  root: HTMLElement,
  host: Host,
  language: Language,
  start: Start,
  commands: Readonly<Record<string, number>>,
): void {
  const words = SELF_TEST_WORDS[language];
  const list = document.createElement("ol");
  const status = statusLine();
  const outcomes: CaseOutcome[] = [];
  const observed: Observed[] = [];
  let hand: ByHand | null = null;
  const themeAtStart = themeSeen();

  const show = (outcome: CaseOutcome): void => {
    const { name, passed, ms, detail } = outcome;
    outcomes.push(outcome);
    const line = element("li", `${passed ? words.passed : words.failed} · ${name[language]} · ${ms} ms`);
    if (detail !== "") line.append(element("pre", detail));
    list.append(line);
  };

  const tell = (one: Observed): void => {
    observed.push(one);
    const line = element("li", `${words.seen} · ${one.name[language]}`);
    line.append(element("pre", JSON.stringify(one.seen)));
    list.append(line);
  };

  const run = async (): Promise<void> => {
    status.textContent = words.running;
    let scratch: ScratchSheet;
    try {
      scratch = await addScratchSheet(Excel, `衡表自检 ${String(Date.now()).slice(-6)}`);
    } catch (error) {
      status.textContent = words.noSheet(String(error));
      return;
    }
    await runCases({ host, scratch, pause }, now, show);
    const failed = outcomes.filter(({ passed }) => !passed).length;
    // The last case deletes the sheet; where it did not come to that, this does.
    if (failed > 0) await scratch.remove().catch(() => undefined);
    await lookAround();
    status.textContent = words.summary(outcomes.length - failed, failed);
    hand = byHand(root, { excel: Excel, pause, now }, language);
  };

  /** On a sheet of its own, for some of it may leave the sheet protected or worse. */
  const lookAround = async (): Promise<void> => {
    const own = await addScratchSheet(Excel, `衡表观察 ${String(Date.now()).slice(-6)}`);
    await observe({ excel: Excel, host, sheet: own.name, pause, now }, tell);
    await own.protect(false).catch(() => undefined);
    await own.remove().catch(() => undefined);
  };

  const report: Report = () => ({
    ...surroundings(),
    start,
    theme: { atStart: themeAtStart, now: themeSeen() },
    commands,
    outcomes,
    observed,
    byHand: hand?.seen() ?? null,
  });
  const begin = button(words.start, () => {
    begin.disabled = true;
    void run();
  });
  heading(
    root,
    language,
    element("p", words.what),
    element("p", words.marks),
    begin,
    status,
    handingOut(words, status, report),
    list,
  );
}

/** That Office does not answer is itself a result to send back. */
function showNoAnswer(root: HTMLElement, start: Start): void {
  const language: Language = /^zh\b/i.test(navigator.language) ? "zh" : "en";
  const words = SELF_TEST_WORDS[language];
  const status = statusLine();
  const report: Report = () => ({ ...webView(), start });
  heading(root, language, element("p", words.noAnswer), status, handingOut(words, status, report));
}

async function open(root: HTMLElement): Promise<void> {
  // Where office.js did not come, there is nothing to take commands from.
  const commands = "Office" in window ? countCommands() : {};
  const start: Start = { answeredAfter: null, saidNoAnswer: false };
  const began = now();
  const opened = await openExcel(window, {
    onNoAnswer: () => {
      start.saidNoAnswer = true;
      showNoAnswer(root, start);
    },
  });
  start.answeredAfter = Math.round(now() - began);
  if (opened.ok) {
    const language: Language = /^en\b/i.test(opened.value.language) ? "en" : "zh";
    showSelfTest(root, opened.value, language, start, commands);
    return;
  }
  const { showUnsupported } = await import("./page/unsupported");
  showUnsupported(root, opened.failure.code === "unsupported-host" ? opened.failure.needs : "");
}

const root = document.getElementById("root");
if (root) void open(root);

/// <reference types="office-js" />
import "./page/older-web-views";
import { openExcel } from "../hosts/excel/open-excel";
import type { Host } from "../hosts/host";
import type { Language } from "../report/language";
import { copyText } from "./copy-text";
import "./page/pane.css";
import { saveFile } from "./save-file";
import { runCases, type CaseOutcome } from "./self-test/run-cases";
import { observe, type Observed } from "./self-test/observations";
import { byHand, type ByHand } from "./self-test/by-hand";
import { addScratchSheet, type ScratchSheet } from "./self-test/scratch-sheet";
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

/** What someone who reads the result needs to know of the machine it came from. */
function surroundings(): Readonly<Record<string, unknown>> {
  const { diagnostics, requirements, displayLanguage } = Office.context;
  const sets = Array.from({ length: 21 }, (_, minor) => `1.${minor + 1}`);
  return {
    platform: diagnostics.platform,
    version: diagnostics.version,
    excelApi: sets.filter((version) => requirements.isSetSupported("ExcelApi", version)).pop(),
    sets: Object.fromEntries(
      ["SharedRuntime", "RibbonApi", "KeyboardShortcuts", "DelayForCellEdit"].map((name) => [
        name,
        requirements.isSetSupported(name, "1.1"),
      ]),
    ),
    officeTheme: themeSeen(),
    prefersDark: matchMedia("(prefers-color-scheme: dark)").matches,
    displayLanguage,
    userAgent: navigator.userAgent,
  };
}

/** What Excel tells of its theme; some tell nothing. */
function themeSeen(): unknown {
  const theme: unknown = Reflect.get(Office.context, "officeTheme");
  return theme ?? null;
}

/** The page a person opens in a real Excel: runs the adapter's promises on a sheet of its own. */
function showSelfTest(root: HTMLElement, host: Host, language: Language): void {
  const words = SELF_TEST_WORDS[language];
  const list = document.createElement("ol");
  const status = element("p", "");
  status.setAttribute("role", "status");

  const show = ({ name, passed, ms, detail }: CaseOutcome): void => {
    const line = element("li", `${passed ? words.passed : words.failed} · ${name[language]} · ${ms} ms`);
    if (detail !== "") line.append(element("pre", detail));
    list.append(line);
  };

  const tell = ({ name, seen }: Observed): void => {
    const line = element("li", `${words.seen} · ${name[language]}`);
    line.append(element("pre", JSON.stringify(seen)));
    list.append(line);
  };

  const finish = (outcomes: readonly CaseOutcome[], observed: readonly Observed[], hand: ByHand): void => {
    const failed = outcomes.filter(({ passed }) => !passed).length;
    status.textContent = words.summary(outcomes.length - failed, failed);
    // Made when it is wanted: what is done by hand may still follow.
    const report = (): string =>
      `${JSON.stringify({ ...surroundings(), outcomes, observed, byHand: hand.seen() }, null, 2)}\n`;
    root.append(
      button(words.copy, () => {
        void copyText(report()).then((copied) => {
          if (copied) status.textContent = words.copied;
        });
      }),
      button(words.save, () =>
        saveFile({ name: words.fileName, type: "application/json", content: report() }),
      ),
    );
  };

  const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

  const run = async (): Promise<void> => {
    status.textContent = words.running;
    let scratch: ScratchSheet;
    try {
      scratch = await addScratchSheet(Excel, `衡表自检 ${String(Date.now()).slice(-6)}`);
    } catch (error) {
      status.textContent = words.noSheet(String(error));
      return;
    }
    const outcomes = await runCases({ host, scratch, pause }, () => performance.now(), show);
    // The last case deletes the sheet; where it did not come to that, this does.
    if (outcomes.some(({ passed }) => !passed)) await scratch.remove().catch(() => undefined);
    finish(outcomes, await observations(), byHand(root, Excel, language));
  };

  /** On a sheet of its own, for some of it may leave the sheet protected or worse. */
  const observations = async (): Promise<readonly Observed[]> => {
    const own = await addScratchSheet(Excel, `衡表观察 ${String(Date.now()).slice(-6)}`);
    const seen = await observe({ excel: Excel, sheet: own.name, pause, now: () => performance.now() }, tell);
    await own.protect(false).catch(() => undefined);
    await own.remove().catch(() => undefined);
    return seen;
  };

  const start = button(words.start, () => {
    start.disabled = true;
    void run();
  });
  document.documentElement.lang = words.tag;
  document.title = words.title;
  root.replaceChildren(
    element("h1", words.title),
    element("p", words.what),
    element("p", words.marks),
    start,
    status,
    list,
  );
}

async function open(): Promise<void> {
  const root = document.getElementById("root");
  if (!root) return;
  const opened = await openExcel(window);
  if (opened.ok) {
    showSelfTest(root, opened.value, /^en\b/i.test(opened.value.language) ? "en" : "zh");
    return;
  }
  const { showUnsupported } = await import("./page/unsupported");
  showUnsupported(root, opened.failure.code === "unsupported-host" ? opened.failure.needs : "");
}

void open();

// How fast the pane is in the page: run by npm run bench, or alone. Times are medians in milliseconds, in Chromium,
// with the emulated Excel in the same page, so that its share of the work is in them; nothing here is a real Excel.
// With --first-use only how soon its button works is measured, in pairs with a plain pane; with --edit only how soon
// findings follow an edit.
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { writeXlsx } from "hucre/xlsx";
import { chromium } from "playwright-core";
import { browserBase } from "../rspack.config.js";
import { bundle } from "./bundle.mjs";
import { chromiumPath } from "./programs.mjs";
import { projectSelfEvaluation } from "./examples/forms.mjs";
import * as tables from "./examples/tables.mjs";
import { openStage, packaged, snapshotsOf } from "./pane-stage.mjs";
import { root } from "./run.mjs";

const ROUNDS = 5;
/** Ours and the plain pane are opened in turns so many times: what else the machine does falls on both. */
const PAIRS = 9;
const EDITS = 15;
const INDICATORS = 1_000;
const SHEETS = 100;
const BUDGET_KB = 140;
/** A slower machine, as Chromium imitates it. */
const SLOWER = 4;

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

/** A table with so many indicators; every tenth falls short. */
function largeTable() {
  const [pattern] = tables.operation.indicators;
  return {
    ...tables.operation,
    indicators: Array.from({ length: INDICATORS }, (_, at) => ({
      ...pattern,
      name: `第 ${at + 1} 项检查`,
      actual: at % 10 === 9 ? 80 : 90,
      weight: 0.09,
      score: 0.09,
    })),
  };
}

async function workbooks() {
  const hundred = Array.from({ length: SHEETS }, (_, at) =>
    projectSelfEvaluation(`项目${at + 1}`, [tables.operation, tables.platform, tables.equipment][at % 3]),
  );
  const [large, many] = await snapshotsOf([
    await writeXlsx({ sheets: [projectSelfEvaluation("自评表", largeTable())] }),
    await writeXlsx({ sheets: hundred }),
  ]);
  return { large, many };
}

function scripts(html) {
  return [...html.matchAll(/<script defer src="([^"]+)"/g)]
    .map(([, src]) => src)
    .filter((src) => !src.startsWith("office/"));
}

function kilobytes(files) {
  return (
    files.reduce((sum, file) => sum + gzipSync(readFileSync(join(packaged, file)), { level: 9 }).length, 0) /
    1024
  );
}

/** Puts the plain pane beside ours, on the same server and under the same headers. */
async function buildPlainPane() {
  await bundle({
    ...browserBase,
    entry: { "plain-pane": join(root, "tools/bench/plain-pane.mjs") },
    output: { path: packaged, filename: "[name].js" },
  });
  writeFileSync(join(packaged, "plain-pane.css"), "body { margin: 0; font-family: sans-serif; }\n");
  writeFileSync(
    join(packaged, "plain-pane.html"),
    `<!doctype html><html><head><meta charset="utf-8" /><title>Plain pane</title>
<script src="office/office.js"></script><link rel="stylesheet" href="plain-pane.css" />
<script defer src="plain-pane.js"></script></head><body><div id="container"></div></body></html>\n`,
  );
}

function removePlainPane() {
  for (const ending of ["html", "css", "js"]) rmSync(join(packaged, `plain-pane.${ending}`), { force: true });
}

async function firstPaint(stage, path, slower) {
  const page = await stage.newPage([]);
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: slower });
  await page.goto(stage.address(path));
  const paint = await page.waitForFunction(
    () => performance.getEntriesByName("first-contentful-paint")[0]?.startTime,
  );
  const ms = await paint.jsonValue();
  await page.context().close();
  return ms;
}

async function firstPaints(stage, path, slower) {
  const times = [];
  for (let round = 0; round < ROUNDS; round += 1) times.push(await firstPaint(stage, path, slower));
  return median(times);
}

/**
 * In the page: presses the button with this text as soon as it is there, and notes when it has `taken` that: when an
 * element shows it, or at once where none would. React draws a button together with what it does.
 */
function noteButton({ button, taken }) {
  let pressed = false;
  const observer = new MutationObserver(() => {
    const found = [...document.querySelectorAll("button")].find(({ textContent }) => textContent === button);
    if (found && !pressed) {
      pressed = true;
      if (taken) found.click();
    }
    if (!pressed || (taken && !document.querySelector(taken))) return;
    observer.disconnect();
    window.buttonWorks = performance.now();
  });
  observer.observe(document, { childList: true, subtree: true });
}

/** Milliseconds from opening a page until its button works; what it was pressed for comes of it, sooner or later. */
async function firstUse(stage, sheets, { path, button, taken, result }, slower) {
  const page = await stage.newPage(sheets);
  await page.addInitScript(noteButton, { button, taken });
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: slower });
  await page.goto(stage.address(path));
  const used = await page.waitForFunction(() => window.buttonWorks);
  const ms = await used.jsonValue();
  if (result) await page.locator(result).waitFor();
  await page.context().close();
  return ms;
}

const OURS = { path: "pane.html", button: "评分当前工作表", taken: ".reading", result: ".total-card" };
const PLAIN = { path: "plain-pane.html", button: "Write", taken: null, result: null };

/** The medians of both, and of the quotient of each pair. */
async function firstUses(stage, sheets, slower) {
  const pairs = [];
  for (let pair = 0; pair < PAIRS; pair += 1)
    pairs.push([await firstUse(stage, sheets, OURS, slower), await firstUse(stage, sheets, PLAIN, slower)]);
  return {
    ours: median(pairs.map(([ours]) => ours)),
    plain: median(pairs.map(([, plain]) => plain)),
    quotient: median(pairs.map(([ours, plain]) => ours / plain)),
  };
}

/**
 * From an edit in the sheet until the list of findings has changed, with 实时评分 on: all of it, and until Excel has
 * answered last; and the processor time of the page's thread for an edit with all that follows, idle moments aside.
 */
async function editToFindings(stage, large) {
  const page = await stage.newPage(large);
  await page.goto(stage.address("pane.html"));
  await page.getByRole("button", { name: "评分当前工作表" }).click();
  await page.getByRole("region", { name: "总分" }).waitFor();
  await page.getByRole("switch", { name: "实时评分" }).check();
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  const cpu = async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    return metrics.find(({ name }) => name === "TaskDuration").value * 1000;
  };
  const edits = [];
  for (let edit = 0; edit < EDITS; edit += 1) {
    const before = await cpu();
    const times = await page.evaluate(timeEdit, { sheet: large[0].name, value: edit % 2 === 0 ? 60 : 90 });
    // Longer than the pause within which edits that follow one another are reported together.
    await page.waitForTimeout(400);
    edits.push({ ...times, cpu: (await cpu()) - before });
  }
  await page.context().close();
  const of = (part) => median(edits.map((edit) => edit[part]));
  return { all: of("all"), answered: of("answered"), cpu: of("cpu") };
}

/** In the page: changes what one indicator reached, and waits until the number of findings is another. */
function timeEdit({ sheet, value }) {
  const counted = document.querySelector("#findings-title");
  const before = counted.textContent;
  const { bridge } = window.emulator;
  const deliver = bridge.onMessageFromHost;
  const start = performance.now();
  let answered = start;
  bridge.onMessageFromHost = (message) => {
    deliver(message);
    answered = performance.now();
  };
  return new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      if (counted.textContent === before) return;
      observer.disconnect();
      bridge.onMessageFromHost = deliver;
      resolve({ all: performance.now() - start, answered: answered - start });
    });
    observer.observe(counted, { subtree: true, childList: true, characterData: true });
    window.emulator.edit(sheet, { row: 20, column: 7 }, value);
  });
}

/** An edit with 实时评分 on, and its parts. */
async function editLine(stage, large) {
  const { all, answered, cpu } = await editToFindings(stage, large);
  const ms = (value) => `${value.toFixed(1)} ms`;
  const parts = `${ms(answered)} until the sheet was read, ${ms(all - answered)} to read, score, check and draw`;
  return `task pane: edit to findings, ${INDICATORS} indicators ${ms(all)} (goal 50 ms): ${parts}; processor time with all that follows ${ms(cpu)}`;
}

async function scoreWorkbook(stage, many) {
  const times = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const page = await stage.newPage(many);
    await page.goto(stage.address("pane.html"));
    const button = page.getByRole("button", { name: "评分整个工作簿" });
    await button.waitFor();
    const start = performance.now();
    await button.click();
    await page.getByText(`共 ${SHEETS} 张表`).waitFor();
    times.push(performance.now() - start);
    await page.context().close();
  }
  return median(times);
}

/** How soon the button works, of ours and of the plain pane, on this machine and on a slower one. */
async function firstUseLine(stage, sheets) {
  const ms = (value) => `${Math.round(value)} ms`;
  const used = async (slower) => {
    const { ours, plain, quotient } = await firstUses(stage, sheets, slower);
    return `${ms(ours)}, of the plain pane ${ms(plain)}, ${quotient.toFixed(2)} in pairs`;
  };
  return `task pane: first use (button works) ${await used(1)} (goal 0.90); ${SLOWER} times slower ${await used(SLOWER)}`;
}

/**
 * @param only `first-use` or `edit` where only that is measured
 * @returns {Promise<readonly string[]>} lines for people; one that says so where there is no Chromium
 */
export async function benchPane(only = null) {
  const executablePath = chromiumPath();
  if (!executablePath) return ["task pane: no Chromium here, not measured"];
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  const stage = await openStage(browser);
  try {
    const { large, many } = await workbooks();
    if (only === "edit") return [await editLine(stage, large)];
    await buildPlainPane();
    if (only === "first-use") return [await firstUseLine(stage, many.slice(0, 1))];
    const page = readFileSync(join(packaged, "pane.html"), "utf8");
    const initial = kilobytes(scripts(page));
    const edit = await editLine(stage, large);
    const workbook = await scoreWorkbook(stage, many);
    const ours = [await firstPaints(stage, "pane.html", 1), await firstPaints(stage, "pane.html", SLOWER)];
    const plain = [
      await firstPaints(stage, "plain-pane.html", 1),
      await firstPaints(stage, "plain-pane.html", SLOWER),
    ];
    const ms = (value) => `${Math.round(value)} ms`;
    return [
      edit,
      `task pane: ${SHEETS} sheets scored in ${ms(workbook)}`,
      `task pane: first paint ${ms(ours[0])}, a plain React and Fluent UI pane ${ms(plain[0])}; ${SLOWER} times slower ${ms(ours[1])} and ${ms(plain[1])}`,
      await firstUseLine(stage, many.slice(0, 1)),
      `task pane: initial JavaScript ${initial.toFixed(1)} KB gzip of ${BUDGET_KB} KB; the plain pane's ${kilobytes(["plain-pane.js"]).toFixed(1)} KB (office.js aside)`,
    ];
  } finally {
    removePlainPane();
    stage.close();
    await browser.close();
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const only = ["first-use", "edit"].find((part) => process.argv.includes(`--${part}`));
  for (const line of await benchPane(only)) process.stdout.write(`${line}\n`);
}

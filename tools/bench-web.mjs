// How soon the web edition can be used, and how long a large workbook takes: run by npm run bench, or alone.
// Each figure is the median of several fresh browsers' pages, in milliseconds.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { readXlsx, writeXlsx } from "hucre/xlsx";
import { chromium } from "playwright-core";
import { projectSelfEvaluation } from "./examples/forms.mjs";
import * as tables from "./examples/tables.mjs";
import { buildIfNeeded, web } from "./build.mjs";
import { chromiumPath } from "./programs.mjs";
import { root } from "./run.mjs";
import { serveHere } from "./static-server.mjs";

const ROUNDS = 5;
const SHEETS = 100;
const INDICATORS = 1_000;
/** What is pressed, so often, and the pause after each key, as people type. */
const KEYS = ["1", "2", "Enter", "3", "Tab", "Delete", "Enter", "4", "5", "Enter"];
const KEY_ROUNDS = 6;
const KEY_PAUSE = 120;
/** Within so many milliseconds a key is to be on the screen. */
const KEY_AT_MOST = 50;

/** Milliseconds that a person is asked to wait at most; the bench fails beyond. */
const AT_MOST = { manySheets: 5000, row: 2000 };

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return Math.round(sorted[Math.floor(sorted.length / 2)]);
}

async function hundredSheets() {
  const { sheets } = await readXlsx(readFileSync(join(root, "examples/示例.xlsx")));
  const { rows, merges } = sheets[2];
  return writeXlsx({
    sheets: Array.from({ length: SHEETS }, (_, index) => ({ name: `表${index + 1}`, rows, merges })),
  });
}

async function opened(page, fileName) {
  await page.locator("#file-name", { hasText: fileName }).waitFor();
  await page.locator("#sheet canvas").first().waitFor();
}

async function timed(work) {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/**
 * From now on the page notes how long its longest task was, and at which frame its parts were there: the pane's button,
 * and the sheet, drawn. Whoever waits for them from outside hears of them half a second later at times.
 */
function noteStart() {
  window.start = { pane: null, usable: null, longest: 0 };
  const take = (list) => {
    for (const { duration } of list.getEntries())
      window.start.longest = Math.max(window.start.longest, duration);
  };
  new PerformanceObserver(take).observe({ type: "longtask", buffered: true });
  const look = () => {
    if (!window.start.pane && document.querySelector("#pane button")) window.start.pane = performance.now();
    const sheet = document.querySelector("#sheet canvas[id^='univer-sheet-main-canvas']");
    // The frame after the one in which it came has it drawn.
    if (sheet?.clientWidth > 0) requestAnimationFrame(() => void (window.start.usable = performance.now()));
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** Runs in the page: from the next click until the findings are drawn, without the time it takes to drive a browser. */
function clickToFindings() {
  return new Promise((resolve) => {
    const pane = document.querySelector("#pane");
    document.addEventListener(
      "click",
      ({ timeStamp }) => {
        const look = () => {
          if (!/问题 \d+/.test(pane.textContent)) return;
          observer.disconnect();
          // The frame after the one in which they came has them drawn.
          requestAnimationFrame(() => requestAnimationFrame((now) => resolve(now - timeStamp)));
        };
        const observer = new MutationObserver(look);
        observer.observe(pane, { childList: true, subtree: true, characterData: true });
      },
      { capture: true, once: true },
    );
  });
}

/** A workbook of one table with a thousand indicators. */
async function thousandIndicators() {
  const [pattern] = tables.operation.indicators;
  const indicators = Array.from({ length: INDICATORS }, (_, at) => ({
    ...pattern,
    name: `第 ${at + 1} 项检查`,
    weight: 0.09,
    score: 0.09,
  }));
  return writeXlsx({ sheets: [projectSelfEvaluation("自评表", { ...tables.operation, indicators })] });
}

/** From now on the page notes each key, and when the frame that shows it was on the screen. */
function noteKeys() {
  window.pressed = [];
  addEventListener("keydown", ({ timeStamp, key }) => window.pressed.push({ timeStamp, key }), true);
  window.shown = new Map();
  const take = (list) => {
    for (const { startTime, duration } of list.getEntries()) window.shown.set(startTime, duration);
  };
  new PerformanceObserver(take).observe({ type: "event", durationThreshold: 16 });
}

/**
 * From a key to the frame that shows it: the times of what is typed into a cell, and of Enter, Tab and Delete. The
 * browser tells in steps of 8 ms, and not of what took less than 16.
 */
async function keyTimes(page) {
  await page.locator("#sheet canvas[id^='univer-sheet-main-canvas']").click({ position: { x: 500, y: 400 } });
  await page.evaluate(() => void (window.pressed.length = 0));
  for (let round = 0; round < KEY_ROUNDS; round += 1) {
    for (const key of KEYS) {
      await page.keyboard.press(key);
      await page.waitForTimeout(KEY_PAUSE);
    }
  }
  const times = await page.evaluate(() =>
    window.pressed.map(({ timeStamp, key }) => ({ key, ms: window.shown.get(timeStamp) ?? 0 })),
  );
  const of = (isWanted) => times.filter(({ key }) => isWanted(key)).map(({ ms }) => ms);
  return { typed: of((key) => key.length === 1), other: of((key) => key.length > 1) };
}

/** Key times in a large table while every edit is scored, and while nothing is, which are the spreadsheet's own. */
async function keysInLarge(page, thousand) {
  const openLarge = async (name) => {
    await page.setInputFiles("#file", { name, mimeType: "", buffer: Buffer.from(thousand) });
    await opened(page, name);
  };
  await page.evaluate(noteKeys);
  await openLarge("千.xlsx");
  await page.getByRole("button", { name: "评分当前工作表" }).click();
  await page
    .getByText(/^问题 \d+|未发现问题/)
    .first()
    .waitFor();
  await page.getByRole("switch", { name: "实时评分" }).check();
  const scored = await keyTimes(page);
  await openLarge("未评分.xlsx");
  return { scored, alone: await keyTimes(page) };
}

async function measure(browser, address, large, thousand) {
  const context = await browser.newContext({ locale: "zh-CN", viewport: { width: 1366, height: 800 } });
  const page = await context.newPage();
  // Leaving what was changed behind is asked about.
  page.on("dialog", (dialog) => void dialog.accept());
  await page.addInitScript(noteStart);
  await page.goto(address);
  const scoring = page.getByRole("button", { name: "评分当前工作表" });
  await opened(page, "示例.xlsx");
  await page.waitForFunction(() => window.start.usable);
  const { pane, usable, longest } = await page.evaluate(() => window.start);
  await page.locator("#sheet").getByText("云资源扩容", { exact: true }).click();
  const findings = page.evaluate(clickToFindings);
  await scoring.click();
  const score = await findings;
  await page.getByRole("tab", { name: "编制", exact: true }).click();
  await page.getByLabel("搜索指标").fill("xtzcyxl");
  await page.getByRole("list", { name: "指标库" }).getByRole("button").first().click();
  const row = await timed(async () => {
    await page.getByRole("button", { name: "作为新行" }).click();
    await page.getByText(/已插入第 \d+ 行/).waitFor();
  });
  const manySheets = await timed(async () => {
    await page.setInputFiles("#file", { name: "大.xlsx", mimeType: "", buffer: Buffer.from(large) });
    await opened(page, "大.xlsx");
  });
  const keys = await keysInLarge(page, thousand);
  await context.close();
  return { pane, usable, longest, score, row, manySheets, keys };
}

/** @returns {Promise<readonly string[]>} lines for people; one that says so where there is no Chromium */
export async function benchWeb() {
  const executablePath = chromiumPath();
  if (!executablePath) return ["web edition: no Chromium here, not measured"];
  await buildIfNeeded("web");
  const { address, close } = await serveHere(web, { port: 4400 });
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  try {
    const large = Buffer.from(await hundredSheets());
    const thousand = await thousandIndicators();
    const rounds = [];
    for (let round = 0; round < ROUNDS; round += 1)
      rounds.push(await measure(browser, address, large, thousand));
    const tooLong = Object.entries(AT_MOST).filter(
      ([figure, most]) => median(rounds.map((round) => round[figure])) > most,
    );
    if (tooLong.length > 0) process.exitCode = 1;
    const of = (figure) => `${median(rounds.map((round) => round[figure]))} ms`;
    const keys = (state, kind) => {
      const times = rounds.flatMap((round) => round.keys[state][kind]);
      const late = times.filter((ms) => ms > KEY_AT_MOST).length;
      return `${median(times)} ms (median), ${late} of ${times.length} later than ${KEY_AT_MOST} ms, the worst ${Math.max(...times)} ms`;
    };
    return [
      `web edition: pane usable after ${of("pane")}, example drawn after ${of("usable")}, longest task ${of("longest")}`,
      `web edition: scoring the example ${of("score")}, opening ${SHEETS} sheets ${of("manySheets")}, a new row ${of("row")}`,
      `web edition: a key on the screen at ${INDICATORS} indicators with live scoring (goal ${KEY_AT_MOST} ms), what is typed ${keys("scored", "typed")}, Enter, Tab and Delete ${keys("scored", "other")}`,
      `web edition: of it the spreadsheet alone, nothing scored: what is typed ${keys("alone", "typed")}, Enter, Tab and Delete ${keys("alone", "other")}`,
      ...tooLong.map(([figure, most]) => `web edition: TOO SLOW, ${figure} may take ${most} ms`),
    ];
  } finally {
    await browser.close();
    close();
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  for (const line of await benchWeb()) process.stdout.write(`${line}\n`);
}

// How long the tab 汇总 of the web edition takes for 300 files, and whether it leaves the page free meanwhile: run by
// npm run bench, or alone. Each figure is the median of several fresh pages.
import { copyFileSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { buildIfNeeded, web } from "./build.mjs";
import { chromiumPath } from "./programs.mjs";
import { root } from "./run.mjs";
import { serveHere } from "./static-server.mjs";

const ROUNDS = 3;
const FILES = 300;
/** Milliseconds beyond which a task is felt. */
const LONGEST_TASK = 50;

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return Math.round(sorted[Math.floor(sorted.length / 2)]);
}

/** Files on disk: handed over as bytes they would cost the page a task of their own. */
function someFiles(folder) {
  const examples = join(root, "examples");
  const names = readdirSync(examples).filter((name) => name.endsWith(".xlsx"));
  return Array.from({ length: FILES }, (_, at) => {
    const name = names[at % names.length];
    const file = join(folder, `${at}-${name}`);
    copyFileSync(join(examples, name), file);
    return file;
  });
}

/**
 * Runs in the page: notes every task of 50 ms or longer from now on. In the first of them the browser itself makes
 * objects of the chosen files, before anything of the page runs: that one is told apart.
 */
function watchTasks() {
  window.tasks = [];
  window.handingOver = 0;
  let handed = Infinity;
  addEventListener("change", () => (handed = Math.min(handed, performance.now())), { capture: true });
  new PerformanceObserver((list) => {
    for (const { duration, startTime } of list.getEntries()) {
      if (startTime > handed) window.tasks.push(duration);
      else window.handingOver = handed - startTime;
    }
  }).observe({ type: "longtask" });
}

async function measure(browser, address, files) {
  const context = await browser.newContext({ locale: "zh-CN", viewport: { width: 1366, height: 800 } });
  const page = await context.newPage();
  await page.goto(address);
  await page.locator("#sheet canvas").first().waitFor();
  await page.getByRole("tab", { name: "汇总", exact: true }).click();
  const choose = page.getByRole("button", { name: "选择文件…" });
  await choose.waitFor();
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), choose.click()]);
  await page.evaluate(watchTasks);
  const start = performance.now();
  await chooser.setFiles(files);
  await page.getByText(`文件 ${FILES} 个`).waitFor();
  const ready = performance.now() - start;
  const [tasks, handingOver] = await page.evaluate(() => [window.tasks, window.handingOver]);
  await context.close();
  return { ready, longest: Math.max(0, ...tasks), long: tasks.length, handingOver };
}

/** @returns {Promise<readonly string[]>} lines for people; one that says so where there is no Chromium */
export async function benchCollecting() {
  const executablePath = chromiumPath();
  if (!executablePath) return ["tab 汇总: no Chromium here, not measured"];
  await buildIfNeeded("web");
  const folder = mkdtempSync(join(tmpdir(), "hengbiao-collecting-"));
  const { address, close } = await serveHere(web, { port: 4401 });
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  try {
    const files = someFiles(folder);
    const rounds = [];
    for (let round = 0; round < ROUNDS; round += 1) rounds.push(await measure(browser, address, files));
    const of = (figure) => median(rounds.map((round) => round[figure]));
    return [
      `tab 汇总: ${FILES} files read and rolled up after ${of("ready")} ms; tasks above ${LONGEST_TASK} ms: ${of("long")}, the longest ${of("longest")} ms (goal: none); before them the browser takes ${of("handingOver")} ms to hand over the files`,
    ];
  } finally {
    await browser.close();
    close();
    rmSync(folder, { recursive: true, force: true });
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  for (const line of await benchCollecting()) process.stdout.write(`${line}\n`);
}

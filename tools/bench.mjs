// npm run bench: what reading, scoring and checking cost beside parsing the file alone, how many workbooks a second
// the command line does, and how the cost of each step grows; it fails where one grows too fast. --files N (default 10,000) sets how many it is given.
import { spawn } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { readXlsx, writeXlsx } from "hucre/xlsx";
import { benchAgainst } from "./bench-against.mjs";
import { benchCollecting } from "./bench-collecting.mjs";
import { benchGrowth } from "./bench-growth.mjs";
import { benchPane } from "./bench-pane.mjs";
import { benchWeb } from "./bench-web.mjs";
import { buildIfNeeded, cli } from "./build.mjs";
import { loadBundle } from "./bundle.mjs";
import { nationalSelfEvaluation, projectSelfEvaluation } from "./examples/forms.mjs";
import * as tables from "./examples/tables.mjs";
import { root } from "./run.mjs";

const ROUNDS = 25;
const WARM_UP = 8;
const SAMPLE_MS = 50;
const STARTS = 9;
const PAIRS = 3;
const OF_ONE_FORM = 1000;
/** Of Linux, by which it counts the time of processes. */
const TICKS_A_SECOND = 100;

function say(line) {
  process.stdout.write(`${line}\n`);
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

function option(name, otherwise) {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : Number(process.argv[at + 1]);
}

function workbooksIn(folder) {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".xlsx"))
    .map((name) => readFileSync(join(folder, name)));
}

/** CPU in ms since `before`, of all threads: hucre inflates and the engine collects outside the main one. */
function cpuSince(before) {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

async function oneRound(pipeline, files) {
  const { readWorkbook, readSheet, score, runChecks, national2020 } = pipeline;
  const cost = { parse: 0, whole: 0, read: 0, score: 0, check: 0, tables: 0 };
  for (const bytes of files) {
    const parsing = process.cpuUsage();
    await readXlsx(bytes, { readStyles: true });
    cost.parse += cpuSince(parsing);

    const start = process.cpuUsage();
    const workbook = await readWorkbook(bytes);
    if (workbook.kind !== "read") throw new Error("a workbook could not be read");
    const reading = process.cpuUsage();
    const found = workbook.sheets.flatMap((sheet) => readSheet(sheet).tables);
    cost.read += cpuSince(reading);
    const scoring = process.cpuUsage();
    const scored = found.map((table) => score(table, national2020));
    cost.score += cpuSince(scoring);
    const checking = process.cpuUsage();
    for (const table of scored) runChecks(table);
    cost.check += cpuSince(checking);
    cost.whole += cpuSince(start);
    cost.tables += found.length;
  }
  return cost;
}

async function benchPipeline(pipeline, name, files) {
  const rounds = [];
  for (let round = -WARM_UP; round < ROUNDS; round++) {
    const cost = await oneRound(pipeline, files);
    if (round >= 0) rounds.push(cost);
  }
  const cost = (step) => median(rounds.map((round) => round[step]));
  const tableCount = rounds[0].tables;
  const ours = median(rounds.map((round) => round.read + round.score + round.check));
  const line = (label, ms) => {
    const percent = `${((100 * ms) / cost("parse")).toFixed(1)} %`;
    say(`  ${label.padEnd(36)}${(ms / tableCount).toFixed(3).padStart(8)} ms${percent.padStart(9)}`);
  };
  say(`${name}: ${files.length} workbooks, ${tableCount} tables; CPU a table, medians of ${ROUNDS} rounds`);
  line("parse alone (hucre)", cost("parse"));
  line("whole path, bytes to findings", cost("whole"));
  line("  check the ZIP, parse, snapshot", cost("whole") - ours);
  line("  read", cost("read"));
  line("  score", cost("score"));
  line("  check", cost("check"));
  line("read + score + check (goal 10 %)", ours);
  line("added by the whole path to parsing", cost("whole") - cost("parse"));
}

/** A workbook with one table whose figures depend on its number. */
function workbookOf(number) {
  const step = (number * 7919) % 1000;
  if (number % 4 === 3) {
    const [total, ...parts] = tables.network.budget;
    const executed = 900000 + step * 100;
    return nationalSelfEvaluation("自评表", {
      ...tables.network,
      projectName: `${tables.network.projectName}${number}`,
      budget: [[...total.slice(0, 3), executed, ...total.slice(4)], ...parts],
    });
  }
  const table = [tables.operation, tables.platform, tables.equipment][number % 4];
  const indicators = table.indicators.map((row) =>
    typeof row.actual === "number" && row.unit !== "%" ? { ...row, actual: row.actual + (step % 10) } : row,
  );
  return projectSelfEvaluation("自评表", {
    ...table,
    projectName: `${table.projectName}${number}`,
    indicators,
  });
}

async function writeWorkbooks(folder, count) {
  mkdirSync(folder);
  for (let number = 0; number < count; number++) {
    writeFileSync(join(folder, `${number}.xlsx`), await writeXlsx({ sheets: [workbookOf(number)] }));
  }
}

/** Resident memory of a process in MB, now and at most; null where the system does not tell. */
function memoryOf(pid) {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    const megabytes = (key) => Number(new RegExp(`${key}:\\s+(\\d+)`).exec(status)[1]) / 1024;
    return { now: megabytes("VmRSS"), peak: megabytes("VmHWM") };
  } catch {
    return null;
  }
}

function runCommandLine(args) {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const samples = [];
    const child = spawn(process.execPath, [cli, ...args], { stdio: ["ignore", "pipe", "inherit"] });
    let bytes = 0;
    child.stdout.on("data", (data) => (bytes += data.length));
    const timer = setInterval(() => {
      const memory = memoryOf(child.pid);
      if (memory) samples.push(memory);
    }, SAMPLE_MS);
    child.on("error", reject);
    child.on("close", (code) => {
      clearInterval(timer);
      resolve({ code, seconds: (performance.now() - start) / 1000, bytes, samples });
    });
  });
}

async function benchCommandLine(workbooks, count) {
  const { code, seconds, bytes, samples } = await runCommandLine(["score", workbooks, "--format", "json"]);
  if (code === 2) throw new Error("the command line could not read the generated workbooks");
  const speed = (count / seconds).toFixed(0);
  say(`command line to JSON: ${count} workbooks of one table, ${availableParallelism()} cores`);
  say(`  ${speed} workbooks a second (${seconds.toFixed(1)} s, ${(bytes / 1e6).toFixed(1)} MB of JSON)`);
  if (samples.length === 0) return;
  const quarters = [0.25, 0.5, 0.75, 1].map((part) =>
    samples[Math.ceil(part * samples.length) - 1].now.toFixed(0),
  );
  const peak = Math.max(...samples.map((sample) => sample.peak));
  say(`  memory ${peak.toFixed(0)} MB at most; ${quarters.join(", ")} MB after each quarter of the time`);
}

/** The same workbooks rolled up into one, which is deleted again. */
async function benchRollUp(workbooks, count, folder) {
  const out = join(folder, "roll-up.xlsx");
  const { code, seconds, samples } = await runCommandLine(["rollup", workbooks, "--out", out]);
  if (code === 2) throw new Error("the command line could not roll up the generated workbooks");
  say(`command line, rolled up: ${count} workbooks of one table, ${availableParallelism()} cores`);
  say(`  ${(count / seconds).toFixed(0)} workbooks a second (${seconds.toFixed(1)} s; goal 300)`);
  if (samples.length === 0) return;
  const peak = Math.max(...samples.map((sample) => sample.peak));
  say(`  memory ${peak.toFixed(0)} MB at most (goal 300)`);
}

/** Milliseconds from the start of a process to its end. */
async function lifetime(args) {
  const start = performance.now();
  await new Promise((resolve) => spawn(process.execPath, args, { stdio: "ignore" }).on("close", resolve));
  return performance.now() - start;
}

async function benchStart() {
  const runs = {
    "node alone": ["--eval", "0"],
    "hengbiao --help": [cli, "--help"],
    "hengbiao score, one small file": [cli, "score", join(root, "examples/绩效目标表.xlsx")],
  };
  const times = Object.fromEntries(Object.keys(runs).map((name) => [name, []]));
  for (let round = 0; round < STARTS; round++) {
    for (const [name, args] of Object.entries(runs)) times[name].push(await lifetime(args));
  }
  say(`from start to end, medians of ${STARTS} runs`);
  const alone = median(times["node alone"]);
  for (const [name, values] of Object.entries(times)) {
    const ms = median(values);
    say(`  ${name.padEnd(36)}${ms.toFixed(0).padStart(8)} ms, ${(ms / alone).toFixed(2)} of node alone`);
  }
  say("  goal of score: 2.8 of node alone");
}

/** CPU seconds of a process and its threads from start to end. */
async function cpuOf(args) {
  const child = spawn(process.execPath, args, { stdio: ["ignore", "ignore", "inherit"] });
  let ticks = 0;
  const timer = setInterval(() => {
    try {
      const fields = readFileSync(`/proc/${child.pid}/stat`, "utf8").split(") ")[1].split(" ");
      ticks = Number(fields[11]) + Number(fields[12]);
    } catch {
      // It has ended, or the system does not tell.
    }
  }, SAMPLE_MS / 5);
  await new Promise((resolve) => child.on("close", resolve));
  clearInterval(timer);
  return ticks / TICKS_A_SECOND;
}

/** What the command line takes for each file in the whole process, beside what SheetJS takes merely to read it. */
async function benchCpu(workbooks, folder) {
  const some = join(folder, "some");
  mkdirSync(some);
  for (const name of readdirSync(workbooks).slice(0, OF_ONE_FORM)) {
    writeFileSync(join(some, name), readFileSync(join(workbooks, name)));
  }
  const reader = join(folder, "read.mjs");
  const library = createRequire(import.meta.url).resolve("@e965/xlsx");
  writeFileSync(
    reader,
    `import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
const { read } = createRequire(import.meta.url)(${JSON.stringify(library)});
for (const name of readdirSync(process.argv[2])) read(readFileSync(process.argv[2] + "/" + name));
`,
  );
  const ratios = [];
  for (let pair = 0; pair < PAIRS; pair++) {
    const ours = await cpuOf([cli, "score", some, "--format", "json"]);
    ratios.push(ours / (await cpuOf([reader, some])));
  }
  say(`CPU of the whole process for ${OF_ONE_FORM} files of one form, beside @e965/xlsx reading them, pairs`);
  say(`  ${ratios.map((ratio) => ratio.toFixed(2)).join(", ")} (goal 1.5)`);
}

async function benchAll() {
  await buildIfNeeded();
  const folder = mkdtempSync(join(tmpdir(), "hengbiao-bench-"));
  try {
    const pipeline = await loadBundle("tools/pipeline.mjs", join(folder, "pipeline"));
    const count = option("files", 10_000);
    const workbooks = join(folder, "workbooks");
    await writeWorkbooks(workbooks, count);
    const corpus = join(root, "../shared/corpus/workbooks");
    const [name, several] = existsSync(corpus)
      ? ["published tables, many to a workbook", workbooksIn(corpus)]
      : ["examples", workbooksIn(join(root, "examples"))];
    await benchPipeline(pipeline, name, several);
    await benchPipeline(pipeline, "generated, one table to a workbook", workbooksIn(workbooks).slice(0, 100));
    await benchStart();
    await benchCpu(workbooks, folder);
    await benchCommandLine(workbooks, count);
    await benchRollUp(workbooks, count, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  for (const bench of [benchPane, benchWeb, benchCollecting]) for (const line of await bench()) say(line);
  if (!benchGrowth()) process.exitCode = 1;
}

const against = process.argv.indexOf("--against");
if (against < 0) await benchAll();
else for (const line of await benchAgainst(process.argv[against + 1])) say(line);

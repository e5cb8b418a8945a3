// How the cost of each step grows with what it is given: run by npm run bench, or alone, with parts of names to
// measure only the kinds that have one of them. A step whose exponent is 1 takes twice as long for twice as much.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { writeXlsx } from "hucre/xlsx";
import { loadBundle } from "./bundle.mjs";

/** Above this a step is taken to grow faster than its input. */
const MOST = 1.2;
/** So many of the largest sizes decide: below them the cost of starting hides what follows. */
const DECIDING = 4;
/** The first round is also the one in which code is compiled. */
const ROUNDS = 2;
/** So many times what seems to grow too fast is measured again. */
const AGAIN = 4;
/** A cost below this many milliseconds is that of several runs together. */
const MEASURABLE = 8;
/** After so many milliseconds in one run, one round must do. */
const LONG = 2000;
/** A step that costs less than this at the largest size harms nobody, and its exponent is mostly chance. */
const MATTERS = 20;

/**
 * Room for what a run makes, so that collecting garbage, whose cost depends on what else lives in the process, falls
 * between the runs and not into them.
 */
const nodeOptions = ["--expose-gc", "--min-semi-space-size=512", "--max-semi-space-size=512"];

function cpuSince(before) {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** CPU in ms of one run of a step, the least of several rounds, and what the step gave. */
async function costOf(run) {
  let runs = 1;
  let least = Infinity;
  let result;
  for (let round = 0; round < ROUNDS; round++) {
    globalThis.gc(round === 0 ? undefined : { type: "minor" });
    const before = process.cpuUsage();
    for (let i = 0; i < runs; i++) result = await run();
    const cost = cpuSince(before) / runs;
    least = Math.min(least, cost);
    if (cost > LONG) break;
    if (round === 0) runs = Math.ceil(Math.min(100, MEASURABLE / Math.max(cost, 0.001)));
  }
  return { cost: least, result };
}

/** The slope of the line that fits best through the logarithms of sizes and costs. */
function exponentOf(sizes, costs) {
  const x = sizes.map(Math.log);
  const y = costs.map(Math.log);
  const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [middleX, middleY] = [mean(x), mean(y)];
  const over = x.reduce((sum, value, at) => sum + (value - middleX) * (y[at] - middleY), 0);
  return over / x.reduce((sum, value) => sum + (value - middleX) ** 2, 0);
}

/** A file that holds the sheets, as people would have typed them. */
function fileOf(sheets) {
  return writeXlsx({
    sheets: sheets.map(({ name, rows, merges }) => ({
      name,
      rows: rows.map((row) => row.map((cell) => cell?.value ?? null)),
      merges: merges.map(({ top, left, bottom, right }) => ({
        startRow: top,
        startCol: left,
        endRow: bottom,
        endCol: right,
      })),
    })),
  });
}

/** What each of some steps costs, by its name. */
async function costsOfSteps(steps) {
  const cost = {};
  for (const [name, run] of steps) cost[name] = (await costOf(run)).cost;
  return cost;
}

/** Every step from the bytes of a file to its report, each given what the one before it gave. */
async function costsOf(pipeline, sheets) {
  const { readWorkbook, readSheet, score, runChecks, national2020, fileReport, textOfFile } = pipeline;
  const bytes = await fileOf(sheets);
  const cost = {};
  const step = async (name, run) => {
    const { cost: milliseconds, result } = await costOf(run);
    cost[name] = milliseconds;
    return result;
  };
  await step("open the file", () => readWorkbook(bytes));
  const readings = await step("read", () => sheets.map((sheet) => readSheet(sheet)));
  const tables = readings.flatMap((reading) => reading.tables);
  const scored = await step("score", () => tables.map((table) => score(table, national2020)));
  const findings = await step("check", () => scored.map((table) => runChecks(table)));
  const reviewed = {
    tables: scored.map((table, at) => ({ scored: table, findings: findings[at] })),
    unread: readings.flatMap((reading) => reading.unread),
  };
  const style = { language: "zh", colour: false, width: 100 };
  await step("report", () =>
    textOfFile(JSON.parse(JSON.stringify(fileReport("x.xlsx", reviewed, "zh"))), style),
  );
  return cost;
}

function lineOf(label, values) {
  return `  ${label.padEnd(16)}${values.map((value) => value.padStart(10)).join("")}`;
}

/** All kinds as one list: what they count, at which sizes, and what their steps cost at one of them. */
function kindsIn(pipeline) {
  const { GROWING, GROWING_STEPS, SIZES } = pipeline;
  return [
    ...GROWING.map(({ name, of, sheets }) => ({
      name,
      of,
      sizes: SIZES[of],
      costs: (size) => costsOf(pipeline, sheets(size)),
    })),
    ...GROWING_STEPS.map(({ name, of, sizes, steps }) => ({
      name,
      of,
      sizes,
      costs: async (size) => costsOfSteps(await steps(size)),
    })),
  ];
}

/** The steps that grow too fast by what they cost at each size, with their exponents. */
function tooFastBy(sizes, costs) {
  return Object.keys(costs[0]).flatMap((step) => {
    const values = costs.map((cost) => cost[step]);
    const exponent = exponentOf(sizes.slice(-DECIDING), values.slice(-DECIDING));
    return exponent > MOST && values.at(-1) > MATTERS ? [{ step, exponent }] : [];
  });
}

/** What each step costs at each size. Where one seems to grow too fast, what else the machine did may have been the reason: the deciding sizes are measured again. */
async function costsBySize(sizes, costsAt) {
  const costs = [];
  for (const size of sizes) costs.push(await costsAt(size));
  for (let again = 0; again < AGAIN && tooFastBy(sizes, costs).length > 0; again++) {
    for (const size of sizes.slice(-DECIDING)) {
      const at = sizes.indexOf(size);
      const more = await costsAt(size);
      for (const step of Object.keys(more)) costs[at][step] = Math.min(costs[at][step], more[step]);
    }
  }
  return costs;
}

/** Measures the kinds whose names hold one of some texts, or all; gives the steps that grow too fast. */
async function measure(parts) {
  const folder = mkdtempSync(join(tmpdir(), "hengbiao-growth-"));
  const tooFast = [];
  try {
    const pipeline = await loadBundle("tools/pipeline.mjs", folder);
    say(`growth: CPU ms by size, and the exponent over the last ${DECIDING} sizes (at most ${MOST})`);
    for (const { name, of, sizes, costs: costsAt } of kindsIn(pipeline)) {
      if (parts.length > 0 && !parts.some((part) => name.includes(part))) continue;
      const costs = await costsBySize(sizes, costsAt);
      say(`${lineOf(of, [...sizes.map(String), "exponent"])}  ${name}`);
      for (const step of Object.keys(costs[0])) {
        const values = costs.map((cost) => cost[step]);
        const exponent = exponentOf(sizes.slice(-DECIDING), values.slice(-DECIDING));
        say(lineOf(step, [...values.map((value) => value.toFixed(3)), exponent.toFixed(2)]));
      }
      for (const { step, exponent } of tooFastBy(sizes, costs))
        tooFast.push(`${name}: ${step} ${exponent.toFixed(2)}`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return tooFast;
}

function say(line) {
  process.stdout.write(`${line}\n`);
}

const script = fileURLToPath(import.meta.url);

/** Measures in a process of its own; false where a step grows too fast. */
export function benchGrowth(args = []) {
  return spawnSync(process.execPath, [...nodeOptions, script, ...args], { stdio: "inherit" }).status === 0;
}

if (process.argv[1] === script) {
  const args = process.argv.slice(2);
  if (globalThis.gc === undefined) {
    process.exitCode = benchGrowth(args) ? 0 : 1;
  } else {
    const tooFast = await measure(args);
    say(tooFast.length === 0 ? "nothing grows too fast" : `GROWS TOO FAST: ${tooFast.join("; ")}`);
    process.exitCode = tooFast.length === 0 ? 0 : 1;
  }
}

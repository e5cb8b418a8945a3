import { execFileSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { loadBundle } from "./bundle.mjs";
import { root } from "./run.mjs";

const WARM_UP = 15;
const ROUNDS = 41;

/** What both sides are measured by; the paths hold for every commit since files were sorted by format. */
const STEPS = `
export { readWorkbook } from "./src/files/read-workbook.ts";
export { readSheet } from "./src/reading/read-sheet.ts";
export { score } from "./src/scoring/score.ts";
export { runChecks } from "./src/checks/run-checks.ts";
export { national2020 } from "./src/scoring/profiles/national-2020.ts";
`;

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

/** Bundles the sources in a folder of the project into `out` and loads what is measured of them. */
async function stepsOf(sources, out) {
  const entry = join(sources, "against.mjs");
  writeFileSync(entry, STEPS);
  try {
    return await loadBundle(relative(root, entry), out);
  } finally {
    rmSync(entry);
  }
}

/** The sheets of files with their tables. */
async function sheetsOf({ readWorkbook, readSheet }, files) {
  const sheets = [];
  for (const bytes of files) {
    const workbook = await readWorkbook(bytes);
    if (workbook.kind !== undefined && workbook.kind !== "read") continue;
    sheets.push(...workbook.sheets.map((sheet) => ({ sheet, tables: readSheet(sheet).tables })));
  }
  return sheets;
}

/** The sheets with the names of their indicators and the texts of their fields other than in any round before. */
function sheetsAnew(sheets, round) {
  return sheets.map(({ sheet, tables }) => {
    const rows = [...sheet.rows];
    const cells = tables.flatMap(({ indicators, fields }) => [
      ...indicators.map(({ name }) => name.cell),
      ...Object.values(fields).map(({ cell }) => cell),
    ]);
    const done = new Set();
    for (const { row, column } of cells) {
      const [down, right] = [row - sheet.origin.row, column - sheet.origin.column];
      const cell = rows[down]?.[right];
      if (typeof cell?.value !== "string" || done.has(`${down} ${right}`)) continue;
      done.add(`${down} ${right}`);
      const text = `${cell.text}${round}`;
      rows[down] = rows[down].with(right, { ...cell, value: text, text });
    }
    return { ...sheet, rows };
  });
}

/**
 * The tables with other names and texts than in any round before: units, levels and figures come again in thousands of
 * files, what offices write does not, and nobody is to be quick because the round before asked the same.
 */
function withTextsAnew(tables, round) {
  const anew = (entry) => entry && { ...entry, text: `${entry.text}${round}` };
  return tables.map((table) => ({
    ...table,
    indicators: table.indicators.map((row) => ({ ...row, name: anew(row.name) })),
    fields: Object.fromEntries(Object.entries(table.fields).map(([key, entry]) => [key, anew(entry)])),
  }));
}

/** CPU in µs that reading, scoring and checking take for each table. */
function oneRound({ readSheet, score, runChecks, national2020 }, sheets, round) {
  const filled = sheetsAnew(sheets, round);
  const tables = withTextsAnew(
    sheets.flatMap((each) => each.tables),
    round,
  );
  const reading = process.cpuUsage();
  for (const sheet of filled) readSheet(sheet);
  const ofReading = process.cpuUsage(reading);
  const scoring = process.cpuUsage();
  const scored = tables.map((table) => score(table, national2020));
  const ofScoring = process.cpuUsage(scoring);
  const checking = process.cpuUsage();
  for (const one of scored) runChecks(one);
  const ofChecking = process.cpuUsage(checking);
  const each = ({ user, system }) => (user + system) / tables.length;
  return {
    read: each(ofReading),
    score: each(ofScoring),
    check: each(ofChecking),
    both: each(ofScoring) + each(ofChecking),
  };
}

/**
 * What reading, scoring and checking cost beside another commit of the project, in pairs of rounds over the same
 * workbooks, so that what else the machine does falls on both; which side goes first changes from pair to pair. Each
 * side takes the sheets from the files by itself, once.
 */
export async function benchAgainst(commit) {
  const corpus = join(root, "../shared/corpus/workbooks");
  const folder = existsSync(corpus) ? corpus : join(root, "examples");
  const files = readdirSync(folder)
    .filter((name) => name.endsWith(".xlsx"))
    .map((name) => readFileSync(join(folder, name)));
  const out = mkdtempSync(join(tmpdir(), "hengbiao-against-"));
  // Inside the project, so that what the other commit imports is found.
  const other = join(root, "node_modules/.cache/against");
  try {
    rmSync(other, { recursive: true, force: true });
    mkdirSync(other, { recursive: true });
    const archive = execFileSync("git", ["archive", commit, "src"], { cwd: root, maxBuffer: 2 ** 28 });
    execFileSync("tar", ["-x", "-C", other], { input: archive });
    const [then, now] = [await stepsOf(other, join(out, "then")), await stepsOf(root, join(out, "now"))];
    const sides = [
      [then, await sheetsOf(then, files)],
      [now, await sheetsOf(now, files)],
    ];
    const rounds = [];
    for (let round = -WARM_UP; round < ROUNDS; round++) {
      const pair = [];
      for (const side of round % 2 === 0 ? [0, 1] : [1, 0])
        pair[side] = oneRound(...sides[side], round + WARM_UP);
      if (round >= 0) rounds.push(pair);
    }
    const lines = ["read", "score", "check", "both"].map((step) => {
      const [old, own] = [0, 1].map((side) => median(rounds.map((pair) => pair[side][step])).toFixed(0));
      const ratio = median(rounds.map(([a, b]) => b[step] / a[step])).toFixed(2);
      return `  ${step.padEnd(8)}${old.padStart(6)} µs${own.padStart(8)} µs${ratio.padStart(8)}`;
    });
    const [before, after] = sides.map(([, sheets]) => sheets.flatMap(({ tables }) => tables).length);
    return [
      `CPU a table at ${commit} (${before} tables) and now (${after}), medians of ${ROUNDS} pairs`,
      ...lines,
      "  goals beside 5311d74: read 1.3, check 1.5",
    ];
  } finally {
    for (const made of [out, other]) rmSync(made, { recursive: true, force: true });
  }
}

// npm run measure: reads every workbook of ../shared/corpus with the command line and compares the reports
// with what was published; counts the properties and hostile files that the tests try; then builds a thousand
// forms and lets LibreOffice calculate them and the schema judge them, and makes documents of the workbooks with
// other programs, to be read like them. --documents does that last part alone, --pdf what concerns PDFs; --learning
// blanks, learns and fills in the forms of other places, and nothing else; --reading reads tables of invented layouts
// and pasted ones alone, --season sends 300 forms out and rolls them up, --sweeps goes through
// all cases of what npm test tries on a sample.
// --verbose prints every difference; --raised prints every finding of checks without labels, to be read by eye; --json prints the comparison alone, for a
// program, with --sample that of one workbook of each layout.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { buildIfNeeded, cli } from "./build.mjs";
import keepPrograms from "./kept-programs.mjs";
import { measureBuilding, measureFormulas } from "./measure-building.mjs";
import { measureDocuments } from "./measure-documents.mjs";
import { measureReading } from "./measure-reading.mjs";
import { measureLearning } from "./measure-learning.mjs";
import { measurePdf } from "./measure-pdf.mjs";
import { measureSeason } from "./measure-season.mjs";
import { measureSweeps } from "./measure-sweeps.mjs";
import { root, run, runPackage } from "./run.mjs";

const shared = join(root, "../shared");
const corpus = join(shared, "corpus");
const options = new Set(process.argv.slice(2));

/** Least shares wanted, in percent: forms pasted from a PDF's text are read nearly, the others wholly right. */
function goalsOf(layout) {
  return { cells: layout === "pasted" ? 99 : 100, recall: 100, precision: 99 };
}

function say(line) {
  process.stdout.write(`${line}\n`);
}

const LINE =
  /tables (\d+)\/(\d+) found, (\d+) more than expected; cells (\d+)\/(\d+) .*; findings recall (\d+)\/(\d+) .*, precision (\d+)\/(\d+)/;

/** What must be found: by the old checks, and by those that reviewers asked for. */
const LABELS = ["labels.json", "labels-semantic.json"];

/** `stacked` workbooks hold the tables of the corpus's last form only. */
function idsOf(tables, layout) {
  const form = tables.at(-1).form;
  return tables.filter((table) => layout !== "stacked" || table.form === form).map((table) => table.id);
}

async function measure(workbook, folder) {
  const [source, layout] = basename(workbook, ".xlsx").split("-");
  const published = join(corpus, `${source}.json`);
  const report = join(folder, `${source}-${layout}.json`);
  const scored = await run(process.execPath, [
    cli,
    "score",
    join(corpus, "workbooks", workbook),
    "--format",
    "json",
  ]);
  writeFileSync(report, scored.output);
  const ids = idsOf(JSON.parse(readFileSync(published, "utf8")), layout);
  const labels = LABELS.map((name) => join(corpus, name)).join(",");
  const args = ["--corpus", published, "--labels", labels, "--report", report];
  const { output } = await run(process.execPath, [
    join(shared, "tools/evaluate.mjs"),
    ...args,
    "--ids",
    ids.join(","),
    "--verbose",
  ]);
  const figures = LINE.exec(output);
  if (!figures) throw new Error(`${workbook}: ${output}`);
  const [found, tables, more, right, cells, hit, wanted, precise, got] = figures.slice(1).map(Number);
  const goals = goalsOf(layout);
  const share = (part, whole) => (whole === 0 ? 100 : (100 * part) / whole);
  const ok =
    found === tables &&
    more === 0 &&
    share(right, cells) >= goals.cells &&
    share(hit, wanted) >= goals.recall &&
    share(precise, got) >= goals.precision;
  const differences = output.split("\n").filter((line) => /^(READ|MISSED|EXTRA) /.test(line));
  return { workbook, layout, ok, found, tables, more, right, cells, hit, wanted, precise, got, differences };
}

function row({ workbook, ok, found, tables, right, cells, hit, wanted, precise, got }) {
  const share = (part, whole) =>
    `${part}/${whole} ${(whole === 0 ? 100 : (100 * part) / whole).toFixed(2)} %`.padStart(22);
  const figures = [share(right, cells), share(hit, wanted), share(precise, got)].join("");
  return `${ok ? "ok   " : "SHORT"} ${workbook.padEnd(20)}${`${found}/${tables}`.padStart(8)}${figures}`;
}

function sum(results) {
  const total = { workbook: "together", ok: results.every(({ ok }) => ok) };
  for (const key of ["found", "tables", "right", "cells", "hit", "wanted", "precise", "got"]) {
    total[key] = results.reduce((all, result) => all + result[key], 0);
  }
  return total;
}

/** Single indicators, each with what a reviewer expects of it. */
async function measureCases() {
  const cases = join(shared, "cases");
  const folder = mkdtempSync(join(tmpdir(), "hengbiao-measure-"));
  try {
    const report = join(folder, "cases.json");
    const scored = await run(process.execPath, [
      cli,
      "score",
      join(cases, "indicators.xlsx"),
      "--format",
      "json",
    ]);
    writeFileSync(report, scored.output);
    const { output } = await run(process.execPath, [
      join(shared, "tools/evaluate-cases.mjs"),
      ...["--cases", join(cases, "indicators.json"), "--report", report, "--verbose"],
    ]);
    const [, passed, all] = /cases (\d+)\/(\d+)/.exec(output) ?? [];
    if (all === undefined) throw new Error(output);
    const wrong = output.split("\n").filter((line) => line !== "" && !line.startsWith("cases "));
    const name = "single indicators judged as a reviewer would";
    return { name, passed: Number(passed), all: Number(all), ok: passed === all, wrong };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Every finding over the published tables of a check that no label speaks of, to be read by eye. */
async function printRaised() {
  const labels = LABELS.flatMap((name) => JSON.parse(readFileSync(join(corpus, name), "utf8")));
  const labelled = new Set(labels.filter(({ optional }) => !optional).map(({ check }) => check));
  const counts = new Map();
  for (const workbook of readdirSync(join(corpus, "workbooks")).filter((name) =>
    name.includes("-standard."),
  )) {
    const { output } = await run(process.execPath, [
      ...[cli, "score", join(corpus, "workbooks", workbook), "--format", "json"],
    ]);
    for (const { tables } of JSON.parse(output).files) {
      for (const { fields, sheet, findings } of tables) {
        for (const { check, severity, cell, message } of findings) {
          if (labelled.has(check)) continue;
          counts.set(check, (counts.get(check) ?? 0) + 1);
          say(`${check} ${severity} ${fields.projectName ?? sheet} ${cell}: ${message}`);
        }
      }
    }
  }
  for (const [check, count] of [...counts].sort()) say(`${String(count).padStart(4)} ${check}`);
}

/** One workbook of each layout, of another source each time. */
function sampleOf(workbooks) {
  const layouts = [...new Set(workbooks.map((workbook) => workbook.replace(/^.*-/, "")))];
  return layouts.map((layout, at) => {
    const ofLayout = workbooks.filter((workbook) => workbook.endsWith(`-${layout}`));
    return ofLayout[at % ofLayout.length];
  });
}

async function measureCorpus({ isSample = false } = {}) {
  const folder = mkdtempSync(join(tmpdir(), "hengbiao-measure-"));
  try {
    const results = [];
    const all = readdirSync(join(corpus, "workbooks")).sort();
    for (const workbook of isSample ? sampleOf(all) : all) {
      results.push(await measure(workbook, folder));
    }
    return results;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function printCorpus(results) {
  const titles = ["cells read right", "findings: recall", "precision"].map((title) => title.padStart(22));
  say(`      ${"workbook".padEnd(20)}${"tables".padStart(8)}${titles.join("")}`);
  for (const result of [...results, sum(results)]) {
    say(row(result));
    if (options.has("--verbose")) for (const line of result.differences ?? []) say(`      ${line}`);
  }
}

/** Tests that try a rule on many made-up inputs, by what their file's name says. */
const TRIALS = [
  { name: "properties that hold on sheets made up at random", file: /property\.test\.ts$/ },
  { name: "hostile and broken files with the outcome they should have", file: /hostile/ },
];

async function measureTrials() {
  const { output } = await runPackage("jest/bin/jest.js", [
    "--json",
    "--silent",
    "--testPathPatterns=property|hostile",
  ]);
  const report = JSON.parse(output.slice(output.indexOf('{"num'), output.lastIndexOf("}") + 1));
  return TRIALS.map(({ name, file }) => {
    const files = report.testResults.filter((result) => file.test(result.name));
    const outcomes = files.flatMap((result) => result.assertionResults.map(({ status }) => status));
    const passed = outcomes.filter((status) => status === "passed").length;
    return { name, passed, all: outcomes.length, ok: files.every(({ status }) => status === "passed") };
  });
}

const foreign = join(shared, "foreign");

/** How the forms of other places are read and judged, as the comparison with their truth says in one line. */
async function measureForeign() {
  const folder = mkdtempSync(join(tmpdir(), "hengbiao-measure-"));
  try {
    const report = join(folder, "foreign.json");
    writeFileSync(report, (await run(process.execPath, [cli, "score", foreign, "--format", "json"])).output);
    const compare = [join(shared, "tools/evaluate-foreign.mjs"), "--truth", foreign, "--report", report];
    const { output } = await run(process.execPath, [...compare, "--verbose"]);
    const lines = output.trim().split("\n");
    const figures = lines.at(-1) ?? "";
    const figure = (pattern) => Number(pattern.exec(figures)?.[1]);
    const ok =
      figure(/cells right (\d+)/) >= figure(/cells right \d+\/(\d+)/) * 0.97 &&
      figure(/findings (\d+)/) >= figure(/findings \d+\/(\d+)/) * 0.95 &&
      figure(/in (\d+) tables/) * 15 <= figure(/read \d+\/(\d+)/) &&
      figure(/false all-clear (\d+)/) === 0 &&
      / silent 0, wrong 0; columns without a role silent 0\//.test(figures);
    return { figures, ok, differences: lines.slice(0, -1) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function printTrials(trials) {
  for (const { name, passed, all, ok, wrong = [] } of trials) {
    say(`${ok ? "ok   " : "SHORT"} ${name}: ${passed} of ${all}`);
    for (const line of wrong) say(`      ${line}`);
  }
}

const isHere = existsSync(corpus);
await buildIfNeeded();
// What the measures share with the tests asks for LibreOffice and the validator where these do.
await keepPrograms();
if (options.has("--raised")) {
  if (isHere) await printRaised();
} else if (options.has("--documents")) {
  printTrials(isHere ? await measureDocuments() : []);
} else if (options.has("--formulas")) {
  printTrials(await measureFormulas());
} else if (options.has("--reading")) {
  printTrials(await measureReading());
} else if (options.has("--learning")) {
  printTrials(existsSync(foreign) ? await measureLearning() : []);
} else if (options.has("--season")) {
  printTrials(await measureSeason());
} else if (options.has("--sweeps")) {
  const trials = await measureSweeps();
  printTrials(trials);
  process.exitCode = trials.every(({ ok }) => ok) ? 0 : 1;
} else if (options.has("--pdf")) {
  printTrials(isHere ? await measurePdf() : []);
} else if (options.has("--json")) {
  const isSample = options.has("--sample");
  say(JSON.stringify(isHere ? await measureCorpus({ isSample }) : []));
} else {
  const results = isHere ? await measureCorpus() : [];
  if (isHere) printCorpus(results);
  else say("../shared/corpus is not here: nothing was compared with published tables.");
  if (existsSync(foreign)) {
    const { figures, ok, differences } = await measureForeign();
    say(`${ok ? "ok   " : "SHORT"} forms of other places: ${figures}`);
    if (options.has("--verbose")) for (const line of differences) say(`      ${line}`);
    results.push({ ok });
  }
  const cases = existsSync(join(shared, "cases")) ? [await measureCases()] : [];
  const documents = isHere ? [...(await measureDocuments()), ...(await measurePdf())] : [];
  const learning = existsSync(foreign) ? await measureLearning() : [];
  const trials = [
    ...cases,
    ...(await measureTrials()),
    ...(await measureReading()),
    ...(await measureBuilding()),
    ...documents,
    ...learning,
    ...(await measureSeason()),
    ...(await measureSweeps()),
  ];
  printTrials(trials);
  process.exitCode = [...results, ...trials].every(({ ok }) => ok) ? 0 : 1;
}

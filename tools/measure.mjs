// npm run measure: reads every workbook of ../shared/corpus with the command line and compares the reports
// with what was published. --json prints the figures for a program, --verbose every difference.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { buildIfNeeded, cli } from "./build.mjs";
import { root, run } from "./run.mjs";

const shared = join(root, "../shared");
const corpus = join(shared, "corpus");
const options = new Set(process.argv.slice(2));

/** Least shares wanted, in percent: forms pasted from a PDF's text are read nearly, the others wholly right. */
function goalsOf(layout) {
  return { cells: layout === "pasted" ? 99 : 100, recall: 100, precision: 99 };
}

const LINE =
  /tables (\d+)\/(\d+) found, (\d+) more than expected; cells (\d+)\/(\d+) .*; findings recall (\d+)\/(\d+) .*, precision (\d+)\/(\d+)/;

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
  const args = ["--corpus", published, "--labels", join(corpus, "labels.json"), "--report", report];
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

if (!existsSync(corpus)) {
  process.stdout.write("../shared/corpus is not here: nothing measured on published tables.\n");
  process.exit(0);
}
await buildIfNeeded();
const folder = mkdtempSync(join(tmpdir(), "hengbiao-measure-"));
try {
  const results = [];
  for (const workbook of readdirSync(join(corpus, "workbooks")).sort()) {
    results.push(await measure(workbook, folder));
  }
  if (options.has("--json")) {
    process.stdout.write(`${JSON.stringify(results)}\n`);
  } else {
    process.stdout.write(
      `      ${"workbook".padEnd(20)}${"tables".padStart(8)}${"cells read right".padStart(22)}${"findings: recall".padStart(22)}${"precision".padStart(22)}\n`,
    );
    for (const result of [...results, sum(results)]) {
      process.stdout.write(`${row(result)}\n`);
      if (options.has("--verbose"))
        for (const line of result.differences ?? []) process.stdout.write(`      ${line}\n`);
    }
  }
  process.exitCode = results.every(({ ok }) => ok) ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

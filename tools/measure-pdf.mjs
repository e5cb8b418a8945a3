// The part of npm run measure that concerns PDFs: the published tables printed by LibreOffice Writer and Calc and by
// Chromium, read by us, and held against what the .xlsx gives; and what a hundred pages cost. Printing is slow: what
// was printed is kept in the system's folder for temporary files, by what it was printed from.
import { createHash } from "node:crypto";
import { execFile } from "node:child_process";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { chromium } from "playwright-core";
import { cli } from "./build.mjs";
import { loadBundle } from "./bundle.mjs";
import { compare, INPUTS, LAYOUTS, spanAt, wordFile, WORKBOOKS } from "./measure-documents.mjs";
import { TELLING, useIn } from "./peak-use.mjs";
import { chromiumPath, libreOfficePath } from "./programs.mjs";

const PRINTED = join(tmpdir(), "hengbiao-printed");

/** Another layout of what is printed makes another PDF. */
const LAYOUT_VERSIONS = { writer: 4, calc: 2, chromium: 2 };

/** So many documents are printed by one run of LibreOffice, so that what was printed is kept when it is broken off. */
const AT_ONCE = 4;

/** Least shares of cells wanted, in percent. */
const GOALS = { writer: 99, calc: 99, chromium: 95 };

const NAMES = {
  writer: "PDFs printed by LibreOffice Writer",
  calc: "PDFs printed by LibreOffice Calc",
  chromium: "PDFs printed by Chromium",
};

const TABLES_OF_INPUTS = { "004-word.pdf": 5, "004-calc.pdf": 5, "003-word.pdf": 4, "003-chromium.pdf": 4 };

const PAGES_TIMED = 100;
const LONGEST_SECONDS = 5;
const MOST_MEGABYTES = 300;
const RUNS = 3;
const SHOWN = 12;

const LONGEST_PRINTING = 10 * 60_000;

function run(program, args) {
  return promisify(execFile)(program, args, { timeout: LONGEST_PRINTING, maxBuffer: 1 << 28 });
}

function escaped(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll("\n", "<br>");
}

/** A sheet as a page shows it: lines over the whole width above the table, then the table. */
function pageTable({ origin, rows, merges }) {
  const width = Math.max(
    ...rows.map((row) => row.length),
    ...merges.map(({ right }) => right + 1 - origin.column),
  );
  const first = rows.findIndex((row) => row.filter(Boolean).length > 1);
  const above = rows.slice(0, first).map(([cell]) => `<p>${escaped(cell?.text ?? "")}</p>`);
  const table = rows.slice(first).map((cells, at) => {
    const row = origin.row + first + at;
    const tags = Array.from({ length: width }, (_, column) => {
      const span = spanAt(merges, row, origin.column + column);
      if (span === null) return "";
      const spans = `rowspan="${span.rows}" colspan="${span.columns}"`;
      return `<td ${spans}>${escaped(cells[column]?.text ?? "")}</td>`;
    });
    return `<tr>${tags.join("")}</tr>`;
  });
  return `${above.join("")}<table>${table.join("")}</table><div class="end"></div>`;
}

function pageOf(sheets) {
  const style =
    "body{font-size:11px}p{text-align:center}table{border-collapse:collapse;width:100%}td{border:1px solid #000;padding:2px}.end{break-after:page}";
  return `<!DOCTYPE html><html><head><meta charset="utf-8"><style>${style}</style></head><body>${sheets.map(pageTable).join("")}</body></html>`;
}

/** Prints documents, each `{ path, pdf }`. */
async function printByOffice(documents, folder) {
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, "profile")).href}`;
  for (let at = 0; at < documents.length; at += AT_ONCE) {
    const some = documents.slice(at, at + AT_ONCE);
    const out = mkdtempSync(join(folder, "printed-"));
    await run(libreOfficePath(), [
      profile,
      ...["--headless", "--convert-to", "pdf", "--outdir", out],
      ...some.map(({ path }) => path),
    ]);
    for (const { path, pdf } of some) copyFileSync(join(out, basename(path).replace(/\.\w+$/, ".pdf")), pdf);
  }
}

async function printByChromium(documents) {
  if (documents.length === 0) return;
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: ["--no-sandbox"] });
  try {
    const page = await browser.newPage();
    for (const { path, pdf } of documents) {
      await page.goto(pathToFileURL(path).href);
      await page.pdf({
        path: pdf,
        format: "A4",
        margin: { top: "1cm", bottom: "1cm", left: "1cm", right: "1cm" },
      });
    }
  } finally {
    await browser.close();
  }
}

/** The documents that are printed, and how each printer's are made of a book. */
function sources({ documentSheets, writeSheets }) {
  return {
    writer: { ending: "docx", make: (sheets) => wordFile(sheets) },
    calc: { ending: "xlsx", make: (sheets) => writeSheets(documentSheets(sheets)) },
    chromium: { ending: "html", make: (sheets) => pageOf(sheets) },
  };
}

/** The path of the PDF that a printer makes of sheets, printed or not. */
function printedPath(printer, sheets) {
  const hash = createHash("sha256")
    .update(JSON.stringify([LAYOUT_VERSIONS[printer], printer, sheets]))
    .digest("hex");
  return join(PRINTED, `${hash.slice(0, 24)}.pdf`);
}

/** Prints what is not printed yet. */
async function printAll(pipeline, wanted, folder) {
  mkdirSync(PRINTED, { recursive: true });
  const makers = sources(pipeline);
  const missing = { writer: [], calc: [], chromium: [] };
  for (const [at, { printer, sheets }] of wanted.entries()) {
    const pdf = printedPath(printer, sheets);
    if (existsSync(pdf)) continue;
    const { ending, make } = makers[printer];
    const path = join(folder, `${at}.${ending}`);
    writeFileSync(path, await make(sheets));
    missing[printer].push({ path, pdf });
  }
  await printByChromium(missing.chromium);
  await printByOffice(missing.writer, folder);
  await printByOffice(missing.calc, folder);
}

async function measurePrinter(printer, books, reportOf) {
  const result = { cells: 0, right: 0, findings: 0, same: 0, wrong: [] };
  for (const { name, sheets, tables } of books) {
    const got = await reportOf(readFileSync(printedPath(printer, sheets)));
    compare(`${printer} ${name}`, tables, got, result);
  }
  const { cells, right, findings, same, wrong } = result;
  const share = cells === 0 ? 0 : (100 * right) / cells;
  return {
    name: `${NAMES[printer]}: cells as in the .xlsx ${share.toFixed(2)} % (${right} of ${cells}), tables with the same findings`,
    passed: same,
    all: findings,
    ok: share >= GOALS[printer] && same === findings && findings > 0,
    wrong: wrong.slice(0, SHOWN),
  };
}

async function measureInputs({ readWorkbook }) {
  const wrong = [];
  const inputs = Object.entries(TABLES_OF_INPUTS);
  for (const [name, tables] of inputs) {
    const reading = await readWorkbook(new Uint8Array(readFileSync(join(INPUTS, name))));
    const found = reading.kind === "read" ? reading.sheets.length : reading.kind;
    if (found !== tables) wrong.push(`${name}: ${found} tables instead of ${tables}`);
  }
  const name = "PDFs of other programs with all their tables";
  return { name, passed: inputs.length - wrong.length, all: inputs.length, ok: wrong.length === 0, wrong };
}

/** Sheets one after another until they fill so many pages, by what the first ones fill. */
async function longSheets(books) {
  const sheets = books.flatMap((book) => book.sheets);
  return Array.from({ length: 56 }, (_, at) => sheets[at % sheets.length]);
}

async function measureCost(sheets) {
  const pdf = printedPath("writer", sheets);
  const times = [];
  let [megabytes, pages] = [0, 0];
  for (let turn = 0; turn < RUNS; turn += 1) {
    const start = performance.now();
    const { stdout, stderr } = await run(process.execPath, [
      ...TELLING,
      cli,
      "score",
      pdf,
      "--format",
      "json",
    ]).catch((error) => error);
    times.push((performance.now() - start) / 1000);
    megabytes = Math.max(megabytes, useIn(stderr)?.megabytes ?? Infinity);
    pages = JSON.parse(stdout).files[0]?.pdf?.read ?? 0;
  }
  const best = Math.min(...times);
  return {
    name: `cost of a PDF of ${pages} pages: best ${best.toFixed(1)} s, goal ${LONGEST_SECONDS} s for ${PAGES_TIMED}; ${megabytes.toFixed(0)} MB, goal ${MOST_MEGABYTES}`,
    passed: times.filter((time) => time <= LONGEST_SECONDS).length,
    all: RUNS,
    ok:
      pages >= PAGES_TIMED && best <= (LONGEST_SECONDS * pages) / PAGES_TIMED && megabytes <= MOST_MEGABYTES,
  };
}

/** Each part of the measurement with how many passed of how many. */
export async function measurePdf() {
  const folder = mkdtempSync(join(tmpdir(), "hengbiao-measure-pdf-"));
  try {
    const pipeline = await loadBundle("tools/pipeline.mjs", join(folder, "bundle"));
    const { readWorkbook, review, fileReport, national2020 } = pipeline;
    const sheetsOf = async (bytes) => {
      const reading = await readWorkbook(new Uint8Array(bytes));
      return reading.kind === "read" ? reading.sheets : [];
    };
    const report = (sheets) => fileReport("", review(sheets, national2020), "zh").tables;
    const books = [];
    for (const file of readdirSync(WORKBOOKS).filter((name) => LAYOUTS.test(name))) {
      const sheets = await sheetsOf(readFileSync(join(WORKBOOKS, file)));
      books.push({ name: basename(file, ".xlsx"), sheets, tables: report(sheets) });
    }
    const printers = Object.keys(NAMES);
    const long = await longSheets(books);
    const wanted = printers.flatMap((printer) => books.map(({ sheets }) => ({ printer, sheets })));
    await printAll(pipeline, [...wanted, { printer: "writer", sheets: long }], folder);
    const results = [];
    for (const printer of printers) {
      results.push(await measurePrinter(printer, books, async (bytes) => report(await sheetsOf(bytes))));
    }
    return [...results, await measureInputs(pipeline), await measureCost(long)];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

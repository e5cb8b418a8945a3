// The part of npm run measure that concerns documents: the published tables as Word files, web pages and old
// exports, made by other programs, read by us, and held against what the .xlsx gives; and how long a .docx takes.
import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { read, write } from "@e965/xlsx";
import { Document, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from "docx";
import { chromium } from "playwright-core";
import { buildIfNeeded, cli } from "./build.mjs";
import { loadBundle } from "./bundle.mjs";
import { peakUse } from "./peak-use.mjs";
import { chromiumPath, libreOfficePath } from "./programs.mjs";
import { root } from "./run.mjs";

export const WORKBOOKS = join(root, "../shared/corpus/workbooks");
export const INPUTS = join(root, "../shared/inputs");

/** Layouts in which a sheet holds a form, as a table of a document does. */
export const LAYOUTS = /-(?:standard|text|offset|wrapped)\.xlsx$/;

/** Least shares of cells wanted, in percent; a CSV has no merges. */
const CELLS_GOAL = 100;
const CSV_GOAL = 99.9;

const TABLES_TIMED = 45;
/** Most that reading them may take, in ms of wall time; the best of some runs, as others run beside. */
const LONGEST_READING = 200;
const RUNS = 9;

const LONGEST_CONVERSION = 10 * 60_000;
const SHOWN = 10;

/** How many documents of `inputs` hold so many tables. */
const TABLES_OF_INPUTS = {
  "004.docx": 5,
  "hard.docx": 2,
  "004-html-as.xls": 5,
  "004-spreadsheetml2003.xls": 5,
  "004-book.xlsb": 5,
  "004-flat.fods": 5,
  "004-gbk.csv": 1,
};

function run(program, args, options = {}) {
  return promisify(execFile)(program, args, { timeout: LONGEST_CONVERSION, maxBuffer: 1 << 28, ...options });
}

/** What a merge at a cell spans; null for a cell that one covers. */
export function spanAt(merges, row, column) {
  const merge = merges.find(
    ({ top, left, bottom, right }) => top <= row && row <= bottom && left <= column && column <= right,
  );
  if (!merge) return { rows: 1, columns: 1 };
  if (merge.top !== row || merge.left !== column) return null;
  return { rows: merge.bottom - row + 1, columns: merge.right - column + 1 };
}

/** What fits between the margins of a page that lies on its side, in twentieths of a point. */
const TABLE_WIDTH = 13_900;

function paragraphs(text) {
  return text.split("\n").map((line) => new Paragraph({ children: [new TextRun(line)] }));
}

/** A sheet as people lay it out in Word: lines over the whole width above the table, then the table. */
function wordBlocks({ origin, rows, merges }) {
  const width = Math.max(
    ...rows.map((row) => row.length),
    ...merges.map(({ right }) => right + 1 - origin.column),
  );
  const isLine = (row) => row.filter(Boolean).length <= 1 && Boolean(row[0]);
  const lines = rows.findIndex((row) => !isLine(row));
  const table = rows.slice(lines).map((cells, at) => {
    const row = origin.row + lines + at;
    const children = Array.from({ length: width }, (_, column) => {
      const span = spanAt(merges, row, origin.column + column);
      if (span === null) return [];
      const { rows: rowSpan, columns: columnSpan } = span;
      return [new TableCell({ rowSpan, columnSpan, children: paragraphs(cells[column]?.text ?? "") })];
    });
    return new TableRow({ children: children.flat() });
  });
  const above = rows.slice(0, lines).flatMap(([cell]) => paragraphs(cell.text));
  // Without widths of its own a program may make the columns as narrow as it likes.
  const columnWidths = Array.from({ length: width }, () => Math.floor(TABLE_WIDTH / width));
  return [
    ...above,
    new Table({ rows: table, columnWidths, width: { size: TABLE_WIDTH, type: "dxa" } }),
    new Paragraph(""),
  ];
}

export function wordFile(sheets) {
  return Packer.toBuffer(
    new Document({
      sections: [
        // As forms of ten columns and more are printed.
        {
          properties: { page: { size: { orientation: "landscape" } } },
          children: sheets.flatMap(wordBlocks),
        },
      ],
    }),
  );
}

/** A sheet as Excel saves it as CSV: its cells as they are shown, merges forgotten. */
function csvText({ rows }) {
  const field = (text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const columns = Array.from({ length: Math.max(...rows.map((row) => row.length)) }, (_, column) => column);
  return rows.map((row) => columns.map((column) => field(row[column]?.text ?? "")).join(",")).join("\r\n");
}

/** The documents of one format, in a folder of their own. */
function folderOf(folder, format) {
  const path = join(folder, format);
  mkdirSync(path, { recursive: true });
  return path;
}

async function convert(folder, format, filter, files) {
  const out = folderOf(folder, format);
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, "profile")).href}`;
  await run(libreOfficePath(), [profile, "--headless", "--convert-to", filter, "--outdir", out, ...files]);
  return readdirSync(out).sort();
}

/** Web archives as Chromium saves them. */
async function saveArchives(folder, pages) {
  const out = folderOf(folder, "mht");
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: ["--no-sandbox"] });
  try {
    const page = await browser.newPage();
    const session = await page.context().newCDPSession(page);
    for (const file of pages) {
      await page.goto(pathToFileURL(file).href);
      const { data } = await session.send("Page.captureSnapshot", { format: "mhtml" });
      writeFileSync(join(out, `${basename(file, ".html")}.mht`), data);
    }
  } finally {
    await browser.close();
  }
}

/** Makes every book in every format. */
async function makeDocuments(folder, books) {
  const workbooks = books.map(({ name }) => join(WORKBOOKS, `${name}.xlsx`));
  const docx = folderOf(folder, "docx");
  const xml = folderOf(folder, "xml-2003");
  const xlsb = folderOf(folder, "xlsb");
  for (const { name, bytes, sheets } of books) {
    writeFileSync(join(docx, `${name}.docx`), await wordFile(sheets));
    const book = read(bytes, { cellNF: true, cellStyles: true });
    // The texts that cells were shown with: the library would write some of them in place of the numbers.
    for (const sheet of Object.values(book.Sheets)) {
      for (const [address, cell] of Object.entries(sheet)) if (!address.startsWith("!")) delete cell.w;
    }
    writeFileSync(join(xlsb, `${name}.xlsb`), write(book, { bookType: "xlsb", type: "buffer" }));
    writeFileSync(join(xml, `${name}.xml`), write(book, { bookType: "xlml", type: "buffer" }));
  }
  const words = books.map(({ name }) => join(docx, `${name}.docx`));
  await convert(folder, "writer", "docx:MS Word 2007 XML", words);
  await convert(folder, "fods", "fods", workbooks);
  const pages = await convert(folder, "html", "html", workbooks);
  await saveArchives(
    folder,
    pages.map((page) => join(folder, "html", page)),
  );
  const csv = folderOf(folder, "csv");
  const gbk = folderOf(folder, "csv-gbk");
  for (const { name, sheets } of books) {
    for (const sheet of sheets) {
      const file = `${name}-${sheet.name}.csv`;
      writeFileSync(join(csv, file), csvText(sheet));
      const converted = ["-f", "UTF-8", "-t", "GB18030", join(csv, file)];
      const { stdout } = await run("iconv", converted, { encoding: "buffer" });
      writeFileSync(join(gbk, file), stdout);
    }
  }
}

/** The texts of a table by their place in it; how lines break is the format's affair. */
function textsOf({ fields, budget, income, expenditure, indicators, total }) {
  const texts = new Map();
  const take = (value, path) => {
    if (typeof value === "string") texts.set(path, value.replace(/\s+/g, ""));
    else if (typeof value === "object" && value !== null) {
      for (const [key, part] of Object.entries(value)) take(part, `${path}.${key}`);
    }
  };
  const plain = (row) => ({
    ...row,
    judged: null,
    cell: null,
    extra: row.extra.map(({ header, text }) => ({ header, text })),
  });
  const [funds, read] = [budget.map(plain), indicators.map(plain)];
  take({ fields, budget: funds, income, expenditure, indicators: read, total }, "");
  return texts;
}

function findingsOf({ findings }) {
  return findings.map(({ check, severity, part, row }) => `${check} ${severity} ${part} ${row}`).sort();
}

/** Holds the tables of a document against those of its .xlsx. */
export function compare(name, wanted, got, result) {
  wanted.forEach((table, at) => {
    const [texts, found] = [textsOf(table), got[at] ? textsOf(got[at]) : new Map()];
    for (const [path, text] of texts) {
      result.cells += 1;
      if (found.get(path) === text) result.right += 1;
      else result.wrong.push(`${name} ${table.sheet}${path}: ${found.get(path) ?? "–"} instead of ${text}`);
    }
    const [findings, others] = [findingsOf(table), got[at] ? findingsOf(got[at]) : []];
    result.findings += 1;
    if (JSON.stringify(findings) === JSON.stringify(others)) result.same += 1;
    else
      result.wrong.push(
        `${name} ${table.sheet}: findings ${others.join(", ")} instead of ${findings.join(", ")}`,
      );
  });
  if (got.length !== wanted.length) result.wrong.push(`${name}: ${got.length} tables of ${wanted.length}`);
}

/** The document, or the documents of its sheets in their order, that a book became. */
function filesOf(folder, format, { name, sheets }) {
  const path = join(folder, format);
  const files = readdirSync(path);
  if (!format.startsWith("csv")) return files.filter((file) => file.startsWith(`${name}.`));
  return sheets.flatMap((sheet) => files.filter((file) => file === `${name}-${sheet.name}.csv`));
}

async function measureFormat(folder, format, name, books, reportOf) {
  const result = { cells: 0, right: 0, findings: 0, same: 0, wrong: [] };
  for (const book of books) {
    const got = [];
    for (const file of filesOf(folder, format, book)) {
      got.push(...(await reportOf(readFileSync(join(folder, format, file)))));
    }
    compare(`${format} ${book.name}`, book.tables, got, result);
  }
  const { cells, right, findings, same, wrong } = result;
  const goal = format.startsWith("csv") ? CSV_GOAL : CELLS_GOAL;
  const share = cells === 0 ? 0 : (100 * right) / cells;
  return {
    name: `${name}: cells as in the .xlsx ${share.toFixed(2)} % (${right} of ${cells}), tables with the same findings`,
    passed: same,
    all: findings,
    ok: share >= goal && same === findings && findings > 0,
    wrong: wrong.slice(0, SHOWN),
  };
}

async function measureInputs({ readWorkbook }) {
  const wrong = [];
  const inputs = Object.entries(TABLES_OF_INPUTS);
  for (const [name, tables] of inputs) {
    const reading = await readWorkbook(readFileSync(join(INPUTS, name)));
    const found = reading.kind === "read" ? reading.sheets.length : reading.kind;
    if (found !== tables) wrong.push(`${name}: ${found} tables instead of ${tables}`);
  }
  const name = "documents of other programs with all their tables";
  return { name, passed: inputs.length - wrong.length, all: inputs.length, ok: wrong.length === 0, wrong };
}

async function measureTime({ readWorkbook }, books) {
  const sheets = books.flatMap((book) => book.sheets);
  const bytes = await wordFile(Array.from({ length: TABLES_TIMED }, (_, at) => sheets[at % sheets.length]));
  const times = [];
  for (let turn = 0; turn < RUNS; turn += 1) {
    const start = performance.now();
    await readWorkbook(new Uint8Array(bytes));
    times.push(performance.now() - start);
  }
  const [first, best] = [times[0], Math.min(...times)];
  return {
    name: `time to read ${TABLES_TIMED} tables of a .docx: first ${first.toFixed(0)} ms, best ${best.toFixed(0)} ms, goal ${LONGEST_READING} ms`,
    passed: times.filter((time) => time <= LONGEST_READING).length,
    all: RUNS,
    ok: best <= LONGEST_READING,
  };
}

/** Most that a document made to be hard to read may take of the command line, its start included. */
const HOSTILE_MEGABYTES = 500;
const HOSTILE_SECONDS = 5;

/** Each hostile document of the tests, read by a command line of its own. */
async function measureHostile(folder) {
  const { documents } = await loadBundle(
    "test/fixtures/hostile/documents.ts",
    join(folder, "hostile-bundle"),
  );
  const wrong = [];
  const most = { megabytes: 0, seconds: 0 };
  for (const [at, { name, make }] of documents.entries()) {
    const file = join(folderOf(folder, "hostile"), `${at}.docx`);
    writeFileSync(file, await make());
    const { code, error, megabytes, cpuSeconds } = await peakUse([cli, "score", file]);
    most.megabytes = Math.max(most.megabytes, megabytes);
    most.seconds = Math.max(most.seconds, cpuSeconds);
    const isSaid = code === 0 || (code === 2 && error.trim().split("\n").length === 1);
    if (!isSaid || megabytes > HOSTILE_MEGABYTES || cpuSeconds > HOSTILE_SECONDS) {
      wrong.push(
        `${name}: ${megabytes.toFixed(0)} MB, ${cpuSeconds.toFixed(1)} s, exit code ${code}, ${error}`,
      );
    }
  }
  return {
    name: `hostile documents, each within ${HOSTILE_MEGABYTES} MB and ${HOSTILE_SECONDS} s of processor time (most: ${most.megabytes.toFixed(0)} MB, ${most.seconds.toFixed(1)} s)`,
    passed: documents.length - wrong.length,
    all: documents.length,
    ok: wrong.length === 0 && documents.length >= 20,
    wrong,
  };
}

const FORMATS = {
  docx: "Word files by docx",
  writer: "Word files by LibreOffice Writer",
  html: "web pages by LibreOffice Calc",
  mht: "web archives by Chromium",
  "xml-2003": "XML Spreadsheet 2003 by @e965/xlsx",
  xlsb: ".xlsb by @e965/xlsx",
  fods: ".fods by LibreOffice Calc",
  csv: "CSV in UTF-8",
  "csv-gbk": "CSV in GB 18030",
};

/** Each part of the measurement with how many passed of how many. */
export async function measureDocuments() {
  const folder = mkdtempSync(join(tmpdir(), "hengbiao-measure-documents-"));
  try {
    await buildIfNeeded("cli");
    const pipeline = await loadBundle("tools/pipeline.mjs", join(folder, "bundle"));
    const { readWorkbook, review, fileReport, national2020 } = pipeline;
    const sheetsOf = async (bytes) => {
      const reading = await readWorkbook(new Uint8Array(bytes));
      return reading.kind === "read" ? reading.sheets : [];
    };
    const report = (sheets) => fileReport("", review(sheets, national2020), "zh").tables;
    const books = [];
    for (const file of readdirSync(WORKBOOKS).filter((name) => LAYOUTS.test(name))) {
      const bytes = readFileSync(join(WORKBOOKS, file));
      const sheets = await sheetsOf(bytes);
      books.push({ name: basename(file, ".xlsx"), bytes, sheets, tables: report(sheets) });
    }
    await makeDocuments(folder, books);
    const results = [];
    for (const [format, name] of Object.entries(FORMATS)) {
      results.push(
        await measureFormat(folder, format, name, books, async (bytes) => report(await sheetsOf(bytes))),
      );
    }
    return [
      ...results,
      await measureInputs(pipeline),
      await measureTime(pipeline, books),
      await measureHostile(folder),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

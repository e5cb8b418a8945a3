// The part of npm run measure that concerns learned forms: each form of another place is blanked, learned, and filled
// in with its own data; the report of that is compared with the form's truth as the others are. All else in the
// workbook must be as it was, and LibreOffice must open it. --learning of tools/measure.mjs does this alone.
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { buildIfNeeded, cli } from "./build.mjs";
import { loadBundle } from "./bundle.mjs";
import { root, run } from "./run.mjs";

const shared = join(root, "../shared");
const foreign = join(shared, "foreign");

/** What a person would say of the forms that are not learned by themselves, by the beginning of the file's name. */
const CORRECTIONS = {};

/** Cells that a person fills in. What a form prints of levels and funds stays, and the label before a value in one cell. */
function answersOf(table) {
  const rowsOf = (rows, printed) =>
    rows.flatMap((row) =>
      Object.entries(row).flatMap(([key, value]) => (printed.includes(key) ? [] : [value])),
    );
  return [
    ...Object.values(table.fields),
    ...rowsOf(table.budget, ["label"]),
    ...rowsOf(table.indicators, ["level1", "level2"]),
    ...Object.values(table.total),
    ...table.noPlace,
  ].filter(({ cell }) => cell !== undefined);
}

function textOfCell(sheet, cell) {
  return sheet?.rows[cell.row - sheet.origin.row]?.[cell.column - sheet.origin.column]?.text ?? "";
}

function sheetOf({ sheets }, name) {
  return sheets.find((sheet) => sheet.name === name);
}

/** The label that stands before a value in the very cell, such as 单位名称： */
function labelBefore(text) {
  return /^[^：:]{2,12}[：:]/.exec(text)?.[0] ?? null;
}

function blanked({ patchXlsx, parseA1 }, bytes, sheets, truth) {
  const bySheet = new Map();
  for (const table of truth.tables) {
    const cells = bySheet.get(table.sheet) ?? new Map();
    for (const { cell, text } of answersOf(table)) {
      const at = parseA1(cell);
      const shown = textOfCell(
        sheets.find(({ name }) => name === table.sheet),
        at,
      );
      const label = labelBefore(shown);
      const keeps = label !== null && [shown.slice(label.length).trim(), shown.trim()].includes(text.trim());
      cells.set(cell, { kind: "written", cell: at, content: keeps ? { value: label } : null });
    }
    bySheet.set(table.sheet, cells);
  }
  return patchXlsx(bytes, {
    sheets: [...bySheet].map(([sheet, cells]) => ({ sheet, cells: [...cells.values()] })),
  });
}

/** What of the answers is neither in the workbook once it is filled in nor listed as having no place. */
function lostAnswers({ parseA1 }, truth, original, filled, left) {
  const plain = (text) => text.replace(/\s+/g, "");
  return truth.tables.flatMap((table) =>
    answersOf(table).flatMap(({ cell, text, column }) => {
      const shown = (book) => plain(textOfCell(sheetOf(book, table.sheet), parseA1(cell)));
      if (shown(original) === "" || shown(original) === shown(filled)) return [];
      const isListed = left.some((each) => plain(each.text) === plain(text));
      return isListed ? [] : [`${cell} ${column ?? ""} ${text}`];
    }),
  );
}

/** Parts of the package that differ, those aside in which something was asked for. */
function otherParts({ openArchive, unpackEntry }, before, after, sheets) {
  const [one, two] = [openArchive(before), openArchive(after)];
  const text = (archive, entry) => Buffer.from(unpackEntry(archive.bytes, entry)).toString("latin1");
  const meant = new Set(["xl/styles.xml", "xl/workbook.xml", "xl/calcchain.xml"]);
  return [...one.entries].flatMap(([key, entry]) => {
    const other = two.entries.get(key);
    if (other && text(one, entry) === text(two, other)) return [];
    const isSheet = /^xl\/worksheets\/sheet\d+\.xml$/.test(key) && sheets > 0;
    return meant.has(key) || isSheet ? [] : [entry.name];
  });
}

/** What of a sheet is no cell: widths, merges, validations, print set-up. */
function aroundCells({ openArchive, unpackEntry }, bytes) {
  const archive = openArchive(bytes);
  return [...archive.entries.values()]
    .filter(({ name }) => /^xl\/worksheets\/[^/]+\.xml$/.test(name))
    .map((entry) => Buffer.from(unpackEntry(bytes, entry)).toString("utf8"))
    .map((xml) => xml.replace(/<((?:\w+:)?sheetData)>[^]*<\/\1>/, ""))
    .join("\n");
}

async function learnAndFill(learning, file) {
  const truth = JSON.parse(readFileSync(join(foreign, `${file}.json`), "utf8"));
  const bytes = readFileSync(join(foreign, `${file}.xlsx`));
  const original = await learning.readWorkbook(bytes);
  const blank = blanked(learning, bytes, original.sheets, truth);
  const { sheets } = await learning.readWorkbook(blank);
  const corrected = CORRECTIONS[file.split("-")[0]];
  let filled = blank;
  const left = [];
  const reasons = [];
  let form = null;
  for (const [index, table] of truth.tables.entries()) {
    const sheet = sheetOf({ sheets }, table.sheet);
    const at = truth.tables.slice(0, index).filter((other) => other.sheet === table.sheet).length;
    const learned = learning.learnForm(sheet, file, corrected, at);
    if (learned.kind !== "learned") {
      reasons.push(
        learned.kind === "incomplete" ? `missing ${learned.table.coverage.missing.join(", ")}` : learned.kind,
      );
      continue;
    }
    form = learned.form;
    // As it is read, with what has no role: as convert fills it in.
    const read = learning.readSheet(sheetOf(original, table.sheet)).tables[at];
    if (!read) {
      reasons.push("the filled form is not read");
      continue;
    }
    const data = { ...learning.dataOf(read), ...learning.extraDataOf(read) };
    const outcome = await learning.fillLearnedForm(learned.form, filled, data, at);
    if (outcome.kind === "refused") reasons.push(outcome.why.en);
    else {
      filled = outcome.bytes;
      left.push(...outcome.left);
    }
  }
  if (form) filled = learning.withLearnedForm(filled, form);
  const touched = form
    ? otherParts(learning, blank, filled, 1).filter((name) => !/rels|Content_Types/.test(name))
    : [];
  const isAround = aroundCells(learning, blank) === aroundCells(learning, filled);
  const after = await learning.readWorkbook(filled);
  const lost = lostAnswers(learning, truth, original, after, left);
  return { file, form, filled, left, lost, reasons, corrected: corrected !== undefined, touched, isAround };
}

/** How many of the workbooks LibreOffice opens and saves again. */
async function openedByLibreOffice({ LIBRE_OFFICE, allSavedByLibreOffice, readWorkbook }, results) {
  if (LIBRE_OFFICE === null) return null;
  const saved = await allSavedByLibreOffice(results.map(({ filled }) => filled));
  const wrong = [];
  for (const [i, bytes] of saved.entries()) {
    const book = await readWorkbook(bytes);
    if (book.kind !== "read" || book.sheets.length === 0) wrong.push(results[i].file);
  }
  return wrong;
}

/** The rows for the closing lines of npm run measure: name, passed, all, ok and what is wrong. */
export async function measureLearning() {
  await buildIfNeeded();
  const folder = mkdtempSync(join(tmpdir(), "hengbiao-measure-"));
  try {
    const learning = await loadBundle("tools/learning.mjs", folder);
    const files = readdirSync(foreign).filter((name) => name.endsWith(".json"));
    const results = [];
    for (const file of files.sort()) results.push(await learnAndFill(learning, basename(file, ".json")));
    const reports = [];
    for (const { file, filled } of results) {
      const path = join(folder, `${file}.xlsx`);
      writeFileSync(path, filled);
      const { output } = await run(process.execPath, [
        cli,
        "score",
        path,
        "--form",
        path,
        "--format",
        "json",
      ]);
      reports.push(...JSON.parse(output).files);
    }
    const report = join(folder, "report.json");
    writeFileSync(report, JSON.stringify({ version: 2, files: reports }));
    const compare = [join(shared, "tools/evaluate-foreign.mjs"), "--truth", foreign, "--report", report];
    const { output } = await run(process.execPath, [...compare, "--verbose"]);
    const lines = output.trim().split("\n");
    const [, right = "0", all = "1"] = /cells right (\d+)\/(\d+)/.exec(lines.at(-1) ?? "") ?? [];
    const alone = results.filter(
      ({ form, corrected, left, reasons }) => form && !corrected && left.length === 0 && reasons.length === 0,
    );
    const others = results.filter((result) => !alone.includes(result));
    const unopened = await openedByLibreOffice(learning, results);
    const row = (name, wrong, ok = wrong.length === 0) => ({
      name,
      passed: results.length - wrong.length,
      all: results.length,
      ok,
      wrong,
    });
    return [
      {
        name: "cells of forms of other places, blanked, learned and filled in, that read as their truth",
        passed: Number(right),
        all: Number(all),
        ok: right === all && !lines.some((line) => / SILENT /.test(line)),
        wrong: lines.filter((line) => / (?:WRONG|SILENT) | NOT READ/.test(line)),
      },
      row(
        "of these, every cell that was filled in is filled in again or listed, those without a role too",
        results.flatMap(({ file, lost }) => (lost.length === 0 ? [] : [`${file} ${lost.join("; ")}`])),
      ),
      row(
        "forms of other places learned and filled in without a correction",
        others.map(({ file, reasons, left, corrected }) =>
          [
            file,
            corrected ? "corrected" : "",
            ...reasons,
            ...left.map(({ label, text }) => `left ${label}: ${text}`),
          ]
            .filter(Boolean)
            .join("; "),
        ),
        alone.length * 3 >= results.length * 2,
      ),
      row(
        "of these, all that was not filled in is as it was",
        results.flatMap(({ file, touched, isAround }) =>
          isAround && touched.length === 0 ? [] : [`${file} ${touched.join(" ")}`],
        ),
      ),
      unopened === null
        ? { name: "learned forms: LibreOffice is not installed", passed: 0, all: results.length, ok: false }
        : row("of these, LibreOffice opens them", unopened),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

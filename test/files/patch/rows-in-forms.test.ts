import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { build } from "../../../src/building/build";
import { rowInsertion } from "../../../src/building/new-row/row-insertion";
import { insertRow, removeRow, type RowPatch } from "../../../src/files/patch/patch-rows";
import { patchXlsx } from "../../../src/files/patch/patch-xlsx";
import { readStyles } from "../../../src/web/workbook/styles/read-styles";
import { readWorkbook } from "../../../src/files/read-workbook";
import { writeSheets } from "../../../src/files/xlsx/write-xlsx";
import { formSpec } from "../../../src/forms/registry";
import { readSheet } from "../../../src/reading/read-sheet";
import { a1, a1Area } from "../../../src/sheet/address";
import type { RowInsertion } from "../../../src/sheet/row-insertion";
import type { CellValue, SheetSnapshot } from "../../../src/sheet/snapshot";
import { OPTIONS } from "../../fixtures/built";
import { filledForm } from "../../fixtures/filled-data";
import { partsOf } from "../../fixtures/handmade";
import { calculated, type CalculatedSheet, savedFromWindow } from "../../fixtures/libreoffice";
import { schemaFaults } from "../../fixtures/open-xml";
import { howMany } from "../../fixtures/sweeps";
import { LIBRE_OFFICE } from "../../fixtures/programs";

const EXAMPLES = join(__dirname, "../../../examples");
const SEED = 20_261_121;
const withLibreOffice = LIBRE_OFFICE === null ? test.skip : test;

function patched(patch: RowPatch): Uint8Array {
  if (patch.kind === "refused") throw new Error(`refused: ${patch.refusal}`);
  return patch.bytes;
}

async function sheetsOf(bytes: Uint8Array): Promise<readonly SheetSnapshot[]> {
  const reading = await readWorkbook(bytes);
  if (reading.kind !== "read") throw new Error(JSON.stringify(reading));
  return reading.sheets;
}

function blankRow(sheet: string, row: number): RowInsertion {
  return { sheet, row, merges: [], formulas: [], writes: [] };
}

/** A row within the sheet, where its merges and sums are. */
function somewhere({ origin, rows }: SheetSnapshot): number {
  return origin.row + Math.max(1, Math.floor((2 * rows.length) / 3));
}

function withRows(bytes: Uint8Array, insertions: readonly RowInsertion[]): Uint8Array {
  return insertions.reduce((all, insertion) => patched(insertRow(all, insertion)), bytes);
}

/** Where on the first sheet something is counted on each sheet, one cell below the other. */
const COUNTED_COLUMN = 40;

/** Filled forms with formulas, locks, lists and conditions, each on a sheet, and what counts on all of them. */
async function builtForms(howMany: number): Promise<Uint8Array> {
  const specs = fc
    .sample(filledForm, { seed: SEED, numRuns: howMany })
    .map(({ form, data }, index) =>
      build(form, data, { ...OPTIONS, sheetName: `${form.id.slice(0, 20)} ${index}` }),
    );
  const cells = specs.map(({ name }, row) => {
    const area = (column: string) => `'${name}'!$${column}$1:${column}$90`;
    const formula = `SUM(${area("H")},${area("I")},${area("J")})+COUNTA(${area("D")})`;
    return {
      kind: "written" as const,
      cell: { row, column: COUNTED_COLUMN },
      content: { value: null, formula },
    };
  });
  return patchXlsx(await writeSheets(specs), { sheets: [{ sheet: specs[0]?.name ?? "", cells }] });
}

function isSame(a: CellValue | undefined, b: CellValue | undefined): boolean {
  return a === b || (typeof a === "number" && typeof b === "number" && Math.abs(a - b) < 1e-9);
}

/** What a sheet comes to otherwise than before, its rows from one on being one lower. */
function differences(
  sheet: SheetSnapshot,
  row: number,
  before: CalculatedSheet | undefined,
  now: CalculatedSheet | undefined,
): readonly string[] {
  const found: string[] = [];
  for (let at = 0; at < sheet.origin.row + sheet.rows.length; at += 1) {
    for (let column = 0; column <= COUNTED_COLUMN; column += 1) {
      const [old, other] = [before?.(at, column), now?.(at < row ? at : at + 1, column)];
      if (!isSame(old, other))
        found.push(`${sheet.name} ${a1({ row: at, column })}: ${String(old)}, now ${String(other)}`);
    }
  }
  return found;
}

/** That a workbook whose sheets each got a row is sound, and as before once they are all taken out again. */
async function expectToComeBack(bytes: Uint8Array): Promise<void> {
  const [sheets, bookStyles] = [await sheetsOf(bytes), readStyles(bytes)];
  const grown = withRows(
    bytes,
    sheets.map((sheet) => blankRow(sheet.name, somewhere(sheet))),
  );
  expect(await schemaFaults(grown)).toEqual([]);
  const back = sheets.reduce((all, sheet) => patched(removeRow(all, sheet.name, somewhere(sheet))), grown);
  expect(await sheetsOf(back)).toEqual(sheets);
  expect(readStyles(back)).toEqual(bookStyles);
  const [before, after] = [partsOf(bytes), partsOf(back)];
  for (const part of Object.keys(before).filter((name) => name.startsWith("xl/worksheets/sheet"))) {
    expect(after[part]?.replaceAll("&quot;", '"')).toBe(before[part]?.replaceAll("&quot;", '"'));
  }
}

/** What a row changes besides values: formulas and merges of each sheet, names, and where rules hold. */
async function structureOf(bytes: Uint8Array) {
  const [sheets, bookStyles] = [await sheetsOf(bytes), readStyles(bytes)];
  return {
    names: bookStyles.names,
    sheets: sheets.map(({ name, origin, rows, merges }, index) => ({
      name,
      formulas: rows.flatMap((line, row) =>
        line.flatMap((cell, column) =>
          cell?.formula === undefined
            ? []
            : `${a1({ row: origin.row + row, column: origin.column + column })}=${cell.formula}`,
        ),
      ),
      merges: merges.map(a1Area).sort(),
      // LibreOffice keeps rules in no certain order.
      rules: bookStyles.sheets[index]?.conditions.map((rule) => JSON.stringify(rule)).sort(),
      // In the formulas of validations LibreOffice moves some relative references of a range that stays where it is.
      validations: bookStyles.sheets[index]?.validations
        .map(({ areas }) => areas.map(a1Area).join(" "))
        .sort(),
    })),
  };
}

test.each(readdirSync(EXAMPLES).filter((file) => file.endsWith(".xlsx")))(
  "%s is as before when the rows are taken out again, and sound in between",
  (file) => expectToComeBack(new Uint8Array(readFileSync(join(EXAMPLES, file)))),
  60_000,
);

test("so are built forms with their formulas, lists, conditions and locks", async () => {
  await expectToComeBack(await builtForms(howMany(12, 5)));
});

withLibreOffice("a blank row changes no result that LibreOffice works out, on no sheet", async () => {
  const bytes = await builtForms(howMany(20, 8));
  const sheets = await sheetsOf(bytes);
  const insertions = sheets.map((sheet) => blankRow(sheet.name, somewhere(sheet)));
  const [before, after] = [await calculated(bytes), await calculated(withRows(bytes, insertions))];
  const found = sheets.flatMap((sheet, index) =>
    differences(sheet, insertions[index]?.row ?? 0, before[index], after[index]),
  );
  expect(found).toEqual([]);
  expect(before[0]?.(0, COUNTED_COLUMN)).not.toBe(0);
});

withLibreOffice("a new indicator counts in the total of its form", async () => {
  const bytes = await builtForms(30);
  const sheets = await sheetsOf(bytes);
  const rows = sheets.flatMap((sheet, index) => {
    const { tables } = readSheet(sheet);
    const [table] = tables;
    const [first] = table?.indicators ?? [];
    const total = table?.total?.weight;
    const weight = table && table.indicators.at(-1)?.weight;
    if (!table || !first || !total || !weight) return [];
    const levels = { level1: first.level1.text, level2: first.level2.text };
    const indicator = { name: "新增指标", nature: "≥", target: "90", unit: "%", halfYear: "" };
    const insertion = rowInsertion(sheet, table, tables, formSpec(table.form), levels, indicator);
    return insertion ? [{ index, insertion, total: total.cell, column: weight.cell.column }] : [];
  });
  const weighed = rows.map(({ insertion, column }) => ({
    ...insertion,
    writes: [...insertion.writes, { cell: { row: insertion.row, column }, value: 7 }],
  }));
  const [before, after] = [await calculated(bytes), await calculated(withRows(bytes, weighed))];
  const sums = rows.map(({ index, total: { row, column } }) => [
    Number(before[index]?.(row, column)) + 7,
    after[index]?.(row + 1, column),
  ]);
  for (const [wanted, got] of sums) expect(got).toBeCloseTo(Number(wanted), 9);
  expect(sums.length).toBeGreaterThan(5);
});

withLibreOffice("LibreOffice puts a row in as we do", async () => {
  const bytes = await builtForms(12);
  const sheets = await sheetsOf(bytes);
  const insertions = sheets.map((sheet) => blankRow(sheet.name, somewhere(sheet)));
  const steps = insertions.map(
    ({ row }, index) =>
      `book.Sheets.getByIndex(${index}).unprotect("")\nbook.Sheets.getByIndex(${index}).Rows.insertByIndex(${row}, 1)`,
  );
  const theirs = await savedFromWindow(bytes, "xlsx", steps.join("\n"));
  const ours = await savedFromWindow(withRows(bytes, insertions), "xlsx");
  const [told, wanted] = [await structureOf(ours), await structureOf(theirs)];
  expect(told.sheets.flatMap(({ formulas }) => formulas).length).toBeGreaterThan(100);
  expect(told).toEqual(wanted);
});

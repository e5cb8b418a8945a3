import { z } from "zod";
import { build } from "../../../src/building/build";
import { NO_DATA } from "../../../src/building/form-data";
import type { AddedSheet } from "../../../src/files/patch/added-sheet";
import type { CellChange } from "../../../src/files/patch/changes";
import { insertRow, removeRow, type RowPatch } from "../../../src/files/patch/patch-rows";
import { patchXlsx } from "../../../src/files/patch/patch-xlsx";
import { readWorkbook } from "../../../src/files/read-workbook";
import { writeSheets } from "../../../src/files/xlsx/write-xlsx";
import { FORMS } from "../../../src/forms/registry";
import { MARK_STYLES, MARK_SIGNATURE, markCondition } from "../../../src/hosts/mark-styles";
import { MARK_KINDS } from "../../../src/sheet/patch";
import { cellAt, type CellValue, type SheetSnapshot } from "../../../src/sheet/snapshot";
import { parseA1 } from "../../../src/sheet/address";
import { OPTIONS } from "../../fixtures/built";
import { type ForeignBooks, foreignBooks, withOpenpyxl } from "../../fixtures/foreign-books";
import { partsOf } from "../../fixtures/handmade";
import { allSavedByLibreOffice } from "../../fixtures/libreoffice";
import { schemaFaultsOfAll } from "../../fixtures/open-xml";
import { LIBRE_OFFICE, OPENPYXL } from "../../fixtures/programs";
import { howMany, sampled } from "../../fixtures/sweeps";

const LONGEST_RUN = 180_000;
const SHEET = "自评表";

function at(text: string) {
  const cell = parseA1(text);
  if (!cell) throw new Error(`${text} is no address`);
  return cell;
}

function written(cell: string, value: CellValue | null, numberFormat?: string): CellChange {
  const content = value === null ? null : { value };
  return {
    kind: "written",
    cell: at(cell),
    content,
    ...(numberFormat === undefined ? {} : { numberFormat }),
  };
}

function patched(patch: RowPatch): Uint8Array {
  if (patch.kind === "refused") throw new Error(`refused: ${patch.refusal}`);
  return patch.bytes;
}

async function sheetsOf(bytes: Uint8Array): Promise<readonly SheetSnapshot[]> {
  const reading = await readWorkbook(bytes);
  if (reading.kind !== "read") throw new Error(JSON.stringify(reading));
  return reading.sheets;
}

/** How many of the forms are added to each workbook: together all of them, more than once. */
const FORMS_EACH = howMany(FORMS.length, 2);

/** Some of the forms from one on, each on a sheet of its own behind the first one. */
async function formsFrom(first: number): Promise<readonly AddedSheet[]> {
  const forms = [...FORMS.slice(first % FORMS.length), ...FORMS].slice(0, FORMS_EACH);
  return Promise.all(
    forms.map(async (form) => {
      const sheetName = form.id.slice(0, 28);
      const spec = build(form, { ...NO_DATA, year: 2026 }, { ...OPTIONS, sheetName, rowsPerClass: 1 });
      return { name: sheetName, after: SHEET, file: await writeSheets([spec]) };
    }),
  );
}

const WRITES = [written("B4", 92), written("A4", "满意度 <&>"), written("F9", 0.785, "0.0%;[Red]-0.0%")];

function marked(bytes: Uint8Array, kinds: typeof MARK_KINDS): Uint8Array {
  const list = kinds.map((kind) => ({
    cells: [at("B3"), at("C3")],
    formula: markCondition(kind),
    ...MARK_STYLES[kind],
  }));
  const properties = new Map([["hengbiao-marks", kinds.length === 0 ? null : "1"]]);
  return patchXlsx(bytes, {
    sheets: [{ sheet: SHEET, cells: [], highlights: { signature: MARK_SIGNATURE, list } }],
    properties,
  });
}

/** What is done to a workbook, and the parts of it that may change or come for that. */
interface Step {
  readonly name: string;
  readonly parts: RegExp;
  readonly does: (bytes: Uint8Array) => Uint8Array;
  /** Undoes what `does` has done. */
  readonly undoes: (bytes: Uint8Array, before: readonly SheetSnapshot[]) => Uint8Array;
}

const SHEET_1 = "xl/worksheets/sheet1\\.xml";
const BOOK = "xl/workbook\\.xml";
const STYLES = "xl/styles\\.xml|xl/_rels/workbook\\.xml\\.rels|\\[Content_Types\\]\\.xml";

function steps(forms: readonly AddedSheet[]): readonly Step[] {
  return [
    {
      name: "forms",
      parts: new RegExp(`^(?:${BOOK}|${STYLES}|xl/worksheets/sheet\\d+\\.xml)$`),
      does: (bytes) => patchXlsx(bytes, { added: forms, sheets: [] }),
      undoes: (bytes) => patchXlsx(bytes, { sheets: [], removed: forms.map(({ name }) => name) }),
    },
    {
      name: "a row",
      parts: new RegExp(`^(?:${BOOK}|xl/worksheets/sheet[12]\\.xml)$`),
      does: (bytes) =>
        patched(
          insertRow(bytes, {
            sheet: SHEET,
            row: 2,
            merges: [{ top: 2, left: 2, bottom: 2, right: 3 }],
            formulas: [],
            writes: [{ cell: at("A3"), value: "新增" }],
          }),
        ),
      undoes: (bytes) => patched(removeRow(bytes, SHEET, 2)),
    },
    {
      name: "writes",
      parts: new RegExp(`^(?:${BOOK}|${SHEET_1}|${STYLES})$`),
      does: (bytes) => patchXlsx(bytes, { sheets: [{ sheet: SHEET, cells: WRITES }] }),
      undoes: (bytes, before) => {
        const sheet = before.find(({ name }) => name === SHEET);
        const cells = WRITES.map(({ cell }): CellChange => {
          const old = sheet && cellAt(sheet, cell);
          return { kind: "written", cell, content: old ? { value: old.value } : null };
        });
        return patchXlsx(bytes, { sheets: [{ sheet: SHEET, cells }] });
      },
    },
    {
      name: "marks",
      parts: new RegExp(`^(?:${SHEET_1}|${STYLES}|docProps/custom\\.xml|_rels/\\.rels)$`),
      does: (bytes) => marked(bytes, MARK_KINDS),
      undoes: (bytes) => marked(bytes, []),
    },
  ];
}

interface Saved {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** The workbook it was made of. */
  readonly source: Uint8Array;
  readonly parts: RegExp;
}

function withoutPlace(fault: string): string {
  return fault.replace(/ \/\S*: /, " ");
}

let books: ForeignBooks = {};
const saved: Saved[] = [];
/** Those of them that other programs are asked about: a sample of what was done, and of what was undone. */
const judged: Saved[] = [];
const undone: { readonly name: string; readonly before: unknown; readonly after: unknown }[] = [];

beforeAll(async () => {
  books = await foreignBooks();
  if (LIBRE_OFFICE !== null) {
    const [made] = await allSavedByLibreOffice([books["hucre"] ?? new Uint8Array()]);
    books = { ...books, ...(made ? { LibreOffice: made } : {}) };
  }
  const changed: Saved[] = [];
  const setBack: Saved[] = [];
  for (const [at, [writer, source]] of Object.entries(books).entries()) {
    const before = await sheetsOf(source);
    for (const { name, parts, does, undoes } of steps(await formsFrom(at * FORMS_EACH))) {
      const bytes = does(source);
      changed.push({ name: `${writer}: ${name}`, bytes, source, parts });
      const back = undoes(bytes, before);
      undone.push({ name: `${writer}: ${name}`, before, after: await sheetsOf(back) });
      setBack.push({ name: `${writer}: ${name}, undone`, bytes: back, source, parts });
    }
  }
  saved.push(...changed, ...setBack);
  // Every third of four steps each, so that every writer and every step has its turn.
  judged.push(...sampled(changed, 3), ...sampled(setBack, 3));
}, LONGEST_RUN);

test("there are workbooks of every kind, and all was done to each", () => {
  expect(Object.keys(books).length).toBeGreaterThanOrEqual(11);
  expect(Object.keys(books).length * FORMS_EACH).toBeGreaterThanOrEqual(FORMS.length);
  expect(saved).toHaveLength(Object.keys(books).length * 4 * 2);
});

test("what is undone leaves the cells as they were", () => {
  for (const { name, before, after } of undone) expect({ name, after }).toEqual({ name, after: before });
});

test("parts that it is not for stay as they are, byte for byte", () => {
  for (const { name, bytes, source, parts } of saved) {
    const [before, after] = [partsOf(source), partsOf(bytes)];
    const touched = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
      (part) => before[part] !== after[part] && !parts.test(part),
    );
    expect({ name, touched }).toEqual({ name, touched: [] });
  }
});

test(
  "the schemas find no fault in what is saved that was not there before",
  async () => {
    const sources = Object.values(books);
    const faults = await schemaFaultsOfAll([...sources, ...judged.map(({ bytes }) => bytes)]);
    const known = new Map(sources.map((source, index) => [source, faults[index] ?? []]));
    judged.forEach(({ name, source }, index) => {
      const old = new Set((known.get(source) ?? []).map(withoutPlace));
      const found = (faults[sources.length + index] ?? []).filter((fault) => !old.has(withoutPlace(fault)));
      expect({ name, found }).toEqual({ name, found: [] });
    });
  },
  LONGEST_RUN,
);

(LIBRE_OFFICE === null ? test.skip : test)(
  "LibreOffice opens all of them, with all their cells",
  async () => {
    const opened = await allSavedByLibreOffice(judged.map(({ bytes }) => bytes));
    for (const [index, { name, bytes }] of judged.entries()) {
      const theirs = opened[index];
      const values = (sheets: readonly SheetSnapshot[]) =>
        sheets.map((sheet) => [
          sheet.name,
          ...sheet.rows.map((row) =>
            row.map((cell) => (cell?.formula === undefined ? (cell?.value ?? "") : "=")),
          ),
        ]);
      expect({ name, values: theirs && values(await sheetsOf(theirs)) }).toEqual({
        name,
        values: values(await sheetsOf(bytes)),
      });
    }
  },
  LONGEST_RUN,
);

const OPENED = `
import json, sys
from openpyxl import load_workbook
found = []
for at in range(1, COUNT + 1):
    book = load_workbook(f"{at}.xlsx")
    sheet = book["自评表"]
    found.append([book.sheetnames, [[str(cell.value) for cell in row] for row in sheet["A3:C5"]]])
print(json.dumps(found))
`;

const opened = z.array(z.tuple([z.array(z.string()), z.array(z.array(z.string()))]));

(OPENPYXL === null ? test.skip : test)(
  "openpyxl opens all of them",
  async () => {
    const files = Object.fromEntries(judged.map(({ bytes }, index) => [`${index + 1}.xlsx`, bytes]));
    const script = OPENED.replace("COUNT", String(judged.length));
    const theirs = await withOpenpyxl(script, files, (_folder, output) =>
      Promise.resolve(opened.parse(JSON.parse(output))),
    );
    for (const [index, { name, bytes }] of judged.entries()) {
      const sheets = await sheetsOf(bytes);
      const own = sheets.find((sheet) => sheet.name === SHEET);
      const cells = [3, 4, 5].map((row) =>
        ["A", "B", "C"].map((column) => String((own && cellAt(own, at(`${column}${row}`))?.value) ?? "None")),
      );
      expect({ name, theirs: theirs[index] }).toEqual({
        name,
        theirs: [sheets.map((sheet) => sheet.name), cells],
      });
    }
  },
  LONGEST_RUN,
);

import { fillPlan, nextRows, withoutRow } from "../building/fill/fill-plan";
import type { FormToFill, PlannedText } from "../building/fill/form-to-fill";
import type { LeftOver } from "../building/convert/left-over";
import type { FormData } from "../building/form-data";
import type { CellChange } from "../files/patch/changes";
import { insertRows } from "../files/patch/patch-rows";
import { patchXlsx } from "../files/patch/patch-xlsx";
import { describeFailure } from "../files/describe";
import { readWorkbook } from "../files/read-workbook";
import { expectedInputs, type ExpectedInput } from "../files/xlsx/expected-input";
import type { Bilingual } from "../forms/form-spec";
import type { LearnedForm } from "../forms/learned-form";
import { learnedSpec } from "../forms/learned-spec";
import { assignmentBy } from "../reading/learned/read-by-form";
import { readSheet } from "../reading/read-sheet";
import { parseA1Area, type Area, type CellAddress } from "../sheet/address";
import { cellAt, type CellValue, type SheetSnapshot } from "../sheet/snapshot";
import { allows, boundOf, ruleText } from "./cell-rule";
import { typedValue } from "./typed-value";

/** A department's own workbook filled in, or why it cannot be. */
export type FillOutcome =
  | { readonly kind: "filled"; readonly bytes: Uint8Array; readonly left: readonly LeftOver[] }
  | { readonly kind: "refused"; readonly why: Bilingual };

/** Beyond this no form is longer. */
const MOST_ROWS = 500;

/** The cells that a validation refers to; null for a name or a calculation. */
function referred(
  reference: string,
  own: string,
  sheets: readonly SheetSnapshot[],
): { readonly sheet: SheetSnapshot; readonly cells: Area } | null {
  const [, quoted, plain, area = ""] =
    /^(?:'((?:[^']|'')+)'!|([^'!]+)!)?(\$?[A-Z]+\$?\d+(?::\$?[A-Z]+\$?\d+)?)$/i.exec(reference) ?? [];
  const name = quoted?.replaceAll("''", "'") ?? plain ?? own;
  const sheet = sheets.find((each) => each.name === name);
  const cells = parseA1Area(area);
  return sheet && cells ? { sheet, cells } : null;
}

/** The values of cells that a validation's list refers to; null where they are not known. */
function listed(reference: string, own: string, sheets: readonly SheetSnapshot[]): readonly string[] | null {
  const found = referred(reference, own, sheets);
  if (!found) return null;
  const { top, left, bottom, right } = found.cells;
  const texts: string[] = [];
  for (let row = top; row <= bottom; row++) {
    for (let column = left; column <= right; column++) {
      const text = cellAt(found.sheet, { row, column })?.text.trim() ?? "";
      if (text !== "") texts.push(text);
    }
  }
  return texts;
}

/** The number in the cell that a bound refers to; null where it refers to none. */
function numberAt(reference: string, own: string, sheets: readonly SheetSnapshot[]): number | null {
  const found = referred(reference, own, sheets);
  const value = found && cellAt(found.sheet, { row: found.cells.top, column: found.cells.left })?.value;
  return typeof value === "number" ? value : null;
}

interface Opened {
  readonly sheets: readonly SheetSnapshot[];
  readonly form: FormToFill;
  readonly expected: ((cell: CellAddress) => ExpectedInput) | null;
  readonly date1904: boolean;
}

async function opened(form: LearnedForm, bytes: Uint8Array, at: number): Promise<Opened | Bilingual> {
  const reading = await readWorkbook(bytes);
  if (reading.kind !== "read") return describeFailure(reading);
  if (reading.format !== "xlsx") {
    return {
      zh: "只有 .xlsx 文件可以填入，请另存为 .xlsx 后再试。",
      en: "only an .xlsx file can be filled in; save it as one and try again.",
    };
  }
  const sheet = reading.sheets.find(({ name }) => name === form.sheet);
  if (!sheet) {
    return {
      zh: `没有工作表“${form.sheet}”，它是表样所在的工作表。请用 hengbiao learn 重新生成。`,
      en: `there is no sheet "${form.sheet}", which held the form. Make it anew with hengbiao learn.`,
    };
  }
  const assignment = assignmentBy(form, sheet, true);
  const { tables } = readSheet(sheet, assignment);
  const table = tables[at];
  if (!table) {
    return {
      zh: `工作表“${form.sheet}”里找不到表样的表头。请用 hengbiao learn 重新生成。`,
      en: `the header of the form is not found on the sheet "${form.sheet}". Make it anew with hengbiao learn.`,
    };
  }
  const expected = expectedInputs(bytes, sheet.name);
  const isDrawn = (cell: CellAddress): boolean => expected?.(cell).isBoxed === true;
  return {
    sheets: reading.sheets,
    form: { sheet, table, tables, assignment, spec: learnedSpec(form), isDrawn },
    expected,
    date1904: reading.date1904 === true,
  };
}

/** What of the texts the cells take, and what they do not. */
function changesOf(
  { sheets, form: { sheet }, expected, date1904 }: Opened,
  texts: readonly PlannedText[],
): { readonly cells: readonly CellChange[]; readonly left: readonly LeftOver[] } {
  const bound = (formula: string): number | null =>
    boundOf(formula, date1904, (reference) => numberAt(reference, sheet.name, sheets));
  const cells: CellChange[] = [];
  const left: LeftOver[] = [];
  for (const { cell, text, is, from } of texts) {
    const wanted = expected?.(cell);
    if (!wanted) continue;
    const { rule } = wanted;
    const choices =
      typeof wanted.choices === "string" ? listed(wanted.choices, sheet.name, sheets) : wanted.choices;
    const admits = (value: CellValue): boolean => rule === null || allows(rule, value, bound);
    const typed = typedValue(text, is, wanted, { choices, admits }, date1904);
    if (typed === null) {
      left.push(
        rule
          ? { ...from, reason: "not-allowed", wanted: ruleText(rule, date1904, bound) }
          : { ...from, reason: "not-a-choice" },
      );
      continue;
    }
    const { value, numberFormat } = typed;
    cells.push({ kind: "written", cell, content: { value }, ...(numberFormat ? { numberFormat } : {}) });
  }
  return { cells, left };
}

/**
 * Fills data into the workbook that a form was learned from. Its look stays as it is, to the byte where nothing is
 * written; rows are put in where the data has more indicators than the form has rows. What has no place is named.
 *
 * @param bytes the learned form's own .xlsx file
 * @param at which of the tables of its sheet, from 0 on; the one that was learned unless said
 */
export async function fillLearnedForm(
  form: LearnedForm,
  bytes: Uint8Array,
  data: FormData,
  at = form.table ?? 0,
): Promise<FillOutcome> {
  let file = bytes;
  let book = await opened(form, file, at);
  for (let rows = 0; rows < MOST_ROWS && "form" in book;) {
    const run = nextRows(book.form, data).slice(0, MOST_ROWS - rows);
    if (run.length === 0) break;
    rows += run.length;
    const patched = insertRows(file, form.sheet, run);
    if (patched.kind === "refused") break;
    const longer = await opened(form, patched.bytes, at);
    // Rows that no indicator finds are none that were wanted.
    if (!("form" in longer) || withoutRow(longer.form, data) >= withoutRow(book.form, data)) break;
    file = patched.bytes;
    book = longer;
  }
  if (!("form" in book)) return { kind: "refused", why: book };
  const { texts, left } = fillPlan(book.form, data);
  const { cells, left: refused } = changesOf(book, texts);
  const filled = patchXlsx(file, { sheets: [{ sheet: form.sheet, cells }] });
  return { kind: "filled", bytes: filled, left: [...left, ...refused] };
}

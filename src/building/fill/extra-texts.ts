import { FIELD_KEYS, FIELD_NAMES } from "../../forms/field-names";
import { isOwnKey } from "../../forms/form-keys";
import type { FieldKey } from "../../forms/form-spec";
import { labelKey } from "../../forms/label-key";
import { FORMS } from "../../forms/registry";
import { areaAround, isOpenLabel, placeOfLabel } from "../../reading/learned/field-place";
import type { TableColumn } from "../../reading/table";
import { sameAddress, type CellAddress } from "../../sheet/address";
import { cellAt, filledCells } from "../../sheet/snapshot";
import type { LeftOver } from "../convert/left-over";
import type { ExtraData, ExtraFieldData, FormData } from "../form-data";
import type { FillPlan, FormToFill, PlannedText } from "./form-to-fill";

/** The parts of a header or label that stands under another one. */
function partsOf(label: string): readonly string[] {
  return label.split("/").map(labelKey);
}

/** Every word by which a field is known, as labels are compared. */
function wordsOf(key: FieldKey): ReadonlySet<string> {
  const printed = FORMS.flatMap(({ fields }) =>
    fields.filter((field) => field.key === key).flatMap(({ label, synonyms }) => [label, ...synonyms]),
  );
  return new Set([...(isOwnKey(key) ? [] : [FIELD_NAMES[key].zh]), ...printed].map(labelKey));
}

/** What a field is called where the form does not print it. */
function nameOf(key: FieldKey): string {
  if (!isOwnKey(key)) return FIELD_NAMES[key].zh;
  const spec = FORMS.flatMap(({ fields }) => fields).find((field) => field.key === key);
  return spec?.label ?? key.slice("own:".length);
}

/** A place that a printed label asks for and that nothing else takes. */
function openPlace(
  { sheet, table, isDrawn }: FormToFill,
  words: ReadonlySet<string>,
  isTaken: (cell: CellAddress) => boolean,
): CellAddress | undefined {
  for (const [cell, { text }] of filledCells(sheet)) {
    if (!words.has(labelKey(text))) continue;
    const place = placeOfLabel(sheet, cell, table, isDrawn);
    if (place && !isTaken(place)) return place;
  }
  return undefined;
}

/** Fields of the data that were not seen on the blank form: a label that prints one of their words may ask for them. */
export function unseenFieldTexts(
  form: FormToFill,
  fields: FormData["fields"],
  taken: readonly PlannedText[],
): FillPlan {
  const texts: PlannedText[] = [];
  const left: LeftOver[] = [];
  const own = Object.keys(fields).filter(isOwnKey);
  for (const key of [...FIELD_KEYS, ...own]) {
    const text = fields[key] ?? "";
    if (text === "" || form.table.fields[key] !== undefined) continue;
    const from = { label: nameOf(key), row: "", text, place: { part: "field", key } as const };
    const cell = openPlace(form, wordsOf(key), (place) => isTakenBy([...taken, ...texts], place));
    if (cell) texts.push({ cell, text, is: "words", from });
    else left.push({ ...from, reason: "no-place" });
  }
  return { texts, left };
}

function isTakenBy(texts: readonly PlannedText[], cell: CellAddress): boolean {
  return texts.some((each) => sameAddress(each.cell, cell));
}

/** Columns of a block that print a header, those of its own column first. */
function columnsOf(
  { table: { columns } }: FormToFill,
  { part, header, cell }: ExtraData,
): readonly TableColumn[] {
  const key = labelKey(header);
  const leaf = partsOf(header).at(-1);
  const ofBlock = columns.filter(({ block }) => block === part);
  const same = ofBlock.filter((each) => labelKey(each.header) === key);
  const found = same.length > 0 ? same : ofBlock.filter((each) => partsOf(each.header).at(-1) === leaf);
  return [
    ...found.filter(({ at }) => at.left === cell?.column),
    ...found.filter(({ at }) => at.left !== cell?.column),
  ];
}

/** The cell of a row in a column; undefined where it is one with the row above. */
function cellOf({ sheet }: FormToFill, row: number, { at }: TableColumn): CellAddress | undefined {
  const { top, left } = areaAround(sheet, { row, column: at.left });
  return top === row ? { row, column: left } : undefined;
}

/** What is told of a text that has no role. */
function told(label: string, row: string, text: string, cell: CellAddress | undefined): PlannedText["from"] {
  return { label, row, text, place: { part: "beside", cell: cell ?? null } };
}

/** Cells of the data's rows that have no role, each under the header that the form prints for it. */
function cellTexts(
  form: FormToFill,
  data: FormData,
  rowOf: (extra: ExtraData) => number | undefined,
  taken: readonly PlannedText[],
): FillPlan {
  const texts: PlannedText[] = [];
  const left: LeftOver[] = [];
  for (const extra of data.extra ?? []) {
    const { part, row, header, text } = extra;
    if (text === "") continue;
    const name = (part === "indicator" ? data.indicators[row]?.name : data.budget[row]?.label) ?? "";
    const own = rowOf(extra);
    const cell = columnsOf(form, extra)
      .flatMap((column) => (own === undefined ? undefined : cellOf(form, own, column)) ?? [])
      .find((each) => !isTakenBy([...taken, ...texts], each));
    const from = told(header, name, text, extra.cell);
    if (cell) texts.push({ cell, text, is: "figure", from });
    else left.push({ ...from, reason: "no-place" });
  }
  return { texts, left };
}

/** A cell of the row of sums, by the words of both: 合计/复核得分. */
function totalPlace(form: FormToFill, { label, cell: known }: ExtraFieldData): CellAddress | undefined {
  const { total, columns } = form.table;
  const [first, ...rest] = partsOf(label);
  const leaf = rest.at(-1);
  if (!total || leaf === undefined || labelKey(total.label.text) !== first) return undefined;
  const found = columns.filter(
    (column) => column.block === "indicator" && partsOf(column.header).at(-1) === leaf,
  );
  const column =
    found.find(({ at }) => at.left === known?.column) ?? (found.length === 1 ? found[0] : undefined);
  return column && cellOf(form, total.label.cell.row, column);
}

/** Whether a text can be written where something is printed: nothing, or the beginning of it, such as 任务1：. */
function isOpenFor(printed: string, text: string): boolean {
  return printed === "" || (isOpenLabel(printed) && text.startsWith(printed));
}

/** The cell that the data names, where the form leaves it open and prints the same label before or above it. */
function samePlace({ sheet }: FormToFill, { label, text, cell }: ExtraFieldData): CellAddress | undefined {
  if (!cell || !isOpenFor(cellAt(sheet, cell)?.text.trim() ?? "", text)) return undefined;
  const leaf = partsOf(label).at(-1);
  const isLabelled = filledCells(sheet).some(
    ([at, printed]) =>
      labelKey(printed.text) === leaf &&
      ((at.row === cell.row && at.column < cell.column) || (at.column === cell.column && at.row < cell.row)),
  );
  return isLabelled ? cell : undefined;
}

/** A text so long is no answer that happens to be printed elsewhere, such as 无. */
const LONG = 8;

/** Whether the form prints a text itself, as it does its notes: where the data had it, or behind its label. */
function isPrinted({ sheet }: FormToFill, { label, text, cell }: ExtraFieldData): boolean {
  const leaf = partsOf(label).at(-1) ?? "";
  return filledCells(sheet).some(([at, printed]) => {
    const whole = printed.text.trim();
    if (whole === text) return !cell || sameAddress(at, cell) || text.length >= LONG;
    return whole.endsWith(text) && labelKey(whole.slice(0, -text.length)) === leaf;
  });
}

/** What the data tells beside the places that have a role, where the form prints the same words for it. */
export function extraTexts(
  form: FormToFill,
  data: FormData,
  rowOf: (extra: ExtraData) => number | undefined,
  taken: readonly PlannedText[],
): FillPlan {
  const cells = cellTexts(form, data, rowOf, taken);
  const texts = [...cells.texts];
  const left = [...cells.left];
  for (const field of data.extraFields ?? []) {
    const { label, text } = field;
    const leaf = partsOf(label).at(-1) ?? "";
    // A note that the form prints itself is there already.
    if (text === "" || isPrinted(form, field)) continue;
    const isTaken = (cell: CellAddress): boolean => isTakenBy([...taken, ...texts], cell);
    const cell =
      [totalPlace(form, field), samePlace(form, field)].find((each) => each && !isTaken(each)) ??
      (leaf === "" ? undefined : openPlace(form, new Set([leaf]), isTaken));
    const from = told(label, "", text, field.cell);
    if (cell) texts.push({ cell, text, is: "figure", from });
    else left.push({ ...from, reason: "no-place" });
  }
  return { texts, left };
}

import { a1, type CellAddress, contains, parseA1, parseA1Area } from "../../sheet/address";
import type { CellValue } from "../../sheet/snapshot";
import { elements } from "../xml/part";
import { movedFormula } from "../../sheet/formula-references";
import type { CellChange } from "./changes";
import { attribute, elementPattern, escaped, prefixOf, withAttribute } from "../xml/markup";

/** The cell format, by its index in the style part, that shows cells of `base` in another number format. */
export type FormatWith = (base: number, numberFormat: string) => number;

/** Errors as Excel writes them for the result of a formula. */
const ERROR = /^#(?:NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|N\/A|SPILL!|CALC!|GETTING_DATA)$/;

interface Pending {
  readonly change: CellChange;
  readonly row: number;
  readonly column: number;
}

/** What of a sheet's XML is needed besides its rows. */
interface SheetParts {
  readonly prefix: string;
  readonly formatWith: FormatWith;
  /** The cell format of a column's blank cells. */
  readonly columnFormat: (column: number) => string | undefined;
}

interface FoundCell {
  readonly attributes: string;
  /** Undefined for an empty tag. */
  readonly inner: string | undefined;
}

function typeAndValue(value: CellValue, ofFormula: boolean): { type: string | undefined; text: string } {
  if (typeof value === "boolean") return { type: "b", text: value ? "1" : "0" };
  if (typeof value === "number") return { type: undefined, text: String(value) };
  return { type: ofFormula && ERROR.test(value) ? "e" : "str", text: escaped(value) };
}

function tag(prefix: string, attributes: string, inner: string): string {
  const name = `${prefix}c`;
  return inner === "" ? `<${name}${attributes}/>` : `<${name}${attributes}>${inner}</${name}>`;
}

/** The attributes a changed cell keeps: where it is and how it looks. */
function placeAndLook(reference: string, format: string | undefined): string {
  return ` r="${reference}"${format === undefined ? "" : ` s="${format}"`}`;
}

function writtenCell(
  { prefix, formatWith }: SheetParts,
  change: Extract<CellChange, { kind: "written" }>,
  format: string | undefined,
): string {
  const { content, numberFormat } = change;
  const look = numberFormat === undefined ? format : String(formatWith(Number(format ?? 0), numberFormat));
  const attributes = placeAndLook(a1(change.cell), look);
  if (content === null) return tag(prefix, attributes, "");
  const { value, formula } = content;
  if (formula === undefined && typeof value === "string") {
    const text = `<${prefix}t xml:space="preserve">${escaped(value)}</${prefix}t>`;
    return tag(prefix, `${attributes} t="inlineStr"`, `<${prefix}is>${text}</${prefix}is>`);
  }
  const calculation = formula === undefined ? "" : `<${prefix}f>${escaped(formula)}</${prefix}f>`;
  if (value === null) return tag(prefix, attributes, calculation);
  const { type, text } = typeAndValue(value, formula !== undefined);
  const typed = withAttribute(attributes, "t", type);
  return tag(prefix, typed, `${calculation}<${prefix}v>${text}</${prefix}v>`);
}

function recalculatedCell(
  prefix: string,
  { attributes, inner = "" }: FoundCell,
  result: CellValue | null,
): string {
  const formula = elementPattern(prefix, "f").exec(inner)?.[0] ?? "";
  if (result === null) return tag(prefix, withAttribute(attributes, "t", undefined), formula);
  const { type, text } = typeAndValue(result, true);
  return tag(prefix, withAttribute(attributes, "t", type), `${formula}<${prefix}v>${text}</${prefix}v>`);
}

/** The XML of a cell and its column. */
interface Placed {
  readonly at: number;
  readonly xml: string;
}

function columnOf(reference: string | undefined, previous: number): number {
  return (reference === undefined ? undefined : parseA1(reference)?.column) ?? previous + 1;
}

function cellsOf(
  prefix: string,
  row: string,
): { attributes: string; inner: string | undefined; whole: string; column: number }[] {
  let previous = -1;
  return Array.from(row.matchAll(elementPattern(prefix, "c", "g")), ([whole, attributes = "", inner]) => {
    previous = columnOf(attribute(attributes, "r"), previous);
    return { whole, attributes, inner, column: previous };
  });
}

function changedCell(parts: SheetParts, found: FoundCell, change: CellChange): string {
  if (change.kind === "recalculated") return recalculatedCell(parts.prefix, found, change.result);
  return writtenCell(parts, change, attribute(found.attributes, "s"));
}

/** The cell that a change puts where none was; empty when there is nothing to put. */
function newCell(parts: SheetParts, { change, column }: Pending, rowFormat: string | undefined): string {
  if (change.kind === "recalculated" || change.content === null) return "";
  return writtenCell(parts, change, rowFormat ?? parts.columnFormat(column));
}

/** The content of a row with its cells changed, those that are new in their order among the old ones. */
function patchedRow(
  parts: SheetParts,
  inner: string,
  pending: readonly Pending[],
  rowFormat: string | undefined,
): { readonly inner: string; readonly grew: boolean } {
  const byColumn = new Map(pending.map((item) => [item.column, item]));
  const placed: Placed[] = [];
  for (const { whole, column, ...found } of cellsOf(parts.prefix, inner)) {
    const item = byColumn.get(column);
    byColumn.delete(column);
    placed.push({ at: column, xml: item ? changedCell(parts, found, item.change) : whole });
  }
  const added = [...byColumn.values()]
    .map((item): Placed => ({ at: item.column, xml: newCell(parts, item, rowFormat) }))
    .filter(({ xml }) => xml !== "");
  const all = added.length === 0 ? placed : [...placed, ...added].sort((a, b) => a.at - b.at);
  return { inner: all.map(({ xml }) => xml).join(""), grew: added.length > 0 };
}

function rowXml(prefix: string, attributes: string, inner: string): string {
  return `<${prefix}row${attributes}>${inner}</${prefix}row>`;
}

/** The rows of a sheet with some cells changed; rows without a change stay as they are, to the byte. */
function patchedRows(parts: SheetParts, data: string, pending: readonly Pending[]): string {
  const byRow = new Map<number, Pending[]>();
  for (const item of pending) byRow.set(item.row, [...(byRow.get(item.row) ?? []), item]);
  const waiting = [...byRow].sort(([a], [b]) => a - b);
  const out: string[] = [];
  const addRowsBefore = (row: number) => {
    for (let next = waiting[0]; next && next[0] < row; next = waiting[0]) {
      waiting.shift();
      const { inner } = patchedRow(parts, "", next[1], undefined);
      if (inner !== "") out.push(rowXml(parts.prefix, ` r="${next[0] + 1}"`, inner));
    }
  };
  let copied = 0;
  let row = -1;
  for (const match of data.matchAll(elementPattern(parts.prefix, "row", "g"))) {
    const [whole, attributes = "", inner = ""] = match;
    row = Number(attribute(attributes, "r") ?? row + 2) - 1;
    out.push(data.slice(copied, match.index));
    copied = match.index + whole.length;
    addRowsBefore(row);
    const changes = waiting[0]?.[0] === row ? waiting.shift()?.[1] : undefined;
    if (!changes) {
      out.push(whole);
      continue;
    }
    const isFormatted = attribute(attributes, "customFormat") === "1";
    const patched = patchedRow(parts, inner, changes, isFormatted ? attribute(attributes, "s") : undefined);
    // Where a cell was added the row may reach farther than its hint says.
    const kept = patched.grew ? withAttribute(attributes, "spans", undefined) : attributes;
    out.push(rowXml(parts.prefix, kept, patched.inner));
  }
  out.push(data.slice(copied));
  addRowsBefore(Infinity);
  return out.join("");
}

function columnFormats(xml: string): (column: number) => string | undefined {
  const columns = elements(
    /<(?:[\w.-]+:)?cols[\s>][^]*?<\/(?:[\w.-]+:)?cols\s*>/.exec(xml)?.[0] ?? "",
    "col",
  );
  return (column) => {
    const found = columns.find(
      (range) => Number(range.get("min")) <= column + 1 && column + 1 <= Number(range.get("max")),
    );
    return found?.get("style");
  };
}

/** Formulas that other cells share and that are about to be overwritten leave each of those its own formula. */
function unshared(prefix: string, data: string, overwritten: readonly CellAddress[]): string {
  if (!data.includes("shared")) return data;
  const sources = new Map<string, { readonly at: CellAddress; readonly formula: string }>();
  const lost = new Set(overwritten.map(a1));
  const cells = elementPattern(prefix, "c", "g");
  const formulas = elementPattern(prefix, "f");
  for (const [, attributes = "", inner = ""] of data.matchAll(cells)) {
    const [, of = "", formula] = formulas.exec(inner) ?? [];
    const index = attribute(of, "si");
    const reference = attribute(attributes, "r") ?? "";
    const at = parseA1(reference);
    if (at && index !== undefined && formula !== undefined && formula !== "" && lost.has(a1(at)))
      sources.set(index, { at, formula });
  }
  if (sources.size === 0) return data;
  return data.replace(cells, (whole, attributes: string, inner: string | undefined) => {
    const [element = "", of = "", own] = formulas.exec(inner ?? "") ?? [];
    const source = sources.get(attribute(of, "si") ?? "");
    const at = parseA1(attribute(attributes, "r") ?? "");
    if (!source || !at || inner === undefined || (own !== undefined && own !== "")) return whole;
    const moved = movedFormula(source.formula, at.row - source.at.row, at.column - source.at.column);
    return tag(
      prefix,
      attributes,
      inner.replace(element, () => `<${prefix}f>${moved}</${prefix}f>`),
    );
  });
}

/** A write to a covered cell of a merge belongs to the merge's top left cell. */
function anchors(xml: string): (cell: CellAddress) => CellAddress {
  const merges = elements(xml, "mergeCell").flatMap((merge) => parseA1Area(merge.get("ref") ?? "") ?? []);
  return (cell) => {
    const merge = merges.find((area) => contains(area, cell));
    return merge ? { row: merge.top, column: merge.left } : cell;
  };
}

/** The addresses of the cells that hold a formula. */
function formulaCells(prefix: string, data: string): ReadonlySet<string> {
  const found = new Set<string>();
  if (!data.includes(`<${prefix}f`)) return found;
  for (const [, attributes = "", inner = ""] of data.matchAll(elementPattern(prefix, "c", "g"))) {
    if (elementPattern(prefix, "f").test(inner)) found.add(attribute(attributes, "r") ?? "");
  }
  return found;
}

export interface PatchedSheet {
  readonly xml: string;
  /** Whether a cell that held a formula holds none any more. */
  readonly lostFormulas: boolean;
}

/** A worksheet's XML with some of its cells changed. */
export function patchCells(
  xml: string,
  changes: readonly CellChange[],
  formatWith: FormatWith,
): PatchedSheet {
  const prefix = prefixOf(xml);
  const found = elementPattern(prefix, "sheetData").exec(xml);
  if (!found) return { xml, lostFormulas: false };
  const [whole, attributes = "", data = ""] = found;
  const anchorOf = anchors(xml);
  const pending = changes.map((change): Pending => {
    const cell = anchorOf(change.cell);
    return { change: { ...change, cell }, ...cell };
  });
  const written = pending.filter(({ change }) => change.kind === "written").map(({ change }) => change.cell);
  const formulas = formulaCells(prefix, data);
  const parts = { prefix, formatWith, columnFormat: columnFormats(xml) };
  const rows = patchedRows(parts, unshared(prefix, data, written), pending);
  const patched = `<${prefix}sheetData${attributes}>${rows}</${prefix}sheetData>`;
  return {
    xml: xml.slice(0, found.index) + patched + xml.slice(found.index + whole.length),
    lostFormulas: written.some((cell) => formulas.has(a1(cell))),
  };
}

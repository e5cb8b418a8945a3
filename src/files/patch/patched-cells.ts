import { a1, type CellAddress, parseA1, parseA1Area } from "../../sheet/address";
import { movedFormula } from "../../sheet/formula-references";
import type { CellValue } from "../../sheet/snapshot";
import { changedNodes, elementOf, withAttributeSet, withContent } from "../xml/edits";
import {
  attributesOf,
  contentOf,
  elementIn,
  elementsIn,
  isMeant,
  prefixOf,
  rootOf,
  tagged,
  textIn,
} from "../xml/elements";
import { attribute, escaped, withAttribute } from "../xml/markup";
import { parseXml, type XmlElement, type XmlNode, xmlOf } from "../xml/tree";
import { anchorOf } from "../../sheet/merged-cells";
import type { CellChange } from "./changes";

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

function typeAndValue(value: CellValue, ofFormula: boolean): { type: string | undefined; text: string } {
  if (typeof value === "boolean") return { type: "b", text: value ? "1" : "0" };
  if (typeof value === "number") return { type: undefined, text: String(value) };
  return { type: ofFormula && ERROR.test(value) ? "e" : "str", text: escaped(value) };
}

function formulaOf(prefix: string, cell: XmlElement): XmlElement | undefined {
  return elementIn(contentOf(cell), tagged(`${prefix}f`));
}

/** The attributes a changed cell keeps: where it is and how it looks. */
function placeAndFormat(reference: string, format: string | undefined): string {
  return ` r="${reference}"${format === undefined ? "" : ` s="${format}"`}`;
}

function writtenCell(
  { prefix, formatWith }: SheetParts,
  change: Extract<CellChange, { kind: "written" }>,
  format: string | undefined,
): XmlElement {
  const { content, numberFormat } = change;
  const shown = numberFormat === undefined ? format : String(formatWith(Number(format ?? 0), numberFormat));
  const attributes = placeAndFormat(a1(change.cell), shown);
  const tag = `${prefix}c`;
  if (content === null) return elementOf(tag, attributes, []);
  const { value, formula } = content;
  if (formula === undefined && typeof value === "string") {
    const text = elementOf(`${prefix}t`, ' xml:space="preserve"', [escaped(value)]);
    return elementOf(tag, `${attributes} t="inlineStr"`, [elementOf(`${prefix}is`, "", [text])]);
  }
  const calculation = formula === undefined ? [] : [elementOf(`${prefix}f`, "", [escaped(formula)])];
  if (value === null) return elementOf(tag, attributes, calculation);
  const { type, text } = typeAndValue(value, formula !== undefined);
  const result = elementOf(`${prefix}v`, "", [text]);
  return elementOf(tag, withAttribute(attributes, "t", type), [...calculation, result]);
}

function recalculatedCell(prefix: string, cell: XmlElement, result: CellValue | null): XmlElement {
  const formula = formulaOf(prefix, cell);
  const calculation = formula ? [formula] : [];
  if (result === null)
    return elementOf(cell.tag, withAttribute(cell.attributes, "t", undefined), calculation);
  const { type, text } = typeAndValue(result, true);
  return elementOf(cell.tag, withAttribute(cell.attributes, "t", type), [
    ...calculation,
    elementOf(`${prefix}v`, "", [text]),
  ]);
}

function changedCell(parts: SheetParts, cell: XmlElement, change: CellChange): XmlElement {
  if (change.kind === "recalculated") return recalculatedCell(parts.prefix, cell, change.result);
  return writtenCell(parts, change, attribute(cell.attributes, "s"));
}

/** The cell that a change puts where none was; null when there is nothing to put. */
function newCell(
  parts: SheetParts,
  { change, column }: Pending,
  rowFormat: string | undefined,
): XmlElement | null {
  if (change.kind === "recalculated" || change.content === null) return null;
  return writtenCell(parts, change, rowFormat ?? parts.columnFormat(column));
}

interface PatchedRow {
  readonly content: readonly XmlNode[];
  readonly grew: boolean;
  /** Whether a formula was written over. */
  readonly lostFormulas: boolean;
}

/** The cells of a row with their columns; one that does not say where it is follows the one before it. */
function columnsOf(prefix: string, content: readonly XmlNode[]): ReadonlyMap<XmlNode, number> {
  const columns = new Map<XmlNode, number>();
  let column = -1;
  for (const node of content) {
    if (!isMeant(node, tagged(`${prefix}c`))) continue;
    column = parseA1(attribute(node.attributes, "r") ?? "")?.column ?? column + 1;
    columns.set(node, column);
  }
  return columns;
}

/** The content of a row with its cells changed, those that are new in their order among the old ones. */
function patchedRow(
  parts: SheetParts,
  row: readonly XmlNode[],
  pending: readonly Pending[],
  rowFormat: string | undefined,
): PatchedRow {
  const byColumn = new Map(pending.map((item) => [item.column, item]));
  const columns = columnsOf(parts.prefix, row);
  const there = new Set(columns.values());
  const waiting = [...byColumn.values()]
    .filter(({ column }) => !there.has(column))
    .sort((a, b) => a.column - b.column);
  const content: XmlNode[] = [];
  let grew = false;
  let lostFormulas = false;
  const addBefore = (column: number) => {
    for (let next = waiting[0]; next && next.column < column; next = waiting[0]) {
      waiting.shift();
      const cell = newCell(parts, next, rowFormat);
      if (!cell) continue;
      content.push(cell);
      grew = true;
    }
  };
  for (const node of row) {
    if (typeof node === "string") {
      content.push(node);
      continue;
    }
    // Behind the cells of a row stands what is for later versions of Excel.
    const column = columns.get(node) ?? Infinity;
    addBefore(column);
    const change = byColumn.get(column)?.change;
    if (change?.kind === "written" && formulaOf(parts.prefix, node)) lostFormulas = true;
    content.push(change ? changedCell(parts, node, change) : node);
  }
  addBefore(Infinity);
  return { content, grew, lostFormulas };
}

interface PatchedRows {
  readonly rows: readonly XmlNode[];
  readonly lostFormulas: boolean;
}

/** The rows of a sheet with some cells changed; rows without a change stay as they are, to the byte. */
function patchedRows(parts: SheetParts, rows: readonly XmlNode[], pending: readonly Pending[]): PatchedRows {
  const byRow = new Map<number, Pending[]>();
  for (const item of pending) {
    const known = byRow.get(item.row);
    if (known) known.push(item);
    else byRow.set(item.row, [item]);
  }
  const waiting = [...byRow].sort(([a], [b]) => a - b);
  const out: XmlNode[] = [];
  let lostFormulas = false;
  const addRowsBefore = (row: number) => {
    for (let next = waiting[0]; next && next[0] < row; next = waiting[0]) {
      waiting.shift();
      const { content } = patchedRow(parts, [], next[1], undefined);
      if (content.length > 0) out.push(elementOf(`${parts.prefix}row`, ` r="${next[0] + 1}"`, content));
    }
  };
  let row = -1;
  for (const node of rows) {
    if (!isMeant(node, tagged(`${parts.prefix}row`))) {
      out.push(node);
      continue;
    }
    const { attributes } = node;
    row = Number(attribute(attributes, "r") ?? row + 2) - 1;
    addRowsBefore(row);
    const changes = waiting[0]?.[0] === row ? waiting.shift()?.[1] : undefined;
    if (!changes) {
      out.push(node);
      continue;
    }
    const isFormatted = attribute(attributes, "customFormat") === "1";
    const format = isFormatted ? attribute(attributes, "s") : undefined;
    const patched = patchedRow(parts, parseXml(xmlOf(node.children)), changes, format);
    if (patched.lostFormulas) lostFormulas = true;
    // Where a cell was added the row may reach farther than its hint says.
    const kept = patched.grew ? withAttributeSet(node, "spans", undefined) : node;
    out.push(withContent(kept, patched.content));
  }
  addRowsBefore(Infinity);
  return { rows: out, lostFormulas };
}

function columnFormats(sheet: readonly XmlNode[]): (column: number) => string | undefined {
  const columns = elementsIn(contentOf(elementIn(sheet, "cols")), "col").map(attributesOf);
  return (column) => {
    const found = columns.find(
      (range) => Number(range.get("min")) <= column + 1 && column + 1 <= Number(range.get("max")),
    );
    return found?.get("style");
  };
}

/** Formulas that other cells share and that are about to be overwritten leave each of those its own formula. */
function unshared(
  prefix: string,
  rows: readonly XmlNode[],
  overwritten: readonly CellAddress[],
): readonly XmlNode[] {
  const isCell = tagged(`${prefix}c`);
  const lost = new Set(overwritten.map(a1));
  const sharing = rows.flatMap((row) =>
    isMeant(row, tagged(`${prefix}row`)) && xmlOf(row.children).includes("shared") ? [row] : [],
  );
  const contents = new Map(sharing.map((row) => [row, parseXml(xmlOf(row.children))]));
  const sources = new Map<string, { readonly at: CellAddress; readonly formula: string }>();
  for (const cell of [...contents.values()].flatMap((content) => elementsIn(content, isCell))) {
    const formula = formulaOf(prefix, cell);
    const index = attribute(formula?.attributes ?? "", "si");
    const at = parseA1(attribute(cell.attributes, "r") ?? "");
    const text = textIn(formula);
    if (at && index !== undefined && text !== "" && lost.has(a1(at)))
      sources.set(index, { at, formula: text });
  }
  if (sources.size === 0) return rows;
  const ownFormula = (cell: XmlElement): XmlElement => {
    const formula = formulaOf(prefix, cell);
    const source = sources.get(attribute(formula?.attributes ?? "", "si") ?? "");
    const at = parseA1(attribute(cell.attributes, "r") ?? "");
    if (!formula || !source || !at || textIn(formula) !== "") return cell;
    const moved = movedFormula(source.formula, at.row - source.at.row, at.column - source.at.column);
    const own = elementOf(formula.tag, "", [escaped(moved)]);
    return withContent(
      cell,
      contentOf(cell).map((node) => (node === formula ? own : node)),
    );
  };
  return rows.map((row) => {
    const content = typeof row === "string" ? undefined : contents.get(row);
    return content && typeof row !== "string"
      ? withContent(row, changedNodes(content, isCell, ownFormula))
      : row;
  });
}

/** A write to a covered cell of a merge belongs to the merge's top left cell. */
function anchors(sheet: readonly XmlNode[]): (cell: CellAddress) => CellAddress {
  const merges = elementsIn(sheet, "mergeCell").flatMap(
    (merge) => parseA1Area(attributesOf(merge).get("ref") ?? "") ?? [],
  );
  return (cell) => anchorOf({ merges }, cell);
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
  const sheet = parseXml(xml, "sheetData");
  const prefix = prefixOf(rootOf(sheet));
  const isData = tagged(`${prefix}sheetData`);
  const data = elementIn(sheet, isData);
  if (!data) return { xml, lostFormulas: false };
  const anchorIn = anchors(sheet);
  const pending = changes.map((change): Pending => {
    const cell = anchorIn(change.cell);
    return { change: { ...change, cell }, ...cell };
  });
  const written = pending.filter(({ change }) => change.kind === "written").map(({ change }) => change.cell);
  const parts = { prefix, formatWith, columnFormat: columnFormats(sheet) };
  const rows = unshared(prefix, parseXml(xmlOf(data.children), "row"), written);
  const patched = patchedRows(parts, rows, pending);
  return {
    xml: xmlOf(changedNodes(sheet, isData, (element) => withContent(element, patched.rows))),
    lostFormulas: patched.lostFormulas,
  };
}

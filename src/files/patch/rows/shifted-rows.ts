import { a1, columnName, parseA1 } from "../../../sheet/address";
import { firstRowAfter } from "../../../sheet/row-mapping";
import {
  changedNodes,
  elementOf,
  withAttributeChanged,
  withAttributeSet,
  withContent,
} from "../../xml/edits";
import { elementsIn, isMeant, tagged } from "../../xml/elements";
import { attribute, changedAttribute, escaped } from "../../xml/markup";
import { parseXml, type XmlElement, type XmlNode, xmlOf } from "../../xml/tree";
import { changedText, RefusedRow, rowsOf, type RowShift, shiftedCells, shiftedFormula } from "./row-shift";
import { type SharedFormulas, sharedFormulas } from "./shared-formulas";

/** What a sheet can have. */
const ROWS_OF_A_SHEET = 1_048_576;

/** The rows of a sheet while one is put in or taken out. */
interface Surroundings {
  readonly prefix: string;
  readonly shift: RowShift;
  readonly isOwn: boolean;
  readonly shared: SharedFormulas;
}

/** Cells that a formula fills as one, after the row. */
function shiftedBlock(shift: RowShift, cells: string): string {
  const { first, last } = rowsOf(cells);
  const from = shift.kind === "insert" ? first + 1 : first;
  const isTorn = first < last && from <= shift.row && shift.row <= last;
  const shifted = shiftedCells(shift, cells);
  if (isTorn || shifted === "") throw new RefusedRow("array-formula");
  return shifted;
}

/** The cells of a row, the content of each as one text: most are only told where they are. */
function cellsIn(row: XmlElement): readonly XmlNode[] {
  return parseXml(xmlOf(row.children), "c");
}

function formulaElement(prefix: string, attributes: string, text: string): XmlElement {
  return elementOf(`${prefix}f`, attributes, text === "" ? [] : [text]);
}

/** The formula of a cell as XML, after the row. */
function shiftedElement(
  { prefix, shift, isOwn, shared }: Surroundings,
  cell: string,
  { attributes, children }: XmlElement,
): XmlElement {
  const formula = changedText(xmlOf(children), (each) => shiftedFormula(shift, each, isOwn));
  const place = parseA1(cell);
  switch (attribute(attributes, "t")) {
    case "shared": {
      const own = place ? shared.own(attribute(attributes, "si") ?? "", place) : null;
      if (own !== null) return formulaElement(prefix, "", escaped(shiftedFormula(shift, own, isOwn)));
      const moved = (cells: string) => (isOwn ? shiftedCells(shift, cells) : cells);
      return formulaElement(prefix, changedAttribute(attributes, "ref", moved), formula);
    }
    case "array":
    case "dataTable": {
      if (!isOwn) return formulaElement(prefix, attributes, formula);
      const block = changedAttribute(attributes, "ref", (cells) => shiftedBlock(shift, cells));
      const inputs = ["r1", "r2"].reduce(
        (all, name) => changedAttribute(all, name, (input) => shiftedBlock(shift, input)),
        block,
      );
      return formulaElement(prefix, inputs, formula);
    }
    default:
      return formulaElement(prefix, attributes, formula);
  }
}

function shiftedCell(surroundings: Surroundings, cell: XmlElement): XmlElement {
  const { prefix, shift, isOwn } = surroundings;
  const moved = isOwn ? withAttributeChanged(cell, "r", (reference) => shiftedCells(shift, reference)) : cell;
  const inner = xmlOf(cell.children);
  if (!inner.includes(`<${prefix}f`)) return moved;
  const place = attribute(cell.attributes, "r") ?? "";
  const shiftedFormulas = changedNodes(parseXml(inner), tagged(`${prefix}f`), (formula) =>
    shiftedElement(surroundings, place, formula),
  );
  return withContent(moved, shiftedFormulas);
}

/** A row after the row that is put in or taken out. */
function shiftedRow(surroundings: Surroundings, element: XmlElement, row: number): XmlElement {
  const { prefix, shift, isOwn } = surroundings;
  const isMoved = isOwn && row >= shift.row;
  if (element.children === null || (!isMoved && !xmlOf(element.children).includes(`<${prefix}f`)))
    return element;
  return withContent(
    element,
    changedNodes(cellsIn(element), tagged(`${prefix}c`), (cell) => shiftedCell(surroundings, cell)),
  );
}

/** A row that looks like another one and is blank. */
function blankRow(prefix: string, row: number, above: XmlElement): XmlElement {
  const { attributes } = ["hidden", "collapsed", "r"].reduce(
    (all, name) => withAttributeSet(all, name, undefined),
    above,
  );
  const cells = elementsIn(cellsIn(above), tagged(`${prefix}c`)).flatMap((element) => {
    const cell = parseA1(attribute(element.attributes, "r") ?? "");
    const format = attribute(element.attributes, "s");
    if (!cell || format === undefined) return [];
    return [elementOf(`${prefix}c`, ` r="${a1({ ...cell, row })}" s="${format}"`, [])];
  });
  return elementOf(`${prefix}row`, ` r="${row + 1}"${attributes}`, cells);
}

/** Rows and cells that say where they are, also those that only follow one another in the file. */
function addressed(prefix: string, rows: readonly XmlNode[]): readonly XmlNode[] {
  const isUnplaced = new RegExp(`<${prefix}(?:row|c)(?=[\\s/>])(?![^>]*\\sr\\s*=)`);
  if (!isUnplaced.test(xmlOf(rows))) return rows;
  let row = -1;
  return changedNodes(rows, tagged(`${prefix}row`), (element) => {
    row = Number(attribute(element.attributes, "r") ?? row + 2) - 1;
    const placed = withAttributeSet(element, "r", String(row + 1));
    if (element.children === null) return placed;
    let column = -1;
    const cells = changedNodes(cellsIn(element), tagged(`${prefix}c`), (cell) => {
      column = parseA1(attribute(cell.attributes, "r") ?? "")?.column ?? column + 1;
      return withAttributeSet(cell, "r", columnName(column) + String(row + 1));
    });
    return withContent(placed, [xmlOf(cells)]);
  });
}

/** A row of the sheet into which a row is put, or from which one is taken; none is left of that one. */
function ownRow(surroundings: Surroundings, element: XmlElement): readonly XmlNode[] {
  const { prefix, shift } = surroundings;
  const isInserted = shift.kind === "insert";
  const row = Number(attribute(element.attributes, "r")) - 1;
  if (!isInserted && row === shift.row) return [];
  if (isInserted && row + 1 >= ROWS_OF_A_SHEET) {
    if (element.children !== null) throw new RefusedRow("sheet-full");
    return [];
  }
  const now = firstRowAfter(shift, row);
  const content = shiftedRow(surroundings, element, row);
  const moved = now === row ? content : withAttributeChanged(content, "r", () => String(now + 1));
  return isInserted && row === shift.row - 1 ? [moved, blankRow(prefix, shift.row, element)] : [moved];
}

/**
 * The rows of a sheet after a row was put in or taken out: of the sheet itself, or of another one whose formulas refer
 * to it. What is not touched by it stays as it is written.
 *
 * @param rows what is inside `sheetData`, the content of each row as one text
 * @throws RefusedRow when an array formula would be torn apart
 */
export function shiftedRows(
  shift: RowShift,
  prefix: string,
  rows: readonly XmlNode[],
  isOwn: boolean,
): readonly XmlNode[] {
  const isRow = tagged(`${prefix}row`);
  const placed = isOwn || xmlOf(rows).includes("shared") ? addressed(prefix, rows) : rows;
  const shared = sharedFormulas(shift, prefix, placed, isOwn);
  const surroundings = { prefix, shift, isOwn, shared };
  return placed.flatMap((row) => {
    if (!isMeant(row, isRow)) return [row];
    return isOwn ? ownRow(surroundings, row) : [shiftedRow(surroundings, row, 0)];
  });
}

import { a1, columnName, parseA1 } from "../../../sheet/address";
import { firstRowAfter } from "../../../sheet/row-mapping";
import { attribute, changedAttribute, elementPattern, escaped, withAttribute } from "../../xml/markup";
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

function formulaElement(prefix: string, attributes: string, text: string): string {
  return text === "" ? `<${prefix}f${attributes}/>` : `<${prefix}f${attributes}>${text}</${prefix}f>`;
}

/** The formula of a cell as XML, after the row. */
function shiftedElement(
  { prefix, shift, isOwn, shared }: Surroundings,
  cell: string,
  attributes: string,
  text: string,
): string {
  const formula = changedText(text, (each) => shiftedFormula(shift, each, isOwn));
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

function shiftedCell(surroundings: Surroundings, attributes: string, inner: string | undefined): string {
  const { prefix, shift, isOwn } = surroundings;
  const cell = attribute(attributes, "r") ?? "";
  const moved = isOwn
    ? changedAttribute(attributes, "r", (reference) => shiftedCells(shift, reference))
    : attributes;
  if (inner === undefined) return `<${prefix}c${moved}/>`;
  const content = inner.replace(elementPattern(prefix, "f"), (_whole, of: string, text?: string) =>
    shiftedElement(surroundings, cell, of, text ?? ""),
  );
  return `<${prefix}c${moved}>${content}</${prefix}c>`;
}

/** The content of a row after the row that is put in or taken out. */
function shiftedRow(surroundings: Surroundings, row: number, inner: string): string {
  const { prefix, shift, isOwn } = surroundings;
  const isMoved = isOwn && row >= shift.row;
  if (!isMoved && !inner.includes(`<${prefix}f`)) return inner;
  return inner.replace(elementPattern(prefix, "c", "g"), (whole, attributes: string, content?: string) =>
    isMoved || content?.includes(`<${prefix}f`) === true
      ? shiftedCell(surroundings, attributes, content)
      : whole,
  );
}

/** A row that looks like another one and is blank. */
function blankRow(prefix: string, row: number, attributes: string, inner: string): string {
  const looks = ["hidden", "collapsed", "r"].reduce(
    (all, name) => withAttribute(all, name, undefined),
    attributes,
  );
  const cells = Array.from(inner.matchAll(elementPattern(prefix, "c", "g")), ([, of = ""]) => {
    const [cell, format] = [parseA1(attribute(of, "r") ?? ""), attribute(of, "s")];
    return cell && format !== undefined ? `<${prefix}c r="${a1({ ...cell, row })}" s="${format}"/>` : "";
  }).join("");
  return `<${prefix}row r="${row + 1}"${looks}${cells === "" ? "/>" : `>${cells}</${prefix}row>`}`;
}

/** Rows and cells that say where they are, also those that only follow one another in the file. */
function addressed(prefix: string, data: string): string {
  const opening = new RegExp(`<${prefix}(?:row|c)(?=[\\s/>])(?![^>]*\\sr\\s*=)`);
  if (!opening.test(data)) return data;
  let row = -1;
  return data.replace(elementPattern(prefix, "row", "g"), (_whole, attributes: string, inner?: string) => {
    row = Number(attribute(attributes, "r") ?? row + 2) - 1;
    let column = -1;
    const cells = inner?.replace(elementPattern(prefix, "c", "g"), (_cell, of: string, content?: string) => {
      column = parseA1(attribute(of, "r") ?? "")?.column ?? column + 1;
      const placed = withAttribute(of, "r", columnName(column) + String(row + 1));
      return `<${prefix}c${placed}${content === undefined ? "/>" : `>${content}</${prefix}c>`}`;
    });
    const placed = withAttribute(attributes, "r", String(row + 1));
    return `<${prefix}row${placed}${cells === undefined ? "/>" : `>${cells}</${prefix}row>`}`;
  });
}

/** The rows of the sheet into which a row is put, or from which one is taken. */
function ownRows(surroundings: Surroundings, data: string): string {
  const { prefix, shift } = surroundings;
  const isInserted = shift.kind === "insert";
  return data.replace(elementPattern(prefix, "row", "g"), (whole, attributes: string, inner?: string) => {
    const row = Number(attribute(attributes, "r")) - 1;
    if (!isInserted && row === shift.row) return "";
    if (isInserted && row + 1 >= ROWS_OF_A_SHEET && inner !== undefined) throw new RefusedRow("sheet-full");
    if (isInserted && row + 1 >= ROWS_OF_A_SHEET) return "";
    const content = inner === undefined ? undefined : shiftedRow(surroundings, row, inner);
    const now = firstRowAfter(shift, row);
    const moved = now === row ? attributes : changedAttribute(attributes, "r", () => String(now + 1));
    const shifted =
      now === row && content === inner
        ? whole
        : `<${prefix}row${moved}${content === undefined ? "/>" : `>${content}</${prefix}row>`}`;
    return isInserted && row === shift.row - 1
      ? shifted + blankRow(prefix, shift.row, attributes, inner ?? "")
      : shifted;
  });
}

/**
 * The rows of a sheet after a row was put in or taken out: of the sheet itself, or of another one whose formulas refer
 * to it. What is not touched by it stays as it is written.
 *
 * @throws RefusedRow when an array formula would be torn apart
 */
export function shiftedData(shift: RowShift, prefix: string, data: string, isOwn: boolean): string {
  const placed = isOwn || data.includes("shared") ? addressed(prefix, data) : data;
  const shared = sharedFormulas(shift, prefix, placed, isOwn);
  const surroundings = { prefix, shift, isOwn, shared };
  return isOwn ? ownRows(surroundings, placed) : shiftedRow(surroundings, 0, placed);
}

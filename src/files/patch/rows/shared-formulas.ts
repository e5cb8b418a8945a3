import { type CellAddress, parseA1 } from "../../../sheet/address";
import { movedFormula } from "../../../sheet/formula-references";
import { firstRowAfter } from "../../../sheet/row-mapping";
import { contentOf, elementIn, elementsIn, tagged, textIn } from "../../xml/elements";
import { attribute } from "../../xml/markup";
import { parseXml, type XmlNode, xmlOf } from "../../xml/tree";
import { type RowShift, shiftedFormula } from "./row-shift";

/** A formula that several cells share. */
interface SharedFormula {
  readonly source: CellAddress;
  /** As it stands in the first cell. */
  readonly formula: string;
  readonly cells: readonly CellAddress[];
}

/** Formulas that cells share, as they are before a row is put in or taken out. */
export interface SharedFormulas {
  /** The formula of a cell on its own, when it can no longer share it; null when it goes on sharing it. */
  readonly own: (group: string, cell: CellAddress) => string | null;
}

function groupsOf(prefix: string, rows: readonly string[]): ReadonlyMap<string, SharedFormula> {
  const groups = new Map<string, { source: CellAddress; formula: string; cells: CellAddress[] }>();
  for (const element of rows.flatMap((row) => elementsIn(parseXml(row), tagged(`${prefix}c`)))) {
    const formula = elementIn(contentOf(element), tagged(`${prefix}f`));
    const of = formula?.attributes ?? "";
    const group = attribute(of, "t") === "shared" ? attribute(of, "si") : undefined;
    const cell = parseA1(attribute(element.attributes, "r") ?? "");
    if (group === undefined || !cell) continue;
    const text = textIn(formula);
    const known = groups.get(group);
    if (known) known.cells.push(cell);
    else if (text !== "") groups.set(group, { source: cell, formula: text, cells: [cell] });
  }
  return groups;
}

function ownFormula({ source, formula }: SharedFormula, { row, column }: CellAddress): string {
  return movedFormula(formula, row - source.row, column - source.column);
}

/** Whether the cells that are left get the right formulas still when they share the one of the first. */
function staysShared(shift: RowShift, shared: SharedFormula, isOwn: boolean): boolean {
  const rowNow = (row: number) => (isOwn ? firstRowAfter(shift, row) : row);
  const isGone = ({ row }: CellAddress) => isOwn && shift.kind === "remove" && row === shift.row;
  if (isGone(shared.source)) return false;
  const formula = shiftedFormula(shift, shared.formula, isOwn);
  return shared.cells.every((cell) => {
    if (isGone(cell)) return true;
    const down = rowNow(cell.row) - rowNow(shared.source.row);
    const right = cell.column - shared.source.column;
    return movedFormula(formula, down, right) === shiftedFormula(shift, ownFormula(shared, cell), isOwn);
  });
}

/** @param data what is inside `sheetData`, the content of each row as one text */
export function sharedFormulas(
  shift: RowShift,
  prefix: string,
  data: readonly XmlNode[],
  isOwn: boolean,
): SharedFormulas {
  const rows = data.map((row) => (typeof row === "string" ? "" : xmlOf(row.children)));
  const groups = groupsOf(
    prefix,
    rows.filter((row) => row.includes("shared")),
  );
  const kept = new Map([...groups].map(([group, shared]) => [group, staysShared(shift, shared, isOwn)]));
  return {
    own: (group, cell) => {
      const shared = groups.get(group);
      return shared && kept.get(group) === false ? ownFormula(shared, cell) : null;
    },
  };
}

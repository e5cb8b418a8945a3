import { type CellAddress, parseA1 } from "../../../sheet/address";
import { movedFormula } from "../../../sheet/formula-references";
import { firstRowAfter } from "../../../sheet/row-mapping";
import { decodeEntities } from "../../xml/part";
import { attribute, elementPattern } from "../../xml/markup";
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

function groupsOf(prefix: string, data: string): ReadonlyMap<string, SharedFormula> {
  const groups = new Map<string, { source: CellAddress; formula: string; cells: CellAddress[] }>();
  const formulas = elementPattern(prefix, "f");
  for (const [, attributes = "", inner = ""] of data.matchAll(elementPattern(prefix, "c", "g"))) {
    const [, of = "", text = ""] = formulas.exec(inner) ?? [];
    const group = attribute(of, "t") === "shared" ? attribute(of, "si") : undefined;
    const cell = parseA1(attribute(attributes, "r") ?? "");
    if (group === undefined || !cell) continue;
    const known = groups.get(group);
    if (known) known.cells.push(cell);
    else if (text !== "") groups.set(group, { source: cell, formula: decodeEntities(text), cells: [cell] });
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

export function sharedFormulas(
  shift: RowShift,
  prefix: string,
  data: string,
  isOwn: boolean,
): SharedFormulas {
  if (!data.includes("shared")) return { own: () => null };
  const groups = groupsOf(prefix, data);
  const kept = new Map([...groups].map(([group, shared]) => [group, staysShared(shift, shared, isOwn)]));
  return {
    own: (group, cell) => {
      const shared = groups.get(group);
      return shared && kept.get(group) === false ? ownFormula(shared, cell) : null;
    },
  };
}

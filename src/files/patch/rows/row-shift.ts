import {
  type Corner,
  type Reference,
  rewriteReferences,
  withRowMoved,
} from "../../../sheet/formula-references";
import { firstRowAfter, lastRowAfter, type RowMapping } from "../../../sheet/row-mapping";
import { decodeEntities } from "../../xml/part";
import { escaped } from "../../xml/markup";

/** A row that is put into a sheet or taken out of it, and what tells which references mean that sheet. */
export interface RowShift extends RowMapping {
  readonly sheet: string;
  /** All sheets of the workbook in their order. */
  readonly sheets: readonly string[];
}

/** Why a row is neither put in nor taken out: what would be torn apart, or is in the way. */
export type RowRefusal =
  | "table"
  | "pivot-table"
  | "array-formula"
  /** A reference to the cells of several sheets at once. */
  | "several-sheets"
  /** The row that goes holds a note, or is all that a rule or a filter is for. */
  | "row-in-use"
  /** There is something in the last row that a sheet can have. */
  | "sheet-full"
  /** The sheet is protected with a password. */
  | "password";

/** Carries a refusal from where it is found up to what returns it as a value. */
export class RefusedRow extends Error {
  override readonly name = "RefusedRow";

  constructor(readonly refusal: RowRefusal) {
    super(refusal);
  }
}

/** Whether two names are of one sheet, which Excel tells without regard to case. */
export function isSameSheet(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

/** Whether several sheets from one to another take in the one whose rows move; so too when one is not known. */
function takesIn({ sheet, sheets }: RowShift, first: string, last: string): boolean {
  const [from, to, at] = [first, last, sheet].map((name) =>
    sheets.findIndex((each) => isSameSheet(each, name)),
  );
  if (from === undefined || to === undefined || at === undefined || from < 0 || to < 0) return true;
  return Math.min(from, to) <= at && at <= Math.max(from, to);
}

/** Whether a reference means the sheet whose rows move; `isOwn` says whether one without a sheet does. */
function meaning(shift: RowShift, isOwn: boolean): (sheet: string | null) => boolean {
  return (sheet) => {
    if (sheet === null) return isOwn;
    if (sheet.includes("[")) return false;
    const [first = "", last] = sheet.split(":");
    if (last === undefined) return isSameSheet(sheet, shift.sheet);
    if (takesIn(shift, first, last)) throw new RefusedRow("several-sheets");
    return false;
  };
}

/**
 * A formula as it has to be after the row.
 *
 * @param isOwn whether it stands on the sheet whose rows move
 * @throws RefusedRow when it takes in the cells of several sheets, this one among them
 */
export function shiftedFormula(shift: RowShift, formula: string, isOwn: boolean): string {
  return withRowMoved(formula, shift, meaning(shift, isOwn));
}

/**
 * A formula that holds for several cells, written as for the first of them: what is relative keeps its distance to the
 * cell it is worked out for, what is fixed moves with the row it means.
 *
 * @param down how many rows the first cell moves
 */
export function shiftedRule(shift: RowShift, formula: string, isOwn: boolean, down: number): string {
  const isMeant = meaning(shift, isOwn);
  const { kind, row } = shift;
  const moved = (corner: Corner, isLast: boolean): Corner => {
    if (corner.row === null) return corner;
    if (!corner.fixedRow) return { ...corner, row: corner.row + down };
    return { ...corner, row: isLast ? lastRowAfter(shift, corner.row) : firstRowAfter(shift, corner.row) };
  };
  const isGone = ({ first, last }: Reference) =>
    kind === "remove" &&
    first.fixedRow &&
    first.row === row &&
    (last === null || (last.fixedRow && last.row === row));
  return rewriteReferences(formula, (reference) => {
    if (!isMeant(reference.sheet)) return reference;
    if (isGone(reference)) return null;
    const first = moved(reference.first, false);
    const last = reference.last && moved(reference.last, true);
    return first.row === reference.first.row && last?.row === reference.last?.row
      ? reference
      : { ...reference, first, last };
  });
}

/** Cells as `A1 B2:C3` after the row; empty when none of them is left. */
export function shiftedCells(shift: RowShift, cells: string): string {
  return withRowMoved(cells, shift, () => true)
    .split(" ")
    .filter((area) => area !== "#REF!")
    .map((area) => area.replace(/^(.+):\1$/, "$1"))
    .join(" ");
}

/** The same, where a new row joins what the row above it belongs to. */
export function extendedCells(shift: RowShift, cells: string): string {
  const { kind, row } = shift;
  if (kind === "remove") return shiftedCells(shift, cells);
  const reaching = (area: string) =>
    rewriteReferences(area, (reference) => {
      const last = reference.last ?? reference.first;
      return last.row === row - 1 ? { ...reference, last: { ...last, row } } : reference;
    });
  return cells
    .split(" ")
    .map((area) => {
      const reached = reaching(area);
      return reached === area ? shiftedCells(shift, area) : reached;
    })
    .join(" ");
}

/** The rows that cells as `A1 B2:C3` are in, from the first to the last. */
export function rowsOf(cells: string): { readonly first: number; readonly last: number } {
  const rows = [...cells.matchAll(/\d+/g)].map(([digits]) => Number(digits) - 1);
  return { first: Math.min(...rows), last: Math.max(...rows) };
}

/** A text of the XML changed as it is meant; it keeps its spelling where nothing changes. */
export function changedText(xml: string, change: (text: string) => string): string {
  const text = decodeEntities(xml);
  const changed = change(text);
  return changed === text ? xml : escaped(changed);
}

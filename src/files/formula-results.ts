import { type Area, type CellAddress, contains } from "../sheet/address";
import { formulaResults } from "../sheet/formula/work-out";
import type { CellSnapshot, SheetSnapshot } from "../sheet/snapshot";
import { filledCell, type SheetsRead } from "./assemble-sheet";
import { GENERAL, numberFormat, type NumberFormat } from "./format/number-format";
import type { SheetNote } from "./sheet-note";

/** Formulas of one sheet without a stored result, those that were worked out and those that were not. */
interface Found {
  readonly workedOut: CellAddress[];
  readonly unknown: CellAddress[];
}

function notesOf(sheet: string, { workedOut, unknown }: Found): SheetNote[] {
  const notes: SheetNote[] = [];
  const [first] = workedOut;
  if (first) notes.push({ kind: "worked-out", sheet, formulas: workedOut.length, first });
  if (unknown.length > 0) notes.push({ kind: "uncalculated", sheet, cells: unknown });
  return notes;
}

const hasNoResult = (cell: CellSnapshot | null): boolean => cell?.result === "none";

function holds(outer: Area, inner: Area): boolean {
  return (
    contains(outer, { row: inner.top, column: inner.left }) &&
    contains(outer, { row: inner.bottom, column: inner.right })
  );
}

/** Formats by their code, each taken apart once. */
function formatsBy(date1904: boolean): (code: string | undefined) => NumberFormat {
  const ready = new Map<string, NumberFormat>();
  return (code) => {
    if (code === undefined) return GENERAL;
    const format = ready.get(code) ?? numberFormat(code, date1904);
    ready.set(code, format);
    return format;
  };
}

/**
 * The sheets of a file with the results of formulas that it holds none of, where they can be worked out from its
 * cells. A note for each sheet says how many there were, and names those that have no result.
 *
 * @param date1904 whether the workbook counts its days from 1904
 */
export function withResults({ sheets: filed, notes: known }: SheetsRead, date1904: boolean): SheetsRead {
  const read: SheetsRead = { sheets: filed, notes: known, ...(date1904 ? { date1904 } : {}) };
  if (!read.sheets.some(({ rows }) => rows.some((row) => row.some(hasNoResult)))) return read;
  const readAreas = new Map(
    read.notes.flatMap((note) => (note.kind === "cut" ? [[note.sheet, note.read] as const] : [])),
  );
  const resultOf = formulaResults(read.sheets, (sheet, area) => {
    const only = readAreas.get(sheet);
    return only === undefined || holds(only, area);
  });
  const formatOf = formatsBy(date1904);
  const notes = [...read.notes];
  const sheets = read.sheets.map((sheet): SheetSnapshot => {
    const found: Found = { workedOut: [], unknown: [] };
    const cellNow = (cell: CellSnapshot, at: CellAddress): CellSnapshot => {
      const value = resultOf(cell, sheet);
      (value === null ? found.unknown : found.workedOut).push(at);
      if (value === null) return cell;
      return { ...filledCell(value, formatOf(cell.numberFormat), cell.formula), result: "worked-out" };
    };
    const rows = sheet.rows.map((row, down) =>
      row.some(hasNoResult)
        ? row.map((cell, right) =>
            cell && hasNoResult(cell)
              ? cellNow(cell, { row: sheet.origin.row + down, column: sheet.origin.column + right })
              : cell,
          )
        : row,
    );
    notes.push(...notesOf(sheet.name, found));
    return { ...sheet, rows };
  });
  return { ...read, sheets, notes };
}

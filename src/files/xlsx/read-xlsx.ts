import { type Cell, type CellValue as ParsedValue, type MergeRange, readXlsx, type Sheet } from "hucre/xlsx";
import { a1Area, type Area, type CellAddress } from "../../sheet/address";
import type { CellValue, SheetSnapshot } from "../../sheet/snapshot";
import type { Archive } from "../zip/archive";
import {
  assembleSheet,
  filledCell,
  type Grid,
  putCell,
  type SheetsRead,
  withoutResult,
} from "../assemble-sheet";
import { damaged } from "../failure";
import { isoDateSerial } from "../format/iso-date";
import { GENERAL, type NumberFormat } from "../format/number-format";
import { movedFormula } from "../../sheet/formula-references";
import { withResults } from "../formula-results";
import { type XlsxParts, xlsxParts } from "./parts";

/** A formula that other cells share, and where it stands. */
interface SharedFormula extends CellAddress {
  readonly formula: string;
}

/** Characters of formulas that are written out because cells share them. */
const MOST_MOVED = 1_000_000;

function merged({ startRow, startCol, endRow, endCol }: MergeRange): Area | null {
  const area = {
    top: Math.min(startRow, endRow),
    left: Math.min(startCol, endCol),
    bottom: Math.max(startRow, endRow),
    right: Math.max(startCol, endCol),
  };
  const isArea =
    area.top >= 0 && area.left >= 0 && Number.isInteger(area.bottom) && Number.isInteger(area.right);
  return isArea ? area : null;
}

/** A value as a snapshot holds it; numbers beyond all bounds, which only broken files hold, as text. */
function plainValue(value: ParsedValue): CellValue {
  if (typeof value === "number") return Number.isFinite(value) ? value : String(value);
  return typeof value === "string" || typeof value === "boolean" ? value : "";
}

function cellValue(cell: Cell, format: NumberFormat, date1904: boolean): CellValue {
  const value = plainValue(cell.value);
  if (typeof value !== "string" || !format.isDate) return value;
  const serial = isoDateSerial(value, date1904);
  // A day before the first one that the workbook counts is a text.
  return serial !== undefined && serial >= 0 ? serial : value;
}

/**
 * Gives the formulas of a sheet's cells. A cell that shares a formula gets it moved to its place; an empty
 * formula stands where the file does not say which, or where moving would write out far more than it says.
 */
function formulaReader(): (cell: Cell, at: CellAddress) => string | undefined {
  const shared = new Map<number, SharedFormula>();
  let room = MOST_MOVED;
  return ({ formula, formulaSharedIndex: index }, at) => {
    if (formula === undefined || index === undefined) return formula;
    if (formula !== "") {
      shared.set(index, { formula, ...at });
      return formula;
    }
    const source = shared.get(index);
    room -= source?.formula.length ?? 0;
    if (!source || room < 0) return "";
    return movedFormula(source.formula, at.row - source.row, at.column - source.column);
  };
}

function readCells(sheet: Sheet, { formats, date1904 }: XlsxParts): Grid {
  const grid: Grid = [];
  const formulaOf = formulaReader();
  for (const [key, cell] of sheet.cells ?? []) {
    if (cell.formula === undefined && (cell.value === null || cell.value === "")) continue;
    const comma = key.indexOf(",");
    const at = { row: Number(key.slice(0, comma)), column: Number(key.slice(comma + 1)) };
    const formula = formulaOf(cell, at);
    const format = formats.byKey(cell.style?.numFmt);
    const filled = filledCell(cellValue(cell, format, date1904), format, formula);
    putCell(grid, at.row, at.column, cell.value === null ? withoutResult(filled) : filled);
  }
  // Cells without format, formula or rich text are among the parser's rows only.
  sheet.rows.forEach((values, row) => {
    values.forEach((value, column) => {
      if (value === null || value === "" || grid[row]?.[column]) return;
      putCell(grid, row, column, filledCell(plainValue(value), GENERAL, undefined));
    });
  });
  return grid;
}

async function parse({ bytes, area }: XlsxParts): Promise<readonly Sheet[]> {
  const range = a1Area({ top: 0, left: 0, bottom: area.rows - 1, right: area.columns - 1 });
  try {
    return (await readXlsx(bytes, { readStyles: true, range })).sheets;
  } catch (error) {
    // The bytes are the user's: whatever the parser stumbles over is wrong with them.
    throw damaged("content", error instanceof Error ? error.message : String(error));
  }
}

/**
 * Reads an .xlsx file.
 *
 * @param workbookPart the name of the workbook's own part
 * @throws UnreadableFile when the file is damaged or too large
 */
export async function readXlsxSheets(archive: Archive, workbookPart: string): Promise<SheetsRead> {
  const parts = xlsxParts(archive, workbookPart);
  const parsed = await parse(parts);
  const sheets = parts.sheets.map(({ name, hidden, identity }, at): SheetSnapshot => {
    const sheet = parsed[at];
    if (!sheet) throw damaged("missing-part", name);
    const grid = readCells(sheet, parts);
    const merges = (sheet.merges ?? []).map(merged).filter((area) => area !== null);
    const isProtected = sheet.protection?.sheet === true;
    return assembleSheet({
      name,
      hidden,
      protected: isProtected,
      ...(identity === undefined ? {} : { identity }),
      grid,
      merges,
    });
  });
  return withResults({ sheets, notes: parts.notes }, parts.date1904);
}

import type { IRange, Worksheet } from "@univerjs/core";
import { z } from "zod";
import type { CellStyle } from "../../sheet/cell-style";
import type { SheetStyles } from "../workbook/styles/workbook-styles";
import type { ShownExtent } from "./ranges";

/** Columns of a row from the first to the last, both included. */
const run = z.tuple([z.number(), z.number()]);

/** What a sheet of the embedded spreadsheet keeps of its protection, beside its cells: those are emptied and filled. */
const kept = z.object({ hasPassword: z.boolean(), open: z.record(z.string(), z.array(run)) });

export type KeptProtection = z.infer<typeof kept>;

/** How a sheet is protected. */
export interface Protection {
  /** Without a password anybody may lift it. */
  readonly hasPassword: boolean;
  /** Whether it lets a cell be changed; of a merge its first cell decides, as in Excel. */
  readonly isOpen: (row: number, column: number) => boolean;
}

/** The name of the protection among what is kept with a sheet. */
const PROTECTION = "protection";

/** The runs of columns that a row leaves open. */
function openRuns(isOpen: (column: number) => boolean, columns: number): [number, number][] {
  const runs: [number, number][] = [];
  for (let column = 0; column < columns; column += 1) {
    if (!isOpen(column)) continue;
    const last = runs[runs.length - 1];
    if (last?.[1] === column - 1) last[1] = column;
    else runs.push([column, column]);
  }
  return runs;
}

/** The protection of a sheet by its styles: a cell without a style of its own has that of its row, else of its column. */
export function keptProtection(
  sheetStyles: SheetStyles | undefined,
  styles: readonly CellStyle[],
  { rows, columns }: ShownExtent,
): KeptProtection {
  const ofRows = new Map(sheetStyles?.rows.map((row) => [row.row, row.style]));
  const ofColumns: number[] = [];
  for (const { first, last, style: style } of sheetStyles?.columns ?? []) {
    for (let column = first; column <= Math.min(last, columns - 1); column += 1) ofColumns[column] = style;
  }
  const isUnlocked = (style: number) => styles[style]?.locked === false;
  const open: KeptProtection["open"] = {};
  for (let row = 0; row < rows; row += 1) {
    const [own, line] = [sheetStyles?.cells[row], ofRows.get(row)];
    const runs = openRuns((column) => isUnlocked(own?.[column] ?? line ?? ofColumns[column] ?? 0), columns);
    if (runs.length > 0) open[row] = runs;
  }
  return { hasPassword: sheetStyles?.hasPassword ?? false, open };
}

/** What is kept with a sheet that is protected, or with one that is not. */
export function protectionMetadata(protection: KeptProtection | null): Record<string, unknown> {
  return protection ? { [PROTECTION]: protection } : {};
}

const understood = new WeakMap<object, Protection>();

/** How a sheet is protected; null when it is not. */
export function protectionOf(sheet: Worksheet): Protection | null {
  const data: unknown = sheet.getCustomMetadata()?.[PROTECTION];
  if (typeof data !== "object" || data === null) return null;
  const known = understood.get(data);
  if (known) return known;
  const { hasPassword, open } = kept.parse(data);
  const protection: Protection = {
    hasPassword,
    isOpen: (row, column) => {
      const merge = sheet.getMergedCell(row, column);
      const [top, left] = merge ? [merge.startRow, merge.startColumn] : [row, column];
      return open[top]?.some(([first, last]) => first <= left && left <= last) ?? false;
    },
  };
  understood.set(data, protection);
  return protection;
}

/** Whether a sheet lets all cells of a range be changed. */
export function isAllOpen(
  { isOpen }: Protection,
  { startRow, endRow, startColumn, endColumn }: IRange,
): boolean {
  for (let row = startRow; row <= endRow; row += 1) {
    for (let column = startColumn; column <= endColumn; column += 1) if (!isOpen(row, column)) return false;
  }
  return true;
}

/** Lifts the protection of a sheet; what it gives puts it on again. */
export function liftProtection(sheet: Worksheet): () => void {
  const before = sheet.getCustomMetadata();
  sheet.setCustomMetadata({ ...before, [PROTECTION]: null });
  return () => sheet.setCustomMetadata(before);
}

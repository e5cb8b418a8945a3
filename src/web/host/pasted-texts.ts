import type { ICellData, IMutationInfo, Injector, ObjectMatrix, Workbook } from "@univerjs/core";
import { SetRangeValuesMutation } from "@univerjs/sheets";
import {
  type ICellDataWithSpanInfo,
  type ISheetDiscreteRangeLocation,
  SheetPasteShortKeyCommand,
} from "@univerjs/sheets-ui";
import { z } from "zod";
import type { CellAddress } from "../../sheet/address";
import { clipboardCells, clipboardTable } from "./clipboard-text";
import { countsFrom1904 } from "./day-functions";
import { typedCell } from "./typed-cell";

/** A text that is pasted from elsewhere, by its place among what is pasted. */
export interface PastedText extends CellAddress {
  readonly text: string;
}

/** The texts of a table that is pasted. */
export function textsInCells(data: ObjectMatrix<ICellDataWithSpanInfo>): readonly PastedText[] {
  const texts: PastedText[] = [];
  data.forValue((row, column, cell) => {
    const document = cell.p?.body?.dataStream.replace(/[\r\n]+$/, "").replaceAll("\r", "\n");
    texts.push({ row, column, text: document ?? String(cell.v ?? "") });
  });
  return texts;
}

/** The texts of lines that are pasted. */
export function textsInLines(lines: string): readonly PastedText[] {
  return clipboardCells(lines).flatMap((cells, row) => cells.map((text, column) => ({ row, column, text })));
}

const NOTHING: ICellData = { v: null, f: null, si: null, p: null };

/** Pastes texts from elsewhere as if each of them was typed, as Excel does. */
export function pasteTexts(
  injector: Injector,
  workbook: Workbook,
  { unitId, subUnitId, range: { rows, cols } }: ISheetDiscreteRangeLocation,
  texts: readonly PastedText[],
): IMutationInfo {
  const sheet = workbook.getSheetBySheetId(subUnitId);
  const styles = workbook.getStyles();
  const cellValue: Record<number, Record<number, ICellData>> = {};
  for (const { row, column, text } of texts) {
    const at = { row: rows[row] ?? (rows[0] ?? 0) + row, column: cols[column] ?? (cols[0] ?? 0) + column };
    const style = styles.get(sheet?.getCellRaw(at.row, at.column)?.s);
    const pattern = style?.n?.pattern;
    const isFormula = /^=./.test(text) && pattern !== "@";
    const content = isFormula ? { f: text } : typedCell(text, pattern, countsFrom1904(injector), () => style);
    (cellValue[at.row] ??= {})[at.column] = text === "" ? NOTHING : { ...NOTHING, ...content };
  }
  return { id: SetRangeValuesMutation.id, params: { unitId, subUnitId, cellValue } };
}

const pasting = z.object({ htmlContent: z.string().optional(), textContent: z.string() });

/**
 * Has lines, and what tabs part, pasted as the cells they are: the spreadsheet would take them for markup, and leave out
 * blank ones at the beginning.
 */
export function linesAsCells(command: string, params: unknown): void {
  const given = command === SheetPasteShortKeyCommand.id ? pasting.safeParse(params).data : undefined;
  if (!given || (given.htmlContent ?? "") !== "" || !/[\t\n]/.test(given.textContent)) return;
  if (typeof params === "object" && params !== null) {
    Reflect.set(params, "htmlContent", clipboardTable(given.textContent));
  }
}

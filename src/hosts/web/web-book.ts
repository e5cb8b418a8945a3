import { BooleanNumber, type ICellData, type IRange, type Workbook, type Worksheet } from "@univerjs/core";
import { FormulaDataModel } from "@univerjs/engine-formula";
import { SetRangeValuesCommand, SetRangeValuesMutation, SetWorksheetActiveOperation } from "@univerjs/sheets";
import { z } from "zod";
import type { CellAddress } from "../../sheet/address";
import type { CellSnapshot, SheetSnapshot } from "../../sheet/snapshot";
import { watchCalculation } from "./calculation";
import { type BookMarks, openMarks } from "./book-marks";
import type { OpenedWorkbook } from "./opened-workbook";
import { cellSnapshot, sheetSnapshot } from "./sheet-snapshot";
import type { Spreadsheet } from "./spreadsheet";
import { contentOf, workbookData } from "./workbook-data";

/** What a cell is to hold; null empties it. */
export interface NewCell {
  readonly cell: CellAddress;
  readonly content: Pick<CellSnapshot, "value" | "formula"> | null;
}

/** A workbook that is open in the embedded spreadsheet. */
export interface WebBook {
  readonly opened: OpenedWorkbook;
  readonly spreadsheet: Spreadsheet;
  readonly workbook: Workbook;
  readonly marks: BookMarks;
  /** Texts that are kept with the workbook, by name; changed in place. */
  readonly properties: Map<string, string>;
  readonly snapshot: (sheet: Worksheet) => SheetSnapshot;
  readonly cellAt: (sheet: Worksheet, cell: CellAddress) => CellSnapshot | null;
  /** The first cell of the merge that covers a cell, or the cell itself. */
  readonly anchor: (sheet: Worksheet, cell: CellAddress) => CellAddress;
  /** Writes cells as one step; false when the spreadsheet refuses. */
  readonly write: (sheet: Worksheet, cells: readonly NewCell[]) => boolean;
  /** Resolves when formulas that depend on what was written have their results. */
  readonly settled: () => Promise<void>;
  /** Calls back for each change of cells that is none of calculation, with the sheet's id. */
  readonly watch: (onEdit: (sheetId: string) => void) => () => void;
  /** Notes that something was changed that saving would keep. */
  readonly touch: () => void;
  readonly close: () => void;
}

const changed = z.object({ unitId: z.string(), subUnitId: z.string() });
const withFormula = z.object({ f: z.string() });

const NOTHING: ICellData = { v: null, f: null, si: null, p: null };

function hasFormulas(sheets: readonly SheetSnapshot[]): boolean {
  return sheets.some(({ rows }) => rows.some((row) => row.some((cell) => cell?.formula !== undefined)));
}

/** Whether a change puts a formula anywhere; its cells are in a matrix by row and column. */
function putsFormula(params: unknown): boolean {
  const cells = z
    .object({ cellValue: z.record(z.string(), z.record(z.string(), z.unknown())) })
    .safeParse(params);
  if (!cells.success) return false;
  return Object.values(cells.data.cellValue).some((row) =>
    Object.values(row).some((cell) => withFormula.safeParse(cell).success),
  );
}

/** Brings the sheet to the front that was there when the file was saved. */
function activate({ commands }: Spreadsheet, workbook: Workbook, index: number): void {
  const sheet = workbook.getSheetByIndex(index);
  if (index === 0 || !sheet || sheet.isSheetHidden() === BooleanNumber.TRUE) return;
  const place = { unitId: workbook.getUnitId(), subUnitId: sheet.getSheetId() };
  commands.syncExecuteCommand(SetWorksheetActiveOperation.id, place);
}

let books = 0;

/**
 * Shows a file in the embedded spreadsheet.
 *
 * @param onTouched called when the workbook is no longer what was opened or saved last
 */
export function openBook(
  spreadsheet: Spreadsheet,
  opened: OpenedWorkbook,
  onTouched: () => void = () => undefined,
): WebBook {
  books += 1;
  const id = `book-${books}`;
  const { commands, injector } = spreadsheet;
  const calculation = watchCalculation(commands);
  const workbook = spreadsheet.show(workbookData(opened, id, spreadsheet.locale));
  activate(spreadsheet, workbook, opened.look.activeSheet);
  const formulas = injector.get(FormulaDataModel);
  const formulaAt = (sheet: Worksheet, row: number, column: number) =>
    formulas.getFormulaStringByCell(row, column, sheet.getSheetId(), id) ?? "";
  const watchers = new Set<(sheetId: string) => void>();
  let calculates = hasFormulas(opened.sheets);

  const listener = commands.onCommandExecuted(({ id: command, params }, options) => {
    if (command !== SetRangeValuesMutation.id || options?.["fromFormula"] === true) return;
    const change = changed.safeParse(params);
    if (!change.success || change.data.unitId !== id) return;
    calculates ||= putsFormula(params);
    if (calculates) calculation.expect();
    onTouched();
    for (const onEdit of watchers) onEdit(change.data.subUnitId);
  });

  return {
    opened,
    spreadsheet,
    workbook,
    marks: openMarks(spreadsheet, workbook),
    properties: new Map(opened.properties),
    snapshot: (sheet) => sheetSnapshot(workbook, sheet, (row, column) => formulaAt(sheet, row, column)),
    cellAt: (sheet, { row, column }) =>
      cellSnapshot(workbook, sheet.getCellRaw(row, column), () => formulaAt(sheet, row, column)),
    anchor: (sheet, cell) => {
      const merge = sheet.getMergedCell(cell.row, cell.column);
      return merge ? { row: merge.startRow, column: merge.startColumn } : cell;
    },
    write: (sheet, cells) => {
      const value: Record<number, Record<number, ICellData>> = {};
      for (const { cell, content } of cells) {
        const line = (value[cell.row] ??= {});
        line[cell.column] = content === null ? NOTHING : { ...NOTHING, ...contentOf(content) };
      }
      const [first] = cells;
      if (!first) return true;
      const range: IRange = {
        startRow: first.cell.row,
        endRow: first.cell.row,
        startColumn: first.cell.column,
        endColumn: first.cell.column,
      };
      const params = { unitId: id, subUnitId: sheet.getSheetId(), range, value };
      return commands.syncExecuteCommand(SetRangeValuesCommand.id, params);
    },
    settled: calculation.settled,
    watch: (onEdit) => {
      watchers.add(onEdit);
      return () => void watchers.delete(onEdit);
    },
    touch: onTouched,
    close: () => {
      watchers.clear();
      listener.dispose();
      calculation.dispose();
      spreadsheet.close(id);
    },
  };
}

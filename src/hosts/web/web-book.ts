import { BooleanNumber, type ICellData, type IRange, type Workbook, type Worksheet } from "@univerjs/core";
import { FormulaDataModel } from "@univerjs/engine-formula";
import { AddDataValidationMutation } from "@univerjs/data-validation";
import {
  InsertSheetMutation,
  RemoveSheetMutation,
  SetRangeValuesCommand,
  SetRangeValuesMutation,
  SetWorksheetActiveOperation,
} from "@univerjs/sheets";
import { AddConditionalRuleMutation } from "@univerjs/sheets-conditional-formatting";
import { z } from "zod";
import type { CellAddress } from "../../sheet/address";
import type { CellSnapshot, SheetSnapshot } from "../../sheet/snapshot";
import { watchCalculation } from "./calculation";
import { type BookMarks, openMarks } from "./book-marks";
import type { OpenedWorkbook } from "./opened-workbook";
import { compareResults, NOTHING_NEW, type Recalculated, type Recalculation } from "./recalculation";
import { cellSnapshot, sheetSnapshot } from "./sheet-snapshot";
import type { Spreadsheet } from "./spreadsheet";
import { contentOf, joiningSheet, typedValue, workbookData } from "./workbook-data";

/** What a cell is to hold; null empties it. */
export interface NewCell {
  readonly cell: CellAddress;
  readonly content: Pick<CellSnapshot, "value" | "formula"> | null;
}

/** The file of an inserted sheet, and what the sheet showed at first. */
interface InsertedFile {
  readonly bytes: Uint8Array;
  readonly snapshot: SheetSnapshot;
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
  /** Shows the first sheet of a file of ours behind the active one, and makes it the active one. */
  readonly insert: (file: OpenedWorkbook, name: string) => Worksheet | null;
  /** Takes an inserted sheet away; the one before it becomes active. */
  readonly remove: (sheet: Worksheet) => void;
  /** The sheets that were inserted since the workbook was opened, by their ids. */
  readonly inserted: ReadonlyMap<string, InsertedFile>;
  /** Working out all formulas of the file, which begins when it is shown. */
  readonly recalculated: Promise<Recalculation>;
  /** Resolves when all formulas have their results: those of the file, and those that rest on what was written. */
  readonly settled: () => Promise<void>;
  /** Calls back for each change of cells that is none of calculation, with the sheet's id. */
  readonly watch: (onEdit: (sheetId: string) => void) => () => void;
  /** Notes that something was changed that saving would keep. */
  readonly touch: () => void;
  readonly close: () => void;
}

const changed = z.object({ unitId: z.string(), subUnitId: z.string() });
const withFormula = z.object({ f: z.string() });

type CellMatrix = Record<number, Record<number, ICellData>>;

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

function activate({ commands }: Spreadsheet, workbook: Workbook, sheet: Worksheet): void {
  const place = { unitId: workbook.getUnitId(), subUnitId: sheet.getSheetId() };
  commands.syncExecuteCommand(SetWorksheetActiveOperation.id, place);
}

/** Brings the sheet to the front that was there when the file was saved. */
function activateFirst(spreadsheet: Spreadsheet, workbook: Workbook, index: number): void {
  const sheet = workbook.getSheetByIndex(index);
  if (index === 0 || !sheet || sheet.isSheetHidden() === BooleanNumber.TRUE) return;
  activate(spreadsheet, workbook, sheet);
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
  activateFirst(spreadsheet, workbook, opened.look.activeSheet);
  const formulas = injector.get(FormulaDataModel);
  const formulaAt = (sheet: Worksheet, row: number, column: number) =>
    formulas.getFormulaStringByCell(row, column, sheet.getSheetId(), id) ?? "";
  const snapshot = (sheet: Worksheet) =>
    sheetSnapshot(workbook, sheet, (row, column) => formulaAt(sheet, row, column));
  const watchers = new Set<(sheetId: string) => void>();
  let calculates = hasFormulas(opened.sheets);
  const inserted = new Map<string, InsertedFile>();
  let insertions = 0;
  let isChanged = false;
  let isClosed = false;

  const listener = commands.onCommandExecuted(({ id: command, params }, options) => {
    if (command !== SetRangeValuesMutation.id || options?.["fromFormula"] === true) return;
    const change = changed.safeParse(params);
    if (!change.success || change.data.unitId !== id) return;
    calculates ||= putsFormula(params);
    if (calculates) calculation.expect();
    isChanged = true;
    onTouched();
    for (const onEdit of watchers) onEdit(change.data.subUnitId);
  });

  const cellAt = (sheet: Worksheet, { row, column }: CellAddress) =>
    cellSnapshot(workbook, sheet.getCellRaw(row, column), () => formulaAt(sheet, row, column));

  /** Puts results back that the file had; no calculation follows. */
  const putBack = (results: readonly Recalculated[]) => {
    for (const { name } of opened.sheets) {
      const sheet = workbook.getSheetBySheetName(name);
      if (!sheet) continue;
      const cellValue: CellMatrix = {};
      for (const { sheet: of, cell, stored } of results) {
        if (of === name) (cellValue[cell.row] ??= {})[cell.column] = typedValue(stored.value);
      }
      const params = { unitId: id, subUnitId: sheet.getSheetId(), cellValue };
      commands.syncExecuteCommand(SetRangeValuesMutation.id, params, { onlyLocal: true, fromFormula: true });
    }
  };

  const recalculate = async (): Promise<Recalculation> => {
    if (!calculates) return NOTHING_NEW;
    calculation.expect();
    await calculation.settled();
    // After an edit, what it changed can no longer be told from what was wrong in the file.
    if (isChanged || isClosed) return NOTHING_NEW;
    const sheets = new Map(workbook.getSheets().map((sheet) => [sheet.getName(), sheet]));
    const { recalculation, asStored } = compareResults(opened.sheets, (name, cell) => {
      const sheet = sheets.get(name);
      return sheet ? cellAt(sheet, cell) : null;
    });
    putBack(asStored);
    return recalculation;
  };
  const recalculated = recalculate();

  return {
    opened,
    spreadsheet,
    workbook,
    marks: openMarks(spreadsheet, workbook),
    properties: new Map(opened.properties),
    snapshot,
    cellAt,
    anchor: (sheet, cell) => {
      const merge = sheet.getMergedCell(cell.row, cell.column);
      return merge ? { row: merge.startRow, column: merge.startColumn } : cell;
    },
    write: (sheet, cells) => {
      const value: CellMatrix = {};
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
    insert: (file, name) => {
      insertions += 1;
      const subUnitId = `inserted-${insertions}`;
      const joining = joiningSheet(file, subUnitId, name);
      if (!joining) return null;
      const { sheet, styles, validations, conditions } = joining;
      const index = workbook.getSheetIndex(workbook.getActiveSheet()) + 1;
      commands.syncExecuteCommand(InsertSheetMutation.id, { unitId: id, index, sheet, styles });
      const shown = workbook.getSheetBySheetId(subUnitId);
      if (!shown) return null;
      // A rule that is added goes in front.
      for (const rule of [...conditions].reverse()) {
        commands.syncExecuteCommand(AddConditionalRuleMutation.id, { unitId: id, subUnitId, rule });
      }
      if (validations.length > 0 && commands.hasCommand(AddDataValidationMutation.id)) {
        commands.syncExecuteCommand(AddDataValidationMutation.id, {
          unitId: id,
          subUnitId,
          rule: [...validations],
        });
      }
      activate(spreadsheet, workbook, shown);
      inserted.set(subUnitId, { bytes: file.bytes, snapshot: snapshot(shown) });
      calculates ||= hasFormulas(file.sheets);
      onTouched();
      return shown;
    },
    remove: (sheet) => {
      const subUnitId = sheet.getSheetId();
      const before = workbook.getSheetByIndex(workbook.getSheetIndex(sheet) - 1);
      if (before) activate(spreadsheet, workbook, before);
      const params = { unitId: id, subUnitId, subUnitName: sheet.getName() };
      commands.syncExecuteCommand(RemoveSheetMutation.id, params);
      inserted.delete(subUnitId);
      onTouched();
    },
    inserted,
    recalculated,
    settled: async () => {
      await recalculated;
      await calculation.settled();
    },
    watch: (onEdit) => {
      watchers.add(onEdit);
      return () => void watchers.delete(onEdit);
    },
    touch: onTouched,
    close: () => {
      isClosed = true;
      watchers.clear();
      listener.dispose();
      calculation.dispose();
      spreadsheet.close(id);
    },
  };
}

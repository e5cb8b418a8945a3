import {
  BooleanNumber,
  type ICellData,
  type IRange,
  type Nullable,
  type Workbook,
  type Worksheet,
} from "@univerjs/core";
import { FormulaDataModel } from "@univerjs/engine-formula";
import {
  InsertSheetMutation,
  MoveRangeMutation,
  RemoveSheetMutation,
  SetRangeValuesCommand,
  SetRangeValuesMutation,
  SetWorksheetActiveOperation,
  SetWorksheetNameMutation,
} from "@univerjs/sheets";
import { z } from "zod";
import type { CellAddress } from "../../sheet/address";
import { withoutResult } from "../../files/assemble-sheet";
import type { CellSnapshot, SheetSnapshot } from "../../sheet/snapshot";
import { watchCalculation } from "./calculation";
import { countDays } from "./day-functions";
import { BY_PANE, changedCells, dropStyles } from "./refused-changes";
import { type BookMarks, openMarks } from "./book-marks";
import type { OpenedWorkbook } from "../workbook/opened-workbook";
import { compareResults, NOTHING_NEW, type Recalculated, type Recalculation } from "./recalculation";
import { needsOf, type PlacedCell } from "./formula-needs";
import { cellSnapshot, sheetSnapshot } from "./sheet-snapshot";
import type { Spreadsheet } from "./spreadsheet";
import { showTexts } from "./shown-texts";
import { surroundingsOf, watchUnknownResults } from "./unknown-results";
import { contentOf, typedValue, workbookData } from "./workbook-data";

/** What a cell is to hold; null empties it. */
export interface NewCell {
  readonly cell: CellAddress;
  readonly content: Pick<CellSnapshot, "value" | "formula"> | null;
}

/** A file as the embedded spreadsheet shows it: the cells, and what their formulas come to. */
export interface ShownBook {
  readonly opened: OpenedWorkbook;
  readonly workbook: Workbook;
  readonly marks: BookMarks;
  readonly snapshot: (sheet: Worksheet) => SheetSnapshot;
  readonly cellAt: (sheet: Worksheet, cell: CellAddress) => CellSnapshot | null;
  /** The formulas whose results are not known since what they rest on has changed. */
  readonly unknown: () => readonly PlacedCell[];
  /** Writes cells as one step; false when the spreadsheet refuses. */
  readonly write: (sheet: Worksheet, cells: readonly NewCell[]) => boolean;
  /** Brings a sheet to the front. */
  readonly activate: (sheet: Worksheet) => void;
  /** Sheets have joined it, which may hold formulas where there were none. */
  readonly expectFormulas: (sheets: readonly SheetSnapshot[]) => void;
  /** Working out all formulas of the file, which begins when it is shown. */
  readonly recalculated: Promise<Recalculation>;
  /** Resolves when all formulas have their results: those of the file, and those that rest on what was written. */
  readonly settled: () => Promise<void>;
  readonly close: () => void;
}

const changed = z.object({ unitId: z.string(), subUnitId: z.string() });
/** Cells by row and column. */
const cellMatrix = z.record(z.coerce.number(), z.record(z.coerce.number(), z.unknown()));
const setting = changed.extend({ cellValue: cellMatrix.optional() });
const side = z.object({ subUnitId: z.string(), value: cellMatrix });
const moving = z.object({ unitId: z.string(), from: side, to: side });
/** What renames sheets and takes them away. */
const OF_SHEETS: ReadonlySet<string> = new Set([SetWorksheetNameMutation.id, RemoveSheetMutation.id]);
const inserted = z.object({ unitId: z.string(), sheet: z.object({ id: z.string() }) });
const withFormula = z.object({ f: z.string() });

type CellMatrix = Record<number, Record<number, ICellData>>;

const NOTHING: ICellData = { v: null, f: null, si: null, p: null };

function hasFormulas(sheets: readonly SheetSnapshot[]): boolean {
  return sheets.some(({ rows }) => rows.some((row) => row.some((cell) => cell?.formula !== undefined)));
}

function cellsOf(matrix: z.infer<typeof cellMatrix>): readonly (readonly [CellAddress, unknown])[] {
  return Object.entries(matrix).flatMap(([row, cells]) =>
    Object.entries(cells).map(([column, data]): readonly [CellAddress, unknown] => [
      { row: Number(row), column: Number(column) },
      data,
    ]),
  );
}

/** A change of contents on one sheet: its cells, each with what it gets. */
interface ContentChange {
  readonly sheetId: string;
  readonly cells: readonly (readonly [CellAddress, unknown])[];
}

/** What a step changes of the contents of a workbook, sheet by sheet; nothing where it changes none. */
function contentChanges(command: string, params: unknown, unitId: string): readonly ContentChange[] {
  if (command === SetRangeValuesMutation.id) {
    const set = setting.safeParse(params).data;
    if (set?.unitId !== unitId) return [];
    return [{ sheetId: set.subUnitId, cells: set.cellValue ? cellsOf(set.cellValue) : [] }];
  }
  const moved = command === MoveRangeMutation.id ? moving.safeParse(params).data : undefined;
  if (moved?.unitId !== unitId) return [];
  return [moved.from, moved.to].map(({ subUnitId, value }) => ({
    sheetId: subUnitId,
    cells: cellsOf(value),
  }));
}

function activateSheet({ commands }: Spreadsheet, workbook: Workbook, sheet: Worksheet): void {
  const place = { unitId: workbook.getUnitId(), subUnitId: sheet.getSheetId() };
  commands.syncExecuteCommand(SetWorksheetActiveOperation.id, place);
}

/** Brings the sheet to the front that was there when the file was saved. */
function activateFirst(spreadsheet: Spreadsheet, workbook: Workbook, index: number): void {
  const sheet = workbook.getSheetByIndex(index);
  if (index === 0 || !sheet || sheet.isSheetHidden() === BooleanNumber.TRUE) return;
  activateSheet(spreadsheet, workbook, sheet);
}

/** Puts results back that the file had; no calculation follows. */
function putBack(
  { commands }: Spreadsheet,
  workbook: Workbook,
  sheetNames: readonly string[],
  results: readonly Recalculated[],
): void {
  for (const name of sheetNames) {
    const sheet = workbook.getSheetBySheetName(name);
    if (!sheet) continue;
    const cellValue: CellMatrix = {};
    for (const { sheet: of, cell, stored } of results) {
      if (of === name) (cellValue[cell.row] ??= {})[cell.column] = typedValue(stored.value);
    }
    const params = { unitId: workbook.getUnitId(), subUnitId: sheet.getSheetId(), cellValue };
    commands.syncExecuteCommand(SetRangeValuesMutation.id, params, { onlyLocal: true, fromFormula: true });
  }
}

function writeCells(
  { commands }: Spreadsheet,
  workbook: Workbook,
  sheet: Worksheet,
  cells: readonly NewCell[],
): boolean {
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
  const params = { unitId: workbook.getUnitId(), subUnitId: sheet.getSheetId(), range, value };
  return commands.syncExecuteCommand(SetRangeValuesCommand.id, params, BY_PANE);
}

let shownBooks = 0;

/**
 * Shows a file in the embedded spreadsheet.
 *
 * @param ids those of its sheets, in the order of the file
 * @param onEdit called for each change of cells that is none of calculation, with the sheet's id
 * @param onSheetChange called when a person renames a sheet, deletes one or brings it back
 */
export function showBook(
  spreadsheet: Spreadsheet,
  opened: OpenedWorkbook,
  ids: readonly string[],
  onEdit: (sheetId: string) => void,
  onSheetChange: () => void,
): ShownBook {
  shownBooks += 1;
  const id = `book-${shownBooks}`;
  const { commands, injector } = spreadsheet;
  const calculation = watchCalculation(commands);
  const workbook = spreadsheet.show(workbookData(opened, ids, id, spreadsheet.locale));
  activateFirst(spreadsheet, workbook, opened.styles.activeSheet);
  const formulas = injector.get(FormulaDataModel);
  const formulaAt = (sheet: Worksheet, row: number, column: number) =>
    formulas.getFormulaStringByCell(row, column, sheet.getSheetId(), id) ?? "";
  const { date1904 } = opened;
  countDays(injector, date1904);
  const unknown = watchUnknownResults(
    opened,
    workbook,
    (sheetId) => (row, column) => formulas.getFormulaStringByCell(row, column, sheetId, id) ?? "",
    // An edit has its own rows drawn anew alone.
    spreadsheet.drawAll,
  );
  const endTexts = showTexts(spreadsheet, workbook, { date1904, isUnknown: unknown.has });
  const snapshotOf = (sheet: Worksheet, data: Nullable<ICellData>, at: CellAddress) => {
    const cell = cellSnapshot(workbook, data, () => formulaAt(sheet, at.row, at.column), date1904);
    if (cell?.formula === undefined) return cell;
    return unknown.has(sheet.getSheetId(), at) ? withoutResult(cell) : cell;
  };
  const cellAt = (sheet: Worksheet, at: CellAddress) =>
    snapshotOf(sheet, sheet.getCellRaw(at.row, at.column), at);
  let calculates = hasFormulas(opened.sheets);
  let isAsOpened = true;
  /** Where a person has put formulas, and whether it is the pane that writes now. */
  const typed = new Set<string>();
  let isWriting = false;

  const deleted = new Set<string>();
  const sheetChanged = () => {
    isAsOpened = false;
    unknown.rearranged();
    onSheetChange();
  };

  const listener = commands.onCommandExecuted(({ id: command, params }, options) => {
    if (command === InsertSheetMutation.id) {
      const { unitId, sheet } = inserted.parse(params);
      // One that comes back; what is inserted is told elsewhere.
      if (unitId === id && deleted.delete(sheet.id)) sheetChanged();
      return;
    }
    if (options?.["fromFormula"] === true) return;
    if (OF_SHEETS.has(command)) {
      const change = changed.parse(params);
      if (change.unitId !== id) return;
      if (command === RemoveSheetMutation.id) deleted.add(change.subUnitId);
      sheetChanged();
      return;
    }
    for (const { sheetId, cells } of contentChanges(command, params, id)) {
      for (const [cell] of cells) unknown.edited(sheetId, cell);
      calculates ||= cells.some(([, data]) => withFormula.safeParse(data).success);
      if (calculates) calculation.expect();
      isAsOpened = false;
      onEdit(sheetId);
    }
  });

  // A result brings the number format of the cell it rests on: only a formula that a person just typed takes it over.
  const looks = commands.beforeCommandExecuted(({ id: command, params }, options) => {
    if (command !== SetRangeValuesMutation.id) return;
    const change = changed.safeParse(params);
    if (!change.success || change.data.unitId !== id) return;
    const { subUnitId } = change.data;
    const placeOf = ({ row, column }: CellAddress) => `${subUnitId} ${row} ${column}`;
    const cells = changedCells(params);
    if (options?.["fromFormula"] === true) dropStyles(cells.filter((cell) => !typed.has(placeOf(cell))));
    else if (!isWriting) {
      for (const cell of cells) if (withFormula.safeParse(cell.data).success) typed.add(placeOf(cell));
    }
  });

  const recalculate = async (): Promise<Recalculation> => {
    if (!calculates) return NOTHING_NEW;
    calculation.expect();
    await calculation.settled();
    // After an edit, what it changed can no longer be told from what was wrong in the file.
    if (!isAsOpened) return NOTHING_NEW;
    const sheets = new Map(workbook.getSheets().map((sheet) => [sheet.getName(), sheet]));
    const surroundings = surroundingsOf(opened);
    const { recalculation, asStored } = compareResults(
      opened.sheets,
      (formula, sheet) => needsOf(formula, sheet, surroundings).isBeyond,
      (name, cell) => {
        const sheet = sheets.get(name);
        return sheet ? cellAt(sheet, cell) : null;
      },
    );
    unknown.notWorkedOut(recalculation.notCalculated);
    putBack(
      spreadsheet,
      workbook,
      opened.sheets.map(({ name }) => name),
      asStored,
    );
    return recalculation;
  };
  const recalculated = recalculate();

  return {
    opened,
    workbook,
    marks: openMarks(spreadsheet, workbook),
    snapshot: (sheet) => {
      const snapshot = sheetSnapshot(sheet, (data, at) => snapshotOf(sheet, data, at));
      // Rows and columns stay where they are as long as this file is the one that is shown.
      const documentTable = opened.sheets[ids.indexOf(sheet.getSheetId())]?.documentTable;
      return documentTable ? { ...snapshot, documentTable } : snapshot;
    },
    unknown: unknown.all,
    cellAt,
    write: (sheet, cells) => {
      isWriting = true;
      try {
        return writeCells(spreadsheet, workbook, sheet, cells);
      } finally {
        isWriting = false;
      }
    },
    activate: (sheet) => activateSheet(spreadsheet, workbook, sheet),
    expectFormulas: (sheets) => {
      calculates ||= hasFormulas(sheets);
      unknown.rearranged();
    },
    recalculated,
    settled: async () => {
      await recalculated;
      await calculation.settled();
    },
    close: () => {
      isAsOpened = false;
      listener.dispose();
      looks.dispose();
      calculation.dispose();
      endTexts();
      spreadsheet.close(id);
    },
  };
}

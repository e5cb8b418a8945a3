import {
  CanceledError,
  Direction,
  ICommandService,
  type Injector,
  type IRange,
  IUniverInstanceService,
  UniverInstanceType,
  type Workbook,
  type Worksheet,
} from "@univerjs/core";
import { DeviceInputEventType } from "@univerjs/engine-render";
import { SelectionMoveType, SetSelectionsOperation, SheetsSelectionsService } from "@univerjs/sheets";
import {
  MoveSelectionCommand,
  MoveSelectionEnterAndTabCommand,
  SetCellEditVisibleOperation,
  whenSheetEditorActivated,
} from "@univerjs/sheets-ui";
import { IShortcutService, KeyCode, MetaKeys } from "@univerjs/ui";
import { z } from "zod";
import type { CellAddress } from "../../sheet/address";
import { type Protection, protectionOf } from "./protection";
import { cellRange, selectionOf } from "./ranges";

const step = z.object({
  keycode: z.enum(KeyCode),
  direction: z.enum(Direction),
  /** Something other than a cell of the sheet is being walked through. */
  extra: z.never().optional(),
});

/** Ends editing, and says whether to go back from there instead of on. */
const editing = z.object({ isBackward: z.boolean().optional() });

/** Before the shortcuts of the editor, which take these keys for others. */
const FIRST = 1_000;

/** A walk with Tab: Enter ends it, below the cell it began at. */
interface Walk {
  readonly sheetId: string;
  readonly from: CellAddress;
  /** Where it is now; once another cell is selected it is over. */
  readonly at: CellAddress;
}

function isShown(sheet: Worksheet, { startRow, startColumn }: IRange): boolean {
  return sheet.getRowVisible(startRow) && sheet.getColVisible(startColumn);
}

/** The open cell that follows a cell, row by row and from the end on from the beginning; null when there is none. */
function nextOpen(
  sheet: Worksheet,
  { isOpen }: Protection,
  { row, column }: CellAddress,
  isBackward: boolean,
): IRange | null {
  const columns = sheet.getColumnCount();
  const cells = sheet.getRowCount() * columns;
  const here = row * columns + column;
  for (let steps = 1; steps < cells; steps += 1) {
    const place = (here + (isBackward ? cells - steps : steps)) % cells;
    const next = { row: Math.floor(place / columns), column: place % columns };
    if (!isOpen(next.row, next.column)) continue;
    const range = cellRange(sheet, next);
    const isFirst = range.startRow === next.row && range.startColumn === next.column;
    if (isFirst && isShown(sheet, range)) return range;
  }
  return null;
}

/** The cell below a row in a column, without hidden rows; null at the end of the sheet. */
function below(sheet: Worksheet, row: number, column: number): IRange | null {
  for (let next = row + 1; next < sheet.getRowCount(); next += 1) {
    if (sheet.getRowVisible(next)) return cellRange(sheet, { row: next, column });
  }
  return null;
}

/**
 * Tab and Enter lead on as in Excel: on a protected sheet Tab goes from one open cell to the next, and Enter goes
 * below the cell that Tab was first pressed in, as long as no other cell was selected since. The spreadsheet itself
 * would go back there even after a click elsewhere.
 */
export function walkAsInExcel(injector: Injector): void {
  const commands = injector.get(ICommandService);
  const units = injector.get(IUniverInstanceService);
  let walk: Walk | null = null;
  /** Where the walk began whose next cell is being selected. */
  let walking: CellAddress | null = null;

  /** Whether editing was ended with Shift, which the spreadsheet itself has no shortcut for. */
  let isBackward = false;
  for (const keycode of [KeyCode.TAB, KeyCode.ENTER]) {
    injector.get(IShortcutService).registerShortcut({
      id: SetCellEditVisibleOperation.id,
      binding: keycode | MetaKeys.SHIFT,
      priority: FIRST,
      preconditions: whenSheetEditorActivated,
      staticParameters: {
        visible: false,
        eventType: DeviceInputEventType.Keyboard,
        keycode,
        isBackward: true,
      },
    });
  }

  const selected = () => {
    const [only, ...others] = injector.get(SheetsSelectionsService).getCurrentSelections();
    const primary = others.length === 0 ? only?.primary : undefined;
    if (!only || !primary) return null;
    const { range } = only;
    const isCell = range.endRow === primary.endRow && range.endColumn === primary.endColumn;
    return isCell && range.startRow === primary.startRow && range.startColumn === primary.startColumn
      ? primary
      : null;
  };

  const go = (unitId: string, subUnitId: string, range: IRange): void => {
    commands.syncExecuteCommand(SetSelectionsOperation.id, {
      unitId,
      subUnitId,
      type: SelectionMoveType.MOVE_END,
      selections: [selectionOf(range)],
      reveal: true,
    });
  };

  commands.onCommandExecuted(({ id }) => {
    if (id !== SetSelectionsOperation.id) return;
    const sheetId = units
      .getCurrentUnitOfType<Workbook>(UniverInstanceType.UNIVER_SHEET)
      ?.getActiveSheet()
      .getSheetId();
    const primary = selected();
    const at = primary ? { row: primary.startRow, column: primary.startColumn } : null;
    // A selection that is set anew where it was is none.
    if (walk && at && walk.sheetId === sheetId && walk.at.row === at.row && walk.at.column === at.column) {
      return;
    }
    walk = walking && at && sheetId !== undefined ? { sheetId, from: walking, at } : null;
    walking = null;
  });

  commands.beforeCommandExecuted(({ id, params }) => {
    if (id === SetCellEditVisibleOperation.id)
      isBackward = editing.safeParse(params).data?.isBackward === true;
    if (id !== MoveSelectionEnterAndTabCommand.id) return;
    const wanted = step.safeParse(params);
    const workbook = units.getCurrentUnitOfType<Workbook>(UniverInstanceType.UNIVER_SHEET);
    const primary = selected();
    if (!wanted.success || !workbook || !primary) return;
    const { keycode } = wanted.data;
    const back = keycode === KeyCode.TAB ? Direction.LEFT : Direction.UP;
    const direction = isBackward ? back : wanted.data.direction;
    isBackward = false;
    const sheet = workbook.getActiveSheet();
    const at = { row: primary.startRow, column: primary.startColumn };
    const isUnderWay =
      walk?.sheetId === sheet.getSheetId() && walk.at.row === at.row && walk.at.column === at.column;
    const from = isUnderWay && walk ? walk.from : at;
    const isTab = keycode === KeyCode.TAB;
    walking = isTab ? from : null;
    const protection = protectionOf(sheet);
    // A name may select the first cell of a merge alone, and the cell behind it would be one of the same merge.
    const whole = cellRange(sheet, at);
    const isPart = whole.endRow !== primary.endRow || whole.endColumn !== primary.endColumn;
    const isBack = isUnderWay && from.row === at.row;
    const target =
      isTab && protection
        ? nextOpen(sheet, protection, at, direction === Direction.LEFT)
        : direction === Direction.DOWN && !isTab && (isBack || isPart)
          ? below(sheet, whole.endRow, isBack ? from.column : at.column)
          : direction === Direction.RIGHT && isPart && whole.endColumn + 1 < sheet.getColumnCount()
            ? cellRange(sheet, { row: at.row, column: whole.endColumn + 1 })
            : null;
    const isAtEnd =
      (direction === Direction.RIGHT && primary.endColumn === sheet.getColumnCount() - 1) ||
      (direction === Direction.DOWN && primary.endRow === sheet.getRowCount() - 1);
    if (target) go(workbook.getUnitId(), sheet.getSheetId(), target);
    else if (!isAtEnd) void commands.executeCommand(MoveSelectionCommand.id, { direction });
    throw new CanceledError();
  });
}

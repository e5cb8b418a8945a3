import {
  ICommandService,
  type Injector,
  type IRange,
  IUniverInstanceService,
  UniverInstanceType,
  type Workbook,
} from "@univerjs/core";
import { IDefinedNamesService } from "@univerjs/engine-formula";
import { SetSelectionsOperation, SheetsSelectionsService } from "@univerjs/sheets";
import { defer, startWith } from "rxjs";
import { z } from "zod";
import { cellRange, selectionOf } from "./ranges";

/** A selection of the sheet itself, not of cells that a formula refers to. */
const selecting = z.object({ extra: z.never().optional() });

function isCell({ startRow, endRow, startColumn, endColumn }: IRange): boolean {
  return startRow === endRow && startColumn === endColumn;
}

/**
 * The box over the sheet that names what is selected, and selects what is typed into it.
 *
 * It is drawn after the first selection was made, or before, as the machine is busy, and is told of selections only as
 * they are made: so whoever begins to listen is told the present one. And a cell of a merge that is typed selects the
 * whole merge, as in Excel and as a click does.
 */
export function keepNameBox(injector: Injector): void {
  const names = injector.get(IDefinedNamesService);
  const { currentRange$ } = names;
  names.currentRange$ = defer(() => {
    const now = names.getCurrentRange();
    return now.unitId === "" ? currentRange$ : currentRange$.pipe(startWith(now));
  });

  const units = injector.get(IUniverInstanceService);
  const selections = injector.get(SheetsSelectionsService);
  const commands = injector.get(ICommandService);
  commands.onCommandExecuted(({ id, params }) => {
    if (id !== SetSelectionsOperation.id || !selecting.safeParse(params).success) return;
    const [only, ...others] = selections.getCurrentSelections();
    if (!only || others.length > 0 || !isCell(only.range)) return;
    const workbook = units.getCurrentUnitOfType<Workbook>(UniverInstanceType.UNIVER_SHEET);
    if (!workbook) return;
    const sheet = workbook.getActiveSheet();
    const whole = cellRange(sheet, { row: only.range.startRow, column: only.range.startColumn });
    if (isCell(whole)) return;
    commands.syncExecuteCommand(SetSelectionsOperation.id, {
      unitId: workbook.getUnitId(),
      subUnitId: sheet.getSheetId(),
      selections: [selectionOf(whole)],
    });
  });
}

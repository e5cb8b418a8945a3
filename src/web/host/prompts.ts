import { type Injector, IUniverInstanceService, UniverInstanceType, type Workbook } from "@univerjs/core";
import { SheetsSelectionsService } from "@univerjs/sheets";
import { SheetDataValidationModel } from "@univerjs/sheets-data-validation";
import { CellAlertManagerService, CellAlertType } from "@univerjs/sheets-ui";

/** The name of our note among those of the spreadsheet. */
const KEY = "hengbiao-prompt";

/** In pixels; the spreadsheet makes room for it. */
const SIZE = { width: 200, height: 74 };

/** Shows beside a cell that is selected what its file says of how to fill it in, as Excel does. */
export function showPrompts(injector: Injector): void {
  const units = injector.get(IUniverInstanceService);
  const rules = injector.get(SheetDataValidationModel);
  const notes = injector.get(CellAlertManagerService);
  injector.get(SheetsSelectionsService).selectionChanged$.subscribe((selections) => {
    notes.removeAlert(KEY);
    const workbook = units.getCurrentUnitOfType<Workbook>(UniverInstanceType.UNIVER_SHEET);
    const primary = selections?.at(-1)?.primary;
    if (!workbook || !primary) return;
    const [unitId, subUnitId] = [workbook.getUnitId(), workbook.getActiveSheet().getSheetId()];
    const [row, col] = [primary.actualRow, primary.actualColumn];
    const rule = rules.getRuleByLocation(unitId, subUnitId, row, col);
    if (rule?.showInputMessage !== true) return;
    notes.showAlert({
      type: CellAlertType.INFO,
      title: rule.promptTitle ?? "",
      message: rule.prompt ?? "",
      location: { unitId, subUnitId, row, col },
      key: KEY,
      ...SIZE,
    });
  });
}

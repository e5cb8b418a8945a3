import type { Worksheet } from "@univerjs/core";
import { AddDataValidationMutation } from "@univerjs/data-validation";
import { InsertSheetMutation, RemoveSheetMutation } from "@univerjs/sheets";
import { AddConditionalRuleMutation } from "@univerjs/sheets-conditional-formatting";
import type { OpenedWorkbook } from "../workbook/opened-workbook";
import type { ShownBook } from "./shown-book";
import type { Spreadsheet } from "./spreadsheet";
import { joiningSheet } from "./workbook-data";

/** Shows the first sheet of a file of ours behind the active one, and makes it the active one; null when it has none. */
export function joinSheet(
  { commands }: Spreadsheet,
  { workbook, activate, expectFormulas }: ShownBook,
  file: OpenedWorkbook,
  subUnitId: string,
  name: string,
): Worksheet | null {
  const unitId = workbook.getUnitId();
  const joining = joiningSheet(file, subUnitId, name);
  if (!joining) return null;
  const { sheet, styles, validations, conditions } = joining;
  const index = workbook.getSheetIndex(workbook.getActiveSheet()) + 1;
  commands.syncExecuteCommand(InsertSheetMutation.id, { unitId, index, sheet, styles });
  const shown = workbook.getSheetBySheetId(subUnitId);
  if (!shown) return null;
  // A rule that is added goes in front.
  for (const rule of [...conditions].reverse()) {
    commands.syncExecuteCommand(AddConditionalRuleMutation.id, { unitId, subUnitId, rule });
  }
  if (validations.length > 0 && commands.hasCommand(AddDataValidationMutation.id)) {
    const params = { unitId, subUnitId, rule: [...validations] };
    commands.syncExecuteCommand(AddDataValidationMutation.id, params);
  }
  activate(shown);
  expectFormulas(file.sheets);
  return shown;
}

/** Takes a sheet away; the one before it becomes active. */
export function dropSheet(
  { commands }: Spreadsheet,
  { workbook, activate }: ShownBook,
  sheet: Worksheet,
): void {
  const before = workbook.getSheetByIndex(workbook.getSheetIndex(sheet) - 1);
  if (before) activate(before);
  const params = {
    unitId: workbook.getUnitId(),
    subUnitId: sheet.getSheetId(),
    subUnitName: sheet.getName(),
  };
  commands.syncExecuteCommand(RemoveSheetMutation.id, params);
}

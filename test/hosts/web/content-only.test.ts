import { BooleanNumber, ICommandService, IUniverInstanceService } from "@univerjs/core";
import { SetRangeValuesMutation } from "@univerjs/sheets";
import { keepToContents, type Refusal } from "../../../src/hosts/web/content-only";
import { at, sheetOf } from "../contract";
import { endSpreadsheets, openBench } from "./bench";

afterEach(endSpreadsheets);

/** A workbook in which a person is kept to contents, and what was refused. */
async function kept() {
  const { book } = await openBench([sheetOf("自评表", { A1: 96 })]);
  const { injector } = book.spreadsheet;
  const commands = injector.get(ICommandService);
  const refused: Refusal[] = [];
  keepToContents(
    commands,
    injector.get(IUniverInstanceService),
    () => [],
    (refusal) => refused.push(refusal),
  );
  const sheet = book.workbook.getActiveSheet();
  const place = { unitId: book.workbook.getUnitId(), subUnitId: sheet.getSheetId() };
  return { book, commands, refused, sheet, place };
}

test.each([
  ["sheet.command.paste", undefined],
  ["sheet.command.auto-fill", undefined],
  ["sheet.command.set-range-values", BooleanNumber.TRUE],
])("what %s puts into a cell is bold: %j", async (trigger, look) => {
  const { book, commands, sheet, place } = await kept();
  const cellValue = { 1: { 0: { v: "甲", s: { bl: BooleanNumber.TRUE } } } };
  commands.syncExecuteCommand(SetRangeValuesMutation.id, { ...place, trigger, cellValue });
  const { row, column } = at("A2");
  const cell = sheet.getCellRaw(row, column);
  expect(cell?.v).toBe("甲");
  expect(book.workbook.getStyles().getStyleByCell(cell)?.bl).toEqual(look);
});

test.each([
  "sheet.command.insert-row",
  "sheet.command.add-worksheet-merge",
  "sheet.command.set-style",
  "sheet.command.remove-sheet",
])("%s is refused, with the reason", async (id) => {
  const { commands, refused, place } = await kept();
  expect(commands.syncExecuteCommand(id, place)).toBe(false);
  expect(refused).toEqual(["contents-only"]);
});

import { ICommandService, IUniverInstanceService } from "@univerjs/core";
import { keepToContents, type Refusal } from "../../../src/web/host/refused-changes";
import { sheetOf } from "../../hosts/contract";
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
  const { workbook } = book;
  const place = { unitId: workbook.getUnitId(), subUnitId: workbook.getActiveSheet().getSheetId() };
  return { commands, refused, place };
}

test.each(["sheet.command.insert-row", "sheet.command.add-worksheet-merge", "sheet.command.set-style"])(
  "%s is refused, with the reason",
  async (id) => {
    const { commands, refused, place } = await kept();
    expect(commands.syncExecuteCommand(id, place)).toBe(false);
    expect(refused).toEqual(["contents-only"]);
  },
);

test.each(["remove-sheet", "set-worksheet-name"])(
  "%s is refused for a sheet of the file, with the reason",
  async (name) => {
    const { commands, refused, place } = await kept();
    expect(commands.syncExecuteCommand(`sheet.command.${name}`, { ...place, name: "新名" })).toBe(false);
    expect(refused).toEqual(["sheet"]);
  },
);

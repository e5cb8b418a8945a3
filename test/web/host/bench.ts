import { LocaleType, LogLevel, Univer } from "@univerjs/core";
import { UniverFormulaEnginePlugin } from "@univerjs/engine-formula";
import {
  RemoveSheetMutation,
  SetRowHiddenMutation,
  SetWorksheetActiveOperation,
  SetWorksheetNameMutation,
  SheetsSelectionsService,
  UniverSheetsPlugin,
} from "@univerjs/sheets";
import { UniverSheetsConditionalFormattingPlugin } from "@univerjs/sheets-conditional-formatting";
import { CalculationMode, UniverSheetsFormulaPlugin } from "@univerjs/sheets-formula";
import { UniverSheetsNumfmtPlugin } from "@univerjs/sheets-numfmt";
import { xlsxOf } from "../../../src/web/workbook/older/xlsx-of-sheets";
import { openFile } from "../../../src/web/workbook/open-file";
import { protectionMetadata } from "../../../src/web/host/protection";
import { savedWorkbook } from "../../../src/web/host/saved-workbook";
import { type Spreadsheet, spreadsheetOf } from "../../../src/web/host/spreadsheet";
import { openBook, type WebBook } from "../../../src/web/host/web-book";
import { createWebHost } from "../../../src/web/host/web-host";
import { a1 } from "../../../src/sheet/address";
import type { MarkKind } from "../../../src/sheet/patch";
import type { SheetSnapshot } from "../../../src/sheet/snapshot";
import { type HostBench, valueOf } from "../../hosts/contract";

/** The spreadsheet without anything to see: the same model, commands and formulas as in a browser. */
function unseenSpreadsheet(): Spreadsheet {
  const univer = new Univer({ locale: LocaleType.ZH_CN, locales: {}, logLevel: LogLevel.SILENT });
  univer.registerPlugin(UniverFormulaEnginePlugin);
  univer.registerPlugin(UniverSheetsPlugin);
  univer.registerPlugin(UniverSheetsNumfmtPlugin);
  univer.registerPlugin(UniverSheetsFormulaPlugin, { initialFormulaComputing: CalculationMode.FORCED });
  univer.registerPlugin(UniverSheetsConditionalFormattingPlugin);
  started.push(() => univer.dispose());
  return spreadsheetOf(univer, LocaleType.ZH_CN);
}

const started: (() => void)[] = [];

/** Ends the timers of all workbooks and spreadsheets that were opened, the latest first. */
export function endSpreadsheets(): void {
  for (const end of started.splice(0).reverse()) end();
}

/** The edits that a host reports, in their order; `until` waits for so many of them. */
export async function reportedEdits({ host }: Pick<WebBench, "host">): Promise<{
  readonly reports: readonly (string | null)[];
  readonly until: (count: number) => Promise<void>;
}> {
  const reports: (string | null)[] = [];
  let onReport = (): void => undefined;
  valueOf(
    await host.watchEdits(({ sheet }) => {
      reports.push(sheet);
      onReport();
    }),
  );
  const until = (count: number) =>
    new Promise<void>((resolve) => {
      onReport = () => {
        if (reports.length >= count) resolve();
      };
      onReport();
    });
  return { reports, until };
}

export interface WebBench extends HostBench {
  readonly book: WebBook;
  readonly save: () => Promise<Uint8Array>;
}

export async function benchOn(bytes: Uint8Array): Promise<WebBench> {
  const opening = await openFile("测试.xlsx", bytes);
  if (opening.kind !== "opened") throw new Error(JSON.stringify(opening));
  const book = openBook(unseenSpreadsheet(), opening.workbook);
  started.push(book.close);
  const host = createWebHost({
    book,
    language: "zh-CN",
    theme: { now: () => "light", watch: () => () => undefined },
    editPause: 30,
  });
  const { commands, injector } = book.spreadsheet;
  const named = (name: string) => {
    const sheet = book.workbook.getSheetBySheetName(name);
    if (!sheet) throw new Error(`there is no sheet ${name}`);
    return sheet;
  };
  const place = (name: string) => ({
    unitId: book.workbook.getUnitId(),
    subUnitId: named(name).getSheetId(),
  });
  const save = () => savedWorkbook(book);
  return {
    host,
    book,
    save,
    edit: (sheet, cell, value) => void book.write(named(sheet), [{ cell, content: { value } }]),
    activate: (sheet) => void commands.syncExecuteCommand(SetWorksheetActiveOperation.id, place(sheet)),
    protect: (sheet, password) =>
      named(sheet).setCustomMetadata(protectionMetadata({ hasPassword: password !== undefined, open: {} })),
    rename: (sheet, name) =>
      void commands.syncExecuteCommand(SetWorksheetNameMutation.id, { ...place(sheet), name }),
    deleteSheet: (sheet) => {
      const { unitId, subUnitId } = place(sheet);
      const subUnitName = sheet;
      commands.syncExecuteCommand(RemoveSheetMutation.id, { unitId, subUnitId, subUnitName });
    },
    hideRow: (sheet, row) => {
      const range = { startRow: row, endRow: row, startColumn: 0, endColumn: 0 };
      commands.syncExecuteCommand(SetRowHiddenMutation.id, { ...place(sheet), ranges: [range] });
    },
    look: (sheet) => book.snapshot(named(sheet)),
    marks: (sheet) => {
      const marks = book.marks.of(named(sheet).getSheetId());
      const entries = marks.map(({ cell, kind }): [string, MarkKind] => [a1(cell), kind]);
      return Object.fromEntries(entries.sort(([a], [b]) => a.localeCompare(b)));
    },
    selection: () => {
      const selection = injector.get(SheetsSelectionsService).getCurrentLastSelection();
      const { startRow = -1, startColumn = -1 } = selection?.range ?? {};
      return {
        sheet: book.workbook.getActiveSheet().getName(),
        cell: a1({ row: startRow, column: startColumn }),
      };
    },
    reopen: async () => benchOn(await save()),
  };
}

/** A file of the sheets, opened in a spreadsheet without anything to see, and the host on top. */
export async function openBench(sheets: readonly SheetSnapshot[]): Promise<WebBench> {
  return benchOn(await xlsxOf({ sheets }));
}

import type { SheetSnapshot } from "../../src/sheet/snapshot";
import { ExcelEmulator, type EmulatorOptions } from "./excel-emulator";
import { EmulatedWorkbook, type SavedWorkbook } from "./workbook";

/** A page before office.js is loaded in it. */
interface Page {
  external: object;
  _richApiNativeBridge?: unknown;
}

/**
 * Makes a page believe that it is opened in Excel for Windows: `window.external` lets the whole loader and
 * Office.onReady run, the native bridge carries the requests. To be called before office.js is loaded, in a
 * browser context of its own each time: office.js remembers the host in the session storage.
 */
export function installExcel(
  page: Page,
  workbook: readonly SheetSnapshot[] | SavedWorkbook,
  options: EmulatorOptions = {},
): ExcelEmulator {
  const opened = "settings" in workbook ? EmulatedWorkbook.open(workbook) : new EmulatedWorkbook(workbook);
  const emulator = new ExcelEmulator(opened, options);
  Object.assign(page.external, emulator.external());
  page._richApiNativeBridge = emulator.bridge;
  return emulator;
}

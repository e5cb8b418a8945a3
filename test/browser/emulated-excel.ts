import type { SheetSnapshot } from "../../src/sheet/snapshot";
import type { EmulatorOptions, ExcelEmulator } from "../emulator/excel-emulator";
import { installExcel } from "../emulator/install";
import type { SavedWorkbook } from "../emulator/workbook";

/** What a test wants the pane to open in; set before this script runs. */
export interface Scene {
  readonly workbook: readonly SheetSnapshot[] | SavedWorkbook;
  readonly excel?: EmulatorOptions;
}

declare global {
  interface Window {
    scene: Scene;
    emulator: ExcelEmulator;
  }
}

window.emulator = installExcel(window, window.scene.workbook, window.scene.excel);

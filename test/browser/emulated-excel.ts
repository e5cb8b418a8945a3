import type { SheetSnapshot } from "../../src/sheet/snapshot";
import { ExcelEmulator, type EmulatorOptions } from "../emulator/excel-emulator";
import { EmulatedWorkbook, type SavedWorkbook } from "../emulator/workbook";

/** What a test wants the pane to open in; set before this script runs. */
export interface Scene {
  readonly sheets?: readonly SheetSnapshot[];
  /** A workbook that was saved before, instead of `sheets`. */
  readonly saved?: SavedWorkbook;
  readonly excel?: EmulatorOptions;
}

declare global {
  interface Window {
    scene: Scene;
    emulator: ExcelEmulator;
    _richApiNativeBridge: ExcelEmulator["bridge"];
  }
}

const { sheets = [], saved, excel } = window.scene;
window.emulator = new ExcelEmulator(
  saved ? EmulatedWorkbook.open(saved) : new EmulatedWorkbook(sheets),
  excel,
);
window._richApiNativeBridge = window.emulator.bridge;
Object.assign(window.external, window.emulator.external());

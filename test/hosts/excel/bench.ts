import { openExcel } from "../../../src/hosts/excel/open-excel";
import { a1, type Area } from "../../../src/sheet/address";
import type { MarkKind } from "../../../src/sheet/patch";
import type { SheetSnapshot } from "../../../src/sheet/snapshot";
import { ExcelEmulator, type EmulatorOptions } from "../../emulator/excel-emulator";
import { lendClient, type LentClient } from "../../emulator/load-client";
import { EmulatedWorkbook } from "../../emulator/workbook";
import { valueOf, type HostBench } from "../contract";

export interface ExcelBench extends HostBench {
  readonly emulator: ExcelEmulator;
  readonly workbook: EmulatedWorkbook;
  /** Ends it before the test does, which may open many. */
  readonly close: () => void;
}

const lent: LentClient[] = [];

afterEach(() => {
  for (const { giveBack } of lent.splice(0)) giveBack();
});

/** An emulated Excel with the workbook open, the real client, and the adapter on top. */
export function openBench(
  sheets: readonly SheetSnapshot[],
  options: EmulatorOptions = {},
): Promise<ExcelBench> {
  return benchOn(new EmulatedWorkbook(sheets), options);
}

async function benchOn(workbook: EmulatedWorkbook, options: EmulatorOptions): Promise<ExcelBench> {
  const emulator = new ExcelEmulator(workbook, options);
  const one = lendClient(emulator);
  lent.push(one);
  const host = valueOf(await openExcel(one.client, { patience: 40, editPause: 30 }));
  return {
    host,
    emulator,
    workbook,
    close: one.giveBack,
    edit: (sheet, cell, value) => emulator.edit(sheet, cell, value),
    activate: (sheet) => emulator.activate(sheet),
    repeatsEvents: emulator.habits.repeatsEvents,
    protect: (sheet, password) =>
      void Object.assign(workbook.sheet(sheet), { protected: true, password: password ?? null }),
    rename: (sheet, name) => void (workbook.sheet(sheet).name = name),
    deleteSheet: (sheet) => workbook.deleteSheet(sheet),
    hideRow: (sheet, row) => void workbook.sheet(sheet).rowHeights.set(row, 0),
    look: (sheet) => workbook.sheet(sheet).snapshot(),
    marks: (sheet) => marksOn(workbook, sheet),
    selection: () => {
      const { sheet, area } = workbook.selection;
      return { sheet: sheet.name, cell: a1({ row: area.top, column: area.left }) };
    },
    reopen: () => benchOn(EmulatedWorkbook.open(workbook.save()), options),
  };
}

/** Marks as a person sees them: the first rule that applies to a cell decides. */
function marksOn(workbook: EmulatedWorkbook, sheet: string): Record<string, MarkKind> {
  const kinds: Record<string, MarkKind> = {
    "#FBD5D5": "error",
    "#FCE8B2": "warning",
    "#DCE6EE": "info",
    "#D8EBD3": "changed",
  };
  const marks = new Map<string, MarkKind>();
  for (const { areas, fill } of [...workbook.sheet(sheet).rules].reverse()) {
    const kind = kinds[fill];
    if (kind) for (const cell of areas.flatMap(cellsOf)) marks.set(cell, kind);
  }
  return Object.fromEntries([...marks].sort());
}

function cellsOf({ top, left, bottom, right }: Area): readonly string[] {
  const rows = Array.from({ length: bottom - top + 1 }, (_, index) => top + index);
  const columns = Array.from({ length: right - left + 1 }, (_, index) => left + index);
  return rows.flatMap((row) => columns.map((column) => a1({ row, column })));
}

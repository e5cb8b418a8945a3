import {
  CanceledError,
  type ICommandService,
  type IRange,
  type IUniverInstanceService,
  UniverInstanceType,
  type Workbook,
  type Worksheet,
} from "@univerjs/core";
import { SetRangeValuesMutation } from "@univerjs/sheets";
import { z } from "zod";
import { isProtected } from "./sheet-snapshot";
import { isOpen } from "./workbook-data";

/** Why something a person tried was not done: it is more than a change of contents, or the sheet is protected. */
export type Refusal = "contents-only" | "protected";

const prefixed = (names: string) => new Set(names.split(/\s+/).map((name) => `sheet.command.${name}`));

/** What puts something into cells. */
const WRITING: ReadonlySet<string> = prefixed(
  "set-range-values clear-selection-content auto-clear-content auto-fill refill toggle-cell-checkbox " +
    "paste paste-value optional-paste numfmt.set.numfmt",
);

/** What only looks or moves about. */
const LOOKING: ReadonlySet<string> = prefixed(
  "copy copy-formula-only select-range select-all expand-selection move-selection move-selection-enter-tab " +
    "set-worksheet-activate set-worksheet-show change-zoom-ratio set-zoom-ratio scroll-to-cell scroll-view " +
    "scroll-view-reset set-scroll-relative delta-row-height delta-column-width set-row-is-auto-height " +
    "set-col-is-auto-width",
);

/** The commands that bring looks along with contents; they end before the next one begins. */
const BRINGS_LOOKS: ReadonlySet<string> = prefixed("auto-fill refill paste paste-value optional-paste");

const cellChange = z.object({
  trigger: z.string(),
  cellValue: z.custom<object>((value) => typeof value === "object" && value !== null),
});

/** Takes the looks out of cells that are pasted or filled: saving would not keep them. */
function dropLooks(params: unknown): void {
  const change = cellChange.safeParse(params);
  if (!change.success || !BRINGS_LOOKS.has(change.data.trigger)) return;
  const rows: readonly unknown[] = Object.values(change.data.cellValue);
  for (const row of rows) {
    const cells: readonly unknown[] = typeof row === "object" && row !== null ? Object.values(row) : [];
    for (const cell of cells)
      if (typeof cell === "object" && cell !== null) Reflect.deleteProperty(cell, "s");
  }
}

const affected = z.object({ range: z.union([placed(), z.array(placed())]).optional() });

function placed() {
  return z.object({
    startRow: z.number(),
    endRow: z.number(),
    startColumn: z.number(),
    endColumn: z.number(),
  });
}

/** Commands that say, or by the selection let know, which cells they write to. */
const WRITES_KNOWN_CELLS: ReadonlySet<string> = prefixed("set-range-values clear-selection-content");

/** Whether all cells that a command writes to are left open by the protection of their sheet. */
function writesOpenCells(
  sheet: Worksheet,
  id: string,
  params: unknown,
  selected: readonly IRange[],
): boolean {
  if (!WRITES_KNOWN_CELLS.has(id)) return false;
  const { range } = affected.safeParse(params).data ?? {};
  const ranges: readonly IRange[] = range === undefined ? selected : Array.isArray(range) ? range : [range];
  return ranges.length > 0 && ranges.every((each) => isAllOpen(sheet, each));
}

function isAllOpen(sheet: Worksheet, { startRow, endRow, startColumn, endColumn }: IRange): boolean {
  for (let row = startRow; row <= endRow; row += 1) {
    for (let column = startColumn; column <= endColumn; column += 1) {
      if (!isOpen(sheet.getCellRaw(row, column))) return false;
    }
  }
  return true;
}

/**
 * Keeps a person to contents: saving patches cells of the original file and leaves everything else in it as
 * it is, so rows, merges, sheets and looks are shown but not changed.
 */
export function keepToContents(
  commands: ICommandService,
  units: IUniverInstanceService,
  selected: () => readonly IRange[],
  onRefused: (refusal: Refusal) => void,
): void {
  const isLocked = (id: string, params: unknown) => {
    const sheet = units.getCurrentUnitOfType<Workbook>(UniverInstanceType.UNIVER_SHEET)?.getActiveSheet();
    return sheet && isProtected(sheet) ? !writesOpenCells(sheet, id, params, selected()) : false;
  };
  commands.beforeCommandExecuted(({ id, params }) => {
    if (id === SetRangeValuesMutation.id) dropLooks(params);
    if (!id.startsWith("sheet.command.") || LOOKING.has(id)) return;
    const refusal = !WRITING.has(id) ? "contents-only" : isLocked(id, params) ? "protected" : null;
    if (refusal === null) return;
    onRefused(refusal);
    throw new CanceledError();
  });
}

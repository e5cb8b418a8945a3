import {
  CanceledError,
  type ICommandService,
  type IUniverInstanceService,
  UniverInstanceType,
  type Workbook,
} from "@univerjs/core";
import { SetRangeValuesMutation } from "@univerjs/sheets";
import { z } from "zod";
import { isProtected } from "./sheet-snapshot";

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

/**
 * Keeps a person to contents: saving patches cells of the original file and leaves everything else in it as
 * it is, so rows, merges, sheets and looks are shown but not changed.
 */
export function keepToContents(
  commands: ICommandService,
  units: IUniverInstanceService,
  onRefused: (refusal: Refusal) => void,
): void {
  const isLocked = () => {
    const workbook = units.getCurrentUnitOfType<Workbook>(UniverInstanceType.UNIVER_SHEET);
    return workbook ? isProtected(workbook.getActiveSheet()) : false;
  };
  commands.beforeCommandExecuted(({ id, params }) => {
    if (id === SetRangeValuesMutation.id) dropLooks(params);
    if (!id.startsWith("sheet.command.") || LOOKING.has(id)) return;
    const refusal = !WRITING.has(id) ? "contents-only" : isLocked() ? "protected" : null;
    if (refusal === null) return;
    onRefused(refusal);
    throw new CanceledError();
  });
}

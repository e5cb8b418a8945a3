import {
  CanceledError,
  type ICommandService,
  type IRange,
  type IUniverInstanceService,
  UniverInstanceType,
  type Workbook,
} from "@univerjs/core";
import { SetRangeValuesMutation } from "@univerjs/sheets";
import { z } from "zod";
import { isSameSheetName, isSheetName } from "../../sheet/sheet-name";
import { holdsArrays, tearsArray } from "./array-formulas";
import { isInserted } from "./inserted-ids";
import { isAllOpen, type Protection, protectionOf } from "./protection";

/**
 * Why something a person tried was not done: it is more than a change of contents, or the sheet is protected, which
 * the person may lift unless it is by a password.
 */
export type Refusal =
  | "contents-only"
  | "protected"
  | "password"
  /** What is pasted would be hidden under a merge. */
  | "covered"
  /** An array formula is changed as a whole or not at all. */
  | "array"
  /** Only sheets that were inserted here are deleted or renamed. */
  | "sheet"
  /** Excel takes no such name of a sheet. */
  | "sheet-name";

/** Why a protected sheet refuses to have a locked cell changed. */
export function refusalOf({ hasPassword }: Protection): Refusal {
  return hasPassword ? "password" : "protected";
}

/** Goes with a change that the pane makes: it may write to locked cells of a sheet that no password guards. */
export const BY_PANE = { byPane: true } as const;

const prefixed = (names: string) => new Set(names.split(/\s+/).map((name) => `sheet.command.${name}`));

/** What puts something into cells. */
const WRITING: ReadonlySet<string> = prefixed(
  "set-range-values clear-selection-content auto-clear-content auto-fill refill toggle-cell-checkbox " +
    "paste paste-by-short-key paste-value optional-paste numfmt.set.numfmt",
);

/** What only looks or moves about, or leaves what it does to another command. */
const LOOKING: ReadonlySet<string> = prefixed(
  "copy copy-formula-only copy-down copy-right select-range select-all expand-selection move-selection move-selection-enter-tab " +
    "set-worksheet-activate set-worksheet-show set-specific-rows-visible set-specific-cols-visible change-zoom-ratio set-zoom-ratio scroll-to-cell scroll-view " +
    "scroll-view-reset set-scroll-relative delta-row-height delta-column-width set-row-is-auto-height " +
    "set-col-is-auto-width",
);

/** What pastes and fills: where it writes, and what it brings along, is looked at when that is known. */
export const BRINGS_STYLES: ReadonlySet<string> = prefixed(
  "auto-fill refill paste paste-by-short-key paste-value optional-paste",
);

/** What deletes or renames a sheet. */
const OF_SHEETS: ReadonlySet<string> = prefixed("remove-sheet remove-sheet-confirm set-worksheet-name");

const sheetChange = z.object({ subUnitId: z.string().optional(), name: z.string().optional() });

const cellChange = z.object({
  cellValue: z.custom<object>((value) => typeof value === "object" && value !== null),
});

/** A cell that is pasted or filled. */
interface BroughtCell {
  readonly row: number;
  readonly column: number;
  readonly data: object;
}

/** The cells of a change of contents. */
export function changedCells(params: unknown): readonly BroughtCell[] {
  const change = cellChange.safeParse(params);
  if (!change.success) return [];
  return Object.entries(change.data.cellValue).flatMap(([row, cells]: [string, unknown]) =>
    typeof cells === "object" && cells !== null
      ? Object.entries(cells).flatMap(([column, data]: [string, unknown]) =>
          typeof data === "object" && data !== null
            ? [{ row: Number(row), column: Number(column), data }]
            : [],
        )
      : [],
  );
}

/** Whether a cell gets another content, not a style alone. */
function changesContent({ data }: BroughtCell): boolean {
  return ["v", "f", "si", "p"].some((key) => key in data);
}

/** Takes the styles out of cells that change: of what is pasted or filled saving would not keep them. */
export function dropStyles(cells: readonly BroughtCell[]): void {
  for (const { data } of cells) Reflect.deleteProperty(data, "s");
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
  protection: Protection,
  id: string,
  params: unknown,
  selected: readonly IRange[],
): boolean {
  if (BRINGS_STYLES.has(id)) return true;
  if (!WRITES_KNOWN_CELLS.has(id)) return false;
  const { range } = affected.safeParse(params).data ?? {};
  const ranges: readonly IRange[] = range === undefined ? selected : Array.isArray(range) ? range : [range];
  return ranges.length > 0 && ranges.every((each) => isAllOpen(protection, each));
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
  const refuse = (refusal: Refusal): never => {
    onRefused(refusal);
    throw new CanceledError();
  };
  const protectionHere = () => {
    const sheet = units.getCurrentUnitOfType<Workbook>(UniverInstanceType.UNIVER_SHEET)?.getActiveSheet();
    return sheet ? protectionOf(sheet) : null;
  };
  const refuseOfSheet = (params: unknown) => {
    const workbook = units.getCurrentUnitOfType<Workbook>(UniverInstanceType.UNIVER_SHEET);
    if (!workbook) return;
    const { subUnitId = workbook.getActiveSheet().getSheetId(), name } = sheetChange.parse(params ?? {});
    if (!isInserted(subUnitId)) refuse("sheet");
    const others = workbook.getSheets().filter((sheet) => sheet.getSheetId() !== subUnitId);
    const isTaken = others.some((sheet) => name !== undefined && isSameSheetName(sheet.getName(), name));
    if (name !== undefined && (isTaken || !isSheetName(name))) refuse("sheet-name");
  };
  const refuseTorn = (params: unknown) => {
    const { subUnitId = "" } = sheetChange.parse(params ?? {});
    const sheet = units
      .getCurrentUnitOfType<Workbook>(UniverInstanceType.UNIVER_SHEET)
      ?.getSheetBySheetId(subUnitId);
    // A change may be of a hundred thousand cells.
    if (!sheet || !holdsArrays(sheet)) return;
    if (tearsArray(sheet, changedCells(params).filter(changesContent))) refuse("array");
  };
  commands.beforeCommandExecuted(({ id, params }, options) => {
    const isResult = options?.["fromFormula"] === true;
    if (id === SetRangeValuesMutation.id && !isResult) refuseTorn(params);
    if (!id.startsWith("sheet.command.") || LOOKING.has(id) || options?.["byPane"] === true) return;
    if (OF_SHEETS.has(id)) {
      refuseOfSheet(params);
      return;
    }
    if (!WRITING.has(id)) refuse("contents-only");
    const protection = protectionHere();
    if (protection && !writesOpenCells(protection, id, params, selected())) refuse(refusalOf(protection));
  });
}

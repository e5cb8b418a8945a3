import {
  type ICellData,
  ICommandService,
  type IMutationInfo,
  type Injector,
  IUniverInstanceService,
  type Nullable,
  UniverInstanceType,
  type Workbook,
  type Worksheet,
} from "@univerjs/core";
import {
  IAutoFillService,
  MoveRangeMutation,
  SetRangeValuesMutation,
  SetRangeValuesUndoMutationFactory,
  SetSelectionsOperation,
} from "@univerjs/sheets";
import { ISheetClipboardService } from "@univerjs/sheets-ui";
import { PasteCommand } from "@univerjs/ui";
import { z } from "zod";
import type { CellAddress } from "../../sheet/address";
import { tearsArray } from "./array-formulas";
import { BRINGS_STYLES, type Refusal, refusalOf } from "./refused-changes";
import { protectionOf } from "./protection";
import { linesAsCells, pasteTexts, textsInCells, textsInLines } from "./pasted-texts";

/** What pasting or filling does to a workbook, and what takes it back. */
interface Brought {
  readonly undos: IMutationInfo[];
  readonly redos: IMutationInfo[];
}

type CellMatrix = Record<number, Record<number, Nullable<ICellData>>>;

const matrix = z.custom<CellMatrix>((value) => typeof value === "object" && value !== null);
const setting = z.object({ subUnitId: z.string(), cellValue: matrix });
const wholeSetting = setting.extend({ unitId: z.string() });
const side = z.object({ subUnitId: z.string(), value: matrix });
const moving = z.object({ from: side, to: side });

/** A cell with what it gets. */
interface NewCell extends CellAddress {
  readonly data: Nullable<ICellData>;
}

function cellsOf(cells: CellMatrix): readonly NewCell[] {
  return Object.entries(cells).flatMap(([row, line]: [string, CellMatrix[number]]) =>
    Object.entries(line).map(([column, data]) => ({ row: Number(row), column: Number(column), data })),
  );
}

function isFilled(data: Nullable<ICellData>): boolean {
  return (data?.v ?? "") !== "" || (data?.f ?? "") !== "" || (data?.si ?? "") !== "" || Boolean(data?.p);
}

/** The cells whose contents a step changes, with the sheet they are on. */
interface Changed {
  readonly sheetId: string;
  readonly cells: readonly NewCell[];
  /** Whether cells are replaced whole, so that one with a look alone is emptied. */
  readonly isMoved: boolean;
}

function changedBy({ id, params }: IMutationInfo): readonly Changed[] {
  const moved = id === MoveRangeMutation.id ? moving.safeParse(params).data : undefined;
  if (moved) {
    return [moved.from, moved.to].map(({ subUnitId, value }) => ({
      sheetId: subUnitId,
      cells: cellsOf(value),
      isMoved: true,
    }));
  }
  const set = id === SetRangeValuesMutation.id ? setting.safeParse(params).data : undefined;
  return set ? [{ sheetId: set.subUnitId, cells: cellsOf(set.cellValue), isMoved: false }] : [];
}

/** Whether a cell gets another content: a blank one that stays blank, or gets a look alone, does not. */
function isChanged(sheet: Worksheet, { row, column, data }: NewCell, isMoved: boolean): boolean {
  const isOfLook = !isMoved && data && ["v", "f", "si", "p"].every((key) => !(key in data));
  return !isOfLook && (isFilled(data) || isFilled(sheet.getCellRaw(row, column)));
}

function isCovered(sheet: Worksheet, { row, column }: CellAddress): boolean {
  const merge = sheet.getMergedCell(row, column);
  return merge !== null && merge !== undefined && (merge.startRow !== row || merge.startColumn !== column);
}

/** Why a step is not done; null when it may be. */
function refusalFor(workbook: Workbook, { sheetId, cells, isMoved }: Changed): Refusal | null {
  const sheet = workbook.getSheetBySheetId(sheetId);
  const changed = sheet ? cells.filter((cell) => isChanged(sheet, cell, isMoved)) : [];
  if (!sheet || changed.length === 0) return null;
  const protection = protectionOf(sheet);
  if (protection && !changed.every(({ row, column }) => protection.isOpen(row, column))) {
    return refusalOf(protection);
  }
  if (tearsArray(sheet, changed)) return "array";
  return changed.some((cell) => isFilled(cell.data) && isCovered(sheet, cell)) ? "covered" : null;
}

/** What a place keeps of its own look when it gets a content: of what is brought, it takes the number format if it has none. */
function lookOf(
  workbook: Workbook,
  sheet: Nullable<Worksheet>,
  { row, column, data }: NewCell,
): ICellData["s"] {
  const styles = workbook.getStyles();
  const own = sheet?.getCellRaw(row, column)?.s;
  const [here, brought] = [styles.get(own)?.n?.pattern, styles.get(data?.s)?.n?.pattern];
  if (brought === undefined || (here !== undefined && here !== "General")) return own;
  return { ...styles.get(own), n: { pattern: brought } };
}

/** Takes the looks out of cells that get contents; each place keeps its own. */
function keepLooks(
  workbook: Workbook,
  sheetId: string,
  cells: CellMatrix,
  { isMoved, isFilledAt }: { readonly isMoved: boolean; readonly isFilledAt: (place: string) => boolean },
): void {
  const sheet = workbook.getSheetBySheetId(sheetId);
  for (const cell of cellsOf(cells)) {
    const { row, column, data } = cell;
    const line = cells[row];
    if (!line) continue;
    const content: ICellData = { ...data };
    delete content.s;
    const own = sheet?.getCellRaw(row, column)?.s;
    const look = isFilledAt(placeOf(sheetId, cell)) ? lookOf(workbook, sheet, cell) : own;
    // What is moved replaces cells whole; what is set leaves what it does not name.
    if (isMoved)
      line[column] = look === undefined && !data ? null : { ...content, ...(look ? { s: look } : {}) };
    else if (data) line[column] = look === own ? content : { ...content, s: look };
  }
}

function placeOf(sheetId: string, { row, column }: CellAddress): string {
  return `${sheetId} ${row} ${column}`;
}

function contentsAlone(workbook: Workbook, steps: readonly IMutationInfo[]): IMutationInfo[] {
  const filled = new Set(
    steps
      .flatMap(changedBy)
      .flatMap(({ sheetId, cells }) =>
        cells.filter(({ data }) => isFilled(data)).map((cell) => placeOf(sheetId, cell)),
      ),
  );
  const isFilledAt = (place: string) => filled.has(place);
  return steps.filter(({ id, params }) => {
    if (id === SetRangeValuesMutation.id) {
      const set = setting.safeParse(params).data;
      if (set) keepLooks(workbook, set.subUnitId, set.cellValue, { isMoved: false, isFilledAt });
      return true;
    }
    if (id !== MoveRangeMutation.id) return id === SetSelectionsOperation.id;
    const moved = moving.safeParse(params).data;
    for (const each of moved ? [moved.from, moved.to] : []) {
      keepLooks(workbook, each.subUnitId, each.value, { isMoved: true, isFilledAt });
    }
    return true;
  });
}

/**
 * Has pasting, after copying and after cutting, and filling bring contents alone: saving keeps merges, lists,
 * conditional formats and looks where the file has them, so they stay there in the grid too. Nothing is brought where a
 * locked cell or a part of an array formula would change, or where something would be hidden under a merge.
 */
export function bringContentsAlone(injector: Injector, onRefused: (refusal: Refusal) => void): void {
  const units = injector.get(IUniverInstanceService);
  /** Whether something of what is being brought was refused: then nothing of it is, whichever plugin brings it. */
  let isRefused = false;
  const shown = () => units.getCurrentUnitOfType<Workbook>(UniverInstanceType.UNIVER_SHEET);
  /** What takes steps back: a number format that a cell got goes with its content. */
  const undone = (workbook: Workbook, { undos, redos }: Brought): IMutationInfo[] => [
    ...redos.flatMap(({ id, params }) => {
      const set = id === SetRangeValuesMutation.id ? wholeSetting.safeParse(params).data : undefined;
      return set ? { id, params: SetRangeValuesUndoMutationFactory(injector, set) } : [];
    }),
    ...contentsAlone(workbook, undos).filter(({ id }) => id !== SetRangeValuesMutation.id),
  ];
  const kept = (brought: Brought, read?: (workbook: Workbook) => IMutationInfo): Brought => {
    if (isRefused) return { undos: [], redos: [] };
    const workbook = shown();
    if (!workbook) return brought;
    const alone = contentsAlone(workbook, brought.redos);
    const isContent = alone
      .flatMap(changedBy)
      .some(({ cells }) => cells.some(({ data }) => data && "v" in data));
    const others = alone.filter(({ id }) => id !== SetRangeValuesMutation.id);
    const redos = read && isContent ? [read(workbook), ...others] : alone;
    const [refusal] = redos.flatMap(changedBy).flatMap((changed) => refusalFor(workbook, changed) ?? []);
    if (refusal === undefined) return { undos: undone(workbook, { undos: brought.undos, redos }), redos };
    isRefused = true;
    onRefused(refusal);
    return { undos: [], redos: [] };
  };
  const done = new WeakSet();
  const isNew = (hook: object) => {
    if (done.has(hook)) return false;
    done.add(hook);
    return true;
  };
  const limitPasting = () => {
    for (const hook of injector.get(ISheetClipboardService).getClipboardHooks()) {
      if (!isNew(hook)) continue;
      const [cells, rows] = [hook.onPasteCells?.bind(hook), hook.onPasteRows?.bind(hook)];
      const [columns, text] = [hook.onPasteColumns?.bind(hook), hook.onPastePlainText?.bind(hook)];
      if (cells) {
        hook.onPasteCells = (from, to, data, how) => {
          const brought = cells(from, to, data, how);
          return from
            ? kept(brought)
            : kept(brought, (book) => pasteTexts(injector, book, to, textsInCells(data)));
        };
      }
      if (rows) hook.onPasteRows = (...given) => kept(rows(...given));
      if (columns) hook.onPasteColumns = (...given) => kept(columns(...given));
      if (text) {
        hook.onPastePlainText = (to, words, how) =>
          kept(text(to, words, how), (book) => pasteTexts(injector, book, to, textsInLines(words)));
      }
    }
  };
  const limitFilling = () => {
    for (const hook of injector.get(IAutoFillService).getAllHooks()) {
      const fill = hook.onFillData?.bind(hook);
      if (fill && isNew(hook)) hook.onFillData = (...given) => kept(fill(...given));
    }
  };
  // What plugins add to pasting and filling comes as they start; by then all of them have.
  injector.get(ICommandService).beforeCommandExecuted(({ id, params }) => {
    linesAsCells(id, params);
    if (id !== PasteCommand.id && !BRINGS_STYLES.has(id)) return;
    isRefused = false;
    limitPasting();
    limitFilling();
  });
}

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
  SetSelectionsOperation,
} from "@univerjs/sheets";
import { ISheetClipboardService } from "@univerjs/sheets-ui";
import { PasteCommand } from "@univerjs/ui";
import { z } from "zod";
import type { CellAddress } from "../../sheet/address";
import { tearsArray } from "./array-formulas";
import { BRINGS_LOOKS, type Refusal, refusalOf } from "./content-only";
import { protectionOf } from "./protection";

/** What pasting or filling does to a workbook, and what takes it back. */
interface Brought {
  readonly undos: IMutationInfo[];
  readonly redos: IMutationInfo[];
}

type CellMatrix = Record<number, Record<number, Nullable<ICellData>>>;

const matrix = z.custom<CellMatrix>((value) => typeof value === "object" && value !== null);
const setting = z.object({ subUnitId: z.string(), cellValue: matrix });
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

/** Takes the looks out of cells that get contents; each place keeps its own. */
function keepLooks(workbook: Workbook, sheetId: string, cells: CellMatrix, isMoved: boolean): void {
  const sheet = workbook.getSheetBySheetId(sheetId);
  for (const { row, column, data } of cellsOf(cells)) {
    const line = cells[row];
    if (!line) continue;
    const content: ICellData = { ...data };
    delete content.s;
    const look = isMoved ? sheet?.getCellRaw(row, column)?.s : undefined;
    // What is moved replaces cells whole; what is set leaves what it does not name.
    if (isMoved)
      line[column] = look === undefined && !data ? null : { ...content, ...(look ? { s: look } : {}) };
    else if (data) line[column] = content;
  }
}

function contentsAlone(workbook: Workbook, steps: readonly IMutationInfo[]): IMutationInfo[] {
  return steps.filter(({ id, params }) => {
    if (id === SetRangeValuesMutation.id) {
      const set = setting.safeParse(params).data;
      if (set) keepLooks(workbook, set.subUnitId, set.cellValue, false);
      return true;
    }
    if (id !== MoveRangeMutation.id) return id === SetSelectionsOperation.id;
    const moved = moving.safeParse(params).data;
    for (const each of moved ? [moved.from, moved.to] : []) {
      keepLooks(workbook, each.subUnitId, each.value, true);
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
  const kept = (brought: Brought): Brought => {
    if (isRefused) return { undos: [], redos: [] };
    const workbook = units.getCurrentUnitOfType<Workbook>(UniverInstanceType.UNIVER_SHEET);
    if (!workbook) return brought;
    const redos = contentsAlone(workbook, brought.redos);
    const [refusal] = redos.flatMap(changedBy).flatMap((changed) => refusalFor(workbook, changed) ?? []);
    if (refusal === undefined) return { undos: contentsAlone(workbook, brought.undos), redos };
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
      if (cells) hook.onPasteCells = (...given) => kept(cells(...given));
      if (rows) hook.onPasteRows = (...given) => kept(rows(...given));
      if (columns) hook.onPasteColumns = (...given) => kept(columns(...given));
      if (text) hook.onPastePlainText = (...given) => kept(text(...given));
    }
  };
  const limitFilling = () => {
    for (const hook of injector.get(IAutoFillService).getAllHooks()) {
      const fill = hook.onFillData?.bind(hook);
      if (fill && isNew(hook)) hook.onFillData = (...given) => kept(fill(...given));
    }
  };
  // What plugins add to pasting and filling comes as they start; by then all of them have.
  injector.get(ICommandService).beforeCommandExecuted(({ id }) => {
    if (id !== PasteCommand.id && !BRINGS_LOOKS.has(id)) return;
    isRefused = false;
    limitPasting();
    limitFilling();
  });
}

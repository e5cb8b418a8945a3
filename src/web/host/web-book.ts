import type { Worksheet } from "@univerjs/core";
import type { CellAddress } from "../../sheet/address";
import type { SheetSnapshot } from "../../sheet/snapshot";
import { type Baseline, baselineOf } from "./baseline";
import { insertedId } from "./inserted-ids";
import { dropSheet, joinSheet } from "./joined-sheets";
import type { OpenedWorkbook } from "../workbook/opened-workbook";
import { liftProtection } from "./protection";
import type { Recalculation } from "./recalculation";
import { showBook, type ShownBook } from "./shown-book";
import type { Spreadsheet } from "./spreadsheet";

/** The file of an inserted sheet, and what the sheet showed at first. */
interface InsertedFile {
  readonly bytes: Uint8Array;
  readonly snapshot: SheetSnapshot;
}

/**
 * A workbook that is open in the embedded spreadsheet. It stays the same one, with its settings, the ids of its
 * sheets and those who watch it, when a changed file is shown in place of the one that is shown.
 */
export interface WebBook extends Pick<
  ShownBook,
  "opened" | "workbook" | "marks" | "snapshot" | "cellAt" | "write" | "unknown" | "settled"
> {
  readonly spreadsheet: Spreadsheet;
  /** What working out all formulas has shown in the file that was opened, not in those shown in its place. */
  readonly recalculated: Promise<Recalculation>;
  /** What the file that is shown holds. */
  readonly baseline: Baseline;
  /** Texts that are kept with the workbook, by name; changed in place. */
  readonly kept: Map<string, string>;
  /** The first cell of the merge that covers a cell, or the cell itself. */
  readonly anchor: (sheet: Worksheet, cell: CellAddress) => CellAddress;
  /** Shows the first sheet of a file of ours behind the active one, and makes it the active one. */
  readonly insert: (file: OpenedWorkbook, name: string) => Worksheet | null;
  /** Takes an inserted sheet away; the one before it becomes active. */
  readonly remove: (sheet: Worksheet) => void;
  /** Lifts the protection of a sheet, in the saved file too; what it gives puts it on again. */
  readonly unprotect: (sheet: Worksheet) => () => void;
  /**
   * The sheets that were inserted since the file was made that is shown, by their ids; also those that a person has
   * deleted, who may take that back.
   */
  readonly inserted: ReadonlyMap<string, InsertedFile>;
  /**
   * Shows a file that has just the sheets that are shown now, in their order; they keep their ids. Resolves to what
   * working out its formulas has shown.
   */
  readonly reopen: (opened: OpenedWorkbook) => Promise<Recalculation>;
  /** How many changes there were that saving would keep. */
  readonly changes: () => number;
  /** Calls back for each change of cells that is none of calculation, with the sheet's id. */
  readonly watch: (onEdit: (sheetId: string) => void) => () => void;
  /** Tells those who watch that the cells of a sheet have changed. */
  readonly report: (sheetId: string) => void;
  /** Notes that something was changed that saving would keep. */
  readonly touch: () => void;
  readonly close: () => void;
}

/**
 * Opens a file in the embedded spreadsheet.
 *
 * @param onTouched called when the workbook is no longer what was opened or saved last
 */
export function openBook(
  spreadsheet: Spreadsheet,
  opened: OpenedWorkbook,
  onTouched: () => void = () => undefined,
): WebBook {
  const watchers = new Set<(sheetId: string) => void>();
  const inserted = new Map<string, InsertedFile>();
  let insertions = 0;
  let changes = 0;
  const touch = () => {
    changes += 1;
    onTouched();
  };
  const report = (id: string) => {
    for (const onEdit of watchers) onEdit(id);
  };
  const show = (file: OpenedWorkbook, ids: readonly string[]) => {
    const onEdit = (id: string) => {
      touch();
      report(id);
    };
    const shown = showBook(spreadsheet, file, ids, onEdit, touch);
    return { shown, baseline: baselineOf(shown, ids) };
  };
  let now = show(
    opened,
    opened.sheets.map((_sheet, index) => `sheet-${index}`),
  );

  return {
    spreadsheet,
    recalculated: now.shown.recalculated,
    get opened() {
      return now.shown.opened;
    },
    get workbook() {
      return now.shown.workbook;
    },
    get marks() {
      return now.shown.marks;
    },
    get baseline() {
      return now.baseline;
    },
    snapshot: (sheet) => now.shown.snapshot(sheet),
    cellAt: (sheet, cell) => now.shown.cellAt(sheet, cell),
    write: (sheet, cells) => now.shown.write(sheet, cells),
    unknown: () => now.shown.unknown(),
    settled: () => now.shown.settled(),
    kept: new Map(opened.kept),
    anchor: (sheet, cell) => {
      const merge = sheet.getMergedCell(cell.row, cell.column);
      return merge ? { row: merge.startRow, column: merge.startColumn } : cell;
    },
    insert: (file, name) => {
      insertions += 1;
      const sheet = joinSheet(spreadsheet, now.shown, file, insertedId(insertions), name);
      if (!sheet) return null;
      inserted.set(sheet.getSheetId(), { bytes: file.bytes, snapshot: now.shown.snapshot(sheet) });
      touch();
      return sheet;
    },
    remove: (sheet) => {
      dropSheet(spreadsheet, now.shown, sheet);
      inserted.delete(sheet.getSheetId());
      touch();
    },
    unprotect: (sheet) => {
      const protect = liftProtection(sheet);
      const changed = () => {
        touch();
        report(sheet.getSheetId());
      };
      changed();
      return () => {
        protect();
        changed();
      };
    },
    inserted,
    reopen: (file) => {
      const { workbook } = now.shown;
      const ids = workbook.getSheets().map((sheet) => sheet.getSheetId());
      const active = workbook.getActiveSheet().getSheetId();
      now.shown.close();
      now = show(file, ids);
      inserted.clear();
      const sheet = now.shown.workbook.getSheetBySheetId(active);
      if (sheet) now.shown.activate(sheet);
      touch();
      return now.shown.recalculated;
    },
    changes: () => changes,
    watch: (onEdit) => {
      watchers.add(onEdit);
      return () => void watchers.delete(onEdit);
    },
    report,
    touch,
    close: () => {
      watchers.clear();
      now.shown.close();
    },
  };
}

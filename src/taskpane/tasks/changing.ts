import type { Done, InsertedSheet, Outcome } from "../../hosts/host";
import { canBeUndone, latest } from "../../hosts/undo-log";
import type { BeforeImage, SheetPatch } from "../../sheet/patch";
import type { RowInsertion } from "../../sheet/row-insertion";
import type { SheetSpec } from "../../sheet/sheet-spec";
import { sheetsInView, tablesInView, type Notice } from "../state/state";
import { markCount, markPatches } from "../view/mark-plan";
import type { Following } from "./following";
import { fail, type Means } from "./means";
import type { Turns } from "./turns";

/** What came of putting a row in; `refused` where the sheet takes none, which is then nothing to complain of. */
export type RowOutcome = "inserted" | "refused" | "failed";

/** Everything that changes the workbook, and what takes it back. */
export interface Changing {
  readonly mark: () => Promise<void>;
  readonly clearMarks: () => Promise<void>;
  /** Fills blank scores; where reported ones differ, opens the comparison first. */
  readonly write: () => Promise<void>;
  /** Writes what was chosen in the comparison. */
  readonly writeChosen: () => Promise<void>;
  /** Writes cells, to be undone like scores; false when nothing was written. */
  readonly writeCells: (patches: readonly SheetPatch[]) => Promise<boolean>;
  /** Inserts a built sheet after the active one; null when that failed. */
  readonly insertSheet: (sheet: SheetSpec) => Promise<InsertedSheet | null>;
  /** Offers as a file the sheet that Excel did not take in last. */
  readonly saveRefused: () => Promise<void>;
  readonly insertRow: (insertion: RowInsertion) => Promise<RowOutcome>;
  /** Takes back what was done last: writes, or a sheet or row that was inserted. */
  readonly undo: () => Promise<void>;
}

export function createChanging(means: Means, { inTurn }: Turns, following: Following): Changing {
  const { host, store, reviewing, exporting, saveFile } = means;
  const { state, dispatch } = store;
  let refused: SheetSpec | null = null;
  const { wrote, refreshSource } = following;

  const write = (patches: readonly SheetPatch[], what: "scores" | "cells"): Promise<boolean> =>
    inTurn(async () => {
      dispatch({ type: "task-started", task: "writing" });
      const applied = await host.apply(patches);
      wrote(applied.ok ? patches.map(({ sheet }) => sheet) : []);
      if (applied.ok) dispatch({ type: "written", before: applied.value, what });
      else fail(means, "writing", applied.failure);
      return applied.ok;
    });

  const insertSheet = (sheet: SheetSpec): Promise<InsertedSheet | null> =>
    inTurn(async () => {
      dispatch({ type: "task-started", task: "inserting" });
      const outcome = await host.insertSheet(sheet);
      if (!outcome.ok) {
        refused = outcome.failure.code === "insertion-refused" ? sheet : null;
        fail(means, "inserting", outcome.failure);
        return null;
      }
      dispatch({ type: "sheet-inserted", inserted: outcome.value });
      return outcome.value;
    });

  const insertRow = (insertion: RowInsertion): Promise<RowOutcome> =>
    inTurn(async () => {
      dispatch({ type: "task-started", task: "writing" });
      const outcome = await host.insertRow(insertion);
      wrote(outcome.ok ? [insertion.sheet] : []);
      if (outcome.ok) {
        dispatch({ type: "row-inserted", inserted: outcome.value });
        return "inserted";
      }
      const { failure } = outcome;
      if (failure.code === "protected" || failure.code === "row-refused") {
        dispatch({ type: "task-ended", notice: null });
        return "refused";
      }
      fail(means, "writing", failure);
      return "failed";
    });

  const undoWrites = async (before: readonly BeforeImage[]): Promise<void> => {
    dispatch({ type: "task-started", task: "undoing" });
    const outcome = await host.undo(before);
    wrote(outcome.ok ? before.map(({ sheet }) => sheet) : []);
    if (outcome.ok) dispatch({ type: "undone", undone: outcome.value });
    else fail(means, "undoing", outcome.failure);
  };

  const remove = async (done: Exclude<Done, { readonly kind: "writes" }>): Promise<void> => {
    dispatch({ type: "task-started", task: "removing" });
    const { sheet } = done.inserted;
    const outcome =
      done.kind === "sheet" ? await host.removeSheet(done.inserted) : await host.removeRow(done.inserted);
    wrote(outcome.ok && done.kind === "row" ? [sheet] : []);
    if (!outcome.ok) {
      fail(means, "removing", outcome.failure);
      return;
    }
    const notice: Notice =
      done.kind === "sheet"
        ? { kind: "removed", sheet }
        : { kind: "row-removed", row: done.inserted.row + 1 };
    dispatch({ type: "removed", notice });
  };

  const changeMarks = (kind: "marking" | "clearing", change: () => Promise<Outcome<Notice>>): Promise<void> =>
    inTurn(async () => {
      dispatch({ type: "task-started", task: kind });
      const outcome = await change();
      if (outcome.ok) dispatch({ type: "task-ended", notice: outcome.value });
      else fail(means, kind, outcome.failure);
    });

  return {
    mark: () =>
      changeMarks("marking", async () => {
        const patches = markPatches(sheetsInView(state()));
        const applied = await host.apply(patches);
        return applied.ok ? { ok: true, value: { kind: "marked", cells: markCount(patches) } } : applied;
      }),

    clearMarks: () =>
      changeMarks("clearing", async () => {
        const cleared = await host.clearMarks();
        return cleared.ok ? { ok: true, value: { kind: "cleared", cells: cleared.value } } : cleared;
      }),

    write: async () => {
      const { planWrites, writePatches } = await reviewing();
      const plan = planWrites(tablesInView(state()));
      const fills = writePatches(plan.blanks);
      if (plan.differing.length > 0 || !canBeUndone(fills)) dispatch({ type: "comparison-opened" });
      else if (fills.length > 0) await write(fills, "scores");
    },

    writeChosen: async () => {
      const { planWrites, writePatches } = await reviewing();
      const chosen = state().comparison ?? [];
      const isChosen = (id: string): boolean => chosen.includes(id);
      const plan = planWrites(tablesInView(state()), isChosen);
      const taken = [...plan.blanks, ...plan.differing.filter(({ id }) => isChosen(id))];
      dispatch({ type: "comparison-closed" });
      if (taken.length > 0) await write(writePatches(taken), "scores");
    },

    writeCells: async (patches) => {
      const isWritten = await write(patches, "cells");
      await refreshSource();
      return isWritten;
    },

    insertSheet: async (sheet) => {
      const inserted = await insertSheet(sheet);
      if (inserted) await refreshSource();
      return inserted;
    },

    saveRefused: async () => {
      if (!refused) return;
      const { sheetFile } = await exporting();
      const file = await sheetFile(refused);
      saveFile(file);
      dispatch({ type: "failure-closed" });
      dispatch({ type: "notice-given", notice: { kind: "file-offered", name: file.name, text: null } });
    },

    insertRow: async (insertion) => {
      const came = await insertRow(insertion);
      if (came === "inserted") await refreshSource();
      return came;
    },

    undo: async () => {
      await inTurn(async () => {
        const last = latest(state().undoLog);
        if (last?.kind === "writes") await undoWrites(last.before);
        else if (last) await remove(last);
      });
      await refreshSource();
    },
  };
}

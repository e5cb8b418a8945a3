import type { Done, InsertedSheet, Outcome } from "../../hosts/host";
import { latest } from "../../hosts/undo-log";
import type { BeforeImage, SheetPatch } from "../../sheet/patch";
import type { RowInsertion } from "../../sheet/row-insertion";
import type { SheetSpec } from "../../sheet/sheet-spec";
import { sheetsInView, type Notice, type Written } from "../state/state";
import type { ChoosingWrites } from "./choosing-writes";
import type { Following } from "./following";
import type { Reading } from "./reading";
import { setBack } from "./set-back";
import { fail, type TaskContext } from "./task-context";
import type { Turns } from "./turns";

/** What came of putting a row in; `refused` where the sheet takes none, which is then nothing to complain of. */
export type RowOutcome = "inserted" | "refused" | "failed";

/** Everything that changes the workbook, and what takes it back. */
export interface Changing extends ChoosingWrites {
  readonly mark: () => Promise<void>;
  readonly clearMarks: () => Promise<void>;
  /** Writes cells, to be undone like scores; false when nothing was written. */
  readonly writeCells: (patches: readonly SheetPatch[]) => Promise<boolean>;
  /** Inserts a built sheet after the active one; null when that failed. */
  readonly insertSheet: (sheet: SheetSpec) => Promise<InsertedSheet | null>;
  /** Offers as a file the sheet that Excel did not take in last. */
  readonly saveRefused: () => Promise<void>;
  readonly insertRow: (insertion: RowInsertion) => Promise<RowOutcome>;
  /** Makes rows of the sheet in view higher that cut off a text. */
  readonly fitRows: () => Promise<void>;
  /** Takes back what was done last: writes, heights of rows, or a sheet or row that was inserted. */
  readonly undo: () => Promise<void>;
}

/** The tasks that change the workbook, one at a time. */
export function createChanging(
  context: TaskContext,
  { inTurn }: Turns,
  following: Following,
  { rescore }: Pick<Reading, "rescore">,
): Changing {
  const { host, store, reviewing, exporting, saveFile } = context;
  const { state, dispatch } = store;
  let refused: SheetSpec | null = null;
  const { wrote, refreshSource } = following;

  const applyMarked = async (
    patches: readonly SheetPatch[],
  ): Promise<{ readonly applied: Outcome<readonly BeforeImage[]>; readonly what: Written }> => {
    const marking = patches.map((patch) => ({ ...patch, changed: patch.writes.map(({ cell }) => cell) }));
    const applied = await host.apply(marking);
    if (applied.ok || applied.failure.code !== "protected") return { applied, what: "corrections" };
    // A sheet that a password guards may have its cells open for writing; its formats never are.
    return { applied: await host.apply(patches), what: "corrections-unmarked" };
  };

  const write = (
    patches: readonly SheetPatch[],
    wanted: "scores" | "cells" | "corrections",
  ): Promise<boolean> =>
    inTurn(async () => {
      dispatch({ type: "task-started", task: "writing" });
      const { applied, what } =
        wanted === "corrections"
          ? await applyMarked(patches)
          : { applied: await host.apply(patches), what: wanted };
      wrote(applied.ok ? patches.map(({ sheet }) => sheet) : []);
      if (applied.ok) dispatch({ type: "written", before: applied.value, what });
      else fail(context, "writing", applied.failure);
      return applied.ok;
    });

  const insertSheet = (sheet: SheetSpec): Promise<InsertedSheet | null> =>
    inTurn(async () => {
      dispatch({ type: "task-started", task: "inserting" });
      const outcome = await host.insertSheet(sheet);
      if (!outcome.ok) {
        refused = outcome.failure.code === "insertion-refused" ? sheet : null;
        fail(context, "inserting", outcome.failure);
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
      fail(context, "writing", failure);
      return "failed";
    });

  const undoWrites = async ({ before, marked }: Extract<Done, { kind: "writes" }>): Promise<void> => {
    dispatch({ type: "task-started", task: "undoing" });
    const outcome = await host.undo(before);
    wrote(outcome.ok ? before.map(({ sheet }) => sheet) : []);
    if (!outcome.ok) {
      fail(context, "undoing", outcome.failure);
      return;
    }
    const unmarked = marked ? await setBack(host, outcome.value.restored) : null;
    dispatch({ type: "undone", undone: outcome.value });
    if (unmarked?.ok === false) fail(context, "clearing", unmarked.failure);
  };

  const remove = async (done: Extract<Done, { readonly inserted: unknown }>): Promise<void> => {
    dispatch({ type: "task-started", task: "removing" });
    const { sheet } = done.inserted;
    const outcome =
      done.kind === "sheet" ? await host.removeSheet(done.inserted) : await host.removeRow(done.inserted);
    wrote(outcome.ok && done.kind === "row" ? [sheet] : []);
    if (!outcome.ok) {
      fail(context, "removing", outcome.failure);
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
      else fail(context, kind, outcome.failure);
    });

  const choosing = async (): Promise<ChoosingWrites> =>
    (await import("./choosing-writes")).createChoosingWrites(context, write, rescore);

  return {
    mark: () =>
      changeMarks("marking", async () => {
        const { markCount, markPatches } = await reviewing();
        const patches = markPatches(sheetsInView(state()));
        const applied = await host.apply(patches);
        if (applied.ok) following.marked(patches);
        return applied.ok ? { ok: true, value: { kind: "marked", cells: markCount(patches) } } : applied;
      }),

    clearMarks: () =>
      changeMarks("clearing", async () => {
        const cleared = await host.clearMarks();
        if (cleared.ok) following.marked([]);
        return cleared.ok ? { ok: true, value: { kind: "cleared", cells: cleared.value } } : cleared;
      }),

    write: async () => (await choosing()).write(),
    writeChosen: async () => (await choosing()).writeChosen(),
    correct: async (sheet, proposal) => (await choosing()).correct(sheet, proposal),
    correctAll: async () => (await choosing()).correctAll(),

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

    fitRows: () => inTurn(async () => (await import("./fitting-rows")).fitRows(context)),

    undo: async () => {
      await inTurn(async () => {
        const last = latest(state().undoLog);
        if (last?.kind === "writes") await undoWrites(last);
        else if (last?.kind === "heights")
          await (await import("./fitting-rows")).setBack(context, last.fitted);
        else if (last) await remove(last);
      });
      await refreshSource();
    },
  };
}

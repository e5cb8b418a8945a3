import type { Proposal } from "../../checks/check";
import { a1 } from "../../sheet/address";
import type { SheetPatch } from "../../sheet/patch";
import { cellAt } from "../../sheet/snapshot";
import { sheetNamed, sheetsInView, tablesInView } from "../state/state";
import type { TaskContext } from "./task-context";

/** Writing scores and what findings propose: shown first, but for one value that a person has just read. */
export interface ChoosingWrites {
  /** Opens the comparison, which shows what will stand in the cells. */
  readonly write: () => Promise<void>;
  /** Writes what was chosen in the comparison. */
  readonly writeChosen: () => Promise<void>;
  /**
   * Writes what one finding proposes, to be undone, and marks the cell as changed. Where a formula stands there the
   * comparison is opened first; where the sheet was edited since, it is only scored again.
   */
  readonly correct: (sheet: string, proposal: Proposal) => Promise<void>;
  /** Opens the comparison of all that the findings in view propose. */
  readonly correctAll: () => Promise<void>;
}

/** The tasks that choose what is written before it is. */
export function createChoosingWrites(
  { store: { state, dispatch }, reviewing }: TaskContext,
  write: (patches: readonly SheetPatch[], wanted: "scores" | "corrections") => Promise<boolean>,
  rescore: () => Promise<void>,
): ChoosingWrites {
  const snapshotsInView = () => sheetsInView(state()).map(({ snapshot }) => snapshot);
  return {
    write: async () => {
      const { planWrites } = await reviewing();
      const { blanks, differing } = planWrites(tablesInView(state()));
      if (blanks.length + differing.length > 0)
        dispatch({ type: "comparison-opened", of: "scores", chosen: [] });
    },

    writeChosen: async () => {
      const { planCorrections, planWrites, writePatches } = await reviewing();
      const { of, chosen } = state().comparison ?? { of: "scores", chosen: [] };
      const ids = new Set(chosen);
      const isChosen = (id: string): boolean => ids.has(id);
      if (of === "corrections") {
        const corrections = planCorrections(tablesInView(state()), snapshotsInView(), isChosen);
        const picked = corrections.filter(({ id }) => isChosen(id));
        dispatch({ type: "comparison-closed" });
        if (picked.length > 0) await write(writePatches(picked), "corrections");
        return;
      }
      const plan = planWrites(tablesInView(state()), isChosen);
      const taken = [...plan.blanks, ...plan.differing.filter(({ id, stays }) => isChosen(id) && !stays)];
      dispatch({ type: "comparison-closed" });
      if (taken.length > 0) await write(writePatches(taken), "scores");
    },

    correct: async (sheet, { cell, value }) => {
      const { result } = state();
      const snapshot = result && sheetNamed(result, sheet)?.snapshot;
      if (!snapshot || result.stale.includes(sheet)) {
        await rescore();
        return;
      }
      const formula = cellAt(snapshot, cell)?.formula !== undefined;
      const id = `${sheet}!${a1(cell)}`;
      if (formula) dispatch({ type: "comparison-opened", of: "corrections", chosen: [id] });
      else await write([{ sheet, writes: [{ cell, value }] }], "corrections");
    },

    correctAll: async () => {
      const { firstChosen } = await reviewing();
      const chosen = firstChosen(tablesInView(state()), snapshotsInView());
      dispatch({ type: "comparison-opened", of: "corrections", chosen });
    },
  };
}

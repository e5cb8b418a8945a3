import { useMemo } from "react";
import { sheetsInView, tablesInView, type PaneState } from "../state/state";
import { markCount, markPatches } from "../view/mark-plan";
import { planWrites } from "../view/write-plan";
import { Papers } from "./papers";
import { ActionBar } from "./action-bar";

/** The actions with what they would do to the tables in view. */
export default function ScoredActions({ state }: { state: PaneState }) {
  const sheets = sheetsInView(state);
  const tables = tablesInView(state);
  const { result, open } = state;
  const todo = useMemo(
    () => {
      const { blanks, differing } = planWrites(tables);
      return {
        marks: markCount(markPatches(sheets)),
        writes: blanks.length + differing.length,
        marksOthers: open !== null && sheets.some((sheet) => sheet.tables.length > 1),
        workPapers: tables.filter(({ scored }) => scored.total !== null).length,
      };
    },
    // What is in view depends on these two; of a hundred tables it is not worked out at every click.
    [result, open],
  );
  return (
    <ActionBar
      state={state}
      todo={todo}
      papers={<Papers state={state} workPapers={todo.workPapers} opinions={tables.length} />}
    />
  );
}

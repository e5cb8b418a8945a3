import { sheetsInView, writableTables, type PaneState } from "../state/state";
import { markCount, markPatches } from "../view/mark-plan";
import { planWrites } from "../view/write-plan";
import { ActionBar } from "./action-bar";

/** The actions with what they would do to the tables in view. */
export default function ScoredActions({ state }: { state: PaneState }) {
  const marks = markCount(markPatches(sheetsInView(state).filter(({ snapshot }) => !snapshot.protected)));
  const { blanks, differing } = planWrites(writableTables(state));
  return <ActionBar state={state} todo={{ marks, writes: blanks.length + differing.length }} />;
}

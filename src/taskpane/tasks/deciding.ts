import type { Finding } from "../../checks/check";
import type { Decision } from "../../report/decisions";
import { tablesOf } from "../state/state";
import type { Keeping } from "./keeping";
import type { TaskContext } from "./task-context";

/** What a reviewer decides. */
export interface Deciding {
  /** Decides on findings of the result, and keeps that with the workbook; null takes it back. */
  readonly decide: (findings: readonly Finding[], decision: Decision | null) => Promise<void>;
}

/** The task that keeps what a reviewer decides. */
export function createDeciding(
  { store: { state, dispatch }, deciding }: TaskContext,
  { keep }: Pick<Keeping, "keep">,
): Deciding {
  /** One after another, so that the latest is what stays. */
  let kept: Promise<unknown> = Promise.resolve();
  return {
    decide: async (findings, decision) => {
      const { withDecision, keptDecisionsText } = await deciding();
      const { result, decisions } = state();
      if (!result) return;
      dispatch({ type: "decided", decisions: withDecision(tablesOf(result), decisions, findings, decision) });
      kept = kept.then(() => keep("decisions", keptDecisionsText(state().decisions)));
      await kept;
    },
  };
}

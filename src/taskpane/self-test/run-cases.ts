import type { Bilingual } from "../../forms/form-spec";
import { SELF_TEST_CASES, type Bench, type SelfTestCase } from "./cases";

/** What came of one case. */
export interface CaseOutcome {
  readonly name: Bilingual;
  readonly passed: boolean;
  readonly ms: number;
  /** What was seen instead; empty when the case passed. */
  readonly detail: string;
}

async function outcomeOf({ name, run }: SelfTestCase, bench: Bench, now: () => number): Promise<CaseOutcome> {
  const start = now();
  const ended = (detail: string): CaseOutcome => ({
    name,
    passed: detail === "",
    ms: Math.round(now() - start),
    detail,
  });
  try {
    await run(bench);
    return ended("");
  } catch (error) {
    return ended(error instanceof Error ? `${error.name}: ${error.message}` : String(error));
  }
}

/** Runs all cases one after another; one that fails does not keep the others from running. */
export async function runCases(
  bench: Bench,
  now: () => number,
  onOutcome: (outcome: CaseOutcome) => void,
): Promise<readonly CaseOutcome[]> {
  const outcomes: CaseOutcome[] = [];
  for (const each of SELF_TEST_CASES) {
    const outcome = await outcomeOf(each, bench, now);
    outcomes.push(outcome);
    onOutcome(outcome);
  }
  return outcomes;
}

import { actualMissing } from "./actual-missing";
import { actualNotNumeric } from "./actual-not-numeric";
import { actualUnreadable } from "./actual-unreadable";
import { adjustmentReasonMissing } from "./adjustment-reason-missing";
import { amountUnreadable } from "./amount-unreadable";
import { boundary } from "./boundary";
import { budgetIndicatorMismatch } from "./budget-indicator-mismatch";
import { categoryMissing } from "./category-missing";
import type { Check } from "./check";
import { classSuspect } from "./class-suspect";
import { conclusionMismatch } from "./conclusion-mismatch";
import { costOverExecuted } from "./cost-over-executed";
import { costWithFloor } from "./cost-with-floor";
import { deviationUnexplained } from "./deviation-unexplained";
import { directionDiffers } from "./direction-differs";
import { directionSuspect } from "./direction-suspect";
import { duplicateIndicator } from "./duplicate-indicator";
import { executionBehindOutput } from "./execution-behind-output";
import { executionMissing } from "./execution-missing";
import { executionReasonMissing } from "./execution-reason-missing";
import { executionScoreMismatch } from "./execution-score-mismatch";
import { expenditureIncomeMismatch } from "./expenditure-income-mismatch";
import { fundsSum } from "./funds-sum";
import { goalCopied } from "./goal-copied";
import { gradeMismatch } from "./grade-mismatch";
import { halfOverFull } from "./half-over-full";
import { incomeSum } from "./income-sum";
import { indicatorMissing } from "./indicator-missing";
import { missingField } from "./missing-field";
import { natureUnreadable } from "./nature-unreadable";
import { noIndicators } from "./no-indicators";
import { percentScale } from "./percent-scale";
import { placeholderLeft } from "./placeholder-left";
import { problemsDenied } from "./problems-denied";
import { progressBehind } from "./progress-behind";
import { projectCancelled } from "./project-cancelled";
import { qualitativeBand } from "./qualitative-band";
import { quantityWithCeiling } from "./quantity-with-ceiling";
import { rateMismatch } from "./rate-mismatch";
import { rateOver100 } from "./rate-over-100";
import { reasonEmpty } from "./reason-empty";
import { reasonMissing } from "./reason-missing";
import { reasonPlaceMissing } from "./reason-place-missing";
import { sameIndicatorTwoClasses } from "./same-indicator-two-classes";
import { scoreFormula } from "./score-formula";
import { scoreLostUnexplained } from "./score-lost-unexplained";
import { scoreMismatch } from "./score-mismatch";
import { scoreMissing } from "./score-missing";
import { scoreNotStated } from "./score-not-stated";
import { scoreOverWeight } from "./score-over-weight";
import { scoreUnreadable } from "./score-unreadable";
import { tailDifference } from "./tail-difference";
import { targetUnreadable } from "./target-unreadable";
import { textContradicts } from "./text-contradicts";
import { totalMismatch } from "./total-mismatch";
import { unitMismatch } from "./unit-mismatch";
import { unitScale } from "./unit-scale";
import { unmetFullScore } from "./unmet-full-score";
import { weightStructure } from "./weight-structure";
import { weightSum } from "./weight-sum";
import { weightZero } from "./weight-zero";
import { zeroBudget } from "./zero-budget";

/** Every check, sorted by id. A new check is one file with its test page in `docs/checks`, and one line here. */
export const CHECKS: readonly Check[] = [
  actualMissing,
  actualNotNumeric,
  actualUnreadable,
  adjustmentReasonMissing,
  amountUnreadable,
  boundary,
  budgetIndicatorMismatch,
  categoryMissing,
  classSuspect,
  conclusionMismatch,
  costOverExecuted,
  costWithFloor,
  deviationUnexplained,
  directionDiffers,
  directionSuspect,
  duplicateIndicator,
  executionBehindOutput,
  executionMissing,
  executionReasonMissing,
  executionScoreMismatch,
  expenditureIncomeMismatch,
  fundsSum,
  goalCopied,
  gradeMismatch,
  halfOverFull,
  incomeSum,
  indicatorMissing,
  missingField,
  natureUnreadable,
  noIndicators,
  percentScale,
  placeholderLeft,
  problemsDenied,
  progressBehind,
  projectCancelled,
  qualitativeBand,
  quantityWithCeiling,
  rateMismatch,
  rateOver100,
  reasonEmpty,
  reasonMissing,
  reasonPlaceMissing,
  sameIndicatorTwoClasses,
  scoreFormula,
  scoreLostUnexplained,
  scoreMismatch,
  scoreMissing,
  scoreNotStated,
  scoreOverWeight,
  scoreUnreadable,
  tailDifference,
  targetUnreadable,
  textContradicts,
  totalMismatch,
  unitMismatch,
  unitScale,
  unmetFullScore,
  weightStructure,
  weightSum,
  weightZero,
  zeroBudget,
];

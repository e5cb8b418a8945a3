import { actualMissing } from "./actual-missing";
import { actualNotNumeric } from "./actual-not-numeric";
import { actualUnreadable } from "./actual-unreadable";
import { adjustmentReasonMissing } from "./adjustment-reason-missing";
import { boundary } from "./boundary";
import type { Check } from "./check";
import { conclusionMismatch } from "./conclusion-mismatch";
import { deviationUnexplained } from "./deviation-unexplained";
import { directionDiffers } from "./direction-differs";
import { directionSuspect } from "./direction-suspect";
import { duplicateIndicator } from "./duplicate-indicator";
import { executionReasonMissing } from "./execution-reason-missing";
import { executionScoreMismatch } from "./execution-score-mismatch";
import { expenditureIncomeMismatch } from "./expenditure-income-mismatch";
import { fundsSum } from "./funds-sum";
import { gradeMismatch } from "./grade-mismatch";
import { halfOverFull } from "./half-over-full";
import { incomeSum } from "./income-sum";
import { indicatorMissing } from "./indicator-missing";
import { missingField } from "./missing-field";
import { percentScale } from "./percent-scale";
import { placeholderLeft } from "./placeholder-left";
import { qualitativeBand } from "./qualitative-band";
import { rateMismatch } from "./rate-mismatch";
import { rateOver100 } from "./rate-over-100";
import { reasonMissing } from "./reason-missing";
import { scoreMismatch } from "./score-mismatch";
import { scoreMissing } from "./score-missing";
import { scoreOverWeight } from "./score-over-weight";
import { tailDifference } from "./tail-difference";
import { targetUnreadable } from "./target-unreadable";
import { totalMismatch } from "./total-mismatch";
import { unitMismatch } from "./unit-mismatch";
import { unmetFullScore } from "./unmet-full-score";
import { weightStructure } from "./weight-structure";
import { weightSum } from "./weight-sum";
import { zeroBudget } from "./zero-budget";

/** Every check, sorted by id. A new check is one file with its test page in `docs/checks`, and one line here. */
export const CHECKS: readonly Check[] = [
  actualMissing,
  actualNotNumeric,
  actualUnreadable,
  adjustmentReasonMissing,
  boundary,
  conclusionMismatch,
  deviationUnexplained,
  directionDiffers,
  directionSuspect,
  duplicateIndicator,
  executionReasonMissing,
  executionScoreMismatch,
  expenditureIncomeMismatch,
  fundsSum,
  gradeMismatch,
  halfOverFull,
  incomeSum,
  indicatorMissing,
  missingField,
  percentScale,
  placeholderLeft,
  qualitativeBand,
  rateMismatch,
  rateOver100,
  reasonMissing,
  scoreMismatch,
  scoreMissing,
  scoreOverWeight,
  tailDifference,
  targetUnreadable,
  totalMismatch,
  unitMismatch,
  unmetFullScore,
  weightStructure,
  weightSum,
  zeroBudget,
];

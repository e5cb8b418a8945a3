import { allFullMarks } from "./all-full-marks";
import type { CrossCheck } from "./check";
import { departmentSum } from "./department-sum";
import { listScoreDiffers } from "./list-score-differs";
import { overallContradicts } from "./overall-contradicts";
import { projectTwice } from "./project-twice";
import { sameText } from "./same-text";
import { targetUnchanged } from "./target-unchanged";

/** Every check over many tables, sorted by id. A new one is one file with its page in `docs/cross-checks`, and one line here. */
export const CROSS_CHECKS: readonly CrossCheck[] = [
  allFullMarks,
  departmentSum,
  listScoreDiffers,
  overallContradicts,
  projectTwice,
  sameText,
  targetUnchanged,
];

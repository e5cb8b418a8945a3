import type { BudgetColumn, FormStage, IndicatorColumn } from "../forms/form-spec";
import type { CellAddress } from "../sheet/address";
import { addressOf, type GridRow } from "./grid";
import type { Coverage, TableColumn } from "./table";

type Roles = ReadonlySet<IndicatorColumn | BudgetColumn | null>;

/** What a stage needs of the indicators: of each list, one role at least. */
const NEEDED: Readonly<Record<FormStage, readonly (readonly IndicatorColumn[])[]>> = {
  target: [["name"], ["target", "halfYear", "fullYear"]],
  monitoring: [["name"], ["target", "halfYear", "fullYear"], ["progress", "actual", "forecast"]],
  "self-evaluation": [["name"], ["target", "fullYear"], ["actual"], ["score"]],
  overall: [["name"], ["target", "fullYear"], ["actual"]],
};

const POINTS: readonly IndicatorColumn[] = ["weight", "score", "reviewScore", "level1Weight", "level2Weight"];

/** A scoring sheet states criteria with full marks and marks, and no targets. */
const NEEDED_TO_SCORE: readonly (readonly IndicatorColumn[])[] = [
  ["name", "level2", "level1"],
  ["weight", "level1Weight", "level2Weight"],
  ["score"],
];

/** The stage that the columns of a form speak for where no registered form fits. */
export function stageOf(roles: Roles, title: string, hasProject: boolean, hasFunds: boolean): FormStage {
  if (roles.has("progress") || roles.has("forecast") || roles.has("likelihood")) {
    if (!roles.has("score")) return "monitoring";
  }
  if (roles.has("score")) return "self-evaluation";
  if (title.includes("监控")) return "monitoring";
  if (roles.has("actual") || roles.has("completionRate")) {
    const isWhole = title.includes("整体") || (roles.has("weight") && !hasProject && !hasFunds);
    // A form with a place for reasons asks why a target was not reached.
    return isWhole && !roles.has("reason") ? "overall" : "self-evaluation";
  }
  if (/自评|评价/.test(title) && !title.includes("目标")) return "self-evaluation";
  return "target";
}

/**
 * Whether the sheet gives points by criteria instead of setting what was reached against targets. Criteria may stand
 * beside what was found or, on a sheet without funds, beside what was wanted, as long as no column is left that could
 * hold the other of the two.
 */
function isScoringSheet(roles: Roles, hasFunds: boolean): boolean {
  if (!roles.has("score")) return false;
  const setsTargets = roles.has("target") || roles.has("fullYear");
  const isReached = roles.has("actual");
  if (!setsTargets && !isReached) return true;
  return setsTargets !== isReached && roles.has("rule") && !roles.has(null) && !(setsTargets && hasFunds);
}

function cellsWithoutResult(rows: readonly GridRow[]): readonly CellAddress[] {
  const without: CellAddress[] = [];
  for (const { cells, hasNoResult } of rows) {
    if (!hasNoResult) continue;
    for (const cell of cells) if (cell.source?.result === "none") without.push(addressOf(cell));
  }
  return without;
}

/**
 * Which of the roles that a stage needs were found, which columns of numbers nobody understood, and which cells of
 * the table's rows have no result.
 */
export function coverageOf(
  stage: FormStage,
  columns: readonly TableColumn[],
  /** Those of them that hold numbers though nobody knows what they are. */
  notUnderstood: readonly TableColumn[],
  printedMarks: boolean,
  rows: readonly GridRow[],
  /** Whether what was reached is told by a grade, one of those printed being ticked: nothing else is aimed at. */
  graded: boolean,
  /** Whether points stand outside the columns: of the execution, a sum, a score in a field. */
  printsPoints: boolean,
  /** Whether the points of the execution stand in a line of their own, of which no amounts were read. */
  executionApart: boolean,
): Coverage {
  const indicator = new Set<IndicatorColumn | BudgetColumn | null>();
  const budget = new Set<IndicatorColumn | BudgetColumn | null>();
  for (const { block, role } of columns) (block === "indicator" ? indicator : budget).add(role);
  if (printedMarks) indicator.add("weight");
  const scores =
    isScoringSheet(indicator, budget.size > 0) ||
    (graded && indicator.has("score") && !indicator.has("target"));
  // The form by which transfers to regions are judged gives no points at all: none are missing there.
  const givesPoints =
    printsPoints ||
    POINTS.some((role) => indicator.has(role)) ||
    budget.has("weight") ||
    budget.has("score") ||
    columns.some(({ role, header }) => role === null && header.includes("分"));
  const missing: (IndicatorColumn | BudgetColumn)[] = [];
  for (const roles of scores && stage !== "target" ? NEEDED_TO_SCORE : NEEDED[stage]) {
    const first = roles[0];
    const isAskedFor = givesPoints || !roles.includes("score");
    if (isAskedFor && first !== undefined && !roles.some((role) => indicator.has(role))) missing.push(first);
  }
  if (stage === "self-evaluation" && (budget.size > 0 || executionApart)) {
    for (const role of ["adjusted", "executed"] as const) if (!budget.has(role)) missing.push(role);
  }
  return {
    missing,
    notUnderstood: notUnderstood.map(({ header, at }) => ({ header, at })),
    withoutResult: cellsWithoutResult(rows),
  };
}

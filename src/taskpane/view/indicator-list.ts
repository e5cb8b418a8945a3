import { isIncomplete } from "../../reading/table";
import { agrees, only } from "../../scoring/interval";
import type { Judged, Scored } from "../../scoring/scored";
import { figure } from "./figures";
import { byLevel1, levelView, type LevelView } from "./total-view";

/** One row of the table 指标. */
interface IndicatorRow {
  /** The row's place among the indicators of its table. */
  readonly at: number;
  readonly judged: Judged;
  /** Whether the reported score is not the computed one, or is missing. */
  readonly differs: boolean;
}

/** What a row of the table 指标 shows. */
export interface IndicatorView {
  readonly name: string;
  /** Sign, target and unit as the form has them, such as `≥ 85 次`. */
  readonly target: string;
  readonly actual: string;
  /** The score as the form has it; empty when blank. */
  readonly reported: string;
  readonly computed: string | null;
}

export interface IndicatorGroup {
  readonly level1: string;
  /** Null in a form without weights. */
  readonly sum: LevelView | null;
  readonly rows: readonly IndicatorRow[];
}

function spaced(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== "").join(" ");
}

function targetText(row: Judged["row"]): string {
  const target = row.target?.text ?? row.fullYear?.text ?? "";
  if (target === "") return "";
  const nature = row.nature?.text;
  return spaced(nature === "定性" ? undefined : nature, target, row.unit?.text);
}

function differs({ score, range, reportedScore, row }: Judged): boolean {
  if (!score || !row.score) return false;
  return reportedScore === null || !agrees(reportedScore, range ?? only(score));
}

/** The texts of a row; made when it is shown, since of a thousand rows few are. */
export function indicatorView({ row, score }: Judged): IndicatorView {
  return {
    name: row.name.text,
    target: targetText(row),
    actual: row.actual?.text ?? row.progress?.text ?? "",
    reported: row.score?.text ?? "",
    computed: score && figure(score),
  };
}

/** The indicators of a table by 一级指标; `differingOnly` leaves out rows whose reported score is right. */
export function indicatorGroups(
  { indicators, table }: Scored,
  differingOnly: boolean,
): readonly IndicatorGroup[] {
  const places = new Map(indicators.map((judged, at) => [judged, at]));
  return [...byLevel1(indicators)]
    .map(([level1, group]) => ({
      level1,
      // No sum rests on what was not read.
      sum: isIncomplete(table) ? null : levelView(level1, group),
      rows: group
        .map((judged) => ({ at: places.get(judged) ?? 0, judged, differs: differs(judged) }))
        .filter((row) => !differingOnly || row.differs),
    }))
    .filter(({ rows }) => rows.length > 0);
}

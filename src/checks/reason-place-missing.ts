import type { Judged } from "../scoring/scored";
import type { Check } from "./check";
import { SELF_EVALUATIONS } from "./facts/form-groups";
import { nameOf } from "./facts/indicators";
import { hasReasonPlace, isReasonGivenBeside, owesReason } from "./facts/reasons";

/** Names that are told; of more the number says enough. */
const MOST_NAMES = 3;

export const reasonPlaceMissing: Check<{ named: string; count: string }> = {
  id: "reason-place-missing",
  severity: "warning",
  title: {
    zh: "有未完成指标，表上没有写原因的地方",
    en: "Indicators fell short, and the form has no place for reasons",
  },
  basis: {
    zh: "财预〔2020〕10号：未完成绩效目标的，要分析原因并提出改进措施",
    en: "Caiyu [2020] No. 10: targets that were not reached need their cause and measures",
  },
  appliesTo: SELF_EVALUATIONS,
  wording: {
    zh: {
      message: ({ named, count }) =>
        `${named}${count === "1" ? "" : `${Number(count) > MOST_NAMES ? "等" : ""} ${count} 项指标`}未完成，未写原因，表上没有专写原因的栏目`,
      fix: () => "请在表后另行说明未完成原因和改进措施，或在自评报告中写明",
    },
    en: {
      message: ({ named, count }) =>
        `${named}${Number(count) > MOST_NAMES ? " and others" : ""} fell short${count === "1" ? "" : ` (${count} in all)`}, without a reason: the form has no column for one`,
      fix: () => "Give the reasons and what will be done about them below the table or in the report",
    },
  },
  *run(scored) {
    const { table, indicators } = scored;
    // What was not understood may be the column for reasons.
    if (hasReasonPlace(table) || table.coverage.notUnderstood.length > 0) return;
    const owing = indicators.filter(
      (judged, at) => owesReason(judged, scored) && !isReasonGivenBeside(scored, at),
    );
    const [first, ...others] = owing;
    if (!first) return;
    const cellOf = ({ row }: Judged) => (row.actual ?? row.name).cell;
    yield {
      part: "indicator",
      row: indicators.indexOf(first),
      cell: cellOf(first),
      related: others.map(cellOf),
      data: {
        named: owing
          .slice(0, MOST_NAMES)
          .map((judged) => `“${nameOf(judged)}”`)
          .join("、"),
        count: String(owing.length),
      },
    };
  },
};

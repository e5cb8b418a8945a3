import { a1 } from "../sheet/address";
import { isBlankReason } from "../scoring/quantity";
import type { Judged, Scored } from "../scoring/scored";
import type { Check, MessageData } from "./check";
import { quoted, shown } from "./facts/figures";
import { FORMS_THAT_ASK_WHY } from "./facts/form-groups";
import { eachIndicator, nameOf, actualOf, targetOf, type OnIndicator } from "./facts/indicators";
import { emptyReason, isReasonGivenBeside, owesReason } from "./facts/reasons";

interface ReasonMissing extends MessageData {
  readonly name: string;
  readonly wanted: string;
  readonly reached: string;
  readonly points: string;
  readonly weight: string;
  /** What a monitoring form says of the target's chances; empty where something fell short. */
  readonly likelihood: string;
  readonly cell: string;
}

export const reasonMissing: Check<ReasonMissing> = {
  id: "reason-missing",
  severity: "error",
  title: { zh: "未完成指标未写原因", en: "No reason for an indicator that fell short" },
  basis: {
    zh: "财预〔2020〕10号：未完成绩效目标的，要分析原因并提出改进措施",
    en: "Caiyu [2020] No. 10: targets that were not reached need their cause and measures",
  },
  appliesTo: FORMS_THAT_ASK_WHY,
  wording: {
    zh: {
      message: ({ name, wanted, reached, points, weight, likelihood }, printed) =>
        likelihood !== ""
          ? `“${name}”的${printed("likelihood")}为“${likelihood}”，未写原因`
          : points === ""
            ? `“${name}”要求 ${wanted}，完成 ${reached}，未写原因`
            : `“${name}”${printed("actual")}为“${reached}”，得 ${points}/${weight} 分，未写原因`,
      fix: ({ cell, likelihood }) =>
        likelihood === "" ? `请在 ${cell} 说明未完成原因和改进措施` : `请在 ${cell} 说明原因和纠偏措施`,
    },
    en: {
      message: ({ name, wanted, reached, points, weight, likelihood }) =>
        likelihood !== ""
          ? `“${name}” cannot be reached (${likelihood}), and no cause is given`
          : points === ""
            ? `“${name}” asks for ${wanted} and reached ${reached}, without a reason`
            : `“${name}” reached ${reached} and has ${points} of ${weight} points, without a reason`,
      fix: ({ cell }) => `Give the reason and what will be done about it in ${cell}`,
    },
  },
  run: (scored) =>
    eachIndicator(scored, (judged, at) => {
      if (scored.table.stage === "monitoring") return withoutCause(scored, judged, at);
      const { row, quantitative, weight, reportedScore, score } = judged;
      if (!row.actual || !owesReason(judged, scored)) return null;
      const reason = emptyReason(row, scored.table);
      if (!reason) return null;
      const points = reportedScore?.value ?? score;
      return {
        cell: reason.cell,
        related: [row.actual.cell],
        data: {
          name: nameOf(judged),
          wanted: targetOf(judged),
          // As `unmet-full-score` says it, so that both together say it once.
          reached: quantitative ? actualOf(judged) : quoted(row.actual),
          points: quantitative || !points ? "" : shown(points),
          weight: weight ? shown(weight) : "",
          likelihood: "",
          cell: a1(reason.cell),
        },
      };
    }),
};

const OUT_OF_REACH = /不可能|不能|无法|^否$/;

/** A target that a monitoring form gives up without a word, a tick or a remark that says why. */
function withoutCause(scored: Scored, judged: Judged, at: number): OnIndicator<ReasonMissing> | null {
  const { row } = judged;
  const { likelihood } = row;
  if (!likelihood || !OUT_OF_REACH.test(likelihood.text)) return null;
  const causes = [row.reason, ...CAUSES.map((key) => row[key])].filter((cause) => cause !== undefined);
  const place = causes[0];
  if (!place || !causes.every(({ text }) => isBlankReason(text)) || isReasonGivenBeside(scored, at))
    return null;
  const data = { wanted: "", reached: "", points: "", weight: "", likelihood: likelihood.text };
  return {
    cell: place.cell,
    related: [likelihood.cell],
    severity: "warning",
    data: { name: nameOf(judged), ...data, cell: a1(place.cell) },
  };
}

const CAUSES = ["causeFunding", "causePolicy", "causeStaff", "causeHardware", "causeOther"] as const;

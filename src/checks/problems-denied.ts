import type { Scored } from "../scoring/scored";
import { fold } from "../sheet/fold";
import { a1 } from "../sheet/address";
import type { Check } from "./check";
import { shown } from "./facts/figures";
import { SELF_EVALUATIONS } from "./facts/form-groups";
import { hasLostPoints } from "./facts/score-rate";

const NONE = /^(?:暂?无|没有|暂?未发现|不存在)(?:存在|明显|突出|重大|其他)*(?:的?问题)?(?:及原因)?$/;

function lostRows({ indicators }: Scored): number {
  return indicators.filter(hasLostPoints).length;
}

export const problemsDenied: Check<{ rate: string; lost: string; cell: string }> = {
  id: "problems-denied",
  severity: "warning",
  title: { zh: "有扣分或执行率偏低，存在问题却写无", en: "Points were lost, yet no problem is named" },
  basis: {
    zh: "自评表：存在问题栏结合自评情况分析存在的问题及原因",
    en: "The form: the problems are analysed from what the self-evaluation found",
  },
  appliesTo: SELF_EVALUATIONS,
  wording: {
    zh: {
      message: ({ rate, lost }, printed) =>
        `${printed("problems")}写“无”，但${[
          rate === "" ? "" : `${printed("rate")}为 ${rate} %`,
          lost === "0" ? "" : `${rate === "" ? " " : ""}${lost} 项指标没有得满分`,
        ]
          .filter((part) => part !== "")
          .join("，")}`,
      fix: ({ cell }, printed) => `请在 ${cell} 写明扣分或${printed("rate")}偏低的原因`,
    },
    en: {
      message: ({ rate, lost }) =>
        `No problem is named, but ${[
          rate === "" ? "" : `the execution rate is ${rate}%`,
          lost === "0" ? "" : `points were lost (indicators: ${lost})`,
        ]
          .filter((part) => part !== "")
          .join(" and ")}`,
      fix: ({ cell }) => `Say in ${cell} why`,
    },
  },
  *run(scored) {
    const { problems } = scored.table.fields;
    if (!problems || !NONE.test(fold(problems.text).replace(/[。.;]$/, ""))) return;
    const rate = scored.execution?.rate ?? null;
    const isLow = rate?.lt(scored.profile.executionReasonBelow) === true;
    const lost = lostRows(scored);
    if (!isLow && lost === 0) return;
    yield {
      part: "text",
      row: null,
      cell: problems.cell,
      data: { rate: isLow ? shown(rate) : "", lost: String(lost), cell: a1(problems.cell) },
    };
  },
};

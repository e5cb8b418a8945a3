import type { Entry } from "../reading/table";
import { readQuantity } from "../scoring/quantity";
import { a1 } from "../sheet/address";
import type { Check, Raised } from "./check";
import { quoted } from "./facts/figures";
import { SELF_EVALUATIONS } from "./facts/form-groups";
import { nameOf } from "./facts/indicators";

/** A grade in the place of a score says something, though no sum can count it; so does a number with a remark. */
const GRADE_OR_REMARK = /^\s*(?:(?:优秀?|良好?|中等?|较?差|合格|不合格|基本合格|达标|满分)\s*$|\d)/;

/** The entry of points that no sum can count: an error of the spreadsheet, or words; null for any other. */
function unreadable(entry: Entry | null | undefined): Entry | null {
  return entry && readQuantity(entry) === "unreadable" && !GRADE_OR_REMARK.test(entry.text) ? entry : null;
}

type Data = Readonly<{
  of: "indicator" | "execution" | "total";
  points: "weight" | "score";
}> &
  Readonly<Record<"name" | "written" | "cell", string>>;

function told(
  of: Data["of"],
  points: Data["points"],
  name: string,
  entry: Entry,
): Pick<Raised<Data>, "cell" | "data"> {
  return { cell: entry.cell, data: { of, points, name, written: quoted(entry), cell: a1(entry.cell) } };
}

export const scoreUnreadable: Check<Data> = {
  id: "score-unreadable",
  severity: "warning",
  title: { zh: "得分或权重不是数字", en: "A score or weight that is no number" },
  basis: {
    zh: "自评表：权重和得分填写数字，合计是各项得分之和",
    en: "The form: weights and scores are numbers, and the total is their sum",
  },
  appliesTo: SELF_EVALUATIONS,
  wording: {
    zh: {
      message: ({ of, points, name, written }, printed) => {
        const whose =
          of === "indicator" ? `“${name}”的` : of === "execution" ? "预算执行的" : printed("total");
        return `${whose}${printed(points)}填为“${written}”，读不出数值，不能计入合计`;
      },
      fix: ({ cell }) => `请在 ${cell} 填写数字；公式出错的，请核对公式引用的单元格`,
    },
    en: {
      message: ({ of, points, name, written }) => {
        const whose = of === "indicator" ? `“${name}”` : of === "execution" ? "the execution" : "the total";
        return `The ${points} of ${whose} holds “${written}”, no number, and cannot be counted`;
      },
      fix: ({ cell }) =>
        `Enter a number in ${cell}; where a formula went wrong, check the cells it refers to`,
    },
  },
  *run({ table, execution, indicators }) {
    for (const points of ["weight", "score"] as const) {
      const entry = unreadable(execution?.row[points]);
      if (entry) yield { part: "budget", row: 0, ...told("execution", points, "", entry) };
    }
    for (const [row, judged] of indicators.entries()) {
      const read = { weight: judged.weight, score: judged.reportedScore };
      for (const points of ["weight", "score"] as const) {
        const entry = read[points] === null ? unreadable(judged.row[points]) : null;
        if (entry) yield { part: "indicator", row, ...told("indicator", points, nameOf(judged), entry) };
      }
    }
    const total = unreadable(table.total?.score);
    if (total) yield { part: "total", row: null, ...told("total", "score", "", total) };
  },
};

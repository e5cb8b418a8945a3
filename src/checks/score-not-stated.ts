import { formSpecOf } from "../forms/form-read";
import type { Table } from "../reading/table";
import { a1 } from "../sheet/address";
import type { Check } from "./check";
import { writtenPoints } from "./facts/figures";
import { SELF_EVALUATIONS } from "./facts/form-groups";
import { writtenIn } from "./facts/texts";

const STATED =
  /\d(?:\.\d+)?\s*分(?!钟|之|公司|局|[类项站别批期])|(?:得分|总分|自评分|评分|自评结果)(?:[为是:：约共计达到\s]|数)*\d/;
const ASKS = /分/;

/** Whether a conclusion names a score, in full-width digits too. */
function statesScore(text: string): boolean {
  return STATED.test(text) || STATED.test(text.normalize("NFKC"));
}

/** Whether the form asks for the score in its conclusion, by the hint it prints there. */
function asksForScore(table: Table): boolean {
  const field = formSpecOf(table).fields.find(({ key }) => key === "conclusion");
  return field !== undefined && field.hints.some((hint) => ASKS.test(hint.replace(/分析|部分/g, "")));
}

export const scoreNotStated: Check<{ total: string; cell: string }> = {
  id: "score-not-stated",
  severity: "info",
  title: { zh: "评价结论没有写得分", en: "The conclusion names no score" },
  basis: {
    zh: "自评表：评价结论说明项目自评总分",
    en: "The form: the conclusion states the total score",
  },
  appliesTo: SELF_EVALUATIONS,
  wording: {
    zh: {
      message: (_data, printed) => `${printed("conclusion")}没有写自评得分`,
      fix: ({ cell, total }, printed) =>
        `请在 ${cell} 写明自评得分${total === "" ? "" : `（${printed("total")}为 ${total} 分）`}`,
    },
    en: {
      message: () => "The conclusion names no score",
      fix: ({ cell, total }) => `State the score in ${cell}${total === "" ? "" : ` (the total is ${total})`}`,
    },
  },
  *run(scored) {
    const conclusion = writtenIn(scored, "conclusion");
    if (!conclusion || statesScore(conclusion.text) || !asksForScore(scored.table)) return;
    yield {
      part: "conclusion",
      row: null,
      cell: conclusion.cell,
      data: {
        total: scored.reportedTotal ? writtenPoints(scored.reportedTotal) : "",
        cell: a1(conclusion.cell),
      },
    };
  },
};

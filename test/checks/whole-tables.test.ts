import {
  entry,
  monitoring,
  PROJECT_FIELDS,
  selfEvaluation,
  target,
  type SelfEvaluation,
  withoutMarks,
} from "../fixtures/table";
import type { Table } from "../../src/reading/table";
import { findingsIn } from "./found";

/** Rows of a self-evaluation with nothing to find; cases put another in the place of one. */
const OUTPUT = "产出指标 | 数量指标 | 便民应用 | ≥ | 24 | 个 | 24 | 50 | 50 | ";
const BENEFIT = "效益指标 | 社会效益指标 | 数据流通 | 定性 | 高中低 | | 高 | 30 | 30 | ";
const SATISFACTION = "满意度指标 | 服务对象满意度指标 | 用户满意度 | ≥ | 90 | % | 90 | 10 | 10 | ";
/** 24 of 25, scored by the rule and told why. */
const MISSED = "产出指标 | 数量指标 | 便民应用 | ≥ | 25 | 个 | 24 | 50 | 48 | 一项退货";

function table({ fields, ...given }: SelfEvaluation = {}): Table {
  return selfEvaluation({
    indicators: [OUTPUT, BENEFIT, SATISFACTION],
    total: "100 | 100",
    ...given,
    fields: { ...PROJECT_FIELDS, conclusion: "自评得分100分。", ...fields },
  });
}

function withOutput(line: string): Table {
  return table({ indicators: [line, BENEFIT, SATISFACTION] });
}

function withFunds(line: string, score: string, fields: SelfEvaluation["fields"] = {}): Table {
  const conclusion = `自评得分${score}分。`;
  return table({ budget: [line], total: `100 | ${score}`, fields: { conclusion, ...fields } });
}

const withMissed = (fields: SelfEvaluation["fields"] = {}): Table =>
  table({
    indicators: [MISSED, BENEFIT, SATISFACTION],
    total: "100 | 98",
    fields: { conclusion: "自评得分98分。", ...fields },
  });

function stating(text: string, total: Table["total"]): Table {
  const read = table();
  return { ...read, total, fields: { ...read.fields, selfScore: entry(text) } };
}

/** A table whose first row fell short, of a form without a column for reasons. */
function withoutReasons(beside: Partial<Pick<Table, "extra" | "extraFields">> = {}): Table {
  const read = withMissed();
  const rows = read.indicators.map((row) => ({ ...row }));
  for (const row of rows) Reflect.deleteProperty(row, "reason");
  const columns = read.columns.filter(({ role }) => role !== "reason");
  return { ...read, columns, indicators: rows, ...beside };
}

/** 24 of 25 with the points of a form that says itself how they are given. */
const STEPPED = "产出指标 | 数量指标 | 便民应用 | ≥ | 25 | 个 | 24 | 50 | 47 | 一项退货";

function stepped(): Table {
  return table({
    indicators: [STEPPED, BENEFIT, SATISFACTION],
    total: "100 | 97",
    fields: { conclusion: "自评得分97分。" },
  });
}

function ruled(rule: string): Table {
  const read = stepped();
  return {
    ...read,
    indicators: read.indicators.map((row, at) => (at === 0 ? { ...row, rule: entry(rule) } : row)),
  };
}

function graded(header: string, text: string): Table {
  return {
    ...stepped(),
    extra: [{ part: "indicator", row: 0, header: `指标值/${header}`, entry: entry(text) }],
  };
}

/** Indicators of 90 and a total that holds the points of the execution, of which the funds say nothing. */
function withoutPoints(score: string): Table {
  const read = withFunds("总额 | 100 | 100 | 94 | 94% | 10 | ", score);
  return { ...read, budget: read.budget.map(withoutMarks) };
}

/** 180 of 300 spent, with a rate of 90 % beside another amount. */
function arrivedOf(header: string, text: string): Table {
  const read = withFunds("总额 | 300 | 300 | 180 | 90% | 10 | 9", "99");
  return { ...read, extra: [{ part: "budget", row: 0, header, entry: entry(text) }] };
}

function givenUp(likelihood: string, reason: string): Table {
  return monitoring({
    indicators: [
      `产出指标 | 时效指标 | 扩容完成时间 | 9月底前 | 未启动 | 次年3月 | ${reason} | ${likelihood}`,
    ],
  });
}

const remarkOn = (row: number, header = "备注"): Pick<Table, "extra"> => ({
  extra: [{ part: "indicator", row, header, entry: entry("一项退货") }],
});

/** What is raised, with its severity's first letter; `-check` for what must not be. */
const CASES: readonly (readonly [string, Table, string])[] = [
  ["nothing", table(), ""],
  ["a blank project name", table({ fields: { projectName: "" } }), "e:missing-field"],
  ["a stroke for the conclusion", table({ fields: { conclusion: "—" } }), "w:missing-field"],
  [
    "the form's hint",
    table({ fields: { conclusion: "结合自评情况，分析项目总体情况及自评结论（500字以内）" } }),
    "w:placeholder-left",
  ],
  [
    "a score above its weight",
    withOutput(OUTPUT.replace("| 50 | 50 |", "| 50 | 51 |")),
    "e:score-over-weight",
  ],
  [
    "30 % above the target",
    withOutput(OUTPUT.replace("| 24 | 个 | 24", "| 10 | 个 | 13")),
    "-deviation-unexplained",
  ],
  [
    "31 % above the target",
    withOutput(OUTPUT.replace("| 24 | 个 | 24", "| 100 | 个 | 131")),
    "w:deviation-unexplained",
  ],
  ["weights of 90", withOutput(OUTPUT.replace("| 50 | 50 |", "| 40 | 40 |")), "e:weight-sum"],
  ["a total that is no sum", table({ total: "100 | 97" }), "e:total-mismatch"],
  [
    "a grade that the total has not",
    table({ fields: { conclusion: "自评得分100分，评价等级为良。" } }),
    "w:grade-mismatch",
  ],
  [
    "another score in the conclusion",
    table({ fields: { conclusion: "项目综合得分为 95 分。" } }),
    "e:conclusion-mismatch",
  ],
  ["another score in a field", stating("98", table().total), "e:conclusion-mismatch"],
  ["another score in a field, without 合计", stating("98", null), "e:conclusion-mismatch"],
  ["the sum in a field, without 合计", stating("100分", null), "-conclusion-mismatch"],
  ["no score in the conclusion", table({ fields: { conclusion: "项目按计划完成。" } }), "i:score-not-stated"],
  [
    "a goal copied",
    table({
      fields: {
        annualGoal: "完成十二个信息系统的年度运维。",
        goalCompletion: "完成十二个信息系统的年度运维",
      },
    }),
    "w:goal-copied",
  ],
  ["points lost and no problem", withMissed({ problems: "无" }), "w:problems-denied"],
  ["points lost, told why", withMissed(), "-reason-missing -score-lost-unexplained -problems-denied"],
  [
    "a text of what is put off",
    table({ fields: { implementation: "设备待验收，其余按计划。" } }),
    "w:text-contradicts",
  ],
  [
    "a goal of what is put off",
    table({ fields: { annualGoal: "设备暂停使用期间的保障。" } }),
    "-text-contradicts",
  ],
  [
    "20 points behind",
    withFunds("总额 | 100 | 100 | 80 | 80% | 10 | 8", "98", { executionReason: "尾款未到期。" }),
    "w:execution-behind-output",
  ],
  [
    "19.9 points behind",
    withFunds("总额 | 100 | 100 | 80.1 | 80.1% | 10 | 8.01", "98.01", { executionReason: "尾款未到期。" }),
    "-execution-behind-output",
  ],
  [
    "a rate below 90 % without a reason",
    withFunds("总额 | 100 | 100 | 89 | 89% | 10 | 8.9", "98.9"),
    "e:execution-reason-missing",
  ],
  [
    "an amount below 0",
    withFunds("总额 | 100 | 100 | -3 | -3% | 10 | 0", "90"),
    "w:amount-unreadable -execution-behind-output",
  ],
  [
    "nothing executed, scored",
    withFunds("总额 | 100 | 100 |  | 100% | 10 | 10", "100"),
    "e:execution-missing",
  ],
  ["nothing executed, not scored", withFunds("总额 | 100 | 100 |  |  | 10 | ", "90"), "e:execution-missing"],
  [
    "a blank budget, spent and scored",
    withFunds("总额 | 100 |  | 95 | 95% | 10 | 9.5", "99.5"),
    "e:zero-budget -execution-missing",
  ],
  ["a score of words", withOutput(OUTPUT.replace("| 50 | 50 |", "| 50 | 见附件 |")), "w:score-unreadable"],
  [
    "a form that nobody filled in",
    table({
      indicators: ["产出指标 | 数量指标 |  |  |  |  |  |  |  | "],
      budget: ["总额 |  |  |  |  |  | "],
      total: " | ",
    }),
    "e:no-indicators -category-missing",
  ],
  [
    "spending behind the year",
    monitoring({
      budget: ["年度资金总额 | 100 | 30 | 30% | 100"],
      indicators: ["产出指标 | 数量指标 | 巡检 | ≥12次 | 7次 | 12次"],
    }),
    "w:progress-behind -execution-reason-missing",
  ],
  ["points by steps of the form's own", ruled("每少1个扣3分"), "-score-mismatch"],
  [
    "points in proportion, as a form's own words have it too",
    ruled("未完成的按比例扣分"),
    "e:score-mismatch",
  ],
  ["points by grades of the form's own", graded("较好（80%）", "20-24个"), "-score-mismatch"],
  ["a blank standard of a lower grade", graded("较好（80%）", ""), "e:score-mismatch"],
  [
    "a total with points of the execution that the form has no place for",
    withoutPoints("94"),
    "-total-mismatch",
  ],
  ["a total beyond what those can be", withoutPoints("101"), "e:total-mismatch"],
  ["a rate of what arrived", arrivedOf("到位资金", "200"), "-rate-mismatch"],
  ["a rate of something else", arrivedOf("结转资金", "200"), "e:rate-mismatch"],
  ["a rate that follows from neither", arrivedOf("到位资金", "150"), "e:rate-mismatch"],
  ["a rate at which money arrived", arrivedOf("到位率", "200"), "e:rate-mismatch"],
  ["a target given up without a word", givenUp("完全不可能", ""), "w:reason-missing"],
  ["a target given up, in other words", givenUp("不能", "无"), "w:reason-missing"],
  ["a target given up and told why", givenUp("完全不可能", "两次流标"), "-reason-missing"],
  ["a target that may be reached", givenUp("有可能", ""), "-reason-missing"],
  [
    "income that does not add up",
    target({ income: ["资金总额 | 100", "财政拨款 | 60", "其他资金 | 30"] }),
    "e:income-sum",
  ],
  [
    "half a year beyond the whole",
    target({ indicators: ["产出 | 数量指标 | 维修费 | ≤8万元 | ≤5万元"] }),
    "e:half-over-full",
  ],
  ["a row that fell short, and no column for reasons", withoutReasons(), "w:reason-place-missing"],
  ["its reason among the remarks", withoutReasons(remarkOn(0)), ""],
  ["a remark on another row", withoutReasons(remarkOn(1)), "w:reason-place-missing"],
  ["a remark under another header", withoutReasons(remarkOn(0, "责任科室")), "w:reason-place-missing"],
  [
    "a reason below the table",
    withoutReasons({ extraFields: [{ label: "说明", entry: entry("一项退货，已换货。") }] }),
    "",
  ],
];

test.each(CASES)("%s", (_what, given, outcome) => {
  const raised = findingsIn(given).map(({ check, severity }) => `${severity.charAt(0)}:${check}`);
  const words = outcome.split(" ").filter((word) => word !== "");
  const wanted = words.filter((word) => !word.startsWith("-"));
  const unwanted = words.filter((word) => word.startsWith("-")).map((word) => word.slice(1));
  expect(raised).toEqual(expect.arrayContaining(wanted));
  expect(raised.filter((one) => unwanted.includes(one.slice(2)))).toEqual([]);
  if (words.length === 0) expect(raised.filter((one) => !one.endsWith("weight-structure"))).toEqual([]);
});

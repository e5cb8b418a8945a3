import { describe as inWords } from "../../src/checks/facts/describe";
import { findingsBy } from "../../src/checks/run-checks";
import { CHECKS } from "../../src/checks/registry";
import { scoreOverWeight } from "../../src/checks/score-over-weight";
import { findingWords } from "../../src/report/finding-words";
import type { Table, TableColumn } from "../../src/reading/table";
import { national2020 } from "../../src/scoring/profiles/national-2020";
import { score } from "../../src/scoring/score";
import { nationalSelfEvaluation, selfEvaluation, withoutMarks } from "../fixtures/table";

const ANYWHERE = { top: 0, left: 0, bottom: 0, right: 0 };

/** A form of a department's own: no registered one, under labels of its own. */
function ownForm(table: Table, columns: readonly Omit<TableColumn, "at" | "headerBottom">[]): Table {
  return {
    ...table,
    spec: null,
    columns: columns.map((column) => ({ ...column, at: ANYWHERE, headerBottom: 0 })),
  };
}

function said(table: Table, check: string): string | undefined {
  const [found] = findingsBy(
    CHECKS.filter(({ id }) => id === check),
    score(table, national2020),
  );
  return found && inWords(found, "zh").message;
}

const BUDGET = ["总额 | 5.98 | 5.98 | 6.00 | 100.33% | 10 | 10"];

describe("messages call columns and fields what the form prints", () => {
  const columns: readonly Omit<TableColumn, "at" | "headerBottom">[] = [
    { block: "budget", role: "adjusted", header: "项目资金/全年预算数（A）" },
    { block: "budget", role: "executed", header: "全年支出数\n（B）" },
    { block: "budget", role: "rate", header: "执行率（B/A）" },
    { block: "indicator", role: "target", header: "年度指标值/数值" },
    { block: "indicator", role: "actual", header: "实际\n完成值" },
    { block: "indicator", role: "score", header: "自评得分" },
    { block: "indicator", role: "weight", header: "分值（权重）" },
  ];

  it.each([
    ["rate-over-100", "全年支出数 6 万元，超过全年预算数 5.98 万元，执行率 100.33 %"],
    ["score-mismatch", "“巡查次数”自评得分写为 9，由年度指标值和实际完成值算得 10 × 80 ÷ 100 = 8"],
    ["missing-field", "建设单位未填写"],
  ])("%s", (check, message) => {
    const table = selfEvaluation({
      fields: { implementingUnit: "" },
      budget: BUDGET,
      indicators: ["产出指标 | 数量指标 | 巡查次数 | ≥ | 100 | 次 | 80 | 10 | 9 | 雨天"],
    });
    const own = { ...ownForm(table, columns), fieldLabels: { implementingUnit: "2.建设单位（盖章）：" } };
    expect(said(own, check)).toBe(message);
  });

  it.each([
    [
      selfEvaluation({ budget: BUDGET }),
      "预算执行数 6 万元，超过调整后预算数 5.98 万元，预算执行率 100.33 %",
    ],
    [
      nationalSelfEvaluation({
        budget: [
          { label: "年度资金总额", initial: "5.98", adjusted: "5.98", executed: "6.00", rate: "100.33%" },
        ],
      }),
      "全年执行数 6，超过全年预算数 5.98，执行率 100.33 %",
    ],
  ])("a form that is known by its own labels", (table, message) => {
    expect(
      said(
        { ...table, amountUnit: table.spec === "national-self-evaluation" ? null : "万元" },
        "rate-over-100",
      ),
    ).toBe(message);
  });

  it("the usual names stand in where nothing is printed", () => {
    const table = { ...selfEvaluation({ budget: BUDGET }), spec: null };
    expect(said(table, "rate-over-100")).toBe("全年执行数 6 万元，超过全年预算数 5.98 万元，执行率 100.33 %");
  });

  it("quotation marks inside a name are single ones", () => {
    const table = selfEvaluation({
      indicators: ["产出指标 | 质量指标 | “三公”经费控制率 | ≤ | 100 | % | 90 | 10 | 12 | "],
    });
    expect(said(table, "score-over-weight")).toBe("“‘三公’经费控制率”得分 12，大于权重 10");
  });

  it.each([
    ["10 | 78.5%", "得分 78.5%，大于权重 10", "J15 是百分数，请改为分数（不超过 10 分），单元格格式改为数值"],
    ["10% | 78.5%", "得分 78.5%，大于权重 10%", "请将 J15 改为不超过 10%，或核对权重"],
    ["10 | 78.5", "得分 78.5，大于权重 10", "请将 J15 改为不超过 10 分，或核对权重"],
  ])("points written as a share bear its sign: %s", (marks, message, fix) => {
    const table = selfEvaluation({
      indicators: [`产出指标 | 数量指标 | 巡查 | ≥ | 8 | 次 | 8 | ${marks} | `],
    });
    const [finding] = findingsBy([scoreOverWeight], score(table, national2020));
    const words = finding && inWords(finding, "zh");
    expect([words?.message, words?.fix]).toEqual([`“巡查”${message}`, fix]);
  });
});

describe("what one cell holds for several indicators", () => {
  const table = selfEvaluation({
    indicators: [
      "产出指标 | 数量指标 | 巡查次数 | ≥ | 300 | 次 | 280 | 30 | 30 | ",
      "产出指标 | 质量指标 | 巡查合格率 | ≥ | 95 | % | 97 | | | ",
    ],
  });
  const merged: Table = {
    ...table,
    indicators: table.indicators.map((row, at) => (at === 0 ? row : withoutMarks(row))),
  };

  it("is not worked out from one of them", () => {
    const [finding] = findingsBy(
      CHECKS.filter(({ id }) => id === "unmet-full-score"),
      score(merged, national2020),
    );
    expect(finding && findingWords(finding, merged, "zh")).toEqual({
      message: "“巡查次数”要求 ≥ 300 次，完成 280，却得满分 30",
      fix: "请核对 J15 的得分",
    });
    expect(finding?.proposal).toBeNull();
  });
});

describe("an indicator that stands in two parts of a form", () => {
  const rows = [
    "产出指标 | 数量指标 | 修复道路里程 | ≥ | 80 | 公里 | 80 | 10 | 10 | ",
    "效益指标 | 社会效益指标 | 出行时间缩短 | ≥ | 10 | 分钟 | 12 | 10 | 10 | ",
  ];
  const duplicates = (indicators: readonly string[]) =>
    said(selfEvaluation({ indicators }), "duplicate-indicator");

  it("once for the long term and once for the year, is none twice", () => {
    expect(duplicates([...rows, ...rows])).toBeUndefined();
  });

  it("and twice in one part, is", () => {
    expect(duplicates([rows[0] ?? "", ...rows])).toContain("“修复道路里程”");
  });

  it("has a name at all", () => {
    expect(duplicates(["产出指标 | 数量指标 | 88", "产出指标 | 数量指标 | 88"])).toBeUndefined();
  });
});

import { overall, selfEvaluation, target, type Row } from "../fixtures/table";
import { findingsIn, found } from "./found";

const INDICATOR = "产出指标 | 数量指标 | 信息安全检查 | ≥ | 85 | 次 | 90 | 90 | 90 | ";

describe("funds below 总额", () => {
  const funds = (...rows: readonly string[]) =>
    found(
      selfEvaluation({ budget: rows.map((row) => `${row} | 100.00% | 10 | 10`), indicators: [INDICATOR] }),
    ).filter((finding) => finding.startsWith("funds-sum")).length;

  it.each([
    [
      "add up",
      [
        "总额 | 140.09 | 140.09 | 140.09",
        "财政资金 | 79.02 | 79.02 | 79.02",
        "单位资金 | 61.07 | 61.07 | 61.07",
      ],
    ],
    ["are not filled in", ["总额 | 140.09 | 140.09 | 140.09", "财政资金 |  |  | ", "单位资金 | / | / | /"]],
    ["hold a word", ["总额 | 140.09 | 140.09 | 140.09", "财政资金 | 见附件 | 见附件 | 见附件"]],
    [
      "miss by what rounding does",
      [
        "总额 | 30.67 | 30.67 | 30.67",
        "财政资金 | 10.34 | 10.34 | 10.34",
        "单位资金 | 20.34 | 20.34 | 20.34",
      ],
    ],
    [
      "are summed up before they are named",
      [
        "合计 | 80 | 80 | 80",
        "财政资金小计 | 60 | 60 | 60",
        "市级资金 | 60 | 60 | 60",
        "其他资金小计 | 20 | 20 | 20",
      ],
    ],
    [
      "are summed up after they are named",
      [
        "合计 | 80 | 80 | 80",
        "中央资金 | 40 | 40 | 40",
        "省级资金 | 20 | 20 | 20",
        "小计 | 60 | 60 | 60",
        "自筹资金 | 20 | 20 | 20",
      ],
    ],
    [
      "are named beside a sum that was left blank",
      ["合计 | 80 | 80 | 80", "财政资金小计 |  |  | ", "市级资金 | 60 | 60 | 60", "自筹资金 | 20 | 20 | 20"],
    ],
    [
      "are broken down once more",
      [
        "总额 | 50 | 50 | 50",
        "其中：财政资金 | 30 | 30 | 30",
        "其中：上级资金 | 10 | 10 | 10",
        "单位资金 | 20 | 20 | 20",
      ],
    ],
  ])("are left alone where they %s", (_case, rows) => {
    expect(funds(...rows)).toBe(0);
  });

  it("are compared column by column", () => {
    expect(funds("总额 | 150 | 160 | 150", "财政资金 | 150 | 150 | 140")).toBe(2);
  });

  it("are compared where some of them are summed up", () => {
    expect(funds("合计 | 80 | 80 | 80", "财政资金小计 | 60 | 60 | 50", "市级资金 | 60 | 60 | 50")).toBe(3);
    expect(funds("合计 | 80 | 80 | 80", "财政资金小计 | 60 | 60 | 60", "其他资金小计 | 20 | 20 | 30")).toBe(
      1,
    );
  });

  it("may not miss a single fund by a cent, nor whole amounts by one", () => {
    expect(
      funds(
        "总额 | 20.00 | 20.00 | 20.00",
        "财政资金 | 19.99 | 20.00 | 20.00",
        "单位资金 | 0.00 | 0.00 | 0.00",
      ),
    ).toBe(1);
    expect(funds("总额 | 30 | 30 | 30", "财政资金 | 10 | 10 | 10", "单位资金 | 21 | 20 | 20")).toBe(1);
  });
});

describe("income and expenditure", () => {
  const spending = (income: readonly string[], expenditure: readonly string[]) =>
    found(target({ income, expenditure })).filter((finding) => /income|expenditure/.test(finding));

  it.each([
    [
      ["资金总额 | 880", "预算资金 | 650", "结转 | 230"],
      ["运维 | 250 | 650", "课题 | 50 | 230"],
    ],
    [["资金总额 | 249", "预算资金 | 249"], [" | | 249"]],
    [["资金总额 | 880"], ["运维 | 250 | 650", "课题 | 50 | 230", "合计 | 300 | 880"]],
    [["资金总额 | 880"], [" | | "]],
    [["资金总额 | "], ["运维 | 250 | 650"]],
  ])("%j and %j agree", (income, expenditure) => {
    expect(spending(income, expenditure)).toEqual([]);
  });

  it.each([
    [["资金总额 | 880", "预算资金 | 650"], ["运维 | 250 | 880"], ["income-sum income 0"]],
    [
      ["资金总额 | 880", "预算资金 | 880"],
      ["运维 | 250 | 650"],
      ["expenditure-income-mismatch expenditure 0"],
    ],
    [["资金总额 | 663"], ["运维 | 700 | 663"], ["half-over-full expenditure 0"]],
  ])("%j and %j differ", (income, expenditure, findings) => {
    expect(spending(income, expenditure)).toEqual(findings);
  });
});

describe("the total", () => {
  const total = (scores: readonly string[], written: string) => {
    const table = selfEvaluation({
      indicators: scores.map(
        (points) => `产出指标 | 数量指标 | 检查 | 定性 | 完成 |  | 办理 | 30 | ${points} | 说明`,
      ),
      total: `100 | ${written}`,
    });
    return findingsIn(table)
      .filter(({ part }) => part === "total")
      .filter(({ check }) => !check.startsWith("weight"));
  };

  it.each([
    [["30", "30", "29.66"], "99.66"],
    [["30", "30", "29.66"], "99.7"],
    [["30", "30", "29.65"], "99.7"],
    [["30", "", "30"], "100"],
    [["30", "", "30"], "70"],
  ])("%j with 10 for execution may be %s", (scores, written) => {
    expect(total(scores, written)).toEqual([]);
  });

  it.each([
    [["30", "30", "28.04"], "98", 98.04],
    [["30", "30", "29.97"], "100", 99.97],
  ])("%j with 10 for execution is %s but for the tail", (scores, written, sum) => {
    expect(total(scores, written)).toMatchObject([{ check: "tail-difference", proposal: { value: sum } }]);
  });

  it.each([
    [["30", "30", "29.94"], "100", 99.94],
    [["30", "30", "29.66"], "99.6", 99.66],
    [["30", "30", "30"], "85", 100],
  ])("%j with 10 for execution is not %s", (scores, written, sum) => {
    expect(total(scores, written)).toMatchObject([
      { check: "total-mismatch", severity: "error", proposal: { value: sum } },
    ]);
  });

  it("offers no sum while a score is blank", () => {
    expect(total(["30", "", "30"], "60")).toMatchObject([{ check: "total-mismatch", proposal: null }]);
  });
});

describe("weights", () => {
  const check = (indicators: readonly Row<"level1" | "weight">[]) =>
    findingsIn(selfEvaluation({ indicators })).flatMap(({ check: id, data }) =>
      id.startsWith("weight") ? [`${id} ${data["found"] ?? data["sum"] ?? ""}`] : [],
    );
  const level = (level1: string, weight: string) => ({ level1, weight });

  it.each([
    [[level("产出指标", "50"), level("效益指标", "30"), level("满意度指标", "10")], []],
    [[level("产出", "25"), level("产出指标", "25"), level("效益", "30"), level("满意度", "10")], []],
    [
      [level("成本指标", "20"), level("产出指标", "40"), level("效益指标", "20"), level("满意度指标", "10")],
      [],
    ],
    [[level("产出指标", "90")], ["weight-structure 预算执行率 10、产出 90"]],
    [[level("产出指标", "80")], ["weight-sum 90"]],
    [[level("产出指标", "22.5"), level("产出指标", "22.6"), level("产出指标", "45")], ["weight-sum 100.1"]],
    [[level("产出指标", ""), level("效益指标", "")], []],
  ])("%j", (indicators, findings) => {
    expect(check(indicators)).toEqual(findings);
  });

  it("are not added up where a level that is scored prints none", () => {
    const { indicators, ...table } = selfEvaluation({
      indicators: [level("项目管理", "15"), level("产出指标", "1"), level("效益指标", "1")].map((row) => ({
        ...row,
        score: "1",
      })),
    });
    const sums = (from: number) =>
      findingsIn({
        ...table,
        indicators: indicators.map(({ weight, level1, ...row }, at) =>
          at < from && weight ? { level1, ...row, weight } : { level1, ...row },
        ),
      }).filter(({ check: id }) => id === "weight-sum").length;
    expect([sums(1), sums(3)]).toEqual([0, 1]);
  });

  it("may miss 100 by the rounding of weights with two decimals", () => {
    const sevenths = Array.from({ length: 7 }, () => level("产出指标", "12.86"));
    expect(check(sevenths)).toEqual(["weight-structure 预算执行率 10、产出 90.02"]);
  });

  it("make 100 without 预算执行 on an overall form", () => {
    const rows = (first: string) => [
      `产出指标 | 数量指标 | 立法 | ＝ | 1 | 部 | ${first} | 1`,
      "效益指标 | 社会效益指标 | 服务 | ≥ | 30 | 万人次 | 40 | 32",
    ];
    expect(findingsIn(overall({ indicators: rows("60") }))).toEqual([]);
    expect(findingsIn(overall({ indicators: rows("50") }))).toMatchObject([
      { check: "weight-sum", data: { sum: "90" } },
    ]);
  });
});

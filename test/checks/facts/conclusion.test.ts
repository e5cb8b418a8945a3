import { statedIn } from "../../../src/checks/facts/conclusion";
import { national2020 } from "../../../src/scoring/profiles/national-2020";
import { score } from "../../../src/scoring/score";
import { describe as inWords } from "../../../src/checks/facts/describe";
import type { Table } from "../../../src/reading/table";
import { a1 } from "../../../src/sheet/address";
import { entry, selfEvaluation } from "../../fixtures/table";
import { onlyTable as only } from "../../fixtures/only-table";
import { findingsIn, found } from "../found";

function stated(conclusion: string) {
  const { scores, grade } = statedIn(score(selfEvaluation({ fields: { conclusion } }), national2020));
  return { scores: scores.map(({ value }) => value.toFixed()), grade };
}

describe("scores a conclusion states", () => {
  it.each([
    ["自评得分 100 分，保障了平台运行。", ["100"]],
    ["该项目自评结果 89.92 分。", ["89.92"]],
    ["项目自评总分为 97.5 分,正常运转。", ["97.5"]],
    ["项目绩效指标综合得分为 100 分", ["100"]],
    ["执行率偏低，综合得分 80.33。", ["80.33"]],
    ["自评得分：９８．５分", ["98.5"]],
    ["自评得\n分 96 分", ["96"]],
    ["本项目绩效评价得分为 88 分", ["88"]],
    ["经自评，得分 91 分。", ["91"]],
    ["自评 98 分，等级为优。", ["98"]],
    ["最终得分“92.1”", ["92.1"]],
    ["自评得分 90 分，综合得分 91 分", ["90", "91"]],
  ])("%s", (conclusion, scores) => {
    expect(stated(conclusion).scores).toEqual(scores);
  });

  it.each([
    "产出指标自评得分 50 分",
    "预算执行率得分 10 分，满意度得分 9.5 分",
    "总分 100 分",
    "自评得分率 100%",
    "用户评分 4.9 分",
    "自评 30 分钟内完成",
    "办件好评率达到 100%，得分点全部落实",
    "自评得分为九十分",
    "",
  ])("none in: %s", (conclusion) => {
    expect(stated(conclusion).scores).toEqual([]);
  });
});

describe("grades a conclusion states", () => {
  it.each([
    ["自评等级为“优”。", "优"],
    ["自评得分 85 分，绩效等级良好", "良"],
    ["绩效自评结果为良", "良"],
    ["综合评价结果为：优秀。", "优"],
    ["评价等级：中等", "中"],
    ["自评等级为较差", "差"],
  ])("%s", (conclusion, grade) => {
    expect(stated(conclusion).grade).toBe(grade);
  });

  it.each([
    "绩效完成情况好",
    "实施效果良好",
    "抗震等级为优",
    "质检结果良好",
    "完成等级保护中期测评",
    "自评结果优于上年",
  ])("none in: %s", (conclusion) => {
    expect(stated(conclusion).grade).toBeNull();
  });
});

describe("a conclusion beside the total", () => {
  const withTotal = (conclusion: string, total: string) =>
    found(selfEvaluation({ fields: { conclusion }, indicators: [], total: `100 | ${total}` })).filter(
      (finding) => /conclusion/.test(finding),
    );

  it.each([
    ["自评得分 97.5 分", "97.50"],
    ["自评得分 97.5 分", "97.52"],
    ["自评得分 100 分", "99.97"],
    ["自评得分 99.97 分", "100"],
    ["满分 100 分，综合得分 90 分，自评得分 96 分", "96"],
  ])("%s agrees with %s", (conclusion, total) => {
    expect(withTotal(conclusion, total)).toEqual([]);
  });

  it.each([
    ["自评得分 98 分", "97.52"],
    ["自评得分 97.53 分", "97.52"],
    ["自评得分 89 分", "98"],
  ])("%s differs from %s", (conclusion, total) => {
    expect(withTotal(conclusion, total)).toEqual(["conclusion-mismatch conclusion"]);
  });

  it("gives one finding where the grade follows from the wrong score", () => {
    expect(withTotal("自评得分 85 分，自评等级为良", "95")).toEqual(["conclusion-mismatch conclusion"]);
    expect(withTotal("自评得分 95 分，自评等级为良", "95")).toEqual(["grade-mismatch conclusion"]);
  });

  it("takes the grades from the profile", () => {
    const table = selfEvaluation({ fields: { conclusion: "自评等级为良" }, total: "100 | 75" });
    const shanxi = {
      ...national2020,
      grades: [
        { grade: "优" as const, from: 80 },
        { grade: "良" as const, from: 70 },
        { grade: "中" as const, from: 60 },
        { grade: "差" as const, from: 0 },
      ],
    };
    expect(found(table)).toContain("grade-mismatch conclusion");
    expect(found(table, shanxi)).not.toContain("grade-mismatch conclusion");
  });
});

describe("a score or grade stated in a field of its own", () => {
  const INDICATORS = [
    "产出指标 | 数量指标 | 巡查次数 | ≥ | 100 | 次 | 100 | 50 | 46 | 雨天少巡",
    "效益指标 | 社会效益指标 | 投诉办结率 | ≥ | 90 | % | 95 | 40 | 38 | 一件超期",
  ];
  const withField = (label: string, text: string, total = "100 | 94"): Table => {
    const table = selfEvaluation({
      budget: ["总额 | 10 | 10 | 10 | 100% | 10 | 10"],
      indicators: INDICATORS,
      total,
    });
    const cell = { row: 2, column: 6 };
    return { ...table, extraFields: [{ label, entry: { ...entry(text), cell } }] };
  };
  const said = (table: Table) =>
    findingsIn(table)
      .filter(({ check }) => check === "conclusion-mismatch" || check === "grade-mismatch")
      .map((finding) => `${a1(finding.cell)} ${inWords(finding, "zh").message}`);

  it.each([
    ["自评总分", "98", "自评总分写 98 分，合计为 94 分"],
    ["绩效自评综合得分（100分）", "98分", "绩效自评综合得分写 98 分，合计为 94 分"],
    ["项目自评情况", "自评得分 98 分，已报主管部门", "项目自评情况写 98 分，合计为 94 分"],
    ["", "2021年度　自评得分：98 分", "自评得分写 98 分，合计为 94 分"],
    ["自评等级", "良", "自评等级写“良”，合计 94 分为“优”"],
  ])("%s: %s", (label, text, message) => {
    expect(said(withField(label, text))).toEqual([`G3 ${message}`]);
  });

  it.each([
    ["自评总分", "94"],
    ["自评总分", "94.00 分"],
    ["自评等级", "优"],
    ["财政审核评分", "88"],
    ["上年自评得分", "90"],
    ["满分", "100分"],
    ["项目等级", "良"],
  ])("%s: %s is no contradiction", (label, text) => {
    expect(said(withField(label, text))).toEqual([]);
  });

  it("is held against the sum of the scores where the form has no 合计", () => {
    const table = { ...withField("自评总分", "98"), total: null };
    expect(said(table)).toEqual(["G3 自评总分写 98 分，各项得分之和为 94 分"]);
  });
});

describe("a plain 总分 over the table", () => {
  const sheet = (points: string) =>
    only(`
2024年度项目绩效自评表 | < | < | < | < | < | <
填报日期：2025年3月8日 | < | < | < | ${points} | < | <
项目名称 | 校园安防 | < | < | < | < | <
一级指标 | 二级指标 | 三级指标 | 目标 | 实际 | 分值 | 得分
产出指标 | 数量指标 | 安装摄像头 | 500个 | 500个 | 60 | 60
效益指标 | 社会效益指标 | 事故下降率 | 20% | 25% | 30 | 30
满意度指标 | 满意度 | 师生满意度 | 95% | 90% | 10 | 9.47
总分 | < | < | < | < | 100 | 99.47`);

  it.each(["总分：96.6分", "总分:96.6", "总分： 96 分"])(
    "%s is a score that has to be the total",
    (points) => {
      expect(found(sheet(points))).toContain("conclusion-mismatch total");
    },
  );

  it.each(["总分：99.47分", "总分：99.5", "总分：100分", "总分（满分100分）：99.47", "总分："])(
    "%s is left alone",
    (points) => {
      expect(found(sheet(points))).not.toContain("conclusion-mismatch total");
    },
  );
});

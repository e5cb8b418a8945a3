import { EXPLAIN_WORDS } from "../../src/scoring/explain-words";
import { explainIndicator } from "../../src/scoring/explain";
import { score } from "../../src/scoring/score";
import { runChecks } from "../../src/checks/run-checks";
import type { Table } from "../../src/reading/table";
import { onlyTable as only } from "../fixtures/only-table";

const findingsIn = (table: Table) => runChecks(score(table, null));

const form = (beside: string, total: string) =>
  only(`
2024年度城市更新项目绩效自评表 | < | < | < | < | < | < | <
项目名称 | 老旧片区改造 | < | < | < | < | < | <
一级指标 | 二级指标 | 三级指标 | 目标值 | 完成值 | 分值 | 得分 | 原因分析
产出指标 | 数量指标 | 改造楼栋 | 36栋 | 36栋 | 50 | 50 |
效益指标 | 社会效益指标 | 惠及户数 | ≥1500户 | 1520户 | 30 | 30 |
满意度指标 | 满意度 | 居民满意度 | ≥90% | 92% | 20 | 20 |
${beside}
合计 | < | < | < | < | 100 | ${total} |`);

const ids = (beside: string, total: string) => findingsIn(form(beside, total)).map(({ check }) => check);

describe("points beside the 100 of a form", () => {
  test.each([
    ["加分项 | | 获市级表彰 | | | 5 | 2 |", "102"],
    ["扣分项 | | 逾期报送 | | | | -3 |", "97"],
    ["附加分（不超过5分） | 创新 | 首创做法 | | | 5 | 0 |", "100"],
    ["四、奖惩事项 | | 审计整改到位 | | | 3 | 1.5 |", "101.5"],
  ])("%s counts as it is reported", (beside, total) => {
    expect(ids(beside, total)).toEqual([]);
    expect(score(form(beside, total), null).total?.toString()).toBe(total);
  });

  test("are still part of the total", () => {
    expect(ids("加分项 | | 获市级表彰 | | | 5 | 2 |", "100")).toEqual(["total-mismatch"]);
  });

  test("are explained as what they are", () => {
    const { indicators, profile } = score(form("加分项 | | 获市级表彰 | | | 5 | 2 |", "102"), null);
    const last = indicators.at(-1);
    expect(last && explainIndicator(last, profile, "zh")).toContain(EXPLAIN_WORDS.zh.besideWeights);
  });

  test("an indicator that speaks of prizes is one like any other", () => {
    expect(ids("产出指标 | 质量指标 | 获得奖励项目数 | 3个 | | 5 | 0 |", "100")).toContain("actual-missing");
  });
});

describe("weights that are shares of the whole", () => {
  const shares = (weights: readonly string[], scores: readonly string[], sum: string) =>
    only(`
2024年度项目绩效自评表 | < | < | < | < | < | < | <
项目名称 | 监测站运维 | < | < | < | < | < | <
一级指标 | 二级指标 | 三级指标 | 指标值 | 完成值 | 权重 | 得分 | 原因
产出指标 | 数量指标 | 监测站点 | 45个 | 45个 | ${weights[0] ?? ""} | ${scores[0] ?? ""} |
效益指标 | 生态效益指标 | 水质达标率 | ≥85% | 86% | ${weights[1] ?? ""} | ${scores[1] ?? ""} |
满意度指标 | 满意度 | 用户满意度 | ≥90% | 95% | ${weights[2] ?? ""} | ${scores[2] ?? ""} |
总分 | < | < | < | < | ${sum} | 100 |`);

  test.each([
    [["0.5", "0.3", "0.2"], ["50", "30", "20"], "1"],
    [["0.625", "0.25", "0.125"], ["62.5", "25", "12.5"], "1"],
    [["50%", "30%", "20%"], ["50", "30", "20"], "100%"],
  ])("%j earn points out of 100", (weights, scores, sum) => {
    const table = shares(weights, scores, sum);
    expect(findingsIn(table)).toEqual([]);
    expect(score(table, null).indicators.map(({ weight }) => weight?.toString())).toEqual(scores);
  });

  test("a score above its share of the points is told", () => {
    const found = findingsIn(shares(["0.5", "0.3", "0.2"], ["55", "30", "15"], "1"));
    expect(found.map(({ check }) => check)).toContain("score-over-weight");
  });

  test("weights of 1 that do not make a whole are points", () => {
    expect(score(shares(["1", "1", "1"], ["1", "1", "1"], "3"), null).indicators[0]?.weight?.toString()).toBe(
      "1",
    );
  });
});

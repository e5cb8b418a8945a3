import { runChecks } from "../../src/checks/run-checks";
import { score } from "../../src/scoring/score";
import { onlyTable as only } from "../fixtures/only-table";

const findings = (funds: string, total: string) =>
  runChecks(
    score(
      only(`
2024年度项目支出绩效自评表 | < | < | < | < | < | < | <
项目名称 | 农村公路养护 | < | < | < | < | < | <
${funds}
一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因
产出指标 | 数量指标 | 养护里程 | ≥320公里 | 330公里 | 50 | 50 |
效益指标 | 社会效益指标 | 出行条件 | 改善 | 改善 | 30 | 30 |
满意度指标 | 满意度 | 群众满意度 | ≥90% | 92% | 10 | 10 |
总分 | < | < | < | < | 100 | ${total} |`),
      null,
    ),
  ).map(({ check }) => check);

describe("a form without a place for the score of the execution", () => {
  describe.each([
    [
      "its points stand with the funds",
      "资金来源 | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率\n年度资金总额 | 1200 | 1180 | 1150 | 10 | 97.46%",
    ],
    [
      "its points stand in a heading",
      "预算执行情况（10分） | 全年预算数 | 全年执行数 | 执行率\n年度资金总额 | 1180 | 1150 | 97.46%",
    ],
    [
      "its points are meant",
      "资金来源 | 全年预算数 | 全年执行数 | 执行率\n年度资金总额 | 1180 | 1150 | 97.46%",
    ],
  ])("where %s", (_where, funds) => {
    test.each(["99.75", "90", "99.7"])("a total of %s may hold it", (total) => {
      expect(findings(funds, total)).not.toContain("total-mismatch");
    });

    test.each(["89", "100.5"])("a total of %s is no sum", (total) => {
      expect(findings(funds, total)).toContain("total-mismatch");
    });
  });
});

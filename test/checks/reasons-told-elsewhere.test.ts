import { runChecks } from "../../src/checks/run-checks";
import { score } from "../../src/scoring/score";
import { onlyTable as only } from "../fixtures/only-table";

const form = (below: string, cost = "300 | 285 | 10 | 10") =>
  only(`
2024年度项目绩效自评表 | < | < | < | < | < | <
项目名称 | 校园安防 | < | < | < | < | <
一级指标 | 二级指标 | 三级指标 | 目标 | 实际 | 分值 | 得分
成本指标 | 经济成本指标 | 活动总成本（万元） | ${cost}
产出指标 | 数量指标 | 安装摄像头 | 500个 | 500个 | 50 | 50
效益指标 | 社会效益指标 | 事故下降率 | 20% | 25% | 30 | 30
满意度指标 | 满意度 | 师生满意度 | 95% | 94% | 10 | 9.89
自评得分 | < | < | < | < | < | 99.89
${below}`);

const findings = (below: string, cost?: string) =>
  runChecks(score(form(below, cost), null)).map(({ check }) => check);

describe("a reason on a form without a place for one", () => {
  test.each([
    ["存在问题 | 师生满意度略低于目标，部分校区噪声较大 | < | < | < | < | <"],
    ["改进措施 | 师生满意度未达标的校区加装隔音窗 | < | < | < | < | <"],
    ["注：满意度未达到目标，因部分校区噪声较大。 | < | < | < | < | < | <"],
  ])("may stand below it: %s", (below) => {
    expect(findings(below)).not.toContain("reason-place-missing");
  });

  test("is asked for where what is told speaks of something else", () => {
    expect(findings("存在问题 | 部分设备安装较晚 | < | < | < | < | <")).toContain("reason-place-missing");
  });
});

describe("costs without a sign", () => {
  test("are not to be reached", () => {
    expect(findings("")).not.toContain("unmet-full-score");
  });

  test("are exceeded by more", () => {
    expect(findings("", "300 | 330 | 10 | 10")).toContain("unmet-full-score");
  });
});

test("自评得分 below the indicators is their sum", () => {
  const table = form("");
  expect(table.total?.score?.text).toBe("99.89");
  expect(table.indicators).toHaveLength(4);
});

test.each(["偏差原因分析及改进措施", "未完成原因", "原因说明"])(
  "a table of the whole department with a place for them asks for reasons: %s",
  (header) => {
    const table = only(`
2024年度部门整体支出绩效完成情况表 | < | < | < | < | <
部门名称 | 信访局 | < | < | < | <
一级指标 | 二级指标 | 三级指标 | 指标值 | 实际完成值 | ${header}
产出指标 | 数量指标 | 接待批次 | ≥800批次 | 865批次 |
^ | 时效指标 | 受理率 | ≥98% | 92% |
效益指标 | 社会效益指标 | 化解率 | ≥90% | 94% |`);
    expect(runChecks(score(table, null)).map(({ check, row }) => [check, row])).toContainEqual([
      "reason-missing",
      1,
    ]);
  },
);

test("a form that scores one part by criteria and the other without weights has no sum of ours", () => {
  const table = only(`
项目绩效目标自评表 | < | < | < | < | <
项目名称 | 公路养护 | < | < | < | <
评价内容 | < | < | 分值 | 自评分 | 评价标准
决策依据 | < | < | 15 | 15 | 有依据得满分
一级指标 | 二级指标 | 指标名称 | 年初指标值 | 年终完成值 | 自评分
产出指标40分 | 数量指标 | 养护里程 | 300公里 | 300公里 | 40
效益指标45分 | 社会效益 | 通行条件 | 改善 | 改善 | 45`);
  const scored = score(table, null);
  expect([scored.total, scored.grade]).toEqual([null, null]);
  expect(runChecks(scored).map(({ check }) => check)).not.toContain("weight-sum");
});

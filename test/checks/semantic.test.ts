import { selfEvaluation } from "../fixtures/table";
import { findingsIn } from "./found";

/** `一级 | 二级 | 三级 | 性质 | 指标值 | 单位 | 完成值 | 权重 | 得分 | 原因`, as published tables have them. */
type Line = string;

interface Cases {
  readonly raises: readonly Line[];
  /** What looks alike and is right. */
  readonly leaves: readonly Line[];
}

const CASES: Readonly<Record<string, Cases>> = {
  "target-unreadable": {
    raises: [
      "产出指标 | 数量指标 | 保障人数 |  | — |  | 2370人 | 10 | 10 | ",
      "项目决策 | 项目立项 | 立项依据数 | ≥ | 见附件2 | 项 | 3 | 10 | 10 | ",
    ],
    leaves: [
      "项目决策 | 项目立项 | 立项依据充分性 |  | — |  | 依据充分 | 10 | 10 | ",
      "项目管理（25分） | 财务管理 | 制度有效性 |  | / |  | 制度健全 | 10 | 9 | 台账不全",
    ],
  },
  "class-suspect": {
    raises: [
      "产出指标 | 数量指标 | 设备验收合格率 | ≥ | 98 | % | 100 | 10 | 10 | ",
      "产出指标 | 数量指标 | 数据核验准确率 | ≥ | 98 | % | 99 | 10 | 10 | ",
      "效益指标 | 可持续影响指标 | 系统故障处置及时率 | ≥ | 95 | % | 96 | 10 | 10 | ",
      "效益指标 | 生态效益指标 | 监控平台运维报告 | ＝ | 12 | 份 | 12 | 10 | 10 | ",
      "效益指标 | 社会效益指标 | 平台运维费用 | ≤ | 60 | 万元 | 58 | 10 | 10 | ",
      "产 出 指 标 | 数 量 指标 | 设备验收 合格率 | ≥ | 98 | % | 100 | 10 | 10 | ",
      "产出指标 | 质量指标 | 用户满意度 | ≥ | 90 | % | 95 | 10 | 10 | ",
    ],
    leaves: [
      "产出指标 | 质量指标 | 系统故障响应时间 | ≤ | 2 | 小时 | 1 | 10 | 10 | ",
      "产出及效率 | 履职效益 | 社会公众或服务对象满意度 | ≥ | 90 | % | 95 | 10 | 10 | ",
      "产出指标 | 质量指标 | 故障修复时间 | ≤ | 4 | 小时 | 3 | 10 | 10 | ",
      "产出指标 | 质量指标 | 平台全年运行天数 | ≥ | 360 | 天 | 365 | 10 | 10 | ",
      "效益指标 | 可持续影响指标 | 系统中断影响时间 | ≤ | 8 | 小时 | 2 | 10 | 10 | ",
      "效益指标 | 可持续影响指标 | 项目后续影响时间 | ≥ | 3 | 年 | 3 | 10 | 10 | ",
      "效益指标 | 经济效益指标 | 结余率 | ≤ | 5 | % | 3 | 10 | 10 | ",
      "效益指标 | 经济效益指标 | 降低企业办事成本 | ≥ | 10 | % | 12 | 10 | 10 | ",
      "效益指标 | 社会效益指标 | 减轻群众就医费用 | ≥ | 10 | % | 12 | 10 | 10 | ",
      "产出指标 | 数量指标 | 编制统计年报 | ＝ | 1 | 份 | 1 | 10 | 10 | ",
      "效益指标 | 社会效益指标 | 发布生态环境质量报告 | 定性 | 优良中低差 |  | 优 | 10 | 10 | ",
    ],
  },
  "direction-suspect": {
    raises: [
      "满意度指标 | 服务对象满意度指标 | 用户满意度 | ≤ | 95 | % | 96 | 10 | 9.89 | 见附件说明",
      "产出指标 | 质量指标 | 系统故障率 | ≥ | 5 | % | 6 | 10 | 10 | ",
    ],
    leaves: [
      "产出指标 | 质量指标 | 系统故障率下降幅度 | ≥ | 5 | % | 6 | 10 | 10 | ",
      "效益指标 | 社会效益指标 | 群众投诉办结率 | ≥ | 95 | % | 96 | 10 | 10 | ",
      "产出指标 | 数量指标 | 安全事故应急演练 | ≥ | 2 | 次 | 2 | 10 | 10 | ",
      "产出指标 | 质量指标 | 完成率偏差 | ≤ | 5 | % | 3 | 10 | 10 | ",
      "产出指标 | 时效指标 | 投诉处理及时率 | ≤ | 24 | 小时 | 20 | 10 | 10 | ",
    ],
  },
  "cost-with-floor": {
    raises: ["成本指标 | 经济成本指标 | 平台运维费用 | ≥ | 60 | 万元 | 60 | 10 | 10 | "],
    leaves: [
      "成本指标 | 经济成本指标 | 经费节约率 | ≥ | 5 | % | 6 | 10 | 10 | ",
      "成本指标 | 经济成本指标 | 较上年压减会议费 | ≥ | 10 | % | 12 | 10 | 10 | ",
      "成本指标 | 经济成本指标 | 平台运维费用 | ≤ | 60 | 万元 | 60 | 10 | 10 | ",
    ],
  },
  "quantity-with-ceiling": {
    raises: ["产出指标 | 数量指标 | 开展培训期数 | ≤ | 10 | 期 | 8 | 10 | 10 | "],
    leaves: [
      "产出指标 | 数量指标 | 预算调整次数 | ≤ | 1 | 次 | 1 | 10 | 10 | ",
      "产出指标 | 数量指标 | 重大安全事故 | ≤ | 0 | 起 | 0 | 10 | 10 | ",
      "产出指标 | 时效指标 | 办理时限 | ≤ | 10 | 天 | 8 | 10 | 10 | ",
    ],
  },
  "reason-empty": {
    raises: [
      "产出指标 | 数量指标 | 开展培训期数 | ≥ | 10 | 期 | 8 | 10 | 8 | 无偏差",
      "产出指标 | 数量指标 | 开展培训期数 | ≥ | 10 | 期 | 8 | 10 | 8 | 已完成",
      "产出指标 | 数量指标 | 开展培训期数 | ≥ | 10 | 期 | 8 | 10 | 8 | 同上",
    ],
    leaves: [
      "产出指标 | 数量指标 | 开展培训期数 | ≥ | 10 | 期 | 8 | 10 | 8 | 疫情影响",
      "产出指标 | 数量指标 | 开展培训期数 | ≥ | 10 | 期 | 8 | 10 | 8 | 经费压减",
      "产出指标 | 数量指标 | 开展培训期数 | ≥ | 10 | 期 | 10 | 10 | 10 | 无偏差",
    ],
  },
  "deviation-unexplained": {
    raises: ["产出指标 | 数量指标 | 整合业务系统 | ≥ | 2 | 个 | 3 | 10 | 10 | "],
    leaves: [
      "效益指标 | 经济效益指标 | 税收增长率 | ≥ | 5 | % | 9 | 10 | 10 | ",
      "效益指标 | 生态效益指标 | 能耗下降率 | ≥ | 2 | % | 4 | 10 | 10 | ",
      "产出指标 | 数量指标 | 整合业务系统 | ≥ | 10 | 个 | 13 | 10 | 10 | ",
    ],
  },
};

function checksOf(line: Line): readonly string[] {
  const table = selfEvaluation({ indicators: [line] });
  return findingsIn(table)
    .filter(({ part }) => part === "indicator")
    .map(({ check }) => check);
}

describe.each(Object.entries(CASES))("%s", (check, { raises, leaves }) => {
  it.each(raises)("is raised by %s", (line) => {
    expect(checksOf(line)).toContain(check);
  });

  it.each(leaves)("leaves %s", (line) => {
    expect(checksOf(line)).not.toContain(check);
  });
});

const ROWS = [
  "产出指标 | 数量指标 | 开展培训期数 | ≥ | 10 | 期 | 10 | 60 | 60 | ",
  "效益指标 | 社会效益指标 | 服务能力提升 | 定性 | 优良中低差 |  | 优 | 20 | 20 | ",
  "满意度指标 | 服务对象满意度指标 | 学员满意度 | ≥ | 90 | % | 95 | 10 | 10 | ",
];
const FULL = ["总额 | 100 | 100 | 100 | 100% | 10 | 10"];

describe("checks of texts", () => {
  const of = (
    fields: Readonly<Record<string, string>>,
    budget: readonly string[] = FULL,
    indicators: readonly string[] = ROWS,
  ) =>
    findingsIn(selfEvaluation({ fields, budget, indicators, total: "100 | 100" })).map(({ check }) => check);

  it.each([
    ["text-contradicts", { goalCompletion: "系统已建设完成，等待验收。" }, true],
    ["text-contradicts", { problems: "部分设备停用。" }, true],
    ["text-contradicts", { goalCompletion: "系统全年未暂停服务。" }, false],
    ["text-contradicts", { goalCompletion: "避免了系统停用。" }, false],
    ["text-contradicts", { goalCompletion: "有效防止业务暂停，全年稳定。" }, false],
    ["text-contradicts", { goalCompletion: "停用的两台设备已更换，运行正常。" }, false],
    ["text-contradicts", { implementation: "暂停一个月后复工，年底完工。" }, false],
    ["text-contradicts", { annualGoal: "年底前建成，待验收后使用。" }, false],
    ["problems-denied", { problems: "无" }, false],
    ["problems-denied", { problems: "未发现明显问题。" }, false],
    ["goal-copied", { annualGoal: "开展十期培训", goalCompletion: "开展十期培训" }, false],
    [
      "goal-copied",
      {
        annualGoal: "全年开展十期业务培训，提升基层人员能力。",
        goalCompletion: "全年开展十期业务培训，提升基层人员能力。",
      },
      true,
    ],
    [
      "goal-copied",
      {
        annualGoal: "全年开展十期业务培训，提升基层人员能力。",
        goalCompletion: "培训十期 1,204 人次，考核合格率 98 %。",
      },
      false,
    ],
    ["score-not-stated", { conclusion: "自评得分100。" }, false],
    ["score-not-stated", { conclusion: "项目总分为 100，等级优。" }, false],
  ] as const)("%s, %o: %s", (check, fields, isRaised) => {
    expect(of(fields).includes(check)).toBe(isRaised);
  });

  it.each([
    ["problems-denied", "无", ["总额 | 100 | 100 | 80 | 80% | 10 | 8"], true],
    ["problems-denied", "支付进度偏慢。", ["总额 | 100 | 100 | 80 | 80% | 10 | 8"], false],
    ["execution-behind-output", "支付进度偏慢。", ["总额 | 100 | 100 | 79 | 79% | 10 | 7.9"], true],
    ["execution-behind-output", "支付进度偏慢。", ["总额 | 100 | 100 | 81 | 81% | 10 | 8.1"], false],
  ] as const)("%s, %s, %s: %s", (check, problems, budget, isRaised) => {
    expect(of({ problems }, budget).includes(check)).toBe(isRaised);
  });

  it.each([
    ["人员经费", false],
    ["公用经费", false],
    ["信息化系统运维", true],
  ])("category-missing, %s: %s", (projectName, isRaised) => {
    const fields = { projectName, projectCode: "" };
    expect(of(fields, FULL, ROWS.slice(0, 1)).includes("category-missing")).toBe(isRaised);
  });
});

describe("budget-indicator-mismatch", () => {
  const raised = (line: string) =>
    findingsIn(
      selfEvaluation({ budget: ["总额 | 100 | 100 | 97.15 | 97.15% | 10 | 9.72"], indicators: [line] }),
    ).some(({ check }) => check === "budget-indicator-mismatch");

  it.each([
    ["产出指标 | 成本指标 | 结余率 | ≤ | 5 | % | 0 | 10 | 10 | ", true],
    ["产出指标 | 时效指标 | 预算执行率 | ≥ | 90 | % | 100 | 10 | 10 | ", true],
    ["产出指标 | 成本指标 | 结余率 | ≤ | 5 | % | 2.85 | 10 | 10 | ", false],
    ["产出指标 | 成本指标 | 结余率 | ≤ | 5 | % | ≤5 | 10 | 10 | ", false],
    ["产出指标 | 时效指标 | 预算执行率 | ≥ | 90 | % | 97% | 10 | 10 | ", false],
    ["产出指标 | 质量指标 | 行业标准执行率 | ≥ | 90 | % | 100 | 10 | 10 | ", false],
    ["产出指标 | 成本指标 | “三公经费”控制率 | ≤ | 100 | % | 60 | 10 | 10 | ", false],
    ["产出指标 | 数量指标 | 任务完成率 | ＝ | 100 | % | 100 | 10 | 10 | ", false],
  ])("%s: %s", (line, isRaised) => {
    expect(raised(line)).toBe(isRaised);
  });
});

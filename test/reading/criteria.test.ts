import { onlyTable as only } from "../fixtures/only-table";

const roles = (sheet: string) => only(sheet).columns.map(({ role }) => role);

describe("criteria beside what was found", () => {
  const sheet = (found: string, criteria: string) => `
财政支出项目绩效评价得分表 | < | < | < | < | <
一级指标 | 二级指标 | 三级指标 | 分值 | ${criteria} | ${found} | 得分
决策 | 立项 | 依据充分性 | 20 | 充分得满分 | 符合规划 | 20
过程 | 资金管理 | 使用合规性 | 30 | 合规得满分 | 合规 | 30
产出 | 数量 | 维修校舍面积 | 50 | 3万㎡得满分 | 3万㎡ | 50`;

  test.each([
    ["实际情况", "评价标准"],
    ["完成情况", "评分标准"],
    ["实际完成值", "评分细则"],
  ])("%s and %s make a scoring sheet, which has no targets", (found, criteria) => {
    expect(only(sheet(found, criteria)).coverage.missing).toEqual([]);
  });

  test("a target that nobody knows leaves it open", () => {
    const { coverage } = only(`
项目绩效评价得分表 | < | < | < | < | < | <
一级指标 | 二级指标 | 三级指标 | 分值 | 甲乙丙 | 评价标准 | 实际情况 | 得分
决策 | 立项 | 依据充分性 | 50 | 有文件依据 | 充分得满分 | 符合规划 | 50
过程 | 资金管理 | 使用合规性 | 50 | 无违规情形 | 合规得满分 | 合规 | 50`);
    expect(coverage.missing).toEqual(["target"]);
  });
});

describe("criteria beside what was wanted", () => {
  const sheet = (wanted: string, criteria: string, before = "") => `
预算绩效管理工作考核表 | < | < | < | < | < | <
${before}项目 | 考核内容 | 考核指标 | ${wanted} | ${criteria} | 权数 | 考评得分
支出管理 | 预算执行 | 支出完成率 | 100% | 按比例得分 | 40 | 38
^ | 结转结余 | 结转结余率 | ≤9% | 每超1%扣2分 | 20 | 20
绩效管理 | 绩效目标 | 目标申报率 | 100% | 每少一项扣1分 | 40 | 40`;

  test.each([
    ["年度工作目标", "评分标准"],
    ["目标值", "计分办法"],
    ["考核目标", "评分细则"],
  ])("%s and %s make a scoring sheet, the first column its first level", (wanted, criteria) => {
    const table = only(sheet(wanted, criteria));
    expect(table.coverage.missing).toEqual([]);
    expect(table.indicators.map(({ level1, level2, name }) => [level1.text, level2.text, name.text])).toEqual(
      [
        ["支出管理", "预算执行", "支出完成率"],
        ["支出管理", "结转结余", "结转结余率"],
        ["绩效管理", "绩效目标", "目标申报率"],
      ],
    );
  });

  test("what was reached is missed beside funds", () => {
    const funds = `预算数 | 执行数 | 执行率 | 权重 | 得分 | | 
300 | 285 | 95% | 10 | 9.5 | | 
`;
    expect(only(sheet("目标值", "评分标准", funds)).coverage.missing).toContain("actual");
  });
});

test.each(["绩效指标及目标值", "指标名称及年度指标值", "指标内容和目标"])(
  "%s holds the names, and the table is told to lack its targets",
  (header) => {
    const sheet = `
专项资金绩效自评表 | < | < | < | <
专项名称 | 干部培训 | < | < | <
指标 | ${header} | 全年完成情况 | 分值 | 得分
产出指标 | 举办培训班≥10期 | 10期 | 50 | 50
^ | 培训人数≥500人 | 512人 | 30 | 30
满意度指标 | 学员满意度≥95% | 96% | 20 | 20`;
    expect(roles(sheet)).toEqual(["level1", "name", "actual", "weight", "score"]);
    expect(only(sheet).coverage.missing).toEqual(["target"]);
  },
);

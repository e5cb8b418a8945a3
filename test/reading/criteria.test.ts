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

describe("sections numbered in the column of numbers", () => {
  test.each([
    ["一", "二"],
    ["（一）", "（二）"],
    ["一、", "二、"],
  ])("%s beside a heading, and adjusting points below the sum", (first, second) => {
    const table = only(`
专项资金绩效评价指标评分表 | < | < | < | < | <
序号 | 指标 | 指标满分 | 评分办法 | 自评得分 | 数据来源
${first} | 资金投入（20分） | | | |
1 | 预算安排增幅 | 10 | 按比例计分 | 10 | 文件
2 | 资金占比 | 10 | 按比例计分 | 9 | 文件
${second} | 资金监管（80分） | | | |
3 | 公告公示 | 30 | 公示得满分 | 30 | 材料
4 | 监督检查 | 50 | 检查得满分 | 49 | 记录
合计 | < | 100 | | 98 |
调整指标 | < | 最高加分3分 | 机制创新 | 1 |
调整指标 | < | 最高减分10分 | 违规违纪 | 0 |`);
    const at = first.includes("（") ? "level2" : "level1";
    expect(table.indicators.map((row) => [row[at].text, row.name.text])).toEqual([
      ["资金投入（20分）", "预算安排增幅"],
      ["资金投入（20分）", "资金占比"],
      ["资金监管（80分）", "公告公示"],
      ["资金监管（80分）", "监督检查"],
    ]);
    expect(table.total).toMatchObject({ weight: { text: "100" }, score: { text: "98" } });
  });

  test("a sum between the rows that is not all of it ends nothing", () => {
    const table = only(`
专项资金绩效评价指标评分表 | < | < | < | <
序号 | 指标 | 指标满分 | 评分办法 | 自评得分
1 | 预算安排增幅 | 10 | 按比例计分 | 10
合计 | < | 10 | | 10
2 | 公告公示 | 40 | 公示得满分 | 40
3 | 监督检查 | 50 | 检查得满分 | 49
合计 | < | 100 | | 99`);
    expect(table.indicators.map(({ name }) => name.text)).toEqual(["预算安排增幅", "公告公示", "监督检查"]);
    expect(table.total?.score?.text).toBe("99");
  });
});

describe("a header whose words its column denies", () => {
  test.each(["项目权重", "权重", "指标权重（分）"])(
    "%s over 项目决策 and 项目管理 heads levels",
    (header) => {
      const table = only(`
预算支出项目绩效自评表 | < | < | < | < | <
${header} | 评价内容 | 分值 | 自评分 | 复核分 | 评价标准
项目决策2分 | 决策依据 | 2 | 2 | | 有依据计2分
项目管理98分 | 财务制度 | 30 | 30 | | 健全计满分
^ | 组织机构 | 30 | 28 | | 健全计满分
^ | 运行监管 | 38 | 38 | | 有记录计满分`);
      expect(table.indicators.map(({ level1, name }) => [level1.text, name.text])).toEqual([
        ["项目决策2分", "决策依据"],
        ["项目管理98分", "财务制度"],
        ["项目管理98分", "组织机构"],
        ["项目管理98分", "运行监管"],
      ]);
    },
  );
});

test.each([
  ["评价维度", "评价内容", "评价要点"],
  ["考核模块", "考核内容", "考核指标"],
  ["评价项目", "评价方面", "评价指标"],
])("%s, %s and %s are the levels and the names", (first, second, third) => {
  const table = only(`
部门整体绩效评价打分表 | < | < | < | < | <
${first} | ${second} | ${third} | 评分标准 | 分值 | 自评得分
预算管理 | 预算编制 | 编制完整 | 完整得满分 | 20 | 20
^ | 预算执行 | 执行率 | 按比例得分 | 30 | 28
履职效能 | 重点工作 | 完成情况 | 未完成扣分 | 50 | 48
合计 | < | < | < | 100 | 96`);
  expect(table.indicators.map(({ level1, level2, name }) => [level1.text, level2.text, name.text])).toEqual([
    ["预算管理", "预算编制", "编制完整"],
    ["预算管理", "预算执行", "执行率"],
    ["履职效能", "重点工作", "完成情况"],
  ]);
});

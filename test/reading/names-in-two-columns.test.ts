import { onlyTable as only } from "../fixtures/only-table";

const rows = (sheet: string) =>
  only(sheet).indicators.map(({ level1, level2, name, weight, score }) =>
    [level1, level2, name, weight, score].map((entry) => entry?.text ?? ""),
  );

describe("one header over the numbers of the names and the names", () => {
  const sheet = (header: string, numbers: readonly [string, string, string]) => `
项目绩效目标自评表 | < | < | < | < | < | < | <
项目名称 | 种薯繁育 | < | < | < | < | < | <
一级指标 | 二级指标 | ${header} | < | 分值 | 年度指标值 | 全年实际值 | 得分
产出指标 | 数量指标 | ${numbers[0]} | 发放原原种 | 40 | 550万粒 | 550万粒 | 40
^ | ^ | ${numbers[1]} | 建设繁育基地 | 30 | 8000亩 | 7200亩 | 27
效益指标 | 经济效益指标 | ${numbers[2]} | 亩均收入增长 | 30 | ≥5% | 5% | 30
合计 | < | < | < | 100 | | | 97`;

  test.each<[string, readonly [string, string, string]]>([
    ["三级指标", ["指标1", "指标2", "指标1"]],
    ["三级指标名称", ["1.", "2.", "1."]],
    ["指标名称", ["①", "②", "①"]],
  ])("%s over %j", (header, numbers) => {
    expect(rows(sheet(header, numbers))).toEqual([
      ["产出指标", "数量指标", "发放原原种", "40", "40"],
      ["产出指标", "数量指标", "建设繁育基地", "30", "27"],
      ["效益指标", "经济效益指标", "亩均收入增长", "30", "30"],
    ]);
  });
});

describe("one header over a level and the names", () => {
  test.each(["评价指标", "指标名称", "评价内容"])("%s", (header) => {
    expect(
      rows(`
绩效评价指标评分表 | < | < | < | <
${header} | < | 分值 | 评价标准 | 自评得分
前期工作 | 任务分解 | 20 | 按要求分解得满分 | 20
^ | 审批备案 | 20 | 及时备案得满分 | 18
^ | 项目储备 | 10 | 建库得满分 | 10
建后管护 | 执行率 | 30 | 按比例得分 | 28
^ | 合规性 | 20 | 合规得满分 | 20
合计 | < | 100 | | 96`),
    ).toEqual([
      ["前期工作", "", "任务分解", "20", "20"],
      ["前期工作", "", "审批备案", "20", "18"],
      ["前期工作", "", "项目储备", "10", "10"],
      ["建后管护", "", "执行率", "30", "28"],
      ["建后管护", "", "合规性", "20", "20"],
    ]);
  });

  test("names that reach over both columns are names", () => {
    expect(
      rows(`
绩效评价指标评分表 | < | < | < | <
评价指标 | < | 分值 | 评价标准 | 自评得分
任务分解 | < | 40 | 按要求分解得满分 | 40
审批备案 | < | 30 | 及时备案得满分 | 28
项目储备 | 储备库 | 30 | 建库得满分 | 30`).map(([, , name]) => name),
    ).toEqual(["任务分解", "审批备案", "项目储备"]);
  });
});

describe("what each level is called and weighs, under the heading of the level", () => {
  test.each([
    ["名称", "权重（%）"],
    ["指标", "分值"],
    ["指标名称", "标准分"],
  ])("%s and %s", (called, weighs) => {
    const sheet = `
项目绩效自评指标评分表 | < | < | < | < | < | < | <
评价指标 | < | < | < | < | < | 指标解释 | 自评分
一级指标 | < | 二级指标 | < | 三级指标 | < | ^ | ^
${called} | ${weighs} | ${called} | ${weighs} | ${called} | ${weighs} | ^ | ^
投入 | 40 | 项目立项 | 25 | 论证决策 | 15 | 决策是否规范 | 15
^ | ^ | ^ | ^ | 目标设置 | 10 | 目标是否合理 | 9
^ | ^ | 资金落实 | 15 | 资金到位 | 15 | 到位比率 | 15
产出 | 60 | 效率性 | 60 | 完成进度 | 60 | 完成比率 | 58`;
    expect(rows(sheet)).toEqual([
      ["投入", "项目立项", "论证决策", "15", "15"],
      ["投入", "项目立项", "目标设置", "10", "9"],
      ["投入", "资金落实", "资金到位", "15", "15"],
      ["产出", "效率性", "完成进度", "60", "58"],
    ]);
    expect(only(sheet).coverage).toEqual({ missing: [], notUnderstood: [], withoutResult: [] });
  });
});

test.each([
  ["乡镇自验", "区县考评"],
  ["村级自查", "镇级验收"],
  ["乡镇自查得分", "县级核查得分"],
])("of %s and %s the first is the one's own score", (own, review) => {
  const table = only(`
后期管护考评表 | < | < | < | < | <
一级指标 | 二级指标 | 三级指标 | 分值 | 评价标准 | ${own} | ${review}
管护情况 | 设施管护 | 道路田坎 | 60 | 无倒塌得满分 | 60 | 55
^ | 地力培肥 | 秸秆还田 | 40 | 还田得满分 | 38 | 38`);
  expect(table.indicators.map(({ score, reviewScore }) => [score?.text, reviewScore?.text])).toEqual([
    ["60", "55"],
    ["38", "38"],
  ]);
});

import { onlyTable as only } from "../fixtures/only-table";

describe("how far things have come", () => {
  const roles = (headers: string, cells: string) =>
    only(`
2025年1—8月项目支出绩效监控表 | < | < | < | < | <
项目名称 | 农村公路 | < | < | < | <
一级指标 | 二级指标 | 三级指标 | 年度指标值 | ${headers}
产出指标 | 数量指标 | 修建公路 | ≥20公里 | ${cells}
效益指标 | 社会效益指标 | 受益人数 | ≥3000人 | ${cells}`).columns.map(({ role }) => role);

  test.each([
    ["完成进度 | 偏差原因", "60% | ", "progress"],
    ["截至8月完成情况 | 任务进度", "12公里 | 60%", "completionRate"],
    ["1—8月完成值 | 完成进度", "12公里 | 60%", "completionRate"],
  ])("%s", (headers, cells, role) => {
    expect(roles(headers, cells)).toContain("progress");
    expect(roles(headers, cells)).toContain(role);
  });
});

test.each(["满分", "分值", "标准分"])("points with 分 behind them are points: %s", (header) => {
  const { columns, coverage } = only(`
2024年度项目支出绩效自评表 | < | < | < | < | < | <
项目名称 | 校园安防 | < | < | < | < | <
一级指标 | 二级指标 | 三级指标 | 目标值 | 实际值 | ${header} | 自评得分
产出指标 | 数量 | 新增摄像头 | 600个 | 600个 | 60分 | 60分
满意度 | 师生 | 师生满意度 | ≥95% | 96% | 40分 | 40分`);
  expect(columns.map(({ role }) => role)).toEqual([
    "level1",
    "level2",
    "name",
    "target",
    "actual",
    "weight",
    "score",
  ]);
  expect(coverage.notUnderstood).toEqual([]);
});

describe("what is understood in a list of indicators though nothing rests on it", () => {
  const columns = (sheet: string) => {
    const table = only(sheet);
    return { roles: table.columns.map(({ role }) => role), coverage: table.coverage };
  };

  test.each(["指标属性", "指标类型", "考核类别"])("%s says whether it is measured or judged", (header) => {
    const { roles, coverage } = columns(`
项目支出绩效目标表 | < | < | < | < | < | <
项目名称 | 养老服务 | < | < | < | < | <
一级指标 | 二级指标 | 三级指标 | 指标性质 | 指标值 | 度量单位 | ${header}
产出指标 | 数量指标 | 服务人数 | ≥ | 2600 | 人 | 定量
^ | 质量指标 | 达标率 | ≥ | 95 | % | 定量
效益指标 | 社会效益指标 | 服务环境 | 定性 | 改善 | | 定性`);
    expect(roles).toEqual(["level1", "level2", "name", "nature", "target", "unit", null]);
    expect(coverage.notUnderstood).toEqual([]);
  });

  test.each(["年度预算数", "项目经费", "申请金额"])("%s is money, and no target", (header) => {
    const { roles, coverage } = columns(`
部门职责绩效目标表 | < | < | < | <
职责活动 | ${header} | 内容描述 | 绩效指标 | 指标值
公共文化服务 | 320 | 开展惠民活动 | 演出场次完成率 | ≥100%
文物保护 | 180 | 维修文物建筑 | 文物完好率 | ≥98%
市场管理 | 60 | 执法检查 | 举报办结率 | ≥98%`);
    expect(roles.at(1)).toBe(null);
    expect(roles.at(-1)).toBe("target");
    expect(coverage.notUnderstood).toEqual([]);
  });

  test.each(["评价标准", "评分标准", "考核标准"])(
    "of what earns each grade under %s the best is the target",
    (header) => {
      const sheet = `
部门职责绩效目标表 | < | < | < | < | < | < | <
职责活动 | 内容描述 | 绩效目标 | 绩效指标 | ${header} | < | < | <
^ | ^ | ^ | ^ | 优 | 良 | 中 | 差
公共文化服务 | 开展惠民活动 | 丰富生活 | 演出场次完成率 | ≥100% | ≥90% | ≥80% | ＜80%
文物保护 | 维修文物建筑 | 保护安全 | 文物完好率 | ≥98% | ≥95% | ≥90% | ＜90%
市场管理 | 执法检查 | 规范秩序 | 举报办结率 | ≥98% | ≥95% | ≥90% | ＜90%`;
      expect(only(sheet).indicators.map(({ target }) => target?.text)).toEqual(["≥100%", "≥98%", "≥98%"]);
      expect(only(sheet).coverage).toEqual({ missing: [], notUnderstood: [], withoutResult: [] });
    },
  );
});

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

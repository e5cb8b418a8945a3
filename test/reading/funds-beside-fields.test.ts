import { onlyTable as only } from "../fixtures/only-table";

const indicators = `一级指标 | 二级指标 | 三级指标 | 年度指标值 | 全年实际值 | 分值 | 得分 | 未完成原因
产出指标 | 数量指标 | 助餐人次 | ≥20000人次 | 21035人次 | 50 | 50 |
满意度指标 | 满意度 | 老人满意度 | ≥90% | 95% | 40 | 40 |
总分 | < | < | < | < | 100 | 99.5 |`;

const funds = (sheet: string) =>
  only(sheet).budget.map(({ adjusted, executed, rate, weight, score }) =>
    [adjusted, executed, rate, weight, score].map((entry) => entry?.text ?? ""),
  );

describe("amounts of the funds that stand behind fields", () => {
  test.each([
    [
      `项目名称 | 养老服务 | 预算数（万元） | 80 | 执行数（万元） | 76 | 执行率 | 95%
主管部门 | 民政局 | 实施单位 | 街道办 | 分值 | 10 | 得分 | 9.5`,
      ["80", "76", "95%", "10", "9.5"],
    ],
    [
      `实施单位 | 街道办 | 全年预算数 | 80万元 | 全年执行数 | 76万元 | < | <`,
      ["80万元", "76万元", "", "", ""],
    ],
    [
      `主管部门 | 民政局 | < | < | 预算安排 | 80 | 实际支出 | 76
项目名称 | 养老服务 | < | < | 执行率 | 95% | 得分 | 9.5`,
      ["80", "76", "95%", "", "9.5"],
    ],
  ])("%s", (rows, amounts) => {
    const sheet = `
2024年度项目支出绩效自评表 | < | < | < | < | < | < | <
${rows}
${indicators}`;
    expect(funds(sheet)).toEqual([amounts]);
    expect(only(sheet).unplaced).toEqual([]);
    expect(only(sheet).fields.implementingUnit?.text ?? "街道办").toBe("街道办");
  });

  test("in different units are no pair to divide", () => {
    const sheet = `
2024年度项目支出绩效自评表 | < | < | < | < | < | < | <
项目名称 | 养老服务 | 全年预算数 | 0.8亿元 | 全年执行数 | 7600万元 | < | <
${indicators}`;
    expect(funds(sheet)).toEqual([]);
    expect(only(sheet).extraFields.map(({ entry }) => entry.text)).toEqual(["0.8亿元", "7600万元"]);
  });

  test("tell the unit of amounts where nothing else does", () => {
    const sheet = `
2024年度项目支出绩效自评表 | < | < | < | < | < | < | <
项目名称 | 养老服务 | 全年预算数 | 80万元 | 全年执行数 | 76万元 | < | <
${indicators}`;
    expect(only(sheet).amountUnit).toBe("万元");
  });
});

describe("a column that explains the results", () => {
  const sheet = (header: string, met: string, missed: string) => `
2024年度项目支出绩效自评表 | < | < | < | < | < | < | <
项目名称 | 养老服务 | < | < | < | < | < | <
一级指标 | 二级指标 | 三级指标 | 年度指标值 | 全年实际值 | 分值 | 得分 | ${header}
产出指标 | 数量指标 | 助餐人次 | ≥20000人次 | 19000人次 | 50 | 47.5 | ${missed}
效益指标 | 社会效益指标 | 覆盖率 | ≥85% | 86% | 25 | 25 | ${met}
满意度指标 | 满意度 | 老人满意度 | ≥90% | 95% | 25 | 25 | ${met}`;

  test.each(["完成说明", "自评情况说明", "得分说明"])("%s holds reasons where points were lost", (header) => {
    expect(
      only(sheet(header, "", "闭馆改造两个月")).columns.find((column) => column.header === header)?.role,
    ).toBe("reason");
  });

  test("is no column of reasons where it speaks of what was reached as well, or of the indicator", () => {
    const said = only(sheet("完成说明", "已全部完成", "完成大部分")).columns;
    expect(said.find(({ header }) => header === "完成说明")?.role).toBe("explanation");
    const indicator = only(sheet("指标说明", "", "按年统计")).columns;
    expect(indicator.find(({ header }) => header === "指标说明")?.role).toBe("explanation");
  });
});

test("能否完成 says how likely an indicator is", () => {
  const table = only(`
2025年度绩效监控情况表（截至7月31日） | < | < | < | <
项目名称 | 数字政府 | < | < | <
指标 | 年度目标 | 1-7月完成值 | 偏离原因 | 全年能否完成
系统建设数 | 12个 | 7个 | | 能
数据接口 | 200个 | 60个 | 厂商滞后 | 不能
用户满意度 | ≥90% | 91% | | 能`);
  expect(table.indicators.map(({ likelihood, actual }) => [likelihood?.text, actual?.text])).toEqual([
    ["能", undefined],
    ["不能", undefined],
    ["能", undefined],
  ]);
});

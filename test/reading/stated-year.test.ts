import { onlyTable as only } from "../fixtures/only-table";

const form = (title: string, below: string) => `
${title} | < | < | < | <
${below}
项目名称 | 粮油创建 | < | < | <
一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值
产出指标 | 数量指标 | 示范片面积 | 10万亩 | 10.2万亩`;

describe("the year of a table", () => {
  test.each([
    ["项目支出绩效自评表（2024）", "填报单位：农业局 | < | < | < | <"],
    ["2024年度项目支出绩效自评表", "单位：万元 | < | < | < | <"],
    ["项目支出绩效自评表", "（2024年度） | < | < | < | 单位：万元"],
    ["项目支出绩效自评表", "2024年 | < | < | 单位：元 | <"],
  ])("%s over %s", (title, below) => {
    expect(only(form(title, below)).year).toBe(2024);
  });

  test.each([
    ["财预〔2023〕12号文件附表 项目支出绩效自评表", "单位：元 | < | < | < | <"],
    ["项目支出绩效自评表（6.1）", "单位：元 | < | < | < | <"],
  ])("is not taken from %s", (title, below) => {
    expect(only(form(title, below)).year).toBeNull();
  });
});

import { onlyTable as only } from "../fixtures/only-table";

const form = (line: string) => `
2025年度项目支出绩效监控表
${line}
一级指标 | 二级指标 | 三级指标 | 年度指标值 | 1—6月完成值 | 全年预计完成值 | 偏差原因
产出指标 | 数量指标 | 建设面积 | 20000亩 | 9000亩 | 20000亩 |
效益指标 | 社会效益指标 | 受益农户 | 3500户 | 1200户 | 3500户 | `;

describe("in a form without merges, labels that nobody lists behind a known one", () => {
  test.each([
    ["项目名称 | 高标准农田建设 | 预算单位 | 县农业农村局", "县农业农村局"],
    ["项目名称 | | 高标准农田建设 | | 承担单位 | | 县农田中心", "县农田中心"],
    ["项目名称 | 高标准农田建设 | 项目级次 | 县级 | 用款单位 | 县农田中心", "县农田中心"],
  ])("%s", (line, unit) => {
    const { fields, unplaced } = only(form(line));
    expect([fields.projectName?.text, fields.implementingUnit?.text]).toEqual(["高标准农田建设", unit]);
    expect(unplaced).toEqual([]);
  });

  test("but what is no label is named as it stands", () => {
    const { fields, unplaced } = only(form("项目名称 | 高标准农田建设 | 第二期 | 三个乡镇"));
    expect(fields.projectName?.text).toBe("高标准农田建设");
    expect(unplaced.map(({ text }) => text)).toEqual(["第二期", "三个乡镇"]);
  });
});

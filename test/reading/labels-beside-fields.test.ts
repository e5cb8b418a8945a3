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

describe("the label of a goal over the whole width", () => {
  test.each([
    ["年度绩效目标", "*年度绩效总目标"],
    ["年度目标", "年度总体目标"],
    ["绩效目标", "年度绩效目标"],
  ])("%s heads the fields below it, whose goal stands beside %s", (heading, label) => {
    const { fields, extraFields } = only(`
部门整体绩效目标 | < | < | < | < | <
基本信息 | < | < | < | < | <
部门名称 | 林业局 | < | 联系人 | 王敏 | <
${heading} | < | < | < | < | <
${label} | < | 完成造林任务，保障正常履职。 | < | < | <
一级指标 | 二级指标 | 三级指标 | 计算符号 | 目标值 | 度量单位
产出指标 | 数量指标 | 造林面积 | ≥ | 3 | 万亩
效益指标 | 生态效益指标 | 火灾受害率 | ≤ | 0.8 | ‰`);
    expect(fields.annualGoal?.text).toBe("完成造林任务，保障正常履职。");
    expect(extraFields.map(({ entry }) => entry.text)).not.toContain("完成造林任务，保障正常履职。");
  });

  test.each(["完成造林3万亩，抚育5万亩。", "完成", "见附件"])("is that of the text below it: %s", (text) => {
    const { fields } = only(`
项目支出绩效目标表 | < | < | < | < | <
项目名称 | 造林补助 | < | < | < | <
年度绩效目标 | < | < | < | < | <
${text} | < | < | < | < | <
一级指标 | 二级指标 | 三级指标 | 计算符号 | 目标值 | 度量单位
产出指标 | 数量指标 | 造林面积 | ≥ | 3 | 万亩`);
    expect(fields.annualGoal?.text).toBe(text);
  });
});

describe("headings over the fields of a department", () => {
  const form = (title: string, heading: string, years: string) => `
${title} | < | < | < | < | <
单位：万元 | < | < | < | < | <
部门名称 | 信访局 | < | 联系人 | 王敏 | <
总体绩效目标 | < | 畅通信访渠道，化解积案。 | < | < | <
${heading} | < | < | < | < | <
${years}
一级指标 | 二级指标 | 三级指标 | 指标性质 | 指标值 | 度量单位
产出指标 | 数量指标 | 接待批次 | ≥ | 800 | 批次
效益指标 | 社会效益指标 | 积案化解率 | ≥ | 90 | %`;
  const ofYears = `财年 | 目标 | < | 实际完成情况 | < | <
2024 | 及时率98%以上 | < | 及时率99% | < | <
2025 | 持续化解积案 | < | --- | < | <`;

  test.each([
    ["部门整体绩效目标", "一、部门年度目标", ofYears],
    ["部门职责-工作活动绩效目标", "二、年度绩效目标", ofYears.replace("财年", "年度")],
    ["单位整体支出绩效目标", "三、绩效目标完成情况", ofYears.replace("财年", "年份")],
  ])("%s and %s ask for nothing; what each year states is kept", (title, heading, years) => {
    const { fields, extraFields } = only(form(title, heading, years));
    expect([fields.annualGoal?.text, fields.goalCompletion]).toEqual(["畅通信访渠道，化解积案。", undefined]);
    expect(extraFields.map(({ entry }) => entry.text)).toEqual(
      expect.arrayContaining(["2024", "及时率98%以上", "及时率99%", "2025", "持续化解积案"]),
    );
  });
});

import { onlyTable } from "../fixtures/only-table";

/** A form that merges hold, with rows below its sum. */
function withBelow(rows: string): ReturnType<typeof onlyTable> {
  return onlyTable(`项目支出绩效自评表 | < | < | < | < | <
项目名称 | 标准化考点 | < | 主管部门 | 省考试院 | <
一级指标 | 三级指标 | 目标值 | 完成值 | 分值 | 得分
产出指标 | 建设考点数 | 120个 | 120个 | 60 | 60
效益指标 | 安全事故 | 0次 | 0次 | 40 | 40
总分 | < | < | < | 100 | 100
${rows}`);
}

const GAP = " | | | | | ";

describe("what stands below a form is told", () => {
  test.each([
    ["a note", "注：考点含县级 | < | < | < | < | <", "注：考点含县级"],
    ["a field that nobody knows", "审核意见 | 同意上报 | < | < | < | <", "同意上报"],
    ["who filled it in", "填报人：张三 | < | < | 电话：123 | < | <", "张三"],
    [
      "a heading that says nothing of fields",
      "三、其他情况 | < | < | < | < | <\n另有说明 | < | < | < | < | <",
      "另有说明",
    ],
  ])("%s, right below, below a gap and below a wider one", (_what, rows, text) => {
    for (const below of [rows, `${GAP}\n${rows}`, `${GAP}\n${GAP}\n${rows}`])
      expect(withBelow(below).extraFields.map(({ entry }) => entry.text)).toContain(text);
  });

  test("a text under a heading over the whole width is that field", () => {
    const { fields, extraFields } = withBelow(`二、自评结论 | < | < | < | < | <
经自评，得分100分。 | < | < | < | < | <
三、存在问题及改进措施 | < | < | < | < | <
网络不稳定，拟升级线路。 | < | < | < | < | <`);
    expect([fields.conclusion?.text, fields.problems?.text]).toEqual([
      "经自评，得分100分。",
      "网络不稳定，拟升级线路。",
    ]);
    expect(extraFields).toEqual([]);
  });

  test("but no heading is the text of the one over it, and no label", () => {
    const { fields } = withBelow(`二、自评结论 | < | < | < | < | <
存在问题 | 网络不稳定 | < | < | < | <`);
    expect([fields.conclusion?.text, fields.problems?.text]).toEqual(["", "网络不稳定"]);
  });

  test("a heading that is not merged, or has nothing below it, heads another form", () => {
    for (const heading of ["三、运转类项目 | | | | | ", "三、运转类项目 | < | < | < | < | <"])
      expect(withBelow(`${GAP}\n${heading}`).extraFields).toEqual([]);
  });

  test("an appendix, and what stands far below, are none of it", () => {
    const far = Array.from({ length: 5 }, () => GAP).join("\n");
    for (const rows of [
      "附件2 | < | < | < | < | <\n佐证清单 | 共3份 | < | < | < | <",
      `${far}\n台账 | 共3份 | < | < | < | <`,
    ])
      expect(withBelow(rows).extraFields).toEqual([]);
  });
});

describe("a field between the indicators and their sum", () => {
  test.each([
    "其他需要说明事项 | < | 无 | < | < | <",
    "说明 | < | 本年未调整 | < | < | <",
    "存在问题 | < | 部分设备老化 | < | < | <",
  ])("%s", (line) => {
    const table = onlyTable(`
2024年度项目支出绩效自评表 | < | < | < | < | <
项目名称 | 营养餐 | < | < | < | <
一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 原因
产出指标 | 数量指标 | 受助学生 | ≥700人 | 735人 | 60 | 60 |
效益指标 | 社会效益指标 | 知晓率 | 100% | 100% | 40 | 38 | 宣传不足
${line}
总分 | < | < | < | < | 100 | 98 | 优`);
    expect(table.total).toMatchObject({ weight: { text: "100" }, score: { text: "98" } });
    expect(table.indicators).toHaveLength(2);
    expect(table.extraFields.map(({ entry }) => entry.text)).toContain("优");
  });
});

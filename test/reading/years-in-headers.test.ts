import { onlyTable as only } from "../fixtures/only-table";

const form = (title: string, heads: string, ...cells: readonly [string, string, string]) => {
  const width = heads.split("|").length + 2;
  return only(`
${title}${" | <".repeat(width)}
项目名称 | 公共图书馆运行${" | <".repeat(width - 1)}
一级指标 | 二级指标 | 三级指标 | ${heads}
产出指标 | 数量指标 | 新增图书册数 | ${cells[0]}
效益指标 | 社会效益指标 | 到馆人次 | ${cells[1]}
满意度指标 | 满意度 | 读者满意度 | ${cells[2]}`);
};

const rolesOf = ({ columns }: ReturnType<typeof only>) => columns.slice(3).map(({ role }) => role);

describe("columns that state years", () => {
  const scored = (first: string, second: string, third: string) =>
    form(
      "2024年度项目支出绩效自评表",
      `${first} | ${second} | ${third} | 分值 | 得分`,
      "18000册 | 20000册 | 21000册 | 40 | 40",
      "52万人次 | 55万人次 | 56万人次 | 40 | 40",
      "93% | 94% | 95% | 20 | 20",
    );

  test.each([
    ["2023年实际完成", "2024年目标值", "2024年实际完成", ["previous", "target", "actual"]],
    ["2023年完成值", "2024年计划值", "2024年完成值", ["previous", "target", "actual"]],
    ["2024年目标", "2024年实际", "2025年目标", ["target", "actual", null]],
    ["2024年目标值", "2024年完成值", "2025年计划", ["target", "actual", null]],
  ])("%s, %s and %s", (first, second, third, roles) => {
    const table = scored(first, second, third);
    expect(rolesOf(table).slice(0, 3)).toEqual(roles);
    expect(table.coverage.notUnderstood).toEqual([]);
  });

  test.each([
    ["2023年实际", "2024年预计", "2025年目标", ["previous", null, "target"]],
    ["2022年完成值", "2023年完成情况", "2025年目标值", [null, "previous", "target"]],
  ])("%s and %s before %s: what is yet to come", (first, second, third, roles) => {
    const table = form(
      "2025年项目支出绩效目标表",
      `${first} | ${second} | ${third}`,
      "18000册 | 20000册 | ≥22000册",
      "52万人次 | 55万人次 | ≥58万人次",
      "93% | 94% | ≥95%",
    );
    expect([table.stage, ...rolesOf(table)]).toEqual(["target", ...roles]);
    expect(table.coverage).toMatchObject({ missing: [], notUnderstood: [] });
  });
});

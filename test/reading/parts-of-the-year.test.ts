import { onlyTable as only } from "../fixtures/only-table";

const form = (parts: readonly [string, string], title = "2026年度项目绩效目标分解表") => `
${title} | < | < | < | < | <
项目名称 | 公共自行车 | < | < | < | <
一级指标 | 二级指标 | 三级指标 | 年度目标 | ${parts[0]} | ${parts[1]}
产出指标 | 数量指标 | 投放车辆 | 5000辆 | 1000辆 | 2000辆
效益指标 | 社会效益指标 | 骑行人次 | ≥200万人次 | 50万人次 | 100万人次
满意度指标 | 满意度 | 市民满意度 | ≥90% | | `;

describe("what is wanted by parts of the year, beside what is wanted of the year", () => {
  test.each([
    ["一季度", "二季度"],
    ["第一季度", "前三季度"],
    ["一季度", "三季度末"],
  ] as const)("%s and %s are kept beside the target", (...parts) => {
    const table = only(form(parts));
    expect([table.stage, table.coverage.missing, table.coverage.notUnderstood]).toEqual(["target", [], []]);
    expect(table.indicators.map(({ target }) => target?.text)).toEqual(["5000辆", "≥200万人次", "≥90%"]);
    expect(table.extra.map(({ header, entry }) => `${header} ${entry.text}`)).toContain(
      `${parts[1]} 100万人次`,
    );
  });
});

import { onlyTable as only } from "../fixtures/only-table";

const form = (change: string, changes: readonly [string, string]) => `
项目支出绩效自评表 | < | < | < | < | <
项目名称 | 妇幼健康服务 | < | < | < | <
资金来源 | 预算批复 | ${change} | 实际支出 | 支出率 | 得分
合计 | 1500000 | ${changes[0]} | 1450000 | 96.67% | 9.67
中央财政 | 1200000 | ${changes[1]} | 1150000 | 95.83% |
指标名称 | 目标值 | 完成值 | 分值 | 得分 | 偏差原因
孕产妇管理率 | ≥90% | 92.3% | 45 | 45 |
群众满意度 | ≥85% | 89% | 45 | 45 |`;

const amounts = (sheet: string) =>
  only(sheet).budget.map(({ initial, adjusted, executed }) => [
    initial?.text,
    adjusted?.text,
    executed?.text,
  ]);

describe("by how much a budget was changed", () => {
  test.each([
    ["预算调整", ["0", "0"]],
    ["年中追加", ["0", "0"]],
    ["调剂（增减）", ["0", "0"]],
  ] as const)("%s of nothing leaves the first budget in force", (change, changes) => {
    expect(amounts(form(change, changes))).toEqual([
      [undefined, "1500000", "1450000"],
      [undefined, "1200000", "1150000"],
    ]);
    expect(only(form(change, changes)).coverage.notUnderstood).toEqual([]);
  });

  test.each([
    ["预算调整", ["-50000", "-50000"]],
    ["追加预算", ["20000", "20000"]],
    ["调整数", ["-30000", "0"]],
  ] as const)("%s is named where no column says what the budget came to", (change, changes) => {
    const { coverage } = only(form(change, changes));
    expect(coverage.notUnderstood.map(({ header }) => header)).toEqual([change]);
  });

  test.each([
    ["预算调整数", ["1480000", "1180000"]],
    ["调整后", ["1480000", "1180000"]],
    ["追加后预算", ["1700000", "1300000"]],
  ] as const)("%s of about the first budget is what it came to", (change, changes) => {
    expect(amounts(form(change, changes)).map(([, adjusted]) => adjusted)).toEqual([...changes]);
  });
});

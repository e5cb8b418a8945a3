import type { BudgetRow } from "../../src/reading/table";
import { onlyTable } from "../fixtures/only-table";

const INDICATORS = `
绩效指标 | 一级指标 | 二级指标 | 三级指标 | 预期指标值 | 实际完成指标值
^ | 产出指标 | 数量指标 | 养护公路里程 | 120公里 | 120公里
^ | 效益指标 | 社会效益指标 | 群众出行便利 | 有效改善 | 有效改善`;

const read = (funds: string) =>
  onlyTable(`
项目支出绩效自评表 | < | < | < | < | <
项目名称 | 公路养护 | < | 实施单位 | 公路养护段 | <
${funds}${INDICATORS}`);

const KEYS = ["label", "initial", "adjusted", "executed", "rate"] as const;
const told = (row: BudgetRow): string => KEYS.map((key) => row[key]?.text ?? "–").join(" ");

describe("funds whose amounts stand beside their names, planned and spent side by side", () => {
  test("each fund is named beside each amount, and the rate stands in one cell with its label", () => {
    const table = read(`项目预算执行情况（万元） | 预算数： | 300 | 执行数： | 270 | 执行率：90%
^ | 其中：财政拨款 | 280 | 其中：财政拨款 | 255 |
^ | 其他资金 | 20 | 其他资金 | 15 |`);
    expect(table.budget.map(told)).toEqual([
      "预算数： – 300 270 90%",
      "其中：财政拨款 – 280 255 –",
      "其他资金 – 20 15 –",
    ]);
    expect(table.extraFields).toEqual([]);
    expect(table.amountUnit).toBe("万元");
  });

  test("a row of them alone, without merges", () => {
    const table = read(
      "资金（元） | 年初预算数 | 300 | 全年预算数 | 310\n | 全年执行数 | 270 | 执行率 | 87.10%",
    );
    expect(table.budget.map(told)).toEqual(["年初预算数 300 310 270 87.10%"]);
  });

  test("all of it in one row", () => {
    const table = read("资金（万元） | 全年预算 | 300 | 全年执行 | 270 | 执行率：90.00%");
    expect(table.budget.map(told)).toEqual(["全年预算 – 300 270 90.00%"]);
    expect(table.extraFields).toEqual([]);
  });
});

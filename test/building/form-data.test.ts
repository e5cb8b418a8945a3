import { dataOf, stored } from "../../src/building/form-data";
import { readSheet } from "../../src/reading/read-sheet";
import { sheetOf } from "../fixtures/sheet-of-lines";

/** What a cell shows, what it holds, and the text that tells what it holds. */
const SHOWN = [
  ["310.46", 310.4567, "310.4567"],
  ["310", 310.4567, "310.4567"],
  ["1,310.46", 1310.4567, "1310.4567"],
  ["96.88%", 0.96875, "96.875%"],
  ["97%", 0.97, "97%"],
  ["0.3", 0.1 + 0.2, "0.3"],
  ["1,310.00", 1310, "1,310.00"],
  ["18个", 18.4, "18个"],
  ["2025年3月1日", 45717, "2025年3月1日"],
] as const;

test.each(SHOWN)("%s that holds %s is told as %s where the cell rounds it by itself", (text, value, told) => {
  const sheet = sheetOf(`
项目支出绩效自评表 | < | < | < | <
一级指标 | 二级指标 | 三级指标 | 指标值 | 完成值 | 分值 | 得分
产出指标 | 数量指标 | 巡查次数 | 10 | X | 10 | 10`);
  const rows = sheet.rows.map((cells) => cells.map((cell) => (cell?.text === "X" ? { value, text } : cell)));
  const [table] = readSheet({ ...sheet, rows }).tables;
  if (!table) throw new Error("nothing is read");
  expect(dataOf(table).indicators[0]?.actual).toBe(text);
  expect(dataOf(table, stored).indicators[0]?.actual).toBe(told);
});

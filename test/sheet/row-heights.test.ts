import type { SheetSnapshot } from "../../src/sheet/snapshot";
import { neededHeights } from "../../src/sheet/row-heights";
import { sheetOf } from "../hosts/contract";

/** Rows of 15 points, columns of 100, and 10 points of font: a line holds 19 narrow characters. */
function needed(
  sheet: SheetSnapshot,
  {
    rowHeights,
    columnWidths,
    wraps = true,
  }: { rowHeights?: number[]; columnWidths?: number[]; wraps?: boolean } = {},
): Record<number, number> {
  const columns = Math.max(...sheet.rows.map(({ length }) => length));
  return Object.fromEntries(
    neededHeights(sheet, {
      rowHeights: rowHeights ?? sheet.rows.map(() => 15),
      columnWidths: columnWidths ?? Array.from({ length: columns }, () => 100),
      cells: sheet.rows.map((cells) => cells.map(() => ({ wraps, fontSize: 10 }))),
    }),
  );
}

const long = "部分群众对公开频次有意见，已改为按月公开并在门户网站设置专栏。";

test.each<[string, Record<string, string>, Record<number, number>]>([
  ["a text of one line needs nothing", { A1: "信息安全检查" }, {}],
  ["a line that just fits is not cut off", { A1: "检查", B1: "查" }, {}],
  ["a text that breaks needs its lines", { A1: "检查", B1: long }, { 0: 55 }],
  ["lines that were typed count", { A1: "一\n二\n三" }, { 0: 42 }],
  ["narrow characters are half as wide", { A1: "a".repeat(19) }, {}],
  ["no row is higher than Excel has them", { A1: long.repeat(40) }, { 0: 409 }],
])("%s", (_what, cells, heights) => {
  expect(needed(sheetOf("表", cells))).toEqual(heights);
});

test("a row that is high enough, hidden, or whose cells do not break their lines is left", () => {
  const sheet = sheetOf("表", { A1: long });
  expect(needed(sheet, { rowHeights: [60] })).toEqual({});
  expect(needed(sheet, { rowHeights: [0] })).toEqual({});
  expect(needed(sheet, { wraps: false })).toEqual({});
});

test("a merge has the width of its columns, and what it lacks is spread over its rows that are shown", () => {
  const sheet = sheetOf("表", { A1: long, C4: "末" });
  const across = { ...sheet, merges: [{ top: 0, left: 0, bottom: 0, right: 2 }] };
  expect(needed(across)).toEqual({ 0: 29 });
  expect(needed(across, { columnWidths: [300, 100, 0] })).toEqual({});
  const down = { ...sheet, merges: [{ top: 0, left: 0, bottom: 2, right: 0 }] };
  expect(needed(down, { rowHeights: [15, 0, 15, 15] })).toEqual({ 0: 28, 2: 28 });
});

import { typedContent } from "../../../src/web/host/typed-contents";

const CALENDAR = { date1904: false, year: 2026 };
/** The first of June 2025. */
const JUNE = 45809;

test.each<[text: string, pattern: string | undefined, value: unknown]>([
  ["96", "0.00%", 0.96],
  ["88.5", "0%", 0.885],
  ["-12", "0.0%;[Red]-0.0%", -0.12],
  ["1,234.5", "0.00%", 12.345],
  ["1", "0%", 0.01],
  ["(5)", "0%", -0.05],
  ["0.96", "0.00%", 0.96],
  [".5", "0%", 0.5],
  ["0", "0%", 0],
  ["96%", "0.00%", 0.96],
  ["120%", "0%", 1.2],
  ["95%", "0%", 0.95],
  ["96", undefined, 96],
  ["96", '0"%"', 96],
  ["96", "0\\%", 96],
  ["0.1234567890123456", undefined, 0.123456789012346],
  ["1200", "#,##0.00", 1200],
  ["1,200", "0.00", 1200],
  ["¥1,200.5", "0.00", 1200.5],
  ["1.2E3", "0.00", 1200],
  ["001", undefined, 1],
  ["１２３．５", undefined, 123.5],
  ["+5", undefined, 5],
  ["-.5", undefined, -0.5],
  ["5.", undefined, 5],
  ["TRUE", undefined, true],
  ["false", "0.00", false],
  ["1000000000000000000", undefined, 1e18],
  ["2025-6-1", "yyyy-mm-dd", JUNE],
  ["2025年6月1日", "yyyy-mm-dd", JUNE],
  ["2025年6月", 'yyyy"年"m"月"', JUNE],
  ["6月1日", "yyyy-mm-dd", JUNE + 365],
  ["25-6-1", "yyyy-mm-dd", JUNE],
  ["9:30", "h:mm", 0.395833333333333],
  ["123", "yyyy-mm-dd", 123],
])("%s in a cell formatted %s leaves its format, and gives %s", (text, pattern, value) => {
  expect(typedContent(text, pattern, CALENDAR)).toEqual({ value });
});

test.each<[text: string, pattern: string | undefined, value: number, numberFormat: string]>([
  ["2025-6-1", undefined, JUNE, "yyyy-m-d"],
  ["2025/06/01", undefined, JUNE, "yyyy/mm/dd"],
  ["2025/6", undefined, JUNE, "yyyy/m"],
  ["2025年6月1日", undefined, JUNE, 'yyyy"年"m"月"d"日"'],
  ["２０２５年６月", undefined, JUNE, 'yyyy"年"m"月"'],
  ["6月1日", undefined, JUNE + 365, 'm"月"d"日"'],
  ["6-1", undefined, JUNE + 365, 'm"月"d"日"'],
  ["99/12/31", undefined, 36525, "yyyy/mm/dd"],
  ["1900-1-1", undefined, 1, "yyyy-m-d"],
  ["1-Jun-2025", undefined, JUNE, "d-mmm-yyyy"],
  ["2025-6-1 9:30", undefined, JUNE + 0.3958333333, "yyyy-m-d h:mm"],
  ["下午1:30", undefined, 0.5625, "h:mm AM/PM"],
  ["1:30 PM", undefined, 0.5625, "h:mm AM/PM"],
  ["9时30分", undefined, 0.395833333333333, 'h"时"mm"分"'],
  ["36:00", undefined, 1.5, "[h]:mm:ss"],
  ["2025-6-1", "0.00", JUNE, "yyyy-m-d"],
  ["2025-6-1", "0%", JUNE, "yyyy-m-d"],
  ["50%", undefined, 0.5, "0%"],
  ["50.5%", "0.00", 0.505, "0.00%"],
  ["50%", "yyyy-mm-dd", 0.5, "0%"],
  ["1,234.50", undefined, 1234.5, "#,##0.00"],
  ["1,200", "yyyy-mm-dd", 1200, "#,##0"],
  ["￥1,200", undefined, 1200, '"¥"#,##0'],
  ["-$5.5", undefined, -5.5, '"$"#,##0.00'],
  ["1.2E3", undefined, 1200, "0.00E+00"],
  ["1 1/2", undefined, 1.5, "# ?/?"],
])("%s in a cell formatted %s is %s, formatted %s", (text, pattern, value, numberFormat) => {
  const taken = typedContent(text, pattern, CALENDAR);
  expect(taken).toEqual({ value: expect.closeTo(value, 9), numberFormat });
});

test.each<[text: string, pattern: string | undefined]>([
  ["2025.6.1", undefined],
  ["1.2.3", undefined],
  ["2025-2-29", undefined],
  ["2025年13月", undefined],
  ["6月", undefined],
  ["2025年", undefined],
  ["2024-2025", undefined],
  ["95-100", undefined],
  ["1-2-3", undefined],
  ["（1）", undefined],
  ["1：2", undefined],
  ["３／４", undefined],
  ["1，3", undefined],
  ["1,3", undefined],
  ["1,23,456", undefined],
  ["-", undefined],
  [".", undefined],
  ["%", undefined],
  ["¥", undefined],
  ["--5", undefined],
  ["5%%", undefined],
  ["10a", undefined],
  ["1d", undefined],
  ["24:60", undefined],
  ["2 0/0", undefined],
  ["1e999", undefined],
  ["≥95%", "0.00"],
  ["100,000元", "#,##0.00"],
  ["12345678901234567X", undefined],
  ["123456789012345678", undefined],
  ["１２３４５６７８９０１２３４５６７８", "0.00"],
  [" 留空 ", undefined],
  ["3/4", "@"],
  ["50%", "@"],
  ["2025年6月1日", "@"],
  ["TRUE", "@"],
])("%s in a cell formatted %s stays as it was typed", (text, pattern) => {
  expect(typedContent(text, pattern, CALENDAR)).toEqual({ value: text });
});

test("a day is counted as the workbook does, and one it cannot count is a text", () => {
  const from1904 = { date1904: true, year: 2026 };
  expect(typedContent("2025年6月1日", undefined, from1904).value).toBe(JUNE - 1462);
  expect(typedContent("1 Jun 2025", undefined, from1904).value).toBe(JUNE - 1462);
  expect(typedContent("1904-1-1", undefined, from1904).value).toBe(0);
  expect(typedContent("1903-12-31", undefined, from1904)).toEqual({ value: "1903-12-31" });
  expect(typedContent("1899-12-31", undefined, CALENDAR)).toEqual({ value: "1899-12-31" });
});

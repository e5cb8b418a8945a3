import { visibleText } from "../../src/report/visible-text";

test.each<[text: string, shown: string]>([
  ["绩效\u202Excel.xls", "绩效\\u202excel.xls"],
  ["a\u2066b\u2069c\u200F", "a\\u2066b\\u2069c\\u200f"],
  ["\u001B]0;title\u0007", "\\u001b]0;title\\u0007"],
  ["\u001B[2J\u009B1A", "\\u001b[2J\\u009b1A"],
  ["a\rb\u0085c\u2028d", "a\\u000db\\u0085c\\u2028d"],
])("%j is shown as %j", (text, shown) => {
  expect(visibleText(text)).toBe(shown);
});

test("lines, tabs, Chinese and our own colours stay", () => {
  const text = "第一行\n\t\u001B[31m错误\u001B[0m 👍🏽";
  expect(visibleText(text)).toBe(text);
});

test("JSON means the same as before", () => {
  const value = { name: "\u202E\u0007\u001B[2J\u007F\u2029" };
  expect(JSON.parse(visibleText(JSON.stringify(value)))).toEqual(value);
});

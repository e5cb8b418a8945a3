import { displayWidth, printedWidth } from "../../src/sheet/text-width";

test.each([
  ["K8", 2],
  ["执行率", 6],
  ["执行率 78.78 %", 14],
  ["（隐藏）", 8],
  ["≥85次", 5],
  ["𠮷野", 4],
  ["", 0],
])("%s takes %i columns of a terminal", (text, width) => {
  expect(displayWidth(text)).toBe(width);
});

test.each([
  ["K8", 2],
  ["执行率", 6],
  ["≥85次", 6],
  ["①“优”……", 12],
  ["𠮷野", 4],
])("%s is as wide as %i letters in print", (text, width) => {
  expect(printedWidth(text)).toBe(width);
});

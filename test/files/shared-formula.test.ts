import { movedFormula } from "../../src/files/shared-formula";

test.each<[formula: string, down: number, right: number, moved: string]>([
  ["A1", 1, 0, "A2"],
  ["A1", 0, 1, "B1"],
  ["$A$1+B$2+$C3", 2, 3, "$A$1+E$2+$C5"],
  ["SUM(D8:D12)", 1, 0, "SUM(D9:D13)"],
  ["IF(B1=\"A1\",'A1 表'!C3,Sheet2!C3)", 1, 1, "IF(C2=\"A1\",'A1 表'!D4,Sheet2!D4)"],
  ["LOG10(A1)", 1, 0, "LOG10(A2)"],
  ["rate1+Z9", 1, 1, "rate1+AA10"],
  ["A1", -1, 0, "#REF!"],
  ["100%", 5, 5, "100%"],
])("%s moved %d down and %d right is %s", (formula, down, right, moved) => {
  expect(movedFormula(formula, down, right)).toBe(moved);
});

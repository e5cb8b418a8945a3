import { odsCondition } from "../../../../src/web/workbook/older/ods-rules";

const CELL = { top: 2, left: 1, bottom: 9, right: 1 };
const RED = { bold: false, colour: "#FF0000" };

function formula(key: "value" | "condition", condition: string, base = "表.B3"): string | undefined {
  const rule = new Map([
    [key, condition],
    ["base-cell-address", base],
  ]);
  const format = odsCondition(rule, [CELL], RED, true);
  return format && "formula" in format ? format.formula : undefined;
}

test.each<[key: "value" | "condition", condition: string, formula: string | undefined]>([
  ["value", "<0", "B3<0"],
  ["value", "!=[.$A$1]", "B3<>$A$1"],
  ["value", '="一,""般"', 'B3="一,""般"'],
  ["value", "between(1,MAX([.C3];2))", "AND(B3>=1,B3<=MAX(C3,2))"],
  ["value", "not-between(1,2)", "OR(B3<1,B3>2)"],
  ["value", "formula-is(LEN([.B3])>2)", "LEN(B3)>2"],
  ["value", 'contains-text("差")', 'NOT(ISERROR(SEARCH("差",B3)))'],
  ["value", 'begins-with("一,")', 'LEFT(B3,LEN("一,"))="一,"'],
  ["value", "is-error", "ISERROR(B3)"],
  ["condition", "cell-content()>=60", "B3>=60"],
  ["condition", "cell-content-is-between(1,[.$B$1])", "AND(B3>=1,B3<=$B$1)"],
  ["condition", "is-true-formula([.B3]=1)", "B3=1"],
  ["value", "top-elements(3)", undefined],
  ["value", "<部门", undefined],
  ["value", `=${"1+".repeat(9000)}1`, undefined],
])("the %s %s", (key, condition, expected) => {
  expect(formula(key, condition)).toBe(expected);
});

test("a condition that was written for another cell moves along", () => {
  expect(formula("value", "formula-is([.A1]>[.$A$1])", "表.A1")).toBe("B3>$A$1");
});

test("cells that hold the same as others, or what no other holds, are told apart", () => {
  const held = (value: string) => odsCondition(new Map([["value", value]]), [CELL], RED, false);
  const highlight = { areas: [CELL], stopIfTrue: true, ...RED };
  expect(held("duplicate")).toEqual({ ...highlight, holds: "duplicate" });
  expect(held("unique")).toEqual({ ...highlight, holds: "unique" });
});

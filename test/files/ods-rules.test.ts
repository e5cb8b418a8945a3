import { odsAreas, odsCondition, odsList } from "../../src/files/ods-rules";

const CELL = { top: 2, left: 1, bottom: 9, right: 1 };
const RED = { bold: false, colour: "#FF0000" };

function list(condition: string, base = "表.B3") {
  const rule = new Map([
    ["condition", condition],
    ["base-cell-address", base],
  ]);
  return odsList(rule, [CELL], true)?.items;
}

function formula(key: "value" | "condition", condition: string, base = "表.B3"): string | undefined {
  const rule = new Map([
    [key, condition],
    ["base-cell-address", base],
  ]);
  return odsCondition(rule, [CELL], RED, true)?.formula;
}

test.each<[condition: string, items: readonly string[] | string | undefined]>([
  ['of:cell-content-is-in-list("是";"否";"说""不清""")', ["是", "否", '说"不清"']],
  ['cell-content-is-in-list( "是" ; "否;" )', ["是", "否;"]],
  ["of:cell-content-is-in-list([$项.$A$1:.$A$3])", "项!$A$1:$A$3"],
  ["of:cell-content-is-in-list(INDIRECT([.A3]))", "INDIRECT(A3)"],
  ["of:cell-content-is-in-list(部门)", undefined],
  ["of:cell-content-is-decimal-number() and cell-content-is-between(0,10)", undefined],
  [`of:cell-content-is-in-list("${"长".repeat(9000)}")`, undefined],
])("the list of %.60s", (condition, items) => {
  expect(list(condition)).toEqual(items);
});

test("cells of a list that were written for another cell move along", () => {
  expect(list("of:cell-content-is-in-list([.A1:.$A$3])", "'另 表'.C4")).toBeUndefined();
  expect(list("of:cell-content-is-in-list([.D1:.$A$3])", "'另 表'.C3")).toBe("C1:$A$3");
});

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
  ["value", "duplicate", undefined],
  ["value", "top-elements(3)", undefined],
  ["value", "<部门", undefined],
  ["value", `=${"1+".repeat(9000)}1`, undefined],
])("the %s %s", (key, condition, expected) => {
  expect(formula(key, condition)).toBe(expected);
});

test("a condition that was written for another cell moves along", () => {
  expect(formula("value", "formula-is([.A1]>[.$A$1])", "表.A1")).toBe("B3>$A$1");
});

test("areas are those of any sheet, within what a sheet has, up to what is none", () => {
  expect(odsAreas("'自评 表'.A2:'自评 表'.$C$9 表.E3 .B1:.B9999999 表.C9:表.B8 x 表.A1")).toEqual([
    { top: 1, left: 0, bottom: 8, right: 2 },
    { top: 2, left: 4, bottom: 2, right: 4 },
    { top: 0, left: 1, bottom: 1_048_575, right: 1 },
  ]);
  expect(odsAreas("表.A1 ".repeat(50_000))).toHaveLength(1000);
  expect(odsAreas("表".repeat(1_000_000))).toEqual([]);
});

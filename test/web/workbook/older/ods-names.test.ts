import { odsName } from "../../../../src/web/workbook/older/ods-names";

const base = { "base-cell-address": "$表.$B$2" };

test.each<[what: string, element: Readonly<Record<string, string>>, formula: string | undefined]>([
  ["a cell", { "cell-range-address": "$自评表.$F$10", ...base }, "自评表!$F$10"],
  ["a range", { "cell-range-address": "$'附 表'.$A$1:.$B$9", ...base }, "'附 表'!$A$1:$B$9"],
  ["a number", { expression: "of:=0.5", ...base }, "0.5"],
  ["a formula with another name", { expression: "MAX(合计;[$表.$A$1])", ...base }, "MAX(合计,表!$A$1)"],
  ["cells counted from A1", { "cell-range-address": "$表.A2", "base-cell-address": "$表.$A$1" }, "表!A2"],
  ["cells counted from elsewhere", { "cell-range-address": "$表.A2", ...base }, undefined],
  ["cells of no sheet", { expression: "[.$A$1]", ...base }, undefined],
  ["another file", { expression: "['file:///甲.ods'#$表.$A$1]", ...base }, undefined],
  ["nothing", base, undefined],
])("%s", (_what, element, formula) => {
  const attributes = new Map([["name", "名"], ...Object.entries(element)]);
  const wanted = formula === undefined ? undefined : { name: "名", formula };
  expect(odsName(attributes, undefined)).toEqual(wanted);
  expect(odsName(attributes, "表")).toEqual(wanted && { ...wanted, sheet: "表" });
});

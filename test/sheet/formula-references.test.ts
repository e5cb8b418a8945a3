import fc from "fast-check";
import { movedFormula, reachingInto, referencesOf, withRowMoved } from "../../src/sheet/formula-references";
import { columnName } from "../../src/sheet/address";

test.each<[formula: string, down: number, right: number, moved: string]>([
  ["A1", 1, 0, "A2"],
  ["A1", 0, 1, "B1"],
  ["$A$1+B$2+$C3", 2, 3, "$A$1+E$2+$C5"],
  ["SUM(D8:D12)", 1, 0, "SUM(D9:D13)"],
  ["IF(B1=\"A1\",'A1 表'!C3,Sheet2!C3)", 1, 1, "IF(C2=\"A1\",'A1 表'!D4,Sheet2!D4)"],
  ["LOG10(A1)", 1, 0, "LOG10(A2)"],
  ["rate1+Z9", 1, 1, "rate1+AA10"],
  ["得分A1+A1", 1, 0, "得分A1+A2"],
  ["A1", -1, 0, "#REF!"],
  ["表!A1", -1, 0, "表!#REF!"],
  ["100%+1E5", 5, 5, "100%+1E5"],
  ["SUM(3:3)+SUM($3:3)+SUM(B:B)+SUM($B:C)", 1, 1, "SUM(4:4)+SUM($3:4)+SUM(C:C)+SUM($B:D)"],
  ["明细[[#This Row],[A1]]+A1", 1, 0, "明细[[#This Row],[A1]]+A2"],
])("%s moved %d down and %d right is %s", (formula, down, right, moved) => {
  expect(movedFormula(formula, down, right)).toBe(moved);
});

const isOwn = (sheet: string | null): boolean => sheet === null || sheet === "自评表";

test.each<[formula: string, inserted: string, removed: string]>([
  ["H9", "H9", "H9"],
  ["H10", "H11", "#REF!"],
  ["H11+$H$11", "H12+$H$12", "H10+$H$10"],
  ["SUM(H8:H9)", "SUM(H8:H9)", "SUM(H8:H9)"],
  ["SUM(H8:H10)", "SUM(H8:H11)", "SUM(H8:H9)"],
  ["SUM(H10:H14)", "SUM(H11:H15)", "SUM(H10:H13)"],
  ["SUM(H10:K10)", "SUM(H11:K11)", "SUM(#REF!)"],
  ["SUM(8:12)+SUM(H:H)", "SUM(8:13)+SUM(H:H)", "SUM(8:11)+SUM(H:H)"],
  ["'自评表'!H10:H12", "'自评表'!H11:H13", "'自评表'!H10:H11"],
  ["自评表!H10", "自评表!H11", "自评表!#REF!"],
  [
    "附表!H10+'附 表'!H10+[1]自评表!H10",
    "附表!H10+'附 表'!H10+[1]自评表!H10",
    "附表!H10+'附 表'!H10+[1]自评表!H10",
  ],
  ['IF(H9="见 H10",1,0)', 'IF(H9="见 H10",1,0)', 'IF(H9="见 H10",1,0)'],
  ['"a""H10"&H9', '"a""H10"&H9', '"a""H10"&H9'],
  ["LOG10(H9)", "LOG10(H9)", "LOG10(H9)"],
  ["XFE10+A1048577+H1048576", "XFE10+A1048577+#REF!", "XFE10+A1048577+H1048575"],
  [
    "SUM(H1:H1048576)+SUM(H9:H1048576)",
    "SUM(H1:H1048576)+SUM(H9:H1048576)",
    "SUM(H1:H1048576)+SUM(H9:H1048575)",
  ],
  ["2024年!H10+#REF!H10", "2024年!H10+#REF!H10", "2024年!H10+#REF!H10"],
])("%s with a row 10 put in is %s, with row 10 taken out %s", (formula, inserted, removed) => {
  expect(withRowMoved(formula, { kind: "insert", row: 9 }, isOwn)).toBe(inserted);
  expect(withRowMoved(formula, { kind: "remove", row: 9 }, isOwn)).toBe(removed);
});

test.each<[formula: string, reaching: string]>([
  ["SUM(H5:H9)", "SUM(H5:H10)"],
  ["SUM(H9:H9)", "SUM(H9:H10)"],
  ["SUMPRODUCT(--(LEN($C$5:$C$9)>0))", "SUMPRODUCT(--(LEN($C$5:$C$10)>0))"],
  ["SUM(H5:K9)", "SUM(H5:K10)"],
  ["SUM(E9:G9)", "SUM(E9:G9)"],
  ["H9", "H9"],
  ["SUM(H5:H8)+SUM(H5:H10)", "SUM(H5:H8)+SUM(H5:H10)"],
  ["SUM(附表!H5:H9)", "SUM(附表!H5:H9)"],
])("%s reaching into row 10 is %s", (formula, reaching) => {
  expect(reachingInto(formula, 9, isOwn)).toBe(reaching);
});

test("references tell their sheet and what is fixed", () => {
  expect(referencesOf("SUM('某''表'!$A1:B$2,一月:三月!C3)")).toEqual([
    {
      sheet: "某'表",
      first: { column: 0, row: 0, fixedColumn: true, fixedRow: false },
      last: { column: 1, row: 1, fixedColumn: false, fixedRow: true },
    },
    {
      sheet: "一月:三月",
      first: { column: 2, row: 2, fixedColumn: false, fixedRow: false },
      last: null,
    },
  ]);
});

const cell = fc
  .tuple(fc.nat(60), fc.integer({ min: 1, max: 40 }), fc.boolean(), fc.boolean())
  .map(([column, row, $c, $r]) => `${$c ? "$" : ""}${columnName(column)}${$r ? "$" : ""}${row}`);
const range = fc
  .tuple(fc.nat(60), fc.integer({ min: 1, max: 40 }), fc.nat(5), fc.nat(30))
  .map(
    ([column, row, right, down]) => `${columnName(column)}${row}:${columnName(column + right)}${row + down}`,
  );
const formula = fc
  .array(fc.oneof(cell, range, fc.constantFrom('"H10"', "12", "附表!B3", "LOG10(A1)", "'自评表'!C7")), {
    minLength: 1,
    maxLength: 6,
  })
  .map((parts) => `SUM(${parts.join(",")})`);

test("a row that is put in and taken out again leaves every formula as it was", () => {
  fc.assert(
    fc.property(formula, fc.nat(45), (text, row) => {
      expect(
        withRowMoved(withRowMoved(text, { kind: "insert", row }, isOwn), { kind: "remove", row: row }, isOwn),
      ).toBe(text);
    }),
  );
});

test("a sum that reached into a row is as before once the row is taken out", () => {
  fc.assert(
    fc.property(formula, fc.integer({ min: 1, max: 45 }), (text, row) => {
      const inserted = reachingInto(withRowMoved(text, { kind: "insert", row }, isOwn), row, isOwn);
      expect(withRowMoved(inserted, { kind: "remove", row }, isOwn)).toBe(text);
    }),
  );
});

import { odsAreas, odsCell } from "../../../../src/web/workbook/older/ods-areas";

test("areas are those of any sheet, within what a sheet has, from the top, up to what is none", () => {
  expect(odsAreas("'自评 表'.A2:'自评 表'.$C$9 表.E3 .B1:.B9999999 表.C9:表.B8 x 表.A1")).toEqual([
    { top: 0, left: 1, bottom: 1_048_575, right: 1 },
    { top: 1, left: 0, bottom: 8, right: 2 },
    { top: 2, left: 4, bottom: 2, right: 4 },
  ]);
  expect(odsAreas("表.A1 ".repeat(50_000))).toHaveLength(1000);
  expect(odsAreas("表".repeat(1_000_000))).toEqual([]);
});

test("a place is that of one cell", () => {
  expect(odsCell("$'自评 表'.$B$3")).toEqual({ row: 2, column: 1 });
  expect(odsCell("表.B3:表.C4")).toBeUndefined();
  expect(odsCell("")).toBeUndefined();
});

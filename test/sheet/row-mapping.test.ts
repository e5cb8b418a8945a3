import fc from "fast-check";
import {
  cellAfter,
  firstRowAfter,
  lastRowAfter,
  placedAfter,
  rowAfter,
  type RowMapping,
} from "../../src/sheet/row-mapping";

const inserted: RowMapping = { kind: "insert", row: 3 };
const removed: RowMapping = { kind: "remove", row: 3 };

test.each([
  ["above a new row", inserted, 2, { first: 2, last: 2, row: 2 }],
  ["where a row is put in", inserted, 3, { first: 4, last: 4, row: 4 }],
  ["below a new row", inserted, 9, { first: 10, last: 10, row: 10 }],
  ["above a row that goes", removed, 2, { first: 2, last: 2, row: 2 }],
  ["the row that goes", removed, 3, { first: 3, last: 2, row: null }],
  ["below a row that goes", removed, 4, { first: 3, last: 3, row: 3 }],
])("a row has its place: %s", (_name, mapping, at, after) => {
  expect({
    first: firstRowAfter(mapping, at),
    last: lastRowAfter(mapping, at),
    row: rowAfter(mapping, at),
  }).toEqual(after);
});

test("cells keep their column, and those of the row that goes have no place", () => {
  expect(cellAfter(inserted, { row: 3, column: 7 })).toEqual({ row: 4, column: 7 });
  expect(cellAfter(removed, { row: 3, column: 7 })).toBeNull();
  const marks = [2, 3, 4].map((row) => ({ cell: { row, column: 0 }, kind: "error" as const }));
  expect(placedAfter(removed, marks).map(({ cell }) => cell.row)).toEqual([2, 3]);
});

test("what a row did to a sheet is undone when it is taken out again", () => {
  const row = fc.nat(50);
  fc.assert(
    fc.property(row, row, (at, place) => {
      const there = firstRowAfter({ kind: "insert", row: place }, at);
      expect(rowAfter({ kind: "remove", row: place }, there)).toBe(at);
    }),
  );
});

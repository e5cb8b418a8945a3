import { rowLines } from "../../src/building/row-lines";
import type { SheetSnapshot } from "../../src/sheet/snapshot";

function sheet(rows: readonly (readonly string[])[], merges: SheetSnapshot["merges"] = []): SheetSnapshot {
  return {
    name: "表1",
    hidden: false,
    protected: false,
    origin: { row: 0, column: 0 },
    rows: rows.map((row) => row.map((text) => (text === "" ? null : { value: text, text }))),
    merges,
  };
}

const LONG = "目标".repeat(20);

test.each([
  ["a short text takes one line", sheet([["目标", "1"]]), [1]],
  ["a long one as many as it wraps into", sheet([[LONG]]), [9]],
  ["in a merged cell it has more room", sheet([[LONG]], [{ top: 0, left: 0, bottom: 0, right: 1 }]), [5]],
  [
    "over two rows each takes its share",
    sheet([[LONG], []], [{ top: 0, left: 0, bottom: 1, right: 0 }]),
    [5, 5],
  ],
  ["line breaks are lines", sheet([["甲\n乙\n丙"]]), [3]],
  ["no row is higher than Excel allows", sheet([["目".repeat(5000)]]), [25]],
])("%s", (_, rows, lines) => {
  expect(rowLines(rows, [10, 10])).toEqual(lines);
});

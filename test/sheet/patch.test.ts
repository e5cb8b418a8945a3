import fc from "fast-check";
import { a1, parseA1, type CellAddress } from "../../src/sheet/address";
import { lastWrites, stillHolds, type CellWrite } from "../../src/sheet/patch";
import { cellAt, type CellSnapshot, type CellValue, type SheetSnapshot } from "../../src/sheet/snapshot";
import { applyPatch, undoPatch } from "../fixtures/patched-snapshot";

const at = (text: string): CellAddress => parseA1(text) ?? { row: 0, column: 0 };

function sheetOf(
  cells: Readonly<Record<string, CellSnapshot>>,
  merges: SheetSnapshot["merges"] = [],
): SheetSnapshot {
  const rows: (CellSnapshot | null)[][] = [];
  for (const [address, content] of Object.entries(cells)) {
    const { row, column } = at(address);
    while (rows.length <= row) rows.push([]);
    const line = rows[row] ?? [];
    while (line.length <= column) line.push(null);
    line[column] = content;
  }
  return { name: "自评表", hidden: false, protected: false, origin: { row: 0, column: 0 }, rows, merges };
}

/** Every filled cell by its address: two sheets that show the same are equal, whatever their extent. */
function filled(sheet: SheetSnapshot): Record<string, CellSnapshot> {
  const cells: [string, CellSnapshot][] = [];
  sheet.rows.forEach((row, r) =>
    row.forEach((cell, c) => {
      if (cell) cells.push([a1({ row: sheet.origin.row + r, column: sheet.origin.column + c }), cell]);
    }),
  );
  return Object.fromEntries(cells);
}

const number = (value: number): CellSnapshot => ({ value, text: String(value) });
const patch = (writes: readonly CellWrite[]) => ({ sheet: "自评表", writes });

describe("a patch on a snapshot", () => {
  const sheet = sheetOf({
    A1: { value: "得分", text: "得分" },
    B1: { value: 0.7878, text: "78.78%", formula: "E8/D8", numberFormat: "0.00%" },
    C2: number(10),
  });

  test("writes values and keeps what stood there", () => {
    const { sheet: after, before } = applyPatch(
      sheet,
      patch([
        { cell: at("C2"), value: 9.5 },
        { cell: at("D3"), value: "系统复核" },
        { cell: at("A1"), value: null },
      ]),
    );
    expect(filled(after)).toEqual({
      B1: cellAt(sheet, at("B1")),
      C2: number(9.5),
      D3: { value: "系统复核", text: "系统复核" },
    });
    expect(before).toEqual({
      sheet: "自评表",
      cells: [
        { cell: at("C2"), before: number(10), written: 9.5 },
        { cell: at("D3"), before: null, written: "系统复核" },
        { cell: at("A1"), before: { value: "得分", text: "得分" }, written: null },
      ],
    });
  });

  test("replaces a formula by a value, keeps the format, and brings both back", () => {
    const { sheet: after, before } = applyPatch(sheet, patch([{ cell: at("B1"), value: 0.8 }]));
    expect(cellAt(after, at("B1"))).toEqual({ value: 0.8, text: "0.8", numberFormat: "0.00%" });
    expect(filled(undoPatch(after, before).sheet)).toEqual(filled(sheet));
  });

  test("of several writes to one cell the last counts, and one undo is enough", () => {
    const writes = [
      { cell: at("C2"), value: 1 },
      { cell: at("C2"), value: 2 },
    ];
    expect(lastWrites(writes)).toEqual([{ cell: at("C2"), value: 2 }]);
    const { sheet: after, before } = applyPatch(sheet, patch(writes));
    expect(cellAt(after, at("C2"))).toEqual(number(2));
    expect(filled(undoPatch(after, before).sheet)).toEqual(filled(sheet));
  });

  test("writes into a merge at its top left cell", () => {
    const merged = sheetOf({ A1: number(1) }, [{ top: 1, left: 0, bottom: 3, right: 2 }]);
    const { sheet: after, before } = applyPatch(merged, patch([{ cell: at("B3"), value: 5 }]));
    expect(filled(after)).toEqual({ A1: number(1), A2: number(5) });
    expect(before.cells.map(({ cell }) => a1(cell))).toEqual(["A2"]);
  });

  test("reaches above and left of the snapshot", () => {
    const inner: SheetSnapshot = { ...sheetOf({ A1: number(7) }), origin: at("C5") };
    const { sheet: after, before } = applyPatch(inner, patch([{ cell: at("B2"), value: 3 }]));
    expect(filled(after)).toEqual({ B2: number(3), C5: number(7) });
    expect(filled(undoPatch(after, before).sheet)).toEqual(filled(inner));
  });

  test("an undo leaves what a person changed since", () => {
    const { sheet: after, before } = applyPatch(
      sheet,
      patch([
        { cell: at("C2"), value: 9.5 },
        { cell: at("C3"), value: 8 },
      ]),
    );
    const edited = applyPatch(after, patch([{ cell: at("C3"), value: 6 }])).sheet;
    const undone = undoPatch(edited, before);
    expect(filled(undone.sheet)).toEqual({ ...filled(sheet), C3: number(6) });
    expect(undone.restored.map(a1)).toEqual(["C2"]);
    expect(undone.left.map(a1)).toEqual(["C3"]);
  });
});

test.each<[string, CellSnapshot | null, CellValue | null, boolean]>([
  ["the same number", number(9.5), 9.5, true],
  ["another number", number(9.4), 9.5, false],
  ["a number in a cell formatted as text", { value: "9.5", text: "9.5", numberFormat: "@" }, 9.5, true],
  ["a formula with the same result", { value: 9.5, text: "9.5", formula: "A1" }, 9.5, false],
  ["text that looks like the number", { value: 9.5, text: "9.5" }, "9.5", false],
  ["a cell that was emptied", null, 9.5, false],
  ["a cell we emptied", null, null, true],
  ["empty text, which is a blank cell", null, "", true],
  ["a cell that was filled after we emptied it", number(1), null, false],
])("still holds what was written: %s", (_, cell, written, expected) => {
  expect(stillHolds(cell, written)).toBe(expected);
});

describe("properties", () => {
  const value = fc.oneof(
    fc.integer({ min: -999, max: 999 }),
    fc.boolean(),
    fc.constantFrom("完成", "24家", "=100%"),
  );
  const place = fc.record({ row: fc.nat(6), column: fc.nat(5) });
  const cell = value.map((content): CellSnapshot => ({ value: content, text: String(content) }));
  const sheets = fc.array(fc.tuple(place, cell), { maxLength: 12 }).map((cells) => {
    const content = Object.fromEntries(cells.map(([address, filledCell]) => [a1(address), filledCell]));
    return { ...sheetOf(content), origin: { row: 2, column: 1 } };
  });
  const writes = fc.array(fc.record({ cell: place, value: fc.option(value) }), { maxLength: 8 });

  test("patch then undo is the identity", () => {
    fc.assert(
      fc.property(sheets, writes, (sheet, list) => {
        const { sheet: after, before } = applyPatch(sheet, patch(list));
        const undone = undoPatch(after, before);
        expect(filled(undone.sheet)).toEqual(filled(sheet));
        expect(undone.left).toEqual([]);
      }),
    );
  });

  test("a patch changes no other cell, and every written cell holds what was written", () => {
    fc.assert(
      fc.property(sheets, writes, (sheet, list) => {
        const { sheet: after, before } = applyPatch(sheet, patch(list));
        const touched = new Set(before.cells.map((replaced) => a1(replaced.cell)));
        const others = (all: Record<string, CellSnapshot>) =>
          Object.fromEntries(Object.entries(all).filter(([address]) => !touched.has(address)));
        expect(others(filled(after))).toEqual(others(filled(sheet)));
        expect(
          before.cells.every(({ cell: written, written: content }) =>
            stillHolds(cellAt(after, written), content),
          ),
        ).toBe(true);
      }),
    );
  });
});

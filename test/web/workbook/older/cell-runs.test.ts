import fc from "fast-check";
import { CellRuns } from "../../../../src/web/workbook/older/cell-runs";
import { contains } from "../../../../src/sheet/address";

test("cells of many rows and columns become few areas", () => {
  const runs = new CellRuns();
  for (let row = 1; row < 9; row += 1) {
    for (const left of [0, 1, 2, 5]) runs.put("甲", { top: row, left, bottom: row, right: left });
    runs.put("乙", { top: row, left: 3, bottom: row, right: 4 });
  }
  expect([...runs.areas()]).toEqual([
    [
      "甲",
      [
        { top: 1, left: 0, bottom: 8, right: 2 },
        { top: 1, left: 5, bottom: 8, right: 5 },
      ],
    ],
    ["乙", [{ top: 1, left: 3, bottom: 8, right: 4 }]],
  ]);
});

test("every cell is in one area of its name, and no other cell is", () => {
  const grid = fc.array(fc.array(fc.constantFrom("甲", "乙", ""), { minLength: 5, maxLength: 5 }), {
    maxLength: 8,
  });
  fc.assert(
    fc.property(grid, (rows) => {
      const runs = new CellRuns();
      rows.forEach((line, row) =>
        line.forEach((name, column) => {
          if (name !== "") runs.put(name, { top: row, left: column, bottom: row, right: column });
        }),
      );
      rows.forEach((line, row) =>
        line.forEach((name, column) => {
          for (const [other, areas] of runs.areas()) {
            const holding = areas.filter((area) => contains(area, { row, column }));
            expect(holding).toHaveLength(other === name ? 1 : 0);
          }
        }),
      );
    }),
  );
});

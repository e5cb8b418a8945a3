import fc from "fast-check";
import { fold } from "../../src/forms/label-key";
import { readSheet } from "../../src/reading/read-sheet";
import { drawProject, type DrawnTable } from "../fixtures/drawn-forms";
import { drawnTable } from "../fixtures/drawn-tables";
import { snapshotOf } from "../fixtures/laid-out";
import { pasted, type Damage } from "../fixtures/pasted";

const HEADER = 12;

const damage: fc.Arbitrary<Damage> = fc.record({
  shifts: fc.array(fc.integer({ min: -1, max: 1 }), { maxLength: 5 }),
  fundShift: fc.nat(1),
  cutHeader: fc.boolean(),
  headerAgain: fc.option(fc.integer({ min: 1, max: 6 })),
  cutName: fc.option(fc.nat(6)),
  withoutGroups: fc.boolean(),
});

/** Pasted tables are filled in: a row without 完成值 or 得分 cannot be told from a cut one by its cells alone. */
const filledTable = drawnTable.map((table: DrawnTable) => ({
  ...table,
  indicators: table.indicators.map((indicator) => ({
    ...indicator,
    actual: indicator.actual === "" ? "95" : indicator.actual,
    score: indicator.score === "" ? "3.5" : indicator.score,
    reason: indicator.reason === "" ? "/" : indicator.reason,
  })),
}));

const COLUMNS = ["name", "nature", "target", "unit", "actual", "weight", "score", "reason"] as const;

test("a form pasted from a PDF is read by its anchors, whatever its rows were shifted by", () => {
  fc.assert(
    fc.property(filledTable, damage, (table, damage) => {
      const drawing = pasted(drawProject(table), HEADER, table.indicators.length, damage);
      const [read, ...others] = readSheet(snapshotOf(drawing)).tables;
      expect(others).toEqual([]);
      const rows = read?.indicators.map((row) => COLUMNS.map((key) => fold(row[key]?.text ?? "")));
      expect(rows).toEqual(table.indicators.map((row) => COLUMNS.map((key) => fold(row[key]))));
      const levels = read?.indicators.map((row) => [row.level1.text, row.level2.text]);
      expect(levels).toEqual(table.indicators.map((row) => [row.level1, row.level2]));
      expect(read?.budget.map((row) => row.weight?.text)).toEqual(["10", "/", "/", "/", "/"]);
      expect(read?.total?.score?.text).toBe(table.total);
    }),
    { numRuns: 300 },
  );
});

import fc from "fast-check";
import type { IndicatorColumn } from "../../src/forms/form-spec";
import { fold } from "../../src/sheet/fold";
import { readSheet } from "../../src/reading/read-sheet";
import {
  drawNational,
  drawOverall,
  drawProject,
  drawTarget,
  type DrawnIndicator,
  type DrawnTable,
} from "../fixtures/drawn-forms";
import { drawnTable } from "../fixtures/drawn-tables";
import { snapshotOf, type Drawing } from "../fixtures/laid-out";
import { pasted, type Damage, type DamagedPlaces } from "../fixtures/pasted";

interface PastedForm {
  readonly draw: (table: DrawnTable) => Drawing;
  readonly places: DamagedPlaces;
  readonly columns: readonly (IndicatorColumn & keyof DrawnIndicator)[];
  readonly weights: readonly string[];
}

const FORMS: readonly [string, PastedForm][] = [
  [
    "project-self-evaluation",
    {
      draw: drawProject,
      places: { header: 12, name: 3, lastFund: 11 },
      columns: ["name", "nature", "target", "unit", "actual", "weight", "score", "reason"],
      weights: ["10", "/", "/", "/", "/"],
    },
  ],
  [
    "national-self-evaluation",
    {
      draw: drawNational,
      places: { header: 11, name: 3, lastFund: null },
      columns: ["name", "target", "actual", "weight", "score", "reason"],
      weights: ["10", "—", "—", "—"],
    },
  ],
  [
    "overall",
    {
      draw: drawOverall,
      places: { header: 1, name: 2, lastFund: null },
      columns: ["name", "nature", "target", "unit", "weight", "actual"],
      weights: [],
    },
  ],
  [
    "target",
    { draw: drawTarget, places: { header: 23, name: 2, lastFund: null }, columns: ["name"], weights: [] },
  ],
];

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

test.each(FORMS)(
  "a %s form pasted from a PDF is read by its anchors, however its rows are shifted",
  (form, pastedForm) => {
    const { draw, places, columns, weights } = pastedForm;
    fc.assert(
      fc.property(filledTable, damage, (table, damage) => {
        const drawing = pasted(draw(table), places, table.indicators.length, damage);
        const [read, ...others] = readSheet(snapshotOf(drawing)).tables;
        expect(others).toEqual([]);
        expect(read?.form).toBe(form);
        const rows = read?.indicators.map((row) => columns.map((key) => fold(row[key]?.text ?? "")));
        expect(rows).toEqual(table.indicators.map((row) => columns.map((key) => fold(row[key]))));
        const levels = read?.indicators.map((row) => [row.level1.text, row.level2.text]);
        expect(levels).toEqual(table.indicators.map((row) => [row.level1, row.level2]));
        expect(read?.budget.map((row) => row.weight?.text)).toEqual(weights);
      }),
      { numRuns: 200 },
    );
  },
);

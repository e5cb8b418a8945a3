import fc from "fast-check";
import { labelKey } from "../../src/forms/label-key";
import { fold } from "../../src/sheet/fold";
import { FORMS } from "../../src/forms/registry";
import { GROUP_LABELS } from "../../src/forms/synonyms";
import { isLabel, labelRoles } from "../../src/reading/label-index";
import { readSheet } from "../../src/reading/read-sheet";
import type { Entry, Table } from "../../src/reading/table";
import {
  drawMonitoring,
  drawNational,
  drawOverall,
  drawProject,
  drawTarget,
  type DrawnTable,
} from "../fixtures/drawn-forms";
import { howMany } from "../fixtures/sweeps";
import { drawnTable } from "../fixtures/drawn-tables";
import {
  asText,
  besides,
  fullWidth,
  renamed,
  shift,
  snapshotOf,
  stacked,
  unmerged,
  unmergedAndFilled,
  unmergedAndFilledDown,
  withBlankColumns,
  withBlankRows,
  wrapped,
  type Drawing,
} from "../fixtures/laid-out";

const texts = (entries: object): Record<string, string> =>
  Object.fromEntries(
    Object.entries(entries).map(([key, entry]: [string, Entry | null]) => [key, fold(entry?.text ?? "")]),
  );

/** What a table says, wherever it stands: the texts of all its entries. */
function said(table: Table | undefined): object | undefined {
  if (!table) return undefined;
  const labelled = ({ label, ...rest }: { label: Entry }): object => ({
    ...texts(rest),
    label: labelKey(label.text),
  });
  return {
    form: table.form,
    year: table.year,
    amountUnit: table.amountUnit,
    fields: texts(table.fields),
    budget: table.budget.map(labelled),
    income: table.income.map(labelled),
    expenditure: table.expenditure.map(texts),
    indicators: table.indicators.map(texts),
    total: table.total && labelled({ ...table.total, label: { ...table.total.label, text: "合计" } }),
    unplaced: table.unplaced.map((item) => item.text),
  };
}

const read = (drawing: Drawing): readonly Table[] => readSheet(snapshotOf(drawing)).tables;
const readOne = (drawing: Drawing): object | undefined => said(read(drawing)[0]);

const FORMS_DRAWN: readonly [string, (table: DrawnTable) => Drawing][] = [
  ["project-self-evaluation", drawProject],
  ["national-self-evaluation", drawNational],
  ["target", drawTarget],
  ["monitoring", drawMonitoring],
  ["overall", drawOverall],
];

const runs = { numRuns: howMany(60, 15) };

describe.each(FORMS_DRAWN)("a %s form reads the same", (form, draw) => {
  const holds = (change: (drawing: Drawing, n: number) => Drawing): void => {
    fc.assert(
      fc.property(drawnTable, fc.nat(30), (table, n) => {
        const drawing = draw(table);
        const expected = readOne(drawing);
        expect(expected).toMatchObject({ form, unplaced: [] });
        expect(readOne(change(drawing, n))).toEqual(expected);
      }),
      runs,
    );
  };

  test("moved down and right", () => {
    holds((drawing, n) => shift(drawing, n, n % 7));
  });

  test("with its labels broken over lines", () => {
    holds((drawing, n) => wrapped(drawing, 1 + (n % 4), (text) => isLabel(labelRoles(text))));
  });

  test("with blank rows between", () => {
    holds((drawing, n) => withBlankRows(drawing, [n % 9, n, n + 2]));
  });

  test("with blank columns between", () => {
    holds((drawing, n) => withBlankColumns(drawing, [n % 5, 3, 4 + (n % 6)]));
  });

  test("with its merges undone and filled in every direction", () => {
    holds(unmergedAndFilled);
  });

  test("with its merges undone and filled down", () => {
    holds(unmergedAndFilledDown);
  });

  test("with its merges undone and left blank", () => {
    holds(unmerged);
  });

  test("with every number typed as text", () => {
    holds(asText);
  });

  test("with full-width digits", () => {
    holds(fullWidth);
  });

  test("moved, filled, wrapped and typed as text at once", () => {
    holds((drawing, n) =>
      wrapped(asText(unmergedAndFilled(withBlankRows(shift(drawing, n % 4, 2), [n]))), 3, (text) =>
        isLabel(labelRoles(text)),
      ),
    );
  });

  test("with labels exchanged for their synonyms", () => {
    const spec = FORMS.find((other) => other.id === form);
    const columns = [...(spec?.indicators.columns ?? []), ...(spec?.budget?.columns ?? [])];
    const labels = columns.filter((column) => column.key !== "reason" && column.key !== "causeOther");
    holds((drawing, n) =>
      renamed(
        drawing,
        new Map(labels.map(({ label, synonyms }) => [label, synonyms[n % synonyms.length] ?? label])),
      ),
    );
  });

  test("below another form, and beside one", () => {
    fc.assert(
      fc.property(drawnTable, drawnTable, fc.nat(3), (first, second, gap) => {
        const expected = [draw(first), draw(second)].map(readOne);
        expect(read(stacked(draw(first), draw(second), gap)).map(said)).toEqual(expected);
        expect(read(besides(draw(first), draw(second), gap)).map(said)).toEqual(expected);
      }),
      runs,
    );
  });
});

describe("any sheet", () => {
  const text = fc.oneof(
    fc.constantFrom(
      ...FORMS.flatMap((form) => [
        ...form.indicators.columns.map((column) => column.label),
        ...form.fields.map((field) => field.label),
        ...(form.budget?.columns.map((column) => column.label) ?? []),
        ...(form.budget?.funds ?? []),
      ]),
      ...GROUP_LABELS,
      "合计",
      "≥",
      "定性",
      "数量指标",
      "产出指标",
      "（",
      "分）",
      "1",
      "",
    ),
    fc.string(),
  );
  const cell = fc.option(
    fc.oneof(
      text.map((value) => ({ value, text: value })),
      fc.double().map((value) => ({ value, text: String(value) })),
    ),
    { freq: 3 },
  );
  const area = fc.record({ top: fc.nat(30), left: fc.nat(15), height: fc.nat(5), width: fc.nat(5) });
  const sheet = fc.record({
    name: fc.string(),
    hidden: fc.boolean(),
    protected: fc.boolean(),
    origin: fc.record({ row: fc.nat(10), column: fc.nat(10) }),
    rows: fc.array(fc.array(cell, { maxLength: 14 }), { maxLength: 30 }),
    merges: fc.array(
      area.map(({ top, left, height, width }) => ({ top, left, bottom: top + height, right: left + width })),
      { maxLength: 8 },
    ),
  });

  test("is read without an exception, and every value that was read is in its cell", () => {
    fc.assert(
      fc.property(sheet, (snapshot) => {
        for (const table of readSheet(snapshot).tables) {
          for (const row of table.indicators) {
            for (const entry of Object.values(row)) {
              if (!entry.source) continue;
              const { row: r, column } = entry.cell;
              expect(snapshot.rows[r - snapshot.origin.row]?.[column - snapshot.origin.column]).toBe(
                entry.source,
              );
            }
          }
        }
      }),
      { numRuns: howMany(500, 100) },
    );
  });
});

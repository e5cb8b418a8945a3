import fc from "fast-check";
import { labelKey } from "../../src/forms/label-key";
import { FORMS } from "../../src/forms/registry";
import { review, verdictOf } from "../../src/report/review";
import { readSheet } from "../../src/reading/read-sheet";
import type { Entry, Table } from "../../src/reading/table";
import {
  drawHubei,
  drawMonitoring,
  drawNational,
  drawOverall,
  drawProject,
  drawTarget,
  type DrawnTable,
} from "../fixtures/drawn-forms";
import { drawnTable } from "../fixtures/drawn-tables";
import { howMany } from "../fixtures/sweeps";
import { renamed, snapshotOf, type Drawing } from "../fixtures/laid-out";

const DRAWN: readonly [string, (table: DrawnTable) => Drawing][] = [
  ["project-self-evaluation", drawProject],
  ["national-self-evaluation", drawNational],
  ["target", drawTarget],
  ["monitoring", drawMonitoring],
  ["overall", drawOverall],
  ["hubei-self-evaluation", drawHubei],
];

/** A word that no form and no head-word knows. */
const UNHEARD = "甲乙丙";

const textsOf = (row: object): ReadonlyMap<string, string> =>
  new Map(Object.entries(row).map(([key, entry]: [string, Entry]) => [key, entry.text]));

function only(drawing: Drawing): Table | undefined {
  return readSheet(snapshotOf(drawing)).tables[0];
}

/** What is read of a drawing, and of the same with an unheard word in place of a label. */
function withUnheard(drawing: Drawing, label: string): { readonly before: Table; readonly after: Table } {
  const before = only(drawing);
  const printed = [...drawing.cells.values()]
    .map(({ text }) => text)
    .filter((text) => labelKey(text) === labelKey(label));
  const after = only(renamed(drawing, new Map(printed.map((text) => [text, UNHEARD]))));
  if (!before || !after) throw new Error("a table was not found");
  return { before, after };
}

/** What the rows say in another role than before, or that a role has lost without a word. */
function differences(
  before: readonly object[],
  after: readonly object[],
  table: Table,
  label: string,
): readonly string[] {
  const isNamed = table.coverage.missing.length > 0 || table.coverage.notUnderstood.length > 0;
  const keptTexts = new Set([...table.extra, ...table.extraFields].map(({ entry }) => entry.text));
  return before.flatMap((row, at) => {
    const now = textsOf(after[at] ?? {});
    return [...textsOf(row)].flatMap(([key, text]) => {
      const read = now.get(key) ?? "";
      if (read === text) return [];
      if (read !== "") return [`${label}: ${key} of row ${String(at)} was ${text}, is ${read}`];
      return isNamed || keptTexts.has(text)
        ? []
        : [`${label}: ${key} of row ${String(at)}, ${text}, is gone without a word`];
    });
  });
}

const COLUMNS = DRAWN.flatMap(([id, draw]) => {
  const form = FORMS.find((each) => each.id === id);
  const labels = [...(form?.indicators.columns ?? []), ...(form?.budget?.columns ?? [])].map(
    ({ label }) => label,
  );
  return [...new Set(labels)].map((label) => [id, label, draw] as const);
});

test.each(COLUMNS)(
  "%s: the column %s under a word nobody lists is read by what it holds, or named",
  (_id, label, draw) => {
    fc.assert(
      fc.property(drawnTable, (drawn) => {
        const { before, after } = withUnheard(draw(drawn), label);
        expect(after.indicators).toHaveLength(before.indicators.length);
        expect([
          ...differences(before.indicators, after.indicators, after, label),
          ...differences(before.budget, after.budget, after, label),
        ]).toEqual([]);
      }),
      { numRuns: howMany(25, 6) },
    );
  },
);

const FIELDS = DRAWN.flatMap(([id, draw]) => {
  const form = FORMS.find((each) => each.id === id);
  return (form?.fields ?? []).map(({ label }) => [id, label, draw] as const);
});

test.each(FIELDS)(
  "%s: what stands beside the field %s is told under any label, and no other field is changed",
  (_id, label, draw) => {
    fc.assert(
      fc.property(drawnTable, (drawn) => {
        const { before, after } = withUnheard(draw(drawn), label);
        const told = new Set([
          ...textsOf(after.fields).values(),
          ...[...after.extraFields, ...after.extra].map(({ entry }) => entry.text),
          ...after.unplaced.map((each) => each.text),
        ]);
        const now = textsOf(after.fields);
        for (const [key, text] of textsOf(before.fields)) {
          if (text === "") continue;
          expect([...told].some((each) => each.includes(text))).toBe(true);
          // A field that is read is read as before: nothing slides into it from the one without a label.
          const read = now.get(key) ?? "";
          if (read !== "" && read !== text)
            expect(`${label}: ${key} ${read}`).toBe(`${label}: ${key} ${text}`);
        }
        expect(after.indicators.map(textsOf)).toEqual(before.indicators.map(textsOf));
      }),
      { numRuns: howMany(15, 4) },
    );
  },
);

test.each(COLUMNS)(
  "%s: with %s under a word nobody lists, an error that is there is found, or nothing is concluded",
  (_id, label, draw) => {
    fc.assert(
      fc.property(drawnTable, (drawn) => {
        const drawing = draw(drawn);
        const printed = [...drawing.cells.values()]
          .map(({ text }) => text)
          .filter((text) => labelKey(text) === labelKey(label));
        const changed = renamed(drawing, new Map(printed.map((text) => [text, UNHEARD])));
        const [before] = review([snapshotOf(drawing)], null).tables;
        const [after] = review([snapshotOf(changed)], null).tables;
        if (!before || !after) throw new Error("a table was not found");
        const hasError = before.findings.some(({ severity }) => severity === "error");
        if (hasError) expect(verdictOf(after)).not.toBe("clean");
      }),
      { numRuns: howMany(10, 3) },
    );
  },
);

/** Every place of a table that holds something, by its cell. */
function heldCells(table: Table): ReadonlySet<string> {
  const rows: readonly object[] = [
    table.fields,
    ...table.budget,
    ...table.income,
    ...table.expenditure,
    ...table.indicators,
  ];
  const entries = rows.flatMap((row) => {
    const values: readonly Entry[] = Object.values(row);
    return values;
  });
  const cells = [
    ...entries.filter(({ text }) => text !== "").map(({ cell }) => cell),
    ...[...table.extra, ...table.extraFields].map(({ entry }) => entry.cell),
    ...table.unplaced.flatMap((each) => each.cells),
    ...[table.total?.label, table.total?.weight, table.total?.score].flatMap((entry) =>
      entry ? [entry.cell] : [],
    ),
  ];
  return new Set(cells.map(({ row, column }) => `${String(row)},${String(column)}`));
}

test.each(DRAWN)(
  "%s: what is written into a blank cell of the form is in the table or named as unread",
  (_id, draw) => {
    fc.assert(
      fc.property(
        drawnTable,
        fc.nat(),
        fc.constantFrom("附记内容", "12", "见附件说明，另行报送"),
        (drawn, at, stray) => {
          const drawing = draw(drawn);
          const table = only(drawing);
          if (!table) throw new Error("a table was not found");
          const { top, left, bottom, right } = table.range;
          // A text in the row of a header is a header.
          const funding = [...drawing.cells].flatMap(([key, { text }]) =>
            text === "收入" || text === "支出" ? [Number(key.split(",")[0])] : [],
          );
          const headers = new Set([
            ...table.columns.flatMap(({ at: { top: row } }) => [row, row + 1]),
            ...funding,
          ]);
          const blank = Array.from({ length: bottom - top + 1 }, (_, row) => row + top).flatMap((row) =>
            headers.has(row)
              ? []
              : Array.from({ length: right - left + 1 }, (__, column) => column + left)
                  .filter((column) => !drawing.cells.has(`${String(row)},${String(column)}`))
                  .filter(
                    (column) =>
                      !drawing.merges.some(
                        (area) =>
                          row >= area.top &&
                          row <= area.bottom &&
                          column >= area.left &&
                          column <= area.right,
                      ),
                  )
                  .map((column) => `${String(row)},${String(column)}`),
          );
          const place = blank[at % Math.max(1, blank.length)];
          if (place === undefined) return;
          const cells = new Map([...drawing.cells, [place, { value: stray, text: stray }] as const]);
          const after = only({ ...drawing, cells });
          expect(after && heldCells(after)).toContain(place);
        },
      ),
      { numRuns: howMany(150, 25) },
    );
  },
);

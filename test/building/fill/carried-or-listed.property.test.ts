import fc from "fast-check";
import { convert } from "../../../src/building/convert/convert";
import { splitValue } from "../../../src/building/convert/signed-value";
import type { FormToFill } from "../../../src/building/fill/form-to-fill";
import { formSpecOf } from "../../../src/forms/form-read";
import { dataOf, extraDataOf } from "../../../src/building/form-data";
import { fillPlan } from "../../../src/building/fill/fill-plan";
import { withoutMarks } from "../../../src/forms/printed-marks";
import { learnedSpec } from "../../../src/forms/learned-spec";
import { assignmentBy } from "../../../src/reading/learned/read-by-form";
import { learnForm } from "../../../src/reading/learned/learn-form";
import { readSheet } from "../../../src/reading/read-sheet";
import { NO_ASSIGNMENT } from "../../../src/reading/role-assignment";
import type { Entry, Table } from "../../../src/reading/table";
import { contains, type CellAddress } from "../../../src/sheet/address";
import { cellAt, type SheetSnapshot } from "../../../src/sheet/snapshot";
import { drawnLayout, type Drawn } from "../../fixtures/drawn-layouts";
import { FOREIGN_LAYOUTS } from "../../fixtures/foreign-layouts";
import { FOREIGN_TABLES } from "../../fixtures/foreign-tables";
import { sheetOf } from "../../fixtures/sheet-of-lines";
import { howMany } from "../../fixtures/sweeps";

/** What people write into a form: all but its labels, its levels where it prints them, and its notes. */
function answersOf(table: Table, printsLevels: boolean): readonly Entry[] {
  const of = (row: object, printed: readonly string[]): readonly Entry[] =>
    Object.entries(row).flatMap(([key, entry]: [string, Entry | null]) =>
      entry === null || printed.includes(key) ? [] : [entry],
    );
  const all = [
    ...of(table.fields, []),
    ...table.budget.flatMap((row) => of(row, ["label"])),
    ...table.income.flatMap((row) => of(row, ["label"])),
    ...table.expenditure.flatMap((row) => of(row, ["item"])),
    ...table.indicators.flatMap((row) => of(row, printsLevels ? ["level1", "level2"] : [])),
    ...(table.total ? of(table.total, ["label"]) : []),
    ...table.extra.map(({ entry }) => entry),
    ...table.extraFields.flatMap(({ label, entry }) => (label === "" ? [] : [entry])),
  ];
  return all.filter(({ text, source }) => text !== "" && source !== null);
}

const sameCell = (one: CellAddress, other: CellAddress): boolean =>
  one.row === other.row && one.column === other.column;

/** The label that stands before an answer in its own cell. */
function labelBefore(shown: string, text: string): string {
  return shown.endsWith(text) ? shown.slice(0, -text.length).trim() : "";
}

/** The sheet without its answers; of levels that it leaves open nothing stays, beside placeholders neither. */
function blanked(
  { columns }: Table,
  sheet: SheetSnapshot,
  answers: readonly Entry[],
  printsLevels: boolean,
): SheetSnapshot {
  const levels = columns.filter(({ role }) => role === "level1" || role === "level2");
  const rows = sheet.rows.map((cells, row) =>
    cells.map((cell, column) => {
      const isOfLevel = levels.some(
        ({ at, headerBottom }) => contains(at, { row, column }) && row > headerBottom,
      );
      if (isOfLevel && !printsLevels && !/[小合]计/.test(cell?.text ?? "")) return null;
      const answer = answers.find((each) => sameCell(each.cell, { row, column }));
      if (!cell || !answer) return cell;
      const label = labelBefore(cell.text.trim(), answer.text);
      return label === "" ? null : { value: label, text: label };
    }),
  );
  return { ...sheet, rows };
}

const plain = (text: string): string => text.replace(/\s+/g, "");

interface BlankForm {
  readonly sheet: SheetSnapshot;
  /** What was read before it was blanked. */
  readonly table: Table;
  readonly form: FormToFill;
}

/** A table blanked and learned; null where nothing is read of it or no form can be made of it. */
function blankForm(text: string, printsLevels: boolean): BlankForm | null {
  const sheet = sheetOf(text);
  const [table] = readSheet(sheet).tables;
  if (!table) return null;
  const blank = blanked(table, sheet, answersOf(table, printsLevels), printsLevels);
  const isDrawn = (cell: CellAddress): boolean => contains(table.range, cell);
  const learned = learnForm(blank, "本部门表", NO_ASSIGNMENT, 0, isDrawn);
  if (learned.kind !== "learned") return null;
  const assignment = assignmentBy(learned.form, blank, true);
  const { tables } = readSheet(blank, assignment);
  const [own] = tables;
  if (!own) throw new Error("nothing is read of the blank form");
  const spec = learnedSpec(learned.form);
  return { sheet, table, form: { sheet: blank, table: own, tables, assignment, spec, isDrawn } };
}

/** The answers of a table that are neither in the blank form once it is filled in nor listed; none should be. */
function lostBy(text: string, printsLevels: boolean): readonly string[] {
  const made = blankForm(text, printsLevels);
  if (!made) return [];
  const { sheet, table, form } = made;
  const answers = answersOf(table, printsLevels);
  const plan = fillPlan(form, { ...dataOf(table), ...extraDataOf(table) });
  // Rows that only sum others are gone from a blank form, so that an indicator may stand in another row.
  const written = new Map<string, number>();
  // 指标2： may be printed before the name.
  const key = (column: number, shown: string): string =>
    `${String(column)} ${plain(shown).replace(/^指标\d+：/, "")}`;
  for (const each of plan.texts) {
    const at = key(each.cell.column, each.text);
    written.set(at, (written.get(at) ?? 0) + 1);
  }
  const places = answers.filter(
    ({ cell }, at) => answers.findIndex((other) => sameCell(other.cell, cell)) === at,
  );
  return places.flatMap(({ cell, text: answer }) => {
    const at = key(cell.column, cellAt(sheet, cell)?.text ?? "");
    const count = written.get(at) ?? 0;
    written.set(at, count - 1);
    if (count > 0) return [];
    const isListed = plan.left.some(({ label, row, text: left }) =>
      `${label} ${row} ${left}`.includes(withoutMarks(answer)),
    );
    return isListed ? [] : [`${String(cell.row + 1)}/${String(cell.column + 1)} ${answer}`];
  });
}

test.each(
  [...FOREIGN_TABLES, ...FOREIGN_LAYOUTS].flatMap(({ name, sheet }) => [
    [name, "with its levels printed", sheet] as const,
    [name, "with its levels left open", sheet] as const,
  ]),
)("%s, blanked %s: all it holds is filled in again, or listed", (_name, levels, sheet) => {
  expect(lostBy(sheet, levels === "with its levels printed")).toEqual([]);
});

/** The parts into which a form with columns for them splits what is wanted. */
function partsOf(text: string): readonly string[] {
  const { nature, target, unit } = splitValue(text);
  return [nature, target, unit].filter((part) => part !== "" && part !== "定性");
}

/** The answers of a table that, converted, are neither in another form nor listed; none should be. */
function lostBetween({ table }: BlankForm, { form }: BlankForm): readonly string[] {
  const { data, left } = convert(dataOf(table), formSpecOf(table), form.spec, { nextYear: false });
  const plan = fillPlan(form, { ...data, ...extraDataOf(table) });
  const listed = [...left, ...plan.left].map(({ label, row, text }) => `${label} ${row} ${text}`);
  const printed = form.sheet.rows.flat().map((cell) => cell?.text ?? "");
  const told = plain([...plan.texts.map(({ text }) => text), ...listed, ...printed].join("|"));
  const lines = table.indicators.map(({ serial }) => serial?.cell);
  return answersOf(table, true).flatMap(({ text, cell }) => {
    const isLine = lines.some((line) => line && sameCell(line, cell));
    const isMeaningless = isLine || /^[-—/＝=]+$/.test(text);
    const isTold = told.includes(plain(withoutMarks(text)));
    return isMeaningless || isTold || partsOf(text).every((part) => told.includes(plain(part))) ? [] : [text];
  });
}

const FORMS_OF_PLACES = [...FOREIGN_TABLES, ...FOREIGN_LAYOUTS].map(({ sheet }) => blankForm(sheet, true));

test.each([1, 7, 23])(
  "converted into the form %s places on, all a table holds comes along or is listed",
  (step) => {
    const lost = FORMS_OF_PLACES.flatMap((from, at) => {
      const to = FORMS_OF_PLACES[(at + step) % FORMS_OF_PLACES.length];
      return from && to ? lostBetween(from, to) : [];
    });
    expect(lost).toEqual([]);
  },
);

const KINDS: readonly Drawn[] = ["self-evaluation", "marks", "sections", "no-levels", "target", "monitoring"];

test.each(KINDS.flatMap((kind) => [true, false].map((printsLevels) => [kind, printsLevels] as const)))(
  "%s of any department's words and columns, blanked, levels printed %s: all of it is filled in again, or listed",
  (kind, printsLevels) => {
    fc.assert(
      fc.property(fc.nat(), fc.boolean(), (seed, unheard) => {
        expect(lostBy(drawnLayout(seed, { kind, unheard }).sheet, printsLevels)).toEqual([]);
      }),
      { numRuns: howMany(80, 20) },
    );
  },
);

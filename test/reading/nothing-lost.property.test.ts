import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { readWorkbook } from "../../src/files/read-workbook";
import { FORMS } from "../../src/forms/registry";
import { GROUP_LABELS } from "../../src/forms/synonyms";
import { isPlaceholderName } from "../../src/reading/classify-rows";
import { labelRoles } from "../../src/reading/label-index";
import { readSheet } from "../../src/reading/read-sheet";
import type { Table } from "../../src/reading/table";
import type { SheetSnapshot } from "../../src/sheet/snapshot";
import { toldCells } from "../fixtures/foreign-trial";
import { howMany } from "../fixtures/sweeps";

/** Labels of fields, also of those that only one form has. */
const FIELD_LABELS: ReadonlySet<string> = new Set(
  FORMS.flatMap(({ fields }) => fields.map(({ label }) => label)),
);

/** What is printed and never filled in: labels, numbers of pages, years, units, strokes for blanks. */
function isPrinted(text: string): boolean {
  const roles = labelRoles(text);
  const isLabel = Object.keys(roles).length > 0 || FIELD_LABELS.has(text);
  return isLabel || text === "小计" || /^[-—–/\\\s\d年度()（）:：单位万元金额]*$/.test(text);
}

/** A heading beside the rows it is merged down over, or a part of a label that a row break has cut. */
function isHeading(sheet: SheetSnapshot, row: number, column: number, text: string): boolean {
  const isMergedDown = sheet.merges.some(
    ({ top, left, bottom }) => top === row && left === column && bottom > row,
  );
  return (isMergedDown || sheet.merges.length < 2) && text.length <= LONGEST_HEADING;
}

const LONGEST_HEADING = 12;
/** The heading of the half-year amounts of a target form, which has no column of its own. */
const HALF_YEAR = /^半年[^0-9]*数$/s;
/** Texts that no form prints. */
const STRAYS = ["甲乙", "另行报送", "已办结并归档", "不符合要求的已退回", "12.5", "≥30户"];

/** Rows that head the columns of a table or name the form. */
function headRows(table: Table, sheet: SheetSnapshot): ReadonlySet<number> {
  const rows = new Set<number>();
  for (const { at, headerBottom } of table.columns)
    for (let row = at.top; row <= headerBottom; row++) rows.add(row);
  sheet.rows.forEach((cells, i) => {
    const texts = new Set(
      cells.flatMap((cell) => (cell && cell.text.trim() !== "" ? [cell.text.trim()] : [])),
    );
    const [only] = texts;
    // Funds whose header has no row below: the table has no column of theirs.
    if ([...texts].filter((text) => labelRoles(text).budget !== undefined).length > 1)
      rows.add(sheet.origin.row + i);
    if (texts.size === 1 && only !== undefined && /绩|表/.test(only)) rows.add(sheet.origin.row + i);
  });
  return rows;
}

/** Cells of the tables of a sheet that say something and are told nowhere. */
function lostIn(sheet: SheetSnapshot): readonly string[] {
  const { tables } = readSheet(sheet);
  const told = new Set(tables.flatMap((table) => [...toldCells(table)]));
  return tables.flatMap((table) => {
    const { top, left, bottom, right } = table.range;
    const heads = headRows(table, sheet);
    const texts = [
      ...table.indicators.flatMap((row) => Object.values({ ...row }).map(({ text }) => text)),
      ...Object.values(table.fields).map(({ text }) => text),
      ...table.budget.flatMap((row) => Object.values({ ...row }).map(({ text }) => text)),
      ...[...table.income, ...table.expenditure].flatMap((row) =>
        Object.values({ ...row }).map(({ text }) => text),
      ),
      ...table.extraFields.flatMap(({ label, entry }) => [label, entry.text]),
      ...table.extra.flatMap(({ header: over, entry }) => [over, entry.text]),
      ...table.unplaced.map((each) => each.text),
      ...Object.values(table.fieldLabels),
      table.total?.label.text ?? "",
    ].join("\n");
    const lost: string[] = [];
    for (let row = top; row <= bottom; row++) {
      for (let column = left; column <= right; column++) {
        const text = sheet.rows[row - sheet.origin.row]?.[column - sheet.origin.column]?.text.trim() ?? "";
        const place = `${String(row)},${String(column)}`;
        if (text === "" || heads.has(row) || told.has(place) || isPrinted(text)) continue;
        if (isPlaceholderName(text) || HALF_YEAR.test(text)) continue;
        if (isHeading(sheet, row, column, text) && !STRAYS.includes(text)) continue;
        // A text that several cells hold, as an undone merge leaves it, or that ends another one, is told with that.
        if (texts.includes(text)) continue;
        lost.push(`${place} ${text}`);
      }
    }
    return lost;
  });
}

function cellOf(...texts: readonly string[]): fc.Arbitrary<{ value: string; text: string } | null> {
  const said = fc.oneof(fc.constantFrom(...texts), fc.constantFrom(...STRAYS));
  return fc.option(
    said.map((value) => ({ value, text: value })),
    { freq: 4 },
  );
}

/** Above a header: labels of fields and of groups, values and what nobody expects. */
const above = cellOf(...FORMS.flatMap(({ fields }) => fields.map(({ label }) => label)), ...GROUP_LABELS);
/** Below it: levels, sums and what nobody expects. */
const below = cellOf("产出指标", "数量指标", "效益指标", "合计", "小计", "≥", "95%", "/");
const header = FORMS.map(({ indicators }) => indicators.columns.map(({ label }) => label));
const sheet = fc
  .record({
    above: fc.array(fc.array(above, { maxLength: 9 }), { maxLength: 6 }),
    header: fc.constantFrom(...header),
    below: fc.array(fc.array(below, { maxLength: 11 }), { maxLength: 12 }),
    merges: fc.array(
      fc
        .record({ top: fc.nat(18), left: fc.nat(9), height: fc.nat(2), width: fc.nat(3) })
        .map(({ top, left, height, width }) => ({ top, left, bottom: top + height, right: left + width })),
      { maxLength: 6 },
    ),
  })
  .map((drawn): SheetSnapshot => ({
    name: "表",
    hidden: false,
    protected: false,
    origin: { row: 0, column: 0 },
    rows: [...drawn.above, drawn.header.map((label) => ({ value: label, text: label })), ...drawn.below],
    merges: drawn.merges,
  }));

test("every filled cell of a table on a random sheet is in a place of it, beside it or named as unread", () => {
  fc.assert(
    fc.property(sheet, (snapshot) => {
      expect(lostIn(snapshot)).toEqual([]);
    }),
    { numRuns: howMany(400, 100) },
  );
});

const WORKBOOKS = [
  join(__dirname, "../../../shared/corpus/workbooks"),
  join(__dirname, "../../../shared/foreign"),
].filter(existsSync);

if (WORKBOOKS.length === 0) test.todo("../shared is not here: its sheets are not read");
else {
  test.each(WORKBOOKS)("every filled cell of the tables in %s", async (folder) => {
    const lost: string[] = [];
    for (const name of readdirSync(folder).filter((file) => file.endsWith(".xlsx"))) {
      const reading = await readWorkbook(readFileSync(join(folder, name)));
      if (reading.kind !== "read") throw new Error(name);
      for (const each of reading.sheets)
        lost.push(...lostIn(each).map((line) => `${name} ${each.name} ${line}`));
    }
    expect(lost).toEqual([]);
  });
}

import { build } from "../../src/building/build";
import { NO_DATA, type FormData } from "../../src/building/form-data";
import { readWorkbook } from "../../src/files/read-workbook";
import { writeSheets } from "../../src/files/xlsx/write-xlsx";
import { FORMS, formSpec } from "../../src/forms/registry";
import type { FormSpec } from "../../src/forms/form-spec";
import { blankIndicatorRows } from "../../src/reading/blank-rows";
import { readSheet } from "../../src/reading/read-sheet";
import { OPTIONS } from "../fixtures/built";
import { maintenanceBook } from "../taskpane/books";

/** Level 2 and the row of every blank row, the row counted from the first one. */
async function blanks(form: FormSpec, data: FormData, rowsPerClass: number): Promise<readonly string[]> {
  const reading = await readWorkbook(await writeSheets([build(form, data, { ...OPTIONS, rowsPerClass })]));
  const [sheet] = reading.kind === "read" ? reading.sheets : [];
  const [table] = sheet ? readSheet(sheet).tables : [];
  return sheet && table ? blankIndicatorRows(sheet, table).map(({ level2 }) => level2.text) : [];
}

test.each(FORMS.map((form) => [form.id, form] as const))(
  "every row of a blank %s waits for an indicator, the fixed ones aside",
  async (_id, form) => {
    const classes = form.indicators.levels.filter(
      ({ level1 }) => !form.indicators.fixed.some((row) => row.level1 === level1),
    );
    const wanted = classes.flatMap(({ level2 }) => level2.flatMap((name) => [name, name]));
    expect(await blanks(form, NO_DATA, 2)).toEqual(wanted);
  },
);

test("a row that is taken is none", async () => {
  const row = {
    level1: "产出指标",
    level2: "数量指标",
    name: "培训人次",
    nature: "≥",
    target: "80",
    unit: "人次",
  };
  const found = await blanks(formSpec("project-self-evaluation"), { ...NO_DATA, indicators: [row] }, 2);
  expect(found.filter((level2) => level2 === "数量指标")).toHaveLength(1);
});

test("a form that is full has none", () => {
  const [sheet] = maintenanceBook;
  const [table] = sheet ? readSheet(sheet).tables : [];
  expect(sheet && table && blankIndicatorRows(sheet, table)).toEqual([]);
});

import { NO_DATA, type FormData } from "../../src/building/form-data";
import { nextRows } from "../../src/building/fill/fill-plan";
import { insertRows } from "../../src/files/patch/patch-rows";
import { readWorkbook } from "../../src/files/read-workbook";
import { learnedSpec } from "../../src/forms/learned-spec";
import { assignmentBy } from "../../src/reading/learned/read-by-form";
import { NOTHING_DRAWN } from "../../src/reading/learned/drawn-cells";
import { learnForm } from "../../src/reading/learned/learn-form";
import { readSheet } from "../../src/reading/read-sheet";
import { departmentForm } from "../fixtures/department-form";
import { DEPARTMENT_FORMS } from "../fixtures/department-forms";
import { partsOf } from "../fixtures/handmade";

/** A form with formulas of every kind in its rows and below them: of the row, running, fixed, and sums of sums. */
const WITH_FORMULAS = departmentForm({
  G8: { formula: "ROUND(F8*E8/D8,2)" },
  G9: { formula: "ROUND(F9*E9/D9,2)" },
  G10: { formula: "ROUND(F10*E10/D10,2)" },
  J8: { formula: "SUM(F$8:F8)" },
  J9: { formula: "SUM(F$8:F9)" },
  J10: { formula: "F10/F$12" },
  F13: { formula: "F12*2+COUNTA(C8:C11)" },
  G13: { formula: "SUM($G$8:$G$11)" },
});

const BOOKS = [
  ["a department's form", departmentForm(), "自评表"],
  ["one with formulas", WITH_FORMULAS, "自评表"],
  ...DEPARTMENT_FORMS.filter(({ said }) => said === undefined).map(
    ({ what, workbook }) => [what, workbook, "绩效表"] as const,
  ),
] as const;

/** The workbook with rows for all indicators, in runs or one row at a time. */
async function withRows(
  book: Uint8Array,
  name: string,
  data: FormData,
  most: number,
): Promise<{ readonly file: Uint8Array; readonly steps: number }> {
  let file = book;
  for (let steps = 0; ; steps++) {
    const reading = await readWorkbook(file);
    const sheet = reading.kind === "read" ? reading.sheets.find((each) => each.name === name) : undefined;
    if (!sheet) throw new Error("there is no sheet");
    const learned = learnForm(sheet, "表");
    if (learned.kind !== "learned") throw new Error("not learned");
    const assignment = assignmentBy(learned.form, sheet);
    const { tables } = readSheet(sheet, assignment);
    const [table] = tables;
    if (!table) throw new Error("there is no table");
    const form = {
      sheet,
      table,
      tables,
      assignment,
      spec: learnedSpec(learned.form),
      isDrawn: NOTHING_DRAWN,
    };
    const run = nextRows(form, data).slice(0, most);
    if (run.length === 0) return { file, steps };
    const patched = insertRows(file, name, run);
    if (patched.kind === "refused") throw new Error(patched.refusal);
    file = patched.bytes;
  }
}

test.each(BOOKS)("rows put in at once come out as those put in one by one: %s", async (_what, book, name) => {
  const indicators = ["数量指标", "质量指标", "社会效益指标", "数量指标"].flatMap((level2, at) =>
    Array.from({ length: 3 }, (_, i) => ({
      level1: level2.startsWith("社会") ? "效益指标" : "产出指标",
      level2,
      name: `指标${String(at)}${String(i)}`,
    })),
  );
  const data = { ...NO_DATA, indicators };
  const [runs, single] = [await withRows(book, name, data, Infinity), await withRows(book, name, data, 1)];
  expect(partsOf(runs.file)).toEqual(partsOf(single.file));
  expect(runs.steps).toBeLessThanOrEqual(single.steps);
  if (single.steps > 3) expect(runs.steps).toBeLessThan(single.steps);
});

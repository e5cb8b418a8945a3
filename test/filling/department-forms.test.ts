import { formDataSchema } from "../../src/building/form-data-schema";
import type { FormData } from "../../src/building/form-data";
import { readWorkbook } from "../../src/files/read-workbook";
import { fillLearnedForm } from "../../src/filling/fill-learned-form";
import { withLearnedForm } from "../../src/filling/learned-file";
import { COLUMN_NAMES } from "../../src/forms/column-names";
import type { CommonColumn } from "../../src/forms/form-spec";
import { assignmentBy } from "../../src/reading/learned/read-by-form";
import { learnForm } from "../../src/reading/learned/learn-form";
import { readSheet } from "../../src/reading/read-sheet";
import { NO_ASSIGNMENT } from "../../src/reading/role-assignment";
import type { SheetSnapshot } from "../../src/sheet/snapshot";
import { DEPARTMENT_FORMS, type DepartmentForm } from "../fixtures/department-forms";
import { rowsXml } from "../fixtures/department-form";
import { handmade, partsOf } from "../fixtures/handmade";
import { allSavedByLibreOffice } from "../fixtures/libreoffice";
import { LIBRE_OFFICE } from "../fixtures/programs";
import { schemaFaultsOfAll } from "../fixtures/open-xml";

const isRole = (role: string): role is CommonColumn => Object.hasOwn(COLUMN_NAMES, role);

async function formSheet(bytes: Uint8Array): Promise<SheetSnapshot> {
  const reading = await readWorkbook(bytes);
  const sheet = reading.kind === "read" ? reading.sheets.find(({ name }) => name === "绩效表") : undefined;
  if (!sheet) throw new Error("there is no such sheet");
  return sheet;
}

async function learnt({ workbook, said = {} }: DepartmentForm) {
  const columns = Object.entries(said).map(([header, role]) => {
    if (!isRole(role)) throw new Error(`${role} is no role`);
    return { block: "indicator", header, role } as const;
  });
  const learned = learnForm(await formSheet(workbook), "本部门表", { ...NO_ASSIGNMENT, columns });
  if (learned.kind !== "learned") throw new Error(`not learned: ${learned.kind}`);
  return learned;
}

/** The rows without what has no role, and that in its own list. */
function dataOf({ fields, budget, indicators }: DepartmentForm): FormData {
  const extra = indicators.flatMap((indicator, row) =>
    Object.entries(indicator).flatMap(([header, text]) =>
      isRole(header) ? [] : [{ part: "indicator", row, header, cell: { row: 0, column: 0 }, text } as const],
    ),
  );
  const known = indicators.map((each) =>
    Object.fromEntries(Object.entries(each).filter(([key]) => isRole(key))),
  );
  return { ...formDataSchema.parse({ fields, budget, indicators: known, year: 2025 }), extra };
}

async function filled(form: DepartmentForm) {
  const learned = await learnt(form);
  const described = withLearnedForm(form.workbook, learned.form);
  const outcome = await fillLearnedForm(learned.form, described, dataOf(form));
  if (outcome.kind !== "filled") throw new Error(outcome.why.en);
  const sheet = await formSheet(outcome.bytes);
  const [table] = readSheet(sheet, assignmentBy(learned.form, sheet)).tables;
  if (!table) throw new Error("nothing is read back");
  return { ...outcome, described, table, form: learned.form };
}

describe.each(DEPARTMENT_FORMS.map((form) => [form.what, form] as const))("a form with %s", (_what, form) => {
  test("is learned", async () => {
    const { table, filledIn } = await learnt(form);
    const of = (block: "budget" | "indicator") =>
      table.columns.filter((column) => column.block === block).map(({ role }) => role);
    expect(of("indicator")).toEqual(form.roles);
    expect(of("budget")).toEqual(form.funds);
    expect(filledIn).toEqual([]);
  });

  test("is filled in, and read back as what went into it", async () => {
    const { table, left } = await filled(form);
    expect(left).toEqual([]);
    const texts = (row: object, like: object) =>
      Object.fromEntries(
        Object.keys(like).flatMap((key) => {
          const entry: unknown = Reflect.get(row, key);
          return typeof entry === "object" && entry && "text" in entry ? [[key, entry.text]] : [];
        }),
      );
    expect(texts(table.fields, form.fields)).toEqual(form.fields);
    expect(table.budget.map((row, at) => texts(row, form.budget[at] ?? {}))).toEqual(form.budget);
    const withRole = form.indicators.map((each) =>
      Object.fromEntries(
        Object.entries(each).flatMap(([key, text]) =>
          isRole(key) ? [[key, form.listed?.[text] ?? text]] : [],
        ),
      ),
    );
    expect(table.indicators.map((row, at) => texts(row, withRole[at] ?? {}))).toEqual(withRole);
    const beside = table.extra.map(({ row, header, entry }) => [row, header, entry.text]);
    for (const [row, each] of form.indicators.entries())
      for (const [header, text] of Object.entries(each))
        if (!isRole(header)) expect(beside).toContainEqual([row, header, text]);
  });

  test("keeps all else to the byte", async () => {
    const { bytes, described } = await filled(form);
    const [before, after] = [partsOf(described), partsOf(bytes)];
    const own = Object.keys(before).find((part) => before[part]?.includes("fitToHeight"));
    const touched = Object.keys(before).filter((part) => before[part] !== after[part]);
    expect(
      touched.filter((part) => part !== own && !/(?:styles|workbook|calcChain)\.xml$/.test(part)),
    ).toEqual([]);
    const around = (xml = "") =>
      xml.replace(/<sheetData>[^]*<\/sheetData>|<mergeCells[^]*<\/mergeCells>|sqref="[^"]*"/g, "");
    expect(around(after[own ?? ""])).toBe(around(before[own ?? ""]));
    expect(Object.keys(after)).toEqual(Object.keys(before));
  });
});

test("the schema of Excel admits all of them, and LibreOffice opens them with all they hold", async () => {
  const all = await Promise.all(DEPARTMENT_FORMS.map(filled));
  expect(await schemaFaultsOfAll(all.map(({ bytes }) => bytes))).toEqual(all.map(() => []));
  if (LIBRE_OFFICE === null) return;
  const saved = await allSavedByLibreOffice(all.map(({ bytes }) => bytes));
  for (const [at, bytes] of saved.entries()) {
    if (!bytes) throw new Error(`LibreOffice saved no ${DEPARTMENT_FORMS[at]?.what ?? ""}`);
    const sheet = await formSheet(bytes);
    const names = all[at]?.table.indicators.map(({ name }) => name.text) ?? [];
    const texts = sheet.rows.flatMap((row) => row.flatMap((cell) => cell?.text ?? []));
    expect(texts).toEqual(expect.arrayContaining(names));
  }
});

/** Two tables beside one another, as a bureau prints the goals of two funds. */
const SIDE_BY_SIDE = handmade({
  sheets: {
    绩效表: `<sheetData>${rowsXml({
      A1: "两项资金绩效自评表",
      ...Object.fromEntries(
        ["A", "I"].flatMap((left) =>
          ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"].map(
            (header, at) => [`${String.fromCharCode(left.charCodeAt(0) + at)}2`, header],
          ),
        ),
      ),
      A3: "产出指标",
      B3: "数量指标",
      A4: "效益指标",
      B4: "社会效益指标",
      I3: "产出指标",
      J3: "数量指标",
      I4: "效益指标",
      J4: "社会效益指标",
    })}</sheetData><mergeCells><mergeCell ref="A1:O1"/></mergeCells>`,
  },
});

test("of two tables side by side each is learned and filled in by itself", async () => {
  const sheet = await formSheet(SIDE_BY_SIDE);
  const given = (name: string) => ({
    ...formDataSchema.parse({
      indicators: [
        {
          level1: "产出指标",
          level2: "数量指标",
          name: `${name}数量`,
          target: "≥3",
          actual: "3",
          weight: "50",
          score: "50",
        },
        {
          level1: "效益指标",
          level2: "社会效益指标",
          name: `${name}效益`,
          target: "≥5",
          actual: "5",
          weight: "50",
          score: "50",
        },
      ],
    }),
  });
  let file = SIDE_BY_SIDE;
  for (const [at, name] of ["甲", "乙"].entries()) {
    const learned = learnForm(sheet, name, NO_ASSIGNMENT, at);
    if (learned.kind !== "learned") throw new Error(`not learned: ${learned.kind}`);
    expect(learned).toMatchObject({ others: 1, form: { name, ...(at === 0 ? {} : { table: 1 }) } });
    const outcome = await fillLearnedForm(learned.form, file, given(name));
    if (outcome.kind !== "filled") throw new Error(outcome.why.en);
    expect(outcome.left).toEqual([]);
    file = outcome.bytes;
  }
  const { tables } = readSheet(await formSheet(file));
  expect(
    tables.map(({ indicators }) => indicators.map(({ name, actual }) => [name.text, actual?.text])),
  ).toEqual([
    [
      ["甲数量", "3"],
      ["甲效益", "5"],
    ],
    [
      ["乙数量", "3"],
      ["乙效益", "5"],
    ],
  ]);
});

import fc from "fast-check";
import { build } from "../../../src/building/build";
import { NO_DATA, type FormData, type IndicatorData } from "../../../src/building/form-data";
import { levelsIn } from "../../../src/building/convert/convert-levels";
import type { IndicatorToInsert } from "../../../src/building/indicator-writes";
import { rowInsertion } from "../../../src/building/new-row/row-insertion";
import { readWorkbook } from "../../../src/files/read-workbook";
import { writeSheets } from "../../../src/files/xlsx/write-xlsx";
import type { FormId } from "../../../src/forms/form-spec";
import { formSpec } from "../../../src/forms/registry";
import { readSheet } from "../../../src/reading/read-sheet";
import type { Entry, Table } from "../../../src/reading/table";
import { a1, a1Area, parseA1 } from "../../../src/sheet/address";
import type { RowInsertion } from "../../../src/sheet/row-insertion";
import type { SheetSnapshot } from "../../../src/sheet/snapshot";
import { OPTIONS } from "../../fixtures/built";
import { drawNational, drawOverall, drawProject } from "../../fixtures/drawn-forms";
import { drawnTable } from "../../fixtures/drawn-tables";
import { filledForm } from "../../fixtures/filled-data";
import { withInsertedRow, withoutRow } from "../../fixtures/inserted-row";
import { Pen, snapshotOf } from "../../fixtures/laid-out";
import { howMany } from "../../fixtures/sweeps";

const SICHUAN = "project-self-evaluation";
const NEW: IndicatorToInsert = { name: "新增指标", nature: "≥", target: "90", unit: "%", halfYear: "" };
const OUTPUT = { level1: "产出指标", level2: "数量指标" };

async function builtSheet(id: FormId, data: Partial<FormData>, formulas = true): Promise<SheetSnapshot> {
  const spec = build(formSpec(id), { ...NO_DATA, ...data }, { ...OPTIONS, formulas });
  const reading = await readWorkbook(await writeSheets([spec]));
  const [sheet] = reading.kind === "read" ? reading.sheets : [];
  if (!sheet) throw new Error("the built sheet cannot be read");
  return sheet;
}

function tableIn(sheet: SheetSnapshot): Table {
  const [table] = readSheet(sheet).tables;
  if (!table) throw new Error("there is no table");
  return table;
}

function inserted(sheet: SheetSnapshot, levels: typeof OUTPUT, indicator = NEW): RowInsertion | null {
  const { tables } = readSheet(sheet);
  const [table] = tables;
  return table ? rowInsertion(sheet, table, tables, formSpec(table.form), levels, indicator) : null;
}

/** An insertion as people would say it. */
function said({ row, merges, formulas, writes }: RowInsertion): unknown {
  return {
    row: row + 1,
    merges: merges.map(a1Area),
    formulas: formulas.map(({ cell, formula }) => `${a1(cell)}=${formula}`),
    writes: writes.map(({ cell, value }) => `${a1(cell)}: ${String(value)}`),
  };
}

const indicator = (level2: string, name: string, level1 = "产出指标"): IndicatorData => ({
  level1,
  level2,
  name,
  weight: "10",
});

describe("a row in a form that only holds figures", () => {
  const rows = [
    indicator("数量指标", "监控企业"),
    indicator("数量指标", "联网企业"),
    indicator("质量指标", "达标率"),
    indicator("社会效益指标", "知晓度", "效益指标"),
  ];
  const sheet = (): Promise<SheetSnapshot> => builtSheet(SICHUAN, { indicators: rows }, false);

  test.each([
    [
      "behind the last of its class, whose merges reach over it",
      OUTPUT,
      {
        row: 16,
        merges: ["C14:C16", "A13:A18", "B14:B17"],
        writes: ["D16: 新增指标", "E16: ≥", "F16: 90", "G16: %"],
      },
    ],
    [
      "in a class of one row, which becomes a merge",
      { level1: "产出指标", level2: "质量指标" },
      {
        row: 17,
        merges: ["B14:B17", "C16:C17", "A13:A18"],
        writes: ["D17: 新增指标", "E17: ≥", "F17: 90", "G17: %"],
      },
    ],
    [
      "in a class that the form does not have yet, behind its 一级指标",
      { level1: "产出指标", level2: "时效指标" },
      {
        row: 17,
        merges: ["B14:B17", "A13:A18"],
        writes: ["C17: 时效指标", "D17: 新增指标", "E17: ≥", "F17: 90", "G17: %"],
      },
    ],
    [
      "in a 一级指标 that the form does not have yet, behind all",
      { level1: "满意度指标", level2: "服务对象满意度指标" },
      {
        row: 18,
        writes: [
          "B18: 满意度指标",
          "C18: 服务对象满意度指标",
          "D18: 新增指标",
          "E18: ≥",
          "F18: 90",
          "G18: %",
        ],
      },
    ],
  ])("goes %s", async (_where, levels, expected) => {
    const insertion = inserted(await sheet(), levels);
    expect(insertion && said(insertion)).toMatchObject(expected);
  });
});

describe("a row in a form that computes", () => {
  test("goes behind the only one of its 一级指标, whose subtotal counts it", async () => {
    const alone = [indicator("数量指标", "监控企业"), indicator("社会效益指标", "知晓度", "效益指标")];
    const sheet = await builtSheet(SICHUAN, { indicators: alone });
    const insertion = inserted(sheet, { level1: "效益指标", level2: "社会效益指标" });
    const note = insertion?.formulas.find(({ cell }) => a1(cell) === "C2")?.formula;
    expect(note).toContain("SUM(J16:J16)");
    expect(note).toContain("SUM(J17:J18)");
  });

  const rows = [indicator("数量指标", "监控企业"), indicator("数量指标", "联网企业")];

  test("has a score of its own, and the sums count it", async () => {
    const sheet = await builtSheet(SICHUAN, { indicators: rows });
    const insertion = inserted(sheet, OUTPUT);
    const formulas = new Map(insertion?.formulas.map(({ cell, formula }) => [a1(cell), formula]));
    const [above] = sheet.rows.flat().filter((cell) => cell?.formula?.includes("VALUE(SUBSTITUTE"));
    expect(above?.formula).toContain("I16*IF(");
    expect(formulas.get("J18")).toBe(above?.formula?.replace(/([E-I])16/g, "$118"));
    expect(formulas.get("I19")).toBe('IF(COUNT(I16:I18)=0,"",ROUND(SUM(I10,I16:I18),2))');
    expect(formulas.get("J19")).toContain("ROUND(SUM(J10,J16:J18),2)");
    expect(formulas.get("C1")).toContain("SUM(I10,I16:I18)-100");
    expect(formulas.get("H10")).toBeUndefined();
  });
});

/** What a table says, row by row. */
function texts(row: Readonly<Record<string, Entry>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(row).map(([key, { text }]) => [key, text]));
}

function saying(table: Table): unknown {
  const { fields, budget, income, expenditure, total, unplaced } = table;
  return {
    fields: Object.fromEntries(Object.entries(fields).map(([key, { text }]) => [key, text])),
    budget: budget.map((row) => texts({ ...row })),
    income: income.map((row) => texts({ ...row })),
    expenditure: expenditure.map((row) => texts({ ...row })),
    total: total && [total.label.text, total.weight?.text, total.score?.text],
    unplaced: unplaced.map(({ text }) => text),
  };
}

const HEADER = ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"];

/** A plain form of other people's: rows of level1, level2, name; then cells by address. */
function plainSheet(
  rows: readonly (readonly [string, string, string])[],
  formulas: Readonly<Record<string, string>>,
): SheetSnapshot {
  const pen = new Pen("自评表").put(0, 0, "项目支出绩效自评表（2023年度）");
  HEADER.forEach((label, column) => pen.put(1, column, label));
  rows.forEach((row, r) =>
    [...row, "≥10次", "12", 10, 10].forEach((value, column) => pen.put(2 + r, column, value)),
  );
  pen.put(2 + rows.length, 0, "总分", { columns: 5 });
  for (const [cell, formula] of Object.entries(formulas)) {
    const { row, column } = parseA1(cell) ?? { row: 0, column: 0 };
    pen.put(row, column, { value: 0, text: "0", formula });
  }
  return snapshotOf(pen.done());
}

const TWO: readonly (readonly [string, string, string])[] = [
  ["产出指标", "数量指标", "监控企业"],
  ["产出指标", "质量指标", "达标率"],
];

describe("sums of other people's forms", () => {
  test.each<[string, Readonly<Record<string, string>>, typeof OUTPUT, readonly string[] | null]>([
    [
      "that end above take the row in",
      { G5: "SUM(G3:G4)" },
      { ...OUTPUT, level2: "质量指标" },
      ["G6=SUM(G3:G5)"],
    ],
    ["that reach over it grow by themselves", { G5: "SUM(G3:G4)" }, OUTPUT, []],
    [
      "of one class leave a row of another one out",
      { G5: "SUM(G3:G4)", H4: "SUM(G4:G4)" },
      { ...OUTPUT, level2: "时效指标" },
      ["H5=SUM(G5:G5)", "G6=SUM(G3:G5)"],
    ],
    [
      "that list cells one by one call for a new form",
      { G5: "G3+G4" },
      { ...OUTPUT, level2: "质量指标" },
      null,
    ],
    [
      "that may be of the class or of all call for a new form",
      { G5: "SUM(G3:G4)" },
      { level1: "效益指标", level2: "社会效益" },
      null,
    ],
    ["of another sheet stay", { G5: "SUM(附表!G3:G4)" }, { ...OUTPUT, level2: "质量指标" }, []],
    [
      "running down end in their own row",
      { H3: "SUM(G$3:G3)", H4: "SUM(G$3:G4)" },
      { ...OUTPUT, level2: "质量指标" },
      ["H5=SUM(G$3:G5)"],
    ],
    [
      "within which a row ranks take the new one in",
      { G4: "RANK(F4,F$3:F$4)" },
      { ...OUTPUT, level2: "质量指标" },
      ["G4=RANK(F4,F$3:F$5)", "G5=RANK(F5,F$3:F$5)"],
    ],
    [
      "that a person wrote into a weight are not repeated",
      { F4: "100-F3" },
      { ...OUTPUT, level2: "质量指标" },
      [],
    ],
  ])("%s", (_what, formulas, levels, expected) => {
    const insertion = inserted(plainSheet(TWO, formulas), levels);
    expect(insertion?.formulas.map(({ cell, formula }) => `${a1(cell)}=${formula}`) ?? null).toEqual(
      expected,
    );
  });

  test("labels that stand in each row stand in the new one too", () => {
    const rows = [TWO[0], ["产出指标", "数量指标", "联网企业"], TWO[1]] as const;
    const insertion = inserted(
      plainSheet(
        rows.flatMap((row) => (row ? [row] : [])),
        {},
      ),
      OUTPUT,
    );
    expect(insertion && said(insertion)).toEqual({
      row: 5,
      merges: [],
      formulas: [],
      writes: ["A5: 产出指标", "B5: 数量指标", "C5: 新增指标", "D5: ≥90%"],
    });
  });

  test("an indicator that takes two rows calls for a new form", () => {
    const sheet = plainSheet(TWO, {});
    const tall = { ...sheet, merges: [...sheet.merges, { top: 3, left: 2, bottom: 4, right: 2 }] };
    expect(inserted(tall, { ...OUTPUT, level2: "质量指标" })).toBeNull();
  });
});

/** Where a new indicator comes, and that all else is read as before. */
function expectOneMore(sheet: SheetSnapshot, levels: typeof OUTPUT): void {
  const insertion = inserted(sheet, levels);
  if (!insertion) return;
  const before = tableIn(sheet);
  const after = tableIn(withInsertedRow(sheet, insertion));
  const isNew = ({ name }: { readonly name: Entry }): boolean => name.cell.row === insertion.row;
  const [row] = after.indicators.filter(isNew);
  expect(row?.name.text).toBe(NEW.name);
  const form = formSpec(before.form);
  const [read, wanted] = [
    levelsIn(form, { level1: row?.level1.text ?? "", level2: row?.level2.text ?? "" }),
    levelsIn(form, levels),
  ];
  expect(read).toEqual(wanted);
  expect(after.indicators.filter((each) => !isNew(each)).map((each) => texts({ ...each }))).toEqual(
    before.indicators.map((each) => texts({ ...each })),
  );
  expect(saying(after)).toEqual(saying(before));
  const back = tableIn(withoutRow(withInsertedRow(sheet, insertion), insertion.row));
  expect({ ...back, range: before.range }).toEqual(before);
}

const wanted = fc.constantFrom(
  OUTPUT,
  { level1: "产出指标", level2: "质量指标" },
  { level1: "产出指标", level2: "成本指标" },
  { level1: "效益指标", level2: "社会效益指标" },
  { level1: "满意度指标", level2: "服务对象满意度指标" },
);

test("in any built form the new row is read as one indicator more, and taking it out leaves the form as it was", async () => {
  await fc.assert(
    fc.asyncProperty(filledForm, wanted, fc.boolean(), async ({ form, data }, levels, formulas) => {
      expectOneMore(await builtSheet(form.id, data, formulas), levels);
    }),
    { numRuns: howMany(120, 30) },
  );
});

test.each([
  ["Sichuan's", drawProject],
  ["the national", drawNational],
  ["the overall", drawOverall],
])("the same holds for %s form as other people draw it", (_name, draw) => {
  fc.assert(
    fc.property(drawnTable, wanted, (drawn, levels) => expectOneMore(snapshotOf(draw(drawn)), levels)),
  );
});

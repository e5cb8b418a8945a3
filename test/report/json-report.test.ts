import fc from "fast-check";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { CHECKS } from "../../src/checks/registry";
import { readWorkbook } from "../../src/files/read-workbook";
import { fileReport } from "../../src/report/json-report";
import { reportSchema, type FileReport, type TableReport } from "../../src/report/report-schema";
import { review } from "../../src/report/review";
import { national2020 } from "../../src/scoring/profiles/national-2020";
import type { CellSnapshot, SheetSnapshot } from "../../src/sheet/snapshot";
import { partlyReadBook } from "../taskpane/books";

async function reportOf(example: string): Promise<FileReport> {
  const workbook = await readWorkbook(readFileSync(join(__dirname, "../../examples", example)));
  if (workbook.kind !== "read") throw new Error(`${example} could not be read`);
  return fileReport(example, review(workbook.sheets, national2020), "zh");
}

function tableOn(report: FileReport, sheet: string): TableReport {
  const table = report.tables.find((candidate) => candidate.sheet === sheet);
  if (!table) throw new Error(`no table on ${sheet}`);
  return table;
}

describe("the report of the example workbook", () => {
  let report: FileReport;

  beforeAll(async () => {
    report = await reportOf("示例.xlsx");
  });

  test("follows the schema of the contract, also after it was written and parsed", () => {
    const whole = { version: 2, files: [report] };
    expect(reportSchema.parse(JSON.parse(JSON.stringify(whole)))).toEqual(whole);
  });

  test("gives read values as the texts in the cells and computed ones as numbers", () => {
    const table = tableOn(report, "系统运维");
    expect(table).toMatchObject({
      range: "A1:K26",
      form: "project-self-evaluation",
      year: 2023,
      profile: "national-2020",
      fields: { projectCode: "51000021T000000017001", projectName: "信息化系统运维", amountUnit: "万元" },
      total: { weight: "100", score: "99.63" },
      computed: { executionRate: 96.29, executionScore: 9.63, total: 99.63, grade: "优" },
      findings: [],
    });
    expect(table.budget[0]).toEqual({
      label: "总额",
      initial: "310.00",
      adjusted: "310.00",
      executed: "298.50",
      rate: "96.29%",
      weight: "10",
      score: "9.63",
      extra: [],
    });
    expect(table.indicators[1]).toMatchObject({
      level1: "产出指标",
      level2: "数量指标",
      name: "机房巡检",
      nature: "≥",
      target: "60",
      actual: "60",
      halfYear: "",
      cell: "D15",
      judged: { met: true, score: 10, range: [10, 10] },
    });
    expect(table.indicators[1]?.judged.explanation).toContain("60");
  });

  test("reads hidden sheets and says that they are hidden", () => {
    expect(tableOn(report, "年中监控").hidden).toBe(true);
    expect(tableOn(report, "系统运维")).not.toHaveProperty("hidden");
  });

  test("says of a sheet without a table what was looked for", () => {
    expect(report.unread).toEqual([{ sheet: "填表说明", reason: expect.stringContaining("一级指标") }]);
  });

  test("shows every check at work", () => {
    const raised = new Set(report.tables.flatMap((table) => table.findings.map(({ check }) => check)));
    // Official forms alone are on its sheets, and all of them have a column for reasons.
    const ofOtherForms = ["reason-place-missing"];
    expect([...raised, ...ofOtherForms].sort()).toEqual(CHECKS.map(({ id }) => id).sort());
  });

  test("points every finding at a cell of its table, in words", () => {
    for (const finding of report.tables.flatMap((table) => table.findings)) {
      expect(finding.message).toMatch(/\p{Script=Han}/u);
      expect(finding.fix).toMatch(/\p{Script=Han}/u);
    }
  });
});

test.each([
  "部门预算项目支出绩效自评表",
  "项目支出绩效自评表",
  "湖北省项目自评表",
  "绩效目标表",
  "绩效运行监控表",
  "整体支出绩效目标实现情况",
])("%s.xlsx shows a good table, in which nothing is found, and a bad one", async (name) => {
  const report = await reportOf(`${name}.xlsx`);
  expect(tableOn(report, "填写规范").findings).toEqual([]);
  expect(tableOn(report, "常见问题").findings).not.toEqual([]);
  expect(report.unread).toEqual([]);
});

test("cells of a table that were left out are told once", () => {
  const said = fileReport("自评.xlsx", review(partlyReadBook, national2020), "zh").unread;
  expect(said).toEqual([
    { sheet: "07 信息化系统运维", reason: expect.stringMatching(/^L17:N17 共 3 个单元格/) },
  ]);
});

const cell: fc.Arbitrary<CellSnapshot | null> = fc.option(
  fc
    .oneof(
      fc.constantFrom(
        "一级指标",
        "二级指标",
        "三级指标",
        "指标值",
        "完成值",
        "权重",
        "得分",
        "总额",
        "合计",
        "≥",
        "定性",
        "数量指标",
        "项目名称",
        "年初预算",
        "调整后预算数",
      ),
      fc.string({ maxLength: 12 }),
      fc.double({ noNaN: true }),
      fc.boolean(),
    )
    .map((value) => ({ value, text: String(value) })),
);

const sheet: fc.Arbitrary<SheetSnapshot> = fc.record({
  name: fc.string({ minLength: 1, maxLength: 31 }),
  hidden: fc.boolean(),
  protected: fc.boolean(),
  origin: fc.record({ row: fc.nat(1000), column: fc.nat(100) }),
  rows: fc.array(fc.array(cell, { maxLength: 14 }), { maxLength: 20 }),
  merges: fc.constant([]),
});

test("any sheet gives a report that follows the schema, in both languages", () => {
  fc.assert(
    fc.property(fc.array(sheet, { maxLength: 3 }), fc.constantFrom("zh", "en"), (sheets, language) => {
      const report = fileReport("任意.xlsx", review(sheets, national2020), language);
      reportSchema.parse({ version: 2, files: [report] });
    }),
  );
});

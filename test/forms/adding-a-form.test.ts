import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { build } from "../../src/building/build";
import { fillPlan } from "../../src/building/fill/fill-plan";
import { convert } from "../../src/building/convert/convert";
import { NO_DATA, dataOf, type FormData } from "../../src/building/form-data";
import { formDataSchema } from "../../src/building/form-data-schema";
import { runChecks } from "../../src/checks/run-checks";
import { readWorkbook } from "../../src/files/read-workbook";
import { formSpec } from "../../src/forms/registry";
import { readSheet } from "../../src/reading/read-sheet";
import { NO_ASSIGNMENT } from "../../src/reading/role-assignment";
import { fileReport } from "../../src/report/json-report";
import { review } from "../../src/report/review";
import { score } from "../../src/scoring/score";
import { a1 } from "../../src/sheet/address";
import { OPTIONS, tableOf } from "../fixtures/built";
import { filled } from "../fixtures/filled-data";
import { compareCalculated } from "../fixtures/libreoffice";
import { LIBRE_OFFICE } from "../fixtures/programs";
import { lostInReading } from "../fixtures/losses";
import { schemaFaults } from "../fixtures/open-xml";
import { writeSheets } from "../../src/files/xlsx/write-xlsx";
import { exampleProvince } from "./example-province";

// The one line that a new form adds to the registry.
jest.mock("../../src/forms/registry", () => {
  const registry = jest.requireActual<typeof import("../../src/forms/registry")>("../../src/forms/registry");
  const { exampleProvince: added } =
    jest.requireActual<typeof import("./example-province")>("./example-province");
  const FORMS = [...registry.FORMS, added];
  return { ...registry, FORMS, formSpec: (id: string) => FORMS.find((form) => form.id === id) };
});

const SEED = 20_260_105;
const RUNS = 30;
const LONGEST_RUN = 240_000;
const FORM = formSpec("example-province");

test("the page on adding a form shows the example that is tried here", () => {
  const page = readFileSync(join(__dirname, "../../docs/forms/adding.md"), "utf8");
  const [, shown] = /```ts\n([\s\S]*?)```/.exec(page) ?? [];
  const source = readFileSync(join(__dirname, "example-province.ts"), "utf8");
  expect(shown).toBe(source.replaceAll('"../../src/forms/', '"./'));
});

test(
  "a form that is one file and one line is built and reads as itself again",
  async () => {
    await fc.assert(
      fc.asyncProperty(filled(exampleProvince), async (data) => {
        const table = await tableOf(build(FORM, data, OPTIONS));
        expect(table.form).toBe("example-province");
        expect(lostInReading(data, dataOf(table))).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  },
  LONGEST_RUN,
);

/** 7 of 8 and 80 of 100, with no reason for either. */
const SEVEN_OF_EIGHT = {
  ...NO_DATA,
  year: 2026,
  amountUnit: "万元",
  fields: { projectName: "系统运维" },
  budget: [
    {
      label: "项目总投入",
      adjusted: "100",
      executed: "80",
      "own:unspent": "20",
      "own:document": "财文1号",
    },
  ],
  indicators: [
    {
      level1: "产出指标",
      level2: "数量指标",
      name: "巡检次数",
      "own:section": "运维科",
      target: "≥8次",
      actual: "7次",
      weight: "85",
    },
  ],
} satisfies FormData;

test("and is checked like every self-evaluation: 7 of 8 without a reason is sent back", async () => {
  const scored = score(await tableOf(build(FORM, SEVEN_OF_EIGHT, OPTIONS)), null);
  expect(scored.profile.id).toBe("shanghai");
  expect(scored.execution?.score?.toFixed()).toBe("12");
  expect(scored.indicators[0]?.score?.toFixed()).toBe("74.38");
  const findings = runChecks(scored);
  const checks = findings.map(({ check }) => check);
  expect(checks).toContain("reason-missing");
  expect(checks).toContain("execution-reason-missing");
});

test("the report tells what stands in the column that it alone has, under its header", async () => {
  const reading = await readWorkbook(await writeSheets([build(FORM, SEVEN_OF_EIGHT, OPTIONS)]));
  const sheets = reading.kind === "read" ? reading.sheets : [];
  const [table] = fileReport("a.xlsx", review(sheets, null), "zh").tables;
  expect(table?.indicators[0]?.extra).toEqual([{ header: "责任科室", text: "运维科", cell: "D11" }]);
  expect(table?.budget[0]?.extra).toEqual([
    { header: "结余资金", text: "20", cell: "F7" },
    { header: "资金文号", text: "财文1号", cell: "G7" },
  ]);
  const kept = formDataSchema.parse(JSON.parse(JSON.stringify(table)));
  expect(kept.budget[0]).toMatchObject({ "own:unspent": "20", "own:document": "财文1号" });
});

test("the next one of the same form takes everything along, and no message shows a gap of the spec", async () => {
  const data = dataOf(await tableOf(build(FORM, SEVEN_OF_EIGHT, OPTIONS)));
  expect(convert(data, FORM, FORM, { nextYear: false }).left).toEqual([]);
  const inYuan = {
    ...data,
    amountUnit: "元",
    budget: [{ label: "项目总投入", "own:unspent": "205000" }],
  } as const;
  expect(convert(inYuan, FORM, FORM, { nextYear: false }).data.budget[0]).toMatchObject({
    "own:unspent": "20.5",
  });
  const { left, data: national } = convert(data, FORM, formSpec("national-self-evaluation"), {
    nextYear: false,
  });
  expect(left.map(({ label, text }) => `${label} ${text}`)).toEqual([
    "结余资金 20",
    "资金文号 财文1号",
    "责任科室 运维科",
  ]);
  expect(national.budget[0]).toMatchObject({ adjusted: "1000000", executed: "800000", weight: "15" });
  const scored = { ...SEVEN_OF_EIGHT, budget: [{ label: "项目总投入", score: "12" }] };
  const labels = convert(scored, FORM, formSpec("target"), { nextYear: true }).left.map(({ label }) => label);
  expect(labels).toContain("得分（15分×执行率）");
});

test("a department's own workbook of it is filled in, the columns that it alone has too", async () => {
  const reading = await readWorkbook(
    await writeSheets([build(FORM, NO_DATA, { ...OPTIONS, formulas: false })]),
  );
  const [sheet] = reading.kind === "read" ? reading.sheets : [];
  if (!sheet) throw new Error("the blank form cannot be read");
  const { tables } = readSheet(sheet);
  const [table] = tables;
  if (!table) throw new Error("nothing is read of the blank form");
  const blank = { sheet, table, tables, assignment: NO_ASSIGNMENT, spec: FORM, isDrawn: () => true };
  const data: FormData = {
    ...SEVEN_OF_EIGHT,
    amountUnit: "元",
    budget: [{ label: "项目总投入", "own:unspent": "205000", "own:document": "财文1号" }],
  };
  const { texts } = fillPlan(blank, data);
  const told = texts.filter(
    ({ from: { place } }) => place.part === "fund" && place.column.startsWith("own:"),
  );
  expect(told.map(({ cell, text, is }) => `${a1(cell)} ${text} ${is}`)).toEqual([
    "F5 20.5 figure",
    "G5 财文1号 words",
  ]);
});

const withLibreOffice = LIBRE_OFFICE === null ? test.skip : test;
withLibreOffice(
  "LibreOffice calculates it as we do, and the schema admits it",
  async () => {
    const specs = fc
      .sample(filled(exampleProvince), { seed: SEED, numRuns: 10 })
      .map((data, i) => build(FORM, data, { ...OPTIONS, sheetName: `表 ${i}` }));
    expect((await compareCalculated(specs)).differences).toEqual([]);
    expect(await schemaFaults(await writeSheets(specs))).toEqual([]);
  },
  LONGEST_RUN,
);

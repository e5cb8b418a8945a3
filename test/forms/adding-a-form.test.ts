import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { build } from "../../src/building/build";
import { dataOf } from "../../src/building/form-data";
import { runChecks } from "../../src/checks/run-checks";
import { formSpec } from "../../src/forms/registry";
import { national2020 } from "../../src/scoring/profiles/national-2020";
import { score } from "../../src/scoring/score";
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

test("and is checked like every self-evaluation: 7 of 8 without a reason is sent back", async () => {
  const indicator = { level1: "产出指标", level2: "数量指标", name: "巡检次数", weight: "90" };
  const data = {
    ...fc.sample(filled(exampleProvince), { seed: SEED, numRuns: 1 })[0],
    year: 2026,
    amountUnit: "万元" as const,
    fields: { projectName: "系统运维" },
    budget: [{ label: "资金总额", adjusted: "100", executed: "80", weight: "10" }],
    income: [],
    expenditure: [],
    indicators: [{ ...indicator, target: "≥8次", actual: "7次" }],
    total: { weight: "", score: "" },
  };
  const scored = score(await tableOf(build(FORM, data, OPTIONS)), national2020);
  expect(scored.indicators[0]?.score?.toFixed()).toBe("78.75");
  const checks = runChecks(scored).map(({ check }) => check);
  expect(checks).toContain("reason-missing");
  expect(checks).toContain("execution-reason-missing");
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

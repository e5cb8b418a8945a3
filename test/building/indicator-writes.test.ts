import { build } from "../../src/building/build";
import { dataOf, NO_DATA } from "../../src/building/form-data";
import { indicatorWrites } from "../../src/building/indicator-writes";
import { indicatorsToKeep } from "../../src/building/indicators-to-keep";
import { formSpec } from "../../src/forms/registry";
import { a1 } from "../../src/sheet/address";
import { libraryIndicatorSchema } from "../../src/library/library-indicator";
import type { FormId } from "../../src/forms/form-spec";
import type { IndicatorRow } from "../../src/reading/table";
import { OPTIONS, tableOf } from "../fixtures/built";

const INDICATOR = { name: "用户满意度", nature: "≥", target: "90", unit: "%", halfYear: "" };

/** The one indicator of a built form. */
async function rowOf(id: FormId): Promise<IndicatorRow> {
  const row = { level1: "满意度指标", level2: "服务对象满意度指标", name: "旧名称", weight: "10" };
  const table = await tableOf(
    build(formSpec(id), { ...NO_DATA, indicators: [row] }, { ...OPTIONS, formulas: false }),
  );
  const [first] = table.indicators;
  if (!first) throw new Error(`the form ${id} has no indicator`);
  return first;
}

async function writesInto(id: FormId): Promise<readonly (readonly [string, unknown])[]> {
  return indicatorWrites(await rowOf(id), INDICATOR).map(({ cell, value }) => [a1(cell), value] as const);
}

test.each<[FormId, readonly (readonly [string, unknown])[]]>([
  [
    "project-self-evaluation",
    [
      ["D14", "用户满意度"],
      ["E14", "≥"],
      ["F14", 90],
      ["G14", "%"],
    ],
  ],
  [
    "national-self-evaluation",
    [
      ["D13", "用户满意度"],
      ["E13", "≥90%"],
    ],
  ],
  [
    "overall",
    [
      ["C3", "用户满意度"],
      ["D3", "≥"],
      ["E3", 90],
      ["F3", "%"],
    ],
  ],
])("an indicator is put into a row of %s", async (id, writes) => {
  expect(await writesInto(id)).toEqual(writes);
});

test.each([
  ["90", 90],
  ["1,200.5", 1200.5],
  ["0", 0],
  ["90%", "90%"],
  ["007", "007"],
  ["优良", "优良"],
  ["12345678901234567", "12345678901234567"],
  ["", null],
])("of a wanted value %j the cell gets %j", async (target, value) => {
  const writes = indicatorWrites(await rowOf("overall"), { ...INDICATOR, target });
  expect(writes.find(({ cell }) => a1(cell) === "E3")?.value).toBe(value);
});

test.each([
  ["90", "%", "0.00%", 0.9],
  ["90", "家", "0.00%", "90"],
  ["90", "家", '0"days"', 90],
  ["90", "家", "#,##0.00_ ;[Red]\\-0", 90],
  ["90", "家", "@", "90"],
  ["2025", "年", "yyyy/m/d", "2025"],
])("of %j with the unit %s a cell of the format %j gets %j", async (target, unit, numberFormat, value) => {
  const cell = { row: 2, column: 4 };
  const source = { value: 1, text: "1", numberFormat };
  const row = { ...(await rowOf("overall")), target: { cell, text: "1", source } };
  const writes = indicatorWrites(row, { ...INDICATOR, target, unit });
  expect(writes.find((write) => write.cell === cell)?.value).toBe(value);
});

test("where a form has signs but no units in a column of their own, the unit stays with the value", async () => {
  const { unit, ...withoutUnit } = await rowOf("overall");
  expect(unit).toBeDefined();
  const writes = indicatorWrites(withoutUnit, INDICATOR).map(({ cell, value }) => [a1(cell), value]);
  expect(writes).toContainEqual(["E3", "90%"]);
});

test("a target form gets the half-year value as well", async () => {
  const row = { level1: "产出指标", level2: "数量指标", name: "联网企业", fullYear: "≥1家" };
  const table = await tableOf(build(formSpec("target"), { ...NO_DATA, indicators: [row] }, OPTIONS));
  const [first] = table.indicators;
  const writes = first ? indicatorWrites(first, { ...INDICATOR, halfYear: "≥85%" }) : [];
  expect(writes.map(({ value }) => value)).toEqual(["用户满意度", "≥85%", "≥90%"]);
});

test("the indicators of a table can be kept in a library", async () => {
  const rows = [
    { level1: "产出指标", level2: "数量指标", name: "联网企业", fullYear: "≤15000家", halfYear: "≤10000家" },
    { level1: "产出指标", level2: "质量指标", name: "运维规范性", fullYear: "规范" },
    { level1: "产出指标", level2: "质量指标", name: "", fullYear: "" },
    { level1: "成本指标", level2: "经济成本指标", name: "运维费用", fullYear: "60万元" },
    { level1: "成本指标", level2: "经济成本指标", name: "费用节约率", fullYear: "≥5%" },
    { level1: "效益指标", level2: "经济效益指标", name: "节约工时", fullYear: "200小时" },
  ];
  const data = { ...NO_DATA, year: 2026, fields: { implementingUnit: "某中心" }, indicators: rows };
  const kept = indicatorsToKeep(dataOf(await tableOf(build(formSpec("target"), data, OPTIONS))));
  expect(
    kept.map(({ name, sign, target, unit, halfYear, source }) => [
      name,
      sign,
      target,
      unit,
      halfYear,
      source,
    ]),
  ).toEqual([
    ["联网企业", "≤", "15000", "家", "≤10000家", "某中心2026"],
    ["运维规范性", "定性", "规范", "", "", "某中心2026"],
    ["运维费用", "≤", "60", "万元", "", "某中心2026"],
    ["费用节约率", "≥", "5", "%", "", "某中心2026"],
    ["节约工时", "≥", "200", "小时", "", "某中心2026"],
  ]);
  for (const indicator of kept) expect(libraryIndicatorSchema.safeParse(indicator).success).toBe(true);
});

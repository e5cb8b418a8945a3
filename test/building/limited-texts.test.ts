import { lengthOf, limitAt, limitedTexts } from "../../src/building/limited-texts";
import { build } from "../../src/building/build";
import { NO_DATA } from "../../src/building/form-data";
import { formSpec } from "../../src/forms/registry";
import { OPTIONS, tableOf } from "../fixtures/built";

test("the texts of a form with their limits, as the form prints them", async () => {
  const form = formSpec("project-self-evaluation");
  const table = await tableOf(
    build(form, { ...NO_DATA, year: 2026, fields: { problems: "问题 若干" } }, OPTIONS),
  );
  const texts = limitedTexts(table, form);
  const problems = texts.find(({ entry }) => entry.text === "问题 若干");
  expect(problems?.most).toBe(200);
  expect(problems?.label).not.toMatch(/字/);
  const reason = table.fields.executionReason;
  expect(reason && limitAt(texts, reason.cell)).toBe(100);
  expect(limitAt(texts, { row: 0, column: 0 })).toBeNull();
});

test("a column's heading may say it too, in its own words", async () => {
  const form = formSpec("national-self-evaluation");
  const built = build(
    form,
    { ...NO_DATA, year: 2026, indicators: [{ level1: "产出指标", level2: "数量指标", name: "次数" }] },
    OPTIONS,
  );
  const table = await tableOf(built);
  const headed = (header: string) =>
    limitedTexts(
      {
        ...table,
        columns: table.columns.map((each) => (each.role === "reason" ? { ...each, header } : each)),
      },
      form,
    ).map(({ most, label }) => `${label} ${most}`);
  expect(headed("偏差原因分析（50字以内）")).toContain("偏差原因分析 50");
  expect(headed("偏差原因（不超过80字）")).toContain("偏差原因 80");
  expect(headed("偏差原因分析")).toEqual(headed("原因"));
});

test.each([
  ["", 0],
  ["两 个\n字", 3],
  ["𠮷字", 2],
])("%j counts %d characters", (text, length) => {
  expect(lengthOf(text)).toBe(length);
});

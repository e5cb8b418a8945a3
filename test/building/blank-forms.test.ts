import { build } from "../../src/building/build";
import { NO_DATA } from "../../src/building/form-data";
import { runChecks } from "../../src/checks/run-checks";
import type { FormStage } from "../../src/forms/form-spec";
import { FORMS, formSpec } from "../../src/forms/registry";
import { national2020 } from "../../src/scoring/profiles/national-2020";
import { score } from "../../src/scoring/score";
import { OPTIONS, contentsOf, tableOf } from "../fixtures/built";

const EXPECTED: Readonly<Record<FormStage, readonly string[]>> = {
  "self-evaluation": ["missing-field", "no-indicators", "zero-budget"],
  target: ["indicator-missing", "missing-field"],
  monitoring: ["missing-field", "no-indicators"],
  overall: ["no-indicators"],
};

test.each(FORMS.map(({ id, stage }) => [id, stage] as const))(
  "a blank %s lacks its fields and indicators, and nothing in it is wrong",
  async (id, stage) => {
    const spec = build(formSpec(id), { ...NO_DATA, year: 2026 }, { ...OPTIONS, rowsPerClass: 2 });
    const findings = runChecks(score(await tableOf(spec), national2020));
    expect([...new Set(findings.map(({ check }) => check))].sort()).toEqual(EXPECTED[stage]);
  },
);

test("a blank target form holds its eleven fixed rows", async () => {
  const spec = build(formSpec("target"), { ...NO_DATA, year: 2026 }, { ...OPTIONS, rowsPerClass: 1 });
  const named = (await tableOf(spec)).indicators.filter(({ name }) => name.text !== "");
  expect(named).toHaveLength(11);
  expect(named[7]?.halfYear?.text).toBe("=50%");
  expect(named[7]?.fullYear?.text).toBe("=100%");
});

/** What a built form says of its own checks, before the line they stand in. */
const checkShown = (spec: ReturnType<typeof build>): unknown => {
  const [first] = contentsOf(spec);
  return first?.content.kind === "formula" ? first.content.result : first?.content;
};

test.each(FORMS.map(({ id }) => id))("a blank %s calls nothing right before something is filled in", (id) => {
  expect(checkShown(build(formSpec(id), { ...NO_DATA, year: 2026 }, { ...OPTIONS, rowsPerClass: 2 }))).toBe(
    "检查：待填写",
  );
});

const ROW = { level1: "产出指标", level2: "数量指标", name: "检查次数" };

test.each([
  ["national-self-evaluation", { indicators: [{ ...ROW, weight: "90" }] }, "检查：相符"],
  ["national-self-evaluation", { indicators: [{ ...ROW, weight: "50" }] }, "检查：请核对"],
  ["target", { income: [{ label: "资金总额", fullYear: "5" }] }, "检查：待填写"],
  [
    "target",
    { income: ["资金总额", "一般公共预算资金"].map((label) => ({ label, fullYear: "5" })) },
    "检查：相符",
  ],
  ["monitoring", { indicators: [ROW] }, "检查：待填写"],
] as const)("a %s with %j says %s", (id, given, shown) => {
  expect(checkShown(build(formSpec(id), { ...NO_DATA, year: 2026, ...given }, OPTIONS))).toBe(shown);
});

/** The web edition's program takes a semicolon for the end of a row of a constant array, inside a text too. */
test.each(FORMS.map(({ id }) => id))("no constant array of a %s holds a semicolon", (id) => {
  const spec = build(formSpec(id), { ...NO_DATA, year: 2026, indicators: [ROW] }, OPTIONS);
  const formulas = contentsOf(spec).flatMap(({ content }) =>
    content.kind === "formula" ? [content.formula] : [],
  );
  expect(formulas.filter((formula) => /\{[^{}]*;[^{}]*\}/.test(formula))).toEqual([]);
});

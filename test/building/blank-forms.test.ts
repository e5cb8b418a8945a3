import { build } from "../../src/building/build";
import { NO_DATA } from "../../src/building/form-data";
import { runChecks } from "../../src/checks/run-checks";
import type { FormStage } from "../../src/forms/form-spec";
import { FORMS, formSpec } from "../../src/forms/registry";
import { national2020 } from "../../src/scoring/profiles/national-2020";
import { score } from "../../src/scoring/score";
import { OPTIONS, tableOf } from "../fixtures/built";

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

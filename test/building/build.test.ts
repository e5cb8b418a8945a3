import fc from "fast-check";
import { build } from "../../src/building/build";
import { dataOf, NO_DATA } from "../../src/building/form-data";
import { FORMS, formSpec } from "../../src/forms/registry";
import { numberIn } from "../../src/scoring/quantity";
import { national2020 } from "../../src/scoring/profiles/national-2020";
import { score } from "../../src/scoring/score";
import { OPTIONS, contentsOf, tableOf } from "../fixtures/built";
import { filledForm } from "../fixtures/filled-data";
import { lostInReading } from "../fixtures/losses";
import { howMany } from "../fixtures/sweeps";

/** Every run writes and reads a file. */
const LONGEST_PROPERTY = 30_000;

type Texts = Readonly<Record<string, string>>;

test.each([true, false])(
  "what is built, with formulas %j, reads as the same data again",
  async (formulas) => {
    await fc.assert(
      fc.asyncProperty(filledForm, async ({ form, data }) => {
        const table = await tableOf(build(form, data, { ...OPTIONS, formulas }));
        expect(table.form).toBe(form.id);
        expect(lostInReading(data, dataOf(table))).toEqual([]);
      }),
      { numRuns: howMany(60, 15) },
    );
  },
  LONGEST_PROPERTY,
);

test(
  "what a form computes is what scoring computes",
  async () => {
    await fc.assert(
      fc.asyncProperty(filledForm, async ({ form, data }) => {
        const table = await tableOf(build(form, data, OPTIONS));
        const { execution, indicators } = score(table, national2020);
        const computed = indicators.filter(({ row }) => row.score?.source?.formula !== undefined);
        for (const judged of computed) {
          const written = numberIn(judged.row.score)?.value;
          if (written) expect(written.toFixed()).toBe(judged.score?.toFixed());
        }
        if (execution?.reportedScore) {
          expect(execution.reportedScore.value.toFixed()).toBe(execution.score?.toFixed());
        }
      }),
      { numRuns: howMany(60, 15) },
    );
  },
  LONGEST_PROPERTY,
);

const SICHUAN = formSpec("project-self-evaluation");
const NATIONAL = formSpec("national-self-evaluation");
const LEVELS = { level1: "产出指标", level2: "数量指标", name: "指标" };

async function scoreShown(form: typeof SICHUAN, indicator: Texts): Promise<string> {
  const data = { ...NO_DATA, indicators: [{ ...LEVELS, weight: "10", ...indicator }] };
  const table = await tableOf(build(form, data, OPTIONS));
  return table.indicators[0]?.score?.text ?? "none";
}

test.each([
  ["≥", "98", "%", "98", "10"],
  ["≥", "98", "%", "96%", "9.8"],
  ["≥", "95", "%", "0.93", "9.79"],
  ["≥", "24", "家", "18家", "7.5"],
  ["≥", "200", "个", "201", "10"],
  ["≥", "200", "个", "0.1", "0.01"],
  ["＞", "10", "份", "10", "10"],
  ["＝", "3", "项", "2", "6.67"],
  ["=", "3", "项", "4", "10"],
  ["≤", "60", "万元", "90", "5"],
  ["≤", "5", "秒", "5", "10"],
  ["≤", "24", "小时", "0", "10"],
  ["＜", "0", "次", "3", "0"],
  ["≥", "0", "次", "0", "10"],
  ["≥", "1,500", "条", "1,200", "8"],
  ["＝", "0", "次", "1", "0"],
  ["＞", "0", "件", "0", "0"],
  ["≥", "2", "%", "1.2", "6"],
  ["", "8", "个", "7", "8.75"],
])("Sichuan: %s %s%s reached with %s scores %s of 10", async (nature, target, unit, actual, points) => {
  expect(await scoreShown(SICHUAN, { nature, target, unit, actual })).toBe(points);
});

test.each([
  ["定性", "优良中低差", "", "优"],
  ["≥", "24", "家", "18个"],
  ["≥", "3", "天", "3-5天"],
  ["≥", "3", "项", "已完成"],
  ["≤", "12月31日", "", "12月20日"],
  ["≥", "3", "项", ""],
  ["≥", "5", "万人", "60000"],
  ["≤", "600000", "元", "59.8"],
  ["＝", "12", "月", "11"],
])("Sichuan: %s %s%s reached with %j is left to a person", async (nature, target, unit, actual) => {
  expect(await scoreShown(SICHUAN, { nature, target, unit, actual })).toBe("");
});

test.each([
  ["≥98%", "98%", "10"],
  ["≥98%", "97%", "9.9"],
  ["≥ 98 %", "0.97", "9.9"],
  [">=200个", "150个", "7.5"],
  ["≤24小时", "30小时", "7.5"],
  ["≤24小时", "30", "7.5"],
  ["=100%", "100%", "10"],
  ["≤36.8万元", "40万元", "9.13"],
  ["8次/年", "7次/年", "8.75"],
])("national: %s reached with %s scores %s of 10", async (target, actual, points) => {
  expect(await scoreShown(NATIONAL, { target, actual })).toBe(points);
});

test.each([
  ["不超过5天", "6天"],
  ["95%以上", "90%"],
  ["5天以内", "6天"],
  ["12月底前", "11月"],
  ["3至5次", "4次"],
  ["≥24家", "18个"],
  ["完成", "完成"],
])("national: %s reached with %s is left to a person", async (target, actual) => {
  expect(await scoreShown(NATIONAL, { target, actual })).toBe("");
});

test.each(FORMS.map((form) => [form.id, form] as const))(
  "a blank %s computes nothing but blanks",
  (_, form) => {
    const spec = build(form, { ...NO_DATA, year: 2026 }, { ...OPTIONS, rowsPerClass: 2 });
    const formulas = contentsOf(spec).filter(
      ({ row, content }) => row >= spec.frozenRows && content.kind === "formula",
    );
    expect(formulas.filter(({ content }) => content.kind === "formula" && content.result !== "")).toEqual([]);
  },
);

test("a given score that the formula would not give stays as it was given", async () => {
  expect(await scoreShown(SICHUAN, { nature: "≥", target: "10", unit: "个", actual: "5", score: "9" })).toBe(
    "9",
  );
});

test.each([
  ["9.50", "9.50"],
  ["9.5", "9.5"],
])("a given score %s that the formula gives too is computed and shows as %s", async (given, shown) => {
  const indicator = {
    ...LEVELS,
    nature: "≥",
    target: "100",
    unit: "个",
    actual: "95",
    weight: "10",
    score: given,
  };
  const table = await tableOf(build(SICHUAN, { ...NO_DATA, indicators: [indicator] }, OPTIONS));
  const entry = table.indicators[0]?.score;
  expect(entry?.text).toBe(shown);
  expect(entry?.source?.formula).toBeDefined();
});

test("a blank 总额 is the sum of its parts", async () => {
  const budget = [
    { label: "总额" },
    { label: "其中：财政资金", initial: "0.1", adjusted: "36.36", executed: "30" },
    { label: "其他资金", initial: "0.2", adjusted: "10", executed: "" },
  ];
  const table = await tableOf(build(SICHUAN, { ...NO_DATA, budget }, OPTIONS));
  const [top] = table.budget;
  expect([top?.initial?.text, top?.adjusted?.text, top?.executed?.text]).toEqual(["0.3", "46.36", "30"]);
  expect(top?.rate?.text).toBe("64.71%");
  expect(top?.score?.text).toBe("6.47");
});

test("only the places to fill in are open when the form is locked", () => {
  const spec = build(SICHUAN, { ...NO_DATA, year: 2026 }, { ...OPTIONS, rowsPerClass: 1 });
  const lockedAt = (row: number, column: number): boolean | undefined => {
    const cell = spec.rows[row]?.cells[column];
    return cell ? spec.styles[cell.style]?.locked : undefined;
  };
  expect(spec.protected).toBe(true);
  expect(lockedAt(2, 0)).toBe(true);
  expect(lockedAt(3, 2)).toBe(false);
});

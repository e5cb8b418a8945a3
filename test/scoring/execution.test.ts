import fc from "fast-check";
import { executionOf, plausibleRate, plausibleScore } from "../../src/scoring/execution";
import type { Profile } from "../../src/scoring/profile";
import { national2020 } from "../../src/scoring/profiles/national-2020";
import { numberIn } from "../../src/scoring/quantity";
import { score } from "../../src/scoring/score";
import type { Execution } from "../../src/scoring/scored";
import {
  entry,
  monitoring,
  nationalSelfEvaluation,
  overall,
  selfEvaluation,
  withoutMarks,
} from "../fixtures/table";
import type { Cell } from "../fixtures/table";

function execution(budget: readonly string[], profile: Profile = national2020): Execution {
  const found = executionOf(selfEvaluation({ budget }), profile);
  if (!found) throw new Error("the table has no budget");
  return found;
}

function written(cell: Cell) {
  const quantity = numberIn(entry(cell));
  if (!quantity) throw new Error("no number");
  return quantity;
}

describe("预算执行率 and its score", () => {
  test.each([
    ["2,196.16", "2,121.26", "96.59", "9.66"],
    ["807.40", "784.36", "97.15", "9.71"],
    ["7.34", "5.25", "71.53", "7.15"],
    ["6.00", "5.98", "99.67", "9.97"],
    ["160.00", "159.00", "99.38", "9.94"],
    ["36.36", "0.00", "0.00", "0.00"],
    ["100", "120", "120.00", "10.00"],
    ["8", "3", "37.50", "3.75"],
  ])("adjusted %s, executed %s: %s %%, %s of 10", (adjusted, executed, rate, score) => {
    const result = execution([`总额 | 0 | ${adjusted} | ${executed} | | 10 |`]);
    expect(result.rate?.toFixed(2)).toBe(rate);
    expect(result.score?.toFixed(2)).toBe(score);
  });

  test("the weight is the written one, or the profile's", () => {
    expect(execution(["总额 | 0 | 100 | 50 | | 20 |"]).score?.toFixed(2)).toBe("10.00");
    expect(execution(["总额 | 0 | 100 | 50 | | / |"]).score?.toFixed(2)).toBe("5.00");
    // The forms that are known print 10 points; any other leaves them to the profile.
    const heavy = { ...national2020, executionWeight: 30 };
    expect(execution(["总额 | 0 | 100 | 50 | | |"], heavy).score?.toFixed(2)).toBe("5.00");
    const table = nationalSelfEvaluation({
      budget: [{ label: "年度资金总额", initial: "0", adjusted: "100", executed: "50" }],
      indicators: [],
    });
    expect(executionOf({ ...table, spec: null }, heavy)?.score?.toFixed(2)).toBe("15.00");
    const heading = { ...table, executionWeight: entry("20") };
    expect(executionOf(heading, heavy)?.score?.toFixed(2)).toBe("10.00");
  });

  test("a rate that an indicator scores, or that nothing gives points for, earns none of its own", () => {
    const budget = [{ label: "年度资金总额", initial: "64.8", adjusted: "64.8", executed: "64.8" }];
    const totalOf = (indicators: readonly string[], row = budget) => {
      const table = nationalSelfEvaluation({ budget: row, indicators });
      const [funds] = table.budget;
      if (!funds) throw new Error("no funds");
      const scored = score({ ...table, budget: [withoutMarks(funds)] }, national2020);
      return [scored.execution?.rate?.toFixed(), scored.execution?.score, scored.total?.toFixed()];
    };
    const output = "产出指标 | 数量指标 | 保障人数 | ≥2370人 | 2370人 | 90 | 90";
    expect(totalOf(["管理指标 | 投入管理 | 预算执行率 | 100% | 100% | 10 | 10", output])).toEqual([
      "100",
      null,
      "100",
    ]);
    expect(totalOf([output, "效益指标 | 社会效益 | 办学条件 | 改善 | 改善 | 10 | 10"])).toEqual([
      "100",
      null,
      "100",
    ]);
    expect(totalOf([output])[2]).toBe("100");
  });

  test.each([
    ["zero", "0"],
    ["full", "10"],
    ["none", undefined],
  ] as const)("a zero or blank budget under the setting %s scores %s", (zeroBudget, score) => {
    const profile = { ...national2020, zeroBudget };
    for (const budget of ["总额 | 5 | 0.00 | 0.00 | / | 10 | /", "总额 | 5 | | | / | 10 | /"]) {
      const result = execution([budget], profile);
      expect(result.zeroBudget).toBe(true);
      expect(result.rate).toBeNull();
      expect(result.score?.toFixed()).toBe(score);
    }
  });

  test.each(["总额 | 5 | 见附件 | 4 | | 10 |", "总额 | 5 | 5 | | | 10 |", "总额 | 5 | 5 | 见附件 | | 10 |"])(
    "an amount that is no number leaves nothing to compute: %s",
    (budget) => {
      const result = execution([budget]);
      expect([result.zeroBudget, result.rate, result.score]).toEqual([false, null, null]);
    },
  );

  test("rounding the rate first changes the score (99.1467 %)", () => {
    const budget = ["总额 | 1736311.00 | 1736311.00 | 1,721,494.3 | 99.15% | 10 | 9.92"];
    expect(execution(budget).score?.toFixed(2)).toBe("9.91");
    expect(execution(budget, { ...national2020, roundRateFirst: true }).score?.toFixed(2)).toBe("9.92");
  });

  test.each([
    ["95", "10.00"],
    ["90", "10.00"],
    ["89.99", "8.00"],
    ["60", "5.00"],
    ["59", "0.00"],
  ])("bands: %s %% of the budget earns %s", (executed, score) => {
    const executionBands = [
      { from: 90, percent: 100 },
      { from: 80, percent: 80 },
      { from: 60, percent: 50 },
    ];
    const result = execution([`总额 | 0 | 100 | ${executed} | | 10 |`], { ...national2020, executionBands });
    expect(result.score?.toFixed(2)).toBe(score);
  });

  test("forms that ask for none have none", () => {
    expect(executionOf(overall({ indicators: [] }), national2020)).toBeNull();
    expect(
      executionOf(monitoring({ budget: ["总额 | 100 | 50 | 50% | 100"], indicators: [] }), national2020),
    ).toBeNull();
    const columns = overall({ indicators: [] });
    const { budget } = selfEvaluation();
    const withoutWeight = budget.map(({ label, adjusted = label, executed = label }) => ({
      label,
      adjusted,
      executed,
    }));
    expect(executionOf({ ...columns, budget: withoutWeight }, national2020)).toBeNull();
    expect(executionOf({ ...columns, budget }, national2020)?.score?.toFixed()).toBe("10");
  });

  test("the national form's 全年预算数 and 全年执行数 are read alike", () => {
    const table = nationalSelfEvaluation({
      budget: ["年度资金总额 | 1010060.00 | 1010060.00 | 990,675 | 10 | 98.09% | 9.81"],
    });
    expect(executionOf(table, national2020)?.rate?.toFixed(4)).toBe("98.0808");
  });
});

describe("a reported rate", () => {
  test.each([
    ["2,196.16", "2,121.26", "96.59%", true],
    ["7.34", "5.25", "71.57%", true],
    ["15.00", "0.49", "3.25%", true],
    ["807.40", "784.36", "97.15%", true],
    ["1010060.00", "990,675", "98.09%", false],
    ["807.40", "784.36", "97%", true],
    ["807.40", "784.36", "96%", false],
    ["807.40", "784.36", "0.9715", true],
    ["807.40", "784.36", "97.15", true],
    ["7", "5", "71.43%", true],
    ["7", "5", "71.42%", false],
    ["0.00", "0.00", "100%", true],
  ])("adjusted %s, executed %s, written %s: plausible %s", (adjusted, executed, rate, plausible) => {
    const result = execution([`总额 | 0 | ${adjusted} | ${executed} | ${rate} | 10 |`]);
    expect(result.reportedRate && plausibleRate(result, result.reportedRate)).toBe(plausible);
  });

  test("decimals of any amount of the table count for all of them", () => {
    const alone = execution(["总额 | 734 | 734 | 525 | 71.57% | 10 |"]);
    expect(plausibleRate(alone, written("71.57%"))).toBe(false);
    const beside = execution(["总额 | 7 | 7 | 5 | 71.57% | 10 |", "其中：财政资金 | 7.3 | 7 | 5 | | / | /"]);
    expect(beside.halfUnit.toFixed()).toBe("0.05");
    expect(plausibleRate(beside, written("71.57%"))).toBe(true);
  });

  test("amounts that formulas yield are exact", () => {
    const plausible = (adjusted: Cell) => {
      const table = selfEvaluation({
        budget: [{ label: "总额", adjusted, executed: "5.25", rate: "71.62%", weight: "10" }],
      });
      const result = executionOf(table, national2020);
      return result?.reportedRate && plausibleRate(result, result.reportedRate);
    };
    expect(plausible({ text: "7.34", value: 7.34 })).toBe(true);
    expect(plausible({ text: "7.34", value: 7.34, formula: "SUM(D10:D13)" })).toBe(false);
  });
});

describe("a reported execution score", () => {
  test.each([
    ["807.40", "784.36", "97.15%", "9.71", "right"],
    ["807.40", "784.36", "97.15%", "9.72", "right"],
    ["7.34", "5.25", "71.57%", "7.16", "right"],
    ["6.00", "5.98", "", "9.67", "wrong"],
    ["6.00", "5.98", "99.67%", "9.97", "right"],
    ["15.00", "0.49", "3.25%", "0.33", "right"],
    ["70.50", "18.51", "26.26%", "2.62", "right"],
    ["183.62", "111.84", "60.91%", "6", "tail"],
    ["183.62", "111.84", "60.91%", "6.1", "tail"],
    ["183.62", "111.84", "60.91%", "6.09", "right"],
    ["160", "159", "99.38%", "10", "wrong"],
    ["160", "159", "99.38%", "9.93", "tail"],
    ["160", "159", "99.38%", "9.9375", "right"],
    ["160", "159", "99.38%", "9.9", "tail"],
    ["790.33", "557.33", "70.52%", "7.52", "wrong"],
    ["396.00", "395.88", "99.97%", "10", "right"],
    ["100", "120", "120%", "10", "right"],
    ["100", "120", "120%", "12", "wrong"],
    ["0.00", "0.00", "/", "10", "unknown"],
  ])("adjusted %s, executed %s, rate %s, score %s: %s", (adjusted, executed, rate, score, fit) => {
    const result = execution([`总额 | 0 | ${adjusted} | ${executed} | ${rate} | 10 | ${score}`]);
    expect(result.reportedScore && plausibleScore(result, national2020, result.reportedScore)).toBe(fit);
  });

  test("a score that follows from a wrong rate is not wrong a second time", () => {
    const result = execution(["总额 | 0 | 1010060.00 | 990,675 | 98.09% | 10 | 9.81"]);
    expect(plausibleRate(result, written("98.09%"))).toBe(false);
    expect(plausibleScore(result, national2020, written("9.81"))).toBe("right");
  });

  test("Shanghai's order of rounding is right without a written rate only where the profile says so", () => {
    const result = execution(["总额 | 0 | 1736311 | 1721494.3 | | 10 | 9.92"]);
    expect(plausibleScore(result, national2020, written("9.92"))).toBe("wrong");
    expect(plausibleScore(result, { ...national2020, roundRateFirst: true }, written("9.92"))).toBe("right");
  });

  test("a formula's unrounded result is right", () => {
    const result = execution(["总额 | 0 | 160 | 159 | 99.38% | 10 | "]);
    expect(
      plausibleScore(result, national2020, written({ text: "10", value: 9.9375, formula: "I9*H9" })),
    ).toBe("right");
  });
});

const amount = fc.integer({ min: 1, max: 100_000_00 });

test("what a person computes from the unrounded amounts is never called wrong", () => {
  fc.assert(
    fc.property(amount, amount, fc.integer({ min: 1, max: 30 }), (adjusted, executed, weight) => {
      // Amounts known to 元, written in 万元 with two decimals; rate and score from the unrounded ones.
      const inTenThousands = (yuan: number) => (Math.round(yuan / 100) / 100).toFixed(2);
      fc.pre(adjusted >= 100);
      const share = (BigInt(executed) * 1_000_000n) / BigInt(adjusted);
      const rate = `${((Number(share) + 50 - ((Number(share) + 50) % 100)) / 10_000).toFixed(2)}%`;
      const result = execution([
        `总额 | 0 | ${inTenThousands(adjusted)} | ${inTenThousands(executed)} | ${rate} | ${String(weight)} |`,
      ]);
      expect(result.reportedRate && plausibleRate(result, result.reportedRate)).toBe(true);
    }),
  );
});

test("the score is never below 0 nor above the weight", () => {
  fc.assert(
    fc.property(fc.integer(), amount, fc.integer({ min: 0, max: 100 }), (executed, adjusted, weight) => {
      const result = execution([
        `总额 | 0 | ${String(adjusted)} | ${String(executed)} | | ${String(weight)} |`,
      ]);
      expect(result.score?.gte(0)).toBe(true);
      expect(result.score?.lte(weight)).toBe(true);
    }),
  );
});

import fc from "fast-check";
import { catalogue } from "../../src/checks/catalogue";
import type { Check } from "../../src/checks/check";
import { UnknownCheckError, describe as inWords } from "../../src/checks/facts/describe";
import { CHECKS } from "../../src/checks/registry";
import { findingsBy, runChecks } from "../../src/checks/run-checks";
import { scoreOverWeight } from "../../src/checks/score-over-weight";
import { zeroBudget } from "../../src/checks/zero-budget";
import { FORMS } from "../../src/forms/registry";
import { national2020 } from "../../src/scoring/profiles/national-2020";
import { score } from "../../src/scoring/score";
import { monitoring, nationalSelfEvaluation, overall, selfEvaluation, target } from "../fixtures/table";
import { findingsIn, found } from "./found";

const failing: Check = {
  ...zeroBudget,
  id: "always-fails",
  title: { zh: "总是失败", en: "Always fails" },
  run: () => {
    throw new Error("no such row");
  },
};

describe("running checks", () => {
  it("lists the worst first, then from top to bottom and from left to right", () => {
    const table = selfEvaluation({
      fields: { conclusion: "", projectName: "" },
      indicators: [
        "产出指标 | 数量指标 | 信息安全检查 | ≥ | 85 | 次 | 40 | 45 | 45 | ",
        "产出指标 | 数量指标 | 信息安全检查 | ≥ | 85 | 次 | 850 | 45 |  | ",
      ],
      total: "100 | 100",
    });
    expect(found(table)).toEqual([
      "missing-field text",
      "unmet-full-score indicator 0",
      "reason-missing indicator 0",
      "duplicate-indicator indicator 1",
      "deviation-unexplained indicator 1",
      "missing-field conclusion",
      "score-missing indicator 1",
    ]);
  });

  it("puts one finding in the place of a check that throws, and runs the others", () => {
    const table = selfEvaluation({
      indicators: ["产出指标 | 数量指标 | 信息安全检查 | ≥ | 85 | 次 | 90 | 10 | 12 | "],
    });
    const findings = findingsBy([failing, scoreOverWeight], score(table, national2020));
    expect(findings.map(({ check }) => check)).toEqual(["score-over-weight", "internal-error"]);
    expect(findings[1]).toMatchObject({ severity: "warning", row: null, cell: { row: 0, column: 0 } });
    const failure = findings[1] ?? { check: "", data: {}, printed: {} };
    expect(inWords(failure, "zh")).toEqual({
      message: "检查“总是失败”未能完成，其他检查不受影响",
      fix: "请人工核对这一项，并将检查编号 always-fails 和“no such row”告知维护人员",
    });
    expect(inWords(failure, "en").message).toBe(
      "The check “Always fails” could not be completed; the others were",
    );
  });

  it("keeps to the checks of the form", () => {
    const noScore = "产出指标 | 数量指标 | 连通率 | ＝ | 100 | % | 100 | 99%";
    expect(findingsIn(overall({ indicators: [noScore] }))).toEqual([]);
    const beforeTheEnd = "产出指标 | 数量指标 | 连通率 | 100% |  | 99%";
    expect(findingsIn(monitoring({ indicators: [beforeTheEnd] }))).toEqual([]);
  });

  it("refuses to put the finding of an unknown check into words", () => {
    expect(() => inWords({ check: "no-such-check", data: {}, printed: {} }, "zh")).toThrow(UnknownCheckError);
  });
});

describe("the catalogue", () => {
  it.each(["zh", "en"] as const)("holds every check in %s", (language) => {
    expect(catalogue(language)).toEqual(
      CHECKS.map(({ id, severity, title, basis, appliesTo }) => ({
        id,
        severity,
        title: title[language],
        basis: basis[language],
        appliesTo,
      })),
    );
  });
});

describe("one cause gives one finding", () => {
  const of = (indicator: string, profile = national2020) =>
    found(selfEvaluation({ indicators: [`产出指标 | 数量指标 | ${indicator}`] }), profile).filter((finding) =>
      finding.includes("indicator"),
    );

  it.each([
    ["信息安全检查 | ≥ | 85 | 次 |  | 90 |  | ", ["actual-missing indicator 0"]],
    ["信息安全检查 | ＝ |  | 个 |  |  |  | ", ["actual-missing indicator 0"]],
    ["信息安全检查 | ≥ | 85 | 次 |  | 90 | 90 | ", ["actual-missing indicator 0"]],
    ["车辆购置 | ＝ | 1 | 台 | 100% | 90 |  | ", ["unit-mismatch indicator 0"]],
    ["信息安全检查 | ≥ | 85 | 次 | 40 | 90 | 90 | 未招标", ["unmet-full-score indicator 0"]],
    ["信息安全检查 | ≥ | 85 | 次 | 40 | 90 | 95 | 未招标", ["score-over-weight indicator 0"]],
    ["信息安全检查 | ≥ | 80 | 次 | 40 | 90 | 50 | 未招标", ["score-mismatch indicator 0"]],
    ["信息安全检查 | ≥ | 80 | 次 | 80 | 90 | 0 | 未招标", ["score-mismatch indicator 0"]],
    ["项目验收 | 定性 | 高中低 |  | 中 | 20 | 20 | ", ["qualitative-band indicator 0"]],
    ["项目验收 | 定性 | 高中低 |  | 中 | 20 | 15 | ", ["reason-missing indicator 0"]],
    ["项目验收 | 定性 | 高中低 |  | 高 | 20 | 22 | ", ["score-over-weight indicator 0"]],
    ["项目验收 | 定性 | 通过 |  | 一次性通过 | 20 | 20 | ", []],
    ["系统开发 | ≥ | 3 | 个 | 3 | 0 | 0 | ", []],
    [" |  |  |  |  |  |  | ", []],
  ])("%s", (indicator, findings) => {
    expect(of(indicator)).toEqual(findings);
  });

  it("says once that a score is cut off, or that it is wrong", () => {
    const budget = (executionScore: string) =>
      found(
        selfEvaluation({
          budget: [`总额 | 100.00 | 100.00 | 93.93 | 93.93% | 10 | ${executionScore}`],
          indicators: [],
        }),
      );
    expect(budget("9.39")).toEqual([]);
    expect(budget("9")).toEqual(["tail-difference budget 0"]);
    expect(budget("9.4")).toEqual(["tail-difference budget 0"]);
    expect(budget("10")).toEqual(["execution-score-mismatch budget 0"]);
    expect(budget("")).toEqual(["score-missing budget 0"]);
  });

  it("says no more of a budget of 0 than that there is no rate", () => {
    const table = selfEvaluation({ budget: ["总额 | 0.00 | 0.00 | 0.00 |  | 10 | 10"], indicators: [] });
    expect(found(table)).toEqual(["zero-budget budget 0"]);
  });

  it("asks for both reasons where both are due", () => {
    const table = selfEvaluation({
      budget: ["总额 | 50.00 | 100.00 | 40.00 | 40.00% | 10 | 4"],
      indicators: [],
    });
    expect(found(table)).toEqual(["execution-reason-missing budget 0", "adjustment-reason-missing budget 0"]);
  });

  it("does not ask for a reason below 90 % where 90.00 % is what the amounts may give", () => {
    const table = selfEvaluation({
      budget: ["总额 | 7.34 | 7.34 | 6.60 | 90.00% | 10 | 9"],
      indicators: [],
    });
    expect(found(table)).toEqual([]);
  });
});

describe("forms", () => {
  it("gives no cause for a finding where all is well", () => {
    const indicators = [
      "产出指标 | 数量指标 | 信息安全检查 | ≥ | 85 | 次 | 90 | 50 | 50 | ",
      "效益指标 | 社会效益指标 | 数据共享支撑 | 定性 | 高中低 |  | 高 | 30 | 30 | ",
      "满意度指标 | 服务对象满意度指标 | 用户满意度 | ≥ | 90 | % | 90% | 10 | 10 | ",
    ];
    const fields = { conclusion: "项目按计划完成，自评得分 100 分。" };
    expect(findingsIn(selfEvaluation({ fields, indicators, total: "100 | 100" }))).toEqual([]);
  });

  it("lets a blank form say what is to be filled in, without counting sums that are not there", () => {
    const blank = selfEvaluation({
      fields: { projectName: "", competentDepartment: "", implementingUnit: "", annualGoal: "" },
      budget: ["总额 |  |  |  |  | 10 | "],
      indicators: ["产出指标 | 数量指标 |  |  |  |  |  |  |  | "],
    });
    expect(found(blank)).toEqual([
      "missing-field text",
      "missing-field text",
      "missing-field text",
      "missing-field text",
      "zero-budget budget 0",
    ]);
  });

  it("does not ask a target form for a level 1 it has under a longer name", () => {
    const indicators = ["决策", "过程", "产出指标", "项目效益指标", "服务对象满意度指标"].map(
      (level1) => `${level1} | 类别 | 指标 | ≥1 | ≥1`,
    );
    expect(found(target({ indicators }))).toEqual([]);
    expect(found(target({ indicators: indicators.slice(1) }))).toEqual(["indicator-missing indicator"]);
    expect(found(target({}))).toEqual([]);
  });
});

describe("whatever a table holds", () => {
  const cell = fc.oneof(
    fc.constantFrom(
      "",
      "/",
      "无",
      "0",
      "10",
      "100%",
      "≥98%",
      "=100%",
      "0.00",
      "定性",
      "高中低",
      "优",
      "≤5",
      "-3",
      "1e5",
    ),
    fc.string({ maxLength: 12, unit: "grapheme" }).map((text) => text.trim()),
    fc.constantFrom(
      "自评得分 98 分",
      "结合自评情况，分析存在的问题及原因。（200字以内）",
      "投诉办结率",
      "（((",
      "满意度(",
    ),
  );
  const row = (columns: number) =>
    fc
      .array(cell, { minLength: columns, maxLength: columns })
      .map((cells) => cells.map((text) => text.replaceAll("|", "")).join(" | "));
  const rows = (columns: number) => fc.array(row(columns), { maxLength: 4 });
  const fields = fc.record({
    conclusion: cell,
    improvements: cell,
    executionReason: cell,
    projectName: cell,
  });

  const anyTable = fc.oneof(
    fc
      .record({ fields, budget: rows(7), indicators: rows(10), total: row(2) })
      .chain((given) => fc.constantFrom(selfEvaluation(given), nationalSelfEvaluation(given))),
    fc.record({ indicators: rows(8) }).map(overall),
    fc.record({ fields, budget: rows(5), indicators: rows(6) }).map(monitoring),
    fc.record({ fields, income: rows(2), expenditure: rows(3), indicators: rows(5) }).map(target),
  );

  it("no check throws, and every finding can be put into words", () => {
    fc.assert(
      fc.property(anyTable, (table) => {
        const scored = score(table, national2020);
        for (const finding of runChecks(scored)) {
          expect(finding.check).not.toBe("internal-error");
          for (const language of ["zh", "en"] as const) {
            const { message, fix } = inWords(finding, language);
            expect(`${message} ${fix}`).not.toMatch(/undefined|NaN/);
          }
        }
      }),
    );
  });

  it("covers every form", () => {
    expect(FORMS.map(({ stage }) => CHECKS.some(({ appliesTo }) => appliesTo.includes(stage)))).not.toContain(
      false,
    );
  });
});

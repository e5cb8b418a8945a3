import { gradeOf, score } from "../../src/scoring/score";
import { Decimal } from "../../src/scoring/decimal";
import { national2020 } from "../../src/scoring/profiles/national-2020";
import { totalView } from "../../src/taskpane/view/total-view";
import { entry, overall, selfEvaluation, target } from "../fixtures/table";

const NINETY_POINTS = [
  "产出指标 | 数量指标 | 便民应用 | ≥ | 24 | 个 | 70 | 50 | 50 |",
  "效益指标 | 社会效益指标 | 数据可信流通 | 定性 | 高中低 | | 高 | 30 | 30 |",
  "满意度指标 | 服务对象满意度指标 | 用户满意度 | ≥ | 90 | % | 90 | 10 | 10 |",
];

describe("the computed total", () => {
  test("is the execution score and the scores of all indicators", () => {
    const scored = score(
      selfEvaluation({
        budget: ["总额 | 1,133.39 | 2,196.16 | 2,121.26 | 96.59% | 10 | 9.66"],
        indicators: [
          "产出指标 | 数量指标 | 足额保障率 | = | 100 | % | 100 | 22.5 | 22.5 | /",
          "产出指标 | 数量指标 | 科目调整次数 | ≤ | 10 | 次 | 0 | 22.5 | 22.5 | /",
          "产出指标 | 时效指标 | 按时发放率 | = | 100 | % | 100 | 22.5 | 22.5 | /",
          "效益指标 | 经济效益指标 | 结余率 | ≤ | 5 | % | 100 | 22.5 | 22.5 | /",
        ],
        total: "100 | 99.7",
      }),
      national2020,
    );
    expect(scored.execution?.score?.toFixed()).toBe("9.66");
    expect(scored.indicators.map((indicator) => indicator.score?.toFixed())).toEqual([
      "22.5",
      "22.5",
      "22.5",
      "0",
    ]);
    expect(scored.total?.toFixed()).toBe("77.16");
    expect(scored.grade).toBe("中");
    expect(scored.reportedTotal?.value.toFixed()).toBe("99.7");
  });

  test.each([
    ["合计", "100 | 99.7", "95", "99.7"],
    ["合计 left blank, and a field", " | ", "95", "95"],
    ["a field alone", null, "９５.５", "95.5"],
    ["neither", null, "见附件", undefined],
  ])("is set beside the total that the form states: %s", (_where, total, selfScore, stated) => {
    const read = selfEvaluation({ indicators: NINETY_POINTS, ...(total !== null && { total }) });
    const fields = { ...read.fields, selfScore: entry(selfScore) };
    const scored = score({ ...read, fields, total: total === null ? null : read.total }, national2020);
    expect(scored.reportedTotal?.value.toFixed()).toBe(stated);
    expect(totalView(scored).reported).toBe(stated === undefined ? null : Number(stated).toFixed(2));
  });

  test("counts what is reported for an indicator that cannot be judged", () => {
    const indicators = [
      ...NINETY_POINTS.slice(1),
      "产出指标 | 数量指标 | 购置车辆 | = | 1 | 台 | 100% | 50 | 40 |",
    ];
    expect(score(selfEvaluation({ indicators }), national2020).total?.toFixed()).toBe("90");
  });

  test("counts the reported execution score where its amounts cannot be read", () => {
    const total = (budget: string) =>
      score(selfEvaluation({ budget: [budget], indicators: NINETY_POINTS }), national2020).total?.toFixed();
    expect(total("总额 | 5 | 见附件 | 见附件 | 95% | 10 | 9.5")).toBe("99.5");
    expect(total("总额 | 5 | 见附件 | 见附件 | 95% | 10 | 95")).toBe("100");
    expect(total("总额 | 5 | 见附件 | 见附件 | 95% | 10 |")).toBe("90");
    expect(total("总额 | 0 | 0 | 0 | / | 10 | 10")).toBe("90");
  });

  test("leaves out a zero budget under the setting none", () => {
    const table = selfEvaluation({ budget: ["总额 | 0 | 0 | 0 | / | 10 | 10"], indicators: NINETY_POINTS });
    expect(score(table, { ...national2020, zeroBudget: "none" }).total?.toFixed()).toBe("90");
    expect(score(table, { ...national2020, zeroBudget: "full" }).total?.toFixed()).toBe("100");
  });

  test("is capped while the execution rate is low, where the profile says so", () => {
    const totalCaps = [
      { rateBelow: 80, total: 89 },
      { rateBelow: 60, total: 69 },
    ];
    const total = (executed: string, caps: typeof totalCaps) =>
      score(
        selfEvaluation({ budget: [`总额 | 100 | 100 | ${executed} | | 10 |`], indicators: NINETY_POINTS }),
        { ...national2020, totalCaps: caps },
      ).total?.toFixed();
    expect(total("79", [])).toBe("97.9");
    expect(total("80", totalCaps)).toBe("98");
    expect(total("79", totalCaps)).toBe("89");
    expect(total("59", totalCaps)).toBe("69");
  });

  test("of the overall form is computed although it reports none", () => {
    const scored = score(
      overall({
        indicators: [
          "产出指标 | 数量指标 | 立法 | = | 1 | 部 | 50 | 1",
          "产出指标 | 质量指标 | 连通率 | = | 100 | % | 50 | 99%",
        ],
      }),
      national2020,
    );
    expect([scored.execution, scored.total?.toFixed(), scored.reportedTotal]).toEqual([null, "99.5", null]);
  });

  test("is missing where a form has no weights", () => {
    const scored = score(
      target({ indicators: ["过程 | 资金管理 | 预算执行率 | =50% | =100%"] }),
      national2020,
    );
    expect([scored.total, scored.grade]).toEqual([null, null]);
  });

  test("is missing of targets that bear points: nothing is reached yet", () => {
    const scored = score(target({ indicators: ["产出指标 | 数量指标 | 立法 | ≥3部 | | 90"] }), national2020);
    expect([scored.total, scored.grade]).toEqual([null, null]);
  });
});

describe("grades", () => {
  test.each([
    ["100", "优"],
    ["90", "优"],
    ["89.5", "良"],
    ["89.99", "良"],
    ["80", "良"],
    ["79.99", "中"],
    ["60", "中"],
    ["59.99", "差"],
    ["0", "差"],
  ])("%s points are %s", (total, grade) => {
    expect(gradeOf(new Decimal(total), national2020)).toBe(grade);
  });

  test("a province may set 80/70/60", () => {
    const grades = [
      { grade: "优", from: 80 },
      { grade: "良", from: 70 },
      { grade: "中", from: 60 },
      { grade: "差", from: 0 },
    ] as const;
    expect(gradeOf(new Decimal("85"), { ...national2020, grades })).toBe("优");
  });
});

import fc from "fast-check";
import { isPossibleScore, judge } from "../../src/scoring/indicators";
import type { Profile } from "../../src/scoring/profile";
import { national2020 } from "../../src/scoring/profiles/national-2020";
import { numberIn } from "../../src/scoring/quantity";
import type { Judged } from "../../src/scoring/scored";
import {
  entry,
  monitoring,
  nationalSelfEvaluation,
  overall,
  selfEvaluation,
  target,
} from "../fixtures/table";
import { mustEnd } from "../fixtures/must-end";
import type { Cell } from "../fixtures/table";

interface Case {
  readonly nature?: Cell;
  readonly target?: Cell;
  readonly unit?: Cell;
  readonly actual?: Cell;
  readonly weight?: Cell;
  readonly score?: Cell;
}

function judged(given: Case & { readonly name?: Cell }, profile: Profile = national2020): Judged {
  const row = { level1: "产出指标", level2: "数量指标", name: "整合系统", weight: "20", ...given };
  const [indicator] = selfEvaluation({ indicators: [row] }).indicators;
  if (!indicator) throw new Error("the table has no indicator");
  return judge(indicator, profile);
}

/** `met 12.00`, `missed 5.37`, `unjudged`, with notes behind. */
function outcome({ met, score, notes }: Judged): string {
  if (met === null) return ["unjudged", ...notes].join(" ");
  return [met ? "met" : "missed", score?.toFixed(2) ?? "-", ...notes].join(" ");
}

function bandOf({ range, suggestion, weight }: Judged): string {
  const proposed = suggestion && weight?.times(suggestion).toFixed();
  return `${range?.low.toFixed() ?? "-"}–${range?.high.toFixed() ?? "-"}, ${proposed ?? "a person decides"}`;
}

describe("quantitative indicators", () => {
  test.each([
    // nature, target, unit, actual, weight → outcome
    ["≥", "2", "个（套）", "3", "15", "met 15.00"],
    ["≥", "15", "期/年", "8", "22.5", "missed 12.00"],
    ["≥", "400000", "条", "400000", "20", "met 20.00"],
    ["≥", "2", "个", "0", "10", "missed 0.00"],
    ["≥", "120", "个", "1", "3", "missed 0.03"],
    ["≥", "3", "个", "1", "20", "missed 6.67"],
    ["＞", "10", "个", "12", "15", "met 15.00"],
    ["＞", "1", "套", "1", "15", "met 15.00 boundary"],
    ["＞", "10", "个", "5", "15", "missed 7.50"],
    ["≤", "7", "天", "3", "20", "met 20.00"],
    ["≤", "5", "秒", "5", "20", "met 20.00"],
    ["≤", "5", "%", "100", "22.5", "missed 0.00"],
    ["≤", "5", "%", "20.71", "22.5", "missed 0.00"],
    ["≤", "5", "%", "6", "22.5", "missed 18.00"],
    ["≤", "60", "万元", "90", "20", "missed 10.00"],
    ["≤", "0", "次", "1", "20", "missed 0.00"],
    ["≤", "0", "次", "0", "20", "met 20.00"],
    ["<", "15", "天", "8", "10", "met 10.00"],
    ["＜", "15", "天", "15", "10", "met 10.00 boundary"],
    ["=", "100", "%", "100", "20", "met 20.00"],
    ["＝", "100", "%", "50", "15", "missed 7.50"],
    ["＝", "2", "台/套", "3", "20", "met 20.00"],
    ["＝", "0", "%", "0", "20", "met 20.00"],
    ["", "≥90%", "", "95%", "10", "met 10.00"],
    ["", "≤24小时", "", "30小时", "10", "missed 7.50"],
    ["", "12次", "", "9次", "10", "missed 7.50"],
    ["", "100%", "", "99%", "10", "missed 9.90"],
    ["", "不低于90%", "", "81%", "10", "missed 9.00"],
    [">=", "7443.05", "平方米", "7443.0 5", "5", "met 5.00"],
    ["≥", "10,000", "个", "１００００", "15", "met 15.00"],
    ["≥", "90", "%", "90%", "10", "met 10.00"],
    ["≥", "85", "次", "90次", "10", "met 10.00"],
    ["≥", "24", "家", "24家", "10", "met 10.00"],
    ["≥", "-5", "%", "-3", "10", "met 10.00"],
    ["≥", "5", "%", "-3", "10", "missed 0.00"],
  ])("%s %s %s, 完成 %s, weight %s: %s", (nature, wanted, unit, actual, weight, expected) => {
    expect(outcome(judged({ nature, target: wanted, unit, actual, weight }))).toBe(expected);
  });

  test.each([
    ["≤", "5", "次", "≤5", "met 20.00"],
    ["≤", "5", "%", "<=5%", "met 20.00"],
    ["＜", "5", "次", "＜5", "met 20.00"],
    ["＜", "5", "次", "≤5", "met 20.00 boundary"],
    ["≥", "90", "%", "≥95%", "met 20.00"],
    ["≥", "90", "%", "＜90%", "unjudged actual-unreadable"],
    ["≤", "5", "%", "＞5%", "unjudged actual-unreadable"],
    ["≥", "100", "%", { text: "100%", value: 1, formula: "100%" }, "met 20.00"],
  ] satisfies [string, Cell, string, Cell, string][])(
    "a sign inside the 完成值: %s %s %s, 完成 %j: %s",
    (nature, wanted, unit, actual, expected) => {
      expect(outcome(judged({ nature, target: wanted, unit, actual }))).toBe(expected);
    },
  );

  test("a 完成值 written as the target says so in its rule", () => {
    expect(judged({ nature: "≤", target: "5", unit: "%", actual: "≤5" }).rule).toEqual({
      kind: "as-target",
      text: "≤5",
    });
    const date = judged({ nature: "≤", target: "12月31日", actual: "12月31日" });
    expect([date.met, date.rule]).toEqual([true, { kind: "as-target", text: "12月31日" }]);
  });

  test.each(["满足", "完成", "已完成", "达标", "达到", "是", "合格", "通过", "已完成。"])(
    "%s for a number is met, with a note",
    (word) => {
      expect(outcome(judged({ nature: "≥", target: "3", unit: "个", actual: word }))).toBe(
        "met 20.00 actual-not-numeric",
      );
    },
  );

  test.each([
    [{ nature: "≥", target: "3", actual: "较好" }, "actual-unreadable"],
    [{ nature: "≥", target: "", actual: "3" }, "target-unreadable"],
    [{ nature: "≥", target: "3", actual: "" }, "actual-missing"],
    [{ nature: "≥", target: "3", actual: "/" }, "actual-missing"],
    [{ nature: "＝", target: "", unit: "个", actual: "", weight: "" }, "actual-missing"],
    [{ nature: "=", target: "1", unit: "台", actual: "100%" }, "unit-mismatch"],
    [{ nature: "≥", target: "3", unit: "万元", actual: "36.8度" }, "unit-mismatch"],
    [{ nature: "大约", target: "3", unit: "次", actual: "4" }, "nature-unreadable"],
    [{ target: "12次", actual: "12家" }, "unit-mismatch"],
  ])("%j leaves nothing to conclude: %s", (given, note) => {
    const result = judged(given);
    expect(outcome(result)).toBe(`unjudged ${note}`);
    expect([result.ratio, result.range, result.suggestion]).toEqual([null, null, null]);
    expect(result.rule).toEqual({ kind: "none" });
  });

  test.each([
    ["个（套）", "3套"],
    ["台/套", "3台"],
    ["次、人次", "3人次"],
    ["次,场", "3场"],
    ["次/年", "3次/年"],
    ["百分比", "3%"],
    ["家", "3家（含新增1户）"],
    ["", "3家"],
    ["/", "3家"],
  ])("with 度量单位 %j the 完成值 %j is no mismatch of units", (unit, actual) => {
    const { notes } = judged({ nature: "≥", target: "2", unit, actual });
    expect(notes).not.toContain("unit-mismatch");
  });

  test.each([
    ["≥", "95", "%", "0.96", "met 20.00 percent-scale"],
    ["＞", "95", "%", "0.95", "met 20.00 percent-scale boundary"],
    ["＝", "100", "%", "1", "met 20.00 percent-scale"],
    ["＝", "100", "%", "0.5", "missed 10.00 percent-scale"],
    ["≥", "95%", "", "0.96", "met 20.00 percent-scale"],
    ["≥", "95", "%", "1.5", "met 20.00 percent-scale"],
    ["≥", "95", "%", "1.6", "missed 0.34"],
    ["≥", "95", "%", "0", "missed 0.00"],
    ["≥", "95", "%", "0.96%", "missed 0.20"],
    ["≥", "1.5", "%", "0.75", "missed 10.00"],
    ["≤", "5", "%", "0.96", "met 20.00"],
    ["≥", "95", "次", "0.96", "missed 0.20"],
  ])("%s %s %s, 完成 %s: %s", (nature, wanted, unit, actual, expected) => {
    expect(outcome(judged({ nature, target: wanted, unit, actual }))).toBe(expected);
  });

  test("a stored 0.96 shown as 96% is 96 %", () => {
    const actual = { text: "96%", value: 0.96, numberFormat: "0%" };
    expect(outcome(judged({ nature: "≥", target: "95", unit: "%", actual }))).toBe("met 20.00");
  });

  test.each([
    ["223.5", "60", "5.37", "0.00"],
    ["6", "5", "16.67", "16.00"],
    ["9", "6", "13.33", "10.00"],
    ["12", "6", "10.00", "0.00"],
    ["1", "0", "0.00", "0.00"],
  ])("完成 %s for ≤ %s scores %s by ratio, %s linearly", (actual, wanted, ratio, linear) => {
    const given = { nature: "≤", target: wanted, unit: "万元", actual };
    expect(judged(given, { ...national2020, reverse: "ratio" }).score?.toFixed(2)).toBe(ratio);
    expect(judged(given, { ...national2020, reverse: "linear" }).score?.toFixed(2)).toBe(linear);
  });

  test.each([
    ["6", "12.00"],
    ["5.9", "0.00"],
    ["10", "20.00"],
  ])("under a pass line of 60 %%, 完成 %s of 10 scores %s", (actual, score) => {
    const given = { nature: "≥", target: "10", unit: "个", actual };
    expect(judged(given, { ...national2020, passLine: 60 }).score?.toFixed(2)).toBe(score);
  });

  test.each([
    // nature, target, unit, actual → outcome of weight 20
    ["≥", "3", "次", "三次", "met 20.00"],
    ["≥", "2", "期", "两期", "met 20.00"],
    ["≥", "100", "", "一百", "met 20.00"],
    ["≥", "12000", "人", "一万二千人", "met 20.00"],
    ["≥", "95", "%", "百分之九十六点五", "met 20.00"],
    ["≥", "10000", "家", "1.20E+04", "met 20.00"],
    ["≥", "10", "家", "完成10家", "met 20.00"],
    ["≥", "10", "家", "10家（含2家新增）", "met 20.00"],
    ["≥", "98", "%", "达到 98.5%", "met 20.00"],
    ["≥", "100", "人", "共培训120人", "met 20.00"],
    ["≥", "100", "人", "100余人", "met 20.00"],
    ["≥", "100", "人", "一百余人", "met 20.00"],
    ["≥", "100", "人", "近百人", "unjudged"],
    ["≥", "100", "人", "约100人", "unjudged"],
    ["≥", "100", "人", "100人左右", "unjudged"],
    ["≥", "50", "人", "约100人", "met 20.00"],
    ["≥", "200", "人", "约100人", "missed -"],
    ["≥", "5", "次", "5-6次", "met 20.00"],
    ["≥", "5", "次", "4～6次", "unjudged"],
    ["＝", "95-100", "%", "98", "met 20.00"],
    ["", "90%-95%", "", "93%", "met 20.00"],
    ["", "≥90%且≤95%", "", "93%", "met 20.00"],
    ["", "90%-95%", "", "45%", "missed -"],
    ["≥", "50000", "人", "5万人", "met 20.00"],
    ["≥", "5", "万人", "50000人", "met 20.00"],
    ["≥", "5", "万人", "60000", "met 20.00 unit-scale"],
    ["≤", "60", "万元", "598000", "met 20.00 unit-scale"],
    ["≥", "1.2", "亿元", "13000", "met 20.00 unit-scale"],
    ["≥", "10万", "", "12万", "met 20.00"],
    ["≥", "3", "万元", "36000元", "met 20.00"],
    ["≥", "20", "平方米", "25㎡", "met 20.00"],
    ["≥", "3", "公里", "3500米", "met 20.00"],
    ["≤", "24", "小时", "24h", "met 20.00"],
    ["≤", "2", "小时", "150分钟", "missed 15.00"],
    ["≤", "1", "年", "12个月", "met 20.00"],
    ["≤", "5", "‰", "0.4%", "met 20.00"],
    ["≥", "5", "工作日", "5天", "unjudged unit-mismatch"],
    ["≥", "100", "人", "100名", "met 20.00"],
    ["≥", "10", "次", "10人次", "unjudged unit-mismatch"],
    ["＝", "1", "项", "1个项目", "met 20.00"],
    ["≥", "0.95", "", "96%", "met 20.00 percent-scale"],
    ["≥", "0.5", "%", "3%", "met 20.00"],
    ["≥", "2", "%", "1.2", "missed 12.00"],
    ["≤", "2023年12月31日", "", "2023年12月20日", "met 20.00"],
    ["≤", "12月31日", "", "12月20日", "met 20.00"],
    ["≤", "20231231", "", "20231120", "met 20.00"],
    ["≤", "2023-10-31", "", "2023年11月2日", "missed -"],
    ["≤", "2023年10月底前", "", "2024年1月完成", "missed -"],
    ["＝", "12", "月", "11月", "met 20.00"],
    ["＝", "12", "月", "2023年12月", "met 20.00"],
    ["＝", "10", "月", "11", "missed -"],
    ["≤", "12月31日", "", "按期完成", "met 20.00 actual-not-numeric"],
    ["≤", "12月31日", "", "完成", "met 20.00 actual-not-numeric"],
    ["≤", "12月31日", "", "未完成", "missed 0.00"],
    ["≥", "3", "次", "未开展", "missed 0.00"],
    ["≥", "3", "次", "尚未实施", "missed 0.00"],
    ["≥", "3", "次", "无", "missed 0.00"],
    ["≤", "0", "起", "无", "met 20.00"],
    ["≤", "3", "起", "未发生", "met 20.00"],
    ["＝", "0", "次", "1", "missed 0.00"],
    ["＞", "0", "件", "0", "missed 0.00"],
    ["反向指标", "5", "次", "6", "missed 16.00"],
    ["负向", "5", "次", "4", "met 20.00"],
    ["≤（小于等于）", "5", "次", "6", "missed 16.00"],
    ["正向指标", "5", "次", "6", "met 20.00"],
    ["定量", "≥5", "次", "6", "met 20.00"],
    ["大概", "5", "次", "6", "unjudged nature-unreadable"],
  ])("as people write: %s %s %s, 完成 %s: %s", (nature, wanted, unit, actual, expected) => {
    expect(outcome(judged({ nature, target: wanted, unit, actual }))).toBe(expected);
  });

  test.each([
    ["9.4", "9.40", "share"],
    ["8.33", "8.33", "ratio"],
    ["8", "8.00", null],
    ["7", "8.00", null],
  ])("a score of %s for 6 of ≤ 5 %% counts %s", (score, counted, formula) => {
    const result = judged({ nature: "≤", target: "5", unit: "%", actual: "6", weight: "10", score });
    expect([result.score?.toFixed(2), result.otherFormula]).toEqual([counted, formula]);
  });

  test.each(["一般", "一致", "二级", "一次性通过", "万达", "三四"])("%s is no number of anything", (text) => {
    expect(judged({ nature: "≥", target: "3", unit: "", actual: text }).actual).toBeNull();
  });

  test("a missed negative target is left to a person", () => {
    const result = judged({ nature: "≥", target: "-5", unit: "%", actual: "-8" });
    expect(result.met).toBe(false);
    expect(bandOf(result)).toBe("0–20, a person decides");
  });

  test("decimals in target and 完成值 widen what the rule can give", () => {
    expect(bandOf(judged({ nature: "≥", target: "100", unit: "%", actual: "99.9" }))).toBe(
      "19.97–19.99, 19.98",
    );
    expect(bandOf(judged({ nature: "≥", target: "99.9", unit: "%", actual: "98" }))).toBe(
      "19.61–19.63, 19.6196196196196196196",
    );
    expect(bandOf(judged({ nature: "≥", target: "99.9", unit: "%", actual: "99.9" }))).toBe("20–20, 20");
  });
});

describe("qualitative indicators", () => {
  test.each([
    ["优良中低差", "优", "met", "16–20, 20"],
    ["优良中低差", "良", "met", "16–20, 16"],
    ["优良中低差", "中", "missed", "12–16, 12"],
    ["优良中低差", "低", "missed", "0–12, 6"],
    ["优良中低差", "差", "missed", "0–12, 0"],
    ["优良中差", "良", "met", "16–20, 16"],
    ["优、良、中、差", "良", "met", "16–20, 16"],
    ["高中低", "高", "met", "16–20, 20"],
    ["高中低", "中", "missed", "12–16, 12"],
    ["高中低", "低", "missed", "0–12, 6"],
    ["高中低（完成值填其一）", "高", "met", "16–20, 20"],
    ["好坏", "好", "met", "16–20, 20"],
    ["好坏", "坏", "missed", "0–12, 0"],
    ["优", "优", "met", "16–20, 20"],
    ["良", "优", "met", "16–20, 20"],
    ["良", "良", "met", "16–20, 20"],
    ["良", "良好", "met", "16–20, 20"],
    ["良", "中", "missed", "0–16, 12"],
    ["优", "良", "missed", "0–16, 16"],
    ["高（显著降低）", "高", "met", "16–20, 20"],
    ["高", "中", "missed", "0–16, 12"],
    ["完成", "完成", "met", "16–20, 20"],
    ["完成", "已完成", "met", "16–20, 20"],
    ["及时", "及 时", "met", "16–20, 20"],
    ["保证", "较好保证", "open", "0–20, a person decides"],
    ["满意", "基本满意", "missed", "0–20, a person decides"],
    ["好", "较好", "open", "0–20, a person decides"],
    ["规范", "规范化", "open", "0–20, a person decides"],
    ["持续", "长期", "open", "0–20, a person decides"],
    ["较高", "高", "open", "0–20, a person decides"],
    ["二级以上", "一级", "open", "0–20, a person decides"],
    ["有效提升", "达成年度指标", "met", "16–20, 20"],
    ["有效提升", "部分达成年度指标并具有一定效果", "missed", "12–16, 12"],
    ["明显改善", "未达成年度指标且效果较差", "missed", "0–12, 0"],
    ["及时", "不及时", "missed", "0–12, a person decides"],
    ["有效提升", "未提升", "missed", "0–12, a person decides"],
    ["完成", "尚未完成", "missed", "0–12, a person decides"],
    ["未发生", "未发生", "met", "16–20, 20"],
    ["不发生事故", "未发生", "met", "16–20, 20"],
    ["显著提高", "有所提高", "missed", "0–20, a person decides"],
    ["显著提升", "一定程度提高", "missed", "0–20, a person decides"],
    ["提高", "显著提高", "open", "0–20, a person decides"],
    ["A级", "B级", "missed", "0–20, a person decides"],
    ["100%", "98%", "missed", "0–19.6, 19.6"],
    ["≥90%", "95%", "met", "16–20, 20"],
    ["2023年12月31日前", "2023年11月30日", "met", "16–20, 20"],
    ["2023年6月底前", "2023年8月", "missed", "0–20, a person decides"],
    ["完成3个系统建设", "完成3个系统建设", "met", "16–20, 20"],
  ])("定性 %s, 完成 %s: %s, %s of 20", (wanted, actual, met, band) => {
    const result = judged({ nature: "定性", target: wanted, actual });
    expect(result.quantitative).toBe(false);
    const said = result.met === null ? "open" : result.met ? "met" : "missed";
    expect([said, bandOf(result)]).toEqual([met, band]);
  });

  test.each([
    ["优良中低差", "较好"],
    ["高中低", "100%"],
    ["高中低", "高中低"],
  ])("定性 %s, 完成 %s: no level of the scale", (wanted, actual) => {
    expect(outcome(judged({ nature: "定性", target: wanted, actual }))).toBe("unjudged actual-unreadable");
  });

  test("a target with no number is qualitative whatever its sign", () => {
    expect(judged({ nature: "=", target: "完成", actual: "完成" }).quantitative).toBe(false);
    expect(judged({ target: "达标", actual: "达标" }).quantitative).toBe(false);
    expect(judged({ target: "2022年底前完成", actual: "2022年11月完成" }).quantitative).toBe(false);
    expect(judged({ target: "完成3个系统", actual: "完成3个系统" }).quantitative).toBe(false);
    expect(judged({ target: "3", actual: "3" }).quantitative).toBe(true);
    expect(judged({ target: "90%-95%", actual: "3" }).quantitative).toBe(true);
  });

  test("定性 chosen for a counted indicator is met when the number is reached", () => {
    expect(judged({ nature: "定性", target: "90", unit: "%", actual: "95%" }).met).toBe(true);
    expect(judged({ nature: "定性", target: "90", unit: "%", actual: "85%" }).met).toBe(false);
  });

  test.each([
    ["优良中低差", "良", "16", "16"],
    ["优良中低差", "良", "20", "20"],
    ["优良中低差", "良", "10", "16"],
    ["优良中低差", "中", "20", "16"],
    ["优良中低差", "中", "", "12"],
    ["保证", "较好保证", "17", "17"],
    ["保证", "较好保证", "25", "20"],
    ["保证", "较好保证", "", undefined],
  ])("%s, 完成 %s, reported %j of 20 counts %s", (wanted, actual, score, counted) => {
    expect(judged({ nature: "定性", target: wanted, actual, score }).score?.toFixed()).toBe(counted);
  });
});

describe("an indicator that cannot be judged", () => {
  test.each([
    ["20", "20"],
    ["25", "20"],
    ["-1", "0"],
    ["", undefined],
  ])("counts with its reported score %j as %s", (score, counted) => {
    expect(judged({ nature: "=", target: "100", unit: "%", actual: "", score }).score?.toFixed()).toBe(
      counted,
    );
  });

  test("counts nothing without a weight", () => {
    const result = judged({ nature: "≥", target: "2", actual: "3", weight: "", score: "15" });
    expect([result.met, result.weight, result.range, result.score]).toEqual([true, null, null, null]);
  });

  test("a row nobody filled carries no note", () => {
    const result = judged({ name: "", target: "", actual: "", weight: "" });
    expect([result.met, result.notes]).toEqual([null, []]);
  });
});

describe("forms without scores or without 完成值", () => {
  test("the overall form is judged, with nothing reported", () => {
    const table = overall({ indicators: ["产出指标 | 质量指标 | 连通率 | = | 100 | % | 5 | 99%"] });
    const [result] = table.indicators.map((row) => judge(row, national2020));
    expect(result?.score?.toFixed()).toBe("4.95");
    expect(result?.reportedScore).toBeNull();
  });

  test("the national form has neither sign nor unit", () => {
    const table = nationalSelfEvaluation({
      indicators: ["产出指标 | 质量指标 | 验收 | 通过 | 通过 | 20 | 20 |"],
    });
    const [result] = table.indicators.map((row) => judge(row, national2020));
    expect([result?.met, result?.score?.toFixed()]).toEqual([true, "20"]);
  });

  test("target and monitoring forms have nothing to judge", () => {
    const rows = [
      ...target({ indicators: ["产出指标 | 数量指标 | 联网数 | ≥10000家 | ≥15000家"] }).indicators,
      ...monitoring({ indicators: ["产出指标 | 数量指标 | 联网数 | ≥15000家 | 8000家 | 15000家"] })
        .indicators,
    ];
    for (const row of rows) {
      const result = judge(row, national2020);
      expect([result.met, result.rule, result.notes, result.score]).toEqual([
        null,
        { kind: "none" },
        [],
        null,
      ]);
    }
  });
});

describe("whether the rule can give a written score", () => {
  test.each([
    ["≥", "15", "8", "22.5", "12", true],
    ["≥", "15", "8", "22.5", "12.00", true],
    ["≥", "15", "10", "19", "12.67", true],
    ["≥", "15", "10", "19", "12.7", true],
    ["≥", "15", "10", "19", "12.667", true],
    ["≥", "15", "10", "19", "13", false],
    ["≥", "15", "10", "19", "12.66", false],
    ["≤", "5", "6", "22.5", "21.15", false],
    ["≤", "10", "0", "1", "0", false],
    ["＝", "100", "50", "15", "7.5", true],
  ])("%s %s, 完成 %s, weight %s, written %s: %s", (nature, wanted, actual, weight, score, possible) => {
    const result = judged({ nature, target: wanted, actual, weight, score });
    expect(result.reportedScore && isPossibleScore(result, result.reportedScore)).toBe(possible);
  });

  test("qualitative scores are held against their band", () => {
    const written = (score: string) => {
      const result = judged({ nature: "定性", target: "高中低", actual: "中", weight: "15", score });
      return result.reportedScore && isPossibleScore(result, result.reportedScore);
    };
    expect(["8.9", "9", "10", "12", "12.1"].map(written)).toEqual([false, true, true, true, false]);
  });
});

const positive = fc.integer({ min: 1, max: 100_000 });
const comparator = fc.constantFrom("≥", "＞", "≤", "＜", "＝");

test("scores are what exact fractions give, half-up to two decimals", () => {
  fc.assert(
    fc.property(positive, positive, fc.integer({ min: 0, max: 10_000 }), (wanted, done, cents) => {
      const weight = `${String(Math.floor(cents / 100))}.${String(cents % 100).padStart(2, "0")}`;
      const result = judged({ nature: "≥", target: String(wanted), actual: String(done), weight });
      const bounded = BigInt(Math.min(done, wanted));
      const [top, bottom] = [BigInt(cents) * bounded, BigInt(wanted)];
      const expected = (2n * top + bottom) / (2n * bottom);
      expect(result.score?.times(100).toFixed()).toBe(expected.toString());
    }),
  );
});

test("score and range stay between 0 and the weight, and the score inside the range", () => {
  fc.assert(
    fc.property(
      comparator,
      fc.integer({ min: -100, max: 1000 }),
      fc.float({ min: -100, max: 1000, noNaN: true }),
      fc.constantFrom("ratio" as const, "linear" as const),
      fc.constantFrom(0, 60),
      (nature, wanted, done, reverse, passLine) => {
        const given = { nature, target: String(wanted), actual: done.toFixed(2) };
        const { score, range, met } = judged(given, { ...national2020, reverse, passLine });
        expect(met).not.toBeNull();
        expect(range?.low.gte(0) && range.high.lte(20)).toBe(true);
        if (score) expect(range && score.gte(range.low) && score.lte(range.high)).toBe(true);
      },
    ),
  );
});

test("doing better never scores less", () => {
  fc.assert(
    fc.property(comparator, positive, positive, positive, (nature, wanted, a, b) => {
      const isReverse = nature === "≤" || nature === "＜";
      const [worse, better] = a < b === isReverse ? [b, a] : [a, b];
      const points = (done: number) =>
        judged({ nature, target: String(wanted), actual: String(done) }).score?.toNumber() ?? -1;
      expect(points(better)).toBeGreaterThanOrEqual(points(worse));
    }),
  );
});

test("brackets without end cost no more than their number", () => {
  // Ten times what fits into a cell.
  const brackets = "（".repeat(300_000);
  mustEnd(() => expect(judged({ nature: "定性", target: brackets, actual: brackets }).met).toBe(true));
});

test("no texts make it throw", () => {
  const text = fc.oneof(
    fc.string({ unit: "binary", maxLength: 12 }),
    fc.constantFrom("优良中低差", "良", "完成", "≥90%", "0", "-", "无", "1e5", "999999999999999999999"),
  );
  fc.assert(
    fc.property(text, text, text, text, text, (nature, wanted, unit, actual, weight) => {
      expect(() => judged({ nature, target: wanted, unit, actual, weight })).not.toThrow();
    }),
  );
});

test("what is written in the score column is read as a score", () => {
  expect(numberIn(entry("12.5分"))?.value.toFixed()).toBe("12.5");
});

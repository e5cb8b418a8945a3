import { executionOf } from "../../src/scoring/execution";
import { explainExecution, explainIndicator, explainTotal } from "../../src/scoring/explain";
import { judge } from "../../src/scoring/indicators";
import type { Profile } from "../../src/scoring/profile";
import { national2020 } from "../../src/scoring/profiles/national-2020";
import { score } from "../../src/scoring/score";
import { overall, selfEvaluation } from "../fixtures/table";

/** `性质 | 指标值 | 度量单位 | 完成值 | 权重 | 得分` explained in one line. */
function explained(cells: string, language: "zh" | "en" = "zh", profile: Profile = national2020): string {
  const table = selfEvaluation({ indicators: [`产出指标 | 数量指标 | 整合系统 | ${cells} |`] });
  const [row] = table.indicators;
  return row ? explainIndicator(judge(row, profile), profile, language) : "";
}

describe("an indicator in one line", () => {
  test.each([
    ["≥ | 15 | 期/年 | 8 | 22.5 | 5", "22.5 × min(1, 8÷15) = 12.00（≥，按完成比例）"],
    ["≥ | 2 | 个 | 3 | 15 | 15", "15 × min(1, 3÷2) = 15.00（≥，按完成比例）"],
    ["＝ | 100 | % | 50 | 15 | 7.5", "15 × min(1, 50÷100) = 7.50（＝，按完成比例）"],
    ["≥ | 0 | 个 | 0 | 15 | 15", "15 × 1 = 15.00（≥，完成值 0 达到指标值 0）"],
    ["≥ | 5 | % | -3 | 10 | 0", "10 × max(0, -3÷5) = 0.00（≥，按完成比例）"],
    ["＞ | 1 | 套 | 1 | 15 | 15", "15 × 1 = 15.00（＞，完成值恰为指标值 1，按完成计）"],
    ["≤ | 7 | 天 | 3 | 20 | 20", "20 × 1 = 20.00（≤，完成值 3 不超过指标值 7）"],
    ["＜ | 15 | 天 | 8 | 10 | 10", "10 × 1 = 10.00（＜，完成值 8 低于指标值 15）"],
    ["≤ | 60 | 万元 | 90 | 20 | 20", "20 × max(0, 1 − (90 − 60)÷60) = 10.00（≤，按 1 − 超出部分÷指标值）"],
    [
      "≤ | 60 | 万元 | 90 | 20 | 13.33",
      "20 × 60÷90 = 13.33（≤，按 指标值÷完成值；自评按此法计算，予以采用）",
    ],
    ["≤ | 5 | % | 6 | 10 | 9.4", "10 × max(0, 1 − 6 %) = 9.40（≤，按 1 − 完成值；自评按此法计算，予以采用）"],
    ["≥ | 5 | 万人 | 60000 | 10 | 10", "10 × min(1, 6÷5) = 10.00（≥，按完成比例；完成值 60000 按 6 理解）"],
    ["≥ | 3 | 次 | 未开展 | 10 | 10", "10 × 0 = 0.00（完成值“未开展”，未完成）"],
    [
      "≥ | 100 | 人 | 约100人 | 10 | 10",
      "10 × 0–100 % = 0.00–10.00（完成值“约100人”与指标值“100”比较；由人工评定；自评 10.00 在此范围内）",
    ],
    [
      "定性 | 显著提高 | | 有所提高 | 10 | 8",
      "10 × 0–100 % = 0.00–10.00（完成值“有所提高”弱于指标值“显著提高”；由人工评定；自评 8.00 在此范围内）",
    ],
    [
      "定性 | 有效提升 | | 部分达成年度指标并具有一定效果 | 10 | 7",
      "10 × 60–80 % = 6.00–8.00（“部分达成年度指标并具有一定效果”所在档；自评 7.00 在此范围内）",
    ],
    ["反转 | 3 | 次 | 4 | 10 | 10", "指标性质“反转”看不出方向，不作判断，按自评计 10.00"],
    ["≤ | 0 | 起 | 1 | 20 | 0", "20 × 0 = 0.00（≤，指标值为 0，未达到不得分）"],
    ["≤ | 5 | 次 | ≤5 | 20 | 20", "20 × 1 = 20.00（完成值写作“≤5”，与指标值相同，按完成计）"],
    ["≥ | 5 | 次 | 已完成 | 20 | 20", "20 × 1 = 20.00（完成值写作“已完成”，按完成计）"],
    ["≥ | 95 | % | 0.96 | 10 | 10", "10 × min(1, 96÷95) = 10.00（≥，按完成比例；完成值 0.96 按 96 % 理解）"],
    ["≥ | 0.95 |  | 96% | 10 | 10", "10 × min(1, 96÷95) = 10.00（≥，按完成比例；指标值 0.95 按 95 % 理解）"],
    [
      "定性 | 及时 |  | 不及时 | 10 | 6",
      "10 × 0–60 % = 0.00–6.00（完成值“不及时”，未完成；由人工评定；应低于 6.00，自评恰为 6.00，暂按此计）",
    ],
    [
      " | 3-5次 |  | 2次 | 10 | 6.67",
      "10 × 66.6667 % = 6.67（完成值“2次”与指标值“3-5次”比较；由人工评定；自评 6.67 在此范围内）",
    ],
    [
      "≥ | -5 | % | -8 | 10 | 4",
      "10 × 0–100 % = 0.00–10.00（指标值为负数，没有完成比例；由人工评定；自评 4.00 在此范围内）",
    ],
    [
      "定性 | 优良中低差 | | 良 | 20 | 18",
      "20 × 80–100 % = 16.00–20.00（指标值“优良中低差”，完成值“良”；自评 18.00 在此范围内）",
    ],
    [
      "定性 | 高中低 | | 中 | 15 | 15",
      "15 × 60–80 % = 9.00–12.00（指标值“高中低”，完成值“中”；自评 15.00 不在此范围内，按 12.00 计）",
    ],
    ["定性 | 良 | | 良 | 20 |", "20 × 80–100 % = 16.00–20.00（达到“良”；建议 20.00）"],
    ["定性 | 完成 | | 完成 | 20 |", "20 × 80–100 % = 16.00–20.00（达到“完成”；建议 20.00）"],
    [
      "定性 | 保证 | | 较好保证 | 20 |",
      "20 × 0–100 % = 0.00–20.00（完成值“较好保证”不同于指标值“保证”；由人工评定）",
    ],
    ["= | 1 | 台 | 100% | 40 | 40", "完成值“100%”的单位不是“台”，不作判断，按自评计 40.00"],
    ["= | 12次 | | 3家 | 40 | 50", "完成值“3家”的单位不是“12次”，不作判断，按自评计 40.00"],
    ["= | 100 | % | | 22.5 |", "完成值未填，不作判断，不计分"],
    ["= | 100 | % | 较好 | 22.5 |", "完成值“较好”不能与指标值“100”比较，不作判断，不计分"],
    ["≤ | 12月31日 | | 12月20日 | 5 | 5", "5 × 1 = 5.00（“12月20日”不晚于“12月31日”）"],
    ["≤ | 见附件3 | | 3 | 5 | 5", "指标值“见附件3”读不出数值，不作判断，按自评计 5.00"],
    ["≥ | | | 3 | 5 | 5", "指标值未填，不作判断，按自评计 5.00"],
    ["≥ | 2 | 个 | 3 | | 15", "权重未填，不计分"],
  ])("%s: %s", (cells, line) => {
    expect(explained(cells)).toBe(line);
  });

  test("the reverse formula names the one used", () => {
    const linear: Profile = { ...national2020, reverse: "linear" };
    expect(explained("≤ | 6 | 天 | 9 | 20 | 10", "zh", linear)).toBe(
      "20 × max(0, 1 − (9 − 6)÷6) = 10.00（≤，按 1 − 超出部分÷指标值）",
    );
  });

  test("a pass line is named where it took the points", () => {
    const withLine: Profile = { ...national2020, passLine: 60 };
    expect(explained("≥ | 10 | 个 | 5 | 20 | 10", "zh", withLine)).toBe(
      "20 × 0 = 0.00（≥，完成比例低于及格线 60 %，不得分）",
    );
    expect(explained("≥ | 10 | 个 | 7 | 20 | 14", "zh", withLine)).toBe(
      "20 × min(1, 7÷10) = 14.00（≥，按完成比例）",
    );
  });

  test.each([
    ["≥ | 15 | 期/年 | 8 | 22.5 | 5", "22.5 × min(1, 8÷15) = 12.00 (≥, in proportion)"],
    ["≤ | 60 | 万元 | 90 | 20 | 20", "20 × max(0, 1 − (90 − 60)÷60) = 10.00 (≤, 1 − excess ÷ target)"],
    [
      "定性 | 高中低 | | 中 | 15 | 15",
      "15 × 60–80% = 9.00–12.00 (target “高中低”, actual “中”; the reported 15.00 lies outside and counts as 12.00)",
    ],
    [
      "= | 1 | 台 | 100% | 40 | 40",
      "The unit of “100%” is not “台”: not judged; 40.00 counted from the reported score",
    ],
  ])("in English, %s: %s", (cells, line) => {
    expect(explained(cells, "en")).toBe(line);
  });

  test("a row without 完成值 says so", () => {
    const [row] = overall({ indicators: [{ level1: "产出指标", name: "" }] }).indicators;
    expect(row && explainIndicator(judge(row, national2020), national2020, "zh")).toBe(
      "没有完成值可比，不计分",
    );
  });
});

describe("the execution score in one line", () => {
  const line = (budget: string, profile: Profile = national2020, language: "zh" | "en" = "zh") => {
    const execution = executionOf(selfEvaluation({ budget: [budget] }), profile);
    return execution && explainExecution(execution, profile, language);
  };
  const full = "总额 | 1,133.39 | 2,196.16 | 2,121.26 | 96.59% | 10 | 9.66";
  const bands: Profile = {
    ...national2020,
    executionBands: [
      { from: 90, percent: 100 },
      { from: 80, percent: 80 },
    ],
  };

  test.each<[string, Profile, string]>([
    [full, national2020, "10 × min(1, 2121.26÷2196.16) = 9.66（预算执行率 96.59 %）"],
    [
      full,
      { ...national2020, roundRateFirst: true },
      "10 × min(1, 96.59 %) = 9.66（预算执行率 2121.26÷2196.16 = 96.59 %，先取两位小数再计分）",
    ],
    ["总额 | 1 | 100 | 85 | | 10 |", bands, "10 × 80 % = 8.00（预算执行率 85.00 %，80 % 及以上一档）"],
    ["总额 | 1 | 100 | 50 | | 10 |", bands, "10 × 0 = 0.00（预算执行率 50.00 %，低于最低一档 80 %）"],
    ["总额 | 1 | 100 | -50 | | 10 |", national2020, "10 × max(0, -50÷100) = 0.00（预算执行率 -50.00 %）"],
    ["总额 | 1 | 0 | 0 | / | 10 | 0", national2020, "0.00（预算数为 0 或未填，没有执行率，不得分）"],
    [
      "总额 | 1 | 0 | 0 | / | 10 | 0",
      { ...national2020, zeroBudget: "full" },
      "10.00（预算数为 0 或未填，没有执行率，得满分）",
    ],
    [
      "总额 | 1 | 0 | 0 | / | 10 | 0",
      { ...national2020, zeroBudget: "none" },
      "预算数为 0 或未填，没有执行率，不计分",
    ],
    ["总额 | 1 | 5 | | | 10 | 9.5", national2020, "预算数或执行数没有填成数字，算不出执行率，按自评计 9.50"],
    ["总额 | 1 | 5 | | | 10 |", national2020, "预算数或执行数没有填成数字，算不出执行率，不计分"],
  ])("%s", (budget, profile, expected) => {
    expect(line(budget, profile)).toBe(expected);
  });

  test("in English", () => {
    expect(line(full, national2020, "en")).toBe(
      "10 × min(1, 2121.26÷2196.16) = 9.66 (execution rate 96.59%)",
    );
  });
});

describe("the total in one line", () => {
  const indicators = ["产出指标 | 数量指标 | 整合系统 | ≥ | 2 | 个 | 3 | 90 | 90 |"];
  const budget = ["总额 | 1 | 100 | 79 | 79% | 10 | 7.9"];

  test.each<[string, Profile, string]>([
    ["as it is", national2020, "7.90 + 90.00 = 97.90（优）"],
    [
      "capped",
      { ...national2020, totalCaps: [{ rateBelow: 80, total: 89 }] },
      "7.90 + 90.00 = 97.90（预算执行率 79.00 %，总分不超过 89.00；良）",
    ],
  ])("%s", (_, profile, expected) => {
    expect(explainTotal(score(selfEvaluation({ budget, indicators }), profile), "zh")).toBe(expected);
  });

  test("of indicators alone, or of nothing", () => {
    const table = overall({ indicators: ["产出指标 | 数量指标 | 立法 | = | 1 | 部 | 100 | 1"] });
    expect(explainTotal(score(table, national2020), "zh")).toBe("各指标合计 100.00（优）");
    expect(explainTotal(score(overall({ indicators: [] }), national2020), "zh")).toBe("");
  });
});

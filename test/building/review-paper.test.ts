import fc from "fast-check";
import { build } from "../../src/building/build";
import { NO_DATA } from "../../src/building/form-data";
import { reviewPaper } from "../../src/building/review-paper";
import { writeSheets } from "../../src/files/xlsx/write-xlsx";
import { formSpec } from "../../src/forms/registry";
import { national2020 } from "../../src/scoring/profiles/national-2020";
import { score } from "../../src/scoring/score";
import type { Scored } from "../../src/scoring/scored";
import type { ListedFinding } from "../../src/sheet/own-papers";
import type { SheetSpec } from "../../src/sheet/sheet-spec";
import { OPTIONS, contentsOf, tableOf } from "../fixtures/built";
import { filled } from "../fixtures/filled-data";
import { compareCalculated, printedPages } from "../fixtures/libreoffice";
import { LIBRE_OFFICE } from "../fixtures/programs";

const FINDING: ListedFinding = {
  rank: 0,
  level: "错误",
  dimension: "产出指标",
  object: "监控企业数",
  place: "J14",
  finding: "得分与规则不符",
  fact: "20 × 60 ÷ 223.5 = 5.37",
  proposal: "请核对得分",
  basis: "财预〔2020〕10号",
  decision: "不采纳：另有批复",
};

const INDICATORS = [
  {
    level1: "产出指标",
    level2: "数量指标",
    name: "监控企业数",
    nature: "≥",
    target: "200",
    unit: "家",
    actual: "260",
    weight: "30",
    score: "30",
  },
  {
    level1: "产出指标",
    level2: "成本指标",
    name: "运维成本",
    nature: "≤",
    target: "60",
    unit: "万元",
    actual: "223.5",
    weight: "20",
    score: "20",
  },
  {
    level1: "效益指标",
    level2: "社会效益指标",
    name: "公众知晓度",
    nature: "定性",
    target: "高中低",
    unit: "",
    actual: "中",
    weight: "40",
    score: "40",
  },
];

async function scoredOf(indicators: readonly (typeof INDICATORS)[number][]): Promise<Scored> {
  const budget = [{ label: "总额", initial: "12", adjusted: "12", executed: "9.45", score: "8" }];
  const data = { ...NO_DATA, year: 2025, fields: { projectName: "信息化系统运维" }, budget, indicators };
  return score(await tableOf(build(formSpec("project-self-evaluation"), data, OPTIONS)), national2020);
}

/** Texts and results of one row, blank cells left out. */
function rowOf(spec: SheetSpec, row: number): readonly (string | number | boolean)[] {
  return contentsOf(spec).flatMap(({ row: at, content }) => {
    if (at !== row) return [];
    if (content.kind === "text") return content.text;
    return content.kind === "number" ? content.value : content.result;
  });
}

test("the work paper has reported and reviewed scores side by side, and how far values lie from targets", async () => {
  const [spec] = reviewPaper(await scoredOf(INDICATORS), [FINDING], "复核底稿");
  expect(rowOf(spec, 10)).toEqual([
    "一级指标",
    "二级指标",
    "三级指标",
    "指标性质",
    "指标值",
    "度量单位",
    "权重",
    "自评完成值",
    "自评得分",
    "复核完成值",
    "复核得分",
    "偏离度",
    "备注",
  ]);
  expect(rowOf(spec, 11)).toEqual(["预算执行", "预算执行率", "%", 10, 0.7875, 8, 0.7875, 7.88]);
  const indicators = [12, 13, 14].map((row) => rowOf(spec, row).slice(2));
  expect(indicators[0]?.slice(0, 8)).toEqual(["监控企业数", "≥", "200", "家", 30, "260", 30, 30]);
  expect(indicators[0]?.at(-1)).toBeCloseTo(0.3, 12);
  expect(indicators[1]?.slice(0, 8)).toEqual(["运维成本", "≤", "60", "万元", 20, "223.5", 20, 0]);
  expect(indicators[1]?.at(-1)).toBeCloseTo(2.725, 12);
  expect(indicators[2]).toEqual(["公众知晓度", "定性", "高中低", 40, "中", 40, 32, ""]);
  expect(rowOf(spec, 15)).toEqual(["合计", 100, 98, 69.88]);
});

test("its findings are listed with level, dimension, object, place, fact, proposal, decision and basis", async () => {
  const [spec] = reviewPaper(await scoredOf(INDICATORS), [FINDING], "复核底稿");
  expect(rowOf(spec, 8)).toEqual([
    "级别",
    "维度",
    "对象",
    "位置",
    "发现",
    "事实",
    "建议",
    "复核意见",
    "依据",
  ]);
  const { level, dimension, object, place, finding, fact, proposal, decision, basis } = FINDING;
  expect(rowOf(spec, 9)).toEqual([level, dimension, object, place, finding, fact, proposal, decision, basis]);
});

test("a summary comes first: the source, the rules, both totals, how far they lie apart, and what was decided", async () => {
  const origin = { file: "自评.xlsx", date: "2026年3月2日", standing: new Map() };
  const undecided: ListedFinding = { ...FINDING, rank: 1, level: "提醒", decision: "" };
  const note: ListedFinding = { ...undecided, rank: 2, level: "提示" };
  const [spec] = reviewPaper(await scoredOf(INDICATORS), [FINDING, note, undecided], "底稿", origin);
  expect([1, 2, 3, 4, 5, 6].map((row) => rowOf(spec, row))).toEqual([
    ["项目名称", "信息化系统运维", "实施单位"],
    ["主管部门", "来源", "自评.xlsx，工作表“表”"],
    ["评分规则", national2020.name.zh, "复核人及日期", "2026年3月2日"],
    ["自评得分", 98, "复核得分", 69.88],
    ["得分偏离度", (98 - 69.88) / 98, "偏离度算法", "（自评得分 − 复核得分）÷ 自评得分"],
    ["发现的问题", "错误 1，提醒 1，提示 1", "复核意见", "不采纳 1，未定 2"],
  ]);
});

test("a score whose finding was not accepted stands as reported, with the reason beside it", async () => {
  const standing = new Map<number | "execution", string>([
    [1, "不采纳：另有批复"],
    ["execution", "不采纳"],
  ]);
  const [spec] = reviewPaper(await scoredOf(INDICATORS), [], "底稿", { file: "", date: "", standing });
  expect(rowOf(spec, 8).slice(-2)).toEqual([8, "不采纳"]);
  expect(rowOf(spec, 10)).toEqual(expect.arrayContaining([20, "不采纳：另有批复"]));
  expect(rowOf(spec, 12)).toEqual(["合计", 100, 98, 90]);
});

function findings(count: number): readonly ListedFinding[] {
  return Array.from({ length: count }, (_, at) => ({
    ...FINDING,
    object: `监控企业数 ${at}`,
    place: `J${at}`,
  }));
}

/** `count` indicators, each in two lines, which weigh 90 together. */
function manyIndicators(count: number): readonly (typeof INDICATORS)[number][] {
  const [first] = INDICATORS;
  if (!first) throw new Error("an indicator is wanted");
  const name = "监控企业数及其污染物排放达标情况";
  return Array.from({ length: count }, (_, at) => ({
    ...first,
    name: `${name} ${at}`,
    weight: "1",
    score: "1",
  }));
}

test("indicators begin a page of their own where the first does not hold all", async () => {
  const short = await scoredOf(INDICATORS);
  const [paper, ...others] = reviewPaper(short, findings(1), "底稿");
  expect(others).toEqual([]);
  expect(paper.print.pages).toEqual([]);
  const [long] = reviewPaper(await scoredOf(manyIndicators(20)), findings(3), "底稿");
  expect(long.print.pages).toEqual([12]);
  expect(rowOf(long, 12)[0]).toBe("一级指标");
});

test("findings that go beyond the first page come last, with their headings on every page", async () => {
  const [paper, ...others] = reviewPaper(await scoredOf(INDICATORS), findings(12), "底稿");
  expect(others).toEqual([]);
  expect(rowOf(paper, 7)[0]).toBe("一级指标");
  expect([13, 14].map((row) => rowOf(paper, row)[0])).toEqual(["发现的问题", "级别"]);
  expect(paper.print).toMatchObject({ titleRows: { first: 14, last: 14 }, pages: [13] });
});

test("where indicators do so too, the findings have a second sheet, and the summary says so", async () => {
  const name = "监控企业数".repeat(7).slice(0, 31);
  const [paper, list, ...others] = reviewPaper(await scoredOf(manyIndicators(20)), findings(12), name);
  if (!list) throw new Error("a second sheet is wanted");
  expect(others).toEqual([]);
  expect(list.name).toBe(`${name.slice(0, 28)} 问题`);
  expect(rowOf(paper, 6)).toEqual(["发现的问题", "错误 12（见下一张工作表）", "复核意见", "不采纳 12"]);
  expect(rowOf(paper, 7)[0]).toBe("一级指标");
  expect(paper.print).toMatchObject({ titleRows: { first: 7, last: 7 }, pages: [] });
  expect(rowOf(list, 1)).toEqual(["项目名称", "信息化系统运维", "来源", "工作表“表”"]);
  expect(rowOf(list, 2)).toEqual(["发现的问题", "错误 12", "复核意见", "不采纳 12"]);
  expect(rowOf(list, 4)[0]).toBe("级别");
  expect(list.print).toMatchObject({ titleRows: { first: 4, last: 4 }, pages: [] });
  expect(list.rows).toHaveLength(5 + 12);
  expect(rowOf(list, 16).slice(2, 4)).toEqual(["监控企业数 11", "J11"]);
});

const withLibreOffice = LIBRE_OFFICE === null ? test.skip : test;

withLibreOffice("LibreOffice calculates the same in work papers", async () => {
  const forms = ["project-self-evaluation", "national-self-evaluation"] as const;
  const papers = await Promise.all(
    forms.flatMap((id) =>
      fc.sample(filled(formSpec(id)), { seed: 7, numRuns: 5 }).map(async (data, i) => {
        const table = await tableOf(build(formSpec(id), data, OPTIONS));
        return reviewPaper(score(table, national2020), findings(i * 4), `${id.slice(0, 8)} ${i}`);
      }),
    ),
  );
  const { formulas, differences } = await compareCalculated(papers.flat());
  expect(differences).toEqual([]);
  expect(formulas).toBeGreaterThan(100);
});

withLibreOffice.each([
  [5, 3],
  [5, 30],
  [40, 3],
  [40, 30],
  [120, 60],
])(
  "%i findings on %i indicators: every printed page has the headings of what stands on it",
  async (many, of) => {
    const sheets = reviewPaper(await scoredOf(manyIndicators(of)), findings(many), "底稿");
    const pages = await printedPages(await writeSheets(sheets));
    const listed = new Set<string>();
    for (const texts of pages) {
      const places = texts.filter((text) => /^J\d+$/.test(text));
      for (const place of places) listed.add(place);
      if (places.length > 0) expect(texts).toEqual(expect.arrayContaining(["级别", "位置", "依据"]));
      if (texts.includes("数量指标")) expect(texts).toEqual(expect.arrayContaining(["三级指标", "复核得分"]));
    }
    expect(listed.size).toBe(many);
  },
);

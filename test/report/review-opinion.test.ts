import { unzipSync } from "fflate";
import { writeWord } from "../../src/files/write-word";
import { opinionSheet } from "../../src/building/opinion-sheet";
import { decisionsOn, withDecision, type Decision, type KeptDecision } from "../../src/report/decisions";
import { reviewOpinion } from "../../src/report/review-opinion";
import { review, type ReviewedTable } from "../../src/report/review";
import { laidOutRows } from "../fixtures/department-form";

const HEADER = ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "未完成原因"];
const ORIGIN = { file: "二处.xlsx", date: "2026年3月2日" };

function tablesOf(indicators: readonly (readonly string[])[], total: string): readonly ReviewedTable[] {
  const rows = [
    ["项目支出绩效自评表"],
    ["项目名称", "河道巡查"],
    HEADER,
    ...indicators,
    ["合计", "", "", "", "", "100", total, ""],
  ];
  return review([laidOutRows("自评表", rows)], null).tables;
}

const PATROLS = ["产出指标", "数量指标", "巡查次数", "≥300次", "280次", "50", "50", ""];
const CLAIMS = ["效益指标", "社会效益指标", "投诉次数", "≤3次", "2次", "50", "50", ""];

function withTexts(row: readonly string[], texts: Readonly<Record<number, string>>): readonly string[] {
  return row.map((text, at) => texts[at] ?? text);
}

/** The opinion after some decisions on the causes of the first table, in their order. */
function opinionOn(tables: readonly ReviewedTable[], decisions: readonly (Decision | null)[]) {
  const [table] = tables;
  if (!table) throw new Error("no table");
  let kept: readonly KeptDecision[] = [];
  const checks = [...new Set(table.findings.map(({ row, part }) => `${part} ${String(row)}`))];
  for (const [at, decision] of decisions.entries()) {
    const here = table.findings.filter(({ row, part }) => `${part} ${String(row)}` === checks[at]);
    kept = withDecision(tables, kept, here, decision);
  }
  return reviewOpinion(table, decisionsOn(tables, kept), ORIGIN, "zh");
}

const paragraphs = ({ sections }: ReturnType<typeof opinionOn>) => sections.map((each) => each.paragraphs);

test("an opinion says what was reviewed, by which rules, when, with which score, and what was found", () => {
  const opinion = opinionOn(tablesOf([PATROLS, CLAIMS], "100"), []);
  expect(opinion.facts).toEqual([
    ["项目名称", "河道巡查"],
    ["审核材料", "二处.xlsx，工作表“自评表”"],
    ["评分规则", "全国通用（财预〔2020〕10号）"],
    ["审核日期", "2026年3月2日"],
  ]);
  const [scores = [], found = [], asked = []] = paragraphs(opinion);
  expect(scores[0]).toMatch(/^自评得分 100 分，复核得分 96\.67 分，等级为优，相差 3\.33 分，偏离度 3\.33 %/);
  expect(found[1]).toMatch(/^1．错误（G4）：“巡查次数”要求 ≥ 300次?.*未写原因。/);
  expect(asked.at(-1)).toMatch(/^\d+ 处尚未作出决定。$/);
});

test.each<readonly [Decision | null, string, RegExp]>([
  [{ choice: "accepted", reason: "" }, "［采纳］", /^请就第 1 项修改或补充说明后重新报送。$/],
  [
    { choice: "rejected", reason: "汛期停巡" },
    "［不采纳：汛期停巡］",
    /^1 处经核实不作问题处理，理由见上。$/,
  ],
  [{ choice: "rejected", reason: "" }, "［不采纳：未写理由］", /^1 处经核实不作问题处理/],
  [{ choice: "open", reason: "" }, "［待核实］", /^1 处待核实，请提供佐证材料。$/],
])("after a decision (%j) it says %s, and what follows from it", (decision, said, asked) => {
  const [, found = [], conclusion = []] = paragraphs(
    opinionOn(tablesOf([PATROLS, CLAIMS], "100"), [decision]),
  );
  expect(found[1]).toContain(said);
  expect(conclusion[0]).toMatch(asked);
});

test("without findings it agrees only where all was checked", () => {
  const clean = tablesOf([withTexts(PATROLS, { 4: "300次" }), CLAIMS], "100");
  const [table] = clean;
  if (!table) throw new Error("no table");
  const free = { ...table, findings: [] };
  const said = (each: ReviewedTable) =>
    reviewOpinion(each, new Map(), ORIGIN, "zh").sections[2]?.paragraphs[0];
  expect(said(free)).toBe("自评结果与复核一致，未发现需要修改的问题。");
  const coverage = { ...table.scored.table.coverage, missing: ["score" as const] };
  const unread = { ...free, scored: { ...table.scored, table: { ...table.scored.table, coverage } } };
  expect(said(unread)).toBe("部分内容没有检查，不作结论。");
});

test("rows that say the same are one line with their cells, and what no page holds is in the work paper", () => {
  const many = Array.from({ length: 40 }, (_, at) =>
    withTexts(PATROLS, { 2: `巡查 ${at + 1}`, 4: `${200 + at}次`, 5: "2.5", 6: "2.5" }),
  );
  const [, found = []] = paragraphs(opinionOn(tablesOf(many, "100"), []));
  expect(found.length).toBeLessThanOrEqual(20);
  expect(found.at(-1)).toMatch(/^其余 \d+ 处见复核底稿。$/);
  const sheet = opinionSheet(opinionOn(tablesOf(many, "100"), []), "审核意见");
  expect(sheet.print).toMatchObject({ pages: "one", orientation: "portrait" });
});

test("as a Word document it holds the same words", async () => {
  const { facts, ...opinion } = opinionOn(tablesOf([PATROLS, CLAIMS], "100"), []);
  const bytes = await writeWord(
    "审核意见",
    [{ ...opinion, lines: facts.map((fact) => fact.join("：")) }],
    "page",
  );
  const text = new TextDecoder().decode(unzipSync(bytes)["word/document.xml"]).replace(/<[^>]+>/g, "");
  for (const said of [
    opinion.title,
    "项目名称：河道巡查",
    ...opinion.sections.flatMap((each) => each.paragraphs),
  ])
    expect(text).toContain(said);
});

test.each([
  ["few findings in letters that are easily read", 3, 22],
  ["many in smaller ones, so that they stay on the page", 17, 18],
])("a Word document of one page has %s", async (_which, count, size) => {
  const paragraph = `1．提醒（G5）：${"年度目标完成情况与项目年度目标的文字相同，请写明实际完成了什么。".repeat(3)}`;
  const text = {
    title: "项目支出绩效自评审核意见（2023年度）",
    lines: ["项目名称：河道巡查"],
    sections: [{ heading: "二、审核发现的问题", paragraphs: Array.from({ length: count }, () => paragraph) }],
    closing: "审核人（签字）：",
  };
  const bytes = await writeWord("审核意见", [text], "page");
  const xml = new TextDecoder().decode(unzipSync(bytes)["word/document.xml"]);
  const run = xml.split("<w:r>").find((each) => each.includes("年度目标完成情况")) ?? "";
  expect(/<w:sz w:val="(\d+)"/.exec(run)?.[1]).toBe(String(size));
});

import { decisionsOn, withDecision, type Choice, type KeptDecision } from "../../src/report/decisions";
import { keptDecisionsText, readKeptDecisions } from "../../src/report/kept-decisions";
import { reviewedScore, scoreDeviation } from "../../src/report/reviewed-score";
import { review, type ReviewedTable } from "../../src/report/review";
import { laidOutRows } from "../fixtures/department-form";

const HEADER = ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "未完成原因"];
const PATROLS = ["产出指标", "数量指标", "巡查次数", "≥300次", "280次", "50", "50", ""];
const CLAIMS = ["效益指标", "社会效益指标", "投诉次数", "≤3次", "6次", "50", "50", ""];
const TOTAL = ["合计", "", "", "", "", "100", "100", ""];

function rowsOf(indicators: readonly (readonly string[])[], project = "河道巡查"): string[][] {
  const rows = [["项目支出绩效自评表"], ["项目名称", project], HEADER, ...indicators, TOTAL];
  return rows.map((row) => [...row]);
}

function tablesOf(...sheets: readonly (readonly [string, string[][]])[]): readonly ReviewedTable[] {
  return review(
    sheets.map(([name, rows]) => laidOutRows(name, rows)),
    null,
  ).tables;
}

/** The findings on a row, by its name. */
function findingsOn(tables: readonly ReviewedTable[], name: string, at = 0) {
  const table = tables[at];
  const row = table?.scored.table.indicators.findIndex((each) => each.name.text === name);
  return table?.findings.filter((each) => each.part === "indicator" && each.row === row) ?? [];
}

function decided(tables: readonly ReviewedTable[], name: string, choice: Choice, reason = "") {
  return withDecision(tables, [], findingsOn(tables, name), { choice, reason });
}

/** What counts for the findings on a row: the choices, once each. */
function choicesOn(tables: readonly ReviewedTable[], kept: readonly KeptDecision[], name: string, at = 0) {
  const decisions = decisionsOn(tables, kept);
  return [
    ...new Set(
      findingsOn(tables, name, at).map((each) => {
        const found = decisions.get(each);
        if (!found) return "none";
        return found.before
          ? `${found.choice}, was ${found.before.choice} ${found.before.reason}`
          : found.choice;
      }),
    ),
  ];
}

const before = tablesOf(["自评表", rowsOf([PATROLS, CLAIMS])]);

test("a decision is on the findings it was made on, and on no others", () => {
  const kept = decided(before, "投诉次数", "rejected", "已有专项说明");
  expect(findingsOn(before, "投诉次数").length).toBeGreaterThan(1);
  expect(choicesOn(before, kept, "投诉次数")).toEqual(["rejected"]);
  expect(choicesOn(before, kept, "巡查次数")).toEqual(["none"]);
});

test.each<readonly [string, string[][], string]>([
  [
    "a row above",
    rowsOf([["产出指标", "质量指标", "合格率", "≥90%", "80%", "0", "0", ""], PATROLS, CLAIMS]),
    "rejected",
  ],
  ["rows in another order", rowsOf([CLAIMS, PATROLS]), "rejected"],
  ["a blank row above the title", [[""], ...rowsOf([PATROLS, CLAIMS])], "rejected"],
  [
    "other figures",
    rowsOf([PATROLS, CLAIMS.map((text) => (text === "6次" ? "9次" : text))]),
    "open, was rejected 已有专项说明",
  ],
  [
    "another name of the row",
    rowsOf([PATROLS, CLAIMS.map((text) => (text === "投诉次数" ? "有效投诉次数" : text))]),
    "open, was rejected 已有专项说明",
  ],
  [
    "another project's name",
    rowsOf([PATROLS, CLAIMS], "河道巡查（二期）"),
    "open, was rejected 已有专项说明",
  ],
])("after %s a decision is neither lost nor misplaced", (_, rows, expected) => {
  const kept = decided(before, "投诉次数", "rejected", "已有专项说明");
  const now = tablesOf(["自评表", rows]);
  const name = now[0]?.scored.table.indicators.some((each) => each.name.text === "投诉次数")
    ? "投诉次数"
    : "有效投诉次数";
  expect(choicesOn(now, kept, name)).toContain(expected);
  expect(choicesOn(now, kept, name).every((each) => each !== "none")).toBe(true);
  expect(choicesOn(now, kept, "巡查次数")).toEqual(["none"]);
});

test("two rows of one name keep their own decisions, and are open again once one of them is gone", () => {
  const twins = tablesOf(["自评表", rowsOf([CLAIMS, CLAIMS])]);
  const [table] = twins;
  const second = table?.findings.filter((each) => each.part === "indicator" && each.row === 1) ?? [];
  const kept = withDecision(twins, [], second, { choice: "accepted", reason: "" });
  const decisions = decisionsOn(twins, kept);
  expect(table?.findings.filter((each) => decisions.has(each)).every((each) => each.row === 1)).toBe(true);
  const alone = tablesOf(["自评表", rowsOf([CLAIMS])]);
  expect(choicesOn(alone, kept, "投诉次数")).toContain("open, was accepted ");
});

test("a copy of the sheet has decisions of its own", () => {
  const both = tablesOf(["自评表", rowsOf([PATROLS, CLAIMS])], ["自评表 (2)", rowsOf([PATROLS, CLAIMS])]);
  const kept = withDecision(both, [], findingsOn(both, "投诉次数", 1), { choice: "accepted", reason: "" });
  expect(choicesOn(both, kept, "投诉次数", 0)).toEqual(["none"]);
  expect(choicesOn(both, kept, "投诉次数", 1)).toEqual(["accepted"]);
});

test("under another name of the sheet a decision is open again, and deciding anew leaves the other sheet's", () => {
  const kept = decided(before, "投诉次数", "accepted");
  const renamed = tablesOf(["终稿", rowsOf([PATROLS, CLAIMS])]);
  expect(choicesOn(renamed, kept, "投诉次数")).toEqual(["open, was accepted "]);
  const anew = withDecision(renamed, kept, findingsOn(renamed, "投诉次数"), {
    choice: "rejected",
    reason: "是",
  });
  expect(choicesOn(renamed, anew, "投诉次数")).toEqual(["rejected"]);
  expect(choicesOn(before, anew, "投诉次数")).toEqual(["accepted"]);
  expect(withDecision(renamed, anew, findingsOn(renamed, "投诉次数"), null)).not.toContainEqual(
    expect.objectContaining({ sheet: "终稿" }),
  );
});

test("what is decided again takes the place of what was, and can be taken back", () => {
  const kept = decided(before, "投诉次数", "open");
  const again = withDecision(before, kept, findingsOn(before, "投诉次数"), {
    choice: "accepted",
    reason: "",
  });
  expect(again).toHaveLength(kept.length);
  expect(withDecision(before, again, findingsOn(before, "投诉次数"), null)).toEqual([]);
});

test("decisions are kept as text, and anything else is refused", () => {
  const kept = decided(before, "投诉次数", "rejected", "“已”说明");
  expect(readKeptDecisions(keptDecisionsText(kept) ?? "")).toEqual(kept);
  expect(keptDecisionsText([])).toBeNull();
  for (const text of [
    "",
    "[]",
    '{"version":2,"decisions":[]}',
    '{"version":1,"decisions":[{"choice":"yes"}]}',
  ])
    expect(readKeptDecisions(text)).toBeNull();
});

test("a score whose findings are not accepted counts as reported, and the deviation follows", () => {
  const [table] = before;
  if (!table) throw new Error("no table");
  const computed = reviewedScore(table);
  expect(computed.total?.toFixed()).toBe(table.scored.total?.toFixed());
  expect(scoreDeviation(table.scored, computed.total)?.toFixed(2)).toBe(
    table.scored.total && (100 - Number(table.scored.total.toFixed())).toFixed(2),
  );
  const decisions = decisionsOn(before, decided(before, "投诉次数", "rejected", "另有规定"));
  const reviewed = reviewedScore(table, decisions);
  expect([...reviewed.asReported]).toEqual([1]);
  expect(reviewed.indicators[1]?.toFixed()).toBe("50");
  const rest = decisionsOn(before, [
    ...decided(before, "投诉次数", "rejected", "另有规定"),
    ...decided(before, "巡查次数", "rejected", "另有规定"),
  ]);
  expect(scoreDeviation(table.scored, reviewedScore(table, rest).total)?.toFixed()).toBe("0");
  expect(reviewedScore(table, decisionsOn(before, decided(before, "投诉次数", "open"))).asReported.size).toBe(
    0,
  );
});

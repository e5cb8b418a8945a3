import { review } from "../../src/report/review";
import { sheetOf } from "../fixtures/sheet-of-lines";
import { SINGLE_INDICATORS } from "../fixtures/single-indicators";

/** What speaks of the words of a name or of the whole table, and not of the indicator's figures. */
const OF_OTHER_THINGS: ReadonlySet<string> = new Set(["class-suspect", "category-missing"]);

function level1Of(level2: string): string {
  if (level2.includes("成本")) return "成本指标";
  return /效益|影响/.test(level2) ? "效益指标" : "产出指标";
}

/** `met 10-10 ; check check` for a line of the table. */
function outcomeOf(given: string): string {
  const [level2 = "", name, nature, target, unit, actual, score, reason = ""] = given
    .split("|")
    .map((cell) => cell.trim());
  const sheet = sheetOf(`
2023年度项目支出绩效自评表 | < | < | < | < | < | < | < | < | <
项目名称 | < | 某项目 | < | < | < | < | < | < | <
一级指标 | 二级指标 | 三级指标 | 指标性质 | 指标值 | 度量单位 | 完成值 | 权重 | 得分 | 未完成原因分析
${level1Of(level2)} | ${level2} | ${[name, nature, target, unit, actual, "10", score, reason].join(" | ")}
产出指标 | 数量指标 | 其他事项 | ≥ | 10 | 个 | 10 | 90 | 90 | `);
  const [table] = review([sheet], null).tables;
  const [judged] = table?.scored.indicators ?? [];
  if (!table || !judged) throw new Error(given);
  const checks = table.findings
    .filter(({ part, row, check }) => part === "indicator" && row === 0 && !OF_OTHER_THINGS.has(check))
    .map(({ check }) => check)
    .sort();
  const { met, range } = judged;
  const verdict = met === null ? "open" : met ? "met" : "missed";
  const points = range ? `${range.low.toFixed()}-${range.high.toFixed()}${range.isOpen ? ")" : ""}` : "-";
  return `${verdict} ${points} ; ${checks.join(" ")}`.trim();
}

describe.each(Object.entries(SINGLE_INDICATORS))("%s", (_kind, lines) => {
  test.each(
    lines
      .trim()
      .split("\n")
      .map((line) => line.split("=>").map((side) => side.trim())),
  )("%s → %s", (given = "", expected) => {
    expect(outcomeOf(given)).toBe(expected);
  });
});

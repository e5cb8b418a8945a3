import { join } from "node:path";
import type { FileSummary } from "../../../src/many/file-summary";
import type { ProjectList } from "../../../src/many/project-list";
import { rollUp, type RollUp } from "../../../src/many/roll-up";
import { national2020 } from "../../../src/scoring/profiles/national-2020";
import { pageOfExamples, type PageOfExamples } from "../../fixtures/page-of-examples";
import { fileSummaryOf, indicatorSummary, projectList, tableSummary } from "../../fixtures/summaries";

/**
 * A page of `docs/cross-checks` as a test reads it. An example is a table with a row for each form that came in, under
 * these headers, of which it shows what matters:
 *
 *     | 文件 | 表种 | 年度 | 单位 | 项目 | 编码 | 年初预算 | 调整后预算 | 执行数 | 总分 | 清单得分 | 存在问题 | 改进措施 | 评价结论 | 指标 |
 *
 * 指标 are `名称：指标值：完成值`, several parted by `；`. Below a 反例 stands what is found.
 */
export type CrossCheckPage = PageOfExamples<Example>;

export interface Example {
  readonly rollUp: RollUp;
  readonly quoted: readonly string[];
}

export const PAGES = join(__dirname, "../../../docs/cross-checks");

type Row = Readonly<Record<string, string>>;

function cellsIn(line: string): readonly string[] {
  return line
    .trim()
    .slice(1, -1)
    .split("|")
    .map((cell) => cell.trim());
}

function rowsIn(block: string): readonly Row[] {
  const [header = "", , ...lines] = block.split("\n");
  const labels = cellsIn(header);
  return lines.map((line) => Object.fromEntries(labels.map((label, at) => [label, cellsIn(line)[at] ?? ""])));
}

function amount(text: string | undefined): number | null {
  return text === undefined || text === "" ? null : Number(text);
}

const STAGES: Readonly<Record<string, "self-evaluation" | "overall">> = {
  自评: "self-evaluation",
  整体: "overall",
};

function fileOf(row: Row, at: number): FileSummary {
  const indicators = (row["指标"] ?? "").split("；").filter((text) => text !== "");
  const table = tableSummary({
    stage: STAGES[row["表种"] ?? ""] ?? "self-evaluation",
    year: amount(row["年度"]) ?? 2025,
    unit: row["单位"] ?? "信息中心",
    project: row["项目"] ?? "",
    code: row["编码"] ?? "",
    initial: amount(row["年初预算"]),
    adjusted: amount(row["调整后预算"]),
    executed: amount(row["执行数"]),
    total: amount(row["总分"]),
    texts: {
      problems: row["存在问题"] ?? "",
      improvements: row["改进措施"] ?? "",
      conclusion: row["评价结论"] ?? "",
      executionReason: "",
    },
    indicators: indicators.map((text, place) => {
      const [name = "", target = "", actual = ""] = text.split("：");
      return indicatorSummary({ name, target, actual, cell: `C${String(place + 12)}` });
    }),
  });
  return fileSummaryOf(row["文件"] ?? `${String(at + 1)}.xlsx`, [table]);
}

function listOf(rows: readonly Row[]): ProjectList | null {
  if (!rows.some((row) => (row["清单得分"] ?? "") !== "")) return null;
  return projectList(
    rows.map((row) => ({
      project: row["项目"] ?? "",
      unit: row["单位"] ?? "信息中心",
      code: row["编码"] ?? "",
      score: amount(row["清单得分"]),
    })),
  );
}

function examplesIn(section: string): readonly Example[] {
  const examples: { rows: readonly Row[]; quoted: string[] }[] = [];
  for (const block of section.split(/\n\s*\n/)) {
    const text = block.trim();
    if (text.startsWith("|")) examples.push({ rows: rowsIn(text), quoted: [] });
    if (text.startsWith(">")) {
      examples.at(-1)?.quoted.push(...text.split("\n").map((line) => line.replace(/^>\s*/, "").trim()));
    }
  }
  return examples.map(({ rows, quoted }) => ({
    rollUp: rollUp(rows.map(fileOf), listOf(rows), { year: 2025, profile: national2020 }),
    quoted: quoted.filter((line) => line !== ""),
  }));
}

export function readCrossCheckPage(id: string): CrossCheckPage {
  return pageOfExamples(join(PAGES, `${id}.md`), examplesIn);
}

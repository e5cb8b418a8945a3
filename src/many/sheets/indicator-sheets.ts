import { a1 } from "../../sheet/address";
import {
  blockPlaces,
  type ListBlock,
  type ListCell,
  type ListColumn,
  type ListFormula,
  type ListSheet,
} from "../../sheet/list-sheet";
import type { ProjectRow, RollUp } from "../roll-up";
import type { IndicatorSummary } from "../table-summary";
import { linkCell, type LinkTo } from "./cells";
import { sumOf } from "../amounts";
import { cellOf, shareOf } from "./conditional";

export const INDICATOR_SHEET = "指标统计";
export const UNMET_SHEET = "未完成指标";
export const DEVIATION_SHEET = "偏离较大指标";

/** Percent of the target from which an indicator is listed, above or below. */
const LARGE_DEVIATION = 30;

/** Every indicator of the projects that came in. */
function* indicatorsOf(
  projects: readonly ProjectRow[],
): Generator<{ readonly row: ProjectRow; readonly indicator: IndicatorSummary }> {
  for (const row of projects) {
    for (const indicator of row.placed?.table.indicators ?? []) yield { row, indicator };
  }
}

interface Counts {
  readonly level1: string;
  readonly level2: string;
  number: number;
  readonly weights: number[];
  quantitative: number;
  done: number;
  notDone: number;
  notJudged: number;
  scored: number;
  full: number;
}

const LEVEL_ORDER = ["成本", "产出", "效益", "满意度"];

function rankOf(level1: string): number {
  const rank = LEVEL_ORDER.indexOf(level1);
  return rank < 0 ? LEVEL_ORDER.length : rank;
}

function countsOf(projects: readonly ProjectRow[]): readonly Counts[] {
  const counts = new Map<string, Counts>();
  for (const { indicator } of indicatorsOf(projects)) {
    const { level1, level2, weight, quantitative, met, score } = indicator;
    const key = `${level1}\n${level2}`;
    const line = counts.get(key) ?? {
      level1,
      level2,
      number: 0,
      weights: [],
      quantitative: 0,
      done: 0,
      notDone: 0,
      notJudged: 0,
      scored: 0,
      full: 0,
    };
    counts.set(key, line);
    line.number++;
    if (weight !== null) line.weights.push(weight);
    if (quantitative) line.quantitative++;
    if (met === null) line.notJudged++;
    else if (met) line.done++;
    else line.notDone++;
    if (score !== null && weight !== null) {
      line.scored++;
      if (score === weight) line.full++;
    }
  }
  return [...counts.values()].sort((a, b) => rankOf(a.level1) - rankOf(b.level1));
}

const STATISTICS: readonly ListColumn[] = [
  { header: "一级指标", style: "short" },
  { header: "二级指标", style: "short" },
  { header: "指标数", style: "count" },
  { header: "权重合计", style: "points" },
  { header: "定量", style: "count" },
  { header: "定性", style: "count" },
  { header: "完成", style: "count" },
  { header: "未完成", style: "count" },
  { header: "无法判断", style: "count" },
  { header: "完成占比", style: "percent" },
  { header: "有得分", style: "count" },
  { header: "得满分", style: "count" },
  { header: "满分占比", style: "percent" },
];

function named(level: string): string {
  return level === "" ? "（未填）" : `${level}指标`;
}

/** Indicators by 一级 and 二级指标: how many were met, and how many have full marks. */
export function indicatorSheet({ projects }: RollUp): ListSheet {
  const notes = ["完成与否由衡表按指标值和完成值判断；文字无法判断的另计。满分占比只计填有得分的指标。"];
  const empty: ListBlock = { caption: null, columns: STATISTICS, rows: [], total: null, filter: true };
  const first = blockPlaces({ notes, blocks: [empty] })[0]?.firstRow ?? 0;
  const counts = countsOf(projects);
  const cell = (row: number, column: number, result: number): ListFormula =>
    cellOf(a1({ row, column }), { formula: "", result });
  const share = (row: number, part: number, whole: number, of: number, all: number): ListFormula =>
    shareOf(cell(row, part, of), cell(row, whole, all));
  const rows = counts.map((line, at): ListCell[] => {
    const row = first + at;
    const { number, quantitative, done, notDone, notJudged, scored, full } = line;
    return [
      named(line.level1),
      named(line.level2),
      number,
      sumOf(line.weights).toNumber(),
      quantitative,
      number - quantitative,
      done,
      notDone,
      notJudged,
      share(row, 6, 2, done, number),
      scored,
      full,
      share(row, 11, 10, full, scored),
    ];
  });
  const sumRow = first + rows.length;
  const added = (column: number): ListFormula => {
    const numbers = rows.flatMap((row) => (typeof row[column] === "number" ? [row[column]] : []));
    const [from, to] = [first, Math.max(first, sumRow - 1)].map((row) => a1({ row, column }));
    return { formula: `SUM(${from ?? ""}:${to ?? ""})`, result: sumOf(numbers).toNumber() };
  };
  const result = (column: number): number => Number(added(column).result);
  const total: ListCell[] = [
    "合计",
    null,
    ...[2, 3, 4, 5, 6, 7, 8].map(added),
    share(sumRow, 6, 2, result(6), result(2)),
    added(10),
    added(11),
    share(sumRow, 11, 10, result(11), result(10)),
  ];
  return {
    name: INDICATOR_SHEET,
    title: INDICATOR_SHEET,
    notes,
    widths: [16, 20, 9, 11, 8, 8, 8, 9, 10, 10, 9, 9, 10],
    hidden: [],
    blocks: [{ ...empty, rows, total }],
    charts: [],
    frozenColumns: 2,
    orientation: "landscape",
  };
}

const LISTED: readonly ListColumn[] = [
  { header: "序号", style: "count" },
  { header: "单位", style: "text" },
  { header: "项目名称", style: "text" },
  { header: "一级指标", style: "short" },
  { header: "二级指标", style: "short" },
  { header: "三级指标", style: "text" },
  { header: "指标值", style: "short" },
  { header: "完成值", style: "short" },
  { header: "偏离", style: "percent" },
  { header: "权重", style: "points" },
  { header: "得分", style: "points" },
  { header: "原因", style: "text" },
  { header: "文件", style: "link" },
];

function listSheet(
  name: string,
  title: string,
  note: string,
  projects: readonly ProjectRow[],
  linkTo: LinkTo,
  isListed: (indicator: IndicatorSummary) => boolean,
): ListSheet {
  const rows: ListCell[][] = [];
  for (const { row, indicator } of indicatorsOf(projects)) {
    if (!isListed(indicator)) continue;
    const { placed } = row;
    rows.push([
      rows.length + 1,
      row.unit,
      row.project,
      named(indicator.level1),
      named(indicator.level2),
      indicator.name,
      indicator.target,
      indicator.actual,
      indicator.deviation === null ? null : indicator.deviation / 100,
      indicator.weight,
      indicator.score,
      indicator.reason,
      placed && linkCell(placed.file, { sheet: placed.table.sheet, cell: indicator.cell }, linkTo),
    ]);
  }
  return {
    name,
    title,
    notes: [note],
    widths: [6, 22, 28, 12, 16, 26, 14, 14, 11, 8, 8, 36, 26],
    hidden: [],
    blocks: [{ caption: null, columns: LISTED, rows, total: null, filter: true }],
    charts: [],
    frozenColumns: 3,
    orientation: "landscape",
  };
}

/** Indicators whose target was not met. */
export function unmetSheet({ projects }: RollUp, linkTo: LinkTo): ListSheet {
  const note = "完成值没有达到指标值的指标。偏离＝（完成值－指标值）÷指标值。";
  return listSheet(UNMET_SHEET, UNMET_SHEET, note, projects, linkTo, ({ met }) => met === false);
}

/** Indicators that lie 30 % or more from their target, either way. */
export function deviationSheet({ projects }: RollUp, linkTo: LinkTo): ListSheet {
  const note = "完成值高于或低于指标值 30% 以上的定量指标，指标值可能定得过高或过低。";
  const isLarge = ({ deviation }: IndicatorSummary): boolean =>
    deviation !== null && Math.abs(deviation) >= LARGE_DEVIATION;
  return listSheet(DEVIATION_SHEET, "偏离 30% 以上的指标", note, projects, linkTo, isLarge);
}

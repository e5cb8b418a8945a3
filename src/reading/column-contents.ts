import { fold } from "../sheet/fold";
import type { CellKind } from "./cell-kind";
import type { FilledCell, GridRow } from "./grid";

/** What the cells of a column hold, as shares of its filled cells. */
export interface ColumnContents {
  readonly filled: number;
  /** Numbers without a sign or unit. */
  readonly numbers: number;
  readonly percents: number;
  readonly signs: number;
  /** Numbers of every kind: with a sign, a unit or a percent sign too. */
  readonly values: number;
  readonly level1: number;
  readonly level2: number;
  readonly units: number;
  /** Texts longer than a word. */
  readonly texts: number;
  /** Words that grade: 优, 良. */
  readonly grades: number;
  /** Different texts over filled cells: low where one text stands for several rows. */
  readonly variety: number;
  /** Whole numbers that go up by one from row to row. */
  readonly serial: boolean;
  /** The column's numbers by row of the sheet. */
  readonly figures: ReadonlyMap<number, number>;
}

const VALUES: ReadonlySet<CellKind> = new Set(["number", "percent", "signed-number", "measured"]);
/** A column that goes on for longer is judged by its beginning. */
const ROWS_LOOKED_AT = 200;

const UNITS = new Set(
  (
    "% ％ 个 次 人 家 项 万元 元 天 日 年 月 小时 分钟 吨 公里 千米 平方米 亩 公顷 户 份 套 台 件 场 期 批 处 座 " +
    "人次 辆 篇 条 所 门 本 册 名 班 村 间 亿元 万人 万人次 工作日 立方米 米 千瓦时 人天 只 头 起 宗 例 块 张 分"
  ).split(" "),
);

function isUnit(text: string): boolean {
  const folded = fold(text);
  return UNITS.has(folded) || folded.split(/[/／、]/).every((part) => UNITS.has(part));
}

function isSerial(figures: ReadonlyMap<number, number>, filled: number): boolean {
  const numbers = [...figures.values()];
  if (numbers.length < 3 || numbers.length < filled) return false;
  const [first = 0] = numbers;
  return numbers.every((value, i) => value === first + i) && (first === 0 || first === 1);
}

/** What stands in each column of a block, every cell taken to the column whose stretch of the sheet it stands in. */
export function contentsOf(
  columns: readonly { readonly left: number }[],
  rows: readonly GridRow[],
): readonly ColumnContents[] {
  const cells: FilledCell[][] = columns.map(() => []);
  for (const row of rows.slice(0, ROWS_LOOKED_AT)) {
    let at = -1;
    for (const cell of row.cells) {
      while ((columns[at + 1]?.left ?? Infinity) <= cell.left) at++;
      cells[at]?.push(cell);
    }
  }
  return cells.map(contentsOfCells);
}

function contentsOfCells(all: readonly FilledCell[]): ColumnContents {
  const cells = all.filter(({ kind }) => kind !== "blank-mark");
  const filled = cells.length;
  const share = (is: (cell: FilledCell) => boolean): number =>
    filled === 0 ? 0 : cells.filter(is).length / filled;
  const figures = new Map<number, number>();
  for (const { row, kind, text } of cells) {
    if (kind === "number") figures.set(row, Number(fold(text).replaceAll(",", "")));
  }
  return {
    filled,
    numbers: share(({ kind }) => kind === "number"),
    percents: share(({ kind }) => kind === "percent"),
    signs: share(({ kind }) => kind === "sign"),
    values: share(({ kind }) => VALUES.has(kind)),
    level1: share(({ kind }) => kind === "level1" || kind === "level1-or-2"),
    level2: share(({ kind }) => kind === "level2" || kind === "level1-or-2"),
    units: share(({ text }) => isUnit(text)),
    texts: share(({ kind }) => kind === "text" || kind === "short-text"),
    grades: share(({ kind }) => kind === "level"),
    variety: filled === 0 ? 0 : new Set(cells.map(({ text }) => text)).size / filled,
    serial: isSerial(figures, filled),
    figures,
  };
}

import { printedMarks } from "../forms/printed-marks";
import { fold } from "../sheet/fold";
import type { CellKind } from "./cell-kind";
import type { FilledCell, GridRow } from "./grid";

/** What the cells of a column hold, as shares of its filled cells. */
export interface ColumnContents {
  readonly filled: number;
  /** Numbers without a sign or unit. */
  readonly numbers: number;
  /** Numbers with 分 behind them. */
  readonly points: number;
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
  /** By row of the sheet the full marks that its texts print in brackets: 5 of 相关性（5分）. */
  readonly marks: ReadonlyMap<number, number>;
  /** The rows of the sheet in which it says something. */
  readonly rows: ReadonlySet<number>;
  /** The column's numbers by row of the sheet. */
  readonly figures: ReadonlyMap<number, number>;
}

const POINTS = /^[\d.]+\s*分$/;

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

type Edges = readonly { readonly left: number }[];

/** What stands in each column of a block, every cell taken to the column whose stretch of the sheet it stands in. */
export function contentsOf(columns: Edges, rows: readonly GridRow[]): readonly ColumnContents[] {
  return columns.map((_, at) => contentsAt(columns, at, rows));
}

/** What stands in one of the columns of a block. */
export function contentsAt(columns: Edges, at: number, rows: readonly GridRow[]): ColumnContents {
  const left = columns[at]?.left ?? Infinity;
  const looked = rows.length > ROWS_LOOKED_AT ? rows.slice(0, ROWS_LOOKED_AT) : rows;
  return new Contents(cellsWithin(looked, left, columns[at + 1]?.left ?? Infinity));
}

/** The cells that stand from one column of the sheet on and before another; those of a row go from left to right. */
function cellsWithin(rows: readonly GridRow[], left: number, until: number): readonly FilledCell[] {
  const found: FilledCell[] = [];
  for (const { cells } of rows) {
    for (let i = firstFrom(cells, left); i < cells.length; i++) {
      const cell = cells[i];
      if (!cell || cell.left >= until) break;
      found.push(cell);
    }
  }
  return found;
}

function firstFrom(cells: readonly FilledCell[], left: number): number {
  let from = 0;
  let to = cells.length;
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    if ((cells[middle]?.left ?? left) < left) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** The contents of a column; what is dear to find out is found out when it is asked for. */
class Contents implements ColumnContents {
  readonly filled: number;
  private readonly counts: Readonly<Record<CellKind, number>>;
  private foundFigures: ReadonlyMap<number, number> | null = null;
  private foundUnits: number | null = null;
  private foundVariety: number | null = null;

  constructor(private readonly cells: readonly FilledCell[]) {
    const counts = { ...NONE_OF_ANY_KIND };
    for (const { kind } of cells) counts[kind]++;
    this.counts = counts;
    this.filled = cells.length - counts["blank-mark"];
  }

  private share(count: number): number {
    return this.filled === 0 ? 0 : count / this.filled;
  }

  get numbers(): number {
    return this.share(this.counts.number);
  }

  get points(): number {
    return this.share(this.cells.filter(({ kind, text }) => kind === "measured" && POINTS.test(text)).length);
  }

  get percents(): number {
    return this.share(this.counts.percent);
  }

  get signs(): number {
    return this.share(this.counts.sign);
  }

  get values(): number {
    const { number, percent, measured } = this.counts;
    return this.share(number + percent + this.counts["signed-number"] + measured);
  }

  get level1(): number {
    return this.share(this.counts.level1 + this.counts["level1-or-2"]);
  }

  get level2(): number {
    return this.share(this.counts.level2 + this.counts["level1-or-2"]);
  }

  get texts(): number {
    return this.share(this.counts.text + this.counts["short-text"]);
  }

  get grades(): number {
    return this.share(this.counts.level);
  }

  private get said(): readonly FilledCell[] {
    return this.cells.filter(({ kind }) => kind !== "blank-mark");
  }

  get marks(): ReadonlyMap<number, number> {
    return new Map(
      this.said.flatMap(({ row, text }) => {
        const marks = printedMarks(text);
        return marks === null ? [] : [[row, Number(marks)] as const];
      }),
    );
  }

  get rows(): ReadonlySet<number> {
    return new Set(this.said.map(({ row }) => row));
  }

  get figures(): ReadonlyMap<number, number> {
    return (this.foundFigures ??= new Map(
      this.cells
        .filter(({ kind }) => kind === "number")
        .map(({ row, text }) => [row, Number(fold(text).replaceAll(",", ""))]),
    ));
  }

  get units(): number {
    return (this.foundUnits ??= this.share(this.said.filter(({ text }) => isUnit(text)).length));
  }

  get variety(): number {
    return (this.foundVariety ??= this.share(new Set(this.said.map(({ text }) => text)).size));
  }

  get serial(): boolean {
    return isSerial(this.figures, this.filled);
  }
}

const NONE_OF_ANY_KIND: Readonly<Record<CellKind, number>> = {
  sign: 0,
  number: 0,
  percent: 0,
  "signed-number": 0,
  measured: 0,
  "blank-mark": 0,
  level: 0,
  level1: 0,
  level2: 0,
  "level1-or-2": 0,
  "short-text": 0,
  text: 0,
};

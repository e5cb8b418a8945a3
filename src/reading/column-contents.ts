import { printedMarks } from "../forms/printed-marks";
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
  /** By row of the sheet the full marks that its texts print in brackets: 5 of 相关性（5分）. */
  readonly marks: ReadonlyMap<number, number>;
  /** The rows of the sheet in which it says something. */
  readonly rows: ReadonlySet<number>;
  /** The column's numbers by row of the sheet. */
  readonly figures: ReadonlyMap<number, number>;
}

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
  return cells.map((all) => new Contents(all));
}

/** The contents of a column; what is dear to find out is found out when it is asked for. */
class Contents implements ColumnContents {
  readonly filled: number;
  readonly numbers: number;
  readonly percents: number;
  readonly signs: number;
  readonly values: number;
  readonly level1: number;
  readonly level2: number;
  readonly texts: number;
  readonly grades: number;
  private readonly cells: readonly FilledCell[];
  private found: { figures?: ReadonlyMap<number, number>; units?: number; variety?: number } = {};

  constructor(all: readonly FilledCell[]) {
    const counts = new Map<CellKind, number>();
    for (const { kind } of all) counts.set(kind, (counts.get(kind) ?? 0) + 1);
    const filled = all.length - (counts.get("blank-mark") ?? 0);
    const share = (...kinds: readonly CellKind[]): number => {
      let sum = 0;
      for (const kind of kinds) sum += counts.get(kind) ?? 0;
      return filled === 0 ? 0 : sum / filled;
    };
    this.cells = all;
    this.filled = filled;
    this.numbers = share("number");
    this.percents = share("percent");
    this.signs = share("sign");
    this.values = share("number", "percent", "signed-number", "measured");
    this.level1 = share("level1", "level1-or-2");
    this.level2 = share("level2", "level1-or-2");
    this.texts = share("text", "short-text");
    this.grades = share("level");
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
    return (this.found.figures ??= new Map(
      this.cells
        .filter(({ kind }) => kind === "number")
        .map(({ row, text }) => [row, Number(fold(text).replaceAll(",", ""))]),
    ));
  }

  get units(): number {
    const { filled } = this;
    return (this.found.units ??=
      filled === 0 ? 0 : this.said.filter(({ text }) => isUnit(text)).length / filled);
  }

  get variety(): number {
    const { filled } = this;
    return (this.found.variety ??=
      filled === 0 ? 0 : new Set(this.said.map(({ text }) => text)).size / filled);
  }

  get serial(): boolean {
    return isSerial(this.figures, this.filled);
  }
}

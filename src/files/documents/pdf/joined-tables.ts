import type { PageCell, PageLayout, PageTable } from "./page-tables";
import { isWrapped, type Room, type TextLine } from "./text-lines";

/** A cell of a table that may go over several pages. */
export interface JoinedCell {
  readonly row: number;
  rows: number;
  readonly left: number;
  readonly right: number;
  readonly room: Room;
  lines: readonly TextLine[];
}

/** A table, put together again where pages parted it. */
export interface JoinedTable {
  /** Rows with the page on which they begin; the first is row 0. */
  readonly pages: readonly { readonly row: number; readonly page: number }[];
  readonly rows: number;
  readonly cells: readonly JoinedCell[];
}

/** What stands in a PDF, in its order: lines of text and tables. */
export type Piece =
  | { readonly kind: "line"; readonly text: string }
  | { readonly kind: "table"; readonly table: JoinedTable };

/** Borders that differ by no more, in points, are those of one table. */
const SAME_BORDER = 3;

/** A row that would have fitted on the page before, with so much to spare, does not go on with it. */
const SPARE = 14;

/** A text that goes on with the next page leaves less below itself, in sizes of its type. */
const DEEPEST_FOOT = 2.2;

/** Of a paragraph, programs leave no line alone on either page, so that more may stay free. */
const DEEPEST_PROSE_FOOT = 4.5;

/** A text of several lines and so many characters is prose, whose lines may end before they are full. */
const LEAST_PROSE = 30;

/** Labels that a document may hold more than once are no longer. */
const LEAST_LABEL = 4;
const LONGEST_LABEL = 24;

/** A label that has come to its end. */
const WHOLE_LABEL = /指标$/;

/** A sentence that has come to its end. */
const ENDED = /[。．.！？!?]$/;

/** A row of so many texts is one of headings. */
const LEAST_HEADINGS = 4;

/** A number or sign alone: it stands in one row, and no part of it in the next. */
const FIGURE = /^[\d.,%％≥≤＝=><＞＜/—-]{1,8}$/;

/** Pages on which a line must stand, of all, to be none of the text. */
const REPEATED = 0.6;

const PAGE_NUMBER =
  /^(?:page\s*)?[-–—·\s]*(?:第\s*)?\d{1,3}(?:\s*页)?(?:\s*(?:[/／,，、]|of)?\s*共?\s*\d{1,4}\s*页?)?[-–—·\s]*$/iu;

/** What is printed above a table that goes on. */
const GOES_ON = /^[（(【[]?\s*(?:续表|接上表|续上表|接上页|续)\s*\d*\s*[)）】\]]?$/u;

function textOf(lines: readonly TextLine[]): string {
  return lines
    .map(({ text }) => text)
    .join("")
    .replace(/\s+/g, "");
}

function sameBorders(
  one: Pick<PageCell, "left" | "right">,
  other: Pick<PageCell, "left" | "right">,
): boolean {
  return Math.abs(one.left - other.left) <= SAME_BORDER && Math.abs(one.right - other.right) <= SAME_BORDER;
}

/** The short texts of a document's cells: labels stand in each of its forms. */
function labelsOf(pages: readonly PageLayout[]): ReadonlySet<string> {
  const labels = new Set<string>();
  for (const { tables } of pages) {
    for (const { cells } of tables) {
      for (const { lines } of cells) {
        const text = textOf(lines);
        if (/\p{Script=Han}/u.test(text) && text.length >= LEAST_LABEL && text.length <= LONGEST_LABEL)
          labels.add(text);
      }
    }
  }
  return labels;
}

function isProse({ lines }: Pick<JoinedCell, "lines">): boolean {
  return lines.length > 1 && textOf(lines).length >= LEAST_PROSE;
}

/** A table that is being put together. */
class OpenTable {
  readonly cells: JoinedCell[];
  readonly pages: { row: number; page: number }[];
  rows: number;
  /** Its part on the page read last. */
  part: PageTable;

  constructor(
    table: PageTable,
    page: number,
    private readonly labels: ReadonlySet<string>,
  ) {
    this.part = table;
    this.rows = table.heights.length;
    this.pages = [{ row: 0, page }];
    this.cells = table.cells.map((cell) => ({ ...cell }));
  }

  private cellsOf(row: number): readonly JoinedCell[] {
    return this.cells.filter((cell) => cell.row === row);
  }

  /** How many rows at the top of a part repeat rows of this table, as headers are printed on each page. */
  repeatedRows(table: PageTable): { readonly from: number; readonly count: number } {
    const texts = (cells: readonly Pick<PageCell, "left" | "right" | "lines">[]): string =>
      cells.map(({ left, right, lines }) => `${Math.round(right - left)} ${textOf(lines)}`).join("\n");
    const rowOf = (row: number): string => texts(table.cells.filter((cell) => cell.row === row));
    const starts = Array.from({ length: this.rows }, (_, row) => row);
    const first = rowOf(0);
    const from = starts.find((row) => this.looksLikeHeader(row) && texts(this.cellsOf(row)) === first) ?? -1;
    if (from < 0) return { from, count: 0 };
    let count = 1;
    while (
      count < table.heights.length &&
      from + count < this.rows &&
      this.looksLikeHeader(from + count) &&
      texts(this.cellsOf(from + count)) === rowOf(count)
    ) {
      count += 1;
    }
    return { from, count };
  }

  /** The top row, whatever it says, or one of several texts without a number alone. */
  private looksLikeHeader(row: number): boolean {
    const texts = this.cellsOf(row)
      .map(({ lines }) => textOf(lines))
      .filter((text) => text !== "");
    if (row === 0) return texts.length > 0;
    return texts.length >= 3 && texts.every((text) => !/^[\d.,%]+$/.test(text));
  }

  /** Whether a part on the next page begins as this table does, as the next form of its kind would. */
  beginsAnew(table: PageTable): boolean {
    const { from, count } = this.repeatedRows(table);
    if (from > 0) return false;
    // What is printed again is a row of headings: those of a list, not the first rows of a form.
    const last = count > 0 ? this.cellsOf(count - 1).filter(({ lines }) => lines.length > 0) : [];
    if (last.length >= LEAST_HEADINGS) return false;
    // Cells stand in the order of their rows; blank ones say nothing.
    const label = (cells: readonly Pick<PageCell, "row" | "lines">[]): string =>
      cells
        .filter(({ row }) => row >= count)
        .map(({ lines }) => textOf(lines))
        .find((text) => text !== "") ?? "";
    const mine = label(this.cells);
    return mine !== "" && mine === label(table.cells);
  }

  /** Puts the part on the next page below. */
  join(table: PageTable, page: number): void {
    const { count } = this.repeatedRows(table);
    const first = count < table.heights.length ? count : 0;
    const isSplit = this.goesOnIn(table, first);
    const start = isSplit ? this.rows - 1 : this.rows;
    const offset = start - first;
    const above = this.cells.filter((cell) => cell.row + cell.rows === this.rows);
    const firstText = table.cells.find((cell) => cell.row === first && cell.lines.length > 0)?.left ?? 0;
    for (const cell of table.cells) {
      if (cell.row + cell.rows <= first) continue;
      const row = Math.max(cell.row, first);
      const rows = cell.row + cell.rows - row;
      const placed = { ...cell, row: row + offset, rows };
      const before = row === first ? above.find((other) => sameBorders(other, cell)) : undefined;
      if (before && (isSplit || this.isOneCell(before, placed, cell.right <= firstText + SAME_BORDER))) {
        before.rows = placed.row + placed.rows - before.row;
        before.lines = [...before.lines, ...placed.lines];
      } else {
        this.cells.push(placed);
      }
    }
    const added = table.heights.length - first;
    this.pages.push({ row: isSplit ? this.rows : start, page });
    this.rows = start + added;
    this.part = table;
  }

  /**
   * Whether the first row of a part goes on with the last row above: it has fewer texts, none where there was none
   * above, and what it goes on with ended at the border.
   */
  private goesOnIn(table: PageTable, first: number): boolean {
    const next = table.cells.filter(({ row, rows }) => row <= first && row + rows > first);
    const filled = next.filter(({ lines }) => lines.length > 0);
    const last = this.cells.filter((cell) => cell.row + cell.rows === this.rows);
    const lastFilled = last.filter(({ lines }) => lines.length > 0);
    if (filled.length === 0 || filled.length > lastFilled.length) return false;
    // Each column of the row is the same above.
    if (!next.every((cell) => last.some((other) => sameBorders(other, cell)))) return false;
    const pairs = filled.flatMap((below) => {
      const above = last.find((other) => sameBorders(other, below));
      return above ? [{ above, below }] : [];
    });
    const isLabel = ({ above, below }: (typeof pairs)[number]): boolean => this.makesLabel(above, below);
    const isText = ({ above, below }: (typeof pairs)[number]): boolean =>
      textOf(above.lines).length >= LEAST_PROSE &&
      (this.textGoesOn(above, below) || (isProse(above) && this.reachesFoot(above)));
    if (pairs.some(isLabel) && pairs.every((pair) => isLabel(pair) || isText(pair))) return true;
    if (filled.length === lastFilled.length) return false;
    if (pairs.every(({ above, below }) => this.textGoesOn(above, below))) return true;
    // Beside prose that breaks off, other prose may have come to the end of a paragraph.
    return pairs.every(isText) && pairs.some(({ above, below }) => this.textGoesOn(above, below));
  }

  /** Whether two texts are the parts of a label that stands elsewhere in the document as a whole. */
  private makesLabel(above: Pick<JoinedCell, "lines">, below: Pick<JoinedCell, "lines">): boolean {
    const [first, second] = [textOf(above.lines), textOf(below.lines)];
    return first !== "" && second !== "" && !FIGURE.test(first + second) && this.labels.has(first + second);
  }

  /** Whether two texts are labels by themselves, as far as the document tells. */
  private areLabels(above: Pick<JoinedCell, "lines">, below: Pick<JoinedCell, "lines">): boolean {
    return WHOLE_LABEL.test(textOf(above.lines)) && WHOLE_LABEL.test(textOf(below.lines));
  }

  /** Whether a text goes on with the next page: it went down to the end of the page, and its last line was full. */
  private textGoesOn(above: Pick<JoinedCell, "lines">, below: Pick<JoinedCell, "lines" | "room">): boolean {
    const [end, start] = [above.lines.at(-1), below.lines[0]];
    if (end === undefined || start === undefined) return false;
    if (FIGURE.test(end.text) || ENDED.test(end.text) || FIGURE.test(textOf(below.lines))) return false;
    return this.reachesFoot(above) && (isProse(above) || isWrapped(end, start, below.room));
  }

  /** Whether a text went down to the end of the page. */
  private reachesFoot(cell: Pick<JoinedCell, "lines">): boolean {
    const end = cell.lines.at(-1);
    const deepest = isProse(cell) ? DEEPEST_PROSE_FOOT : DEEPEST_FOOT;
    return end !== undefined && this.part.box.bottom - end.bottom < deepest * end.size;
  }

  /** Whether two cells with the end of a page between them are one: of several rows, and of one text at most. */
  private isOneCell(above: JoinedCell, below: JoinedCell, isBeforeTexts: boolean): boolean {
    const isTall = above.rows > 1 || below.rows > 1;
    const [isBlankAbove, isBlankBelow] = [above.lines.length === 0, below.lines.length === 0];
    // Before the texts of its row stand labels: a blank one goes on with that of the rows above.
    if (isBlankBelow && isBeforeTexts && above.rows > 1 && !isBlankAbove) return true;
    if (isBlankBelow) return below.rows > 1 && (!isBlankAbove || above.rows > 1);
    // Of two labels in one row each, the lower may be the next one, however full the upper is.
    if (isBlankAbove) return isTall;
    if (this.makesLabel(above, below)) return true;
    return above.rows > 1 && !this.areLabels(above, below) && this.textGoesOn(above, below);
  }

  whole(): JoinedTable {
    return { pages: this.pages, rows: this.rows, cells: this.cells };
  }
}

/** Lines that stand on most pages at the same height, by their text without numbers. */
function repeatedLines(pages: readonly PageLayout[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const { around } of pages) {
    for (const key of new Set(around.map(lineKey))) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const least = Math.max(3, REPEATED * pages.length);
  return new Set([...counts].filter(([, count]) => count >= least).map(([key]) => key));
}

function lineKey({ text, top }: TextLine): string {
  return `${Math.round(top / 4)} ${text.replace(/\d+/g, "#")}`;
}

/** Puts the pages of a PDF together: tables that a page parted are one again. */
export function piecesOf(pages: readonly PageLayout[]): readonly Piece[] {
  const repeated = repeatedLines(pages);
  const labels = labelsOf(pages);
  const lowest = pages.reduce(
    (most, { tables }) => tables.reduce((foot, { box }) => Math.max(foot, box.bottom), most),
    0,
  );
  const pieces: Piece[] = [];
  let open: OpenTable | null = null;
  let waiting: string[] = [];
  /** What stands above the open table, which may be printed again above the part on the next page. */
  let titles: ReadonlySet<string> = new Set();
  /** Whether text stands between the open table and what comes. */
  let isParted = false;
  const close = (): void => {
    if (open) pieces.push({ kind: "table", table: open.whole() });
    open = null;
    for (const text of waiting) pieces.push({ kind: "line", text });
    waiting = [];
    isParted = false;
  };
  const goesOn = (upper: OpenTable, table: PageTable, isFirst: boolean): boolean => {
    if (!isFirst || isParted) return false;
    const { box, isClosedBelow } = upper.part;
    if (Math.abs(box.left - table.box.left) > SAME_BORDER) return false;
    if (Math.abs(box.right - table.box.right) > SAME_BORDER) return false;
    const room = lowest - box.bottom;
    const isOpenEnded = !isClosedBelow || !table.isClosedAbove;
    if (!isOpenEnded && room > (table.heights[0] ?? 0) + SPARE) return false;
    return !upper.beginsAnew(table);
  };
  for (const [at, { tables, around }] of pages.entries()) {
    const items = [
      ...around.map((line) => ({ top: line.top, line, table: null })),
      ...tables.map((table) => ({ top: table.box.top, line: null, table })),
    ].sort((a, b) => a.top - b.top);
    let isFirst = true;
    for (const { line, table } of items) {
      if (line) {
        if (PAGE_NUMBER.test(line.text)) continue;
        waiting.push(line.text);
        const isOnEach = repeated.has(lineKey(line)) || titles.has(line.text) || GOES_ON.test(line.text);
        if (!isOnEach) isParted = true;
      } else {
        const upper: OpenTable | null = open;
        if (upper && goesOn(upper, table, isFirst)) {
          waiting = [];
          upper.join(table, at + 1);
        } else {
          const above = waiting;
          close();
          titles = new Set(above);
          open = new OpenTable(table, at + 1, labels);
        }
        isFirst = false;
      }
    }
  }
  close();
  return pieces;
}

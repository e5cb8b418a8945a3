import type { Area } from "../../sheet/address";
import type { DocumentTable } from "../../sheet/document-table";
import type { SheetSnapshot } from "../../sheet/snapshot";
import type { SheetsRead } from "../assemble-sheet";
import { damaged, tooLarge } from "../failure";
import { layOutSheets, type PlacedCell } from "../placed-cells";
import { MOST_CELLS, SHEET_COLUMNS } from "../reading-limits";

/** Tables of one document, as many as sheets of a workbook. */
const MOST_TABLES = 1000;

/** Tables inside tables inside tables: no document that a person made goes deeper. */
const DEEPEST = 20;

/** Columns that one cell may span; what claims more is not made by a program for people. */
const WIDEST_SPAN = 256;

/** Rows of all tables, blank ones included. */
const MOST_ROWS = MOST_CELLS;

/** So many paragraphs before a table are taken for its title, year and unit. */
const MOST_PARAGRAPHS_ABOVE = 8;

/** A longer paragraph is prose, which has nothing to do with the table below it; so has what stands above it. */
const LONGEST_TITLE = 120;

/** How a cell reaches over its neighbours. */
export interface CellSpan {
  readonly columns: number;
  /** Rows that it says it spans, itself included. */
  readonly rows: number;
  /** Whether it only goes on with the cell above it, as Word writes a merge. */
  readonly goesOn: boolean;
  /** Whether it only goes on with the cell before it, as older programs write a merge across. */
  readonly joinsLeft?: boolean;
}

export const SINGLE_CELL: CellSpan = { columns: 1, rows: 1, goesOn: false };

interface DraftCell {
  readonly row: number;
  readonly column: number;
  columns: number;
  rows: number;
  readonly text: string;
}

/** Of paragraphs the last ones, which a table below them may have for its title. */
function titlesOf(paragraphs: readonly string[]): string[] {
  const titles: string[] = [];
  for (let at = paragraphs.length - 1; at >= 0 && titles.length < MOST_PARAGRAPHS_ABOVE; at -= 1) {
    const line = (paragraphs[at] ?? "").trim();
    if (line.length > LONGEST_TITLE) break;
    if (line !== "") titles.unshift(line);
  }
  return titles;
}

/** Paragraphs as they are met, the last of them perhaps still open. */
class Paragraphs {
  private readonly whole: string[] = [];
  private open = "";

  write(text: string): void {
    this.open += text;
  }

  /** Ends the paragraph; its line breaks stay. */
  end(): void {
    this.whole.push(this.open);
    this.open = "";
  }

  /** Ends the paragraph where there is anything in it. */
  part(): void {
    if (this.open.trim() !== "") this.end();
    else this.open = "";
  }

  /** All of them as the text of a cell. */
  text(): string {
    return [...this.whole, this.open]
      .map((paragraph) => paragraph.replace(/[^\S\n]+$/gm, ""))
      .join("\n")
      .trim();
  }

  titles(): string[] {
    return titlesOf(this.whole);
  }

  clear(): void {
    this.whole.length = 0;
    this.open = "";
  }
}

/** A table as far as it was met. */
class Draft {
  readonly cells: DraftCell[] = [];
  readonly indents: { readonly row: number; readonly columns: number }[] = [];
  /** The rows with which a page begins. */
  readonly pages: { readonly row: number; readonly page: number }[] = [];
  row = -1;
  inRow = false;
  /** What the open cell holds; null between cells. */
  content: Paragraphs | null = null;
  private column = 0;
  /** Cells of the open row begin here in `cells`. */
  private rowStart = 0;
  /** By column the first row that no cell from above reaches into. */
  private readonly free: number[] = [];
  /** By column the cell that last stood there, for those that go on with it. */
  private readonly last: DraftCell[] = [];
  /** The cell that was placed before in the open row, and the one above that it goes on with. */
  private previous: { readonly cell: DraftCell; readonly above: DraftCell | undefined } | null = null;
  /** The row of the outer table that it stands in. */
  private readonly outerRow: number;

  constructor(
    readonly ordinal: number,
    readonly above: string[],
    /** The table in one of whose cells it stands. */
    readonly outer: Draft | null,
  ) {
    this.outerRow = outer?.row ?? 0;
  }

  openRow(): void {
    this.row += 1;
    this.column = 0;
    this.rowStart = this.cells.length;
    this.inRow = true;
    this.previous = null;
  }

  indent(columns: number): void {
    this.column += columns;
    this.indents.push({ row: this.row, columns });
  }

  /** Takes the open row out again, as one that was deleted while changes were tracked. */
  dropRow(): void {
    this.cells.length = this.rowStart;
    if (this.indents.at(-1)?.row === this.row) this.indents.pop();
    this.row -= 1;
    this.inRow = false;
  }

  /** Places the open cell at the next free column. */
  place({ columns, rows, goesOn, joinsLeft }: CellSpan): void {
    const text = this.content?.text() ?? "";
    this.content = null;
    const { row } = this;
    while ((this.free[this.column] ?? 0) > row) this.column += 1;
    let width = 1;
    const widest = Math.min(columns, WIDEST_SPAN);
    while (width < widest && (this.free[this.column + width] ?? 0) <= row) width += 1;
    const { column } = this;
    this.column += width;
    if (this.column > SHEET_COLUMNS) throw damaged("cell-reference", `${this.ordinal}`);
    const { previous } = this;
    if (
      joinsLeft === true &&
      text === "" &&
      previous &&
      previous.cell.column + previous.cell.columns === column
    ) {
      previous.cell.columns += width;
      if (isContinued(previous.above, previous.cell)) this.continue(previous.above, previous.cell);
      return;
    }
    const above = goesOn ? this.last[column] : undefined;
    const cell = { row, column, columns: width, rows, text };
    this.cells.push(cell);
    this.last[column] = cell;
    this.previous = { cell, above };
    if (isContinued(above, cell)) {
      this.continue(above, cell);
      return;
    }
    if (rows > 1) for (let at = column; at < column + width; at += 1) this.free[at] = row + rows;
  }

  /** Lets a cell go on over the last one that was placed, which it takes the place of. */
  private continue(above: DraftCell, cell: DraftCell): void {
    above.rows += 1;
    this.cells.pop();
    this.last[cell.column] = above;
  }

  /** Whether it has a single column, as one that only holds a page together. */
  private isFrame(): boolean {
    return this.cells.every(({ column }) => column === 0);
  }

  /** The rows above it. Around a table in a frame the texts of the frame are such as well; in a cell, none. */
  titles(): readonly string[] {
    const { outer, outerRow, above } = this;
    if (!outer) return above;
    if (!outer.isFrame()) return [];
    const before = outer.cells.filter(({ row }) => row < outerRow).map(({ text }) => text);
    return titlesOf([...outer.titles(), ...before, ...above]);
  }

  merges(firstRow: number): Area[] {
    return this.cells.flatMap(({ row, column, columns, rows }) => {
      const bottom = Math.min(row + rows - 1, this.row);
      if (columns === 1 && bottom === row) return [];
      return [{ top: firstRow + row, left: column, bottom: firstRow + bottom, right: column + columns - 1 }];
    });
  }
}

/** Whether a cell goes on with one above: it is as wide and begins where that one ends. */
function isContinued(above: DraftCell | undefined, cell: DraftCell): above is DraftCell {
  return above?.columns === cell.columns && above.row + above.rows === cell.row;
}

function placed(row: number, column: number, text: string): PlacedCell[] {
  return text === "" ? [] : [{ row, column, cell: { value: text, text } }];
}

/**
 * Follows the tables of a document as they are met, and counts before it keeps anything. Nothing is thrown for
 * pieces out of place: a row or cell without a table is passed over, an open one ends where the next begins.
 */
export class DocumentTables {
  private readonly drafts: Draft[] = [];
  private readonly body = new Paragraphs();
  private open: Draft | null = null;
  /** The page that is read, where the document says of each row on which it stands. */
  private page: number | null = null;
  private depth = 0;
  private cells = 0;
  private rows = 0;

  private get text(): Paragraphs {
    return this.open?.content ?? this.body;
  }

  /** Between the cells of a table there is no text. */
  private get isBetween(): boolean {
    return this.open !== null && this.open.content === null;
  }

  write(text: string): void {
    if (!this.isBetween) this.text.write(text);
  }

  endParagraph(): void {
    if (!this.isBetween) this.text.end();
  }

  /** Ends the paragraph where there is anything in it, as the blocks of a web page do. */
  partParagraph(): void {
    if (!this.isBetween) this.text.part();
  }

  /** Says on which page the rows that follow stand, counted from 1. */
  turnPage(page: number): void {
    this.page = page;
  }

  openTable(): void {
    if (this.drafts.length === MOST_TABLES) throw tooLarge("tables", MOST_TABLES + 1, MOST_TABLES);
    this.depth += 1;
    if (this.depth > DEEPEST) throw damaged("nesting", `${this.drafts.length + 1}`);
    this.partParagraph();
    const draft = new Draft(this.drafts.length + 1, this.isBetween ? [] : this.text.titles(), this.open);
    // What stands before one table is not before the next.
    if (!this.open) this.body.clear();
    this.drafts.push(draft);
    this.open = draft;
  }

  /** A title that a table says of itself. */
  title(text: string): void {
    this.open?.above.push(...titlesOf(text.split("\n")));
  }

  closeTable(): void {
    const { open } = this;
    if (!open) return;
    this.closeRow();
    this.open = open.outer;
    this.depth -= 1;
  }

  openRow(): void {
    if (!this.open) return;
    this.closeRow();
    this.rows += 1;
    if (this.rows > MOST_ROWS) throw tooLarge("rows", this.rows, MOST_ROWS);
    this.open.openRow();
    const { page } = this;
    if (page !== null && this.open.pages.at(-1)?.page !== page) {
      this.open.pages.push({ row: this.open.row, page });
    }
  }

  /** Leaves out columns at the beginning of the open row. */
  indentRow(columns: number): void {
    if (this.open?.inRow === true && columns > 0) this.open.indent(Math.min(columns, WIDEST_SPAN));
  }

  closeRow(dropped = false): void {
    const { open } = this;
    if (open?.inRow !== true) return;
    this.closeCell(SINGLE_CELL);
    if (dropped) open.dropRow();
    open.inRow = false;
  }

  openCell(): void {
    const { open } = this;
    if (!open) return;
    if (!open.inRow) this.openRow();
    this.closeCell(SINGLE_CELL);
    this.cells += 1;
    if (this.cells > MOST_CELLS) throw tooLarge("cells", this.cells, MOST_CELLS);
    open.content = new Paragraphs();
  }

  closeCell(span: CellSpan): void {
    if (this.open?.content) this.open.place(span);
  }

  /** The tables in their order, those that hold nothing left out; none where the document has none. */
  sheets(): SheetsRead {
    const places: DocumentTable[] = [];
    const tables = this.drafts.flatMap((draft) => {
      const titles = draft.titles();
      const firstRow = titles.length;
      const cells = draft.cells.flatMap(({ row, column, text }) => placed(firstRow + row, column, text));
      if (cells.length === 0) return [];
      const { ordinal, indents, pages } = draft;
      places.push({
        ordinal,
        firstRow,
        indents: indents.map(({ row, columns }) => ({ row: firstRow + row, columns })),
        // The paragraphs above a table stand on its first page, or at the end of the one before.
        ...(pages.length > 0
          ? { pages: pages.map(({ row, page }) => ({ row: row === 0 ? 0 : firstRow + row, page })) }
          : {}),
      });
      return [
        {
          name: `表${ordinal}`,
          hidden: false,
          protected: false,
          cells: [...titles.flatMap((title, row) => placed(row, 0, title)), ...cells],
          merges: draft.merges(firstRow),
        },
      ];
    });
    if (tables.length === 0) return { sheets: [], notes: [] };
    const { sheets, notes } = layOutSheets(tables, []);
    return {
      sheets: sheets.map((sheet, at): SheetSnapshot => {
        const documentTable = places[at];
        return documentTable ? { ...sheet, documentTable } : sheet;
      }),
      notes,
    };
  }
}

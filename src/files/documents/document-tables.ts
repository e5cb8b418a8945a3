import type { Area } from "../../sheet/address";
import type { DocumentTable } from "../../sheet/document-table";
import type { SheetSnapshot } from "../../sheet/snapshot";
import type { SheetsRead } from "../assemble-sheet";
import { damaged, tooLarge } from "../failure";
import { layOutSheets, type PlacedCell } from "../placed-cells";
import { MOST_CELLS, SHEET_COLUMNS } from "../reading-limits";
import {
  type CellSpan,
  layOutTable,
  SINGLE_CELL,
  type TableLayout,
  WIDEST_SPAN,
  type WrittenRow,
} from "./table-layout";

/** Tables of one document, as many as sheets of a workbook. */
const MOST_TABLES = 1000;

/** Tables inside tables inside tables: no document that a person made goes deeper. */
const DEEPEST = 20;

/** Rows of all tables, blank ones included. */
const MOST_ROWS = MOST_CELLS;

/** So many paragraphs before a table are taken for its title, year and unit. */
const MOST_PARAGRAPHS_ABOVE = 8;

/** A longer paragraph is prose, which has nothing to do with the table below it; so has what stands above it. */
const LONGEST_TITLE = 120;

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
  /** The paragraphs that wait while texts beside them are met. */
  private readonly waiting: string[] = [];

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

  /** Begins texts that stand beside the open paragraph, as those of a text box: they come before it. */
  openAside(): void {
    this.waiting.push(this.open);
    this.open = "";
  }

  closeAside(): void {
    this.part();
    this.open = this.waiting.pop() ?? "";
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
  readonly rows: WrittenRow[] = [];
  /** The rows with which a page begins. */
  readonly pages: { readonly row: number; readonly page: number }[] = [];
  /** Of its columns, in twentieths of a point; none where the document says nothing of them. */
  readonly widths: number[] = [];
  /** The row whose cells are met. */
  open: WrittenRow | null = null;
  /** What the open cell holds; null between cells. */
  content: Paragraphs | null = null;
  /** How many tables were met before the open row, and before the open cell. */
  readonly tablesBefore = { row: 0, cell: 0 };
  private laidOut: TableLayout | null = null;
  /** The row of the outer table that it stands in. */
  private readonly outerRow: number;

  constructor(
    readonly ordinal: number,
    readonly above: string[],
    /** The table in one of whose cells it stands. */
    readonly outer: Draft | null,
  ) {
    this.outerRow = (outer?.rows.length ?? 1) - 1;
  }

  /** Its cells at their places, once it was met as a whole. */
  get layout(): TableLayout {
    return (this.laidOut ??= layOutTable(this.rows, this.widths, this.ordinal));
  }

  openRow(): void {
    this.open = { indent: 0, cells: [] };
    this.rows.push(this.open);
  }

  /** @param dropped whether it is taken out again, as one that was deleted while changes were tracked */
  closeRow(dropped: boolean): void {
    if (dropped) this.rows.pop();
    this.open = null;
  }

  /** @param dropped whether it is taken out again, so that those after it move up */
  closeCell(span: CellSpan, dropped: boolean): void {
    if (this.content && this.open && !dropped) {
      const { cells } = this.open;
      if (cells.length === SHEET_COLUMNS) throw damaged("cell-reference", `${this.ordinal}`);
      cells.push({ span, text: this.content.text() });
    }
    this.content = null;
  }

  /** Whether it has a single column, as one that only holds a page together. */
  private isFrame(): boolean {
    return this.layout.cells.every(({ column }) => column === 0);
  }

  /** The rows above it. Around a table in a frame the texts of the frame are such as well; in a cell, none. */
  titles(): readonly string[] {
    const { outer, outerRow, above } = this;
    if (!outer) return above;
    if (!outer.isFrame()) return [];
    const before = outer.layout.cells.filter(({ row }) => row < outerRow).map(({ text }) => text);
    return titlesOf([...outer.titles(), ...before, ...above]);
  }

  merges(firstRow: number): Area[] {
    return this.layout.cells.flatMap(({ row, column, columns, rows }) => {
      const bottom = Math.min(row + rows, this.rows.length) - 1;
      if (columns === 1 && bottom === row) return [];
      return [{ top: firstRow + row, left: column, bottom: firstRow + bottom, right: column + columns - 1 }];
    });
  }
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

  /** Begins texts that stand beside the open paragraph, as those of a text box. */
  openAside(): void {
    if (!this.isBetween) this.text.openAside();
  }

  closeAside(): void {
    if (!this.isBetween) this.text.closeAside();
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
    this.open.tablesBefore.row = this.drafts.length;
    this.open.openRow();
    const { page } = this;
    if (page !== null && this.open.pages.at(-1)?.page !== page) {
      this.open.pages.push({ row: this.open.rows.length - 1, page });
    }
  }

  /** Says how wide the next column of the open table is, in twentieths of a point; NaN where that is not known. */
  columnWidth(width: number): void {
    if (this.open && this.open.widths.length < SHEET_COLUMNS) this.open.widths.push(width);
  }

  /** Leaves out columns at the beginning of the open row. */
  indentRow(columns: number): void {
    if (this.open?.open) this.open.open.indent += Math.min(columns, WIDEST_SPAN);
  }

  /** @param dropped whether the row was deleted while changes were tracked, with the tables in it */
  closeRow(dropped = false): void {
    if (!this.open?.open) return;
    this.closeCell(SINGLE_CELL);
    if (dropped) this.drafts.length = this.open.tablesBefore.row;
    this.open.closeRow(dropped);
  }

  openCell(): void {
    const { open } = this;
    if (!open) return;
    if (!open.open) this.openRow();
    this.closeCell(SINGLE_CELL);
    this.cells += 1;
    if (this.cells > MOST_CELLS) throw tooLarge("cells", this.cells, MOST_CELLS);
    open.tablesBefore.cell = this.drafts.length;
    open.content = new Paragraphs();
  }

  /** @param dropped whether the cell was deleted while changes were tracked, with the tables in it */
  closeCell(span: CellSpan, dropped = false): void {
    if (dropped && this.open?.content) this.drafts.length = this.open.tablesBefore.cell;
    this.open?.closeCell(span, dropped);
  }

  /** The tables in their order, those that hold nothing left out; none where the document has none. */
  sheets(): SheetsRead {
    const places: DocumentTable[] = [];
    const tables = this.drafts.flatMap((draft) => {
      const titles = draft.titles();
      const firstRow = titles.length;
      const { ordinal, pages, layout } = draft;
      const cells = layout.cells.flatMap(({ row, column, text }) => placed(firstRow + row, column, text));
      if (cells.length === 0) return [];
      places.push({
        ordinal,
        firstRow,
        indents: layout.indents.map(({ row, columns }) => ({ row: firstRow + row, columns })),
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

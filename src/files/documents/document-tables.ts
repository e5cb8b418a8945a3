import type { Area } from "../../sheet/address";
import type { DocumentTable } from "../../sheet/document-table";
import type { SheetSnapshot } from "../../sheet/snapshot";
import type { SheetsRead } from "../assemble-sheet";
import { damaged, tooLarge } from "../failure";
import { layOutSheets, type PlacedCell } from "../placed-cells";
import { MOST_CELLS, SHEET_COLUMNS } from "../reading-limits";
import { asOneTable, type FormPart, headingsBetween, partedForms, type TablePart } from "./parted-forms";
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

/** Characters between two tables in which it is looked for text that parts them. */
const LONGEST_BETWEEN = 500;

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

/** A paragraph's text, and with what is struck out in it. */
interface Paragraph {
  readonly text: string;
  readonly withStruck: string;
}

const NO_TEXT: Paragraph = { text: "", withStruck: "" };

function isBlank({ withStruck }: Paragraph): boolean {
  return withStruck.trim() === "";
}

/**
 * Paragraphs as they are met, the last of them perhaps still open. What is struck out counts as deleted where anything
 * is left beside it: 90 struck out before 95 is not 9095.
 */
class Paragraphs {
  private readonly whole: Paragraph[] = [];
  private open = NO_TEXT;
  /** The paragraphs that wait while texts beside them are met. */
  private readonly waiting: Paragraph[] = [];

  write(text: string, isStruck: boolean): void {
    const { open } = this;
    this.open = { text: isStruck ? open.text : open.text + text, withStruck: open.withStruck + text };
  }

  /** Ends the paragraph; its line breaks stay. */
  end(): void {
    this.whole.push(this.open);
    this.open = NO_TEXT;
  }

  /** Ends the paragraph where there is anything in it. */
  part(): void {
    if (!isBlank(this.open)) this.end();
    else this.open = NO_TEXT;
  }

  /** Begins texts that stand beside the open paragraph, as those of a text box: they come before it. */
  openAside(): void {
    this.waiting.push(this.open);
    this.open = NO_TEXT;
  }

  closeAside(): void {
    this.part();
    this.open = this.waiting.pop() ?? NO_TEXT;
  }

  /** All of them as the text of a cell. */
  text(): string {
    const all = [...this.whole, this.open];
    const isLeft = all.some(({ text }) => text.trim() !== "");
    return all
      .filter((paragraph) => !isLeft || paragraph.text.trim() !== "" || isBlank(paragraph))
      .map(({ text, withStruck }) => (isLeft ? text : withStruck).replace(/[^\S\n]+$/gm, ""))
      .join("\n")
      .trim();
  }

  titles(): string[] {
    return titlesOf(this.whole.map(({ text }) => text));
  }

  clear(): void {
    this.whole.length = 0;
    this.open = NO_TEXT;
  }
}

/** A group of a table's rows, as web pages have them. */
export type Section = "head" | "body" | "foot";

/** How a cell closes. */
interface CellEnd {
  /** Whether the cell was deleted while changes were tracked, with the tables in it. */
  readonly isDropped?: boolean;
  /** What is shown of its text. */
  readonly shown?: (text: string) => string;
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
  /** Where groups of rows begin. */
  private readonly sections: { readonly section: Section; readonly row: number }[] = [];
  private laidOut: TableLayout | null = null;
  /** The table before it, where no text parts the two, and what stands between them. */
  follows: Draft | null = null;
  headings: readonly string[] = [];
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

  /** Those that were deleted are taken out again, so that those after them move up. */
  closeCell(span: CellSpan, { isDropped = false, shown = (text) => text }: CellEnd): void {
    if (this.content && this.open && !isDropped) {
      const { cells } = this.open;
      if (cells.length === SHEET_COLUMNS) throw damaged("cell-reference", `${this.ordinal}`);
      cells.push({ span, text: shown(this.content.text()) });
    }
    this.content = null;
  }

  /** Begins a group of rows. */
  openSection(section: Section): void {
    this.sections.push({ section, row: this.rows.length });
  }

  /** Puts the groups of its rows in the order in which they are shown; no cell reaches out of its group. */
  arrange(): void {
    if (this.sections.length === 0) return;
    const groups = [{ section: "body" as const, row: 0 }, ...this.sections].map(({ section, row }, at) => ({
      section,
      rows: this.rows.slice(row, this.sections[at]?.row ?? this.rows.length),
    }));
    const head = groups.find(({ section, rows }) => section === "head" && rows.length > 0);
    const foot = groups.find(({ section, rows }) => section === "foot" && rows.length > 0);
    const others = groups.filter((group) => group !== head && group !== foot);
    const arranged = [...(head ? [head] : []), ...others, ...(foot ? [foot] : [])].flatMap(({ rows }) =>
      rows.map(({ indent, cells }, row) => ({
        indent,
        cells: cells.map(({ span, text }) => ({
          span: { ...span, rows: Math.min(span.rows, rows.length - row) },
          text,
        })),
      })),
    );
    arranged.forEach((row, at) => {
      this.rows[at] = row;
    });
  }

  /** Whether it has a single column, as one that only holds a page together. */
  isFrame(): boolean {
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
}

/** A form of which each part is a table of the document; most have one. */
interface PartedForm {
  readonly first: Draft;
  readonly layout: TableLayout;
  readonly rows: number;
  /** The rows with which the tables after the first begin. */
  readonly parts: NonNullable<DocumentTable["parts"]>;
  readonly pages: Draft["pages"];
}

/** Tables one below the other, each with its own columns. */
function stacked(parts: readonly TablePart[], ordinal: number): TableLayout {
  let before = 0;
  const layouts = parts.map(({ rows, widths }) => {
    const { cells, indents } = layOutTable(rows, widths, ordinal);
    const from = before;
    before += rows.length;
    return {
      // No cell reaches into the next table.
      cells: cells.map((cell) => ({
        ...cell,
        row: cell.row + from,
        rows: Math.min(cell.rows, rows.length - cell.row),
      })),
      indents: indents.map((each) => ({ ...each, row: each.row + from })),
    };
  });
  return {
    cells: layouts.flatMap(({ cells }) => cells),
    indents: layouts.flatMap(({ indents }) => indents),
  };
}

/** A line between two tables of a form, which stands between their rows. */
function headingAsRow(text: string): WrittenRow {
  return { indent: 0, cells: [{ span: SINGLE_CELL, text }] };
}

function wholeForm(first: Draft, others: readonly (FormPart & { readonly draft: Draft })[]): PartedForm {
  const { ordinal } = first;
  if (others.length === 0) {
    return { first, layout: first.layout, rows: first.rows.length, parts: [], pages: first.pages };
  }
  const parts: { row: number; ordinal: number; left: number }[] = [];
  const pages = [...first.pages];
  let rows = first.rows.length;
  for (const { draft, repeated } of others) {
    rows += draft.headings.length;
    parts.push({ row: rows, ordinal: draft.ordinal, left: repeated });
    for (const { row, page } of draft.pages) pages.push({ row: rows + Math.max(0, row - repeated), page });
    rows += draft.rows.length - repeated;
  }
  const tables = [
    first,
    ...others.map(({ draft: { rows: all, widths, headings }, repeated }) => ({
      rows: [...headings.map(headingAsRow), ...all.slice(repeated)],
      widths,
      headings,
    })),
  ];
  const joined = asOneTable(tables);
  const layout = joined ? layOutTable(joined.rows, joined.widths, ordinal) : stacked(tables, ordinal);
  return { first, layout, rows, parts, pages };
}

/** Tables that follow one another without any text between, each such run on its own. */
function runsOf(drafts: readonly Draft[]): readonly (readonly Draft[])[] {
  const runs: Draft[][] = [];
  const byLast = new Map<Draft, Draft[]>();
  for (const draft of drafts) {
    const isBeside = draft.outer === null || draft.outer.isFrame();
    const run = draft.follows && isBeside ? byLast.get(draft.follows) : undefined;
    if (run) run.push(draft);
    else runs.push([draft]);
    byLast.set(draft, run ?? runs.at(-1) ?? [draft]);
  }
  return runs;
}

function formsOf(drafts: readonly Draft[]): readonly PartedForm[] {
  return runsOf(drafts)
    .flatMap((run) =>
      partedForms(run).flatMap(([first, ...others]) => {
        const draft = first && run[first.at];
        if (!draft) return [];
        const below = others.flatMap((part) => {
          const other = run[part.at];
          return other ? [{ ...part, draft: other }] : [];
        });
        return [wholeForm(draft, below)];
      }),
    )
    .sort((a, b) => a.first.ordinal - b.first.ordinal);
}

function mergesOf({ layout, rows: whole }: PartedForm, firstRow: number): Area[] {
  return layout.cells.flatMap(({ row, column, columns, rows }) => {
    const bottom = Math.min(row + rows, whole) - 1;
    if (columns === 1 && bottom === row) return [];
    return [{ top: firstRow + row, left: column, bottom: firstRow + bottom, right: column + columns - 1 }];
  });
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
  /** The table that was closed last, and what was written since. */
  private closed: Draft | null = null;
  private since = "";
  private cells = 0;
  private rows = 0;

  private get text(): Paragraphs {
    return this.open?.content ?? this.body;
  }

  /** Between the cells of a table there is no text. */
  private get isBetween(): boolean {
    return this.open !== null && this.open.content === null;
  }

  /** @param isStruck whether the text is struck out */
  write(text: string, isStruck = false): void {
    if (this.isBetween) return;
    this.text.write(text, isStruck);
    if (this.since.length < LONGEST_BETWEEN) this.since += text;
    else this.closed = null;
  }

  endParagraph(): void {
    if (this.isBetween) return;
    this.text.end();
    this.since += "\n";
  }

  /** Ends the paragraph where there is anything in it, as the blocks of a web page do. */
  partParagraph(): void {
    if (this.isBetween) return;
    this.text.part();
    this.since += "\n";
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
    const { closed } = this;
    const headings = closed && closed.outer === this.open ? headingsBetween(this.since, closed.above) : null;
    if (headings) [draft.follows, draft.headings] = [closed, headings];
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
    open.arrange();
    this.open = open.outer;
    this.depth -= 1;
    this.closed = open;
    this.since = "";
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

  /** Begins a group of rows of the open table. */
  openSection(section: Section): void {
    this.closeRow();
    this.open?.openSection(section);
  }

  /** Rows that follow stand in a group of their own. */
  closeSection(): void {
    this.openSection("body");
  }

  /** Whether no table was met. */
  get isEmpty(): boolean {
    return this.drafts.length === 0;
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

  closeCell(span: CellSpan, end: CellEnd = {}): void {
    if (end.isDropped === true && this.open?.content) this.drafts.length = this.open.tablesBefore.cell;
    this.open?.closeCell(span, end);
  }

  /** The tables in their order, those that hold nothing left out; none where the document has none. */
  sheets(): SheetsRead {
    const places: DocumentTable[] = [];
    const tables = formsOf(this.drafts).flatMap((form) => {
      const { first, layout, parts, pages } = form;
      const { ordinal } = first;
      const titles = first.titles();
      const firstRow = titles.length;
      const cells = layout.cells.flatMap(({ row, column, text }) => placed(firstRow + row, column, text));
      if (cells.length === 0) return [];
      places.push({
        ordinal,
        firstRow,
        indents: layout.indents.map(({ row, columns }) => ({ row: firstRow + row, columns })),
        ...(parts.length > 0 ? { parts: parts.map((part) => ({ ...part, row: firstRow + part.row })) } : {}),
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
          merges: mergesOf(form, firstRow),
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

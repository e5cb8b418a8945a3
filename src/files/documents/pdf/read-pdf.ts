import type { SheetsRead } from "../../assemble-sheet";
import { damaged, UnreadableFile } from "../../failure";
import { DocumentTables } from "../document-tables";
import { type JoinedTable, piecesOf } from "./joined-tables";
import { type OpenedPdf, openPdf } from "./open-pdf";
import { pageContent } from "./page-content";
import { type PageLayout, pageLayout, UNREAD_PAGE } from "./page-tables";
import { cellText } from "./text-lines";

/** Borders that differ by no more, in points, are one. */
const SAME_BORDER = 3;

/** Pages that are read; the report says where it stopped. */
const MOST_PAGES = 300;

/** The borders of all cells from left to right, those that lie nearly the same once. */
function bordersOf({ cells }: JoinedTable): number[] {
  const sorted = cells.flatMap(({ left, right }) => [left, right]).sort((a, b) => a - b);
  return sorted.filter((border, at) => at === 0 || border - (sorted[at - 1] ?? 0) > SAME_BORDER);
}

function borderAt(borders: readonly number[], value: number): number {
  let place = 0;
  while (place + 1 < borders.length && (borders[place + 1] ?? Infinity) <= value + SAME_BORDER) place += 1;
  return place;
}

function writeTable(tables: DocumentTables, table: JoinedTable): void {
  const borders = bordersOf(table);
  const byRow = new Map<number, (typeof table.cells)[number][]>();
  for (const cell of table.cells) byRow.set(cell.row, [...(byRow.get(cell.row) ?? []), cell]);
  tables.openTable();
  for (let row = 0; row < table.rows; row += 1) {
    const turned = table.pages.find((each) => each.row === row);
    if (turned) tables.turnPage(turned.page);
    tables.openRow();
    for (const cell of (byRow.get(row) ?? []).sort((a, b) => a.left - b.left)) {
      tables.openCell();
      tables.write(cellText(cell.lines, cell.room));
      const columns = Math.max(1, borderAt(borders, cell.right) - borderAt(borders, cell.left));
      tables.closeCell({ columns, rows: cell.rows, goesOn: false });
    }
    tables.closeRow();
  }
  tables.closeTable();
}

function pagesWhere(pages: readonly PageLayout[], isMeant: (page: PageLayout) => boolean): number[] {
  return pages.flatMap((page, at) => (isMeant(page) ? [at + 1] : []));
}

/** Reads page by page; one with a fault in it is read once more as far as it goes. */
class PageReading {
  readonly layouts: PageLayout[] = [];
  /** Pages with a fault in them, counted from 1. */
  readonly damaged: number[] = [];
  private lenient: OpenedPdf | null = null;

  constructor(
    private readonly bytes: Uint8Array,
    private readonly strict: OpenedPdf,
  ) {}

  async read(page: number): Promise<void> {
    const layout = await layoutOrFault(this.strict, page);
    if (layout) {
      this.layouts.push(layout);
      return;
    }
    this.damaged.push(page);
    this.lenient ??= await openPdf(this.bytes, { isStrict: false });
    this.layouts.push((await layoutOrFault(this.lenient, page)) ?? UNREAD_PAGE);
  }

  async close(): Promise<void> {
    await this.strict.close();
    await this.lenient?.close();
  }
}

/** What stands on a page; null where there is a fault in it. */
async function layoutOrFault(pdf: OpenedPdf, page: number): Promise<PageLayout | null> {
  try {
    return pageLayout(await pageContent(await pdf.operatorsOf(page)));
  } catch (error) {
    if (error instanceof UnreadableFile && error.failure.kind === "malformed") return null;
    throw error;
  }
}

/**
 * Reads the tables of a PDF by their ruling lines.
 *
 * @throws UnreadableFile when it needs a password, has no text at all, is damaged or too large
 */
export async function readPdf(bytes: Uint8Array): Promise<SheetsRead> {
  const pdf = await openPdf(bytes, { isStrict: true });
  const reading = new PageReading(bytes, pdf);
  try {
    for (let page = 1; page <= Math.min(pdf.pages, MOST_PAGES); page += 1) await reading.read(page);
  } finally {
    await reading.close();
  }
  const { layouts, damaged: damagedPages } = reading;
  if (!layouts.some(({ hasText }) => hasText)) {
    if (damagedPages.length > 0) throw damaged("pdf", String(damagedPages[0]));
    throw new UnreadableFile({ kind: "not-a-spreadsheet", found: "scanned-pdf" });
  }
  const tables = new DocumentTables();
  for (const piece of piecesOf(layouts)) {
    if (piece.kind === "table") {
      writeTable(tables, piece.table);
    } else {
      tables.write(piece.text);
      tables.endParagraph();
    }
  }
  return {
    ...tables.sheets(),
    pdf: {
      pages: pdf.pages,
      read: layouts.length,
      withoutText: pagesWhere(layouts, ({ hasText }) => !hasText).filter(
        (page) => !damagedPages.includes(page),
      ),
      withoutRules: pagesWhere(layouts, ({ hasText, tables: found }) => hasText && found.length === 0),
      overlapped: pagesWhere(layouts, ({ isOverlapped }) => isOverlapped),
      damaged: damagedPages,
    },
  };
}

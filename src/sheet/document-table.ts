import type { Area, CellAddress } from "./address";

/** Which table of a document a snapshot is. Its addresses stay those of a sheet; people look for table, row and column. */
export interface DocumentTable {
  /** Counts from 1 in the order of the document, nested tables after the one they stand in. */
  readonly ordinal: number;
  /** The row of the snapshot where the table begins; the rows above are the paragraphs before it. */
  readonly firstRow: number;
  /** Rows of the snapshot that begin some columns in, with how many columns they leave out. */
  readonly indents: readonly { readonly row: number; readonly columns: number }[];
  /**
   * Rows of the snapshot with which a later table of the document begins, where several make one form, with how many
   * rows of it are left out since they repeat headings; absent where the snapshot is one table.
   */
  readonly parts?: readonly { readonly row: number; readonly ordinal: number; readonly left: number }[];
  /** Rows of the snapshot with which a page begins, the first of them 0; absent where a document has no pages of its own. */
  readonly pages?: readonly { readonly row: number; readonly page: number }[];
}

/**
 * What of a PDF was read. Its tables are put together from lines and characters, which may go wrong: whoever uses
 * them is told so, and which pages gave nothing. Pages count from 1.
 */
export interface PdfPages {
  readonly pages: number;
  /** Pages that were read, from the first on. */
  readonly read: number;
  /** Pages without any text, as scanned ones are. */
  readonly withoutText: readonly number[];
  /** Pages with text on which no lines make a table. */
  readonly withoutRules: readonly number[];
  /** Pages on which texts stand on one another in a table, where rows are too low for them. */
  readonly overlapped: readonly number[];
  /** Pages with a fault in them, which may not be read wholly. */
  readonly damaged: readonly number[];
}

/** What tells where the cells of a table of a document stand. */
export interface DocumentGrid {
  readonly documentTable: DocumentTable;
  readonly merges: readonly Area[];
}

/** Where a cell stands in a document; all numbers count from 1. Row and column are null in the paragraphs before it. */
export interface DocumentPlace {
  readonly table: number;
  readonly row: number | null;
  /** Counts the cells of the row as one sees them: one that spans columns counts once, as Word counts. */
  readonly column: number | null;
  /** The page, where the document has pages of its own, as a PDF has. */
  readonly page?: number | undefined;
}

/** Where in its document a cell of a snapshot stands. */
export function documentPlace(
  { documentTable, merges }: DocumentGrid,
  { row, column }: CellAddress,
): DocumentPlace {
  const { ordinal, firstRow, indents, parts, pages } = documentTable;
  const onPage = pages?.filter((each) => each.row <= row).at(-1)?.page;
  const page = onPage === undefined ? {} : { page: onPage };
  const part = parts?.filter((each) => each.row <= row).at(-1);
  const table = part?.ordinal ?? ordinal;
  if (row < firstRow) return { ...page, table, row: null, column: null };
  const indent = indents.find((each) => each.row === row)?.columns ?? 0;
  const covered = merges
    .filter(({ top, bottom, left }) => top <= row && row <= bottom && left < column)
    .reduce((sum, { left, right }) => sum + Math.min(right, column) - left, 0);
  const inTable = part ? row - part.row + part.left : row - firstRow;
  return { ...page, table, row: inTable + 1, column: Math.max(1, column + 1 - indent - covered) };
}

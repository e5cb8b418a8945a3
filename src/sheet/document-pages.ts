/** A row of a sheet with which a page of the document begins that the sheet was made from. */
export interface PageStart {
  /** Counts from 0. */
  readonly row: number;
  /** Counts from 1. */
  readonly page: number;
}

/** The page that a row is from; undefined where nothing tells it. */
export function pageOfRow(pages: readonly PageStart[] | undefined, row: number): number | undefined {
  return pages?.filter((each) => each.row <= row).at(-1)?.page;
}

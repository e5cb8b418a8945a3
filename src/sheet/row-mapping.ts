import type { CellAddress } from "./address";

/** A row that was put into a sheet or taken out of it: it says where all that stood there is since. */
export interface RowMapping {
  readonly kind: "insert" | "remove";
  /** The row that is new or gone, from 0. */
  readonly row: number;
}

/** Where the first row of some rows is; one that is gone leaves its place to the next. */
export function firstRowAfter({ kind, row }: RowMapping, at: number): number {
  if (kind === "insert") return at >= row ? at + 1 : at;
  return at > row ? at - 1 : at;
}

/** Where the last row of some rows is; where it is gone, they end above it. */
export function lastRowAfter({ kind, row }: RowMapping, at: number): number {
  if (kind === "insert") return at >= row ? at + 1 : at;
  return at >= row ? at - 1 : at;
}

/** Where a row is; null for the one that is gone. */
export function rowAfter(mapping: RowMapping, at: number): number | null {
  return mapping.kind === "remove" && at === mapping.row ? null : firstRowAfter(mapping, at);
}

/** Where a cell is; null for those of the row that is gone. */
export function cellAfter(mapping: RowMapping, cell: CellAddress): CellAddress | null {
  const row = rowAfter(mapping, cell.row);
  return row === null ? null : { row, column: cell.column };
}

/** All that bears a cell, such as marks, where it is afterwards; what stood in the row that is gone goes with it. */
export function placedAfter<Placed extends { readonly cell: CellAddress }>(
  mapping: RowMapping,
  placed: readonly Placed[],
): readonly Placed[] {
  return placed.flatMap((each) => {
    const cell = cellAfter(mapping, each.cell);
    return cell ? [{ ...each, cell }] : [];
  });
}

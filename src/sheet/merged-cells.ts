import { contains, type Area, type CellAddress } from "./address";

/** What has merged areas, such as a sheet. */
interface WithMerges {
  readonly merges: readonly Area[];
}

/** Merged areas by the rows they cover; those of very many rows are looked at for each cell. */
interface MergesByRow {
  readonly byRow: ReadonlyMap<number, readonly Area[]>;
  readonly tall: readonly Area[];
}

const MOST_ROWS = 64;

function byRows(merges: readonly Area[]): MergesByRow {
  const byRow = new Map<number, Area[]>();
  const tall: Area[] = [];
  for (const area of merges) {
    if (area.bottom - area.top >= MOST_ROWS) {
      tall.push(area);
      continue;
    }
    for (let row = area.top; row <= area.bottom; row++) {
      const listed = byRow.get(row);
      if (listed) listed.push(area);
      else byRow.set(row, [area]);
    }
  }
  return { byRow, tall };
}

/** Whoever asks for one cell asks for others of the same sheet. */
const known = new WeakMap<readonly Area[], MergesByRow>();

/** The merged area that covers a cell; undefined where none does. */
export function mergeAt({ merges }: WithMerges, cell: CellAddress): Area | undefined {
  if (merges.length === 0) return undefined;
  const found = known.get(merges) ?? byRows(merges);
  known.set(merges, found);
  const covers = (area: Area): boolean => contains(area, cell);
  return found.byRow.get(cell.row)?.find(covers) ?? found.tall.find(covers);
}

/** The cell that holds what a cell shows: the upper left one of the merged area that covers it, else itself. */
export function anchorOf(sheet: WithMerges, cell: CellAddress): CellAddress {
  const merge = mergeAt(sheet, cell);
  return merge ? { row: merge.top, column: merge.left } : cell;
}

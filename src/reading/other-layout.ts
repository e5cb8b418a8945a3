import { budgetCandidates, indicatorCandidates } from "./column-labels";
import { FIELD } from "./evidence";
import type { FilledCell, GridRow } from "./grid";
import type { OtherLayout } from "./table";

const FEWEST_LABELS = 4;
/** A label stands in one column of a transposed form; what stands right of it are its values. */
const LEVELS: ReadonlySet<string> = new Set(["level1", "level2", "name"]);

/** Whether labels of indicators stand below each other, the indicators themselves running to the right. */
function isTransposed(rows: readonly GridRow[]): boolean {
  const found = new Map<number, Set<string>>();
  for (const { cells } of rows) {
    for (const cell of cells.slice(0, 2)) {
      const best = indicatorCandidates(cell)[0];
      if (!best) continue;
      const roles = found.get(cell.left) ?? new Set<string>();
      roles.add(best.role);
      found.set(cell.left, roles);
    }
  }
  return [...found.values()].some(
    (roles) =>
      roles.size >= FEWEST_LABELS &&
      (roles.has("name") || roles.has("level2")) &&
      [...roles].some((role) => !LEVELS.has(role)),
  );
}

function speaksOfPoints(cell: FilledCell): boolean {
  return budgetCandidates(cell).length > 0 || indicatorCandidates(cell).some(({ role }) => role === "score");
}

/** Whether a row heads a list of projects, 项目名称 beside their amounts or points, with a project in each row below. */
function headsProjects(row: GridRow, below: GridRow | undefined): boolean {
  if ((row.evidence & FIELD) === 0 || row.values > 0 || !below || below.values === 0) return false;
  const name = row.cells.find(({ roles }) => roles.field === "projectName");
  if (!name || row.cells.length < FEWEST_LABELS || !row.cells.some(speaksOfPoints)) return false;
  return below.cells.some(({ left, kind }) => left === name.left && kind !== "number");
}

/** How the rows of a sheet without a header of indicators are laid out, where that can be told; null where not. */
export function otherLayoutOf(rows: readonly GridRow[]): OtherLayout | null {
  if (isTransposed(rows)) return "transposed";
  return rows.some((row, at) => headsProjects(row, rows[at + 1])) ? "list-of-projects" : null;
}

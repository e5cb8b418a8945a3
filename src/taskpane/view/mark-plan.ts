import { SEVERITIES, type Severity } from "../../checks/check";
import { a1 } from "../../sheet/address";
import type { Mark, SheetPatch } from "../../sheet/patch";
import type { ReviewedSheet } from "../state/state";

function worse(a: Severity, b: Severity): boolean {
  return SEVERITIES.indexOf(a) < SEVERITIES.indexOf(b);
}

/** One mark for each cell that a finding points at, as grave as the worst of them. */
function marksOf(sheet: ReviewedSheet): readonly Mark[] {
  const marks = new Map<string, Mark & { readonly kind: Severity }>();
  for (const { cell, severity } of sheet.tables.flatMap(({ findings }) => findings)) {
    const there = marks.get(a1(cell));
    if (!there || worse(severity, there.kind)) marks.set(a1(cell), { cell, kind: severity });
  }
  return [...marks.values()];
}

/** The patches that mark what was found, one for each sheet; a sheet without findings loses its old marks. */
export function markPatches(sheets: readonly ReviewedSheet[]): readonly SheetPatch[] {
  return sheets.map((sheet) => ({ sheet: sheet.snapshot.name, writes: [], marks: marksOf(sheet) }));
}

/** How many cells the patches mark. */
export function markCount(patches: readonly SheetPatch[]): number {
  return patches.reduce((count, { marks = [] }) => count + marks.length, 0);
}

/** The patches that bring marks up to what is found now: of sheets that were marked, and only where they differ. */
export function followedMarks(
  sheets: readonly ReviewedSheet[],
  shown: ReadonlyMap<string, readonly Mark[]>,
): readonly SheetPatch[] {
  const text = (marks: readonly Mark[] = []): string =>
    marks
      .map(({ cell, kind }) => `${a1(cell)} ${kind}`)
      .sort()
      .join();
  return markPatches(sheets.filter(({ snapshot }) => shown.has(snapshot.name))).filter(
    ({ sheet, marks }) => text(marks) !== text(shown.get(sheet)),
  );
}

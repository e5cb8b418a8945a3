import type { RowInsertion } from "../../sheet/row-insertion";
import { openArchive } from "../zip/archive";
import { dropCalculationChain, recalculateOnOpening } from "./calculation-settings";
import type { CellChange } from "./changes";
import { NotPatchableError, PackageDraft } from "./package-draft";
import { patchCells } from "./patched-cells";
import { dropSignatures } from "./signatures";
import { RefusedRow, type RowRefusal, type RowShift } from "./rows/row-shift";
import { shiftedSheet } from "./rows/shifted-sheet";
import { shiftBelongings, shiftWorkbook } from "./rows/shifted-workbook";
import { isGuarded } from "./sheet-protection";
import { mainPart, readPackage } from "../xlsx/workbook-package";

/** A workbook with a row more or less, or why it cannot have that. */
export type RowPatch =
  | { readonly kind: "patched"; readonly bytes: Uint8Array }
  | { readonly kind: "refused"; readonly refusal: RowRefusal };

/** What a new row holds, and the sums that take it in. */
type Contents = Pick<RowInsertion, "merges" | "formulas" | "writes">;

const NOTHING: Contents = { merges: [], formulas: [], writes: [] };

function changesOf({ formulas, writes }: Contents): readonly CellChange[] {
  return [
    ...formulas.map(({ cell, formula }): CellChange => ({
      kind: "written",
      cell,
      content: { value: null, formula },
    })),
    ...writes.map(({ cell, value }): CellChange => ({
      kind: "written",
      cell,
      content: value === null || value === "" ? null : { value },
    })),
  ];
}

/** The sheet itself: its rows, what stands in the new one, and what is for certain cells of it. */
function shiftOwnSheet(draft: PackageDraft, shift: RowShift, part: string, contents: Contents): void {
  const xml = draft.text(part);
  if (isGuarded(xml)) throw new RefusedRow("password");
  const shifted = shiftedSheet(shift, xml, true, contents.merges);
  draft.put(part, patchCells(shifted, changesOf(contents), (base) => base).xml);
}

function shiftOtherSheet(draft: PackageDraft, shift: RowShift, part: string): void {
  const xml = draft.text(part);
  // Whatever refers to another sheet has this before the cells.
  if (xml.includes("!")) draft.put(part, shiftedSheet(shift, xml, false));
}

/** One row that is put in or taken out, and what the new one holds. */
interface Step {
  readonly kind: RowShift["kind"];
  readonly row: number;
  readonly contents: Contents;
}

function shifted(bytes: Uint8Array, sheet: string, steps: readonly Step[]): Uint8Array {
  const archive = openArchive(bytes);
  const workbookPart = mainPart(archive);
  if (workbookPart === undefined) throw new NotPatchableError("not an .xlsx file");
  const { sheets } = readPackage(archive, workbookPart);
  if (!sheets.some(({ name, entry }) => name === sheet && entry))
    throw new NotPatchableError(`there is no sheet ${sheet}`);
  const draft = new PackageDraft(archive);
  for (const { kind, row, contents } of steps) {
    const shift: RowShift = { kind, row, sheet, sheets: sheets.map(({ name }) => name) };
    for (const { name, entry, holdsCells } of sheets) {
      if (!entry) continue;
      const isOwn = name === sheet;
      if (isOwn) shiftOwnSheet(draft, shift, entry.name, contents);
      else if (holdsCells) shiftOtherSheet(draft, shift, entry.name);
      shiftBelongings(draft, shift, entry.name, isOwn);
    }
    shiftWorkbook(draft, shift, workbookPart);
  }
  recalculateOnOpening(draft, workbookPart);
  dropCalculationChain(draft, workbookPart);
  dropSignatures(draft);
  return draft.bytes();
}

function asOutcome(patched: () => Uint8Array): RowPatch {
  try {
    return { kind: "patched", bytes: patched() };
  } catch (error) {
    if (error instanceof RefusedRow) return { kind: "refused", refusal: error.refusal };
    throw error;
  }
}

/**
 * A workbook with a row put into one of its sheets. All that refers to cells of that sheet follows: formulas of all
 * sheets, merges, names, validations, conditional formats, print set-up, drawings, charts and notes. Parts that none of
 * it touches are byte for byte as before; in those that change, everything else stays.
 *
 * @param bytes an .xlsx file that `readWorkbook` reads
 * @throws NotPatchableError when it is none, or has no sheet of that name
 */
export function insertRow(bytes: Uint8Array, insertion: RowInsertion): RowPatch {
  return insertRows(bytes, insertion.sheet, [insertion]);
}

/**
 * The same for several rows of one sheet, one after the other: each stands where it does once those before it are in.
 * All of them or none.
 *
 * @param bytes an .xlsx file that `readWorkbook` reads
 * @throws NotPatchableError when it is none, or has no sheet of that name
 */
export function insertRows(
  bytes: Uint8Array,
  sheet: string,
  insertions: readonly Omit<RowInsertion, "sheet">[],
): RowPatch {
  const steps = insertions.map((contents): Step => ({ kind: "insert", row: contents.row, contents }));
  return asOutcome(() => shifted(bytes, sheet, steps));
}

/**
 * A workbook with a row taken out of one of its sheets: the reverse of `insertRow`.
 *
 * @param bytes an .xlsx file that `readWorkbook` reads
 * @param row counting from 0
 * @throws NotPatchableError when it is none, or has no sheet of that name
 */
export function removeRow(bytes: Uint8Array, sheet: string, row: number): RowPatch {
  return asOutcome(() => shifted(bytes, sheet, [{ kind: "remove", row, contents: NOTHING }]));
}

import type { CellAddress } from "./address";
import type { CellValue } from "./snapshot";

/** A value to put into a cell; null empties it. Text is stored as text, never as a formula. */
export interface CellWrite {
  readonly cell: CellAddress;
  readonly value: CellValue | null;
}

/** How grave a marked cell is; a host shows it by colour. */
export type MarkKind = "error" | "warning" | "info";

/** A mark that a host shows on a cell without touching its value or its own format. */
export interface Mark {
  readonly cell: CellAddress;
  readonly kind: MarkKind;
}

/** Everything one action changes on one sheet. A host applies it in one go and returns what it replaced. */
export interface SheetPatch {
  readonly sheet: string;
  readonly writes: readonly CellWrite[];
  readonly marks: readonly Mark[];
}

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
  /** The marks the sheet shows from now on, in place of those it shows; absent leaves them, empty clears them. */
  readonly marks?: readonly Mark[];
}

/** What a cell holds apart from its looks; a typed value has no formula. */
export interface CellContent {
  readonly value: CellValue;
  /** Without its leading `=`. */
  readonly formula?: string;
  readonly numberFormat?: string;
}

/** One cell that was written: what stood there, and what we put there. Null is a blank cell. */
export interface ReplacedCell {
  readonly cell: CellAddress;
  readonly before: CellContent | null;
  readonly written: CellValue | null;
}

/** What a patch replaced on one sheet: all that an undo needs. */
export interface BeforeImage {
  readonly sheet: string;
  readonly cells: readonly ReplacedCell[];
}

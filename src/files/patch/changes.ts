import type { CellAddress } from "../../sheet/address";
import type { CellValue } from "../../sheet/snapshot";
import type { AddedSheet } from "./added-sheet";

/** What a cell holds after a change. */
export interface NewContent {
  readonly value: CellValue | null;
  /** Without its leading `=`; the value is then its result, null when that is not known. */
  readonly formula?: string;
}

/** One cell that changes; its format stays unless a new number format is given. */
export type CellChange =
  /** It was written: null empties it. Text stays text, whatever it looks like. */
  | {
      readonly kind: "written";
      readonly cell: CellAddress;
      readonly content: NewContent | null;
      readonly numberFormat?: string;
    }
  /** Its formula is the same and has another result; null when the result is not known. */
  | { readonly kind: "recalculated"; readonly cell: CellAddress; readonly result: CellValue | null };

/** A conditional format that colours some cells of a sheet. */
export interface Highlight {
  readonly cells: readonly CellAddress[];
  /** Without its leading `=`; holds the signature. */
  readonly formula: string;
  /** Colours as `#RRGGBB`. */
  readonly fill: string;
  readonly font: string;
}

/** The highlights of a sheet from now on, in place of all whose formula holds the signature. */
export interface Highlights {
  readonly signature: string;
  readonly list: readonly Highlight[];
}

export interface SheetChanges {
  readonly sheet: string;
  readonly cells: readonly CellChange[];
  readonly highlights?: Highlights;
  /** Whether its protection was lifted. */
  readonly isUnprotected?: boolean;
}

/** Everything that changes in a workbook. */
export interface WorkbookChanges {
  /** Other names for sheets of it, by those they have; all else here speaks of sheets by the names they get. */
  readonly renamed?: ReadonlyMap<string, string>;
  /** The sheets that leave it, by the names they have; what refers to one becomes `#REF!`. */
  readonly removed?: readonly string[];
  /** Sheets that join it, each behind one that is there by then; `sheets` may change them too. */
  readonly added?: readonly AddedSheet[];
  readonly sheets: readonly SheetChanges[];
  /** Custom properties of the file by name; null removes one. */
  readonly properties?: ReadonlyMap<string, string | null>;
  /** What is kept in custom XML parts, by its key; null empties one, which counts before all that is kept elsewhere. */
  readonly kept?: ReadonlyMap<string, string | null>;
}

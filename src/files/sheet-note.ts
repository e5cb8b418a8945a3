import type { Area, CellAddress } from "../sheet/address";

/** Something a person should know about a sheet that was read, or why a listed one was not. */
export type SheetNote =
  /** It is larger than is read: only the cells of `read` are in the snapshot. */
  | { readonly kind: "cut"; readonly sheet: string; readonly read: Area; readonly filled: Area }
  /** The workbook lists it, but the file does not hold it. */
  | { readonly kind: "missing"; readonly sheet: string }
  /** Workbooks of Excel that stand in a Word file as objects, which are not read; `sheet` stands for them. */
  | { readonly kind: "embedded"; readonly sheet: string; readonly objects: number }
  /** A chart or dialog sheet. */
  | { readonly kind: "no-cells"; readonly sheet: string }
  /** Formulas without a stored result that were worked out from the cells of the workbook. */
  | {
      readonly kind: "worked-out";
      readonly sheet: string;
      readonly formulas: number;
      readonly first: CellAddress;
    }
  /** Formulas without a stored result that could not be worked out: what stands there is not known. */
  | { readonly kind: "uncalculated"; readonly sheet: string; readonly cells: readonly CellAddress[] };

import type { FormSpec } from "../../forms/form-spec";
import type { IsDrawn } from "../../reading/learned/drawn-cells";
import type { RoleAssignment } from "../../reading/role-assignment";
import type { Table } from "../../reading/table";
import type { CellAddress } from "../../sheet/address";
import type { SheetSnapshot } from "../../sheet/snapshot";
import type { LeftOver } from "../convert/left-over";

/** A text that goes into a cell of a form, and where it comes from. */
export interface PlannedText {
  readonly cell: CellAddress;
  readonly text: string;
  /** Words stay texts; figures are stored as numbers where the cell lets them. */
  readonly is: "words" | "figure";
  /** What is told of it where the cell does not take it. */
  readonly from: Omit<LeftOver, "reason">;
}

/** A blank form as it is before it is filled in. */
export interface FormToFill {
  readonly sheet: SheetSnapshot;
  readonly table: Table;
  /** All tables of the sheet. */
  readonly tables: readonly Table[];
  readonly assignment: RoleAssignment;
  readonly spec: FormSpec;
  /** Which cells its file draws. */
  readonly isDrawn: IsDrawn;
}

/** What goes where, and what has no place. */
export interface FillPlan {
  readonly texts: readonly PlannedText[];
  readonly left: readonly LeftOver[];
}

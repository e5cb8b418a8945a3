import type { BudgetColumn, FieldKey, FormId, FormStage, IndicatorColumn } from "../forms/form-spec";

/** Where a person said what a column, a row or a field is: it goes before everything that reading would conclude. */
export interface RoleAssignment {
  readonly columns: readonly AssignedColumn[];
  /** Rows of the sheet, from 0, that hold no indicator. */
  readonly notIndicators: readonly number[];
  readonly fields: readonly { readonly label: string; readonly key: FieldKey }[];
  /** The learned form that the sheet is one of; left out where it is read without one. */
  readonly form?: AssignedForm;
}

/** What a learned form says of a table as a whole. */
export interface AssignedForm {
  readonly name: string;
  readonly stage: FormStage;
  readonly spec: FormId | null;
  /** Points of 预算执行 where the sheet itself prints none. */
  readonly executionWeight: string | null;
}

/** A column by its printed header and, where the header stands more than once, its place. */
export interface AssignedColumn {
  readonly block: "budget" | "indicator";
  readonly header: string;
  /** The sheet column of the header's left edge, from 0; left out where the header alone tells it. */
  readonly column?: number;
  /** Null: it holds nothing that has a role. */
  readonly role: IndicatorColumn | BudgetColumn | null;
}

/** Nothing said: reading concludes everything itself. */
export const NO_ASSIGNMENT: RoleAssignment = { columns: [], notIndicators: [], fields: [] };

import { isOwnKey } from "./form-keys";
import type { FormSpec, FundColumn } from "./form-spec";

const COMMON = ["initial", "adjusted", "executed", "forecast"] as const satisfies readonly FundColumn[];

/** The columns of a form's funds that hold amounts in the table's unit: those that several forms have, and what it says of its own. */
export function amountColumns({ budget }: FormSpec): readonly FundColumn[] {
  return [...COMMON, ...(budget?.ownAmounts ?? [])];
}

/** Whether a column of the funds holds texts: one of a form alone that does not say that amounts stand there. */
export function holdsTexts({ budget }: FormSpec, column: FundColumn): boolean {
  return isOwnKey(column) && budget?.ownAmounts?.includes(column) !== true;
}

import type { Entry, IndicatorRow } from "../../reading/table";
import { isBlankReason } from "../../scoring/quantity";
import { oncePerTable } from "./once-per-table";
import { isPrintedHint } from "../../forms/printed-hints";

/** The 原因 cell beside the budget where it gives no reason; null where it does, or where the form has no such cell. */
export const emptyExecutionReason = oncePerTable(({ table }): Entry | null => {
  const reason = table.fields.executionReason;
  if (!reason) return null;
  const isEmpty = isBlankReason(reason.text) || isPrintedHint(table.form, "executionReason", reason.text);
  return isEmpty ? reason : null;
});

/** An indicator's reason cell where it gives none; null where it does, or where the form has no such column. */
export function emptyReason({ reason }: IndicatorRow): Entry | null {
  return reason && isBlankReason(reason.text) ? reason : null;
}

import type { Entry, IndicatorRow } from "../reading/table";
import type { Scored } from "../scoring/scored";
import { isBlankReason } from "../scoring/quantity";
import { isPrintedHint } from "./printed-hints";

/** The 原因 cell beside the budget where it gives no reason; null where it does, or where the form has no such cell. */
export function emptyExecutionReason({ table }: Scored): Entry | null {
  const reason = table.fields.executionReason;
  if (!reason) return null;
  const empty = isBlankReason(reason.text) || isPrintedHint(table.form, "executionReason", reason.text);
  return empty ? reason : null;
}

/** An indicator's reason cell where it gives none; null where it does, or where the form has no such column. */
export function emptyReason({ reason }: IndicatorRow): Entry | null {
  return reason && isBlankReason(reason.text) ? reason : null;
}

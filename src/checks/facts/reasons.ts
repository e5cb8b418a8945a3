import type { Entry, IndicatorRow, Table } from "../../reading/table";
import { isBlankReason } from "../../scoring/quantity";
import { oncePerTable } from "./once-per-table";
import { isPrintedHint } from "../../forms/printed-hints";
import { oncePerText } from "../../sheet/once-per-text";

/** Labels of what may give a reason; 填报说明 and the like are the form's own words. */
const FOR_A_REASON = /原因|备注|(?:偏差|差异|执行|调整|结余|资金|预算).*说明|^说明$/;
const asksForReason = oncePerText((label) => FOR_A_REASON.test(label));

function givesReason(table: Table, { text }: Entry): boolean {
  return !isBlankReason(text) && !isPrintedHint(table.form, "executionReason", text);
}

/** Whether a reason stands elsewhere: in a field without a form's name, or in a column such as 备注 beside the funds. */
function isGivenElsewhere(table: Table): boolean {
  const { budget, extra, extraFields, fields } = table;
  const top = budget[0]?.label.cell.row ?? 0;
  return (
    extraFields.some(
      ({ label, entry }) => entry.cell.row >= top && asksForReason(label) && givesReason(table, entry),
    ) ||
    extra.some(
      ({ part, header, entry }) => part === "budget" && asksForReason(header) && givesReason(table, entry),
    ) ||
    (fields.reason !== undefined && givesReason(table, fields.reason))
  );
}

/**
 * The cell for the reason of the execution where none is given anywhere; null where one is, or where the form has no
 * such cell.
 */
export const emptyExecutionReason = oncePerTable(({ table }): Entry | null => {
  const { executionReason, reason } = table.fields;
  const place = executionReason ?? reason;
  return place && !givesReason(table, place) && !isGivenElsewhere(table) ? place : null;
});

/**
 * An indicator's reason cell where it gives none, or the field for the reasons of all in a form without such a column;
 * null where a reason is given, or where the form has no place for one.
 */
export function emptyReason({ reason }: IndicatorRow, { fields }: Table): Entry | null {
  const place = reason ?? fields.reason;
  return place && isBlankReason(place.text) ? place : null;
}

import type { Entry, IndicatorRow, Table } from "../../reading/table";
import { compare, decimalOf, HUNDRED, ONE } from "../../scoring/decimal";
import type { Profile } from "../../scoring/profile";
import { isBlankReason } from "../../scoring/quantity";
import type { Judged, Scored } from "../../scoring/scored";
import { fold } from "../../sheet/fold";
import { EXECUTION_RATE } from "./fund-rates";
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

/** Whether points were lost, by the score that the form states, else by the rule. */
function isMarkedDown({ weight, reportedScore, score }: Judged): boolean {
  const points = reportedScore?.value ?? score;
  return weight !== null && points !== null && compare(points, weight) < 0;
}

/**
 * Whether an indicator asks for all of the funds to be spent, and so much was that the funds' own rows owe no reason
 * either: what is due at a rate of 99 % is asked for by the same bound in both places.
 */
function isSpentAsUsual({ row, target, actual }: Judged, profile: Profile): boolean {
  if (!target || !actual || !EXECUTION_RATE.test(fold((row.name.text === "" ? row.level1 : row.name).text)))
    return false;
  const asksForAll = [HUNDRED, ONE].some((whole) => compare(target.value, whole) === 0);
  const bound = decimalOf(profile.executionReasonBelow).times(target.value);
  return asksForAll && compare(actual.value.times(HUNDRED), bound) >= 0;
}

/** Whether an indicator owes a reason: measured and not reached, or not reached and marked down for it. */
export function owesReason(judged: Judged, { profile }: Scored): boolean {
  return (
    judged.met === false &&
    Boolean(judged.row.actual) &&
    (judged.quantitative || isMarkedDown(judged)) &&
    !isSpentAsUsual(judged, profile)
  );
}

/** Whether a table has a place for the reasons of its indicators: a column, or one field for all. */
export function hasReasonPlace({ fields, indicators }: Table): boolean {
  return fields.reason !== undefined || indicators.some((row) => row.reason !== undefined);
}

/** Rows of indicators with a reason in a column such as 备注, by their places. */
const rowsWithReason = oncePerTable(({ table }): ReadonlySet<number> => {
  const cells = table.extra.filter(
    ({ part, header, entry }) => part === "indicator" && asksForReason(header) && !isBlankReason(entry.text),
  );
  return new Set(cells.map(({ row }) => row));
});

/** A note below a table that tells why: 注：2场活动因台风未完成. */
const TELLS_WHY = /未(?:完成|达|实现)|原因/;

/** Whether a field of the table, or a note without a label, gives reasons, whatever it is called. */
const isReasonInField = oncePerTable(({ table }) =>
  table.extraFields.some(({ label, entry }) =>
    label === "" ? TELLS_WHY.test(entry.text) : asksForReason(label) && !isBlankReason(entry.text),
  ),
);

/** Shorter names may stand in a text for something else. */
const SHORTEST_NAME = 4;

/** What is told of problems, measures and the result as a whole. */
const told = oncePerTable(({ table: { fields } }) =>
  [fields.problems, fields.improvements, fields.conclusion]
    .map((entry) => fold(entry?.text ?? ""))
    .join("\n"),
);

/** Whether that speaks of an indicator by its name. */
function isTold(scored: Scored, { name }: IndicatorRow): boolean {
  const wanted = fold(name.text);
  return wanted.length >= SHORTEST_NAME && told(scored).includes(wanted);
}

/** Whether a form without such a place gives the reason of an indicator, by its place, all the same. */
export function isReasonGivenBeside(scored: Scored, at: number): boolean {
  const row = scored.table.indicators[at];
  return (
    rowsWithReason(scored).has(at) ||
    isReasonInField(scored) ||
    (row?.remark !== undefined && !isBlankReason(row.remark.text)) ||
    (row !== undefined && isTold(scored, row))
  );
}

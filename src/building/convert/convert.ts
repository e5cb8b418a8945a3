import type { ByKey, FieldKey, FormSpec } from "../../forms/form-spec";
import { isFieldKey } from "../../forms/field-names";
import { fieldNameOf } from "../../forms/own-names";
import { isPrintedHint } from "../../forms/printed-hints";
import { NO_DATA, type FormData } from "../form-data";
import { executionPoints, withPoints } from "../printed-points";
import { convertFunds } from "./convert-funds";
import { convertIndicators } from "./convert-indicators";
import type { LeftOver } from "./left-over";

export interface ConvertOptions {
  /** Whether the other form is for the year after: its amounts are then still to be planned. */
  readonly nextYear: boolean;
}

/** What the other form starts with, and everything of the first one that it does not hold. */
export interface Converted {
  readonly data: FormData;
  readonly left: readonly LeftOver[];
}

function fieldsIn(
  from: FormSpec,
  to: FormSpec,
  data: FormData,
): { fields: FormData["fields"]; left: LeftOver[] } {
  const own = new Set(to.fields.map(({ key }) => key));
  const fields: ByKey<FieldKey, string> = {};
  const left: LeftOver[] = [];
  // A sheet may hold fields that the form it is closest to does not.
  const known = new Set<string>(from.fields.map(({ key }) => key));
  const others = Object.keys(data.fields)
    .filter(isFieldKey)
    .filter((key) => !known.has(key))
    .map((key) => ({ key, label: fieldNameOf(key).zh }));
  for (const { key, label } of [...from.fields, ...others]) {
    const text = data.fields[key] ?? "";
    // What the blank form prints into the cell is nobody's answer.
    if (text === "" || isPrintedHint(from.id, key, text)) continue;
    if (own.has(key)) fields[key] = text;
    else left.push({ label, row: "", text, reason: "no-place", place: { part: "field", key } });
  }
  return { fields, left };
}

function totalIn(
  from: FormSpec,
  to: FormSpec,
  data: FormData,
): { total: FormData["total"]; left: LeftOver[] } {
  if (to.totalLabel) return { total: data.total, left: [] };
  const label = from.totalLabel?.label ?? "";
  const left = (["weight", "score"] as const)
    .filter((column) => data.total[column] !== "")
    .map((column): LeftOver => ({
      label,
      row: "",
      text: data.total[column],
      reason: "no-place",
      place: { part: "total", column },
    }));
  return { total: NO_DATA.total, left };
}

/**
 * What one form's data comes to in another form. Signs are split from values and put back, levels and funds take
 * the other form's names, amounts its unit. Nothing is made up, and nothing is dropped in silence: `left` names
 * every value that has no place there.
 */
export function convert(
  data: FormData,
  from: FormSpec,
  to: FormSpec,
  { nextYear }: ConvertOptions,
): Converted {
  const { fields, left: leftFields } = fieldsIn(from, to, data);
  const { left: leftFunds, ...funds } = convertFunds(from, to, data, nextYear);
  const { indicators, left: leftIndicators } = convertIndicators(from, to, data.indicators);
  const { total, left: leftTotal } = totalIn(from, to, data);
  const left = [...leftFields, ...leftFunds, ...leftIndicators, ...leftTotal];
  const points = executionPoints(from, data);
  const year = data.year === null || !nextYear ? data.year : data.year + 1;
  return {
    data: { year, fields, ...funds, indicators, total },
    left: left.map((item) => ({ ...item, label: withPoints(item.label, points) })),
  };
}

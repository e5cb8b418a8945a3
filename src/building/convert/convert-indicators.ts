import { isIndicatorColumn } from "../../forms/column-names";
import type { FormSpec, IndicatorColumn } from "../../forms/form-spec";
import { roleNameOf } from "../../forms/own-names";
import { isBlank } from "../../scoring/quantity";
import type { IndicatorData } from "../form-data";
import { hasLevel1, isFixedLevel, levelsIn } from "./convert-levels";
import type { LeftOver } from "./left-over";
import { joinValue, splitValue, type SplitValue } from "./signed-value";

type Column = Exclude<IndicatorColumn, "level1" | "level2" | "name">;

function columnsOf(form: FormSpec): readonly Column[] {
  const columns = form.indicators.columns.flatMap(({ key }) =>
    key === "level1" || key === "level2" || key === "name" ? [] : key,
  );
  return form.indicators.marks === undefined ? columns : [...columns, "weight"];
}

/** The column in which a form states what is wanted for the year. */
function targetColumn(form: FormSpec): "target" | "fullYear" {
  return columnsOf(form).includes("fullYear") ? "fullYear" : "target";
}

/** Columns that state what is wanted, which every form has in one shape or another. */
const WANTED: ReadonlySet<Column> = new Set(["nature", "target", "unit", "fullYear"]);

/** A monitoring form gives reasons for what is to come, a self-evaluation for what came about. */
function meansTheSame(key: Column, from: FormSpec, to: FormSpec): boolean {
  return key !== "reason" || (from.stage === "monitoring") === (to.stage === "monitoring");
}

/** What a row wants of the year, of the full year where it says both. */
function targetText({ target = "", fullYear = "" }: IndicatorData): string {
  return fullYear === "" ? target : fullYear;
}

/** A wanted value in as many columns as a form has for it; null where the row has it in one. */
function splitIn(row: IndicatorData): SplitValue | null {
  const { nature = "", unit = "" } = row;
  return nature === "" && unit === "" ? null : { nature, target: targetText(row), unit };
}

/** What is wanted as the columns of a form state it, whatever the first form had for it. */
function targetTexts(to: FormSpec, row: IndicatorData): Partial<Record<Column, string>> {
  const columns = columnsOf(to);
  const [hasNature, hasUnit] = [columns.includes("nature"), columns.includes("unit")];
  const text = targetText(row);
  const own = splitIn(row);
  const split = own ?? splitValue(text);
  const wanted = targetColumn(to);
  if (hasNature && hasUnit) return { ...split, target: "", [wanted]: split.target };
  if (hasNature) return { nature: split.nature, [wanted]: `${split.target}${split.unit}` };
  if (hasUnit && split.unit !== "") return { [wanted]: joinValue({ ...split, unit: "" }), unit: split.unit };
  return { [wanted]: own ? joinValue(own) : text };
}

/** A row that states two values wanted comes along with both only where the other form has a column for each. */
function ownTarget(
  to: FormSpec,
  { target = "", fullYear = "" }: IndicatorData,
): Partial<Record<Column, string>> {
  const columns = columnsOf(to);
  return fullYear !== "" && columns.includes("fullYear") && columns.includes("target") ? { target } : {};
}

function rowName({ level2, name }: IndicatorData): string {
  return [level2, name].filter((part) => part !== "").join(" ");
}

/** Texts of a row, with the labels of their columns, that the other form has no place for. */
function leftOvers(from: FormSpec, to: FormSpec, row: IndicatorData, at: number): readonly LeftOver[] {
  const columns = columnsOf(to);
  // A sheet may hold columns that the form it is closest to does not, and full marks behind the names.
  const known = new Set<string>(from.indicators.columns.map(({ key }) => key));
  const others = Object.keys(row)
    .filter(isIndicatorColumn)
    .filter((key) => !known.has(key))
    .map((key) => ({ key, label: roleNameOf(key).zh }));
  return [...from.indicators.columns, ...others].flatMap(({ key, label }): readonly LeftOver[] => {
    if (key === "level1" || key === "level2" || key === "name") return [];
    const text = row[key] ?? "";
    // Lines that are only numbered through number themselves anew.
    if (key === "serial" && text === String(at + 1)) return [];
    const isKept = WANTED.has(key)
      ? !isLostUnit(key, to, row) && !isLostTarget(key, to, row)
      : columns.includes(key) && meansTheSame(key, from, to);
    const place = { part: "indicator", row: at, column: key } as const;
    return isBlank(text) || isKept ? [] : [{ label, row: rowName(row), text, reason: "no-place", place }];
  });
}

/** A 度量单位 of a 定性 indicator has no place where unit and value stand in one cell. */
function isLostUnit(key: Column, to: FormSpec, row: IndicatorData): boolean {
  return key === "unit" && !columnsOf(to).includes("unit") && row.nature === "定性";
}

function isLostTarget(key: Column, to: FormSpec, row: IndicatorData): boolean {
  const { target = "", fullYear = "" } = row;
  return (
    key === "target" && fullYear !== "" && target !== fullYear && ownTarget(to, row).target === undefined
  );
}

function isFilled(row: IndicatorData): boolean {
  return Object.entries(row).some(([key, text]) => key !== "level1" && key !== "level2" && text !== "");
}

/** A row that the first form always holds and the other one has no 一级指标 for. */
function isOwnOf(from: FormSpec, to: FormSpec, row: IndicatorData): boolean {
  return isFixedLevel(from, row.level1) && !hasLevel1(to, row.level1);
}

function ownRow(row: IndicatorData, at: number): LeftOver {
  const { level1, fullYear = "", target = "" } = row;
  const text = fullYear === "" ? target : fullYear;
  const place = { part: "indicator", row: at, column: "name" } as const;
  return { label: level1, row: rowName(row), text, reason: "no-place", place };
}

/** The indicators of one form as the other one states them, and what it has no place for. */
export function convertIndicators(
  from: FormSpec,
  to: FormSpec,
  rows: readonly IndicatorData[],
): { readonly indicators: readonly IndicatorData[]; readonly left: readonly LeftOver[] } {
  const filled = rows.filter(isFilled);
  const carried = filled.filter((row) => !isOwnOf(from, to, row));
  const columns = columnsOf(to);
  const converted = carried.map((row): IndicatorData => {
    const texts: Partial<Record<Column, string>> = {};
    for (const key of columns) {
      if (!WANTED.has(key) && meansTheSame(key, from, to)) texts[key] = row[key] ?? "";
    }
    return { ...texts, ...targetTexts(to, row), ...ownTarget(to, row), ...levelsIn(to, row), name: row.name };
  });
  const hasFixed = converted.some(({ level1 }) => isFixedLevel(to, level1));
  const fixed = hasFixed ? [] : to.indicators.fixed;
  return {
    indicators: [...fixed, ...converted],
    left: rows.flatMap((row, at) => {
      if (!isFilled(row)) return [];
      return isOwnOf(from, to, row) ? [ownRow(row, at)] : leftOvers(from, to, row, at);
    }),
  };
}

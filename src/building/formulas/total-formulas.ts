import type Big from "big.js";
import type { Entry, IndicatorRow, Table } from "../../reading/table";
import { Decimal, ZERO, roundHalfUp, shareOf, smaller } from "../../scoring/decimal";
import type { Profile } from "../../scoring/profile";
import { GENERAL } from "../number-text";
import type { SheetDraft } from "../sheet-draft";
import { columnRef, ref, type FormulaCell } from "./excel";
import { numberAt } from "./placed-numbers";

/** A column of the indicators; empty where the form has no such column. */
export function column(
  rows: readonly IndicatorRow[],
  key: "name" | "weight" | "score" | "reason" | "actual",
): readonly Entry[] {
  return rows.flatMap((row) => row[key] ?? []);
}

/** The numbers of several places, blank ones left out. */
export function numbersAt(draft: SheetDraft, entries: readonly (Entry | null | undefined)[]): readonly Big[] {
  return entries.flatMap((entry) => numberAt(draft, entry) ?? []);
}

/** A sum rounded half-up to so many decimals, as the formula beside it rounds. */
export function sumOf(numbers: readonly Big[], decimals = 2): Big {
  return roundHalfUp(
    numbers.reduce((sum, number) => sum.plus(number), ZERO),
    decimals,
  );
}

/** The references of those places that the form has, for SUM and COUNT. */
export function refs(...places: readonly (string | Entry | null | undefined)[]): string {
  return places
    .flatMap((place) => (typeof place === "string" ? place : place ? ref(place) : []))
    .filter((name) => name !== "")
    .join(",");
}

/** How many rows are in use, and how many of them have no score, as expressions. */
export function rowCounts(table: Table): { readonly used: string; readonly unscored: string } {
  const names = columnRef(column(table.indicators, "name"));
  const scores = columnRef(column(table.indicators, "score"));
  return {
    used: `SUMPRODUCT(--(LEN(${names})>0))`,
    unscored: `SUMPRODUCT((LEN(${names})>0)*(1-ISNUMBER(${scores})))`,
  };
}

/** The rows of the indicators that are in use. */
export function usedRows(table: Table): readonly IndicatorRow[] {
  return table.indicators.filter((row) => row.name.text !== "");
}

function totalWeight(table: Table, draft: SheetDraft): readonly FormulaCell[] {
  const weights = column(table.indicators, "weight");
  const place = table.total?.weight;
  if (!place || weights.length === 0) return [];
  const execution = table.budget[0]?.weight;
  const range = columnRef(weights);
  const given = numbersAt(draft, weights);
  return [
    {
      place,
      formula: `IF(COUNT(${range})=0,"",ROUND(SUM(${refs(execution, range)}),2))`,
      result: given.length === 0 ? "" : sumOf([...given, ...numbersAt(draft, [execution])]).toNumber(),
      format: GENERAL,
    },
  ];
}

/** The sum, no more than the profile allows for so low a rate; the rate is a share of 1 or blank. */
function capped(sum: string, rate: Entry | undefined, profile: Profile): string {
  if (!rate || profile.totalCaps.length === 0) return sum;
  const caps = profile.totalCaps.map(({ rateBelow, total }) => {
    const limit = shareOf(new Decimal(rateBelow)).toFixed();
    return `IF(AND(ISNUMBER(${ref(rate)}),ROUND(N(${ref(rate)}),10)<${limit}),${total},9999)`;
  });
  return `MIN(${[sum, ...caps].join(",")})`;
}

function cappedNow(sum: Big, rate: Big | null, profile: Profile): Big {
  if (!rate) return sum;
  return profile.totalCaps
    .filter(({ rateBelow }) => roundHalfUp(rate, 10).lt(shareOf(new Decimal(rateBelow))))
    .reduce((least, { total }) => smaller(least, new Decimal(total)), sum);
}

function totalScore(table: Table, draft: SheetDraft, profile: Profile): readonly FormulaCell[] {
  const scores = column(table.indicators, "score");
  const place = table.total?.score;
  if (!place || scores.length === 0) return [];
  const [top] = table.budget;
  const execution = top?.score;
  const { used, unscored } = rowCounts(table);
  const lacks = [`${used}=0`, `${unscored}>0`, ...(execution ? [`NOT(ISNUMBER(${ref(execution)}))`] : [])];
  const sum = `ROUND(SUM(${refs(execution, columnRef(scores))}),2)`;

  const rows = usedRows(table);
  const given = numbersAt(draft, [execution, ...rows.map(({ score }) => score)]);
  const isComplete = rows.length > 0 && given.length === rows.length + (execution ? 1 : 0);
  const all = sumOf(numbersAt(draft, [execution, ...scores]));
  return [
    {
      place,
      formula: `IF(OR(${lacks.join(",")}),"",${capped(sum, top?.rate, profile)})`,
      result: isComplete ? cappedNow(all, numberAt(draft, top?.rate), profile).toNumber() : "",
      format: GENERAL,
    },
  ];
}

/** 合计 of the weights, and of the scores once every indicator in use has one; blank until then. */
export function totals(table: Table, draft: SheetDraft, profile: Profile): readonly FormulaCell[] {
  return [...totalWeight(table, draft), ...totalScore(table, draft, profile)];
}

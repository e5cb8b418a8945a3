import type { CommonColumn, FieldKey, FundColumn } from "../../forms/form-spec";
import { isFieldKey } from "../../forms/field-names";
import { isPrintedHint } from "../../forms/printed-hints";
import { a1, sameAddress, type CellAddress } from "../../sheet/address";
import type { SheetSnapshot } from "../../sheet/snapshot";
import type { Entry, Table } from "../table";
import { fieldPlace } from "./field-place";

/** Whom a department's form is for is often printed in it. */
const OFTEN_PRINTED: ReadonlySet<FieldKey> = new Set(["competentDepartment", "implementingUnit", "contact"]);
/** What only those who fill in a form know; names, targets and weights may be printed. */
const ANSWERS: readonly CommonColumn[] = [
  "actual",
  "score",
  "reason",
  "progress",
  "forecast",
  "likelihood",
  "completionRate",
  "reviewScore",
  "previous",
];
const AMOUNTS: readonly FundColumn[] = ["initial", "adjusted", "executed", "forecast", "rate", "score"];
const KEEPS_A_PLACE = /^[\s\d.:：%/\\_—–\-…()（）xX×*＊年月日]*$/;

/** Whether a person has written something there: not a formula, nor what only keeps a place or leaves it at nought. */
function isWritten(entry: Entry | null | undefined): entry is Entry {
  if (!entry || entry.text === "" || entry.source?.formula !== undefined) return false;
  const { value } = entry.source ?? {};
  return typeof value === "number"
    ? value !== 0
    : !KEEPS_A_PLACE.test(entry.text) || /[1-9]/.test(entry.text);
}

/**
 * The cells of a sheet that hold somebody's answers, from the top: none in a blank form. What a form may print itself,
 * such as the names of its indicators or its department, does not count.
 */
export function filledIn(sheet: SheetSnapshot, table: Table): readonly CellAddress[] {
  const fields = Object.keys(table.fields)
    .filter(isFieldKey)
    .flatMap((key) => {
      const entry = table.fields[key];
      if (OFTEN_PRINTED.has(key) || !isWritten(entry) || isPrintedHint(table.form, key, entry.text))
        return [];
      // On a blank form reading may take the next label for a field's text.
      const place = fieldPlace(sheet, table, key);
      return place && sameAddress(place, entry.cell) ? [entry] : [];
    });
  const funds = table.budget.flatMap((row) => AMOUNTS.map((column) => row[column]));
  const indicators = table.indicators.flatMap((row) => ANSWERS.map((role) => row[role]));
  const written = [...fields, ...funds, ...indicators].filter(isWritten);
  const cells = new Map(written.map(({ cell }) => [a1(cell), cell]));
  return [...cells.values()].sort((a, b) => a.row - b.row || a.column - b.column);
}

import type { BudgetColumn, ByKey, FieldKey, FundColumn, IndicatorColumn } from "../forms/form-spec";
import { withoutMarks } from "../forms/printed-marks";
import type { Entry, IndicatorRow, Table, TableColumn } from "../reading/table";
import { Decimal } from "../scoring/decimal";
import { sameAddress, type CellAddress } from "../sheet/address";

/** The amounts of one fund as texts; a column that is absent is blank. */
export type BudgetData = Readonly<ByKey<FundColumn, string>> & {
  readonly label: string;
};

export interface IncomeData {
  readonly label: string;
  readonly fullYear: string;
}

export interface ExpenditureData {
  readonly item: string;
  readonly halfYear: string;
  readonly fullYear: string;
}

/** One indicator as texts; a column that is absent is blank. */
export type IndicatorData = Readonly<ByKey<IndicatorColumn, string>> & {
  readonly level1: string;
  readonly level2: string;
  readonly name: string;
};

/** A cell of a row that has no role, by the header printed for it. */
export interface ExtraData {
  readonly part: "budget" | "indicator";
  /** Counts from 0 inside the part. */
  readonly row: number;
  readonly header: string;
  readonly text: string;
  /** Where it stood: its column tells those of one header apart. */
  readonly cell?: CellAddress;
}

/** A text that no form has a field for, by the label printed for it. */
export interface ExtraFieldData {
  readonly label: string;
  readonly text: string;
  /** Where it stood. */
  readonly cell?: CellAddress;
}

/**
 * What a form holds, apart from where it stands: every value as the text a person would see. A report's table
 * is such data too, so that what was read can be built again.
 */
export interface FormData {
  readonly year: number | null;
  /** The unit of the amounts; null where none is known, so that the form's own is taken. */
  readonly amountUnit: "元" | "万元" | null;
  readonly fields: Readonly<ByKey<FieldKey, string>>;
  readonly budget: readonly BudgetData[];
  readonly income: readonly IncomeData[];
  readonly expenditure: readonly ExpenditureData[];
  readonly indicators: readonly IndicatorData[];
  readonly total: { readonly weight: string; readonly score: string };
  /** Indicators, by their index, whose full marks stood behind their names for want of a column: 相关性（5分）. */
  readonly marksBehindName?: ReadonlySet<number>;
  /** What stands beside the places that have a role: for a form that prints the same words. */
  readonly extra?: readonly ExtraData[];
  readonly extraFields?: readonly ExtraFieldData[];
  /** What its columns that have a role were headed by: a form may print the same words and not know their role. */
  readonly headers?: readonly ColumnHeader[];
}

export type ColumnHeader = Pick<TableColumn, "block" | "header"> & {
  readonly role: IndicatorColumn | BudgetColumn;
};

/** The data of a form nobody has filled in. */
export const NO_DATA: FormData = {
  year: null,
  amountUnit: null,
  fields: {},
  budget: [],
  income: [],
  expenditure: [],
  indicators: [],
  total: { weight: "", score: "" },
};

/** How a value is told as a text. */
type TextOf = (entry: Entry) => string;

/** As a person sees it. */
const shown: TextOf = ({ text }) => text;

const SHOWN_NUMBER = /^-?[\d,]+(?:\.\d+)?(%?)$/;
/** Digits that Excel keeps of a number. */
const KEPT_DIGITS = 15;

/**
 * As it is stored where its cell shows a number or a percent rounded: 310.4567 that shows as 310.46. For cells that have a
 * number format of their own to show it by.
 */
export const stored: TextOf = ({ text, source }) => {
  const [whole, percent] = SHOWN_NUMBER.exec(text) ?? [];
  const value = source?.value;
  if (whole === undefined || typeof value !== "number") return text;
  const number = new Decimal(value.toPrecision(KEPT_DIGITS)).times(percent === "%" ? 100 : 1);
  const isSame = number.eq(text.replace(/[,%]/g, ""));
  return isSame ? text : `${number.toFixed()}${percent ?? ""}`;
};

function textsOf<Key extends string>(
  row: Readonly<Partial<Record<Key, Entry>>>,
  textOf: TextOf,
): Partial<Record<Key, string>> {
  const texts: Partial<Record<Key, string>> = {};
  for (const key in row) {
    const entry = row[key];
    if (entry !== undefined) texts[key] = textOf(entry);
  }
  return texts;
}

/** Whether the full marks of an indicator stand in brackets behind its name, and not in a cell of their own. */
export function isBehindName({ weight, name }: IndicatorRow): boolean {
  return weight !== undefined && sameAddress(weight.cell, name.cell);
}

/** What a table that was read holds, as it is shown unless said otherwise. */
export function dataOf(table: Table, textOf: TextOf = shown): FormData {
  return {
    year: table.year,
    amountUnit: table.amountUnit,
    fields: Object.fromEntries(Object.entries(table.fields).map(([key, entry]) => [key, textOf(entry)])),
    budget: table.budget.map((row, i) => ({
      // Points that a heading prints stand for the weight of the first fund, which has no cell for it.
      ...(i === 0 && !row.weight && table.executionWeight ? { weight: table.executionWeight.text } : {}),
      ...textsOf(row, textOf),
      label: row.label.text,
    })),
    income: table.income.map(({ label, fullYear }) => ({ label: label.text, fullYear: textOf(fullYear) })),
    expenditure: table.expenditure.map(({ item, halfYear, fullYear }) => ({
      item: item.text,
      halfYear: textOf(halfYear),
      fullYear: textOf(fullYear),
    })),
    indicators: table.indicators.map((row) => ({
      ...textsOf(row, textOf),
      level1: row.level1.text,
      level2: row.level2.text,
      name: isBehindName(row) ? withoutMarks(row.name.text) : row.name.text,
    })),
    total: {
      weight: table.total?.weight ? textOf(table.total.weight) : "",
      score: table.total?.score ? textOf(table.total.score) : "",
    },
    marksBehindName: new Set(table.indicators.flatMap((row, at) => (isBehindName(row) ? [at] : []))),
  };
}

/** What a table that was read holds beside the places that have a role, and what its columns are headed by. */
export function extraDataOf(
  { extra, extraFields, columns }: Table,
  textOf: TextOf = shown,
): Required<Pick<FormData, "extra" | "extraFields" | "headers">> {
  return {
    headers: columns.flatMap(({ block, header, role }) => (role === null ? [] : [{ block, header, role }])),
    extra: extra.map(({ part, row, header, entry }) => ({
      part,
      row,
      header,
      text: textOf(entry),
      cell: entry.cell,
    })),
    extraFields: extraFields.map(({ label, entry }) => ({ label, text: textOf(entry), cell: entry.cell })),
  };
}

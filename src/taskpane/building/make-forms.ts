import { build, type BuildOptions } from "../../building/build";
import { convert } from "../../building/convert/convert";
import {
  cellOfLeftOver,
  leftBeside,
  leftUnread,
  withMonthOf,
  type LeftOver,
} from "../../building/convert/left-over";
import { isForNextYear, REVIEW_PAPER, type NextForm } from "../../building/convert/next-forms";
import { dataOf, NO_DATA, type FormData } from "../../building/form-data";
import { rowsOf, withIndicatorRow } from "../../building/indicator-place";
import type { IndicatorToInsert } from "../../building/indicator-writes";
import { reviewPaper } from "../../building/review-paper";
import { sheetNames } from "../../building/sheet-names";
import type { ByKey, FieldKey, FormId, FormSpec } from "../../forms/form-spec";
import { formSpecOf } from "../../forms/form-read";
import { formSpec } from "../../forms/registry";
import { monthCovered } from "../../reading/stated-months";
import type { Table } from "../../reading/table";
import type { Language } from "../../report/language";
import type { ReviewedTable } from "../../report/review";
import { reviewFindings } from "../../report/review-findings";
import type { Profile } from "../../scoring/profile";
import { profileFor } from "../../scoring/profiles/registry";
import type { SheetSpec } from "../../sheet/sheet-spec";
import type { SheetSnapshot } from "../../sheet/snapshot";
import type { NotCarried } from "../state/building-view";

/** What is made of a sheet, on one sheet or several to insert, and what of the first sheet is not in it. */
export interface MadeSheet {
  readonly sheets: readonly [SheetSpec, ...SheetSpec[]];
  readonly left: readonly NotCarried[];
}

/** How a form is to be built, as the person chose it. */
export interface Wishes extends Pick<BuildOptions, "formulas" | "locked"> {
  /** Null where the form is to choose its own. */
  readonly profile: Profile | null;
  readonly rowsPerClass: number;
  /** The N of 1–N月 in a monitoring form. */
  readonly month: number;
}

/** What a blank form takes over from the table on the sheet, and nothing else of it. */
const NAMES: readonly FieldKey[] = ["projectCode", "projectName", "competentDepartment", "implementingUnit"];

function nameOf(text: string): string {
  return sheetNames([text])[0] ?? text;
}

function optionsOf(form: FormSpec, sheetName: string, wishes: Wishes): BuildOptions {
  const { formulas, locked, profile, rowsPerClass, month } = wishes;
  return {
    sheetName: nameOf(sheetName),
    rowsPerClass,
    month: form.stage === "monitoring" ? month : null,
    formulas,
    locked,
    profile: profileFor(form.id, profile).profile,
  };
}

/** The project and departments that a table names, as far as a form has places for them. */
export function namesFor(form: FormSpec, table: Table): FormData["fields"] {
  const fields: ByKey<FieldKey, string> = {};
  for (const key of NAMES) {
    const text = table.fields[key]?.text ?? "";
    if (text !== "" && form.fields.some((field) => field.key === key)) fields[key] = text;
  }
  return fields;
}

/** A blank form for a year, with the names of a project where some are given. */
export function templateSheet(
  id: FormId,
  given: Pick<FormData, "year" | "amountUnit" | "fields">,
  wishes: Wishes,
): SheetSpec {
  const form = formSpec(id);
  return build(form, { ...NO_DATA, ...given }, optionsOf(form, form.name.zh, wishes));
}

function notCarried(table: Table, left: readonly LeftOver[]): readonly NotCarried[] {
  return left.map((item) => {
    const { label, row, text, reason } = item;
    return { label, row, text, reason, cell: cellOfLeftOver(table, item) };
  });
}

function madeForm({ scored }: ReviewedTable, to: FormSpec, wishes: Wishes): MadeSheet {
  const { table } = scored;
  const from = formSpecOf(table);
  const { data, left } = convert(dataOf(table), from, to, { nextYear: isForNextYear(from, to.id) });
  const sheet = build(to, data, { ...optionsOf(to, to.name.zh, wishes), rowsPerClass: 0 });
  const all = [...withMonthOf(table, left), ...leftBeside(table), ...leftUnread(table)];
  return { sheets: [sheet], left: notCarried(table, all) };
}

/** The next form of a table, or a reviewer's work paper of it. */
export function nextSheet(table: ReviewedTable, to: NextForm, wishes: Wishes, language: Language): MadeSheet {
  if (to !== REVIEW_PAPER) return madeForm(table, formSpec(to), wishes);
  const findings = reviewFindings(table, language);
  return { sheets: reviewPaper(table.scored, findings, nameOf("复核工作底稿")), left: [] };
}

/**
 * The same form with one more indicator, its merges, formulas and guards made for one row more. Rows of the sheet that
 * wait for an indicator wait in the new one too.
 */
export function sheetWithRow(
  sheet: SheetSnapshot,
  { scored: { table } }: ReviewedTable,
  levels: { readonly level1: string; readonly level2: string },
  indicator: IndicatorToInsert,
  wishes: Wishes,
): MadeSheet {
  const form = formSpecOf(table);
  const rows = { ...table, indicators: rowsOf(sheet, table) };
  const data = withIndicatorRow(form, dataOf(rows), levels, indicator);
  const options = { ...optionsOf(form, table.sheet, wishes), rowsPerClass: 0, month: monthCovered(table) };
  return {
    sheets: [build(form, data, options)],
    left: notCarried(table, [...leftBeside(table), ...leftUnread(table)]),
  };
}

/** The rules of a form's formulas are those by which the pane scores. */
export function wishesOf(
  view: {
    readonly rows: string;
    readonly month: string;
    readonly formulas: boolean;
    readonly locked: boolean;
  },
  profile: Profile | null,
): Wishes {
  const { formulas, locked } = view;
  return {
    rowsPerClass: Number(view.rows),
    month: Number(view.month),
    formulas,
    locked,
    profile,
  };
}

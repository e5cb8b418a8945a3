import { convert } from "../building/convert/convert";
import { leftUnread, withMonthOf, type LeftOver } from "../building/convert/left-over";
import { isForNextYear } from "../building/convert/next-forms";
import { dataOf, extraDataOf, stored } from "../building/form-data";
import type { LearnedForm } from "../forms/learned-form";
import { learnedSpec } from "../forms/learned-spec";
import type { Table } from "../reading/table";
import { formOfTable } from "../report/form-of-table";
import type { GivenForm } from "../report/guidance";
import { withCells } from "./left-over-text";
import { fillLearnedForm, type FillOutcome } from "./fill-learned-form";

/**
 * Fills a department's own workbook with what a table holds, converted where it is of another form.
 *
 * @param bytes the .xlsx file of the learned form
 * @param forms those by which the table may have been read
 * @param year whether the result is for the year of the table or the next one; null leaves that to what is usual
 */
export async function fillFromTable(
  form: LearnedForm,
  bytes: Uint8Array,
  table: Table,
  forms: readonly GivenForm[],
  year: "same" | "next" | null = null,
): Promise<FillOutcome> {
  const [from, to] = [formOfTable(table, forms), learnedSpec(form)];
  const nextYear = year === null ? isForNextYear(from, to.id) : year === "next";
  const own = dataOf(table, stored);
  // A table of the very form keeps all it holds; only another one's is converted.
  const { data, left }: { data: typeof own; left: readonly LeftOver[] } =
    table.learned === form.name && !nextYear ? { data: own, left: [] } : convert(own, from, to, { nextYear });
  const filled = await fillLearnedForm(form, bytes, { ...data, ...extraDataOf(table, stored) });
  return filled.kind === "refused"
    ? filled
    : {
        ...filled,
        left: withCells(table, [...withMonthOf(table, left), ...filled.left, ...leftUnread(table)]),
      };
}

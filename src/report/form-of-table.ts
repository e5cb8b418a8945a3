import { formSpecOf } from "../forms/form-read";
import type { FormSpec } from "../forms/form-spec";
import { learnedSpec } from "../forms/learned-spec";
import type { Table } from "../reading/table";
import type { GivenForm } from "./guidance";

/** The form that a table was read as: a learned one, or the registered one of its stage. */
export function formOfTable(table: Table, forms: readonly GivenForm[]): FormSpec {
  const given = forms.find(({ form }) => form.name === table.learned);
  return given ? learnedSpec(given.form) : formSpecOf(table);
}

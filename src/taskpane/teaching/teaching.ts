import { givenForm, keptForms, keptFormsText } from "../../filling/kept-forms";
import { givenFormFile } from "../../filling/learned-file";
import type { Bilingual } from "../../forms/form-spec";
import type { LearnedForm } from "../../forms/learned-form";
import { keptRolesText, readKeptRoles } from "../../reading/kept-roles";
import { learnForm } from "../../reading/learned/learn-form";
import { assignmentOfPerson } from "../../report/guided-reading";
import type { SheetSnapshot } from "../../sheet/snapshot";
import { NO_CLAIMS, NO_GUIDANCE, type GivenForm, type Guidance } from "../../report/guidance";

export { keptForms, keptFormsText, keptRolesText };

/** What a workbook keeps of roles and learned forms is its word: a claim, until a person takes it over. */
export function keptGuidance(roles: string | null, ...forms: readonly string[]): Guidance {
  const said = roles === null ? null : readKeptRoles(roles);
  const all = forms.flatMap(keptForms);
  const listed = all.filter(
    ({ form: { name } }, at) => all.findIndex((other) => other.form.name === name) === at,
  );
  if (!said && listed.length === 0) return NO_GUIDANCE;
  return { ...NO_GUIDANCE, claims: { ...NO_CLAIMS, roles: said ?? new Map(), forms: listed } };
}

/** The form of a sheet as the person reads it; null where no column of it holds names. */
export function formOfPerson(sheet: SheetSnapshot, name: string, guidance: Guidance): LearnedForm | null {
  const learned = learnForm(sheet, name, assignmentOfPerson(sheet, guidance)?.assignment);
  return learned.kind === "learned" ? learned.form : null;
}

/** The text of a learned form as a file of its own. */
export function formText(form: LearnedForm): string {
  return `${JSON.stringify(form, null, 2)}\n`;
}

/** A learned form from a file: a workbook that describes one, or its description alone. */
export type ImportedForm =
  | { readonly form: GivenForm; readonly isWorkbook: boolean }
  | { readonly problem: Bilingual };

const NO_FORM: Bilingual = {
  zh: "这个文件里没有表样。请选用“记住这个表样”导出的文件，或 hengbiao learn 生成的工作簿。",
  en: "This file holds no learned form. Choose one that was exported here, or a workbook made by hengbiao learn.",
};

/** Reads a learned form that a person handed over. */
export function importedForm(bytes: Uint8Array): ImportedForm {
  const found = givenFormFile(bytes);
  if (found.kind === "form") return { form: givenForm(found.form), isWorkbook: found.isWorkbook };
  return { problem: found.kind === "faulty" ? found.why : NO_FORM };
}

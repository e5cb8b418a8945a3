import { learnedFormIn, learnedFormOf } from "../../filling/learned-file";
import type { Bilingual } from "../../forms/form-spec";
import type { LearnedForm } from "../../forms/learned-form";
import { learnedFormSchema } from "../../forms/learned-form-schema";
import { readJson } from "../../json/read-json";
import { keptRolesText, readKeptRoles } from "../../reading/kept-roles";
import { learnForm, type LearnedOutcome } from "../../reading/learned/learn-form";
import { NO_GUIDANCE, type GivenForm, type Guidance } from "../../report/guidance";
import { profileOfKept } from "../../scoring/profiles/read-kept";

export { keptRolesText, learnForm, type LearnedOutcome };

function givenForm(form: LearnedForm): GivenForm {
  return { form, profile: form.profile && profileOfKept(form.profile) };
}

/** What a workbook keeps of roles is its word, a claim until a person takes it over; its list of forms is at hand. */
export function keptGuidance(roles: string | null, forms: string | null): Guidance {
  const said = roles === null ? null : readKeptRoles(roles);
  const listed = forms === null ? null : readJson(forms);
  const kept: readonly unknown[] = listed?.kind === "json" && Array.isArray(listed.value) ? listed.value : [];
  return {
    ...NO_GUIDANCE,
    forms: kept.flatMap((value) => {
      const read = learnedFormSchema.safeParse(value);
      return read.success ? [givenForm(read.data)] : [];
    }),
    claims: said && { roles: said, form: null, profile: null },
  };
}

/** The text by which a workbook keeps the learned forms at hand; null where there are none. */
export function keptFormsText(forms: readonly GivenForm[]): string | null {
  return forms.length === 0 ? null : JSON.stringify(forms.map(({ form }) => form));
}

/** The text of a learned form as a file of its own. */
export function formText(form: LearnedForm): string {
  return `${JSON.stringify(form, null, 2)}\n`;
}

/** A learned form from a file: a workbook that describes one, or its description alone. */
export type ImportedForm = { readonly form: GivenForm } | { readonly problem: Bilingual };

const NO_FORM: Bilingual = {
  zh: "这个文件里没有表样。请选用“记住这个表样”导出的文件，或 hengbiao learn 生成的工作簿。",
  en: "This file holds no learned form. Choose one that was exported here, or a workbook made by hengbiao learn.",
};

/** Reads a learned form that a person handed over. */
export function importedForm(bytes: Uint8Array): ImportedForm {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
    const found = learnedFormIn(bytes);
    if (found.kind === "form") return { form: givenForm(found.form) };
    return { problem: found.kind === "faulty" ? found.why : NO_FORM };
  }
  const form = learnedFormOf(new TextDecoder().decode(bytes));
  return form ? { form: givenForm(form) } : { problem: NO_FORM };
}

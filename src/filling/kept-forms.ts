import type { LearnedForm } from "../forms/learned-form";
import { learnedFormSchema } from "../forms/learned-form-schema";
import { readJson } from "../json/read-json";
import type { GivenForm } from "../report/guidance";
import { profileOfKept } from "../scoring/profiles/read-kept";

/** A learned form with the rules it goes by; without them where they cannot be used. */
export function givenForm(form: LearnedForm): GivenForm {
  return { form, profile: form.profile && profileOfKept(form.profile) };
}

/** The learned forms that a workbook keeps, one or a list of them; what of its text describes none is left out. */
export function keptForms(text: string): readonly GivenForm[] {
  const listed = readJson(text);
  const value: unknown = listed.kind === "json" ? listed.value : null;
  const kept: readonly unknown[] = Array.isArray(value) ? value : [value];
  return kept.flatMap((value) => {
    const read = learnedFormSchema.safeParse(value);
    return read.success ? [givenForm(read.data)] : [];
  });
}

/** The text by which a workbook keeps the learned forms at hand; null where there are none. */
export function keptFormsText(forms: readonly GivenForm[]): string | null {
  return forms.length === 0 ? null : JSON.stringify(forms.map(({ form }) => form));
}

import { givenForm } from "../../filling/kept-forms";
import { learnedFormIn, learnedFormOf } from "../../filling/learned-file";
import type { Bilingual } from "../../forms/form-spec";
import type { LearnedForm } from "../../forms/learned-form";
import { learnForm } from "../../reading/learned/learn-form";
import { assignmentOfPerson } from "../../report/guided-reading";
import type { GivenForm, Guidance } from "../../report/guidance";
import type { SheetSnapshot } from "../../sheet/snapshot";

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
type ImportedForm = { readonly form: GivenForm } | { readonly problem: Bilingual };

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

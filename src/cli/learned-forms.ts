import type { Bilingual } from "../forms/form-spec";
import type { GivenForm } from "../report/guidance";
import type { OptionSpec } from "./command";

/** `--form`, for every command that reads or makes forms. */
export const FORM_OPTION: OptionSpec = {
  name: "form",
  placeholder: "FILE.xlsx",
  about: {
    zh: "本部门的表样（由 hengbiao learn 生成），可写多次",
    en: "a department's own form (made by hengbiao learn); may be given several times",
  },
};

/** A learned form with the file that it was read from. */
export interface FormFile extends GivenForm {
  readonly file: string;
  readonly bytes: Uint8Array;
}

type NamedForms =
  | { readonly forms: readonly GivenForm[] }
  | { readonly file: string; readonly problem: Bilingual };

const NOT_LEARNED: Bilingual = {
  zh: "不是表样文件。请先用 hengbiao learn 空白表.xlsx --out 表样.xlsx 生成。",
  en: "is no learned form. Make one with hengbiao learn BLANK.xlsx --out FORM.xlsx.",
};

/** The learned form in a file, or why there is none. */
export async function formFile(file: string): Promise<FormFile | { readonly problem: Bilingual }> {
  // Loaded only here: what reads files and checks descriptions would slow every start.
  const [{ bytesOf }, { givenFormFile }, { profileOfKept }] = await Promise.all([
    import("./review-file"),
    import("../filling/learned-file"),
    import("../scoring/profiles/read-kept"),
  ]);
  const bytes = bytesOf(file);
  if (!(bytes instanceof Uint8Array)) return { problem: bytes.why };
  const found = givenFormFile(bytes);
  if (found.kind === "none") return { problem: NOT_LEARNED };
  if (found.kind === "faulty") return { problem: found.why };
  const { form } = found;
  const profile = form.profile && profileOfKept(form.profile);
  if (form.profile && !profile) {
    return {
      problem: {
        zh: "表样所带的评分规则无法使用，可能由其他版本写入或被改动。请用 hengbiao learn 重新生成。",
        en: "the scoring rules it brings along cannot be used; another version may have written them, or they were changed. Make it anew with hengbiao learn.",
      },
    };
  }
  return { file, bytes, form, profile };
}

/** The learned forms that a person named, in their order; one that cannot be used stops the command. */
export async function learnedForms(files: readonly string[]): Promise<NamedForms> {
  const forms: GivenForm[] = [];
  for (const file of files) {
    const read = await formFile(file);
    if ("problem" in read) return { file, problem: read.problem };
    forms.push({ form: read.form, profile: read.profile });
  }
  return { forms };
}

import { describeFailure } from "../files/describe";
import { UnreadableFile } from "../files/failure";
import { withKept } from "../files/patch/custom-xml";
import { fileSignature } from "../files/signature";
import { LEARNED_KEY, learnedTextIn } from "../files/xlsx/learned-text";
import type { Bilingual } from "../forms/form-spec";
import type { LearnedForm } from "../forms/learned-form";
import { learnedFormSchema } from "../forms/learned-form-schema";
import { readJson } from "../json/read-json";

/** The description of a learned form that a workbook keeps. */
export type LearnedFile =
  | { readonly kind: "form"; readonly form: LearnedForm }
  | { readonly kind: "none" }
  | { readonly kind: "faulty"; readonly why: Bilingual };

/** The learned form of a file that a person gave, and whether there is a workbook around it to fill in. */
export type GivenFormFile =
  | Exclude<LearnedFile, { kind: "form" }>
  | (Extract<LearnedFile, { kind: "form" }> & { readonly isWorkbook: boolean });

/** The learned form that a description alone tells; null where it tells none. */
function learnedFormOf(text: string): LearnedForm | null {
  const json = readJson(text);
  const read = json.kind === "json" ? learnedFormSchema.safeParse(json.value) : undefined;
  return read?.success === true ? read.data : null;
}

/**
 * The learned form that a workbook describes.
 *
 * @param bytes a ZIP archive, be it sound or not
 */
export function learnedFormIn(bytes: Uint8Array): LearnedFile {
  let text: string | undefined;
  try {
    text = learnedTextIn(bytes);
  } catch (error) {
    if (error instanceof UnreadableFile) return { kind: "faulty", why: describeFailure(error.failure) };
    throw error;
  }
  if (text === undefined) return { kind: "none" };
  const json = readJson(text);
  const read = json.kind === "json" ? learnedFormSchema.safeParse(json.value) : undefined;
  if (read?.success === true) return { kind: "form", form: read.data };
  const where = read?.error.issues[0]?.path.map(String).join(".") ?? "";
  return {
    kind: "faulty",
    why: {
      zh: `其中的表样说明无法使用${where === "" ? "" : `（${where}）`}，可能由其他版本写入或被改动。请用 hengbiao learn 重新生成。`,
      en: `its description of a form cannot be used${where === "" ? "" : ` (${where})`}; another version may have written it, or it was changed. Make it anew with hengbiao learn.`,
    },
  };
}

/** The learned form in a file: of a workbook that keeps one, or the description alone, as the pane exports it. */
export function givenFormFile(bytes: Uint8Array): GivenFormFile {
  if (fileSignature(bytes) === "zip") {
    const found = learnedFormIn(bytes);
    return found.kind === "form" ? { ...found, isWorkbook: true } : found;
  }
  const form = learnedFormOf(new TextDecoder().decode(bytes));
  return form ? { kind: "form", form, isWorkbook: false } : { kind: "none" };
}

/**
 * The workbook with the description of a learned form, in place of the one it had; everything else is as before.
 *
 * @param bytes an .xlsx file that `readWorkbook` reads
 */
export function withLearnedForm(bytes: Uint8Array, form: LearnedForm): Uint8Array {
  return withKept(bytes, LEARNED_KEY, JSON.stringify(form));
}

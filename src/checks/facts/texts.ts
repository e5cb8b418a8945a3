import type { FieldKey } from "../../forms/form-spec";
import { isPrintedHint } from "../../forms/printed-hints";
import type { Entry } from "../../reading/table";
import { isBlank } from "../../scoring/quantity";
import type { Scored } from "../../scoring/scored";
import { fold } from "../../sheet/fold";

/** What a person wrote into a field; null where it is blank, holds the form's hint, or is not in the form. */
export function writtenIn({ table }: Scored, key: FieldKey): Entry | null {
  const entry = table.fields[key];
  if (!entry || isBlank(entry.text) || isPrintedHint(table.form, key, entry.text)) return null;
  return entry;
}

const ONLY_HAN = /^[\u4E00-\u9FFF]*$/;
const NO_LETTERS = /[^\p{L}\p{N}]/gu;

/** A text without white space and punctuation, for comparing names and sentences. */
export function lettersOf(text: string): string {
  return lettersIn(fold(text));
}

/** The same of a text that is folded already. */
export function lettersIn(folded: string): string {
  return ONLY_HAN.test(folded) ? folded : folded.replace(NO_LETTERS, "");
}

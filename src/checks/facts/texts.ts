import type { FieldKey } from "../../forms/form-spec";
import { isPrintedHint } from "../../forms/printed-hints";
import type { Entry } from "../../reading/table";
import { isBlank } from "../../scoring/quantity";
import type { Scored } from "../../scoring/scored";
import { fold } from "../../sheet/fold";
import { oncePerText } from "../../sheet/once-per-text";
import { oncePerTable } from "./once-per-table";

const hints = oncePerTable(() => new Map<FieldKey, boolean>());

/** Whether a field holds nothing but what the blank form prints into it. */
export function isHintLeft(scored: Scored, key: FieldKey): boolean {
  const known = hints(scored).get(key);
  if (known !== undefined) return known;
  const { form, fields } = scored.table;
  const isLeft = isPrintedHint(form, key, fields[key]?.text ?? "");
  hints(scored).set(key, isLeft);
  return isLeft;
}

/** What a person wrote into a field; null where it is blank, holds the form's hint, or is not in the form. */
export function writtenIn(scored: Scored, key: FieldKey): Entry | null {
  const entry = scored.table.fields[key];
  if (!entry || isBlank(entry.text) || isHintLeft(scored, key)) return null;
  return entry;
}

const ONLY_HAN = /^[\u4E00-\u9FFF]*$/;
const NO_LETTERS = /[^\p{L}\p{N}]/gu;

/** A text without white space and punctuation, for comparing names and sentences. */
export const lettersOf = oncePerText((text) => {
  const folded = fold(text);
  return ONLY_HAN.test(folded) ? folded : folded.replace(NO_LETTERS, "");
});

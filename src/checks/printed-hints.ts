import type { FieldKey, FormId } from "../forms/form-spec";
import { fold } from "../forms/label-key";
import { FORMS } from "../forms/registry";

/** Longer texts hold more than a hint: a person has written something into them. */
const LONGEST_HINT = 200;

const PUNCTUATION = /[.,:;()…。、“”"]/g;

function bare(text: string): string {
  return fold(text).replace(PUNCTUATION, "");
}

/** The hints of each form's fields, without punctuation, which differs between printings of one form. */
const HINTS: ReadonlyMap<FormId, ReadonlyMap<FieldKey, readonly string[]>> = new Map(
  FORMS.map((form) => [form.id, new Map(form.fields.map((field) => [field.key, field.hints.map(bare)]))]),
);

/** Hints that forms print with other endings or numbers of characters than our specs hold (after `bare`). */
const HINT_SENTENCES =
  /(?:对照年度目标说明|结合自评情况(?:说明|分析)|针对项目自评中发现的问题提出).*?\d+字以内|1?预算执行率=预算执行数[/÷]调整后预算数(?:预算执行率未达到?\d+%的?[需应请]?说明原因)?(?:\d+字以内)?|2?年中发生预算调整的(?:追加或调减)?[需应请]?(?:单独)?说明(?:理由|原因)|3?其他资金包括(?:社会投入资金|银行贷款|自筹资金|[和及等])*/g;

/**
 * Whether a field's text is nothing but what the blank form prints into it (forms.md, printed hints). A hint
 * followed by a person's own words is an answer.
 */
export function isPrintedHint(form: FormId, key: FieldKey, text: string): boolean {
  if (text === "" || text.length > LONGEST_HINT) return false;
  const written = bare(text);
  const hints = HINTS.get(form)?.get(key) ?? [];
  if (hints.some((hint) => hint.startsWith(written) && written.length * 2 >= hint.length)) return true;
  return written !== "" && written.replace(HINT_SENTENCES, "") === "";
}

import type { FieldKey, FormId } from "../forms/form-spec";
import { FORMS } from "../forms/registry";
import { fold } from "../scoring/quantity";

/** Longer texts hold more than a hint: a person has written something into them. */
const LONGEST_HINT = 200;

const PUNCTUATION = /[.,:;()…。、“”"]/g;

function bare(text: string): string {
  return fold(text).replace(PUNCTUATION, "");
}

interface Hint {
  readonly start: string;
  readonly bare: string;
}

/** The hints of each form's fields, without punctuation, which differs between printings of one form. */
const HINTS: ReadonlyMap<FormId, ReadonlyMap<FieldKey, readonly Hint[]>> = new Map(
  FORMS.map(({ id, fields }) => [
    id,
    new Map(
      fields.map(({ key, hints }) => [
        key,
        hints.map((hint) => ({ start: hint.charAt(0), bare: bare(hint) })),
      ]),
    ),
  ]),
);

/** What most hints hold and most answers do not, so that few texts have to be compared. */
const ASKS = /字\s*以\s*内|说明\s*(?:理|原)/;

/** Hints that forms print with other endings or numbers of characters than our specs hold (after `bare`). */
const HINT_SENTENCES =
  /(?:对照年度目标说明|结合自评情况(?:说明|分析)|针对项目自评中发现的问题提出).*?\d+字以内|1?预算执行率＝预算执行数[/÷]调整后预算数(?:预算执行率未达到?\d+%的?[需应请]?说明原因)?(?:\d+字以内)?|2?年中发生预算调整的(?:追加或调减)?[需应请]?(?:单独)?说明(?:理由|原因)|3?其他资金包括(?:社会投入资金|银行贷款|自筹资金|[和及等])*/g;

/**
 * Whether a field's text is nothing but what the blank form prints into it (forms.md, printed hints), whole or
 * cut short. A hint followed by a person's own words is an answer.
 */
export function isPrintedHint(form: FormId, key: FieldKey, text: string): boolean {
  if (text === "" || text.length > LONGEST_HINT) return false;
  const alike = (HINTS.get(form)?.get(key) ?? []).filter((hint) => text.startsWith(hint.start));
  if (alike.length === 0 && !ASKS.test(text)) return false;
  const written = bare(text);
  if (alike.some((hint) => hint.bare.startsWith(written) && written.length * 2 >= hint.bare.length))
    return true;
  return written !== "" && written.replace(HINT_SENTENCES, "") === "";
}

import type { FieldKey, FormId } from "./form-spec";
import { FORMS } from "./registry";

/** Longer texts hold more than a hint: a person has written something into them. */
const LONGEST_HINT = 200;

const NOT_CHINESE = /[^\u4e00-\u9fff]+/g;

/** The Chinese characters alone: punctuation, numbers and spaces differ between printings of one hint. */
function characters(text: string): string {
  return text.replace(NOT_CHINESE, "");
}

/** The hints of each form's fields, as `characters`. */
const HINTS: ReadonlyMap<FormId, ReadonlyMap<FieldKey, readonly string[]>> = new Map(
  FORMS.map(({ id, fields }) => [id, new Map(fields.map(({ key, hints }) => [key, hints.map(characters)]))]),
);

/** What every hint holds and most answers do not, so that few texts have to be compared. */
const ASKS = /字\s*以\s*内|说\s*明|分\s*析|提\s*出/;

/** Hints that forms print with other endings than our specs hold, as `characters`. */
const HINT_SENTENCES =
  /(?:对照年度目标说明|结合自评情况(?:说明|分析)|针对项目自评中发现的问题提出).*?字以内|预算执行率预算执行数调整后预算数(?:预算执行率未达到?的?[需应请]?说明原因)?(?:字以内)?|年中发生预算调整的(?:追加或调减)?[需应请]?(?:单独)?说明(?:理由|原因)|其他资金包括(?:社会投入资金|银行贷款|自筹资金|[和及等])*/g;

/**
 * Whether a field's text is nothing but what the blank form prints into it, whole or
 * cut short. A hint followed by a person's own words is an answer.
 */
export function isPrintedHint(form: FormId, key: FieldKey, text: string): boolean {
  if (text === "" || text.length > LONGEST_HINT || !ASKS.test(text)) return false;
  const written = characters(text);
  const hints = HINTS.get(form)?.get(key) ?? [];
  if (hints.some((hint) => hint.startsWith(written) && written.length * 2 >= hint.length)) return true;
  return written !== "" && written.replace(HINT_SENTENCES, "") === "";
}

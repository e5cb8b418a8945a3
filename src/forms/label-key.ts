import { fold } from "../sheet/fold";

const OPENING = "([{〔【";
const CLOSING = ")]}〕】";
const BRACKET = /[([{〔【)\]}〕】]/;
/** What says that a column or field must be filled in. */
const STARS = /^[*★☆]+|[*★☆]+$/g;
const LEADING_NUMBER = /^(?:\d{1,2}|[一二三四五六七八九十]{1,2})[.．、]/;
const LEADING_OF_WHICH = /^其中:?/;
const LEADING_MONTHS = /^1?[-–—~至到]?(?:\d{1,2}|N)月(?:份|底|末)?/;
/** What refers to a note below the form: 完成值¹, 完成值①. */
const NOTE_MARKS = /(?<=[^⁰¹²³⁴-⁹⁽⁾①-⑳※†‡])[⁰¹²³⁴-⁹⁽⁾①-⑳※†‡]+$/;
/** How a column is worked out from the letters or numbers of others: C=B/A behind 完成率. */
const TRAILING_FORMULA = /(?<=[^A-Z])(?:[A-Z]|[①-⑳])＝[A-Z①-⑳\d×xX*÷/+\-—%]+$/;
/** The label once more in another language, before it or behind it; what is written in capitals alone may be 5G or GDP. */
const OTHER_LANGUAGE_BEHIND = /(?<=\p{Script=Han})(?:[A-Z]?[a-z]|[A-Z]{4})[A-Za-z\d.,'&/-]*$/u;
const OTHER_LANGUAGE_BEFORE = /^(?:[A-Z]?[a-z]|[A-Z]{4})[A-Za-z\d.,'&/-]*(?=\p{Script=Han})/u;
const TRAILING_MARK = /(?<=[^A-Z])[A-Z](?:\/[A-Z])?$/;

/** What all of this begins or ends with. */
const BEFORE_WORDS = /^[*★☆\dA-Za-z一二三四五六七八九十其\-–—~至到]/;
const AFTER_WORDS = /(?:[*★☆⁰¹²³⁴-⁹⁽⁾①-⑳※†‡:,;。%]|[A-Za-z]\d?|＝.*)$/;

function withoutBrackets(folded: string): string {
  if (!BRACKET.test(folded)) return folded;
  let kept = "";
  let depth = 0;
  for (const character of folded) {
    if (OPENING.includes(character)) depth++;
    else if (CLOSING.includes(character)) depth = Math.max(0, depth - 1);
    else if (depth === 0) kept += character;
  }
  return kept;
}

/**
 * The form in which labels are compared: white space, line breaks, numbering, 其中, the months
 * of a monitoring form, brackets with what is in them, stars, marks such as A, B or ① at the end with the formula behind
 * them, the label once more in another language and a closing colon do not count; full-width is half-width.
 * A bracket left open by a cell's end swallows the rest.
 */
export function labelKey(text: string): string {
  const bare = withoutBrackets(fold(text));
  // Most texts are words from end to end.
  if (!BEFORE_WORDS.test(bare) && !AFTER_WORDS.test(bare)) return bare;
  return bare
    .replace(STARS, "")
    .replace(LEADING_NUMBER, "")
    .replace(LEADING_OF_WHICH, "")
    .replace(LEADING_MONTHS, "")
    .replace(TRAILING_FORMULA, "")
    .replace(NOTE_MARKS, "")
    .replace(OTHER_LANGUAGE_BEHIND, "")
    .replace(OTHER_LANGUAGE_BEFORE, "")
    .replace(/[:,;。]+$/, "")
    .replace(TRAILING_MARK, "");
}

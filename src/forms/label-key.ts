const FULL_WIDTH_FIRST = 0xff01;
const FULL_WIDTH_LAST = 0xff5e;
const FULL_WIDTH_SHIFT = 0xfee0;
const OPENING = "([{〔【";
const CLOSING = ")]}〕】";
const BRACKET = /[([{〔【)\]}〕】]/;
const LEADING_NUMBER = /^(?:\d{1,2}|[一二三四五六七八九十]{1,2})[.．、]/;
const LEADING_OF_WHICH = /^其中:?/;
const LEADING_MONTHS = /^1?[-–—~至到]?(?:\d{1,2}|N)月(?:份|底|末)?/;
const TRAILING_MARK = /(?<=[^A-Z])[A-Z](?:\/[A-Z])?$/;

/** White space and full-width forms; most texts hold neither. */
const FOLDABLE = /[\s\u0000-\u001f\u2000-\u200f\ufeff\uff01-\uff5e]/;

function isWhiteSpace(code: number): boolean {
  return (
    code <= 0x20 ||
    code === 0xa0 ||
    code === 0x3000 ||
    code === 0xfeff ||
    (code >= 0x2000 && code <= 0x200f) ||
    code === 0x2028 ||
    code === 0x2029
  );
}

/** Text with full-width forms folded to half-width and all white space removed, so that spellings compare. */
export function fold(text: string): string {
  if (!FOLDABLE.test(text)) return text;
  let folded = "";
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (isWhiteSpace(code)) continue;
    folded +=
      code >= FULL_WIDTH_FIRST && code <= FULL_WIDTH_LAST
        ? String.fromCharCode(code - FULL_WIDTH_SHIFT)
        : text.charAt(i);
  }
  return folded;
}

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
 * The form in which labels are compared (forms.md): white space, line breaks, numbering, 其中, the months
 * of a monitoring form, brackets with what is in them, marks such as A or B at the end and a closing colon do
 * not count; full-width is half-width.
 * A bracket left open by a cell's end swallows the rest.
 */
export function labelKey(text: string): string {
  return withoutBrackets(fold(text))
    .replace(LEADING_NUMBER, "")
    .replace(LEADING_OF_WHICH, "")
    .replace(LEADING_MONTHS, "")
    .replace(/[:,;。]+$/, "")
    .replace(TRAILING_MARK, "");
}

const FOLDABLE =
  /[\s\u0000-\u001F\u200B-\u200F\u2010-\u2015\u2212\uFE50-\uFE6B\uFEFF\uFF01-\uFF5E<>=≧≦⩾⩽≮≯═]/;
const INVISIBLE = /[\s\u0000-\u001F\u200B-\u200F\uFEFF]+/g;
const FULL_WIDTH = /[\uFF01-\uFF5E]/g;
const FULL_WIDTH_SHIFT = 0xfee0;
/** ﹦ ﹥ ﹤ ﹪ ﹣ and their like, which some input methods and the integrated system write. */
const SMALL = /[\uFE50-\uFE6B]/g;
/** Whether any of the spellings below occurs. */
const SPELLED = /[\u2010-\u2015\u2212\uFE50-\uFE6B<>=≧≦⩾⩽≮≯═]/;
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/[\u2010-\u2013\u2212]/g, "-"],
  [/[\u2014\u2015]/g, "—"],
  [/>=|=>|≧|⩾|≮/g, "≥"],
  [/<=|=<|≦|⩽|≯/g, "≤"],
  [/>/g, "＞"],
  [/</g, "＜"],
  [/=|═/g, "＝"],
];

/**
 * A text with its spellings made one, so that texts compare: full-width and small forms as half-width, comparators as
 * ≥ ＞ ≤ ＜ ＝, and without white space and line breaks, which mean nothing inside a cell.
 */
export function fold(text: string): string {
  if (!FOLDABLE.test(text)) return text;
  let folded = text
    .replace(INVISIBLE, "")
    .replace(FULL_WIDTH, (letter) => String.fromCharCode(letter.charCodeAt(0) - FULL_WIDTH_SHIFT));
  if (!SPELLED.test(folded)) return folded;
  folded = folded.replace(SMALL, (letter) => letter.normalize("NFKC"));
  for (const [spelling, one] of SPELLINGS) folded = folded.replace(spelling, one);
  return folded;
}

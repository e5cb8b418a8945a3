/** Characters twice as wide as a letter: Chinese, full-width forms and their punctuation. */
const WIDE =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{1F300}-\u{1FAFF}\u{20000}-\u{3FFFD}]/u;

/** Marks that fonts for Chinese make that wide too, and terminals as narrow as a letter, such as “ ”, …, ≥ and ①. */
const WIDE_IN_PRINT = /[\u2013-\u2026\u2190-\u22FF\u2460-\u25FF]/u;

/** Whether a character takes two columns of a terminal. */
export function isWide(character: string): boolean {
  return WIDE.test(character);
}

function widthOf(text: string, isDouble: (character: string) => boolean): number {
  let width = 0;
  for (const character of text) width += isDouble(character) ? 2 : 1;
  return width;
}

/** What a character of a column's width takes in points: seven pixels in the default font. */
export const POINTS_A_CHARACTER = 7 * 0.75;

/** Columns that the text takes on a terminal. */
export function displayWidth(text: string): number {
  return widthOf(text, isWide);
}

/** Width of the text in a cell, in characters as those of a column's width. */
export function printedWidth(text: string): number {
  return widthOf(text, (character) => isWide(character) || WIDE_IN_PRINT.test(character));
}

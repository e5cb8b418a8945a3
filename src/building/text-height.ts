const LINE_AT_10_POINTS = 13.5;
const PADDING = 6;
const LEAST = 20;
/** Of the width of a column, in characters, so that a font somewhat wider than 宋体 still fits. */
const USABLE = 0.94;
const FULL_WIDTH =
  /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u2013-\u2026\u2190-\u22FF\u2460-\u25FF]/;

/** Width of a text in half-width characters: a Chinese character counts as two. */
function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += FULL_WIDTH.test(character) ? 2 : 1;
  return width;
}

/** How many lines a text takes in a cell so many characters wide. */
export function linesOf(text: string, columnWidth: number, fontSize: number): number {
  const perLine = Math.max(2, Math.floor((columnWidth * USABLE * 11) / fontSize));
  return text
    .split("\n")
    .reduce((lines, paragraph) => lines + Math.max(1, Math.ceil(widthOf(paragraph) / perLine)), 0);
}

/** The height in points of a row that shows so many lines. */
export function heightOf(lines: number, fontSize: number): number {
  return Math.max(LEAST, Math.ceil((lines * LINE_AT_10_POINTS * fontSize) / 10 + PADDING));
}

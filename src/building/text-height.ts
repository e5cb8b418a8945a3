import { printedWidth } from "../sheet/text-width";

const LINE_AT_10_POINTS = 13.5;
const PADDING = 6;
const LEAST = 20;
/** Of the width of a column, in characters, so that a font somewhat wider than 宋体 still fits. */
const USABLE = 0.94;

/** How many lines a text takes in a cell so many characters wide. */
export function linesOf(text: string, columnWidth: number, fontSize: number): number {
  const perLine = Math.max(2, Math.floor((columnWidth * USABLE * 11) / fontSize));
  return text
    .split("\n")
    .reduce((lines, paragraph) => lines + Math.max(1, Math.ceil(printedWidth(paragraph) / perLine)), 0);
}

/** The height in points of a row that shows so many lines. */
export function heightOf(lines: number, fontSize: number): number {
  return Math.max(LEAST, Math.ceil((lines * LINE_AT_10_POINTS * fontSize) / 10 + PADDING));
}

import type { CellStyle, Line } from "../sheet/cell-style";

/** The font of official forms. */
export const FONT = "宋体";

/** In points: the size of what forms print and of what is filled in. */
const SIZE = 10;

const THIN: Line = { style: "thin" };

/** Thin lines on all four sides. */
export const BOXED: CellStyle["lines"] = { top: THIN, right: THIN, bottom: THIN, left: THIN };

/** The style that built cells start from: centred, wrapped, boxed, locked. */
export const PLAIN: CellStyle = {
  font: { size: SIZE, bold: false, italic: false, underline: false, strike: false },
  lines: BOXED,
  horizontal: "center",
  vertical: "center",
  wrap: true,
  rotation: 0,
  indent: 0,
  locked: true,
};

/** A style with another size of its font, in points, or with bold letters. */
export function lettered(
  style: CellStyle,
  font: { readonly size?: number; readonly bold?: boolean },
): CellStyle {
  return { ...style, font: { ...style.font, ...font } };
}

/** A label or heading that the form prints. */
export const LABEL: CellStyle = { ...PLAIN };
export const TITLE: CellStyle = { ...lettered(PLAIN, { size: 16, bold: true }), lines: {} };
export const SUBTITLE: CellStyle = { ...lettered(PLAIN, { size: 11 }), lines: {} };

/** A place for running text. */
export const TEXT: CellStyle = { ...PLAIN, horizontal: "left", locked: false };
/** A place for a short entry. */
export const SHORT: CellStyle = { ...PLAIN, locked: false };
/** A place that keeps `=100%`, `≥98%` and `12-31` as they are typed. */
export const AS_TYPED: CellStyle = { ...SHORT, numberFormat: "@" };
/** A place for a number. */
export const NUMBER: CellStyle = { ...SHORT, wrap: false };

/** The name of a line above the form that the form writes itself, and the line. */
export const NOTE_NAME: CellStyle = { ...lettered(PLAIN, { bold: true }), fill: "#EEF4F3", lines: {} };
export const NOTE: CellStyle = { ...lettered(NOTE_NAME, { bold: false }), horizontal: "left" };

/** What draws the eye where something has to be put right. */
export const ALARM = { colour: "#B42318", fill: "#FDE7E4", bold: true } as const;

import type { CellStyle as StoredStyle } from "hucre/xlsx";
import type { CellStyle, Font, Line } from "../../sheet/cell-style";

type StoredFont = NonNullable<StoredStyle["font"]>;
type StoredLine = NonNullable<NonNullable<StoredStyle["border"]>["top"]>;

/** Stacked characters, and turns clockwise, have numbers beyond 90. */
const STACKED = 255;

/** The format of cells that have none. */
const GENERAL = "General";

/** A font as hucre writes it into a workbook. */
export function storedFont({ name, size, bold, italic, underline, strike, colour }: Font): StoredFont {
  return {
    ...(name === undefined ? {} : { name }),
    ...(size === undefined ? {} : { size }),
    ...(bold ? { bold } : {}),
    ...(italic ? { italic } : {}),
    ...(underline ? { underline } : {}),
    ...(strike ? { strikethrough: strike } : {}),
    ...(colour === undefined ? {} : { color: { rgb: colour.slice(1) } }),
  };
}

function storedLine({ style, colour }: Line): StoredLine {
  return { style, ...(colour === undefined ? {} : { color: { rgb: colour.slice(1) } }) };
}

/** A style as hucre writes it into a workbook. */
export function storedStyle(style: CellStyle): StoredStyle {
  const { fill, lines, rotation, horizontal, vertical, wrap, indent, locked, numberFormat } = style;
  const turned = rotation === "stacked" ? STACKED : rotation < 0 ? 90 - rotation : rotation;
  const sides = Object.entries(lines);
  return {
    font: storedFont(style.font),
    ...(sides.length === 0
      ? {}
      : { border: Object.fromEntries(sides.map(([side, line]) => [side, storedLine(line)])) }),
    alignment: {
      ...(horizontal === undefined ? {} : { horizontal }),
      vertical,
      wrapText: wrap,
      ...(turned === 0 ? {} : { textRotation: turned }),
      ...(indent === 0 ? {} : { indent }),
    },
    ...(fill === undefined
      ? {}
      : { fill: { type: "pattern", pattern: "solid", fgColor: { rgb: fill.slice(1) } } as const }),
    ...(numberFormat === undefined || numberFormat === GENERAL ? {} : { numFmt: numberFormat }),
    protection: { locked },
  };
}

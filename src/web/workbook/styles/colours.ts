import { attributesOf, contentOf, elementIn } from "../../../files/xml/elements";
import type { Attributes } from "../../../files/xml/part";
import { parseXml } from "../../../files/xml/tree";

/** Colours by number as Excel has had them since 1997; 0 to 7 are those from 8 on. */
const INDEXED = (
  "000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF 800000 008000 000080 808000 800080 008080 C0C0C0 808080 " +
  "9999FF 993366 FFFFCC CCFFFF 660066 FF8080 0066CC CCCCFF 000080 FF00FF FFFF00 00FFFF 800080 800000 008080 0000FF " +
  "00CCFF CCFFFF CCFFCC FFFF99 99CCFF FF99CC CC99FF FFCC99 3366FF 33CCCC 99CC00 FFCC00 FF9900 FF6600 666699 969696 " +
  "003366 339966 003300 333300 993300 993366 333399 333333"
).split(" ");
const FIRST_INDEX = 8;

/** Office's theme, where a workbook brings none; in the order in which colours refer to it. */
const OFFICE_THEME =
  "FFFFFF 000000 E7E6E6 44546A 4472C4 ED7D31 A5A5A5 FFC000 5B9BD5 70AD47 0563C1 954F72".split(" ");

/** The colours of a theme part stand in another order than that in which they are referred to. */
const THEME_NAMES = "lt1 dk1 lt2 dk2 accent1 accent2 accent3 accent4 accent5 accent6 hlink folHlink".split(
  " ",
);

/** The colour of a number, as `#RRGGBB`; undefined for those that mean automatic. */
export function numberedColour(index: number): string | undefined {
  const colour = INDEXED[index < FIRST_INDEX ? index : index - FIRST_INDEX];
  return colour === undefined ? undefined : `#${colour}`;
}

/** The colour that attributes such as `theme="4" tint="0.4"` mean, as `#RRGGBB`; undefined for automatic. */
export type ColourOf = (attributes: Attributes | undefined) => string | undefined;

function themeColours(theme: string): readonly string[] {
  const tree = parseXml(theme);
  return THEME_NAMES.map((name, index) => {
    const inner = contentOf(elementIn(tree, name));
    const said = (element: string, value: string) => attributesOf(elementIn(inner, element)).get(value);
    const colour = said("srgbClr", "val") ?? said("sysClr", "lastClr");
    return colour ?? OFFICE_THEME[index] ?? "000000";
  });
}

function tinted(colour: string, tint: number): string {
  const channels = [0, 2, 4].map((at) => {
    const value = parseInt(colour.slice(at, at + 2), 16);
    const lighter = tint < 0 ? value * (1 + tint) : value + (255 - value) * tint;
    return Math.round(lighter).toString(16).padStart(2, "0");
  });
  return channels.join("");
}

/** Reads colours against the theme part of a workbook, empty where it has none. */
export function colourReader(theme: string): ColourOf {
  const themed = themeColours(theme);
  const plain = (attributes: Attributes): string | undefined => {
    const rgb = attributes.get("rgb");
    if (rgb !== undefined) return /^[\da-f]{6,8}$/i.test(rgb) ? rgb.slice(-6) : undefined;
    const theme = attributes.get("theme");
    if (theme !== undefined) return themed[Number(theme)];
    return numberedColour(Number(attributes.get("indexed") ?? NaN))?.slice(1);
  };
  return (attributes) => {
    const colour = attributes && plain(attributes);
    if (colour === undefined) return undefined;
    const tint = Math.max(-1, Math.min(1, Number(attributes?.get("tint") ?? 0) || 0));
    return `#${tinted(colour, tint).toUpperCase()}`;
  };
}

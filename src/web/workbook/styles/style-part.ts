import { builtinFormat } from "../../../files/format/builtin-formats";
import {
  attributesOf,
  contentOf,
  elementIn,
  elementsIn,
  prefixOf,
  rootOf,
  tagged,
} from "../../../files/xml/elements";
import { type Attributes, isTrue } from "../../../files/xml/part";
import { parseXml, type XmlElement } from "../../../files/xml/tree";
import type { ColourOf } from "./colours";
import type { CellStyle, Font, Horizontal, Line, LineStyle, Vertical } from "../../../sheet/cell-style";
import type { ConditionalFormat } from "../../../sheet/conditional-format";

const LINE_STYLES: Readonly<Record<LineStyle, true>> = {
  thin: true,
  hair: true,
  dotted: true,
  dashed: true,
  dashDot: true,
  dashDotDot: true,
  double: true,
  medium: true,
  mediumDashed: true,
  mediumDashDot: true,
  mediumDashDotDot: true,
  slantDashDot: true,
  thick: true,
};

const HORIZONTAL: ReadonlyMap<string | undefined, Horizontal> = new Map([
  ["left", "left"],
  ["center", "center"],
  ["centerContinuous", "center"],
  ["right", "right"],
  ["justify", "justify"],
  ["distributed", "distributed"],
]);

const VERTICAL: ReadonlyMap<string | undefined, Vertical> = new Map([
  ["top", "top"],
  ["center", "center"],
  ["justify", "top"],
  ["distributed", "center"],
]);

/** Rotations beyond 90 turn clockwise; this one stacks the characters. */
const STACKED = 255;

/** What a conditional format changes of a cell. */
export type Difference = Omit<ConditionalFormat, "areas" | "stopIfTrue">;

/** The styles of a workbook's cells by the number cells refer to, and those of its conditional formats. */
export interface StylePart {
  readonly styles: readonly CellStyle[];
  readonly differences: readonly Difference[];
}

/** The attributes of the first element of a name within another one; undefined when there is none. */
function inside(element: XmlElement | undefined, name: string): Attributes | undefined {
  const found = elementIn(contentOf(element), name);
  return found && attributesOf(found);
}

/** An element that is there unless it says no: `<b/>`, but not `<b val="0"/>`. */
function isOn(font: XmlElement | undefined, name: string): boolean {
  const value = inside(font, name)?.get("val");
  return inside(font, name) !== undefined && value !== "0" && value !== "false" && value !== "none";
}

function isLineStyle(style: string | undefined): style is LineStyle {
  return style !== undefined && Object.hasOwn(LINE_STYLES, style);
}

function optional<Key extends string, Value>(
  key: Key,
  value: Value | undefined,
): Partial<Record<Key, Value>> {
  const entry: Partial<Record<Key, Value>> = {};
  if (value !== undefined) entry[key] = value;
  return entry;
}

function fontOf(font: XmlElement, colourOf: ColourOf): Font {
  const size = Number(inside(font, "sz")?.get("val") ?? 0);
  return {
    bold: isOn(font, "b"),
    italic: isOn(font, "i"),
    underline: isOn(font, "u"),
    strike: isOn(font, "strike"),
    ...optional("name", inside(font, "name")?.get("val")),
    ...optional("size", size > 0 ? size : undefined),
    ...optional("colour", colourOf(inside(font, "color"))),
  };
}

/** Where a pattern keeps the colour that shows: cells have it in front, conditional formats behind. */
type Ground = "cell" | "condition";

/** The colour an area is filled with. */
function fillOf(fill: XmlElement, ground: Ground, colourOf: ColourOf): string | undefined {
  const pattern = inside(fill, "patternFill")?.get("patternType");
  if (pattern === "none" || (ground === "cell" && pattern === undefined)) return undefined;
  const [front, behind] = [colourOf(inside(fill, "fgColor")), colourOf(inside(fill, "bgColor"))];
  if (ground === "condition") return behind ?? front;
  return pattern === "solid" ? front : (behind ?? front);
}

function lineOf(border: XmlElement, side: string, colourOf: ColourOf): Line | undefined {
  const found = elementIn(contentOf(border), side);
  const style = attributesOf(found).get("style");
  return isLineStyle(style) ? { style, colour: colourOf(inside(found, "color")) ?? "#000000" } : undefined;
}

function linesOf(border: XmlElement, colourOf: ColourOf): CellStyle["lines"] {
  const line = (side: string) => lineOf(border, side, colourOf);
  return {
    ...optional("top", line("top")),
    ...optional("right", line("right") ?? line("end")),
    ...optional("bottom", line("bottom")),
    ...optional("left", line("left") ?? line("start")),
  };
}

function alignmentOf(alignment: Attributes | undefined) {
  const rotation = Number(alignment?.get("textRotation") ?? 0);
  const wrap = alignment?.get("wrapText");
  const turned = rotation > 90 ? 90 - rotation : rotation;
  return {
    ...optional("horizontal", HORIZONTAL.get(alignment?.get("horizontal"))),
    vertical: VERTICAL.get(alignment?.get("vertical")) ?? "bottom",
    wrap: isTrue(wrap),
    rotation: rotation === STACKED ? "stacked" : turned,
    indent: Number(alignment?.get("indent") ?? 0),
  } as const;
}

/** What an element such as `<dxf>` changes of a cell. */
export function differenceOf(element: XmlElement, prefix: string, colourOf: ColourOf): Difference {
  const font = elementIn(contentOf(element), tagged(`${prefix}font`));
  const fill = elementIn(contentOf(element), tagged(`${prefix}fill`));
  return {
    bold: isOn(font, "b"),
    ...(isOn(font, "i") ? { italic: true } : {}),
    ...(isOn(font, "u") ? { underline: true } : {}),
    ...(isOn(font, "strike") ? { strike: true } : {}),
    ...optional("fill", fill && fillOf(fill, "condition", colourOf)),
    ...optional("colour", colourOf(inside(font, "color"))),
  };
}

/** Reads the style part of a workbook, empty where it has none. */
export function readStylePart(xml: string, colourOf: ColourOf): StylePart {
  const tree = parseXml(xml);
  const prefix = prefixOf(rootOf(tree));
  const items = (list: string, item: string): readonly XmlElement[] =>
    elementsIn(contentOf(elementIn(tree, tagged(prefix + list))), tagged(prefix + item));
  const fonts = items("fonts", "font").map((font) => fontOf(font, colourOf));
  const fills = items("fills", "fill").map((fill) => fillOf(fill, "cell", colourOf));
  const lines = items("borders", "border").map((border) => linesOf(border, colourOf));
  const formats = new Map(
    items("numFmts", "numFmt")
      .map(attributesOf)
      .map((format) => [Number(format.get("numFmtId")), format.get("formatCode")]),
  );
  const plain: Font = { bold: false, italic: false, underline: false, strike: false };
  const styles = items("cellXfs", "xf").map((element): CellStyle => {
    const format = attributesOf(element);
    const numbered = (name: string) => Number(format.get(name) ?? 0);
    const id = numbered("numFmtId");
    const code = formats.get(id) ?? builtinFormat(id);
    const locked = inside(element, "protection")?.get("locked");
    return {
      locked: locked !== "0" && locked !== "false",
      font: fonts[numbered("fontId")] ?? plain,
      lines: lines[numbered("borderId")] ?? {},
      ...alignmentOf(inside(element, "alignment")),
      ...optional("fill", fills[numbered("fillId")]),
      ...optional("numberFormat", code === "General" || code === "" ? undefined : code),
    };
  });
  const differences = items("dxfs", "dxf").map((element) => differenceOf(element, prefix, colourOf));
  return { styles, differences };
}

import { builtinFormat } from "../../../files/format/builtin-formats";
import { elementPattern, prefixOf } from "../../../files/xml/markup";
import { type Attributes, elements, isTrue } from "../../../files/xml/part";
import type { ColourOf } from "./colours";
import type { CellLook, Font, Highlight, Horizontal, Line, LineStyle, Vertical } from "./workbook-look";

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
export type Difference = Omit<Highlight, "areas" | "stopIfTrue">;

/** The looks of a workbook's cells by the number cells refer to, and those of its conditional formats. */
export interface StylePart {
  readonly looks: readonly CellLook[];
  readonly differences: readonly Difference[];
}

/** An element that is there unless it says no: `<b/>`, but not `<b val="0"/>`. */
function isOn(xml: string, name: string): boolean {
  const [attributes] = elements(xml, name);
  const value = attributes?.get("val");
  return attributes !== undefined && value !== "0" && value !== "false" && value !== "none";
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

function fontOf(xml: string, colourOf: ColourOf): Font {
  const size = Number(elements(xml, "sz")[0]?.get("val") ?? 0);
  return {
    bold: isOn(xml, "b"),
    italic: isOn(xml, "i"),
    underline: isOn(xml, "u"),
    strike: isOn(xml, "strike"),
    ...optional("name", elements(xml, "name")[0]?.get("val")),
    ...optional("size", size > 0 ? size : undefined),
    ...optional("colour", colourOf(elements(xml, "color")[0])),
  };
}

/** Where a pattern keeps the colour that shows: cells have it in front, conditional formats behind. */
type Ground = "cell" | "condition";

/** The colour an area is filled with. */
function fillOf(xml: string, ground: Ground, colourOf: ColourOf): string | undefined {
  const pattern = elements(xml, "patternFill")[0]?.get("patternType");
  if (pattern === "none" || (ground === "cell" && pattern === undefined)) return undefined;
  const [front, behind] = [colourOf(elements(xml, "fgColor")[0]), colourOf(elements(xml, "bgColor")[0])];
  if (ground === "condition") return behind ?? front;
  return pattern === "solid" ? front : (behind ?? front);
}

function lineOf(xml: string, prefix: string, side: string, colourOf: ColourOf): Line | undefined {
  const [, , inner = ""] = elementPattern(prefix, side).exec(xml) ?? [];
  const style = elements(xml, side)[0]?.get("style");
  return isLineStyle(style)
    ? { style, colour: colourOf(elements(inner, "color")[0]) ?? "#000000" }
    : undefined;
}

function linesOf(xml: string, prefix: string, colourOf: ColourOf): CellLook["lines"] {
  const line = (side: string) => lineOf(xml, prefix, side, colourOf);
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
export function differenceOf(xml: string, prefix: string, colourOf: ColourOf): Difference {
  const font = elementPattern(prefix, "font").exec(xml)?.[0] ?? "";
  const fill = elementPattern(prefix, "fill").exec(xml)?.[0] ?? "";
  return {
    bold: isOn(font, "b"),
    ...(isOn(font, "i") ? { italic: true } : {}),
    ...(isOn(font, "u") ? { underline: true } : {}),
    ...(isOn(font, "strike") ? { strike: true } : {}),
    ...optional("fill", fill === "" ? undefined : fillOf(fill, "condition", colourOf)),
    ...optional("colour", colourOf(elements(font, "color")[0])),
  };
}

/** Reads the style part of a workbook, empty where it has none. */
export function readStylePart(xml: string, colourOf: ColourOf): StylePart {
  const prefix = prefixOf(xml);
  const items = (list: string, item: string): readonly (readonly [attributes: string, whole: string])[] => {
    const inner = elementPattern(prefix, list).exec(xml)?.[2] ?? "";
    return Array.from(inner.matchAll(elementPattern(prefix, item, "g")), ([whole, attributes = ""]) => [
      attributes,
      whole,
    ]);
  };
  const fonts = items("fonts", "font").map(([, whole]) => fontOf(whole, colourOf));
  const fills = items("fills", "fill").map(([, whole]) => fillOf(whole, "cell", colourOf));
  const lines = items("borders", "border").map(([, whole]) => linesOf(whole, prefix, colourOf));
  const formats = new Map(
    items("numFmts", "numFmt")
      .flatMap(([, whole]) => elements(whole, "numFmt"))
      .map((format) => [Number(format.get("numFmtId")), format.get("formatCode")]),
  );
  const plain: Font = { bold: false, italic: false, underline: false, strike: false };
  const looks = items("cellXfs", "xf").map(([, whole]): CellLook => {
    const [format] = elements(whole, "xf");
    const numbered = (name: string) => Number(format?.get(name) ?? 0);
    const id = numbered("numFmtId");
    const code = formats.get(id) ?? builtinFormat(id);
    const locked = elements(whole, "protection")[0]?.get("locked");
    return {
      locked: locked !== "0" && locked !== "false",
      font: fonts[numbered("fontId")] ?? plain,
      lines: lines[numbered("borderId")] ?? {},
      ...alignmentOf(elements(whole, "alignment")[0]),
      ...optional("fill", fills[numbered("fillId")]),
      ...optional("numberFormat", code === "General" || code === "" ? undefined : code),
    };
  });
  const differences = items("dxfs", "dxf").map(([, whole]) => differenceOf(whole, prefix, colourOf));
  return { looks, differences };
}

import { builtinFormat, commonFormats } from "../format/builtin-formats";
import { elementOf, withAttributeSet, withListed } from "../xml/edits";
import { attributesOf, contentOf, elementsIn, isMeant, prefixOf, rootOf, tagged } from "../xml/elements";
import { attribute, escaped, withAttribute } from "../xml/markup";
import { parseXml, type XmlElement, type XmlNode, xmlOf } from "../xml/tree";

/** Numbers from here on are free for formats of a workbook's own. */
const FIRST_OWN_FORMAT = 164;

/** The numbers that another workbook's formats have among those of a style part. */
export interface AdoptedFormats {
  readonly cell: (index: number) => number;
  /** For conditional formats. */
  readonly condition: (index: number) => number;
}

/** A style part to which formats are added; those that are there keep their numbers. */
export interface StyleBook {
  /** The index of a cell format that is like another one but for its number format. */
  readonly withNumberFormat: (base: number, code: string) => number;
  /** The index of a format for conditional formats; colours as `#RRGGBB`. */
  readonly highlight: (fill: string, font: string) => number;
  /** Takes over all formats of a style part that `writeSheets` wrote. */
  readonly adopt: (styles: string) => AdoptedFormats;
  /** The XML as it is now; the same text when nothing was added. */
  readonly xml: () => string;
}

type StylePart = readonly XmlNode[];

function itemsOf(part: StylePart, list: string, item: string): readonly XmlElement[] {
  const root = rootOf(part);
  const prefix = prefixOf(root);
  const found = contentOf(root).find((child) => isMeant(child, tagged(prefix + list)));
  if (found === undefined || typeof found === "string") return [];
  return contentOf(found).filter((child) => isMeant(child, tagged(prefix + item)));
}

/** Lists of the style part in the order that the schema asks for. */
const LISTS = [
  "numFmts",
  "fonts",
  "fills",
  "borders",
  "cellStyleXfs",
  "cellXfs",
  "cellStyles",
  "dxfs",
  "tableStyles",
  "colors",
  "extLst",
];

/** A list of the style part, such as `cellXfs`, with items at its end, and counted. */
function withItems(part: StylePart, list: string, item: string, items: readonly XmlElement[]): StylePart {
  if (items.length === 0) return part;
  const grown = withListed(part, list, items, LISTS.slice(LISTS.indexOf(list) + 1));
  const count = String(itemsOf(grown, list, item).length);
  const root = rootOf(grown);
  const isList = tagged(prefixOf(root) + list);
  const counted = contentOf(root).map((child) =>
    isMeant(child, isList) ? withAttributeSet(child, "count", count) : child,
  );
  return grown.map((node) => (node === root ? { ...root, children: counted } : node));
}

/** An element without a prefix with the one of another part. */
function prefixed({ tag, attributes, children }: XmlElement, prefix: string): XmlElement {
  const inner =
    children && children.map((node) => (typeof node === "string" ? node : prefixed(node, prefix)));
  return { tag: prefix + tag, attributes, children: inner };
}

/** What a format refers to, and the list it is in. */
const REFERENCES = [
  ["fontId", "fonts", "font"],
  ["fillId", "fills", "fill"],
  ["borderId", "borders", "border"],
] as const;

/**
 * What every cell falls back on: the first item of these lists. Excel keeps the first two fills for itself, whatever
 * they say, and takes the first font for that of the workbook.
 */
const DEFAULTS = [
  ["fonts", "font", '<font><sz val="11"/><name val="Calibri"/></font>'],
  [
    "fills",
    "fill",
    '<fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>',
  ],
  ["borders", "border", "<border><left/><right/><top/><bottom/><diagonal/></border>"],
  ["cellStyleXfs", "xf", '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'],
  ["cellXfs", "xf", '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'],
] as const;

/** A style part whose lists may be empty or absent, with what stands for that: or else the first item added is it. */
function withDefaults(part: StylePart): StylePart {
  const prefix = prefixOf(rootOf(part));
  return DEFAULTS.reduce<StylePart>((all, [list, item, xml]) => {
    if (itemsOf(all, list, item).length > 0) return all;
    const items = elementsIn(parseXml(xml), tagged(item));
    return withItems(
      all,
      list,
      item,
      items.map((each) => prefixed(each, prefix)),
    );
  }, part);
}

/**
 * The part of styles, to which formats are added as they are asked for; those that are there keep their
 * numbers.
 */
export function openStyleBook(original: string): StyleBook {
  let part: StylePart = parseXml(original);
  const prefix = prefixOf(rootOf(part));
  const add = (list: string, item: string, items: readonly XmlElement[]) => {
    part = withItems(withDefaults(part), list, item, items);
  };
  const known = new Map<string, number>();
  const once = (key: string, make: () => number) => {
    const made = known.get(key) ?? make();
    known.set(key, made);
    return made;
  };

  const formatId = (code: string): number => {
    if (code === "General") return 0;
    for (const [id, builtin] of commonFormats()) if (builtin === code) return id;
    const own = elementsIn(part, "numFmt").map(attributesOf);
    const same = own.find((format) => format.get("formatCode") === code);
    if (same) return Number(same.get("numFmtId"));
    const id = own.reduce(
      (most, format) => Math.max(most, Number(format.get("numFmtId")) + 1),
      FIRST_OWN_FORMAT,
    );
    const attributes = ` numFmtId="${id}" formatCode="${escaped(code)}"`;
    add("numFmts", "numFmt", [elementOf(`${prefix}numFmt`, attributes, [])]);
    return id;
  };

  /** The number format of a cell format, as Excel writes it. */
  const codeOf = (format: XmlElement): string => {
    const id = Number(attribute(format.attributes, "numFmtId") ?? "0");
    const own = elementsIn(part, "numFmt")
      .map(attributesOf)
      .find((each) => Number(each.get("numFmtId")) === id);
    return own?.get("formatCode") ?? builtinFormat(id) ?? "General";
  };

  return {
    withNumberFormat: (base, code) =>
      once(`${base} ${code}`, () => {
        part = withDefaults(part);
        const own = itemsOf(part, "cellXfs", "xf")[base];
        if (own && codeOf(own) === code) return base;
        const id = formatId(code);
        const formats = itemsOf(part, "cellXfs", "xf");
        const format = formats[base] ?? formats[0] ?? elementOf(`${prefix}xf`, "", []);
        const numbered = withAttributeSet(format, "numFmtId", String(id));
        add("cellXfs", "xf", [withAttributeSet(numbered, "applyNumberFormat", "1")]);
        return formats.length;
      }),
    highlight: (fill, font) =>
      once(`${fill} ${font}`, () => {
        const argb = (colour: string) => `FF${colour.slice(1).toUpperCase()}`;
        const xml =
          `<dxf><font><color rgb="${argb(font)}"/></font>` +
          `<fill><patternFill patternType="solid"><fgColor rgb="${argb(fill)}"/>` +
          `<bgColor rgb="${argb(fill)}"/></patternFill></fill></dxf>`;
        const items = elementsIn(parseXml(xml), "dxf").map((item) => prefixed(item, prefix));
        const formats = itemsOf(part, "dxfs", "dxf");
        const same = formats.findIndex((format) => xmlOf(format) === xmlOf(items));
        if (same >= 0) return same;
        add("dxfs", "dxf", items);
        return formats.length;
      }),
    adopt: (styles) => {
      part = withDefaults(part);
      const other = parseXml(styles);
      const append = (list: string, item: string, items: readonly XmlElement[]): number => {
        const first = itemsOf(part, list, item).length;
        add(
          list,
          item,
          items.map((each) => prefixed(each, prefix)),
        );
        return first;
      };
      const firsts = REFERENCES.map(
        ([name, list, item]) => [name, append(list, item, itemsOf(other, list, item))] as const,
      );
      const codes = new Map(
        elementsIn(other, "numFmt")
          .map(attributesOf)
          .map((format) => [format.get("numFmtId"), format.get("formatCode") ?? ""]),
      );
      const formats = itemsOf(other, "cellXfs", "xf").map((format) => {
        const { attributes } = format;
        const own = attribute(attributes, "numFmtId") ?? "0";
        const code = codes.get(own);
        let moved = withAttribute(attributes, "numFmtId", code === undefined ? own : String(formatId(code)));
        for (const [name, first] of firsts) {
          moved = withAttribute(moved, name, String(Number(attribute(attributes, name) ?? 0) + first));
        }
        return { ...format, attributes: withAttribute(moved, "xfId", "0") };
      });
      const firstCell = append("cellXfs", "xf", formats);
      const firstCondition = append("dxfs", "dxf", itemsOf(other, "dxfs", "dxf"));
      return { cell: (index) => firstCell + index, condition: (index) => firstCondition + index };
    },
    xml: () => xmlOf(part),
  };
}

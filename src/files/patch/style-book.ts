import { builtinFormats } from "../format/builtin-formats";
import { elements } from "../xml/part";
import {
  attribute,
  ATTRIBUTES,
  elementPattern,
  escaped,
  prefixOf,
  withAttribute,
  withChild,
} from "../xml/markup";

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

function itemsOf(xml: string, list: string, item: string): readonly RegExpMatchArray[] {
  const prefix = prefixOf(xml);
  const inner = elementPattern(prefix, list).exec(xml)?.[2] ?? "";
  return [...inner.matchAll(elementPattern(prefix, item, "g"))];
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
function withItems(xml: string, list: string, item: string, items: readonly string[]): string {
  if (items.length === 0) return xml;
  const grown = withChild(xml, list, items.join(""), LISTS.slice(LISTS.indexOf(list) + 1));
  const count = String(itemsOf(grown, list, item).length);
  const opening = new RegExp(`(<${prefixOf(grown)}${list})(?=[\\s>])(${ATTRIBUTES})>`);
  return grown.replace(
    opening,
    (_whole, name: string, attributes: string) => `${name}${withAttribute(attributes, "count", count)}>`,
  );
}

/** Elements without a prefix with the one of another part. */
function prefixed(xml: string, prefix: string): string {
  return prefix === "" ? xml : xml.replace(/<(\/?)(?=[A-Za-z])/g, `<$1${prefix}`);
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
  ["fonts", "font", ['<font><sz val="11"/><name val="Calibri"/></font>']],
  [
    "fills",
    "fill",
    ['<fill><patternFill patternType="none"/></fill>', '<fill><patternFill patternType="gray125"/></fill>'],
  ],
  ["borders", "border", ["<border><left/><right/><top/><bottom/><diagonal/></border>"]],
  ["cellStyleXfs", "xf", ['<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>']],
  ["cellXfs", "xf", ['<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>']],
] as const;

/** A style part whose lists may be empty or absent, with what stands for that: or else the first item added is it. */
function withDefaults(xml: string): string {
  const prefix = prefixOf(xml);
  return DEFAULTS.reduce(
    (all, [list, item, items]) =>
      itemsOf(all, list, item).length > 0
        ? all
        : withItems(
            all,
            list,
            item,
            items.map((each) => prefixed(each, prefix)),
          ),
    xml,
  );
}

export function openStyleBook(original: string): StyleBook {
  let xml = original;
  const prefix = prefixOf(original);
  const add = (list: string, item: string, ...items: readonly string[]) => {
    xml = withItems(withDefaults(xml), list, item, items);
  };
  const known = new Map<string, number>();
  const once = (key: string, make: () => number) => {
    const made = known.get(key) ?? make();
    known.set(key, made);
    return made;
  };

  const formatId = (code: string): number => {
    if (code === "General") return 0;
    for (const [id, builtin] of builtinFormats()) if (builtin === code) return id;
    const own = elements(xml, "numFmt").map((format) => ({
      id: Number(format.get("numFmtId")),
      code: format.get("formatCode"),
    }));
    const same = own.find((format) => format.code === code);
    if (same) return same.id;
    const id = own.reduce((most, format) => Math.max(most, format.id + 1), FIRST_OWN_FORMAT);
    const item = `<${prefix}numFmt numFmtId="${id}" formatCode="${escaped(code)}"/>`;
    add("numFmts", "numFmt", item);
    return id;
  };

  return {
    withNumberFormat: (base, code) =>
      once(`${base} ${code}`, () => {
        const id = formatId(code);
        xml = withDefaults(xml);
        const formats = itemsOf(xml, "cellXfs", "xf");
        const [whole = `<${prefix}xf/>`, attributes = ""] = formats[base] ?? formats[0] ?? [];
        const formatted = withAttribute(
          withAttribute(attributes, "numFmtId", String(id)),
          "applyNumberFormat",
          "1",
        );
        const item = `<${prefix}xf${formatted}${whole.slice(`<${prefix}xf`.length + attributes.length)}`;
        add("cellXfs", "xf", item);
        return formats.length;
      }),
    highlight: (fill, font) =>
      once(`${fill} ${font}`, () => {
        const argb = (colour: string) => `FF${colour.slice(1).toUpperCase()}`;
        const item =
          `<${prefix}dxf><${prefix}font><${prefix}color rgb="${argb(font)}"/></${prefix}font>` +
          `<${prefix}fill><${prefix}patternFill patternType="solid"><${prefix}fgColor rgb="${argb(fill)}"/>` +
          `<${prefix}bgColor rgb="${argb(fill)}"/></${prefix}patternFill></${prefix}fill></${prefix}dxf>`;
        const formats = itemsOf(xml, "dxfs", "dxf");
        const same = formats.findIndex(([whole]) => whole === item);
        if (same >= 0) return same;
        add("dxfs", "dxf", item);
        return formats.length;
      }),
    adopt: (other) => {
      xml = withDefaults(xml);
      const append = (list: string, item: string, items: readonly string[]): number => {
        const first = itemsOf(xml, list, item).length;
        add(list, item, ...items.map((each) => prefixed(each, prefix)));
        return first;
      };
      const wholes = (list: string, item: string) => itemsOf(other, list, item).map(([whole]) => whole);
      const firsts = REFERENCES.map(
        ([name, list, item]) => [name, append(list, item, wholes(list, item))] as const,
      );
      const codes = new Map(
        elements(other, "numFmt").map((format) => [format.get("numFmtId"), format.get("formatCode") ?? ""]),
      );
      const formats = itemsOf(other, "cellXfs", "xf").map(([whole, attributes = ""]) => {
        const own = attribute(attributes, "numFmtId") ?? "0";
        const code = codes.get(own);
        let moved = withAttribute(attributes, "numFmtId", code === undefined ? own : String(formatId(code)));
        for (const [name, first] of firsts) {
          moved = withAttribute(moved, name, String(Number(attribute(attributes, name) ?? 0) + first));
        }
        return `<xf${withAttribute(moved, "xfId", "0")}${whole.slice("<xf".length + attributes.length)}`;
      });
      const firstCell = append("cellXfs", "xf", formats);
      const firstCondition = append("dxfs", "dxf", wholes("dxfs", "dxf"));
      return { cell: (index) => firstCell + index, condition: (index) => firstCondition + index };
    },
    xml: () => xml,
  };
}

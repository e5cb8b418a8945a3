/** A piece of XML: an element, or what stands between elements (text, comments, instructions) as it is written. */
export type XmlNode = XmlElement | string;

/** An element of a part. What nobody changes is written again as it was read, to the byte. */
export interface XmlElement {
  /** The name with its prefix, as `x:row`. */
  readonly tag: string;
  /** All that stands behind the name in the tag, with the white space before it. */
  readonly attributes: string;
  /** Null for an empty tag, as `<row/>`. */
  readonly children: readonly XmlNode[] | null;
  /** The closing tag where it is written otherwise than `</row>`. */
  readonly closing?: string;
}

const TAG = /<(\/?)([^\s/>!?<"'=]+)((?:[^"'<>]|"[^"<]*"|'[^'<]*')*?)(\/?)>/y;
const ASIDES = [
  ["<!--", "-->"],
  ["<![CDATA[", "]]>"],
  ["<?", "?>"],
] as const;

/** Elements farther inside than any workbook has them are left as text. */
const MOST_LEVELS = 200;

interface OpenElement {
  readonly tag: string;
  readonly attributes: string;
  readonly nodes: XmlNode[];
}

/** Gathers elements from their tags; one that is never closed stands as text, with its content beside it. */
class TreeBuilder {
  private readonly open: OpenElement[] = [{ tag: "", attributes: "", nodes: [] }];

  get nodes(): XmlNode[] {
    return this.open[this.open.length - 1]?.nodes ?? [];
  }

  text(text: string): void {
    if (text !== "") this.nodes.push(text);
  }

  opens(tag: string, attributes: string): void {
    if (this.open.length > MOST_LEVELS) this.text(`<${tag}${attributes}>`);
    else this.open.push({ tag, attributes, nodes: [] });
  }

  closes(tag: string, written: string): void {
    if (!this.open.some((element) => element.tag === tag)) {
      this.text(written);
      return;
    }
    while (this.open[this.open.length - 1]?.tag !== tag) this.spread();
    const element = this.open.pop();
    const plain = `</${tag}>`;
    if (element)
      this.nodes.push({
        tag,
        attributes: element.attributes,
        children: element.nodes,
        ...(written === plain ? {} : { closing: written }),
      });
  }

  finished(): XmlNode[] {
    while (this.open.length > 1) this.spread();
    return this.nodes;
  }

  private spread(): void {
    const element = this.open.pop();
    if (!element) return;
    this.text(`<${element.tag}${element.attributes}>`);
    for (const node of element.nodes) this.nodes.push(node);
  }
}

/** Where what stands aside, such as a comment, ends; null when nothing of the kind begins there. */
function asideEnd(xml: string, from: number): number | null {
  const next = xml[from + 1];
  if (next !== "!" && next !== "?") return null;
  const aside = ASIDES.find(([opening]) => xml.startsWith(opening, from));
  if (!aside) return null;
  const end = xml.indexOf(aside[1], from + aside[0].length);
  return end < 0 ? xml.length : end + aside[1].length;
}

/** Finds where the content of an element ends that began at a place; null when it is never closed. */
function contentEnds(xml: string): (tag: string, from: number) => number | null {
  const closings = new Map<string, RegExp>();
  return (tag, from) => {
    const closing = closings.get(tag) ?? new RegExp(`</${tag}\\s*>`, "g");
    closings.set(tag, closing);
    closing.lastIndex = from;
    return closing.exec(xml)?.index ?? null;
  };
}

/**
 * A part, or a piece of one, as a tree. Nothing is refused: what is no element stays as text.
 *
 * @param closed names, without prefix, of elements whose content is left as one text: of rows there are very many
 */
export function parseXml(xml: string, ...closed: readonly string[]): readonly XmlNode[] {
  const builder = new TreeBuilder();
  const kept = new Set(closed);
  const contentEnd = contentEnds(xml);
  let copied = 0;
  for (let at = xml.indexOf("<"); at >= 0; at = xml.indexOf("<", at)) {
    const aside = asideEnd(xml, at);
    TAG.lastIndex = at;
    const match = aside === null ? TAG.exec(xml) : null;
    if (!match) {
      at = aside ?? at + 1;
      continue;
    }
    const [written, slash = "", tag = "", attributes = "", empty = ""] = match;
    builder.text(xml.slice(copied, at));
    at += written.length;
    copied = at;
    if (slash !== "") {
      builder.closes(tag, written);
    } else if (empty !== "") {
      builder.nodes.push({ tag, attributes, children: null });
    } else {
      builder.opens(tag, attributes);
      const name = tag.slice(tag.indexOf(":") + 1);
      const end = kept.has(name) ? contentEnd(tag, at) : at;
      // Without an end there is none for another one either.
      if (end === null) kept.delete(name);
      else at = end;
    }
  }
  builder.text(xml.slice(copied));
  return builder.finished();
}

/** The XML of nodes. */
export function xmlOf(nodes: XmlNode | readonly XmlNode[] | null): string {
  if (nodes === null) return "";
  if (typeof nodes === "string") return nodes;
  if (!("tag" in nodes)) {
    let xml = "";
    for (const node of nodes) xml += xmlOf(node);
    return xml;
  }
  const { tag, attributes, children, closing } = nodes;
  if (children === null) return `<${tag}${attributes}/>`;
  return `<${tag}${attributes}>${xmlOf(children)}${closing ?? `</${tag}>`}`;
}

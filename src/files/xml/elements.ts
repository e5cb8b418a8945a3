import { type Attributes, attributes, decodeEntities } from "./part";
import type { XmlElement, XmlNode } from "./tree";

/** Which elements are meant: a name without prefix, or a test of the name with its prefix. */
export type Meant = string | TagTest;

type TagTest = (tag: string) => boolean;

/** The elements of exactly these names, each with its prefix. */
export function tagged(...tags: readonly string[]): TagTest {
  return (tag) => tags.includes(tag);
}

/** The elements of these names, whatever prefix each has. */
export function named(...names: readonly string[]): TagTest {
  return (tag) => names.includes(tag.slice(tag.indexOf(":") + 1));
}

/** Whether an element is meant. */
export function bears(element: XmlElement, meant: Meant): boolean {
  return (typeof meant === "string" ? named(meant) : meant)(element.tag);
}

/** Whether a node is an element that is meant. */
export function isMeant(node: XmlNode, meant: Meant): node is XmlElement {
  return typeof node !== "string" && bears(node, meant);
}

/** What is inside an element; nothing inside none. */
export function contentOf(element: XmlElement | undefined): readonly XmlNode[] {
  return element?.children ?? [];
}

function gather(nodes: readonly XmlNode[], meant: Meant, found: XmlElement[]): void {
  for (const node of nodes) {
    if (typeof node === "string") continue;
    if (isMeant(node, meant)) found.push(node);
    if (node.children) gather(node.children, meant, found);
  }
}

/** All elements that are meant, however deep inside, in the order of their opening tags. */
export function elementsIn(nodes: readonly XmlNode[], meant: Meant): readonly XmlElement[] {
  const found: XmlElement[] = [];
  gather(nodes, meant, found);
  return found;
}

/** The first of them; undefined when there is none. */
export function elementIn(nodes: readonly XmlNode[], meant: Meant): XmlElement | undefined {
  return elementsIn(nodes, meant)[0];
}

/** The root element of a part. */
export function rootOf(nodes: readonly XmlNode[]): XmlElement | undefined {
  return nodes.find((node) => typeof node !== "string");
}

/** The prefix of an element with its colon, as `x:` of `x:row`; empty for none. */
export function prefixOf(element: XmlElement | undefined): string {
  return element?.tag.slice(0, element.tag.indexOf(":") + 1) ?? "";
}

/** The attributes of an element as they are meant, by their names without prefix; none of no element. */
export function attributesOf(element: XmlElement | undefined): Attributes {
  return attributes(element?.attributes ?? "");
}

const ASIDE = /<!--[^]*?-->|<\?[^]*?\?>|<!\[CDATA\[([^]*?)\]\]>/g;

/** The text of an element as it is meant, without that of elements inside it. */
export function textIn(element: XmlElement | undefined): string {
  const written = contentOf(element).filter((node) => typeof node === "string");
  let text = "";
  let copied = 0;
  const joined = written.join("");
  for (const { 0: aside, 1: data = "", index } of joined.matchAll(ASIDE)) {
    text += decodeEntities(joined.slice(copied, index)) + data;
    copied = index + aside.length;
  }
  return text + decodeEntities(joined.slice(copied));
}

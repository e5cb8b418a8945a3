import { contentOf, isMeant, type Meant, prefixOf, rootOf, tagged } from "./elements";
import { changedAttribute, withAttribute } from "./markup";
import { parseXml, type XmlElement, type XmlNode, xmlOf } from "./tree";

/** What becomes of an element: it or others in its place; null takes it away. */
type ElementChange = (element: XmlElement) => XmlElement | readonly XmlNode[] | null;

/** Nodes with every element that is meant changed, those inside one another from the inside out. */
export function changedNodes(
  nodes: readonly XmlNode[],
  meant: Meant,
  change: ElementChange,
): readonly XmlNode[] {
  const changed: XmlNode[] = [];
  for (const node of nodes) {
    if (typeof node === "string") {
      changed.push(node);
      continue;
    }
    const { children } = node;
    const inner = children && changedNodes(children, meant, change);
    const whole = inner === children ? node : { ...node, children: inner };
    const result = isMeant(node, meant) ? change(whole) : whole;
    if (result === null) continue;
    if ("tag" in result) changed.push(result);
    else changed.push(...result);
  }
  return changed.length === nodes.length && changed.every((node, at) => node === nodes[at]) ? nodes : changed;
}

/**
 * A part with every element that is meant changed; all else is as it was, to the byte.
 *
 * @param closed names of elements inside which nothing is meant, as for `parseXml`
 */
export function changedXml(
  xml: string,
  meant: Meant,
  change: ElementChange,
  ...closed: readonly string[]
): string {
  return xmlOf(changedNodes(parseXml(xml, ...closed), meant, change));
}

/** An element with other content, which may be none: it is opened and closed all the same. */
export function withContent(element: XmlElement, children: readonly XmlNode[]): XmlElement {
  return { ...element, children };
}

/** An element of some content; without any it is an empty tag. */
export function elementOf(tag: string, attributes: string, children: readonly XmlNode[]): XmlElement {
  return { tag, attributes, children: children.length === 0 ? null : children };
}

/** An element with one of its attributes set, whose value needs no escaping, or taken away. */
export function withAttributeSet(element: XmlElement, name: string, value: string | undefined): XmlElement {
  return { ...element, attributes: withAttribute(element.attributes, name, value) };
}

/** An element with the value of an attribute changed where it stands, as it is written; without it, as it is. */
export function withAttributeChanged(
  element: XmlElement,
  name: string,
  change: (value: string) => string,
): XmlElement {
  const attributes = changedAttribute(element.attributes, name, change);
  return attributes === element.attributes ? element : { ...element, attributes };
}

/** An element with its text changed, as it is written; one that is empty, or holds more than text, stays. */
export function withTextChanged(element: XmlElement, change: (text: string) => string): XmlElement {
  const [text, ...more] = contentOf(element);
  if (typeof text !== "string" || text === "" || text.includes("<") || more.length > 0) return element;
  const changed = change(text);
  return changed === text ? element : withContent(element, [changed]);
}

/** A part with its root element changed. */
function withRoot(part: readonly XmlNode[], change: (root: XmlElement) => XmlElement): readonly XmlNode[] {
  const root = rootOf(part);
  return root ? part.map((node) => (node === root ? change(root) : node)) : part;
}

/**
 * A part with something put before the first of those that follow it by the schema, or at the end of the root element.
 * Only children of the root are looked at: what a follower is called, such as `extLst`, may stand deep inside others
 * too.
 */
export function withInserted(
  part: readonly XmlNode[],
  inserted: readonly XmlNode[],
  followers: readonly string[] = [],
): readonly XmlNode[] {
  return withRoot(part, (root) => {
    const isFollower = tagged(...followers.map((name) => prefixOf(root) + name));
    const children = contentOf(root);
    const place = children.findIndex((child) => isMeant(child, isFollower));
    const at = place < 0 ? children.length : place;
    const attributes = root.children === null ? root.attributes.trimEnd() : root.attributes;
    return { ...root, attributes, children: [...children.slice(0, at), ...inserted, ...children.slice(at)] };
  });
}

/** The same of the text of a part. */
export function insertBefore(xml: string, inserted: string, followers: readonly string[] = []): string {
  return xmlOf(withInserted(parseXml(xml), [inserted], followers));
}

/**
 * A part with something added at the end of a list that is a child of the root element: the list may have items, be
 * empty, or not be there at all.
 *
 * @param followers what stands behind the list by the schema
 */
export function withListed(
  part: readonly XmlNode[],
  list: string,
  added: readonly XmlNode[],
  followers: readonly string[],
): readonly XmlNode[] {
  const root = rootOf(part);
  const isList = tagged(prefixOf(root) + list);
  const found = contentOf(root).find((child) => isMeant(child, isList));
  if (!found) return withInserted(part, [elementOf(prefixOf(root) + list, "", added)], followers);
  return withRoot(part, (whole) =>
    withContent(
      whole,
      contentOf(whole).map((child) =>
        child === found && typeof child !== "string"
          ? withContent(child, [...contentOf(child), ...added])
          : child,
      ),
    ),
  );
}

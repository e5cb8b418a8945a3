import { isMeant, type Meant } from "./elements";
import { changedAttribute, withAttribute } from "./markup";
import { parseXml, type XmlElement, type XmlNode, xmlOf } from "./tree";

/** What becomes of an element; null takes it away. */
type ElementChange = (element: XmlElement) => XmlElement | null;

/** Nodes with every element that is meant changed, those inside one another from the inside out. */
function changedNodes(nodes: readonly XmlNode[], meant: Meant, change: ElementChange): readonly XmlNode[] {
  return nodes.flatMap((node): readonly XmlNode[] => {
    if (typeof node === "string") return [node];
    const { children } = node;
    const inner = children && changedNodes(children, meant, change);
    const whole = { ...node, children: inner };
    const changed = isMeant(node, meant) ? change(whole) : whole;
    return changed ? [changed] : [];
  });
}

/** A part with every element that is meant changed; all else is as it was, to the byte. */
export function changedXml(xml: string, meant: Meant, change: ElementChange): string {
  return xmlOf(changedNodes(parseXml(xml), meant, change));
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

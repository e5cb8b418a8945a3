import { a1 } from "../../sheet/address";
import { changedNodes, elementOf, withAttributeSet, withContent, withInserted } from "../xml/edits";
import { contentOf, isMeant, prefixOf, rootOf, tagged } from "../xml/elements";
import { attribute, escaped } from "../xml/markup";
import { parseXml, type XmlNode, xmlOf } from "../xml/tree";
import type { Highlight, Highlights } from "./changes";
import { AFTER_CONDITIONS } from "./worksheet-order";

/** The worksheet without the rules of that signature; a block that held nothing else goes as well. */
function withoutSigned(sheet: readonly XmlNode[], prefix: string, signature: string): readonly XmlNode[] {
  const isRule = tagged(`${prefix}cfRule`);
  return changedNodes(sheet, tagged(`${prefix}conditionalFormatting`), (block) => {
    if (!xmlOf(block).includes(signature)) return block;
    const left = contentOf(block).filter(
      (node) => !isMeant(node, isRule) || !xmlOf(node).includes(signature),
    );
    return left.some((node) => isMeant(node, isRule)) ? withContent(block, left) : null;
  });
}

/** Makes room in front: rules of a lower priority number decide. */
function lowered(sheet: readonly XmlNode[], prefix: string, by: number): readonly XmlNode[] {
  return changedNodes(sheet, tagged(`${prefix}cfRule`), (rule) => {
    const priority = attribute(rule.attributes, "priority");
    return priority === undefined ? rule : withAttributeSet(rule, "priority", String(Number(priority) + by));
  });
}

/** A worksheet's XML with the highlights of a signature replaced; all other conditional formats stay. */
export function patchHighlights(
  xml: string,
  { signature, list }: Highlights,
  formatOf: (highlight: Highlight) => number,
): string {
  const sheet = parseXml(xml, "sheetData");
  const prefix = prefixOf(rootOf(sheet));
  const cleared = withoutSigned(sheet, prefix, signature);
  if (list.length === 0) return xmlOf(cleared);
  const blocks = list.map((highlight, index) => {
    const { cells, formula } = highlight;
    const rule = elementOf(
      `${prefix}cfRule`,
      ` type="expression" dxfId="${formatOf(highlight)}" priority="${index + 1}"`,
      [elementOf(`${prefix}formula`, "", [escaped(formula)])],
    );
    return elementOf(`${prefix}conditionalFormatting`, ` sqref="${cells.map(a1).join(" ")}"`, [rule]);
  });
  return xmlOf(withInserted(lowered(cleared, prefix, list.length), blocks, AFTER_CONDITIONS));
}

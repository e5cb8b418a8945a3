import { a1 } from "../../sheet/address";
import type { Highlight, Highlights } from "./changes";
import { attribute, elementPattern, escaped, insertBefore, prefixOf, withAttribute } from "../xml/markup";
import { AFTER_CONDITIONS, behindRows } from "./worksheet-order";

/** The worksheet without the rules of that signature; a block that held nothing else goes as well. */
function withoutSigned(xml: string, signature: string): string {
  if (!xml.includes(signature)) return xml;
  const prefix = prefixOf(xml);
  return xml.replace(elementPattern(prefix, "conditionalFormatting", "g"), (block: string) => {
    if (!block.includes(signature)) return block;
    const left = block.replace(elementPattern(prefix, "cfRule", "g"), (rule: string) =>
      rule.includes(signature) ? "" : rule,
    );
    return elementPattern(prefix, "cfRule").test(left) ? left : "";
  });
}

/** Makes room in front: rules of a lower priority number decide. */
function lowered(xml: string, by: number): string {
  return xml.replace(
    new RegExp(`(<${prefixOf(xml)}cfRule)(?=\\s)([^>]*)`, "g"),
    (whole: string, opening: string, attributes: string) => {
      const priority = attribute(attributes, "priority");
      if (priority === undefined) return whole;
      const end = attributes.endsWith("/") ? "/" : "";
      return `${opening}${withAttribute(end ? attributes.slice(0, -1) : attributes, "priority", String(Number(priority) + by))}${end}`;
    },
  );
}

/** A worksheet's XML with the highlights of a signature replaced; all other conditional formats stay. */
export function patchHighlights(
  xml: string,
  { signature, list }: Highlights,
  formatOf: (highlight: Highlight) => number,
): string {
  const cleared = withoutSigned(xml, signature);
  if (list.length === 0) return cleared;
  const prefix = prefixOf(xml);
  const blocks = list.map((highlight, index) => {
    const { cells, formula } = highlight;
    const rule =
      `<${prefix}cfRule type="expression" dxfId="${formatOf(highlight)}" priority="${index + 1}">` +
      `<${prefix}formula>${escaped(formula)}</${prefix}formula></${prefix}cfRule>`;
    const name = `${prefix}conditionalFormatting`;
    return `<${name} sqref="${cells.map(a1).join(" ")}">${rule}</${name}>`;
  });
  const split = behindRows(cleared);
  const opening = /<[\w.-]*:?worksheet(?=[\s>])/.exec(cleared)?.[0] ?? "";
  // Only what follows can hold the place; the opening tag stands in to tell the prefix.
  const after = insertBefore(
    `${opening}>${lowered(cleared.slice(split), list.length)}`,
    blocks.join(""),
    AFTER_CONDITIONS,
  );
  return cleared.slice(0, split) + after.slice(opening.length + 1);
}

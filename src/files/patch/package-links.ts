import { relationshipsIn } from "../xlsx/relationships";
import { changedXml, insertBefore } from "../xml/edits";
import { attributesOf, tagged } from "../xml/elements";
import { prefixOf } from "../xml/markup";
import type { Attributes } from "../xml/part";

/** The part that says of which type the others are. */
export const CONTENT_TYPES = "[Content_Types].xml";

/** The relationships with one more, under the first free id. */
export function withLink(xml: string, type: string, target: string): string {
  const ids = new Set(relationshipsIn(xml).map(({ id }) => id));
  let number = ids.size + 1;
  while (ids.has(`rId${number}`)) number += 1;
  const link = `<${prefixOf(xml)}Relationship Id="rId${number}" Type="${type}" Target="${target}"/>`;
  return insertBefore(xml, link);
}

function without(xml: string, name: string, isGone: (attributes: Attributes) => boolean): string {
  return changedXml(xml, tagged(prefixOf(xml) + name), (each) => (isGone(attributesOf(each)) ? null : each));
}

/** The relationships without the one of an id. */
export function withoutLink(xml: string, id: string): string {
  return without(xml, "Relationship", (attributes) => attributes.get("Id") === id);
}

/** The list of types with that of a part, whatever it said of a part of that name before. */
export function withContentType(xml: string, part: string, type: string): string {
  const override = `<${prefixOf(xml)}Override PartName="/${part}" ContentType="${type}"/>`;
  return insertBefore(withoutContentType(xml, part), override);
}

/** The list of types without that of a part. */
export function withoutContentType(xml: string, part: string): string {
  return without(
    xml,
    "Override",
    (attributes) => attributes.get("PartName")?.toLowerCase() === `/${part.toLowerCase()}`,
  );
}

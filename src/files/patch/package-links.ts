import { relationshipsIn } from "../xlsx/relationships";
import { attribute, elementPattern, escaped, insertBefore, prefixOf } from "../xml/markup";

/** The part that says of which type the others are. */
export const CONTENT_TYPES = "[Content_Types].xml";

export function withLink(xml: string, type: string, target: string): string {
  const ids = new Set(relationshipsIn(xml).map(({ id }) => id));
  let number = ids.size + 1;
  while (ids.has(`rId${number}`)) number += 1;
  const link = `<${prefixOf(xml)}Relationship Id="rId${number}" Type="${type}" Target="${target}"/>`;
  return insertBefore(xml, link);
}

function without(xml: string, name: string, isMeant: (attributes: string) => boolean): string {
  return xml.replace(elementPattern(prefixOf(xml), name, "g"), (whole: string, attributes: string) =>
    isMeant(attributes) ? "" : whole,
  );
}

export function withoutLink(xml: string, id: string): string {
  return without(xml, "Relationship", (attributes) => attribute(attributes, "Id") === escaped(id));
}

/** The list of types with that of a part, whatever it said of a part of that name before. */
export function withContentType(xml: string, part: string, type: string): string {
  const override = `<${prefixOf(xml)}Override PartName="/${part}" ContentType="${type}"/>`;
  return insertBefore(withoutContentType(xml, part), override);
}

export function withoutContentType(xml: string, part: string): string {
  return without(
    xml,
    "Override",
    (attributes) => attribute(attributes, "PartName")?.toLowerCase() === `/${part.toLowerCase()}`,
  );
}

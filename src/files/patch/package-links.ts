import { elements } from "../xml/part";
import { attribute, elementPattern, escaped, insertBefore, prefixOf } from "../xml/markup";

/** The part that says of which type the others are. */
export const CONTENT_TYPES = "[Content_Types].xml";

/** A relationship as it is written in a `.rels` part. */
export interface PackageLink {
  readonly id: string;
  /** The last word of its type, such as `calcChain`. */
  readonly type: string;
  readonly target: string;
}

export function linksOf(xml: string): readonly PackageLink[] {
  return elements(xml, "Relationship").map((link) => ({
    id: link.get("Id") ?? "",
    type: (link.get("Type") ?? "").replace(/^.*\//, ""),
    target: link.get("Target") ?? "",
  }));
}

/** The folder a part lies in, with its slash; empty for the package's own. */
export function folderOf(part: string): string {
  return part.slice(0, part.lastIndexOf("/") + 1);
}

/** The name of the part that lists where `part` leads to; the package itself is the part with an empty name. */
export function linksPart(part: string): string {
  const folder = folderOf(part);
  return `${folder}_rels/${part.slice(folder.length)}.rels`;
}

/** The name of the part a target means, seen from `part`. */
export function targetPart(part: string, target: string): string {
  if (target.startsWith("/")) return target.slice(1);
  const steps = part.split("/").slice(0, -1);
  for (const step of target.split("/")) {
    if (step === "..") steps.pop();
    else if (step !== ".") steps.push(step);
  }
  return steps.join("/");
}

export function withLink(xml: string, type: string, target: string): string {
  const ids = new Set(linksOf(xml).map(({ id }) => id));
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

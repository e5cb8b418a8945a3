import {
  attributesOf,
  contentOf,
  elementIn,
  elementsIn,
  prefixOf,
  rootOf,
  tagged,
  textIn,
} from "../xml/elements";
import { parseXml } from "../xml/tree";
import { type Archive, listing, openArchive } from "../zip/archive";
import { relationships } from "./workbook-package";

/** What the part is called among those a package leads to, in Strict Open XML the latter. */
const LINKS: ReadonlySet<string> = new Set(["custom-properties", "customProperties"]);

/** The name of the part with a workbook's custom properties; undefined when it has none. */
export function propertiesPart(archive: Archive): string | undefined {
  return relationships(archive, "").find(({ type }) => LINKS.has(type))?.target;
}

/**
 * The texts among a workbook's custom properties, by name; none when the file has no such part.
 *
 * @param bytes an .xlsx file that `readWorkbook` reads
 */
export function readProperties(bytes: Uint8Array): ReadonlyMap<string, string> {
  const archive = openArchive(bytes);
  const part = propertiesPart(archive);
  const tree = parseXml(part === undefined ? "" : (listing(archive, part) ?? ""));
  const texts = new Map<string, string>();
  for (const property of elementsIn(tree, tagged(`${prefixOf(rootOf(tree))}property`))) {
    const text = elementIn(contentOf(property), "lpwstr");
    const name = attributesOf(property).get("name");
    if (name !== undefined && text?.children) texts.set(name, textIn(text));
  }
  return texts;
}

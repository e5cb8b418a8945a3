import { attributesOf, rootOf, textIn } from "../xml/elements";
import { parseXml } from "../xml/tree";
import { type Archive, listing, openArchive } from "../zip/archive";
import { relationshipsIn, relationshipsPart, targetPart } from "./relationships";
import { mainPart } from "./workbook-package";

/** A custom XML part that holds nothing but a text: the workbook's own part leads to it. */
export interface CustomXmlPart {
  readonly part: string;
  readonly text: string;
}

/**
 * The custom XML part of a workbook whose root stands in a namespace, with the text of that root; undefined where there
 * is none.
 */
export function customXmlPart(archive: Archive, namespace: string): CustomXmlPart | undefined {
  const workbookPart = mainPart(archive);
  if (workbookPart === undefined) return undefined;
  const links = relationshipsIn(listing(archive, relationshipsPart(workbookPart)) ?? "");
  for (const { type, target, isExternal } of links) {
    if (type !== "customXml" || isExternal) continue;
    const part = targetPart(workbookPart, target);
    const xml = listing(archive, part);
    // Parts of others may be of any kind and size: only one that names the namespace is looked into.
    if (xml === undefined || !xml.includes(namespace)) continue;
    const root = rootOf(parseXml(xml));
    if (attributesOf(root).get("xmlns") === namespace) return { part, text: textIn(root) };
  }
  return undefined;
}

/**
 * The text that a workbook keeps in a custom XML part of that namespace; undefined when it has none.
 *
 * @param bytes an .xlsx file that `readWorkbook` reads
 */
export function readCustomXml(bytes: Uint8Array, namespace: string): string | undefined {
  return customXmlPart(openArchive(bytes), namespace)?.text;
}

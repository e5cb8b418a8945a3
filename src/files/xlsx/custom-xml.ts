import { attributesOf, rootOf, textIn } from "../xml/elements";
import { parseXml } from "../xml/tree";
import { type Archive, listing, openArchive } from "../zip/archive";
import { mainPart, relationships } from "./workbook-package";

/** A custom XML part that holds nothing but a text: the workbook's own part leads to it. */
export interface CustomXmlPart {
  readonly namespace: string;
  readonly part: string;
  readonly text: string;
}

/**
 * The custom XML parts of a workbook whose root stands in a namespace that begins like this, with the text of that root.
 */
export function customXmlParts(archive: Archive, beginning: string): readonly CustomXmlPart[] {
  const workbookPart = mainPart(archive);
  if (workbookPart === undefined) return [];
  return relationships(archive, workbookPart).flatMap(({ type, target: part }) => {
    if (type !== "customXml") return [];
    const xml = listing(archive, part);
    // Parts of others may be of any kind and size: only one that names the namespace is looked into.
    if (xml === undefined || !xml.includes(beginning)) return [];
    const root = rootOf(parseXml(xml));
    const namespace = attributesOf(root).get("xmlns") ?? "";
    return namespace.startsWith(beginning) ? [{ namespace, part, text: textIn(root) }] : [];
  });
}

/** The first custom XML part of that very namespace; undefined where there is none. */
export function customXmlPart(archive: Archive, namespace: string): CustomXmlPart | undefined {
  return customXmlParts(archive, namespace).find((each) => each.namespace === namespace);
}

/**
 * The text that a workbook keeps in a custom XML part of that namespace; undefined when it has none.
 *
 * @param bytes an .xlsx file that `readWorkbook` reads
 */
export function readCustomXml(bytes: Uint8Array, namespace: string): string | undefined {
  return customXmlPart(openArchive(bytes), namespace)?.text;
}

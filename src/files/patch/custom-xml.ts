import { customXmlPart } from "../xlsx/custom-xml";
import { folderOf, relationshipsPart } from "../xlsx/relationships";
import { mainPart } from "../xlsx/workbook-package";
import { keptNamespace } from "../../sheet/kept-xml";
import { keptXml } from "../../sheet/kept-xml";
import { openArchive, type Archive } from "../zip/archive";
import { NotPatchableError, PackageDraft } from "./package-draft";
import { CONTENT_TYPES, withContentType, withLink } from "./package-links";
import { dropSignatures } from "./signatures";

const LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml";
const PROPERTIES_LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXmlProps";
const PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml";
const PROPERTIES_NAMESPACE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml";
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n';

/** Each namespace has its identity, the same in every workbook, as Office gives each part one. */
function identityOf(key: string): string {
  let hash = 0n;
  for (const char of key) hash = (hash * 131n + BigInt(char.codePointAt(0) ?? 0)) % 0x1_0000_0000_0000n;
  return `{6E0B6A5E-8C1B-4C0B-9C55-${hash.toString(16).toUpperCase().padStart(12, "0")}}`;
}

/** Keeps a text in the custom XML part of its key, in place of the one that is there. */
export function putKept(draft: PackageDraft, archive: Archive, key: string, text: string): void {
  const workbookPart = mainPart(archive);
  if (workbookPart === undefined) throw new NotPatchableError("not an .xlsx file");
  const namespace = keptNamespace(key);
  const xml = keptXml(key, text);
  const known = customXmlPart(archive, namespace);
  if (known) {
    draft.put(known.part, xml);
    return;
  }
  const part = draft.freePart((number) => `customXml/item${number}.xml`);
  const properties = draft.freePart((number) => `customXml/itemProps${number}.xml`);
  const links = relationshipsPart(workbookPart);
  const up = "../".repeat(folderOf(workbookPart).split("/").length - 1);
  draft.put(part, xml);
  draft.put(
    properties,
    `${HEAD}<ds:datastoreItem ds:itemID="${identityOf(key)}" xmlns:ds="${PROPERTIES_NAMESPACE}"><ds:schemaRefs><ds:schemaRef ds:uri="${namespace}"/></ds:schemaRefs></ds:datastoreItem>`,
  );
  draft.put(
    relationshipsPart(part),
    `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${PROPERTIES_LINK}" Target="${properties.slice(folderOf(properties).length)}"/></Relationships>`,
  );
  draft.put(links, withLink(draft.has(links) ? draft.text(links) : NO_LINKS, LINK, `${up}${part}`));
  draft.put(CONTENT_TYPES, withContentType(draft.text(CONTENT_TYPES), properties, PROPERTIES_TYPE));
}

/**
 * A workbook that keeps a text under a key in a custom XML part, in place of the one of that key which it had. Everything
 * else is byte for byte as before, but for the lists that name the part, and signatures, which no longer hold.
 *
 * @param bytes an .xlsx file that `readWorkbook` reads
 * @throws NotPatchableError when it is none
 */
export function withKept(bytes: Uint8Array, key: string, text: string): Uint8Array {
  const archive = openArchive(bytes);
  const draft = new PackageDraft(archive);
  putKept(draft, archive, key, text);
  if (draft.isChanged()) dropSignatures(draft);
  return draft.bytes();
}

const NO_LINKS = `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>`;

import { customXmlPart } from "../xlsx/custom-xml";
import { folderOf, relationshipsPart } from "../xlsx/relationships";
import { mainPart } from "../xlsx/workbook-package";
import { escaped } from "../xml/markup";
import { openArchive } from "../zip/archive";
import { NotPatchableError, PackageDraft } from "./package-draft";
import { CONTENT_TYPES, withContentType, withLink } from "./package-links";
import { dropSignatures } from "./signatures";

const LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml";
const PROPERTIES_LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXmlProps";
const PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml";
const PROPERTIES_NAMESPACE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml";
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n';

/** A part to keep: its namespace, which tells it from those of others, and the identity that Office gives each part. */
export interface CustomXml {
  readonly namespace: string;
  /** A GUID in braces, the same for every part of the namespace. */
  readonly id: string;
  readonly text: string;
}

/**
 * A workbook that keeps a text in a custom XML part, in place of the one of that namespace which it had. Everything
 * else is byte for byte as before, but for the lists that name the part, and signatures, which no longer hold.
 *
 * @param bytes an .xlsx file that `readWorkbook` reads
 * @throws NotPatchableError when it is none
 */
export function withCustomXml(bytes: Uint8Array, { namespace, id, text }: CustomXml): Uint8Array {
  const archive = openArchive(bytes);
  const workbookPart = mainPart(archive);
  if (workbookPart === undefined) throw new NotPatchableError("not an .xlsx file");
  const draft = new PackageDraft(archive);
  const xml = `${HEAD}<kept xmlns="${namespace}">${escaped(text)}</kept>`;
  const known = customXmlPart(archive, namespace);
  if (known) {
    draft.put(known.part, xml);
  } else {
    const part = draft.freePart((number) => `customXml/item${number}.xml`);
    const properties = draft.freePart((number) => `customXml/itemProps${number}.xml`);
    const links = relationshipsPart(workbookPart);
    const up = "../".repeat(folderOf(workbookPart).split("/").length - 1);
    draft.put(part, xml);
    draft.put(
      properties,
      `${HEAD}<ds:datastoreItem ds:itemID="${id}" xmlns:ds="${PROPERTIES_NAMESPACE}"><ds:schemaRefs><ds:schemaRef ds:uri="${namespace}"/></ds:schemaRefs></ds:datastoreItem>`,
    );
    draft.put(
      relationshipsPart(part),
      `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${PROPERTIES_LINK}" Target="${properties.slice(folderOf(properties).length)}"/></Relationships>`,
    );
    draft.put(links, withLink(draft.has(links) ? draft.text(links) : NO_LINKS, LINK, `${up}${part}`));
    draft.put(CONTENT_TYPES, withContentType(draft.text(CONTENT_TYPES), properties, PROPERTIES_TYPE));
  }
  if (draft.isChanged()) dropSignatures(draft);
  return draft.bytes();
}

const NO_LINKS = `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>`;

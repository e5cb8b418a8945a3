import { type Archive, findEntry, listing } from "./zip/archive";
import type { Found } from "./failure";
import { onceAlike } from "./once-alike";
import { formatInZip, type DocumentFormat } from "./documents/registry";
import { mainPart } from "./xlsx/workbook-package";
import { attributesOf, elementIn, elementsIn } from "./xml/elements";
import { parseXml } from "./xml/tree";
import { unpackEntry } from "./zip/entry";

/** What a ZIP archive is: a kind of office document, or a mere archive. */
export type ZipContents =
  | { readonly kind: "xlsx"; readonly workbookPart: string }
  | { readonly kind: "ods" | "ods-encrypted" }
  | { readonly kind: "document"; readonly format: DocumentFormat }
  | { readonly kind: "other"; readonly found: Found };

/** Words in the content type or name of an archive's main part. */
const WORKBOOK = /spreadsheetml|ms-excel|(?:^|\/)xl\//i;
const PRESENTATION = /presentationml|ms-powerpoint|(?:^|\/)ppt\//i;

const OPEN_DOCUMENT = "application/vnd.oasis.opendocument.";

const MANIFEST = "META-INF/manifest.xml";

/** What kind of document the content of an OpenDocument file holds, by the element that stands in its body. */
const BODY = /<(?:[\w.-]+:)?body\s*>\s*<(?:[\w.-]+:)?(spreadsheet|text|presentation)[\s/>]/;

/** The type of an OpenDocument file; programs that pack such a file anew often leave the entry with it out. */
function documentType(archive: Archive): string {
  const entry = findEntry(archive, "mimetype");
  const type = entry && entry.size < 256 ? new TextDecoder().decode(unpackEntry(archive.bytes, entry)) : "";
  if (type.startsWith(OPEN_DOCUMENT)) return type;
  const listed = elementsIn(parseXml(listing(archive, MANIFEST) ?? ""), "file-entry")
    .map(attributesOf)
    .find((file) => file.get("full-path") === "/");
  const declared = listed?.get("media-type") ?? "";
  if (declared.startsWith(OPEN_DOCUMENT)) return declared;
  const body = mainPart(archive) === undefined && BODY.exec(listing(archive, "content.xml") ?? "");
  return body ? OPEN_DOCUMENT + (body[1] ?? "") : "";
}

function openDocument(archive: Archive): ZipContents | null {
  const type = documentType(archive);
  if (type === "") return null;
  const format = formatInZip([type]);
  if (format) return { kind: "document", format };
  const document = type.slice(OPEN_DOCUMENT.length);
  if (document.startsWith("text")) return { kind: "other", found: "word" };
  if (document.startsWith("presentation")) return { kind: "other", found: "powerpoint" };
  if (!document.startsWith("spreadsheet")) return { kind: "other", found: "zip" };
  const isEncrypted = elementIn(parseXml(listing(archive, MANIFEST) ?? ""), "encryption-data") !== undefined;
  return { kind: isEncrypted ? "ods-encrypted" : "ods" };
}

/** What each part of a package holds, by its name in small letters with a slash in front. */
const contentTypes = onceAlike((types): ReadonlyMap<string, string> => {
  const overrides = elementsIn(parseXml(types), "Override").map(attributesOf);
  const found = new Map<string, string>();
  for (const override of overrides) {
    const part = override.get("PartName")?.toLowerCase() ?? "";
    // Of a part that is declared twice the first holds.
    if (!found.has(part)) found.set(part, override.get("ContentType") ?? "");
  }
  return found;
});

function contentType(archive: Archive, part: string): string {
  return contentTypes(listing(archive, "[Content_Types].xml") ?? "").get(`/${part.toLowerCase()}`) ?? "";
}

/** Tells what a ZIP archive is from what it holds. */
export function zipContents(archive: Archive): ZipContents {
  const opened = openDocument(archive);
  if (opened) return opened;
  const part = mainPart(archive);
  if (part === undefined) return { kind: "other", found: "zip" };
  const told = [contentType(archive, part), part];
  const format = formatInZip(told);
  if (format) return { kind: "document", format };
  if (told.some((text) => WORKBOOK.test(text))) return { kind: "xlsx", workbookPart: part };
  return { kind: "other", found: told.some((text) => PRESENTATION.test(text)) ? "powerpoint" : "zip" };
}

import { changedXml } from "../xml/edits";
import { attributesOf, elementsIn, prefixOf, rootOf, tagged } from "../xml/elements";
import { parseXml } from "../xml/tree";
import type { PackageDraft } from "./package-draft";
import { relationshipsIn, relationshipsPart, targetPart } from "../xlsx/relationships";
import { CONTENT_TYPES, withoutContentType, withoutLink } from "./package-links";
import { withSheetNumbers } from "./workbook-part";

/** Names that hold for the sheet alone go with it, and so does a list of which nothing is left. */
function withoutNames(xml: string, prefix: string, gone: number): string {
  const left = changedXml(xml, tagged(`${prefix}definedName`), (name) =>
    attributesOf(name).get("localSheetId") === String(gone) ? null : name,
  );
  return changedXml(left, tagged(`${prefix}definedNames`), (names) =>
    names.children?.every((node) => typeof node === "string" && node.trim() === "") === true ? null : names,
  );
}

/**
 * Takes a sheet out of a workbook, such as one that `addSheet` has put in; its formats stay in the style part.
 *
 * @param part the name of its own part
 */
export function removeSheet(draft: PackageDraft, workbookPart: string, name: string, part: string): void {
  const xml = draft.text(workbookPart);
  const book = parseXml(xml);
  const prefix = prefixOf(rootOf(book));
  const isSheet = tagged(`${prefix}sheet`);
  const gone = elementsIn(book, isSheet).findIndex((sheet) => attributesOf(sheet).get("name") === name);
  const closeUp = (place: number) => (place > gone ? place - 1 : place);
  const inFront = (place: number) => (place === gone ? Math.max(0, gone - 1) : closeUp(place));
  const others = changedXml(xml, isSheet, (sheet) =>
    attributesOf(sheet).get("name") === name ? null : sheet,
  );
  const left = withoutNames(others, prefix, gone);
  const listed = withSheetNumbers(left, "definedName", "localSheetId", closeUp);
  const viewed = withSheetNumbers(listed, "workbookView", "activeTab", inFront);
  draft.put(workbookPart, withSheetNumbers(viewed, "workbookView", "firstSheet", inFront));

  const linksName = relationshipsPart(workbookPart);
  const links = draft.text(linksName);
  const link = relationshipsIn(links).find(({ target }) => targetPart(workbookPart, target) === part);
  if (link) draft.put(linksName, withoutLink(links, link.id));
  draft.put(CONTENT_TYPES, withoutContentType(draft.text(CONTENT_TYPES), part));
  draft.remove(part);
  draft.remove(relationshipsPart(part));
}

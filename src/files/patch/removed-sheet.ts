import { changedXml } from "../xml/edits";
import { attributesOf, tagged } from "../xml/elements";
import { decodeEntities } from "../xml/part";
import { attribute, elementPattern, prefixOf } from "../xml/markup";
import type { PackageDraft } from "./package-draft";
import { relationshipsIn, relationshipsPart, targetPart } from "../xlsx/relationships";
import { CONTENT_TYPES, withoutContentType, withoutLink } from "./package-links";
import { withSheetNumbers } from "./sheet-numbers";

/** Names that hold for the sheet alone go with it. */
function withoutNames(xml: string, gone: number): string {
  const prefix = prefixOf(xml);
  const left = changedXml(xml, tagged(`${prefix}definedName`), (name) =>
    attributesOf(name).get("localSheetId") === String(gone) ? null : name,
  );
  return left.replace(new RegExp(`<${prefix}definedNames>\\s*</${prefix}definedNames>`), "");
}

/**
 * Takes a sheet out of a workbook, such as one that `addSheet` has put in; its formats stay in the style part.
 *
 * @param part the name of its own part
 */
export function removeSheet(draft: PackageDraft, workbookPart: string, name: string, part: string): void {
  const xml = draft.text(workbookPart);
  const sheets = [...xml.matchAll(elementPattern(prefixOf(xml), "sheet", "g"))];
  const gone = sheets.findIndex(
    ([, attributes = ""]) => decodeEntities(attribute(attributes, "name") ?? "") === name,
  );
  const [whole = ""] = sheets[gone] ?? [];
  const closeUp = (place: number) => (place > gone ? place - 1 : place);
  const inFront = (place: number) => (place === gone ? Math.max(0, gone - 1) : closeUp(place));
  const left = withoutNames(xml.replace(whole, ""), gone);
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

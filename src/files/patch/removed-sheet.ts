import { decodeEntities } from "../xml-part";
import { attribute, changedAttribute, elementPattern, prefixOf } from "./markup";
import type { PackageDraft } from "./package-draft";
import { linksOf, linksPart, targetPart, withoutContentType, withoutLink } from "./package-links";

const CONTENT_TYPES = "[Content_Types].xml";

/** Numbers of sheets behind the one that goes, one lower; `own` says what becomes of its own number. */
function closedUp(xml: string, element: string, name: string, gone: number, own: number): string {
  return xml.replace(elementPattern(prefixOf(xml), element, "g"), (whole: string, attributes: string) => {
    const moved = changedAttribute(attributes, name, (number) => {
      const index = Number(number);
      return String(index === gone ? own : index > gone ? index - 1 : index);
    });
    return whole.replace(attributes, () => moved);
  });
}

/** Names that hold for the sheet alone go with it. */
function withoutNames(xml: string, gone: number): string {
  const prefix = prefixOf(xml);
  const left = xml.replace(elementPattern(prefix, "definedName", "g"), (whole: string, attributes: string) =>
    attribute(attributes, "localSheetId") === String(gone) ? "" : whole,
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
  const before = Math.max(0, gone - 1);
  const listed = closedUp(
    withoutNames(xml.replace(whole, ""), gone),
    "definedName",
    "localSheetId",
    gone,
    gone,
  );
  const viewed = closedUp(listed, "workbookView", "activeTab", gone, before);
  draft.put(workbookPart, closedUp(viewed, "workbookView", "firstSheet", gone, before));

  const linksName = linksPart(workbookPart);
  const links = draft.text(linksName);
  const link = linksOf(links).find(({ target }) => targetPart(workbookPart, target) === part);
  if (link) draft.put(linksName, withoutLink(links, link.id));
  draft.put(CONTENT_TYPES, withoutContentType(draft.text(CONTENT_TYPES), part));
  draft.remove(part);
  draft.remove(linksPart(part));
}

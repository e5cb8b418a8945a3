import { constantText, IDENTITY_NAME } from "../../sheet/identity";
import { type Archive, findEntry, listing } from "../zip/archive";
import { damaged } from "../failure";
import { onceAlike } from "../once-alike";
import { attributesOf, elementsIn, textIn } from "../xml/elements";
import { isTrue } from "../xml/part";
import { parseXml } from "../xml/tree";
import { type Relationship, relationshipsIn, relationshipsPart, targetPart } from "./relationships";
import type { ZipEntry } from "../zip/directory";

/** A sheet as the workbook lists it. */
export interface ListedSheet {
  readonly name: string;
  readonly hidden: boolean;
  /** Charts, dialogs and old macros are listed as sheets too, and hold no cells. */
  readonly holdsCells: boolean;
  /** What a form that was sent out says of itself; absent on any other sheet. */
  readonly identity?: string;
  /** Undefined when the archive lacks it. */
  readonly entry: ZipEntry | undefined;
}

/** What an .xlsx package holds, so far as a reader of cells needs it. */
export interface WorkbookPackage {
  readonly sheets: readonly ListedSheet[];
  readonly date1904: boolean;
  readonly sharedStrings: ZipEntry | undefined;
  readonly styles: ZipEntry | undefined;
}

/** By archive and part: each reader of a file follows the same few. */
const FOLLOWED = new WeakMap<Archive, Map<string, readonly Relationship[]>>();

/**
 * Where a part leads to inside the package, with the names of the parts as targets; the package itself is the part with
 * an empty name.
 */
export function relationships(archive: Archive, part: string): readonly Relationship[] {
  const ofArchive = FOLLOWED.get(archive) ?? new Map<string, readonly Relationship[]>();
  FOLLOWED.set(archive, ofArchive);
  const known = ofArchive.get(part);
  if (known) return known;
  const found = relationshipsIn(listing(archive, relationshipsPart(part)) ?? "")
    .filter(({ isExternal }) => !isExternal)
    .map((relationship) => ({ ...relationship, target: targetPart(part, relationship.target) }));
  ofArchive.set(part, found);
  return found;
}

/**
 * The name of the part an Office document starts from, be it there or lost; undefined for an archive that
 * is no Office document.
 */
export function mainPart(archive: Archive): string | undefined {
  const linked = relationships(archive, "").find(({ type }) => type === "officeDocument")?.target;
  const usual = ["xl/workbook.xml", "xl/workbook.bin"];
  const isThere = (part: string) => findEntry(archive, part) !== undefined;
  const found = [...(linked === undefined ? [] : [linked]), ...usual].find(isThere);
  if (found !== undefined) return found;
  const holdsSheets = [...archive.entries.keys()].some((name) => name.startsWith("xl/worksheets/"));
  return linked ?? (holdsSheets ? usual[0] : undefined);
}

/** What sheets say of themselves, by the place of the sheet. */
function identitiesIn(workbook: ReturnType<typeof parseXml>): ReadonlyMap<string, string> {
  const identities = new Map<string, string>();
  for (const element of elementsIn(workbook, "definedName")) {
    const attributes = attributesOf(element);
    const text = attributes.get("name") === IDENTITY_NAME ? constantText(textIn(element)) : undefined;
    if (text !== undefined) identities.set(attributes.get("localSheetId") ?? "0", text);
  }
  return identities;
}

/** What a workbook's own part says. */
const workbookIn = onceAlike((xml) => {
  const workbook = parseXml(xml);
  return {
    sheets: elementsIn(workbook, "sheet").map(attributesOf),
    identities: identitiesIn(workbook),
    date1904: elementsIn(workbook, "workbookPr").some((element) =>
      isTrue(attributesOf(element).get("date1904")),
    ),
  };
});

/**
 * Finds the sheets of a workbook and the parts they need by following the package's relationships.
 *
 * @param workbookPart the name of the workbook's own part
 */
export function readPackage(archive: Archive, workbookPart: string): WorkbookPackage {
  const xml = listing(archive, workbookPart);
  if (xml === undefined) throw damaged("missing-part", workbookPart);
  const workbook = workbookIn(xml);
  const links = relationships(archive, workbookPart);
  const byId = new Map(links.map((link) => [link.id, link]));
  const partOfType = (type: string) => {
    const link = links.find((candidate) => candidate.type === type);
    return link && findEntry(archive, link.target);
  };
  const sheets = workbook.sheets.map((sheet, at): ListedSheet => {
    const identity = workbook.identities.get(String(at));
    const link = byId.get(sheet.get("id") ?? "");
    return {
      name: sheet.get("name") ?? "",
      hidden: sheet.get("state") === "hidden" || sheet.get("state") === "veryHidden",
      holdsCells: link === undefined || link.type === "worksheet",
      ...(identity === undefined ? {} : { identity }),
      entry: link && findEntry(archive, link.target),
    };
  });
  return {
    sheets,
    date1904: workbook.date1904,
    sharedStrings: partOfType("sharedStrings"),
    styles: partOfType("styles"),
  };
}

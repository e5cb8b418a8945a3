import { type Archive, findEntry, listing } from "../zip/archive";
import { damaged } from "../failure";
import { elements, isTrue } from "../xml/part";
import type { ZipEntry } from "../zip/directory";

/** A sheet as the workbook lists it. */
export interface ListedSheet {
  readonly name: string;
  readonly hidden: boolean;
  /** Charts, dialogs and old macros are listed as sheets too, and hold no cells. */
  readonly holdsCells: boolean;
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

interface Relationship {
  readonly id: string;
  /** The last word of its type, which is the same in both kinds of OOXML: `worksheet`. */
  readonly type: string;
  /** The name of the part it leads to. */
  readonly target: string;
}

function folderOf(part: string): string {
  return part.slice(0, part.lastIndexOf("/") + 1);
}

/** The name of the part that a relationship of a part in `folder` leads to. */
function resolved(folder: string, target: string): string {
  const path = target.replaceAll("\\", "/");
  const steps: string[] = [];
  for (const step of (path.startsWith("/") ? path : folder + path).split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "" && step !== ".") steps.push(step);
  }
  return steps.join("/");
}

/** Where the parts lead to that a part refers to; the package itself is the part with an empty name. */
function relationships(archive: Archive, part: string): Relationship[] {
  const folder = folderOf(part);
  const xml = listing(archive, `${folder}_rels/${part.slice(folder.length)}.rels`) ?? "";
  return elements(xml, "Relationship")
    .filter((relationship) => relationship.get("TargetMode") !== "External")
    .map((relationship) => ({
      id: relationship.get("Id") ?? "",
      type: (relationship.get("Type") ?? "").replace(/^.*\//, ""),
      target: resolved(folder, relationship.get("Target") ?? ""),
    }));
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

/**
 * Finds the sheets of a workbook and the parts they need by following the package's relationships.
 *
 * @param workbookPart the name of the workbook's own part
 */
export function readPackage(archive: Archive, workbookPart: string): WorkbookPackage {
  const workbook = listing(archive, workbookPart);
  if (workbook === undefined) throw damaged("missing-part", workbookPart);
  const links = relationships(archive, workbookPart);
  const byId = new Map(links.map((link) => [link.id, link]));
  const partOfType = (type: string) => {
    const link = links.find((candidate) => candidate.type === type);
    return link && findEntry(archive, link.target);
  };
  const sheets = elements(workbook, "sheet").map((sheet): ListedSheet => {
    const link = byId.get(sheet.get("id") ?? "");
    return {
      name: sheet.get("name") ?? "",
      hidden: sheet.get("state") === "hidden" || sheet.get("state") === "veryHidden",
      holdsCells: link === undefined || link.type === "worksheet",
      entry: link && findEntry(archive, link.target),
    };
  });
  return {
    sheets,
    date1904: elements(workbook, "workbookPr").some((properties) => isTrue(properties.get("date1904"))),
    sharedStrings: partOfType("sharedStrings"),
    styles: partOfType("styles"),
  };
}

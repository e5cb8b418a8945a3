import { listing, openArchive } from "../zip/archive";
import { mainPart, readPackage } from "../xlsx/workbook-package";
import { decodeEntities } from "../xml/part";
import { attribute, elementPattern, escaped, prefixOf, withAttribute, withChild } from "../xml/markup";
import type { PackageDraft } from "./package-draft";
import { folderOf, relationshipsIn, relationshipsPart } from "../xlsx/relationships";
import { CONTENT_TYPES, withContentType, withLink } from "./package-links";
import { withSheetNumbers } from "./sheet-numbers";
import type { AdoptedFormats, StyleBook } from "./style-book";
import { AFTER_NAMES } from "./workbook-order";

/** A sheet that joins a workbook: the only one of a file that `writeSheets` wrote. */
export interface AddedSheet {
  /** Its name in the workbook, which no other sheet has. */
  readonly name: string;
  /** The name of the sheet it stands behind. */
  readonly after: string;
  readonly file: Uint8Array;
}

const WORKSHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml";
const RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** What a file of one sheet brings along. */
interface Source {
  readonly sheet: string;
  readonly styles: string;
  /** The contents of its shared strings. */
  readonly strings: readonly string[];
  /** Names that hold for the sheet alone, with what they stand for inside it: `$A$3:$E$56`. */
  readonly names: readonly { readonly name: string; readonly cells: string }[];
}

function sourceOf(file: Uint8Array): Source {
  const archive = openArchive(file);
  const workbookPart = mainPart(archive) ?? "";
  const { sheets, styles, sharedStrings } = readPackage(archive, workbookPart);
  const textOf = (entry: { readonly name: string } | undefined) =>
    (entry && listing(archive, entry.name)) ?? "";
  const names = [...textOf({ name: workbookPart }).matchAll(elementPattern("", "definedName", "g"))];
  return {
    sheet: textOf(sheets[0]?.entry),
    styles: textOf(styles),
    strings: [...textOf(sharedStrings).matchAll(elementPattern("", "si", "g"))].map(
      ([, , inner = ""]) => inner,
    ),
    names: names.map(([, attributes = "", formula = ""]) => ({
      name: attribute(attributes, "name") ?? "",
      cells: formula.slice(formula.lastIndexOf("!") + 1),
    })),
  };
}

/** The cells of a sheet with their texts inside them and the formats they have in the other workbook. */
function sheetXml({ sheet, strings }: Source, formats: AdoptedFormats): string {
  return sheet
    .replace(elementPattern("", "c", "g"), (_whole, attributes: string, inner: string | undefined) => {
      const format = attribute(attributes, "s");
      const formatted =
        format === undefined
          ? attributes
          : withAttribute(attributes, "s", String(formats.cell(Number(format))));
      if (inner === undefined) return `<c${formatted}/>`;
      if (attribute(attributes, "t") !== "s") return `<c${formatted}>${inner}</c>`;
      const text = strings[Number(elementPattern("", "v").exec(inner)?.[2])] ?? "";
      return `<c${withAttribute(formatted, "t", "inlineStr")}><is>${text}</is></c>`;
    })
    .replace(/ dxfId="(\d+)"/g, (_whole, index: string) => ` dxfId="${formats.condition(Number(index))}"`);
}

function withNames(xml: string, { names }: Source, sheetName: string, at: number): string {
  const prefix = prefixOf(xml);
  const sheet = escaped(`'${sheetName.replaceAll("'", "''")}'`);
  const added = names
    .map(
      ({ name, cells }) =>
        `<${prefix}definedName name="${name}" localSheetId="${at}">${sheet}!${cells}</${prefix}definedName>`,
    )
    .join("");
  if (added === "") return xml;
  return withChild(xml, "definedNames", added, AFTER_NAMES);
}

/** The workbook part with the sheet listed behind another one, and its print area and titles. */
function withSheet(xml: string, { name, after }: AddedSheet, link: string, source: Source): string {
  const prefix = prefixOf(xml);
  const listed = [...xml.matchAll(elementPattern(prefix, "sheet", "g"))];
  const found = listed.findIndex(
    ([, attributes = ""]) => decodeEntities(attribute(attributes, "name") ?? "") === after,
  );
  const place = found < 0 ? listed.length - 1 : found;
  const [before = ""] = listed[place] ?? [];
  const end = (listed[place]?.index ?? 0) + before.length;
  const ids = listed.map(([, attributes = ""]) => Number(attribute(attributes, "sheetId") ?? 0));
  const id = Math.max(0, ...ids) + 1;
  const sheet =
    `<${prefix}sheet xmlns:rel="${RELATIONSHIPS}" name="${escaped(name)}" ` +
    `sheetId="${id}" rel:id="${link}"/>`;
  const behind = (at: number) => (at > place ? at + 1 : at);
  let changed = xml.slice(0, end) + sheet + xml.slice(end);
  changed = withSheetNumbers(changed, "definedName", "localSheetId", behind);
  changed = withSheetNumbers(changed, "workbookView", "activeTab", behind);
  changed = withSheetNumbers(changed, "workbookView", "firstSheet", behind);
  return withNames(changed, source, name, place + 1);
}

/**
 * Adds a sheet to a workbook: its cells with their formats, validations, conditional formats, print set-up and
 * protection as the file has them. Returns the name of its part.
 */
export function addSheet(
  parts: PackageDraft,
  workbookPart: string,
  styles: StyleBook,
  added: AddedSheet,
): string {
  const source = sourceOf(added.file);
  const folder = folderOf(workbookPart);
  const part = parts.freePart((number) => `${folder}worksheets/sheet${number}.xml`);
  parts.put(part, sheetXml(source, styles.adopt(source.styles)));
  parts.put(CONTENT_TYPES, withContentType(parts.text(CONTENT_TYPES), part, WORKSHEET_TYPE));
  const linksName = relationshipsPart(workbookPart);
  const links = withLink(parts.text(linksName), `${RELATIONSHIPS}/worksheet`, part.slice(folder.length));
  parts.put(linksName, links);
  const all = relationshipsIn(links);
  const link = all[all.length - 1]?.id ?? "";
  parts.put(workbookPart, withSheet(parts.text(workbookPart), added, link, source));
  return part;
}

import { listing, openArchive } from "../zip/archive";
import { mainPart, readPackage } from "../xlsx/workbook-package";
import {
  changedNodes,
  elementOf,
  withAttributeChanged,
  withAttributeSet,
  withContent,
  withListed,
} from "../xml/edits";
import { attributesOf, contentOf, elementIn, elementsIn, prefixOf, rootOf, tagged } from "../xml/elements";
import { attribute, escaped } from "../xml/markup";
import { parseXml, type XmlElement, type XmlNode, xmlOf } from "../xml/tree";
import type { PackageDraft } from "./package-draft";
import { folderOf, relationshipsIn, relationshipsPart } from "../xlsx/relationships";
import { CONTENT_TYPES, withContentType, withLink } from "./package-links";
import { AFTER_NAMES, withSheetNumbers } from "./workbook-part";
import type { AdoptedFormats, StyleBook } from "./style-book";

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
  readonly strings: readonly (readonly XmlNode[])[];
  readonly names: readonly SheetName[];
}

/** A name that holds for the sheet alone. */
interface SheetName {
  readonly name: string;
  readonly hidden: boolean;
  /** What it stands for: cells of the sheet, without its name (`$A$3:$E$56`), or a constant, which stays as it is. */
  readonly formula: string;
  readonly isCells: boolean;
}

function sourceOf(file: Uint8Array): Source {
  const archive = openArchive(file);
  const workbookPart = mainPart(archive) ?? "";
  const { sheets, styles, sharedStrings } = readPackage(archive, workbookPart);
  const textOf = (entry: { readonly name: string } | undefined) =>
    (entry && listing(archive, entry.name)) ?? "";
  const names = elementsIn(parseXml(textOf({ name: workbookPart })), "definedName");
  return {
    sheet: textOf(sheets[0]?.entry),
    styles: textOf(styles),
    strings: elementsIn(parseXml(textOf(sharedStrings)), "si").map(contentOf),
    names: names.map((element): SheetName => {
      const formula = xmlOf(element.children);
      const isCells = !/^(?:"|&quot;)/.test(formula);
      return {
        name: attribute(element.attributes, "name") ?? "",
        hidden: attribute(element.attributes, "hidden") === "1",
        formula: isCells ? formula.slice(formula.lastIndexOf("!") + 1) : formula,
        isCells,
      };
    }),
  };
}

/** The cells of a sheet with their texts inside them and the formats they have in the other workbook. */
function sheetXml({ sheet, strings }: Source, formats: AdoptedFormats): string {
  const cellOf = (cell: XmlElement): XmlElement => {
    const format = attribute(cell.attributes, "s");
    const formatted =
      format === undefined ? cell : withAttributeSet(cell, "s", String(formats.cell(Number(format))));
    if (cell.children === null || attribute(cell.attributes, "t") !== "s") return formatted;
    const text = strings[Number(xmlOf(contentOf(elementIn(cell.children, "v"))))] ?? [];
    return withContent(withAttributeSet(formatted, "t", "inlineStr"), [
      withContent(elementOf("is", "", []), text),
    ]);
  };
  const cells = changedNodes(parseXml(sheet), "c", cellOf);
  const conditions = changedNodes(cells, "cfRule", (rule) =>
    withAttributeChanged(rule, "dxfId", (index) => String(formats.condition(Number(index)))),
  );
  return xmlOf(conditions);
}

function withNames(xml: string, { names }: Source, sheetName: string, at: number): string {
  if (names.length === 0) return xml;
  const part = parseXml(xml);
  const prefix = prefixOf(rootOf(part));
  const sheet = escaped(`'${sheetName.replaceAll("'", "''")}'`);
  const added = names.map(({ name, hidden, formula, isCells }) =>
    elementOf(`${prefix}definedName`, ` name="${name}" localSheetId="${at}"${hidden ? ' hidden="1"' : ""}`, [
      isCells ? `${sheet}!${formula}` : formula,
    ]),
  );
  return xmlOf(withListed(part, "definedNames", added, AFTER_NAMES));
}

/** The workbook part with the sheet listed behind another one, and its print area and titles. */
function withSheet(xml: string, { name, after }: AddedSheet, link: string, source: Source): string {
  const part = parseXml(xml);
  const prefix = prefixOf(rootOf(part));
  const isSheet = tagged(`${prefix}sheet`);
  const listed = elementsIn(part, isSheet);
  const found = listed.findIndex((sheet) => attributesOf(sheet).get("name") === after);
  const place = found < 0 ? listed.length - 1 : found;
  const ids = listed.map((sheet) => Number(attributesOf(sheet).get("sheetId") ?? 0));
  const id = Math.max(0, ...ids) + 1;
  const sheet = elementOf(
    `${prefix}sheet`,
    ` xmlns:rel="${RELATIONSHIPS}" name="${escaped(name)}" sheetId="${id}" rel:id="${link}"`,
    [],
  );
  const behind = (at: number) => (at > place ? at + 1 : at);
  let changed = xmlOf(changedNodes(part, isSheet, (each) => (each === listed[place] ? [each, sheet] : each)));
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

import { type Archive, listing } from "../zip/archive";
import { type CellFormats, readCellFormats } from "./cell-formats";
import { damaged, tooLarge } from "../failure";
import { cutNotes, type FilledExtent, readableArea, type TopLeftArea } from "../reading-limits";
import { type StoredPart, storeZip } from "../zip/stored-zip";
import type { SheetNote } from "../sheet-note";
import { type ListedSheet, readPackage, type WorkbookPackage } from "./workbook-package";
import { scanWorksheet } from "./worksheet-scan";
import { utf8Part } from "../xml/part";
import { countTags } from "../xml/tags";
import type { ZipEntry } from "../zip/directory";
import { unpackEntry } from "../zip/entry";

/** XML of one workbook that is parsed, in bytes. */
const MOST_CONTENT = 32 << 20;

/** Shared texts, one in several runs counted as often as it has tags of a plain one. */
const MOST_STRINGS = 200_000;
const TAGS_OF_A_STRING = 4;

/** Tags of rows, cells and merges; a number has four, a text of its own six. */
const MOST_TAGS = 2_500_000;

const MOST_SHEETS = 1000;

/** What a parser needs to read the cells of a workbook, and nothing else of it. */
export interface XlsxParts {
  /** A package of its own: the sheets bear their index as name, and number formats are keys. */
  readonly bytes: Uint8Array;
  /** What the file lists about each sheet of the package, in its order. */
  readonly sheets: readonly ListedSheet[];
  readonly formats: CellFormats;
  readonly date1904: boolean;
  /** How much of every sheet is to be read. */
  readonly area: TopLeftArea;
  readonly notes: readonly SheetNote[];
}

interface SheetPart extends StoredPart {
  readonly sheet: ListedSheet;
  readonly extent: FilledExtent;
}

function checkContent({ sheets, sharedStrings }: WorkbookPackage): void {
  if (sheets.length > MOST_SHEETS) throw tooLarge("sheets", sheets.length, MOST_SHEETS);
  const content = sheets.reduce((sum, { entry }) => sum + (entry?.size ?? 0), sharedStrings?.size ?? 0);
  if (content > MOST_CONTENT) throw tooLarge("content", content, MOST_CONTENT);
}

function unpackPart(archive: Archive, entry: ZipEntry): Uint8Array {
  return utf8Part(unpackEntry(archive.bytes, entry), entry.name);
}

/** The shared texts, which the parser makes a tree of that is many times as large as they are. */
function stringsPart(archive: Archive, entry: ZipEntry): StoredPart {
  const bytes = unpackPart(archive, entry);
  const texts = Math.ceil(countTags(bytes, entry.name) / TAGS_OF_A_STRING);
  if (texts > MOST_STRINGS) throw tooLarge("strings", texts, MOST_STRINGS);
  return { name: "xl/strings.xml", bytes };
}

function sheetParts(archive: Archive, sheets: readonly ListedSheet[]): SheetPart[] {
  const parts: SheetPart[] = [];
  let tags = 0;
  for (const sheet of sheets) {
    if (!sheet.holdsCells || !sheet.entry) continue;
    const scan = scanWorksheet(unpackPart(archive, sheet.entry), sheet.entry.name);
    tags += scan.tags;
    if (tags > MOST_TAGS) throw tooLarge("tags", tags, MOST_TAGS);
    parts.push({ name: `xl/${parts.length}.xml`, bytes: scan.xml, sheet, extent: scan.extent });
  }
  return parts;
}

function listedNotes(sheets: readonly ListedSheet[]): SheetNote[] {
  const notes: SheetNote[] = [];
  for (const { name, holdsCells, entry } of sheets) {
    if (!holdsCells) notes.push({ kind: "no-cells", sheet: name });
    else if (!entry) notes.push({ kind: "missing", sheet: name });
  }
  return notes;
}

const TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

function textPart(name: string, xml: string): StoredPart {
  return { name, bytes: new TextEncoder().encode(xml) };
}

function link(id: string | number, type: string, target: string): string {
  return `<Relationship Id="rId${id}" Type="${TYPE}${type}" Target="${target}"/>`;
}

/** A package of the sheets, the shared texts and the keys of their number formats. */
function minimalPackage(
  sheets: readonly SheetPart[],
  strings: StoredPart | null,
  styles: string,
): Uint8Array {
  const listed = sheets.map((_part, at) => `<sheet name="${at}" sheetId="${at + 1}" r:id="rId${at}"/>`);
  const links = [
    ...sheets.map((_part, at) => link(at, "worksheet", `${at}.xml`)),
    link("Styles", "styles", "styles.xml"),
    ...(strings ? [link("Strings", "sharedStrings", "strings.xml")] : []),
  ];
  return storeZip([
    textPart("[Content_Types].xml", "<Types/>"),
    textPart("_rels/.rels", `<Relationships>${link(0, "officeDocument", "xl/workbook.xml")}</Relationships>`),
    textPart("xl/workbook.xml", `<workbook><sheets>${listed.join("")}</sheets></workbook>`),
    textPart("xl/_rels/workbook.xml.rels", `<Relationships>${links.join("")}</Relationships>`),
    textPart("xl/styles.xml", styles),
    ...(strings ? [strings] : []),
    ...sheets,
  ]);
}

/**
 * Takes from an .xlsx file what holds its cells and puts it into a package that is safe to parse: within
 * the limits, in UTF-8, without document types, drawings, macros, links and whatever else a reader of cells
 * has no use for.
 *
 * @param workbookPart the name of the workbook's own part
 * @throws UnreadableFile when the file is damaged or too large
 */
export function xlsxParts(archive: Archive, workbookPart: string): XlsxParts {
  const book = readPackage(archive, workbookPart);
  checkContent(book);
  const strings = book.sharedStrings ? stringsPart(archive, book.sharedStrings) : null;
  const parts = sheetParts(archive, book.sheets);
  if (parts.length === 0) throw damaged("no-sheet", workbookPart);
  const extents = parts.map(({ sheet, extent }) => ({ sheet: sheet.name, ...extent }));
  const area = readableArea(extents);
  const styles = book.styles ? (listing(archive, book.styles.name) ?? "") : "";
  const formats = readCellFormats(styles, book.date1904);
  return {
    bytes: minimalPackage(parts, strings, formats.styles),
    sheets: parts.map(({ sheet }) => sheet),
    formats,
    date1904: book.date1904,
    area,
    notes: [...listedNotes(book.sheets), ...cutNotes(extents, area)],
  };
}

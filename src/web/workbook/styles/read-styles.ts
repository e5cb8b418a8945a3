import { parseA1Area } from "../../../sheet/address";
import { type Archive, listing, openArchive, partText } from "../../../files/zip/archive";
import { colourReader } from "./colours";
import { readSheetPart } from "./sheet-part";
import { readStylePart } from "./style-part";
import type { DefinedName, NamedTable, SheetStyles, WorkbookStyles } from "./workbook-styles";
import {
  attributesOf,
  elementIn,
  elementsIn,
  prefixOf,
  rootOf,
  tagged,
  textIn,
} from "../../../files/xml/elements";
import { relationshipsIn, relationshipsPart, targetPart } from "../../../files/xlsx/relationships";
import { mainPart, readPackage } from "../../../files/xlsx/workbook-package";
import { parseXml, type XmlNode } from "../../../files/xml/tree";

/** Excel's own names, such as the one for print areas. */
const RESERVED = /^_xl(?:nm|fn)\./i;

function namesOf(workbook: readonly XmlNode[], sheets: readonly { readonly name: string }[]): DefinedName[] {
  return elementsIn(workbook, tagged(`${prefixOf(rootOf(workbook))}definedName`)).flatMap((element) => {
    const attributes = attributesOf(element);
    const [name = "", place] = [attributes.get("name"), attributes.get("localSheetId")];
    if (name === "" || RESERVED.test(name)) return [];
    const formula = textIn(element);
    if (place === undefined) return [{ name, formula }];
    const sheet = sheets[Number(place)]?.name;
    return sheet === undefined ? [] : [{ name, sheet, formula }];
  });
}

/** The tables of a sheet, of which each has a part of its own. */
function tablesOf(archive: Archive, part: string, sheet: string): NamedTable[] {
  return relationshipsIn(listing(archive, relationshipsPart(part)) ?? "")
    .filter(({ type, isExternal }) => type === "table" && !isExternal)
    .flatMap(({ target }) => {
      const table = attributesOf(rootOf(parseXml(listing(archive, targetPart(part, target)) ?? "")));
      const area = parseA1Area(table.get("ref") ?? "");
      return area ? [{ name: table.get("displayName") ?? table.get("name") ?? "", sheet, area }] : [];
    });
}

/**
 * Reads how an .xlsx file looks: what `readWorkbook` leaves out because no reader of forms needs it.
 *
 * @param bytes an .xlsx file that `readWorkbook` reads
 * @param onSheet told before each sheet is read: how many are done, of how many
 * @throws UnreadableFile when a part that only its styles need is damaged
 */
export function readStyles(
  bytes: Uint8Array,
  onSheet?: (done: number, total: number) => void,
): WorkbookStyles {
  const archive = openArchive(bytes);
  const workbookPart = mainPart(archive) ?? "";
  const book = readPackage(archive, workbookPart);
  const workbook = parseXml(listing(archive, workbookPart) ?? "");
  const theme = relationshipsIn(listing(archive, relationshipsPart(workbookPart)) ?? "").find(
    ({ type }) => type === "theme",
  );
  const colourOf = colourReader((theme && listing(archive, targetPart(workbookPart, theme.target))) ?? "");
  const { styles, differences } = readStylePart(
    (book.styles && listing(archive, book.styles.name)) ?? "",
    colourOf,
  );
  const sheets = book.sheets.flatMap(({ name, entry, holdsCells }, index): SheetStyles[] => {
    onSheet?.(index, book.sheets.length);
    if (!entry || !holdsCells) return [];
    const xml = partText(archive, entry);
    return [readSheetPart(name, xml, { differences, colourOf })];
  });
  const tables = book.sheets.flatMap(({ name, entry }) => (entry ? tablesOf(archive, entry.name, name) : []));
  const active = Number(attributesOf(elementIn(workbook, "workbookView")).get("activeTab") ?? 0);
  return { styles, sheets, names: namesOf(workbook, book.sheets), tables, activeSheet: active };
}

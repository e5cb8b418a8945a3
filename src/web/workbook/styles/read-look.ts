import { listing, openArchive } from "../../../files/zip/archive";
import { colourReader } from "./colours";
import { readSheetPart } from "./sheet-part";
import { readStylePart } from "./style-part";
import type { DefinedName, SheetLook, WorkbookLook } from "./workbook-look";
import { elementPattern, prefixOf } from "../../../files/xml/markup";
import { linksOf, linksPart, targetPart } from "../../../files/patch/package-links";
import { mainPart, readPackage } from "../../../files/xlsx/workbook-package";
import { decodeEntities, elements, utf8Part } from "../../../files/xml/part";
import { unpackEntry } from "../../../files/zip/entry";

/** Excel's own names, such as the one for print areas. */
const RESERVED = /^_xl(?:nm|fn)\./i;

function namesOf(workbook: string): DefinedName[] {
  return Array.from(workbook.matchAll(elementPattern(prefixOf(workbook), "definedName", "g")), (match) => {
    const [attributes] = elements(match[0], "definedName");
    return {
      name: attributes?.get("name") ?? "",
      isOfOneSheet: attributes?.has("localSheetId") ?? false,
      formula: decodeEntities(match[2] ?? ""),
    };
  })
    .filter(({ name, isOfOneSheet }) => name !== "" && !RESERVED.test(name) && !isOfOneSheet)
    .map(({ name, formula }) => ({ name, formula }));
}

/**
 * Reads how an .xlsx file looks: what `readWorkbook` leaves out because no reader of forms needs it.
 *
 * @param bytes an .xlsx file that `readWorkbook` reads
 * @param onSheet told before each sheet is read: how many are done, of how many
 * @throws UnreadableFile when a part that only its looks need is damaged
 */
export function readLook(bytes: Uint8Array, onSheet?: (done: number, total: number) => void): WorkbookLook {
  const archive = openArchive(bytes);
  const workbookPart = mainPart(archive) ?? "";
  const book = readPackage(archive, workbookPart);
  const workbook = listing(archive, workbookPart) ?? "";
  const theme = linksOf(listing(archive, linksPart(workbookPart)) ?? "").find(({ type }) => type === "theme");
  const colourOf = colourReader((theme && listing(archive, targetPart(workbookPart, theme.target))) ?? "");
  const { looks, differences } = readStylePart(
    (book.styles && listing(archive, book.styles.name)) ?? "",
    colourOf,
  );
  const sheets = book.sheets.flatMap(({ name, entry, holdsCells }, index): SheetLook[] => {
    onSheet?.(index, book.sheets.length);
    if (!entry || !holdsCells) return [];
    const xml = new TextDecoder().decode(utf8Part(unpackEntry(bytes, entry), entry.name));
    return [readSheetPart(name, xml, { differences, colourOf })];
  });
  const active = Number(elements(workbook, "workbookView")[0]?.get("activeTab") ?? 0);
  return { looks, sheets, names: namesOf(workbook), activeSheet: active };
}

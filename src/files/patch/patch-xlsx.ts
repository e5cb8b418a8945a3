import { type Archive, openArchive } from "../zip/archive";
import { addSheet } from "./added-sheet";
import { dropCalculationChain, recalculateOnOpening } from "./calculation-settings";
import type { SheetChanges, WorkbookChanges } from "./changes";
import {
  NO_PROPERTIES,
  patchProperties,
  PROPERTIES_LINK,
  PROPERTIES_PART,
  PROPERTIES_TYPE,
} from "./custom-properties";
import { putKept } from "./custom-xml";
import { NotPatchableError, PackageDraft } from "./package-draft";
import { folderOf, relationshipsPart } from "../xlsx/relationships";
import { CONTENT_TYPES, withContentType, withLink } from "./package-links";
import { patchCells } from "./patched-cells";
import { patchHighlights } from "./patched-highlights";
import { removeSheet } from "./removed-sheet";
import { unprotected } from "./sheet-protection";
import { renameSheets } from "./renamed-sheets";
import { dropSignatures } from "./signatures";
import { openStyleBook, type StyleBook } from "./style-book";
import { propertiesPart } from "../xlsx/custom-properties";
import { mainPart, readPackage } from "../xlsx/workbook-package";

/** Stands in where a workbook has no styles. */
const NO_STYLES =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
  '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"></styleSheet>';
const STYLES_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml";
const STYLES_LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles";

function changeProperties(
  draft: PackageDraft,
  archive: Archive,
  changes: ReadonlyMap<string, string | null>,
): void {
  const known = propertiesPart(archive);
  if (known !== undefined) {
    draft.put(known, patchProperties(draft.text(known), changes));
    return;
  }
  if ([...changes.values()].every((text) => text === null)) return;
  const links = relationshipsPart("");
  draft.put(PROPERTIES_PART, patchProperties(NO_PROPERTIES, changes));
  draft.put(links, withLink(draft.text(links), PROPERTIES_LINK, PROPERTIES_PART));
  draft.put(CONTENT_TYPES, withContentType(draft.text(CONTENT_TYPES), PROPERTIES_PART, PROPERTIES_TYPE));
}

/** Gives a workbook without styles a part for them. */
function addStyles(draft: PackageDraft, workbookPart: string, xml: string): void {
  const folder = folderOf(workbookPart);
  const part = draft.freePart((number) => `${folder}styles${number === 1 ? "" : number}.xml`);
  const links = relationshipsPart(workbookPart);
  draft.put(part, xml);
  draft.put(links, withLink(draft.text(links), STYLES_LINK, part.slice(folder.length)));
  draft.put(CONTENT_TYPES, withContentType(draft.text(CONTENT_TYPES), part, STYLES_TYPE));
}

function patchSheet(
  draft: PackageDraft,
  part: string,
  { cells, highlights, isUnprotected = false }: SheetChanges,
  styles: StyleBook,
): { readonly lostFormulas: boolean } {
  const { xml, lostFormulas } = patchCells(draft.text(part), cells, styles.withNumberFormat);
  const marked = highlights
    ? patchHighlights(xml, highlights, ({ fill, font }) => styles.highlight(fill, font))
    : xml;
  draft.put(part, isUnprotected ? unprotected(marked) : marked);
  return { lostFormulas };
}

/**
 * A workbook with sheets added, removed or renamed, and some cells, highlights, properties or kept texts changed. Parts that none
 * of it touches are byte for byte as before; in those that change, everything else stays. Formulas are worked out again
 * on opening, and signatures, which no longer hold, are gone.
 *
 * @param bytes an .xlsx file that `readWorkbook` reads
 * @throws NotPatchableError when it is none, or has no sheet of a name
 */
export function patchXlsx(bytes: Uint8Array, changes: WorkbookChanges): Uint8Array {
  const archive = openArchive(bytes);
  const workbookPart = mainPart(archive);
  if (workbookPart === undefined) throw new NotPatchableError("not an .xlsx file");
  const book = readPackage(archive, workbookPart);
  const draft = new PackageDraft(archive);
  const stylePart = book.styles?.name;
  const styles = openStyleBook(stylePart === undefined ? NO_STYLES : draft.text(stylePart));
  const removed = changes.removed ?? [];
  const renamed = changes.renamed ?? new Map<string, string>();
  const filed = book.sheets.map(({ name, entry }) => ({ name, part: entry?.name }));
  for (const name of removed) {
    const gone = filed.find((sheet) => sheet.name === name)?.part;
    if (gone === undefined) throw new NotPatchableError(`there is no sheet ${name}`);
    removeSheet(draft, workbookPart, name, gone);
  }
  const left = filed.filter(({ name }) => !removed.includes(name));
  const hasNewFormulas = renameSheets(
    draft,
    workbookPart,
    left.flatMap(({ part }) => part ?? []),
    new Map<string, string | null>([...removed.map((name) => [name, null] as const), ...renamed]),
  );
  const added = new Map<string, string>();
  for (const sheet of changes.added ?? []) {
    added.set(sheet.name, addSheet(draft, workbookPart, styles, sheet));
  }
  const partOf = (sheet: string): string => {
    const part = added.get(sheet) ?? left.find(({ name }) => (renamed.get(name) ?? name) === sheet)?.part;
    if (part === undefined) throw new NotPatchableError(`there is no sheet ${sheet}`);
    return part;
  };
  let lostFormulas = false;
  for (const change of changes.sheets) {
    if (patchSheet(draft, partOf(change.sheet), change, styles).lostFormulas) lostFormulas = true;
  }
  if (stylePart !== undefined) draft.put(stylePart, styles.xml());
  else if (styles.xml() !== NO_STYLES) addStyles(draft, workbookPart, styles.xml());
  if (hasNewFormulas || added.size > 0 || changes.sheets.some(({ cells }) => cells.length > 0))
    recalculateOnOpening(draft, workbookPart);
  if (lostFormulas || removed.length > 0) dropCalculationChain(draft, workbookPart);
  if (changes.properties) changeProperties(draft, archive, changes.properties);
  for (const [key, text] of changes.kept ?? []) putKept(draft, archive, key, text ?? "");
  if (draft.isChanged()) dropSignatures(draft);
  return draft.bytes();
}

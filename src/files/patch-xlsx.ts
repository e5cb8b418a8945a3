import { type Archive, findEntry, listing, openArchive } from "./archive";
import { addSheet } from "./patch/added-sheet";
import type { SheetChanges, WorkbookChanges } from "./patch/changes";
import {
  NO_PROPERTIES,
  patchProperties,
  PROPERTIES_LINK,
  PROPERTIES_PART,
  PROPERTIES_TYPE,
  textProperties,
} from "./patch/custom-properties";
import { elementPattern, insertBefore, prefixOf, withAttribute } from "./patch/markup";
import {
  linksOf,
  linksPart,
  targetPart,
  withContentType,
  withLink,
  withoutContentType,
  withoutLink,
} from "./patch/package-links";
import { patchCells } from "./patch/patched-cells";
import { patchHighlights } from "./patch/patched-highlights";
import { repackZip } from "./patch/repack-zip";
import { openStyleBook, type StyleBook } from "./patch/style-book";
import { AFTER_CALCULATION } from "./patch/workbook-order";
import { mainPart, readPackage } from "./workbook-package";
import { utf8Part } from "./xml-part";
import { unpackEntry } from "./zip-entry";

const CONTENT_TYPES = "[Content_Types].xml";

/** Stands in where a workbook has no styles. */
const NO_STYLES = "<styleSheet></styleSheet>";

/** The bytes given to `patchXlsx` are no .xlsx, or hold no such sheet: read the file before it is changed. */
export class NotPatchableError extends Error {
  override readonly name = "NotPatchableError";
}

/** The texts of an archive's parts while they change. */
class PackageDraft {
  private readonly changed = new Map<string, string | null>();

  constructor(private readonly archive: Archive) {}

  has(name: string): boolean {
    return this.changed.has(name) || findEntry(this.archive, name) !== undefined;
  }

  text(name: string): string {
    const entry = findEntry(this.archive, name);
    const draft = this.changed.get(entry?.name ?? name);
    if (draft !== undefined && draft !== null) return draft;
    if (!entry) throw new NotPatchableError(`there is no part ${name}`);
    const bytes = unpackEntry(this.archive.bytes, entry);
    const utf8 = utf8Part(bytes, name);
    const text = new TextDecoder().decode(utf8);
    return utf8 === bytes ? text : text.replace(/^(<\?xml[^>]*encoding=)["'][^"']*["']/, '$1"UTF-8"');
  }

  put(name: string, text: string): void {
    const own = findEntry(this.archive, name)?.name ?? name;
    if (!this.has(name) || this.text(own) !== text) this.changed.set(own, text);
  }

  remove(name: string): void {
    const entry = findEntry(this.archive, name);
    if (entry) this.changed.set(entry.name, null);
  }

  bytes(): Uint8Array {
    if (this.changed.size === 0) return this.archive.bytes;
    const encoder = new TextEncoder();
    const parts = [...this.changed].map(
      ([name, text]) => [name, text === null ? null : encoder.encode(text)] as const,
    );
    return repackZip(this.archive, new Map(parts));
  }
}

/** Excel works all formulas out again when it opens the workbook. */
function recalculateOnOpening(draft: PackageDraft, workbookPart: string): void {
  const xml = draft.text(workbookPart);
  const prefix = prefixOf(xml);
  const settings = elementPattern(prefix, "calcPr");
  const patched = settings.test(xml)
    ? xml.replace(
        settings,
        (_whole, attributes: string) =>
          `<${prefix}calcPr${withAttribute(attributes, "fullCalcOnLoad", "1")}/>`,
      )
    : insertBefore(xml, `<${prefix}calcPr fullCalcOnLoad="1"/>`, AFTER_CALCULATION);
  draft.put(workbookPart, patched);
}

/** A calculation chain that names a cell without a formula counts as damage; without one Excel makes its own. */
function dropCalculationChain(draft: PackageDraft, workbookPart: string): void {
  const links = linksPart(workbookPart);
  const link = linksOf(draft.text(links)).find(({ type }) => type === "calcChain");
  if (!link) return;
  const chain = targetPart(workbookPart, link.target);
  draft.put(links, withoutLink(draft.text(links), link.id));
  draft.put(CONTENT_TYPES, withoutContentType(draft.text(CONTENT_TYPES), chain));
  draft.remove(chain);
}

function propertiesPart(archive: Archive): string | undefined {
  const links = listing(archive, linksPart(""));
  const link = linksOf(links ?? "").find(({ type }) => type === "custom-properties");
  return link && targetPart("", link.target);
}

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
  const links = linksPart("");
  draft.put(PROPERTIES_PART, patchProperties(NO_PROPERTIES, changes));
  draft.put(links, withLink(draft.text(links), PROPERTIES_LINK, PROPERTIES_PART));
  draft.put(CONTENT_TYPES, withContentType(draft.text(CONTENT_TYPES), PROPERTIES_PART, PROPERTIES_TYPE));
}

function patchSheet(
  draft: PackageDraft,
  part: string,
  { cells, highlights }: SheetChanges,
  styles: StyleBook,
): { readonly lostFormulas: boolean } {
  const { xml, lostFormulas } = patchCells(draft.text(part), cells, styles.withNumberFormat);
  const marked = highlights
    ? patchHighlights(xml, highlights, ({ fill, font }) => styles.highlight(fill, font))
    : xml;
  draft.put(part, marked);
  return { lostFormulas };
}

/**
 * A workbook with sheets added, and some cells, highlights or properties changed. Parts that none of it touches are byte for
 * byte as before; in those that change, everything else stays. Formulas are worked out again on opening.
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
  const added = new Map<string, string>();
  for (const sheet of changes.added ?? []) {
    const parts = {
      has: (name: string) => draft.has(name),
      text: (name: string) => draft.text(name),
      put: (name: string, text: string) => draft.put(name, text),
    };
    added.set(sheet.name, addSheet(parts, workbookPart, styles, sheet));
  }
  let lostFormulas = false;
  for (const change of changes.sheets) {
    const part =
      added.get(change.sheet) ?? book.sheets.find(({ name }) => name === change.sheet)?.entry?.name;
    if (part === undefined) throw new NotPatchableError(`there is no sheet ${change.sheet}`);
    if (patchSheet(draft, part, change, styles).lostFormulas) lostFormulas = true;
  }
  if (stylePart !== undefined) draft.put(stylePart, styles.xml());
  else if (styles.xml() !== NO_STYLES) throw new NotPatchableError("there is no style part");
  if (added.size > 0 || changes.sheets.some(({ cells }) => cells.length > 0))
    recalculateOnOpening(draft, workbookPart);
  if (lostFormulas) dropCalculationChain(draft, workbookPart);
  if (changes.properties) changeProperties(draft, archive, changes.properties);
  return draft.bytes();
}

/**
 * The texts among a workbook's custom properties, by name; none when the file has no such part.
 *
 * @param bytes an .xlsx file that `readWorkbook` reads
 */
export function readProperties(bytes: Uint8Array): ReadonlyMap<string, string> {
  const archive = openArchive(bytes);
  const part = propertiesPart(archive);
  return textProperties(part === undefined ? "" : (listing(archive, part) ?? ""));
}

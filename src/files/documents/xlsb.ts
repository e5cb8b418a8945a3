import type { SheetsRead } from "../assemble-sheet";
import { damaged, tooLarge, UnreadableFile } from "../failure";
import { readByLibrary } from "../library-workbook";
import { MOST_CELLS, SHEET_COLUMNS, SHEET_ROWS } from "../reading-limits";
import { openArchive } from "../zip/archive";
import { unpackEntry } from "../zip/entry";
import { storeZip } from "../zip/stored-zip";

/** Bytes of all parts that are read. */
const LONGEST_CONTENT = 32 << 20;

/** Parts that hold sheets, texts and formats; the rest (pictures, macros, caches) is not given to the library. */
const READ_PARTS =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|xl\/(?:workbook\.bin|_rels\/workbook\.bin\.rels|styles\.bin|sharedStrings\.bin|worksheets\/[^/]+\.bin))$/i;

const SHEET_PART = /^xl\/worksheets\//i;
const TEXTS_PART = /sharedStrings\.bin$/i;

/** Record types of a sheet, and of the texts. */
const ROW = 0;
const FIRST_CELL = 1;
const LAST_CELL = 11;
/** A text of several looks that stands in the sheet. */
const RICH_CELL = 62;
const MERGE = 176;
const TEXT = 19;

const MOST_TEXTS = 200_000;
const MOST_MERGES = 100_000;

const CONTENT_TYPES = /^\[Content_Types\]\.xml$/i;
const OVERRIDE = /<Override\s[^>]*?PartName="\/([^"]*)"[^>]*?(?:\/>|><\/Override>)/g;

/** The list of parts with those alone that are read: the library looks for every other one that is listed. */
function withReadParts(types: Uint8Array): Uint8Array {
  const listed = new TextDecoder().decode(types);
  const read = listed.replace(OVERRIDE, (override, part: string) => (READ_PARTS.test(part) ? override : ""));
  return new TextEncoder().encode(read);
}

interface BinaryRecord {
  readonly type: number;
  readonly at: number;
  readonly size: number;
}

/** The records of a binary part, one after another; type and size take as many bytes as they need. */
function* records(part: Uint8Array, name: string): Generator<BinaryRecord> {
  for (let at = 0; at < part.length;) {
    let type = part[at++] ?? 0;
    if (type & 0x80) type = (type & 0x7f) | (((part[at++] ?? 0) & 0x7f) << 7);
    let size = 0;
    for (let shift = 0; shift < 28; shift += 7) {
      const byte = part[at++] ?? 0;
      size |= (byte & 0x7f) << shift;
      if (!(byte & 0x80)) break;
    }
    if (at + size > part.length) throw damaged("content", name);
    yield { type, at, size };
    at += size;
  }
}

/** Counts what a sheet holds and looks at its places, before the library makes anything of them. */
function guardSheet(part: Uint8Array, name: string, before: number): number {
  const view = new DataView(part.buffer, part.byteOffset, part.byteLength);
  let cells = before;
  let merges = 0;
  for (const { type, at, size } of records(part, name)) {
    const isCell = (type >= FIRST_CELL && type <= LAST_CELL) || type === RICH_CELL;
    const least = type === ROW || isCell ? 4 : type === MERGE ? 16 : 0;
    if (size < least) throw damaged("content", name);
    const place = least > 0 ? view.getUint32(at, true) : 0;
    if (type === ROW && place >= SHEET_ROWS) throw damaged("cell-reference", name);
    if (isCell) {
      if (place >= SHEET_COLUMNS) throw damaged("cell-reference", name);
      cells += 1;
      if (cells > MOST_CELLS) throw tooLarge("cells", cells, MOST_CELLS);
    }
    if (type === MERGE) {
      merges += 1;
      const [bottom, right] = [view.getUint32(at + 4, true), view.getUint32(at + 12, true)];
      const isFar = bottom >= SHEET_ROWS || right >= SHEET_COLUMNS;
      if (merges > MOST_MERGES || isFar) throw damaged("merged-areas", name);
    }
  }
  return cells;
}

function guardTexts(part: Uint8Array, name: string): void {
  let texts = 0;
  for (const { type } of records(part, name)) if (type === TEXT) texts += 1;
  if (texts > MOST_TEXTS) throw tooLarge("strings", texts, MOST_TEXTS);
}

/**
 * Reads a binary workbook (.xlsb): values, number formats and merges, not formulas.
 *
 * @throws UnreadableFile when it is damaged or too large
 */
export async function readXlsb(bytes: Uint8Array): Promise<SheetsRead> {
  const archive = openArchive(bytes);
  const entries = [...archive.entries.values()].filter(({ name }) => READ_PARTS.test(name));
  const size = entries.reduce((sum, entry) => sum + entry.size, 0);
  if (size > LONGEST_CONTENT) throw tooLarge("content", size, LONGEST_CONTENT);
  let cells = 0;
  const parts = entries.map((entry) => {
    const part = unpackEntry(archive.bytes, entry);
    if (SHEET_PART.test(entry.name)) cells = guardSheet(part, entry.name, cells);
    if (TEXTS_PART.test(entry.name)) guardTexts(part, entry.name);
    return { name: entry.name, bytes: CONTENT_TYPES.test(entry.name) ? withReadParts(part) : part };
  });
  if (!entries.some(({ name }) => SHEET_PART.test(name))) {
    throw new UnreadableFile({ kind: "malformed", damage: "no-sheet", detail: "xl/worksheets" });
  }
  return readByLibrary({ kind: "bytes", bytes: storeZip(parts), formulas: false });
}

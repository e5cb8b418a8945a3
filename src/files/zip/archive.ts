import { tooLarge } from "../failure";
import { utf8Part } from "../xml/part";
import { readZipDirectory, type ZipDirectory, type ZipEntry } from "./directory";
import { unpackEntry } from "./entry";

/** A ZIP archive whose directory was found sound; nothing of it is unpacked but its listings, once they are asked for. */
export interface Archive {
  readonly bytes: Uint8Array;
  readonly entries: ZipDirectory;
  /** Listings that were unpacked, by their names in small letters: several readers of one file want the same. */
  readonly listings: Map<string, string>;
}

/** XML that lists what a workbook holds is never longer, in bytes. */
const LONGEST_LISTING = 8 << 20;

/** By the bytes of the file, which no one changes in place. */
const OPENED = new WeakMap<Uint8Array, Archive>();

/**
 * Opens an archive; the same one again for the same bytes.
 *
 * @throws UnreadableFile when its directory is damaged or declares too much
 */
export function openArchive(bytes: Uint8Array): Archive {
  const opened = OPENED.get(bytes);
  if (opened) return opened;
  const archive = { bytes, entries: readZipDirectory(bytes), listings: new Map<string, string>() };
  OPENED.set(bytes, archive);
  return archive;
}

/** The entry of that name, whatever its case. */
export function findEntry(archive: Archive, name: string): ZipEntry | undefined {
  return archive.entries.get(name.toLowerCase());
}

interface Alike {
  readonly packed: Uint8Array;
  readonly size: number;
  readonly deflated: boolean;
  readonly text: string;
}

/** Parts that were unpacked, by their checksums: the files of one form have most listings alike to the byte. */
const ALIKE = new Map<number, Alike>();

/** As many listings as a run over the files of a few forms meets again and again. */
const MOST_ALIKE = 64;

/** Longer ones, in packed bytes, are seldom alike in two files. */
const LONGEST_ALIKE = 1 << 14;

function isAlike(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}

/** The text of a listing, unpacked once for all files whose listing has the same bytes. */
function listingText(archive: Archive, entry: ZipEntry, name: string): string {
  const { start, packedSize, size, deflated, crc32 } = entry;
  if (packedSize > LONGEST_ALIKE) return partText(archive, entry, name);
  const packed = archive.bytes.subarray(start, start + packedSize);
  const known = ALIKE.get(crc32);
  if (known?.size === size && known.deflated === deflated && isAlike(known.packed, packed)) return known.text;
  const text = partText(archive, entry, name);
  if (ALIKE.size === MOST_ALIKE) ALIKE.clear();
  // A copy: the part is not to keep the whole file in memory.
  ALIKE.set(crc32, { packed: packed.slice(), size, deflated, text });
  return text;
}

/** The text of a part of XML. */
export function partText({ bytes }: Archive, entry: ZipEntry, name = entry.name): string {
  return new TextDecoder().decode(utf8Part(unpackEntry(bytes, entry), name));
}

/** A part that lists other parts or sheets, as text; undefined when the archive has none of that name. */
export function listing(archive: Archive, name: string): string | undefined {
  const entry = findEntry(archive, name);
  if (!entry) return undefined;
  if (entry.size > LONGEST_LISTING) throw tooLarge("content", entry.size, LONGEST_LISTING);
  const key = name.toLowerCase();
  const text = archive.listings.get(key) ?? listingText(archive, entry, name);
  archive.listings.set(key, text);
  return text;
}

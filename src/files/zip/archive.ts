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
  const text = archive.listings.get(key) ?? partText(archive, entry, name);
  archive.listings.set(key, text);
  return text;
}

import { tooLarge } from "../failure";
import { utf8Part } from "../xml/part";
import { readZipDirectory, type ZipDirectory, type ZipEntry } from "./directory";
import { unpackEntry } from "./entry";

/** A ZIP archive whose directory was found sound; nothing of it is unpacked yet. */
export interface Archive {
  readonly bytes: Uint8Array;
  readonly entries: ZipDirectory;
}

/** XML that lists what a workbook holds is never longer, in bytes. */
const LONGEST_LISTING = 8 << 20;

export function openArchive(bytes: Uint8Array): Archive {
  return { bytes, entries: readZipDirectory(bytes) };
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
  return partText(archive, entry, name);
}

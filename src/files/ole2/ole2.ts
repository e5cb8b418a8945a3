import { damaged, UnreadableFile } from "../failure";

/** An OLE2 container: what .xls files, encrypted .xlsx files and many others are inside. */
export interface Ole2 {
  /** The names of all streams and folders. */
  readonly names: readonly string[];
  /** Whether there is a stream of that name, whatever its case. */
  readonly holds: (stream: string) => boolean;
  /**
   * The bytes of the stream of that name, whatever its case: a copy.
   *
   * @throws UnreadableFile when some of them are missing
   */
  readonly read: (stream: string) => Uint8Array;
}

const HEADER_SIZE = 512;
const LISTED_IN_HEADER = 109;

/** Places in the header. */
const SECTOR_SHIFT = 30;
const DIRECTORY_START = 48;
const SMALL_TABLE_START = 60;
const LIST_START = 68;
const LIST = 76;

const ENTRY_SIZE = 128;
/** Places in a directory entry. */
const NAME_SIZE = 64;
const TYPE = 66;
const START = 116;
const SIZE = 120;

const STREAM = 2;
const ROOT = 5;

/** Sector numbers from here on are marks, such as the end of a chain. */
const FIRST_MARK = 0xfffffffa;

/** Streams below this size lie in small sectors of 64 bytes, which the root entry holds. */
const SMALL_STREAM = 4096;
const SMALL_SECTOR = 64;

interface Entry {
  readonly name: string;
  readonly type: number;
  readonly start: number;
  readonly size: number;
}

function truncated(): UnreadableFile {
  return new UnreadableFile({ kind: "truncated" });
}

/** The sectors of a chain in their order. */
function chain(table: readonly number[], start: number): number[] {
  const sectors: number[] = [];
  for (let sector = start; sector < FIRST_MARK; sector = table[sector] ?? FIRST_MARK) {
    if (sector >= table.length) throw truncated();
    if (sectors.length > table.length) throw damaged("content", "OLE2");
    sectors.push(sector);
  }
  return sectors;
}

/** The sectors of a chain, which lie in `holder`, one after another. */
function join(holder: Uint8Array, sectors: readonly number[], sectorSize: number): Uint8Array {
  const joined = new Uint8Array(sectors.length * sectorSize);
  sectors.forEach((sector, at) => {
    const from = sector * sectorSize;
    if (from >= holder.length) throw truncated();
    joined.set(holder.subarray(from, from + sectorSize), at * sectorSize);
  });
  return joined;
}

function cutTo(size: number, bytes: Uint8Array): Uint8Array {
  if (bytes.length < size) throw truncated();
  return bytes.subarray(0, size);
}

function numbers(bytes: Uint8Array): number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: bytes.length >> 2 }, (_, at) => view.getUint32(at * 4, true));
}

/** Where each sector's chain goes on. The table's own sectors are listed in the header, then in a chain. */
function allocationTable(header: DataView, sectors: Uint8Array, sectorSize: number): number[] {
  const perSector = sectorSize / 4;
  const listed = Array.from({ length: LISTED_IN_HEADER }, (_, at) => header.getUint32(LIST + at * 4, true));
  const most = Math.ceil(sectors.length / sectorSize);
  let next = header.getUint32(LIST_START, true);
  for (let steps = 0; next < FIRST_MARK; steps += 1) {
    if (steps > most) throw damaged("content", "OLE2");
    const list = numbers(join(sectors, [next], sectorSize));
    listed.push(...list.slice(0, perSector - 1));
    next = list[perSector - 1] ?? FIRST_MARK;
  }
  const own = listed.filter((sector) => sector < FIRST_MARK);
  if (own.length > most) throw truncated();
  return numbers(join(sectors, own, sectorSize)).slice(0, most);
}

function entries(directory: Uint8Array): Entry[] {
  const view = new DataView(directory.buffer, directory.byteOffset, directory.byteLength);
  const decoder = new TextDecoder("utf-16le");
  const found: Entry[] = [];
  for (let at = 0; at + ENTRY_SIZE <= directory.length; at += ENTRY_SIZE) {
    const nameSize = view.getUint16(at + NAME_SIZE, true);
    if (nameSize < 4 || nameSize > NAME_SIZE) continue;
    found.push({
      name: decoder.decode(directory.subarray(at, at + nameSize - 2)),
      type: view.getUint8(at + TYPE),
      start: view.getUint32(at + START, true),
      size: view.getUint32(at + SIZE, true),
    });
  }
  return found;
}

/**
 * Opens an OLE2 container.
 *
 * @throws UnreadableFile when its tables are damaged or lead beyond the end of the file
 */
export function openOle2(bytes: Uint8Array): Ole2 {
  if (bytes.length < HEADER_SIZE) throw truncated();
  const header = new DataView(bytes.buffer, bytes.byteOffset, HEADER_SIZE);
  const shift = header.getUint16(SECTOR_SHIFT, true);
  if (shift !== 9 && shift !== 12) throw damaged("content", "OLE2");
  const sectorSize = 1 << shift;
  const sectors = bytes.subarray(sectorSize);
  const table = allocationTable(header, sectors, sectorSize);
  const listed = entries(join(sectors, chain(table, header.getUint32(DIRECTORY_START, true)), sectorSize));

  const readSmall = ({ start, size }: Entry): Uint8Array => {
    const root = listed.find(({ type }) => type === ROOT);
    if (!root) throw damaged("content", "OLE2");
    const holder = join(sectors, chain(table, root.start), sectorSize);
    const smallTable = numbers(
      join(sectors, chain(table, header.getUint32(SMALL_TABLE_START, true)), sectorSize),
    );
    return cutTo(size, join(holder, chain(smallTable, start), SMALL_SECTOR));
  };

  const streams = listed.filter(({ type }) => type === STREAM);
  const find = (stream: string) => streams.find(({ name }) => name.toLowerCase() === stream.toLowerCase());
  return {
    names: listed.map(({ name }) => name),
    holds: (stream) => find(stream) !== undefined,
    read: (stream) => {
      const entry = find(stream);
      if (!entry) throw damaged("missing-part", stream);
      if (entry.size < SMALL_STREAM) return readSmall(entry);
      return cutTo(entry.size, join(sectors, chain(table, entry.start), sectorSize));
    },
  };
}

import { damaged, UnreadableFile } from "./failure";

const HEADER_SIZE = 512;
const SECTOR_SHIFT_AT = 30;
const FIRST_LISTED_AT = 68;
const LISTS_AT = 76;
const LISTS_IN_HEADER = 109;

/** Sector numbers from here on are marks, such as the end of a chain. */
const FIRST_MARK = 0xfffffffa;

/** The sectors that hold the container's allocation table: the first 109 in its header, the rest in a chain. */
function tableSectors(view: DataView, sectorSize: number): number[] {
  const sectors: number[] = [];
  const collect = (from: number, count: number) => {
    for (let at = 0; at < count; at += 1) {
      const sector = view.getUint32(from + at * 4, true);
      if (sector < FIRST_MARK) sectors.push(sector);
    }
  };
  collect(LISTS_AT, LISTS_IN_HEADER);
  let next = view.getUint32(FIRST_LISTED_AT, true);
  const perSector = sectorSize / 4 - 1;
  for (let steps = 0; next < FIRST_MARK; steps += 1) {
    const from = (next + 1) * sectorSize;
    if (from + sectorSize > view.byteLength) throw new UnreadableFile({ kind: "truncated" });
    if (steps * sectorSize > view.byteLength) throw damaged("content", "OLE2");
    collect(from, perSector);
    next = view.getUint32(from + perSector * 4, true);
  }
  return sectors;
}

/**
 * Checks that an OLE2 container is all there: no sector that a chain leads to lies beyond the end of the
 * file.
 *
 * @throws UnreadableFile when some of it is missing
 */
export function checkComplete(bytes: Uint8Array): void {
  if (bytes.length < HEADER_SIZE) throw new UnreadableFile({ kind: "truncated" });
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const shift = view.getUint16(SECTOR_SHIFT_AT, true);
  if (shift !== 9 && shift !== 12) throw damaged("content", "OLE2");
  const sectorSize = 1 << shift;
  // The last sector may be cut to its content.
  const sectors = Math.ceil(bytes.length / sectorSize) - 1;
  const entries = sectorSize / 4;
  tableSectors(view, sectorSize).forEach((sector, table) => {
    const from = (sector + 1) * sectorSize;
    if (from + sectorSize > bytes.length) throw new UnreadableFile({ kind: "truncated" });
    for (let at = 0; at < entries; at += 1) {
      const next = view.getUint32(from + at * 4, true);
      const isLink = next < FIRST_MARK;
      if (isLink && Math.max(next, table * entries + at) >= sectors) {
        throw new UnreadableFile({ kind: "truncated" });
      }
    }
  });
}

/** Characters behind a byte that says whether they take one byte or two; undefined beyond the end. */
export function textAt(record: DataView, at: number, length: number): string | undefined {
  if (at >= record.byteLength) return undefined;
  const isWide = (record.getUint8(at) & 1) === 1;
  const size = isWide ? length * 2 : length;
  if (at + 1 + size > record.byteLength) return undefined;
  const bytes = new Uint8Array(record.buffer, record.byteOffset + at + 1, size);
  return new TextDecoder(isWide ? "utf-16le" : "latin1").decode(bytes);
}

/** How many bytes such characters take, the byte before them included. */
export function textSize(record: DataView, at: number, length: number): number {
  return at < record.byteLength && (record.getUint8(at) & 1) === 1 ? 1 + length * 2 : 1 + length;
}

import { md5, sha1 } from "@noble/hashes/legacy.js";
import { fourBytes, isEqual, joined, viewOf } from "../encryption/byte-blocks";
import { DEFAULT_PASSWORD_BYTES } from "../encryption/default-password";
import { damaged, UnreadableFile } from "../failure";

const HEADER = 4;

/** What a workbook of Excel 97 and later begins with; older ones are not read. */
const VERSION = 0x0600;

const BEGIN = 0x0809;
const PASSWORD = 0x002f;
const SHEET = 0x0085;

/** Records that stay as they are in an encrypted stream ([MS-XLS] 2.2.10). */
const PLAIN: ReadonlySet<number> = new Set([BEGIN, PASSWORD, 0x0194, 0x0195, 0x00e1, 0x0196, 0x0138]);

/** What may stand before the record that says how the rest is encrypted. */
const BEFORE_PASSWORD: ReadonlySet<number> = new Set([BEGIN, 0x0086]);

/** A type that is passed over. */
const PASSED_OVER = 0x0097;

/** Bytes of a stream that have one key. */
const BLOCK = 1024;

/** Gives a byte of a stream back, by where it stands and how many bytes its record has. */
type Decrypt = (byte: number, at: number, recordSize: number) => number;

/** The bytes of RC4 for a key, from the first on. */
function rc4(key: Uint8Array, length: number): Uint8Array {
  const state = Uint8Array.from({ length: 256 }, (_, at) => at);
  const swap = (a: number, b: number) => {
    const kept = state[a] ?? 0;
    state[a] = state[b] ?? 0;
    state[b] = kept;
  };
  for (let i = 0, j = 0; i < 256; i += 1) {
    j = (j + (state[i] ?? 0) + (key[i % key.length] ?? 0)) & 255;
    swap(i, j);
  }
  const stream = new Uint8Array(length);
  for (let at = 0, i = 0, j = 0; at < length; at += 1) {
    i = (i + 1) & 255;
    j = (j + (state[i] ?? 0)) & 255;
    swap(i, j);
    stream[at] = state[((state[i] ?? 0) + (state[j] ?? 0)) & 255] ?? 0;
  }
  return stream;
}

function exclusiveOr(bytes: Uint8Array, stream: Uint8Array): Uint8Array {
  return bytes.map((byte, at) => byte ^ (stream[at] ?? 0));
}

/** Decrypts with RC4, each block of the stream with a key of its own. */
function byBlocks(keyOf: (block: number) => Uint8Array): Decrypt {
  let known = -1;
  let stream = new Uint8Array();
  return (byte, at) => {
    const block = Math.floor(at / BLOCK);
    if (block !== known) {
      known = block;
      stream = Uint8Array.from(rc4(keyOf(block), BLOCK));
    }
    return byte ^ (stream[at % BLOCK] ?? 0);
  };
}

/** The check that every method of RC4 makes: a secret and its hash, both encrypted with the key of the first block. */
function refuseOtherPassword(
  key: Uint8Array,
  secret: Uint8Array,
  hashed: Uint8Array,
  hash: (bytes: Uint8Array) => Uint8Array,
): void {
  const stream = rc4(key, secret.length + hashed.length);
  const opened = exclusiveOr(joined(secret, hashed), stream);
  if (!isEqual(hash(opened.subarray(0, secret.length)), opened.subarray(secret.length)))
    throw new UnreadableFile({ kind: "encrypted" });
}

/** RC4 with MD5, of Excel 97 and 2000: salt, secret and hash, 16 bytes each. */
function oldRc4(data: Uint8Array): Decrypt {
  if (data.length < 48) throw damaged("content", "Workbook");
  const [salt, secret, hashed] = [data.subarray(0, 16), data.subarray(16, 32), data.subarray(32, 48)];
  const start = joined(md5(DEFAULT_PASSWORD_BYTES).subarray(0, 5), salt);
  const base = md5(joined(...Array.from({ length: 16 }, () => start))).subarray(0, 5);
  const keyOf = (block: number) => md5(joined(base, fourBytes(block)));
  refuseOtherPassword(keyOf(0), secret, hashed, md5);
  return byBlocks(keyOf);
}

/** RC4 with SHA-1, of Excel 2002 and later: a header that names the bits of the key, then salt, secret and hash. */
function rc4OfWindows(data: Uint8Array): Decrypt {
  if (data.length < 8 + 32) throw damaged("content", "Workbook");
  const view = viewOf(data);
  const verifier = data.subarray(8 + view.getUint32(4, true));
  const bits = view.getUint32(8 + 16, true) || 40;
  if (view.getUint32(8 + 8, true) !== 0x6801 || verifier.length < 60 || bits > 128)
    throw new UnreadableFile({ kind: "unsupported", format: "encryption" });
  const [salt, secret, hashed] = [
    verifier.subarray(4, 20),
    verifier.subarray(20, 36),
    verifier.subarray(40, 60),
  ];
  const hash = sha1(joined(salt, DEFAULT_PASSWORD_BYTES));
  const keyOf = (block: number) => {
    const key = sha1(joined(hash, fourBytes(block))).subarray(0, bits / 8);
    // A key of 40 bits is filled up with zeros.
    return bits === 40 ? joined(key, new Uint8Array(11)) : key;
  };
  refuseOtherPassword(keyOf(0), secret, hashed, sha1);
  return byBlocks(keyOf);
}

/** What the oldest method makes of the default password: the check of it, and the bytes that change all others. */
const DEFAULT_CHECK = 0x9a0a;
const DEFAULT_BYTES = [
  0x87, 0x6b, 0x9a, 0xe2, 0x1e, 0xe3, 0x05, 0x62, 0x1e, 0x69, 0x96, 0x60, 0x98, 0x6e, 0x94, 0x04,
] as const;

/** The oldest method, of Excel 95 and before. */
function exclusiveOrOnly(data: Uint8Array): Decrypt {
  if (data.length !== 4) throw damaged("content", "Workbook");
  if (viewOf(data).getUint16(2, true) !== DEFAULT_CHECK) throw new UnreadableFile({ kind: "encrypted" });
  return (byte, at, recordSize) => {
    const changed = byte ^ (DEFAULT_BYTES[(at + recordSize) & 15] ?? 0);
    return ((changed >> 5) | (changed << 3)) & 255;
  };
}

function methodOf(data: Uint8Array): Decrypt {
  const view = viewOf(data);
  const type = data.length < 2 ? -1 : view.getUint16(0, true);
  if (type === 0) return exclusiveOrOnly(data.subarray(2));
  if (type !== 1 || data.length < 6) throw damaged("content", "Workbook");
  const [major, minor] = [view.getUint16(2, true), view.getUint16(4, true)];
  if (major === 1 && minor === 1) return oldRc4(data.subarray(6));
  if (minor === 2 && [2, 3, 4].includes(major)) return rc4OfWindows(data.subarray(6));
  throw damaged("content", "Workbook");
}

/**
 * Decrypts the records of a binary workbook that is protected against changes alone, as Excel does; those of any
 * other stay as they are. A record that looks like one of a password elsewhere than at the beginning is damage.
 *
 * @param stream the Workbook stream; is changed
 * @throws UnreadableFile when it needs a password, or when it is damaged
 */
export function decryptRecords(stream: Uint8Array): void {
  const view = viewOf(stream);
  if (stream.length < HEADER + 2 || view.getUint16(HEADER, true) !== VERSION) return;
  let decrypt: Decrypt | null = null;
  let isFirst = true;
  for (let at = 0; at + HEADER <= stream.length;) {
    const type = view.getUint16(at, true);
    const size = view.getUint16(at + 2, true);
    const [from, end] = [at + HEADER, at + HEADER + size];
    if ((type === 0 && size === 0) || end > stream.length) return;
    if (type === PASSWORD) {
      if (!isFirst) throw damaged("content", "Workbook");
      decrypt = methodOf(stream.subarray(from, end));
      view.setUint16(at, PASSED_OVER, true);
    } else if (decrypt && !PLAIN.has(type)) {
      // Where a sheet begins is not encrypted.
      for (let byte = type === SHEET ? from + 4 : from; byte < end; byte += 1) {
        stream[byte] = decrypt(stream[byte] ?? 0, byte, size);
      }
    }
    isFirst = isFirst && BEFORE_PASSWORD.has(type);
    if (!isFirst && !decrypt) return;
    at = end;
  }
}

import { formatOfBytes, formatOfText, type DocumentFormat } from "./documents/registry";
import type { Found } from "./failure";
import { unicodeEncoding } from "./text-encoding";

/** What the first bytes of a file say it is; a name proves nothing, so none is asked for. */
export type Signature =
  | "zip"
  | "ole2"
  | "old-xls"
  | DocumentFormat
  /** XML of no kind that holds tables. */
  | "other-xml"
  | Found;

/** How much of a file is looked at to tell texts apart. */
const HEAD = 4096;

const MAGIC: readonly (readonly [signature: Signature, bytes: readonly number[]])[] = [
  ["zip", [0x50, 0x4b, 0x03, 0x04]],
  ["zip", [0x50, 0x4b, 0x05, 0x06]],
  ["ole2", [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
  ["image", [0x89, 0x50, 0x4e, 0x47]],
  ["image", [0xff, 0xd8, 0xff]],
  ["image", [0x47, 0x49, 0x46, 0x38]],
  ["image", [0x42, 0x4d]],
  ["image", [0x49, 0x49, 0x2a, 0x00]],
  ["image", [0x4d, 0x4d, 0x00, 0x2a]],
  ["rar", [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07]],
  ["7z", [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
  // Excel 2, 3 and 4 had no container.
  ["old-xls", [0x09, 0x00, 0x04, 0x00]],
  ["old-xls", [0x09, 0x02, 0x06, 0x00]],
  ["old-xls", [0x09, 0x04, 0x06, 0x00]],
];

/** Texts that are not read, by what stands in their beginning. */
const TEXTS: readonly (readonly [signature: Found, pattern: RegExp])[] = [
  ["rtf", /^\s*\{\\rtf/],
  ["word", /<office:document\s(?=[^>]*opendocument\.text)|<w:wordDocument\s|progid="Word\.Document"/],
];

const XML = /^\s*<\?xml\s/;

/** Control characters that no text has. */
const BINARY = /[\0-\x08\x0e-\x1a\x1c-\x1f]/;

/** Characters in the beginning of a text that may be unreadable, as where a program cut a field inside of one. */
const MOST_UNREADABLE = 2;

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, at) => bytes[at] === byte);
}

function decode(bytes: Uint8Array, encoding: string): string {
  return new TextDecoder(encoding).decode(bytes, { stream: true });
}

/** The beginning of a file as text in one of the encodings Chinese offices use; null for no text. */
function asText(bytes: Uint8Array): string | null {
  const head = bytes.subarray(0, HEAD);
  const unicode = unicodeEncoding(head);
  const encodings = unicode ? [unicode] : ["utf-8", "gb18030"];
  const texts = encodings.map((encoding) => decode(head, encoding)).filter((text) => !BINARY.test(text));
  const unreadable = (text: string): number => text.split("\ufffd").length - 1;
  return (
    texts.find((text) => unreadable(text) === 0) ??
    texts.find((text) => unreadable(text) <= MOST_UNREADABLE) ??
    null
  );
}

/** Tells what a file is from its bytes alone. */
export function fileSignature(bytes: Uint8Array): Signature {
  if (bytes.length === 0) return "nothing";
  const magic = MAGIC.find(([, start]) => startsWith(bytes, start));
  if (magic) return magic[0];
  const format = formatOfBytes(bytes);
  if (format) return format;
  const text = asText(bytes);
  if (text === null) return "unknown";
  const known = TEXTS.find(([, pattern]) => pattern.test(text));
  return known?.[0] ?? formatOfText(text, bytes.length <= HEAD) ?? (XML.test(text) ? "other-xml" : "text");
}

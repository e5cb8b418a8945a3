import { damaged } from "./failure";

/** Of the characters of a text so many may be unreadable, as where a program cut a field inside a character; two in any. */
const MOST_UNREADABLE = 0.001;
const ALWAYS_ALLOWED = 2;

const UNREADABLE = /\ufffd/g;

/** Han characters, their punctuation and full-width forms. */
const CHINESE = /[\u3000-\u9fff\uf900-\ufaff\uff00-\uffef]/;

function decoded(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    // Other bytes than the encoding has, or a name that no encoding has.
    return null;
  }
}

/** The Unicode encoding that a byte order mark names, or that an XML text's first character shows. */
export function unicodeEncoding(bytes: Uint8Array): "utf-8" | "utf-16le" | "utf-16be" | null {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return "utf-8";
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return "utf-16le";
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) return "utf-16be";
  return null;
}

/** UTF-8 that holds no Chinese at all, where GB 18030 reads Chinese in it: the few short words that are both. */
function isRatherChinese(utf8: string, bytes: Uint8Array): boolean {
  if (utf8.length === bytes.length || CHINESE.test(utf8)) return false;
  return CHINESE.test(decoded(bytes, "gb18030") ?? "");
}

function withSomeUnreadable(bytes: Uint8Array, encoding: string): string | null {
  const text = new TextDecoder(encoding).decode(bytes);
  const unreadable = text.match(UNREADABLE)?.length ?? 0;
  return unreadable <= Math.max(ALWAYS_ALLOWED, text.length * MOST_UNREADABLE) ? text : null;
}

/**
 * The text of a file: as its byte order mark says, else as UTF-8 where it is that, whatever it claims, else in the
 * encoding it declares, else as GB 18030, which takes in GBK and GB 2312.
 *
 * @param declared the name of an encoding that the file gives, of which many are wrong
 * @throws UnreadableFile when it is text in none of them
 */
export function decodedText(bytes: Uint8Array, declared?: string): string {
  const unicode = unicodeEncoding(bytes);
  if (unicode) return new TextDecoder(unicode).decode(bytes);
  const utf8 = decoded(bytes, "utf-8");
  if (utf8 !== null && !isRatherChinese(utf8, bytes)) return utf8;
  const text =
    (declared === undefined ? null : decoded(bytes, declared)) ??
    decoded(bytes, "gb18030") ??
    utf8 ??
    withSomeUnreadable(bytes, "utf-8") ??
    withSomeUnreadable(bytes, "gb18030");
  if (text === null) throw damaged("encoding", declared ?? "UTF-8, GB 18030");
  return text;
}

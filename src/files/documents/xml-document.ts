import { damaged, tooLarge } from "../failure";
import { decodedText } from "../text-encoding";
import { utf8Part } from "../xml/part";

/** Bytes of an XML document in UTF-8. */
const LONGEST = 32 << 20;

const DECLARED = /^\s*<\?xml[^>]*\bencoding\s*=\s*["']([\w-]+)["']/;
const HEAD = 256;

/**
 * The text of an XML document, whatever its encoding.
 *
 * @param name stands for the document in a message
 * @throws UnreadableFile when it is too long, cut off, or declares a document type
 */
export function xmlText(bytes: Uint8Array, name: string): string {
  const declared = DECLARED.exec(new TextDecoder("latin1").decode(bytes.subarray(0, HEAD)))?.[1];
  const text = decodedText(bytes, declared)
    .replace(/^\ufeff/, "")
    .trim();
  const utf8 = new TextEncoder().encode(text);
  if (utf8.length > LONGEST) throw tooLarge("content", utf8.length, LONGEST);
  if (utf8.length === 0) throw damaged("broken-xml", name);
  utf8Part(utf8, name);
  return text;
}

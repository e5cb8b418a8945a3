import { damaged } from "../failure";

/** The attributes of one element, by their names without namespace prefix. */
export type Attributes = ReadonlyMap<string, string>;

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** One attribute after another; sticky, so that a long broken tag is looked at once. */
const ATTRIBUTE = /\s*([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/y;

const BEFORE_ROOT = /^(?:\s|<\?[^]*?\?>|<!--[^]*?-->)*/;
const ROOT = /^<([^\s/>!]+)/;
const CLOSING = /(?:<\/([^\s>]+)\s*|\/)>(?:\s|<!--[^]*?-->)*$/;

/** How much of a part's two ends is looked at. */
const END = 2048;

function utf16Encoding(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return "utf-16le";
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) return "utf-16be";
  return null;
}

/** Whether a part that ends like this closes its root element, with nothing but spaces and comments after it. */
function isClosed(end: string, root: string): boolean {
  // Nearly every part ends like this, and looking for the pattern takes as long as unpacking a small part.
  if (end.endsWith(`</${root}>`)) return true;
  const closing = CLOSING.exec(end);
  return closing !== null && (closing[1] === undefined || closing[1] === root);
}

/**
 * A part of a workbook as UTF-8, whatever Unicode encoding it came in.
 *
 * @throws UnreadableFile when its root element is not closed at its end, or when it declares a document
 *   type, which workbooks never have and attacks by entities need
 */
export function utf8Part(bytes: Uint8Array, name: string): Uint8Array {
  const utf16 = utf16Encoding(bytes);
  const utf8 = utf16 ? new TextEncoder().encode(new TextDecoder(utf16).decode(bytes)) : bytes;
  const decoder = new TextDecoder();
  const head = decoder.decode(utf8.subarray(0, END)).replace(BEFORE_ROOT, "");
  if (head.startsWith("<!")) throw damaged("document-type", name);
  const root = ROOT.exec(head)?.[1];
  if (root === undefined || !isClosed(decoder.decode(utf8.subarray(-END)), root))
    throw damaged("broken-xml", name);
  return utf8;
}

/** A text or the value of an attribute as it is meant. */
export function decodeEntities(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|([a-z]+));/gi, (whole: string, hex, decimal, name) => {
    if (typeof name === "string") return ENTITIES[name] ?? whole;
    const code = typeof hex === "string" ? parseInt(hex, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** Whether an attribute says yes; absent, it does not. */
export function isTrue(value: string | undefined): boolean {
  return value === "1" || value === "true";
}

/** The attributes in the text of a tag. */
export function attributes(text: string): Attributes {
  const found = new Map<string, string>();
  ATTRIBUTE.lastIndex = 0;
  for (let match = ATTRIBUTE.exec(text); match; match = ATTRIBUTE.exec(text)) {
    const [, name = "", double, single] = match;
    found.set(name.slice(name.indexOf(":") + 1), decodeEntities(double ?? single ?? ""));
  }
  return found;
}

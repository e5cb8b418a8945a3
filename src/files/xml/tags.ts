import { damaged } from "../failure";

/** A tag longer than this, in bytes, holds more attributes than any workbook gives an element. */
const LONGEST_TAG = 1 << 16;

const bytesOf = (text: string) => new TextEncoder().encode(text);
const codeOf = (char: string) => char.charCodeAt(0);

const LESS_THAN = codeOf("<");
const GREATER_THAN = codeOf(">");
const DOUBLE_QUOTE = codeOf('"');
const SINGLE_QUOTE = codeOf("'");
const EXCLAMATION_MARK = codeOf("!");
const QUESTION_MARK = codeOf("?");
const HYPHEN = codeOf("-");
const BRACKET = codeOf("[");

const COMMENT_END = bytesOf("-->");
const CDATA_END = bytesOf("]]>");
const INSTRUCTION_END = bytesOf("?>");

/** Where the next tag opens at or after `from`; the length of the XML when there is none. */
export function nextTag(xml: Uint8Array, from: number): number {
  let at = from;
  while (at < xml.length && xml[at] !== LESS_THAN) at += 1;
  return at;
}

/** Where the last byte of a sequence stands that is looked for from `from` on. */
function endOf(sequence: Uint8Array, xml: Uint8Array, from: number, part: string): number {
  const last = sequence.length - 1;
  for (let at = from + last; at < xml.length; at += 1) {
    if (sequence.every((byte, index) => xml[at - last + index] === byte)) return at;
  }
  throw damaged("broken-xml", part);
}

/** Comments, character data and instructions close at a sequence of their own. */
function specialEnd(xml: Uint8Array, from: number): Uint8Array | null {
  if (xml[from] === QUESTION_MARK) return INSTRUCTION_END;
  if (xml[from] !== EXCLAMATION_MARK) return null;
  if (xml[from + 1] === HYPHEN && xml[from + 2] === HYPHEN) return COMMENT_END;
  return xml[from + 1] === BRACKET ? CDATA_END : null;
}

/**
 * Where the tag closes whose `<` stands before `from`: at its `>`, those in quotes not counted.
 *
 * @throws UnreadableFile when it is never closed, or longer than 64 KB
 */
export function tagEnd(xml: Uint8Array, from: number, part: string): number {
  const special = specialEnd(xml, from);
  if (special) return endOf(special, xml, from, part);
  const end = Math.min(xml.length, from + LONGEST_TAG);
  let quote = 0;
  for (let at = from; at < end; at += 1) {
    const byte = xml[at] ?? 0;
    if (quote !== 0) {
      if (byte === quote) quote = 0;
    } else if (byte === GREATER_THAN) {
      return at;
    } else if (byte === DOUBLE_QUOTE || byte === SINGLE_QUOTE) {
      quote = byte;
    }
  }
  throw damaged("broken-xml", part);
}

/** How many tags there are, opening and closing ones counted apart. */
export function countTags(xml: Uint8Array, part: string): number {
  let tags = 0;
  for (let at = nextTag(xml, 0); at < xml.length; at = nextTag(xml, tagEnd(xml, at + 1, part))) tags += 1;
  return tags;
}

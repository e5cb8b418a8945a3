import { damaged } from "../failure";
import { type Attributes, attributes, decodeEntities } from "./part";

/** An element as it opens or closes. */
export interface XmlElement {
  /** The name without its prefix. */
  readonly name: string;
  readonly prefix: string;
  readonly attributes: () => Attributes;
}

/** Follows the pieces of an XML part in their order. */
export interface XmlReader {
  readonly open: (element: XmlElement) => void;
  readonly close: (element: XmlElement) => void;
  readonly characters: (text: string) => void;
}

const TAG = /<(\/?)(?:([\w.-]+):)?([\w.-]+)((?:[^"'<>]|"[^"<]*"|'[^'<]*')*)>/y;
const ASIDE = /<!--[^]*?-->|<\?[^]*?\?>/y;
const CHARACTER_DATA = /<!\[CDATA\[([^]*?)\]\]>/y;

/**
 * Reads an XML part piece by piece; an element without content opens and closes.
 *
 * @throws UnreadableFile when a piece is neither text nor a tag, comment, instruction or character data
 */
export function readXml(xml: string, reader: XmlReader, part: string): void {
  const at = (pattern: RegExp, from: number) => {
    pattern.lastIndex = from;
    return pattern.exec(xml);
  };
  for (let from = 0; from < xml.length;) {
    const open = xml.indexOf("<", from);
    const end = open < 0 ? xml.length : open;
    if (end > from) reader.characters(decodeEntities(xml.slice(from, end)));
    if (open < 0) return;
    const tag = at(TAG, open);
    const data = tag ? null : at(CHARACTER_DATA, open);
    const piece = tag ?? data ?? at(ASIDE, open);
    if (!piece) throw damaged("broken-xml", part);
    if (data) reader.characters(data[1] ?? "");
    if (tag) {
      const [, slash, prefix = "", name = "", rest = ""] = tag;
      const element = { name, prefix, attributes: () => attributes(rest) };
      if (slash === "") reader.open(element);
      if (slash !== "" || rest.endsWith("/")) reader.close(element);
    }
    from = open + piece[0].length;
  }
}

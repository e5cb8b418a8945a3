import { tooLarge } from "../failure";
import { readXml, type XmlElement, type XmlReader } from "../xml/reader";
import { relationships } from "../xlsx/workbook-package";
import { type Archive, findEntry, partText } from "../zip/archive";
import type { Script } from "./scripts";

/** Bytes of the styles' XML; Word's own, with hundreds of styles, take some 50 KB. */
const LONGEST_PART = 8 << 20;

/** Styles that one may rest on, one on another; Word allows no more. */
const MOST_BASES = 11;

/** What is said of letters: by their run, or by a style. Undefined where nothing is said. */
export interface LetterFormat {
  isHidden?: boolean;
  isStruck?: boolean;
  /** Null where they stand on the line. */
  script?: Script | null;
}

/** Whether a property that is there says no. */
export function isOff(value: string | undefined): boolean {
  return value === "0" || value === "false" || value === "off";
}

/** What an element inside of a run's or style's properties says of letters. */
export function takeFormat(format: LetterFormat, { name, attributes }: XmlElement): void {
  if (name === "vanish") format.isHidden = !isOff(attributes().get("val"));
  if (name === "strike" || name === "dstrike") format.isStruck = !isOff(attributes().get("val"));
  if (name === "vertAlign") {
    const value = attributes().get("val");
    format.script = value === "superscript" || value === "subscript" ? value : null;
  }
}

interface Style {
  base: string | null;
  readonly format: LetterFormat;
}

class StyleReader implements XmlReader {
  readonly styles = new Map<string, Style>();
  private current: Style | null = null;
  private inProperties = false;

  open(element: XmlElement): void {
    switch (element.name) {
      case "style": {
        const id = element.attributes().get("styleId");
        this.current = { base: null, format: {} };
        if (id !== undefined && element.attributes().get("type") === "character") {
          this.styles.set(id, this.current);
        }
        break;
      }
      case "basedOn":
        if (this.current) this.current.base = element.attributes().get("val") ?? null;
        break;
      case "rPr":
        this.inProperties = true;
        break;
      default:
        if (this.current && this.inProperties) takeFormat(this.current.format, element);
    }
  }

  close({ name }: XmlElement): void {
    if (name === "style") this.current = null;
    if (name === "rPr") this.inProperties = false;
  }

  characters(): void {
    // Styles hold no text.
  }
}

/** What a character style says of letters, with what the styles say that it rests on. */
export type FormatOfStyle = (style: string) => LetterFormat;

/**
 * The format of letters by the character styles of a Word document.
 *
 * @throws UnreadableFile when its styles are damaged or too long
 */
export function formatOfStyles(archive: Archive, documentPart: string): FormatOfStyle {
  const link = relationships(archive, documentPart).find(({ type }) => type === "styles");
  const entry = link && findEntry(archive, link.target);
  if (!entry) return () => ({});
  if (entry.size > LONGEST_PART) throw tooLarge("content", entry.size, LONGEST_PART);
  const reader = new StyleReader();
  readXml(partText(archive, entry), reader, entry.name);
  return (name) => {
    let format: LetterFormat = {};
    let style = reader.styles.get(name);
    for (let bases = 0; style && bases < MOST_BASES; bases += 1) {
      format = { ...style.format, ...format };
      style = reader.styles.get(style.base ?? "");
    }
    return format;
  };
}

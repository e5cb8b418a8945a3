import type { SheetsRead } from "../assemble-sheet";
import { damaged, tooLarge } from "../failure";
import { readByLibrary } from "../library-workbook";
import { MOST_CELLS, SHEET_COLUMNS, SHEET_ROWS } from "../reading-limits";
import type { Attributes } from "../xml/part";
import { readXml, type XmlElement, type XmlReader } from "../xml/reader";
import { type Script, scriptText } from "./scripts";
import { xmlText } from "./xml-document";

const NAME = "Workbook";

const MOST_TAGS = 3_000_000;

/** Elements in one another: letters of several looks take some ten. */
const DEEPEST = 100;

/** A place that an element names, counting from 1; undefined where it names none. */
function index(attributes: Attributes, name: string): number | undefined {
  const value = attributes.get(name);
  if (value === undefined) return undefined;
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1) throw damaged("cell-reference", value);
  return number;
}

function reach(attributes: Attributes, name: string): number {
  const number = Number(attributes.get(name) ?? 0);
  return Number.isInteger(number) && number > 0 ? number : 0;
}

/** Counts rows and cells and looks at their places, before the library makes anything of them. */
class PlaceGuard implements XmlReader {
  private tags = 0;
  private cells = 0;
  private row = 0;
  private column = 0;
  private spanned = 0;
  /** The names of the elements that are open. */
  private readonly elements: string[] = [];

  open({ name, prefix, attributes }: XmlElement): void {
    this.elements.push(`${prefix}:${name}`);
    if (this.elements.length > DEEPEST) throw damaged("nesting", name);
    this.tags += 1;
    if (this.tags > MOST_TAGS) throw tooLarge("tags", this.tags, MOST_TAGS);
    switch (name) {
      case "Table":
        this.row = 0;
        break;
      case "Row":
        this.row = index(attributes(), "Index") ?? this.row + 1;
        this.column = 0;
        // A row may stand for blank ones below it as well.
        this.spanned = reach(attributes(), "Span");
        if (this.row + this.spanned > SHEET_ROWS) throw damaged("cell-reference", String(this.row));
        break;
      case "Cell":
        this.place(attributes());
        break;
    }
  }

  close({ name, prefix }: Pick<XmlElement, "name" | "prefix">): void {
    // What follows looks for the end of an element behind its beginning.
    if (this.elements.pop() !== `${prefix}:${name}`) throw damaged("broken-xml", name);
    if (name === "Row") this.row += this.spanned;
  }

  characters(): void {
    // Texts cost what they are long.
  }

  private place(cell: Attributes): void {
    this.cells += 1;
    if (this.cells > MOST_CELLS) throw tooLarge("cells", this.cells, MOST_CELLS);
    const first = index(cell, "Index") ?? this.column + 1;
    this.column = first + reach(cell, "MergeAcross");
    const last = this.row + reach(cell, "MergeDown");
    if (this.column > SHEET_COLUMNS || last > SHEET_ROWS) {
      throw damaged("cell-reference", `${this.row}:${first}`);
    }
  }
}

const CONTENT = /(<(?:\w+:)?Data\b[^>]*>)([^]*?)(<\/(?:\w+:)?Data>)/g;
const TAGS = /(<\/?[A-Za-z][^<>]*>)/;
const SCRIPT_TAG = /^<(\/?)(?:\w+:)?(Sup|Sub)(?=[\s/>])/i;

/** The content of a cell without its tags; what stands above and below the line is set apart. */
function plainContent(content: string): string {
  let text = "";
  let script: Script | null = null;
  for (const piece of content.split(TAGS)) {
    if (piece.startsWith("<")) {
      const [, slash, name = ""] = SCRIPT_TAG.exec(piece) ?? [];
      if (slash === "") script = name.toLowerCase() === "sup" ? "superscript" : "subscript";
      else if (slash === "/") script = null;
    } else {
      text += script ? scriptText(piece, script, text.slice(-1)) : piece;
    }
  }
  return text;
}

/** The text without the elements that give letters of a cell looks of their own, after which the library stops. */
function withPlainContents(text: string): string {
  return text.replace(CONTENT, (whole, open: string, inside: string, close: string) =>
    inside.includes("<") ? open + plainContent(inside) + close : whole,
  );
}

const TABLE_OR_ROW = /<(?:\w+:)?(Table|Row)(?=[\s/>])([^<>]*?)(\/?>)/g;
const ROW_INDEX = /\b(?:\w+:)?Index\s*=\s*["'](\d+)["']/;
const ROW_SPAN = /\b(?:\w+:)?Span\s*=\s*["'](\d+)["']/;

/** The text with the place of every row that follows one which stands for several: the library counts it as one. */
function withRowPlaces(text: string): string {
  if (!/<(?:\w+:)?Row\s[^<>]*Span\s*=/.test(text)) return text;
  let next = 1;
  let isLate = false;
  return text.replace(TABLE_OR_ROW, (whole, name: string, attributes: string, end: string) => {
    if (name === "Table") {
      next = 1;
      isLate = false;
      return whole;
    }
    const stated = ROW_INDEX.exec(attributes)?.[1];
    const own = stated === undefined ? next : Number(stated);
    const span = Number(ROW_SPAN.exec(attributes)?.[1] ?? 0);
    const placed = isLate && stated === undefined;
    next = own + 1 + span;
    isLate = span > 0;
    return placed ? `${whole.slice(0, -end.length)} ss:Index="${own}"${end}` : whole;
  });
}

const CHARACTER_DATA = /<!\[CDATA\[([^]*?)\]\]>/g;
const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

/** The text with its character data written as other texts are: the library does not read it. */
function withoutCharacterData(text: string): string {
  if (!text.includes("<![CDATA[")) return text;
  return text.replace(CHARACTER_DATA, (_whole, data: string) =>
    data.replace(/[&<>]/g, (char) => ENTITIES[char] ?? char),
  );
}

const EMPTY_SHEET = /<((?:\w+:)?Worksheet)(\s[^<>]*?)\/>/g;

/** The text with sheets of nothing written in two tags, without which the library loses its way. */
function withWholeSheets(text: string): string {
  return text.replace(EMPTY_SHEET, "<$1$2></$1>");
}

const STYLE = /<(?:\w+:)?Style\s([^<>]*?)(?:\/>|>([^]*?)<\/(?:\w+:)?Style>)/g;
const STYLE_ID = /\b(?:\w+:)?ID\s*=\s*["']([^"']*)["']/;
const STYLE_PARENT = /\b(?:\w+:)?Parent\s*=\s*["']([^"']*)["']/;
const NUMBER_FORMAT = /<(?:\w+:)?NumberFormat\b(?:[^"'<>]|"[^"<]*"|'[^'<]*')*>/;

/** Formats that Excel shows by the language it speaks. */
const LOCAL_DATES: ReadonlyMap<string, string> = new Map([
  ["Short Date", "yyyy/m/d"],
  ["General Date", "yyyy/m/d"],
  ["Long Date", "yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"],
]);
const DATE_NAME = /(Format\s*=\s*["'])(Short Date|General Date|Long Date)(?=["'])/g;

/** The text with styles that say their number format themselves, where they take it from the one they rest on. */
function withStyleFormats(text: string): string {
  const end =
    text.lastIndexOf("</Styles>") < 0 ? text.search(/<\/\w+:Styles>/) : text.lastIndexOf("</Styles>");
  if (end < 0) return text;
  const styles = text
    .slice(0, end)
    .replace(DATE_NAME, (_whole, before: string, name: string) => before + (LOCAL_DATES.get(name) ?? name));
  const formats = new Map<string, string>();
  const written = styles.replace(STYLE, (whole, attributes: string, inside = "") => {
    const id = STYLE_ID.exec(attributes)?.[1] ?? "";
    const parent = STYLE_PARENT.exec(attributes)?.[1];
    const own = NUMBER_FORMAT.exec(String(inside))?.[0];
    const format = own ?? formats.get(parent ?? "");
    if (format !== undefined) formats.set(id, format.endsWith("/>") ? format : format.replace(/>$/, "/>"));
    // Where both have one, the library would take that of the style it rests on.
    const alone = whole.replace(STYLE_PARENT, "");
    if (own !== undefined || format === undefined) return alone;
    const close = /<\/(?:\w+:)?Style>$/.exec(alone)?.[0];
    if (close !== undefined) return alone.slice(0, -close.length) + format + close;
    const name = /^<((?:\w+:)?Style)/.exec(alone)?.[1] ?? "Style";
    return `${alone.slice(0, -2)}>${format}</${name}>`;
  });
  return written + text.slice(end);
}

function asLibraryReads(text: string): string {
  return withRowPlaces(withPlainContents(withStyleFormats(withWholeSheets(withoutCharacterData(text)))));
}

/**
 * Reads an XML Spreadsheet 2003 (.xml, .xls).
 *
 * @throws UnreadableFile when it is damaged or too large
 */
export async function readXml2003(bytes: Uint8Array): Promise<SheetsRead> {
  const text = xmlText(bytes, NAME);
  readXml(text, new PlaceGuard(), NAME);
  return readByLibrary({ kind: "text", text: asLibraryReads(text) });
}

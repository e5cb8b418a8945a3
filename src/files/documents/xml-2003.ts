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

  open({ name, attributes }: XmlElement): void {
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

  close({ name }: { readonly name: string }): void {
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

/**
 * Reads an XML Spreadsheet 2003 (.xml, .xls).
 *
 * @throws UnreadableFile when it is damaged or too large
 */
export async function readXml2003(bytes: Uint8Array): Promise<SheetsRead> {
  const text = xmlText(bytes, NAME);
  readXml(text, new PlaceGuard(), NAME);
  return readByLibrary({ kind: "text", text: withRowPlaces(withPlainContents(text)) });
}

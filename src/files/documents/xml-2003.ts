import type { SheetsRead } from "../assemble-sheet";
import { damaged, tooLarge } from "../failure";
import { readByLibrary } from "../library-workbook";
import { MOST_CELLS, SHEET_COLUMNS, SHEET_ROWS } from "../reading-limits";
import type { Attributes } from "../xml/part";
import { readXml, type XmlElement, type XmlReader } from "../xml/reader";
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
        if (this.row > SHEET_ROWS) throw damaged("cell-reference", String(this.row));
        break;
      case "Cell":
        this.place(attributes());
        break;
    }
  }

  close(): void {
    // A place is known when it opens.
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
const TAG = /<\/?[A-Za-z][^>]*>/g;

/** The text without the elements that give letters of a cell looks of their own, after which the library stops. */
function withPlainContents(text: string): string {
  return text.replace(CONTENT, (whole, open: string, inside: string, close: string) =>
    inside.includes("<") ? open + inside.replace(TAG, "") + close : whole,
  );
}

/**
 * Reads an XML Spreadsheet 2003 (.xml, .xls).
 *
 * @throws UnreadableFile when it is damaged or too large
 */
export async function readXml2003(bytes: Uint8Array): Promise<SheetsRead> {
  const text = xmlText(bytes, NAME);
  readXml(text, new PlaceGuard(), NAME);
  return readByLibrary({ kind: "text", text: withPlainContents(text) });
}

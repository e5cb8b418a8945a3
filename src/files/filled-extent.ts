import { damaged } from "./failure";
import type { FilledExtent, TopLeftArea } from "./reading-limits";

const SHEET_ROWS = 1_048_576;
const SHEET_COLUMNS = 16_384;

/** Bytes the scan looks for. */
const code = (char: string) => char.charCodeAt(0);
const LESS_THAN = code("<");
const GREATER_THAN = code(">");
const SLASH = code("/");
const QUESTION_MARK = code("?");
const EXCLAMATION_MARK = code("!");
const COLON = code(":");
const EQUALS = code("=");
const DOUBLE_QUOTE = code('"');
const SINGLE_QUOTE = code("'");
const SPACE = code(" ");
const C = code("c");
const O = code("o");
const R = code("r");
const W = code("w");
const BEFORE_A = code("A") - 1;
const BEFORE_LOWER_A = code("a") - 1;
const LETTERS = 26;
const ZERO = code("0");

function endsName(byte: number | undefined): boolean {
  return byte === undefined || byte <= SPACE || byte === GREATER_THAN || byte === SLASH;
}

/** Walks over the tags of a worksheet's XML and keeps how far its filled cells reach. */
class SheetScan {
  /** Where the next byte is read. */
  private at = 0;
  /** Where the value of the tag's attribute `r` begins; -1 when it has none. */
  private reference = -1;
  private selfClosing = false;
  /** The open row and its last cell, both counted from 1: a cell without a reference follows that one. */
  private row = 0;
  private column = 0;
  private rows = 0;
  private columns = 0;
  private cells = 0;
  private cellsInArea = 0;

  constructor(
    private readonly xml: Uint8Array,
    private readonly part: string,
    private readonly area: TopLeftArea,
  ) {}

  extent(): FilledExtent {
    const { xml } = this;
    const prefix = this.prefixLength();
    for (let open = this.nextTag(); open >= 0; open = this.nextTag()) {
      const name = open + 1 + prefix;
      if (xml[name] === C && endsName(xml[name + 1])) {
        this.readTag(name + 1);
        this.enterCell();
      } else if (xml[name] === R && xml[name + 1] === O && xml[name + 2] === W && endsName(xml[name + 3])) {
        this.readTag(name + 3);
        this.row = this.reference < 0 ? this.row + 1 : this.rowAt(this.reference);
        this.column = 0;
      } else {
        this.at = name;
      }
    }
    return { rows: this.rows, columns: this.columns, cells: this.cells, cellsInArea: this.cellsInArea };
  }

  private nextTag(): number {
    const { xml } = this;
    let at = this.at;
    while (at < xml.length && xml[at] !== LESS_THAN) at += 1;
    this.at = at;
    return at < xml.length ? at : -1;
  }

  /** Length of the namespace prefix with its colon that the root element bears, as `x:worksheet` does. */
  private prefixLength(): number {
    const { xml } = this;
    let open = this.nextTag();
    while (xml[open + 1] === QUESTION_MARK || xml[open + 1] === EXCLAMATION_MARK) {
      this.at = open + 1;
      open = this.nextTag();
    }
    for (let at = open + 1; !endsName(xml[at]); at += 1) if (xml[at] === COLON) return at - open;
    return 0;
  }

  /** Reads on to the end of the tag whose name ends at `from`. */
  private readTag(from: number): void {
    const { xml } = this;
    let quote = 0;
    let at = from;
    this.reference = -1;
    for (; at < xml.length; at += 1) {
      const byte = xml[at];
      if (quote !== 0) {
        if (byte === quote) quote = 0;
      } else if (byte === DOUBLE_QUOTE || byte === SINGLE_QUOTE) {
        quote = byte;
        if (this.isReference(at)) this.reference = at + 1;
      } else if (byte === GREATER_THAN) {
        break;
      }
    }
    this.selfClosing = xml[at - 1] === SLASH;
    this.at = at;
  }

  /** Whether ` r=` stands before the quote. */
  private isReference(quote: number): boolean {
    const equals = this.skipSpaceBack(quote - 1);
    if (this.xml[equals] !== EQUALS) return false;
    const name = this.skipSpaceBack(equals - 1);
    return this.xml[name] === R && (this.xml[name - 1] ?? 0) <= SPACE;
  }

  private skipSpaceBack(from: number): number {
    let at = from;
    while ((this.xml[at] ?? LESS_THAN) <= SPACE) at -= 1;
    return at;
  }

  /** The row that the digits at `from` name. */
  private rowAt(from: number): number {
    let row = 0;
    for (let at = from; row <= SHEET_ROWS; at += 1) {
      const digit = (this.xml[at] ?? 0) - ZERO;
      if (digit < 0 || digit > 9) break;
      row = row * 10 + digit;
    }
    if (row < 1 || row > SHEET_ROWS) throw this.outside();
    return row;
  }

  private enterCell(): void {
    let { row } = this;
    this.column += 1;
    if (this.reference >= 0) {
      const { xml } = this;
      let column = 0;
      let at = this.reference;
      for (; column <= SHEET_COLUMNS; at += 1) {
        const byte = xml[at] ?? 0;
        const letter = byte > BEFORE_LOWER_A ? byte - BEFORE_LOWER_A : byte - BEFORE_A;
        if (letter < 1 || letter > LETTERS) break;
        column = column * LETTERS + letter;
      }
      this.column = column;
      row = this.rowAt(at);
    }
    if (this.column < 1 || this.column > SHEET_COLUMNS) throw this.outside();
    this.cells += 1;
    if (row <= this.area.rows && this.column <= this.area.columns) this.cellsInArea += 1;
    if (this.selfClosing) return;
    if (row > this.rows) this.rows = row;
    if (this.column > this.columns) this.columns = this.column;
  }

  private outside(): Error {
    const shown = new TextDecoder().decode(this.xml.subarray(this.reference, this.reference + 16));
    return damaged("cell-reference", `${this.part}: ${shown.replace(/["'][^]*$/, "")}`);
  }
}

/**
 * Finds how far the filled cells of a worksheet reach before it is parsed: a parser lays out every row up
 * to the last one, and a single cell in the far corner would cost it 17 billion places.
 *
 * @param area where cells are counted apart, should only that much of the sheet be read
 * @throws UnreadableFile when a cell claims a place outside the 1,048,576 rows and 16,384 columns of a sheet
 */
export function filledExtent(xml: Uint8Array, part: string, area: TopLeftArea): FilledExtent {
  return new SheetScan(xml, part, area).extent();
}

import { damaged } from "../failure";
import { type FilledExtent, SHEET_COLUMNS, SHEET_ROWS, WHEN_CUT } from "../reading-limits";
import { nextTag, tagEnd } from "../xml/tags";

/** What a worksheet part holds, found before it is parsed. */
export interface WorksheetScan {
  readonly extent: FilledExtent;
  /** Tags of its rows and merges, opening and closing ones counted apart. */
  readonly tags: number;
  /** The rows, merges and protection as a worksheet of their own. */
  readonly xml: Uint8Array;
}

const bytesOf = (text: string) => new TextEncoder().encode(text);
const codeOf = (char: string) => char.charCodeAt(0);

const GREATER_THAN = codeOf(">");
const SLASH = codeOf("/");
const QUESTION_MARK = codeOf("?");
const EXCLAMATION_MARK = codeOf("!");
const COLON = codeOf(":");
const EQUALS = codeOf("=");
const DOUBLE_QUOTE = codeOf('"');
const SINGLE_QUOTE = codeOf("'");
const SPACE = codeOf(" ");
const C = codeOf("c");
const R = codeOf("r");
const ZERO = codeOf("0");
const BEFORE_A = codeOf("A") - 1;
const BEFORE_LOWER_A = codeOf("a") - 1;
const LETTERS = 26;

const ROW = bytesOf("row");
const SHEET_DATA = bytesOf("sheetData");
const MERGE_CELLS = bytesOf("mergeCells");
const SHEET_PROTECTION = bytesOf("sheetProtection");

const OPENING = bytesOf("<worksheet>");
const CLOSING = bytesOf("</worksheet>");

function endsName(byte: number | undefined): boolean {
  return byte === undefined || byte <= SPACE || byte === GREATER_THAN || byte === SLASH;
}

/** Walks over the tags of a worksheet part and keeps how far its filled cells reach. */
class WorksheetScanner {
  /** The open row and its last cell, both counted from 1: a cell without a reference follows that one. */
  private row = 0;
  private column = 0;
  private rows = 0;
  private columns = 0;
  private cells = 0;
  private cellsInArea = 0;
  private tags = 0;
  private readonly pieces: Uint8Array[] = [];

  constructor(
    private readonly xml: Uint8Array,
    private readonly part: string,
  ) {}

  scan(): WorksheetScan {
    const { xml, part } = this;
    const prefix = this.prefixLength();
    for (let at = nextTag(xml, 0); at < xml.length; at = nextTag(xml, at)) {
      const open = at;
      const end = tagEnd(xml, open + 1, part);
      const name = open + 1 + prefix;
      at = end + 1;
      if (this.isNamed(SHEET_DATA, name)) {
        if (xml[end - 1] !== SLASH) at = this.readRows(at, prefix);
      } else if (this.isNamed(MERGE_CELLS, name)) {
        if (xml[end - 1] !== SLASH) at = this.readMerges(at, prefix);
      } else if (!this.isNamed(SHEET_PROTECTION, name)) {
        continue;
      }
      this.pieces.push(xml.subarray(open, at));
    }
    const extent = {
      rows: this.rows,
      columns: this.columns,
      cells: this.cells,
      cellsInArea: this.cellsInArea,
    };
    return { extent, tags: this.tags, xml: this.joined() };
  }

  private joined(): Uint8Array {
    const parts = [OPENING, ...this.pieces, CLOSING];
    const joined = new Uint8Array(parts.reduce((length, piece) => length + piece.length, 0));
    let at = 0;
    for (const piece of parts) {
      joined.set(piece, at);
      at += piece.length;
    }
    return joined;
  }

  /** Whether the tag whose name begins at `at` has this name. */
  private isNamed(name: Uint8Array, at: number): boolean {
    const { xml } = this;
    for (let index = 0; index < name.length; index += 1) if (xml[at + index] !== name[index]) return false;
    return endsName(xml[at + name.length]);
  }

  /** Length of the namespace prefix with its colon that the root element bears, as `x:worksheet` does. */
  private prefixLength(): number {
    const { xml, part } = this;
    let open = nextTag(xml, 0);
    while (xml[open + 1] === QUESTION_MARK || xml[open + 1] === EXCLAMATION_MARK) {
      open = nextTag(xml, tagEnd(xml, open + 1, part));
    }
    for (let at = open + 1; !endsName(xml[at]); at += 1) if (xml[at] === COLON) return at - open;
    return 0;
  }

  /** Reads the rows up to the closing tag, and gives the place after it. */
  private readRows(from: number, prefix: number): number {
    const { xml, part } = this;
    for (let at = nextTag(xml, from); at < xml.length; at = nextTag(xml, at)) {
      const open = at;
      const end = tagEnd(xml, open + 1, part);
      const name = open + 1 + prefix;
      at = end + 1;
      this.tags += 1;
      if (xml[name] === C && endsName(xml[name + 1])) {
        this.enterCell(this.referenceAt(name + 1, end), xml[end - 1] !== SLASH);
      } else if (this.isNamed(ROW, name)) {
        const reference = this.referenceAt(name + ROW.length, end);
        this.row = reference < 0 ? this.row + 1 : this.rowAt(reference);
        this.column = 0;
      } else if (xml[open + 1] === SLASH && this.isNamed(SHEET_DATA, name + 1)) {
        return at;
      }
    }
    throw damaged("broken-xml", part);
  }

  private readMerges(from: number, prefix: number): number {
    const { xml, part } = this;
    for (let at = nextTag(xml, from); at < xml.length; at = nextTag(xml, at)) {
      const open = at;
      at = tagEnd(xml, open + 1, part) + 1;
      this.tags += 1;
      if (xml[open + 1] === SLASH && this.isNamed(MERGE_CELLS, open + 2 + prefix)) return at;
    }
    throw damaged("broken-xml", part);
  }

  /** Where the value of the attribute `r` begins in a tag; -1 when it has none. */
  private referenceAt(from: number, end: number): number {
    const { xml } = this;
    for (let at = from; at < end; at += 1) {
      if (xml[at] !== R || (xml[at - 1] ?? 0) > SPACE) continue;
      const equals = this.skipSpace(at + 1);
      const quote = this.skipSpace(equals + 1);
      const quoted = xml[quote] === DOUBLE_QUOTE || xml[quote] === SINGLE_QUOTE;
      if (xml[equals] === EQUALS && quoted) return quote + 1;
    }
    return -1;
  }

  private skipSpace(from: number): number {
    let at = from;
    while ((this.xml[at] ?? GREATER_THAN) <= SPACE) at += 1;
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
    if (row < 1 || row > SHEET_ROWS) throw this.outside(from);
    return row;
  }

  private enterCell(reference: number, filled: boolean): void {
    let { row } = this;
    this.column += 1;
    if (reference >= 0) {
      let column = 0;
      let at = reference;
      for (; column <= SHEET_COLUMNS; at += 1) {
        const byte = this.xml[at] ?? 0;
        const letter = byte > BEFORE_LOWER_A ? byte - BEFORE_LOWER_A : byte - BEFORE_A;
        if (letter < 1 || letter > LETTERS) break;
        column = column * LETTERS + letter;
      }
      this.column = column;
      row = this.rowAt(at);
    }
    if (this.column < 1 || this.column > SHEET_COLUMNS) throw this.outside(reference);
    this.cells += 1;
    if (row <= WHEN_CUT.rows && this.column <= WHEN_CUT.columns) this.cellsInArea += 1;
    if (!filled) return;
    if (row > this.rows) this.rows = row;
    if (this.column > this.columns) this.columns = this.column;
  }

  private outside(reference: number): Error {
    const quote = this.xml.lastIndexOf(DOUBLE_QUOTE, Math.max(0, reference));
    const shown = new TextDecoder().decode(this.xml.subarray(quote + 1, quote + 17));
    return damaged("cell-reference", `${this.part}: ${shown.replace(/["'][^]*$/, "")}`);
  }
}

/**
 * Looks through a worksheet part before it is parsed. A parser lays out every row up to the last filled
 * one, and a single cell in the far corner would cost it 17 billion places; what stands beside rows and
 * merges costs time and says nothing of cells.
 *
 * @throws UnreadableFile when a cell claims a place outside the 1,048,576 rows and 16,384 columns of a
 *   sheet, or the XML is broken
 */
export function scanWorksheet(xml: Uint8Array, part: string): WorksheetScan {
  return new WorksheetScanner(xml, part).scan();
}

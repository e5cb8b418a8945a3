import { IDENTITY_NAME } from "../../sheet/identity";
import { damaged, tooLarge, UnreadableFile } from "../failure";
import { MOST_CELLS } from "../reading-limits";

const HEADER = 4;

/** No record is longer; longer ones go on in records of their own. */
const FULL = 8224;

/** Record types of a binary workbook. */
const BEGIN = 0x0809;
const END = 0x000a;
const PASSWORD = 0x002f;
const CONTINUE = 0x003c;
const FORMULA = 0x0006;
const SHARED_FORMULA = 0x04bc;
const ARRAY_FORMULA = 0x0221;
const NUMBERS = 0x00bd;
const SHEET_LINKS = 0x0017;
const MERGES = 0x00e5;

/** A defined name, which is read here alone: the library is not given any. */
const NAME = 0x0018;
/** Where in it the length of the name, the number of its sheet, and the name itself stand. */
const NAME_PARTS = { name: 3, sheet: 8, text: 14 } as const;
/** In its first byte: a name of Excel's own, such as the one of print areas, which is kept as a number. */
const BUILT_IN = 0x20;
/** A formula that is a text. */
const TEXT_CONSTANT = 0x17;

/** A sheet's name and place. */
const SHEET = 0x0085;

/** A type that the library knows and passes over. */
const PASSED_OVER = 0x0097;

/** What every part of a workbook of Excel 97 and later begins with. */
const VERSION = 0x0600;

/** Records of one cell each, with the least size they have. */
const CELLS: ReadonlyMap<number, number> = new Map([
  [FORMULA, 22],
  [0x00d6, 8], // text with formats
  [0x00fd, 10], // shared text
  [0x0203, 14], // number
  [0x0204, 8], // text
  [0x0205, 8], // boolean or error
  [0x027e, 10], // number in short
]);

/** All records that say something of sheets and cells, with the least size they have. */
const KEPT: ReadonlyMap<number, number> = new Map([
  ...CELLS,
  [BEGIN, 8],
  [END, 0],
  [CONTINUE, 0],
  [NUMBERS, 12],
  [SHARED_FORMULA, 10],
  [ARRAY_FORMULA, 14],
  [SHEET_LINKS, 2],
  [MERGES, 2],
  [SHEET, 8],
  [0x00fc, 8], // shared texts
  [0x041e, 5], // number format
  [0x00e0, 20], // cell format
  [0x0022, 2], // calendar
  [0x0042, 2], // code page
  [0x0207, 3], // result of a text formula
  [0x01ae, 4], // linked workbook
  [0x0012, 2], // protection
  [0x0200, 14], // rows and columns in use; without it the library leaves out merges of sheets without cells
]);

/** What some programs write without a value, which then is the usual one: calendar, code page, protection, size, merges. */
const DISPENSABLE: ReadonlySet<number> = new Set([0x0022, 0x0042, 0x0012, 0x0200, MERGES]);

/** Records that begin with the number of their items, with the size of one. */
const COUNTED: ReadonlyMap<number, number> = new Map([
  [SHEET_LINKS, 6],
  [MERGES, 8],
]);

/** Where a formula's length stands in the records that hold one. */
const FORMULA_LENGTH: ReadonlyMap<number, number> = new Map([
  [FORMULA, 20],
  [SHARED_FORMULA, 8],
  [ARRAY_FORMULA, 12],
]);

/** Numbers in a row: row, first column, six bytes a cell, last column. */
function numbersIn(size: number): number {
  return Math.max(0, Math.floor((size - 6) / 6));
}

/** What the names of a workbook tell. */
export interface NamesFound {
  /** What sheets that were sent out say of themselves, by their place from 0. */
  readonly identities: ReadonlyMap<number, string>;
  /** The names in their order, by which formulas number them; undefined for those of Excel's own. */
  readonly names: readonly (string | undefined)[];
}

/** Goes through the records of a workbook stream and readies them for the library. */
class RecordScan {
  private readonly view: DataView;
  private cells = 0;
  private kept = true;
  /** How many parts of the workbook are open, one inside the other, and how many have ended. */
  private depth = 0;
  private ended = 0;
  private sheets = 0;
  /** What sheets say of themselves, by their place from 0. */
  readonly identities = new Map<number, string>();
  /** The names of the workbook in their order; undefined for those of Excel's own. */
  readonly names: (string | undefined)[] = [];

  constructor(stream: Uint8Array) {
    this.view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  }

  run(): void {
    const { view } = this;
    const length = view.byteLength;
    if (length < HEADER + 2 || view.getUint16(0, true) !== BEGIN) throw damaged("content", "Workbook");
    if (view.getUint16(HEADER, true) !== VERSION) {
      throw new UnreadableFile({ kind: "unsupported", format: "old-xls" });
    }
    let last = BEGIN;
    for (let at = 0; at + HEADER <= length;) {
      const type = view.getUint16(at, true);
      const size = view.getUint16(at + 2, true);
      // Writers may fill up the stream with zeros, or with what was in memory.
      if ((type === 0 && size === 0) || this.isWhole()) {
        new Uint8Array(view.buffer, view.byteOffset + at).fill(0);
        break;
      }
      if (at + HEADER + size > length) throw new UnreadableFile({ kind: "truncated" });
      this.enter(at, type, size);
      at += HEADER + size;
      last = type;
    }
    if (last !== END) throw damaged("content", "Workbook");
    if (this.cells > MOST_CELLS) throw tooLarge("cells", this.cells, MOST_CELLS);
  }

  /** Whether the workbook and all its sheets have ended. */
  private isWhole(): boolean {
    return this.depth === 0 && this.sheets > 0 && this.ended > this.sheets;
  }

  private enter(at: number, type: number, size: number): void {
    if (type === BEGIN) this.depth += 1;
    if (type === END && this.depth > 0) {
      this.depth -= 1;
      if (this.depth === 0) this.ended += 1;
    }
    if (type === SHEET) this.sheets += 1;
    // What says how a workbook is encrypted stands at its beginning alone, and is gone when it could be opened.
    if (type === PASSWORD) throw damaged("content", "Workbook");
    // What continues a record goes with it.
    if (type !== CONTINUE)
      this.kept = KEPT.has(type) && !(DISPENSABLE.has(type) && size < (KEPT.get(type) ?? 0));
    if (type === NAME) this.takeName(at + HEADER, size);
    if (!this.kept) {
      this.passOver(at);
      return;
    }
    this.checkSize(at + HEADER, type, size);
    if (FORMULA_LENGTH.has(type)) this.guardFormula(at, type, size);
    if (CELLS.has(type)) this.cells += 1;
    else if (type === NUMBERS) this.cells += numbersIn(size);
  }

  /** Letters of one byte or two, as the byte before them says; null where they would reach beyond the record. */
  private letters(
    from: number,
    count: number,
    end: number,
  ): { readonly text: string; readonly next: number } | null {
    const { view } = this;
    if (from >= end) return null;
    const isWide = (view.getUint8(from) & 1) === 1;
    const next = from + 1 + count * (isWide ? 2 : 1);
    if (next > end) return null;
    let text = "";
    for (let at = 0; at < count; at++) {
      text += String.fromCharCode(
        isWide ? view.getUint16(from + 1 + 2 * at, true) : view.getUint8(from + 1 + at),
      );
    }
    return { text, next };
  }

  /** Keeps a name, and the identity that one of a sheet holds. */
  private takeName(from: number, size: number): void {
    const { view } = this;
    const end = from + size;
    if (size < NAME_PARTS.text) {
      this.names.push(undefined);
      return;
    }
    const sheet = view.getUint16(from + NAME_PARTS.sheet, true);
    const name = this.letters(from + NAME_PARTS.text, view.getUint8(from + NAME_PARTS.name), end);
    this.names.push((view.getUint8(from) & BUILT_IN) === 0 ? name?.text : undefined);
    if (sheet === 0 || name?.text !== IDENTITY_NAME || name.next + 2 > end) return;
    if (view.getUint8(name.next) !== TEXT_CONSTANT) return;
    const constant = this.letters(name.next + 2, view.getUint8(name.next + 1), end);
    if (constant) this.identities.set(sheet - 1, constant.text);
  }

  private checkSize(from: number, type: number, size: number): void {
    const { view } = this;
    const itemSize = COUNTED.get(type);
    const isTooShort = size < (KEPT.get(type) ?? 0);
    // A record that is full goes on in the next.
    const isWhole = !isTooShort && itemSize !== undefined && size < FULL;
    const isMiscounted = isWhole && size !== 2 + view.getUint16(from, true) * itemSize;
    const isOther = type === BEGIN && !isTooShort && view.getUint16(from, true) !== VERSION;
    if (isTooShort || isMiscounted || isOther) throw damaged("content", "Workbook");
  }

  private passOver(at: number): void {
    this.view.setUint16(at, PASSED_OVER, true);
  }

  /**
   * Takes out a formula that data follows: constant arrays, whose two bytes of size the library trusts for
   * 16 million values. The cell keeps its result.
   */
  private guardFormula(at: number, type: number, size: number): void {
    const { view } = this;
    const lengthAt = FORMULA_LENGTH.get(type) ?? 0;
    const end = lengthAt + 2;
    const surplus = size - end - view.getUint16(at + HEADER + lengthAt, true);
    if (surplus === 0) return;
    if (type !== FORMULA) {
      this.passOver(at);
      return;
    }
    if (size < end + HEADER) throw damaged("content", "Workbook");
    view.setUint16(at + 2, end, true);
    view.setUint16(at + HEADER + lengthAt, 0, true);
    view.setUint16(at + HEADER + end, PASSED_OVER, true);
    view.setUint16(at + HEADER + end + 2, size - end - HEADER, true);
  }
}

/**
 * Looks through the records of a binary workbook before a library parses them, and takes out all but those
 * of sheets and cells, their places unchanged: the library trusts what records say of themselves, and
 * others than these have led it to fill all memory.
 *
 * @param stream the Workbook stream; is changed
 * @throws UnreadableFile when it is damaged, too large, too old or needs a password
 */
export function guardRecords(stream: Uint8Array): NamesFound {
  const scan = new RecordScan(stream);
  scan.run();
  return scan;
}

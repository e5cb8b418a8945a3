import { a1, type CellAddress, columnName } from "../../../sheet/address";
import { sheetMark } from "../../../files/sheet-mark";
import { FIXED_FUNCTIONS, OPEN_FUNCTIONS } from "./xls-functions";
import { textAt, textSize } from "./xls-text";

/** What a sheet of a binary workbook has; relative references go around it. */
const ROWS = 65_536;
const COLUMNS = 256;

/** Marks in the number of a column that say what moves along. */
const RELATIVE_ROW = 0x8000;
const RELATIVE_COLUMN = 0x4000;

const OPERATORS: ReadonlyMap<number, string> = new Map([
  [0x03, "+"],
  [0x04, "-"],
  [0x05, "*"],
  [0x06, "/"],
  [0x07, "^"],
  [0x08, "&"],
  [0x09, "<"],
  [0x0a, "<="],
  [0x0b, "="],
  [0x0c, ">="],
  [0x0d, ">"],
  [0x0e, "<>"],
  [0x0f, " "],
  [0x10, ","],
  [0x11, ":"],
]);

const MINUS = 0x13;
const PLUS = 0x12;
const PERCENT = 0x14;
const PARENTHESES = 0x15;
const MISSING = 0x16;
const TEXT = 0x17;
const ATTRIBUTE = 0x19;
const BOOLEAN = 0x1d;
const INTEGER = 0x1e;
const NUMBER = 0x1f;

/** Operands and calls have three numbers each, of which these are the first. */
const FIXED_CALL = 0x21;
const OPEN_CALL = 0x22;
const CELL = 0x24;
const AREA = 0x25;
const NEAR_CELL = 0x2c;
const NEAR_AREA = 0x2d;
const FAR_CELL = 0x3a;
const FAR_AREA = 0x3b;

/** Attributes that stand for a call of SUM, and those with a table of jumps behind them. */
const SUM = 0x10;
const CHOICE = 0x04;

/** Bytes behind a token, for texts and jumps those that are always there. */
const SIZES: ReadonlyMap<number, number> = new Map([
  [TEXT, 2],
  [ATTRIBUTE, 3],
  [BOOLEAN, 1],
  [INTEGER, 2],
  [NUMBER, 8],
  [FIXED_CALL, 2],
  [OPEN_CALL, 3],
  [CELL, 4],
  [AREA, 8],
  [NEAR_CELL, 4],
  [NEAR_AREA, 8],
  [FAR_CELL, 6],
  [FAR_AREA, 10],
]);

/** The sheet that a link of the workbook leads to; undefined for other workbooks and several sheets. */
export type SheetOf = (link: number) => string | undefined;

/** Puts the tokens of a formula, operands before operators, together as text. */
class TokenReader {
  private readonly stack: string[] = [];

  constructor(
    private readonly tokens: DataView,
    private readonly base: CellAddress,
    private readonly sheetOf: SheetOf,
  ) {}

  run(): string | undefined {
    for (let at = 0; at < this.tokens.byteLength;) {
      const read = this.read(at);
      if (read === undefined) return undefined;
      at += read;
    }
    return this.stack.length === 1 ? this.stack[0] : undefined;
  }

  /** The size of the token there; undefined where it is none that is known. */
  private read(at: number): number | undefined {
    const { tokens } = this;
    const type = tokens.getUint8(at);
    // The second and third number of operands and calls say what they give, which the text does not.
    const token = type >= 0x40 && type < 0x80 ? (type & 0x1f) | 0x20 : type;
    const size = 1 + (SIZES.get(token) ?? 0);
    if (at + size > tokens.byteLength) return undefined;
    if (token === TEXT) return this.readText(at + 1);
    if (token === ATTRIBUTE) return this.readAttribute(at + 1);
    return this.put(token, at + 1) ? size : undefined;
  }

  private readText(at: number): number | undefined {
    const length = this.tokens.getUint8(at);
    const text = textAt(this.tokens, at + 1, length);
    if (text === undefined) return undefined;
    this.stack.push(`"${text.replaceAll('"', '""')}"`);
    return 2 + textSize(this.tokens, at + 1, length);
  }

  private readAttribute(at: number): number | undefined {
    const kind = this.tokens.getUint8(at);
    if ((kind & SUM) !== 0 && !this.call("SUM", 1)) return undefined;
    const jumps = (kind & CHOICE) === 0 ? 0 : this.tokens.getUint16(at + 1, true) + 1;
    return 4 + jumps * 2;
  }

  private put(token: number, at: number): boolean {
    const { tokens, stack } = this;
    const operator = OPERATORS.get(token);
    if (operator !== undefined) return this.combine(2, ([first, second]) => `${first}${operator}${second}`);
    switch (token) {
      case PLUS:
        return this.combine(1, ([operand]) => `+${operand}`);
      case MINUS:
        return this.combine(1, ([operand]) => `-${operand}`);
      case PERCENT:
        return this.combine(1, ([operand]) => `${operand}%`);
      case PARENTHESES:
        return this.combine(1, ([operand]) => `(${operand})`);
      case FIXED_CALL: {
        const [name, count = 0] = FIXED_FUNCTIONS.get(tokens.getUint16(at, true)) ?? [];
        return name !== undefined && this.call(name, count);
      }
      case OPEN_CALL: {
        const name = OPEN_FUNCTIONS.get(tokens.getUint16(at + 1, true));
        return name !== undefined && this.call(name, tokens.getUint8(at) & 0x7f);
      }
    }
    const operand = this.operand(token, at);
    if (operand !== undefined) stack.push(operand);
    return operand !== undefined;
  }

  private operand(token: number, at: number): string | undefined {
    const { tokens } = this;
    switch (token) {
      case MISSING:
        return "";
      case BOOLEAN:
        return tokens.getUint8(at) === 0 ? "FALSE" : "TRUE";
      case INTEGER:
        return String(tokens.getUint16(at, true));
      case NUMBER: {
        const value = tokens.getFloat64(at, true);
        return Number.isFinite(value) ? String(value).toUpperCase() : undefined;
      }
      case CELL:
      case NEAR_CELL:
        return this.cell(at, at + 2, token === NEAR_CELL);
      case AREA:
      case NEAR_AREA:
        return this.area(at, token === NEAR_AREA);
      case FAR_CELL:
      case FAR_AREA: {
        const sheet = this.sheetOf(tokens.getUint16(at, true));
        const cells = token === FAR_CELL ? this.cell(at + 2, at + 4, true) : this.area(at + 2, true);
        return sheet === undefined ? undefined : sheetMark(sheet) + cells;
      }
      default:
        return undefined;
    }
  }

  private combine(count: number, text: (operands: readonly string[]) => string): boolean {
    if (this.stack.length < count) return false;
    this.stack.push(text(this.stack.splice(this.stack.length - count, count)));
    return true;
  }

  private call(name: string, count: number): boolean {
    return this.combine(count, (operands) => `${name}(${operands.join(",")})`);
  }

  private area(at: number, isNear: boolean): string {
    return `${this.cell(at, at + 4, isNear)}:${this.cell(at + 2, at + 6, isNear)}`;
  }

  /** @param isNear whether what moves along is counted from the base */
  private cell(rowAt: number, columnAt: number, isNear: boolean): string {
    const [row, marked] = [this.tokens.getUint16(rowAt, true), this.tokens.getUint16(columnAt, true)];
    const [movesRow, movesColumn] = [(marked & RELATIVE_ROW) !== 0, (marked & RELATIVE_COLUMN) !== 0];
    const column = marked & (COLUMNS - 1);
    const at = {
      row: movesRow && isNear ? (this.base.row + row) % ROWS : row,
      column: movesColumn && isNear ? (this.base.column + column) % COLUMNS : column,
    };
    if (movesRow && movesColumn) return a1(at);
    return `${movesColumn ? "" : "$"}${columnName(at.column)}${movesRow ? "" : "$"}${at.row + 1}`;
  }
}

/**
 * A formula of a binary workbook as text, without a leading `=`.
 *
 * @param tokens as many bytes as the formula has
 * @param base the cell that relative references are written for
 * @returns undefined where something is not known: names, arrays, functions that are not common
 */
export function formulaText(tokens: DataView, base: CellAddress, sheetOf: SheetOf): string | undefined {
  return new TokenReader(tokens, base, sheetOf).run();
}

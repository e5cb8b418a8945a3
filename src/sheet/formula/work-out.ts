import Big from "big.js";
import type { Area, CellAddress } from "../address";
import type { Corner, Reference } from "../formula-references";
import { cellAt, type CellSnapshot, type CellValue, type SheetSnapshot } from "../snapshot";
import { type Expression, type Operator, parseFormula } from "./parse";

/** An error as Excel shows it in a cell. */
const ERROR = /^#(?:DIV\/0!|N\/A|NAME\?|NULL!|NUM!|REF!|VALUE!)$/;

class ExcelError {
  constructor(readonly code: string) {}
}

const DIV_0 = new ExcelError("#DIV/0!");
const VALUE = new ExcelError("#VALUE!");
const NUM = new ExcelError("#NUM!");

/** What an expression gives; null is a blank cell. */
type Value = CellValue | null | ExcelError;

/** Thrown and caught here alone: this cannot be worked out, or not within the bounds. */
class NotWorkedOut extends Error {}

/** Formulas that rest on one another may reach this deep. */
const DEEPEST_CHAIN = 300;

/** Expressions inside one another, those of the cells they rest on included; the stack of a browser's thread is small. */
const DEEPEST_EXPRESSION = 800;

/** Cells that are looked at for one workbook, those of ranges included. */
const MOST_LOOKS = 3_000_000;

/** Digits that Excel keeps of a number. */
const DIGITS = 15;

/** A number with the digits that Excel keeps, so that 0.1 + 0.2 is 0.3. */
function kept(value: number): Value {
  return Number.isFinite(value) ? Number(value.toPrecision(DIGITS)) : NUM;
}

const NUMERIC_TEXT = /^\s*[-+]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d*)?(?:[eE][-+]?\d+)?\s*%?\s*$/;

/** A text that Excel takes for a number, as `1,234.5` or `50%`; undefined for any other. */
function numberOfText(text: string): number | undefined {
  if (!/\d/.test(text) || !NUMERIC_TEXT.test(text)) return undefined;
  const plain = text.replaceAll(",", "").trim();
  const value = Number(plain.replace(/\s*%$/, ""));
  if (Number.isNaN(value)) return undefined;
  return plain.endsWith("%") ? value / 100 : value;
}

function numberOf(value: Value): number | ExcelError {
  if (value instanceof ExcelError) return value;
  if (value === null) return 0;
  if (typeof value === "number") return value;
  if (typeof value === "boolean") return value ? 1 : 0;
  return numberOfText(value) ?? VALUE;
}

function truthOf(value: Value): boolean | ExcelError {
  if (value instanceof ExcelError || typeof value === "boolean") return value;
  if (typeof value === "string") {
    const upper = value.toUpperCase();
    return upper === "TRUE" || upper === "FALSE" ? upper === "TRUE" : VALUE;
  }
  return value !== null && value !== 0;
}

function textOf(value: CellValue | null): string {
  if (value === null) return "";
  return typeof value === "boolean" ? (value ? "TRUE" : "FALSE") : String(value);
}

function rank(value: CellValue): number {
  return typeof value === "number" ? 0 : typeof value === "string" ? 1 : 2;
}

/** A blank beside a value is that value's own nothing: 0, an empty text or FALSE. */
function blankAs(value: CellValue | null, beside: CellValue | null): CellValue {
  if (value !== null) return value;
  return typeof beside === "string" ? "" : typeof beside === "boolean" ? false : 0;
}

/** Negative, 0 or positive as the first is smaller, equal or greater: numbers before texts before truths. */
function compared(left: CellValue | null, right: CellValue | null): number {
  const [a, b] = [blankAs(left, right), blankAs(right, left)];
  if (rank(a) !== rank(b)) return rank(a) - rank(b);
  if (typeof a === "string" || typeof b === "string") {
    const [first, second] = [String(a).toUpperCase(), String(b).toUpperCase()];
    return first === second ? 0 : first < second ? -1 : 1;
  }
  return Number(Number(a).toPrecision(DIGITS)) - Number(Number(b).toPrecision(DIGITS));
}

function comparison(operator: Operator, order: number): boolean | undefined {
  switch (operator) {
    case "=":
      return order === 0;
    case "<>":
      return order !== 0;
    case "<":
      return order < 0;
    case ">":
      return order > 0;
    case "<=":
      return order <= 0;
    case ">=":
      return order >= 0;
    default:
      return undefined;
  }
}

function calculated(operator: Operator, left: number, right: number): Value {
  switch (operator) {
    case "+":
      return kept(left + right);
    case "-":
      return kept(left - right);
    case "*":
      return kept(left * right);
    case "/":
      return right === 0 ? DIV_0 : kept(left / right);
    default:
      return left === 0 && right <= 0 ? (right === 0 ? NUM : DIV_0) : kept(left ** right);
  }
}

function operated(operator: Operator, left: Value, right: Value): Value {
  if (left instanceof ExcelError) return left;
  if (right instanceof ExcelError) return right;
  if (operator === "&") return textOf(left) + textOf(right);
  const holds = comparison(operator, compared(left, right));
  if (holds !== undefined) return holds;
  const [a, b] = [numberOf(left), numberOf(right)];
  if (a instanceof ExcelError) return a;
  return b instanceof ExcelError ? b : calculated(operator, a, b);
}

/** Half away from zero at so many decimals, negative ones left of the point, as Excel's ROUND. */
function rounded(value: number, decimals: number, mode: 0 | 1 | 3): Value {
  return kept(new Big(value.toPrecision(DIGITS)).round(Math.trunc(decimals), mode).toNumber());
}

/** An argument of a function that takes many: one value, or all those of a range. */
type Argument =
  | { readonly kind: "value"; readonly value: Value }
  | { readonly kind: "range"; readonly values: Value[] };

/** The numbers of arguments as SUM takes them: of a range only what is a number, beside it what can be one. */
function numbersOf(args: readonly Argument[]): number[] | ExcelError {
  const numbers: number[] = [];
  for (const arg of args) {
    if (arg.kind === "value") {
      const number = numberOf(arg.value);
      if (number instanceof ExcelError) return number;
      numbers.push(number);
      continue;
    }
    for (const value of arg.values) {
      if (value instanceof ExcelError) return value;
      if (typeof value === "number") numbers.push(value);
    }
  }
  return numbers;
}

const OF_NUMBERS: Readonly<Record<string, (numbers: readonly number[]) => Value>> = {
  SUM: (numbers) => kept(numbers.reduce((sum, number) => sum + number, 0)),
  MIN: (numbers) => numbers.reduce((least, number) => Math.min(least, number), numbers[0] ?? 0),
  MAX: (numbers) => numbers.reduce((most, number) => Math.max(most, number), numbers[0] ?? 0),
  AVERAGE: (numbers) =>
    numbers.length === 0 ? DIV_0 : kept(numbers.reduce((sum, number) => sum + number, 0) / numbers.length),
};

const ROUNDINGS: Readonly<Record<string, 0 | 1 | 3>> = { ROUND: 1, ROUNDDOWN: 0, ROUNDUP: 3 };

/** Which cells of a workbook were read, and what stands in them. */
interface Workbook {
  readonly sheets: readonly SheetSnapshot[];
  /** Whether the cells of an area of a sheet were all read: what lies beyond is unknown, not blank. */
  readonly isRead: (sheet: string, area: Area) => boolean;
}

function extentOf(sheet: SheetSnapshot): Area {
  const width = sheet.rows.reduce((most, row) => Math.max(most, row.length), 0);
  const { row, column } = sheet.origin;
  return { top: row, left: column, bottom: row + sheet.rows.length - 1, right: column + width - 1 };
}

/** Works the formulas of one workbook out, each once. */
class Calculation {
  private readonly results = new Map<CellSnapshot, Value>();
  private readonly open = new Set<CellSnapshot>();
  private readonly extents = new Map<SheetSnapshot, Area>();
  private looks = 0;
  private depth = 0;

  constructor(private readonly workbook: Workbook) {}

  /** What a cell's formula gives. @throws NotWorkedOut */
  resultOf(cell: CellSnapshot, sheet: SheetSnapshot): Value {
    const known = this.results.get(cell);
    if (known !== undefined) return known;
    if (this.open.has(cell) || this.open.size >= DEEPEST_CHAIN) throw new NotWorkedOut();
    const expression = parseFormula(cell.formula ?? "");
    if (!expression) throw new NotWorkedOut();
    this.open.add(cell);
    try {
      const value = this.valueOf(expression, sheet);
      const result = value === null ? 0 : value;
      this.results.set(cell, result);
      return result;
    } finally {
      this.open.delete(cell);
    }
  }

  private look(): void {
    this.looks += 1;
    if (this.looks > MOST_LOOKS) throw new NotWorkedOut();
  }

  private valueAt(sheet: SheetSnapshot, address: CellAddress): Value {
    this.look();
    const cell = cellAt(sheet, address);
    if (!cell) return null;
    if (cell.result === "none") return this.resultOf(cell, sheet);
    const { value } = cell;
    return typeof value === "string" && ERROR.test(value) ? new ExcelError(value) : value;
  }

  private sheetOf(name: string | null, own: SheetSnapshot): SheetSnapshot {
    if (name === null) return own;
    const folded = name.toUpperCase();
    const sheet = this.workbook.sheets.find((each) => each.name.toUpperCase() === folded);
    if (!sheet) throw new NotWorkedOut();
    return sheet;
  }

  /** The cells a reference means, as far as the sheet holds any. @throws NotWorkedOut where some were not read */
  private areaOf({ first, last }: Reference, sheet: SheetSnapshot): Area {
    const extent = this.extents.get(sheet) ?? extentOf(sheet);
    this.extents.set(sheet, extent);
    const end: Corner = last ?? first;
    const rows = [first.row ?? extent.top, end.row ?? extent.bottom];
    const columns = [first.column ?? extent.left, end.column ?? extent.right];
    const area = {
      top: Math.min(...rows),
      left: Math.min(...columns),
      bottom: Math.max(...rows),
      right: Math.max(...columns),
    };
    if (!this.workbook.isRead(sheet.name, area)) throw new NotWorkedOut();
    return {
      top: Math.max(area.top, extent.top),
      left: Math.max(area.left, extent.left),
      bottom: Math.min(area.bottom, extent.bottom),
      right: Math.min(area.right, extent.right),
    };
  }

  private valuesIn(reference: Reference, own: SheetSnapshot): Value[] {
    const sheet = this.sheetOf(reference.sheet, own);
    const area = this.areaOf(reference, sheet);
    const values: Value[] = [];
    for (let row = area.top; row <= area.bottom; row += 1) {
      for (let column = area.left; column <= area.right; column += 1) {
        values.push(this.valueAt(sheet, { row, column }));
      }
    }
    return values;
  }

  /** The value of a single cell. @throws NotWorkedOut for a range: which of its cells is meant depends on the place */
  private valueOfReference(reference: Reference, own: SheetSnapshot): Value {
    const { row, column } = reference.first;
    if (reference.last || row === null || column === null) throw new NotWorkedOut();
    const sheet = this.sheetOf(reference.sheet, own);
    if (!this.workbook.isRead(sheet.name, { top: row, left: column, bottom: row, right: column })) {
      throw new NotWorkedOut();
    }
    return this.valueAt(sheet, { row, column });
  }

  private valueOf(expression: Expression, sheet: SheetSnapshot): Value {
    if (this.depth >= DEEPEST_EXPRESSION) throw new NotWorkedOut();
    this.depth += 1;
    try {
      return this.valueOfPart(expression, sheet);
    } finally {
      this.depth -= 1;
    }
  }

  private valueOfPart(expression: Expression, sheet: SheetSnapshot): Value {
    switch (expression.kind) {
      case "constant":
        return expression.value;
      case "left-out":
        return null;
      case "reference":
        return this.valueOfReference(expression.reference, sheet);
      case "negative":
      case "percent": {
        const of = numberOf(this.valueOf(expression.of, sheet));
        if (of instanceof ExcelError) return of;
        return kept(expression.kind === "negative" ? 0 - of : of / 100);
      }
      case "operation":
        return operated(
          expression.operator,
          this.valueOf(expression.left, sheet),
          this.valueOf(expression.right, sheet),
        );
      case "call":
        return this.called(expression.name, expression.args, sheet);
    }
  }

  private argument(expression: Expression, sheet: SheetSnapshot): Argument {
    // Of a single cell only a number counts as well: SUM(A1) passes a text over, SUM("text") fails.
    return expression.kind === "reference"
      ? { kind: "range", values: this.valuesIn(expression.reference, sheet) }
      : { kind: "value", value: this.valueOf(expression, sheet) };
  }

  private called(name: string, args: readonly Expression[], sheet: SheetSnapshot): Value {
    const ofNumbers = OF_NUMBERS[name];
    if (ofNumbers) {
      if (args.length === 0) throw new NotWorkedOut();
      const numbers = numbersOf(args.map((arg) => this.argument(arg, sheet)));
      return numbers instanceof ExcelError ? numbers : ofNumbers(numbers);
    }
    const rounding = ROUNDINGS[name];
    if (rounding !== undefined) return this.roundedBy(rounding, args, sheet);
    const [first, second, third] = args;
    if (name === "IF" && first && args.length >= 2 && args.length <= 3) {
      const condition = truthOf(this.valueOf(first, sheet));
      if (condition instanceof ExcelError) return condition;
      const branch = condition ? second : third;
      return branch ? this.valueOf(branch, sheet) : false;
    }
    if (name === "IFERROR" && first && second && args.length === 2) {
      const value = this.valueOf(first, sheet);
      return value instanceof ExcelError ? this.valueOf(second, sheet) : value;
    }
    if (name === "ABS" && first && args.length === 1) {
      const number = numberOf(this.valueOf(first, sheet));
      return number instanceof ExcelError ? number : Math.abs(number);
    }
    throw new NotWorkedOut();
  }

  private roundedBy(mode: 0 | 1 | 3, args: readonly Expression[], sheet: SheetSnapshot): Value {
    const [of, decimals] = args;
    if (!of || !decimals || args.length !== 2) throw new NotWorkedOut();
    const [value, places] = [numberOf(this.valueOf(of, sheet)), numberOf(this.valueOf(decimals, sheet))];
    if (value instanceof ExcelError) return value;
    if (places instanceof ExcelError) return places;
    if (Math.abs(places) > DIGITS) throw new NotWorkedOut();
    return rounded(value, places, mode);
  }
}

/**
 * Works out formulas whose results a file does not hold: + − × ÷, powers, percents, comparisons and joined texts of
 * the workbook's cells, SUM, AVERAGE, MIN, MAX, ROUND, ROUNDUP, ROUNDDOWN, ABS, IF and IFERROR, as Excel gives them,
 * errors included (`#DIV/0!`). Everything else stays unknown, and so does what rests on it.
 *
 * @param isRead whether all cells of an area of a sheet are in its snapshot
 * @returns for a cell of a sheet its formula's result, or null where it cannot be told
 */
export function formulaResults(
  sheets: readonly SheetSnapshot[],
  isRead: (sheet: string, area: Area) => boolean,
): (cell: CellSnapshot, sheet: SheetSnapshot) => CellValue | null {
  const calculation = new Calculation({ sheets, isRead });
  return (cell, sheet) => {
    try {
      const value = calculation.resultOf(cell, sheet);
      return value instanceof ExcelError ? value.code : value;
    } catch (error) {
      if (error instanceof NotWorkedOut) return null;
      throw error;
    }
  };
}

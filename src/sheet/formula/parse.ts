import { type Reference, referenceAt } from "../formula-references";

/** What stands between two operands, and what it does to them as in Excel. */
export type Operator = "+" | "-" | "*" | "/" | "^" | "&" | "=" | "<>" | "<" | ">" | "<=" | ">=";

/** A formula taken apart. */
export type Expression =
  | { readonly kind: "constant"; readonly value: string | number | boolean }
  /** An argument that was left out, as the second of `IF(A1,,B1)`. */
  | { readonly kind: "left-out" }
  | { readonly kind: "reference"; readonly reference: Reference }
  | { readonly kind: "negative" | "percent"; readonly of: Expression }
  | {
      readonly kind: "operation";
      readonly operator: Operator;
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly kind: "call"; readonly name: string; readonly args: readonly Expression[] };

/** Formulas beyond this length, in characters, or this depth are not taken apart; Excel's own limits are near. */
const LONGEST = 8192;
const DEEPEST = 64;

/** What binds less tightly comes first; operators of one line are taken from left to right. */
const LEVELS: readonly (readonly Operator[])[] = [
  ["=", "<>", "<=", ">=", "<", ">"],
  ["&"],
  ["+", "-"],
  ["*", "/"],
  ["^"],
];

const SPACE = /\s*/y;
const NUMBER = /(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?/y;
const TEXT = /"((?:[^"]|"")*)"/y;
const TRUTH = /(TRUE|FALSE)(?:\(\))?(?![\p{L}\p{N}_.(])/iuy;
const CALL = /([A-Za-z][A-Za-z0-9.]*)\(/y;

/** Thrown and caught here alone: the formula says something that is not understood. */
class NotUnderstood extends Error {}

class Parser {
  private at = 0;
  private depth = 0;

  constructor(private readonly formula: string) {}

  whole(): Expression {
    const expression = this.expression(0);
    this.skipSpace();
    if (this.at < this.formula.length) throw new NotUnderstood();
    return expression;
  }

  private skipSpace(): void {
    SPACE.lastIndex = this.at;
    SPACE.exec(this.formula);
    this.at = SPACE.lastIndex;
  }

  private match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.formula);
    if (found) this.at = pattern.lastIndex;
    return found;
  }

  private takes(text: string): boolean {
    this.skipSpace();
    if (!this.formula.startsWith(text, this.at)) return false;
    this.at += text.length;
    return true;
  }

  private operatorOf(level: readonly Operator[]): Operator | undefined {
    this.skipSpace();
    // `<` of `<=` or `<>` is found only after those: they stand before it in the list.
    return level.find((operator) => this.takes(operator));
  }

  private expression(level: number): Expression {
    const operators = LEVELS[level];
    if (!operators) return this.signed();
    let left = this.expression(level + 1);
    for (;;) {
      const operator = this.operatorOf(operators);
      if (!operator) return left;
      left = { kind: "operation", operator, left, right: this.expression(level + 1) };
    }
  }

  /** A minus binds more tightly than a power: -2^2 is 4 in Excel. */
  private signed(): Expression {
    this.depth += 1;
    if (this.depth > DEEPEST) throw new NotUnderstood();
    try {
      if (this.takes("-")) return { kind: "negative", of: this.signed() };
      if (this.takes("+")) return this.signed();
      let of = this.operand();
      while (this.takes("%")) of = { kind: "percent", of };
      return of;
    } finally {
      this.depth -= 1;
    }
  }

  private operand(): Expression {
    if (this.takes("(")) {
      const inside = this.expression(0);
      if (!this.takes(")")) throw new NotUnderstood();
      return inside;
    }
    const text = this.match(TEXT);
    if (text) return { kind: "constant", value: (text[1] ?? "").replaceAll('""', '"') };
    const found = referenceAt(this.formula, this.at);
    if (found) {
      this.at = found.end;
      return { kind: "reference", reference: found.reference };
    }
    const truth = this.match(TRUTH);
    if (truth) return { kind: "constant", value: truth[1]?.toUpperCase() === "TRUE" };
    const call = this.match(CALL);
    if (call) return { kind: "call", name: (call[1] ?? "").toUpperCase(), args: this.args() };
    const number = this.match(NUMBER);
    if (number) return { kind: "constant", value: Number(number[0]) };
    throw new NotUnderstood();
  }

  private args(): Expression[] {
    if (this.takes(")")) return [];
    const args: Expression[] = [];
    for (;;) {
      this.skipSpace();
      const next = this.formula[this.at];
      args.push(next === "," || next === ")" ? { kind: "left-out" } : this.expression(0));
      if (this.takes(")")) return args;
      if (!this.takes(",")) throw new NotUnderstood();
    }
  }
}

/**
 * Takes a formula apart: numbers, texts, references of cells and ranges, the operators of Excel, and calls. Names,
 * arrays, tables and whatever else a formula may hold are not understood.
 *
 * @param formula without its leading `=`
 * @returns null where anything of it is not understood
 */
export function parseFormula(formula: string): Expression | null {
  if (formula.length > LONGEST) return null;
  try {
    return new Parser(formula).whole();
  } catch (error) {
    if (error instanceof NotUnderstood) return null;
    throw error;
  }
}

import type { CellAddress } from "../../../sheet/address";
import { movedFormula } from "../../../sheet/formula-references";
import { odsCell } from "./ods-areas";
import { excelFormula } from "../../../files/ods/formula";
import type { Attributes } from "../../../files/xml/part";

/** Conditions beyond this length are not read; Excel's formulas are no longer. */
const LONGEST = 8192;

/** Conditions such as `<[.B1]` and, in the older notation, `cell-content()<[.B1]`. */
const COMPARED = /^(?:\w+:)?(?:cell-content\(\))?\s*(<=|>=|!=|<>|<|>|=)([^]+)$/;
/** Conditions such as `between(1,2)` and, in the older notation, `cell-content-is-between(1,2)`. */
const CALLED = /^(?:\w+:)?(?:cell-content-)?([a-z-]+)(?:\(([^]*)\))?$/;

/** Texts, references and what else stands in an argument, up to the comma after it. */
const ARGUMENT = /(?:"[^"]*"|'[^']*'|[^,"'])*/y;

const FORMULAS = ["formula-is", "is-true-formula"];

const OPERATORS: ReadonlyMap<string, string> = new Map([
  ["<", "lessThan"],
  ["<=", "lessThanOrEqual"],
  ["=", "equal"],
  ["!=", "notEqual"],
  ["<>", "notEqual"],
  [">=", "greaterThanOrEqual"],
  [">", "greaterThan"],
  ["between", "between"],
  ["is-between", "between"],
  ["not-between", "notBetween"],
  ["is-not-between", "notBetween"],
]);

/** A reference that leads nowhere. */
const GONE = "#REF!";

/** A formula as Excel writes it; undefined where it holds what Excel has not. */
export type FormulaOf = (text: string) => string | undefined;

/** A condition taken apart; formulas are Excel's, empty where there are none. */
export interface OdsCondition {
  /** What it says, such as `contains-text`; `formula` where it is one, `comparison` where it compares. */
  readonly kind: string;
  /** How it compares, in the words of .xlsx files. */
  readonly operator: string;
  readonly first: string;
  readonly second: string;
}

/**
 * Reads formulas that were written for the base cell of a rule, for the first cell of its areas.
 *
 * @param rule its attributes
 */
export function formulaReader(rule: Attributes, { row, column }: CellAddress): FormulaOf {
  const base = odsCell(rule.get("base-cell-address") ?? "") ?? { row, column };
  return (text) => {
    if (text.length > LONGEST) return undefined;
    const formula = excelFormula(text.trim());
    const moved = formula && movedFormula(formula, row - base.row, column - base.column);
    return moved?.includes(GONE) === true ? undefined : moved;
  };
}

function argumentsOf(text: string): string[] {
  const found: string[] = [];
  for (let from = 0; from <= text.length; from = ARGUMENT.lastIndex + 1) {
    ARGUMENT.lastIndex = from;
    found.push(ARGUMENT.exec(text)?.[0] ?? "");
  }
  return found;
}

/** A condition of a conditional format or a validation; undefined where it or a formula in it makes no sense. */
export function conditionIn(condition: string, formulaOf: FormulaOf): OdsCondition | undefined {
  if (condition.length > LONGEST) return undefined;
  const [, sign, value = ""] = COMPARED.exec(condition) ?? [];
  const [, name = "", inner = ""] = CALLED.exec(condition) ?? [];
  const isFormula = FORMULAS.includes(name);
  const given = sign === undefined ? (isFormula ? [inner] : argumentsOf(inner)) : [value];
  const formulas = given.map((text) => (text === "" ? "" : formulaOf(text)));
  const [first = "", second = ""] = formulas;
  if (formulas.includes(undefined) || (sign === undefined && name === "")) return undefined;
  const operator = OPERATORS.get(sign ?? name);
  const kind = isFormula ? "formula" : operator === undefined ? name : "comparison";
  return { kind, operator: operator ?? "", first, second };
}

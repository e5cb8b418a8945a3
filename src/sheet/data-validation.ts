import type { Area } from "./address";

/** What a file says, in its own words, to whoever fills in a cell. */
export interface Notice {
  readonly title: string;
  readonly text: string;
}

/**
 * How values are compared, in the words of .xlsx files and in the order in which .xls files number them: inputs
 * from 0, conditional formats from 1.
 */
export const OPERATORS = [
  "between",
  "notBetween",
  "equal",
  "notEqual",
  "greaterThan",
  "lessThan",
  "greaterThanOrEqual",
  "lessThanOrEqual",
] as const;

/** What the rules for inputs have in common. */
interface Validation {
  readonly areas: readonly Area[];
  /** Shown while the cell is selected. */
  readonly prompt?: Notice;
  /** Shown of an input that is against the rule. */
  readonly errorMessage?: Notice;
}

/** Cells that take one of a list. */
export interface ListValidation extends Validation {
  /** The items themselves, or the formula that leads to their cells, without its `=`. */
  readonly items: readonly string[] | string;
  /** Whether another value is refused. */
  readonly strict: boolean;
  /** Whether another value is taken, but with the message. */
  readonly warns?: boolean;
}

/** Cells that take what makes a formula true, written for the first cell of the first area; blanks always. */
export interface FormulaValidation extends Validation {
  readonly formula: string;
  /** Whether another value is refused; else it is taken, but with the message. */
  readonly strict: boolean;
}

/** Cells that take anything, and say something while they are selected. */
export interface PromptedCells extends Validation {
  readonly prompt: Notice;
}

/** Cells that take a number between two bounds; blanks always. */
export interface NumberValidation extends Validation {
  readonly least: number;
  /** A number, or what a formula for the first cell of the first area comes to. */
  readonly most: number | { readonly formula: string };
  /** Whether another value is refused; else it is taken, but with the message. */
  readonly strict: boolean;
}

/** What a file lets in, as far as it is shown: rules of all kinds are formulas, but for lists. */
export type AnyValidation = ListValidation | FormulaValidation | PromptedCells;

/** What a built sheet lets in. */
export type BuiltValidation = ListValidation | NumberValidation | PromptedCells;

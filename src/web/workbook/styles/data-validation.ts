import { a1, type Area } from "../../../sheet/address";
import { COMPARISONS } from "./condition-part";
import type { AnyValidation, Notice } from "../../../sheet/data-validation";

/** Kinds of inputs, and what must hold of a cell beside the comparison. */
const KINDS: ReadonlyMap<string, readonly ((cell: string) => string)[]> = new Map([
  ["whole", [(cell: string) => `ISNUMBER(${cell})`, (cell: string) => `INT(${cell})=${cell}`]],
  ["decimal", [(cell: string) => `ISNUMBER(${cell})`]],
  ["date", [(cell: string) => `ISNUMBER(${cell})`]],
  ["time", [(cell: string) => `ISNUMBER(${cell})`]],
  ["textLength", []],
]);

/** A rule for inputs in the words of .xlsx files. */
export interface InputRule {
  readonly type: string;
  readonly operator: string;
  /** Formulas, empty where there are none. */
  readonly first: string;
  readonly second: string;
}

/** How a rule is put to people. */
export interface Answer {
  readonly areas: readonly Area[];
  readonly prompt: Notice | undefined;
  readonly errorMessage: Notice | undefined;
  /** Whether anything happens on an input against the rule, and whether it is refused. */
  readonly answers: boolean;
  readonly strict: boolean;
}

/** What a file says under a title; undefined where it says nothing. */
export function noticeOf(title: string | undefined, text: string | undefined): Notice | undefined {
  const notice = { title: title?.trim() ?? "", text: text?.trim() ?? "" };
  return notice.title === "" && notice.text === "" ? undefined : notice;
}

/** What must hold of a cell; undefined where the rule lacks what it compares with. */
export function inputFormula(
  { type, operator, first, second }: InputRule,
  { top, left }: Area,
): string | undefined {
  if (first === "") return undefined;
  if (type === "custom") return first;
  const cell = a1({ row: top, column: left });
  const tests = KINDS.get(type);
  if (!tests || (second === "" && /between$/i.test(operator))) return undefined;
  const measured = type === "textLength" ? `LEN(${cell})` : cell;
  const compared = COMPARISONS.get(operator)?.(measured, first, second);
  return compared && `AND(${[...tests.map((test) => test(cell)), compared].join(",")})`;
}

/**
 * A rule for inputs; undefined where nothing is seen of it.
 *
 * @param allowed the items of a list, or what must hold of a cell
 */
export function dataValidation(
  { areas, prompt, errorMessage, answers, strict }: Answer,
  allowed: { readonly items: readonly string[] | string } | { readonly formula: string | undefined },
): AnyValidation | undefined {
  const words = { areas, ...(prompt && { prompt }), ...(answers && errorMessage && { errorMessage }) };
  if ("items" in allowed) {
    return { ...words, items: allowed.items, strict, ...(answers && !strict ? { warns: true } : {}) };
  }
  if (answers && allowed.formula !== undefined) return { ...words, formula: allowed.formula, strict };
  return prompt && { areas, prompt };
}

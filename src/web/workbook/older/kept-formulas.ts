import type { CellAddress } from "../../../sheet/address";
import { referencesOf, rewriteReferences } from "../../../sheet/formula-references";
import { withPrefixes } from "../../../sheet/later-functions";
import type { CellSnapshot, SheetSnapshot } from "../../../sheet/snapshot";
import type { DefinedName } from "../styles/workbook-styles";

/** A formula of which only the result is kept. */
export interface LostFormula {
  readonly sheet: string;
  readonly cell: CellAddress;
}

const TEXTS = /"(?:[^"]|"")*"/g;
/** What is left of a reference once its cells are taken out, and errors that stand in formulas. */
const REFERENCE = /(?:(?:'(?:[^']|'')*'|[\p{L}\p{N}_.]+(?::[\p{L}\p{N}_.]+)?)!)?#REF!/gu;
const ERRORS = /#(?:DIV\/0!|N\/A|NAME\?|NULL!|NUM!|VALUE!)/g;
const NUMBERS = /(?<![\p{L}\p{N}_.])(?:\d+\.?\d*|\.\d+)(?:E[+-]?\d+)?(?![\p{L}\p{N}_.])/giu;
const WORDS = /[\p{L}_\\][\p{L}\p{N}_.\\?]*(\()?/gu;
const FUNCTION = /^[A-Z_][A-Z0-9._]*$/i;
const CONSTANT = /^(?:TRUE|FALSE)$/i;
const ARRAYS = /\{[^{}]*\}/g;
const SIGNS = /^[\s()+\-*/^&=<>%,:]*$/;
/** The library's words for what it cannot tell. */
const UNKNOWN = /SH33TJS/;

function isBalanced(signs: string): boolean {
  let open = 0;
  for (const sign of signs) {
    if (sign === "(") open += 1;
    else if (sign === ")" && --open < 0) return false;
  }
  return open === 0;
}

/**
 * Whether an .xlsx of certain sheets and names may hold a formula: one that means other files, tables or names that it
 * has not would be an error there, and what is no formula of Excel would make the file count as damaged.
 */
export function holdsFormula(
  formula: string,
  sheets: ReadonlySet<string>,
  names: ReadonlySet<string>,
): boolean {
  if (formula.trim() === "" || UNKNOWN.test(formula)) return false;
  const known = referencesOf(formula).every(
    ({ sheet }) => sheet === null || sheet.split(":").every((name) => sheets.has(name.toUpperCase())),
  );
  if (!known) return false;
  const rest = rewriteReferences(formula.replace(TEXTS, ""), () => null)
    .replace(REFERENCE, "")
    .replace(ERRORS, "")
    .replace(NUMBERS, "");
  for (const [word, call] of rest.matchAll(WORDS)) {
    const name = call === undefined ? word : word.slice(0, -1);
    const isKnown =
      call === undefined ? CONSTANT.test(name) || names.has(name.toUpperCase()) : FUNCTION.test(name);
    if (!isKnown) return false;
  }
  const signs = rest.replace(WORDS, (_word, call?: string) => call ?? "").replace(ARRAYS, "");
  return SIGNS.test(signs) && isBalanced(signs);
}

function withoutFormula({ value, text, numberFormat, result }: CellSnapshot): CellSnapshot {
  const format = numberFormat === undefined ? {} : { numberFormat };
  // Without a formula there is nothing that could still give a result.
  return result === "none" ? { value: "#NAME?", text: "#NAME?", ...format } : { value, text, ...format };
}

/**
 * The sheets of an older file or a document with the formulas that an .xlsx can hold, later functions with the prefix
 * that it writes; of the others the results are left.
 */
export function keptFormulas(
  sheets: readonly SheetSnapshot[],
  names: readonly DefinedName[],
): { readonly sheets: readonly SheetSnapshot[]; readonly lost: readonly LostFormula[] } {
  const own = new Set(sheets.map(({ name }) => name.toUpperCase()));
  const known = new Set(names.map(({ name }) => name.toUpperCase()));
  const lost: LostFormula[] = [];
  const kept = sheets.map((sheet): SheetSnapshot => ({
    ...sheet,
    rows: sheet.rows.map((row, down) =>
      row.map((cell, right) => {
        if (cell?.formula === undefined) return cell;
        if (holdsFormula(cell.formula, own, known)) return { ...cell, formula: withPrefixes(cell.formula) };
        lost.push({
          sheet: sheet.name,
          cell: { row: sheet.origin.row + down, column: sheet.origin.column + right },
        });
        return withoutFormula(cell);
      }),
    ),
  }));
  return { sheets: kept, lost };
}

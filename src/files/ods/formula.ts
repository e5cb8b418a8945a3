import { sheetMark } from "../sheet-mark";

/** References in brackets, texts, names with what makes them calls, and all else, one after another. */
const PIECES =
  /\[(?<reference>(?:'(?:[^']|'')*'|[^[\]'])*)\]|(?<text>"(?:[^"]|"")*")|(?<word>[\p{L}_][\p{L}\p{N}_.]*)(?<call>\s*\()?|(?<number>\d+\.?\d*(?:E[+-]?\d+)?)|(?<sign>[^])/giu;

/** No sheet has brackets and the like in its name. */
const SHEET = "(?:\\$?('(?:[^'[\\]*?:/\\\\]|'')*'|[^'.:\\s$#[\\]*?/\\\\\"]+))?\\.";
const CELL = "(\\$?[A-Z]{1,3}\\$?[1-9]\\d{0,6})";
const REFERENCE = new RegExp(`^${SHEET}${CELL}(?::(?:${SHEET})?${CELL})?$`, "i");

const CONSTANTS = new Set(["TRUE", "FALSE"]);

const FUNCTION = /^[A-Z][A-Z0-9.]*$/;

/** Signs that mean the same in both notations. */
const SIGNS = /^[\s()+\-*/^&=<>%,.]$/;

/** Excel takes no longer formula. */
const LONGEST = 8192;

function sheetName(name: string): string {
  return name.startsWith("'") ? name.slice(1, -1).replaceAll("''", "'") : name;
}

/** `$项.$A$1:.$A$3` as `项!$A$1:$A$3`; undefined for cells of other files and for more than one sheet. */
function excelReference(reference: string): string | undefined {
  const [whole, sheet, first = "", otherSheet, last] = REFERENCE.exec(reference) ?? [];
  if (whole === undefined || (otherSheet !== undefined && otherSheet !== sheet)) return undefined;
  return `${sheet === undefined ? "" : sheetMark(sheetName(sheet))}${first}${last === undefined ? "" : `:${last}`}`;
}

/** A function by its name in Excel; undefined for those that only other programs have. */
function excelFunction(name: string): string | undefined {
  const upper = name.toUpperCase();
  if (upper.startsWith("COM.MICROSOFT.")) return `_xlfn.${upper.slice("COM.MICROSOFT.".length)}`;
  if (upper.startsWith("LEGACY.")) return upper.slice("LEGACY.".length);
  return upper.startsWith("ORG.") || !FUNCTION.test(upper) ? undefined : upper;
}

/**
 * A formula of an OpenDocument file as Excel writes it, both without a leading `=`.
 *
 * @param formula such as `IF([.A1]>0;"是";[$项.B2])`
 * @param names whether names may stand in it, which are called alike in both
 * @returns such as `IF(A1>0,"是",项!B2)`; undefined where it holds what Excel or the .xlsx we save has not:
 *   cells of other files, functions of other programs
 */
export function excelFormula(formula: string, names: "names" | "no names" = "no names"): string | undefined {
  if (formula.length > LONGEST) return undefined;
  const pieces: string[] = [];
  let isInArray = false;
  for (const { groups = {} } of formula.matchAll(PIECES)) {
    const { reference, text, word, call, number, sign = "" } = groups;
    let piece: string | undefined;
    if (reference !== undefined) piece = excelReference(reference);
    else if (text !== undefined || number !== undefined) piece = text ?? number;
    else if (word !== undefined && call !== undefined) {
      const name = excelFunction(word);
      piece = name === undefined ? undefined : `${name}(`;
    } else if (word !== undefined) {
      const isConstant = CONSTANTS.has(word.toUpperCase());
      piece = isConstant ? word.toUpperCase() : names === "names" ? word : undefined;
    } else if (sign === "{" || sign === "}") {
      isInArray = sign === "{";
      piece = sign;
    } else if (sign === ";") piece = ",";
    else if (sign === "|") piece = isInArray ? ";" : undefined;
    else if (sign === "!") piece = " ";
    else if (SIGNS.test(sign)) piece = sign;
    if (piece === undefined) return undefined;
    pieces.push(piece);
  }
  return pieces.length === 0 ? undefined : pieces.join("");
}

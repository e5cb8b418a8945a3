import { columnName, parseA1 } from "./address";
import { firstRowAfter, lastRowAfter, type RowMapping } from "./row-mapping";

/** One corner of a reference. A whole row has no column, a whole column no row; both count from 0. */
export interface Corner {
  readonly column: number | null;
  readonly row: number | null;
  /** Whether a `$` keeps it where it is when the formula is copied. */
  readonly fixedColumn: boolean;
  readonly fixedRow: boolean;
}

/** Cells that a formula refers to. */
export interface Reference {
  /** The sheet it names, without quotes: `Sheet1:Sheet3` for several, `[1]Sheet1` in another file; null for its own. */
  readonly sheet: string | null;
  readonly first: Corner;
  /** Null where the reference is no range. */
  readonly last: Corner | null;
}

/** What a sheet of Excel has. */
const ROWS_OF_A_SHEET = 1_048_576;
const COLUMNS_OF_A_SHEET = 16_384;

// Some programs leave the quotes away where Excel puts them, as in 2024年!A1.
const NAME = String.raw`[\p{L}\p{N}_.\\]+`;
const PREFIX = String.raw`(?:('(?:[^']|'')*'|(?:\[[^\]]*\])?${NAME}(?::${NAME})?)!)?`;
const CELL = String.raw`\$?[A-Za-z]{1,3}\$?[1-9]\d{0,6}`;
const ROWS = String.raw`\$?[1-9]\d{0,6}:\$?[1-9]\d{0,6}`;
const COLUMNS = String.raw`\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}`;

/**
 * Texts, columns of a “table” in brackets, and references that no name, number or call goes on from. What stands in
 * quotes is taken whole, so that nothing inside it is mistaken for a reference.
 */
const PIECES = new RegExp(
  String.raw`"[^"]*"|(?<![\p{L}\p{N}_.$\\'!])${PREFIX}(${CELL}(?::${CELL})?|${ROWS}|${COLUMNS})(?![\p{L}\p{N}_.(\\!'])|'(?:[^']|'')*'|\[[^\]]*\]`,
  "gu",
);

const CORNER = /^(\$?)([A-Za-z]*)(\$?)(\d*)$/;

function cornerOf(text: string): Corner | null {
  const [, dollar = "", letters = "", second = "", digits = ""] = CORNER.exec(text) ?? [];
  const column = letters === "" ? null : parseA1(`${letters}1`)?.column;
  if (column === undefined || (letters === "" && digits === "")) return null;
  const corner = {
    column,
    row: digits === "" ? null : Number(digits) - 1,
    fixedColumn: letters !== "" && dollar === "$",
    fixedRow: letters === "" ? dollar === "$" : second === "$",
  };
  // Beyond the edge it is a name.
  return isOnSheet(corner) ? corner : null;
}

function referenceOf(prefix: string | undefined, text: string): Reference | null {
  const [from = "", to] = text.split(":");
  const first = cornerOf(from);
  const last = to === undefined ? null : cornerOf(to);
  if (!first || (to !== undefined && !last)) return null;
  const isQuoted = prefix?.startsWith("'") === true;
  const sheet = isQuoted ? prefix.slice(1, -1).replaceAll("''", "'") : (prefix ?? null);
  return { sheet, first, last };
}

function cornerText({ column, row, fixedColumn, fixedRow }: Corner): string {
  const letters = column === null ? "" : `${fixedColumn ? "$" : ""}${columnName(column)}`;
  const digits = row === null ? "" : `${fixedRow ? "$" : ""}${row + 1}`;
  return letters + digits;
}

function isOnSheet({ column, row }: Corner): boolean {
  const isColumn = column === null || (column >= 0 && column < COLUMNS_OF_A_SHEET);
  return isColumn && (row === null || (row >= 0 && row < ROWS_OF_A_SHEET));
}

/**
 * A formula with its references rewritten; everything else stays as it is written. A reference for which `rewrite`
 * gives null, or cells that no sheet has, becomes `#REF!`; one that it gives back unchanged keeps its spelling.
 *
 * @param formula without its leading `=`
 */
export function rewriteReferences(
  formula: string,
  rewrite: (reference: Reference) => Reference | null,
): string {
  return formula.replace(PIECES, (piece: string, prefix?: string, text?: string) => {
    const reference = text === undefined ? null : referenceOf(prefix, text);
    if (!reference) return piece;
    const changed = rewrite(reference);
    if (changed === reference) return piece;
    const before = prefix === undefined ? "" : `${prefix}!`;
    if (!changed || !isOnSheet(changed.first) || (changed.last && !isOnSheet(changed.last))) {
      return `${before}#REF!`;
    }
    const last = changed.last ? `:${cornerText(changed.last)}` : "";
    return before + cornerText(changed.first) + last;
  });
}

/**
 * A formula with its references to sheets under other names.
 *
 * @param formula without its leading `=`
 * @param renamed the name of a sheet from now on; null when the sheet is gone, which leaves `#REF!`
 */
export function withSheetsRenamed(formula: string, renamed: (sheet: string) => string | null): string {
  return formula.replace(PIECES, (piece: string, prefix?: string, text?: string) => {
    if (prefix === undefined || text === undefined || prefix.includes("[")) return piece;
    const sheets = (prefix.startsWith("'") ? prefix.slice(1, -1).replaceAll("''", "'") : prefix).split(":");
    const now = sheets.map(renamed);
    if (now.every((name, at) => name === sheets[at])) return piece;
    const names = now.flatMap((name) => name ?? []);
    return names.length < now.length ? "#REF!" : `'${names.join(":").replaceAll("'", "''")}'!${text}`;
  });
}

const PIECE_HERE = new RegExp(PIECES.source, "uy");

/** The reference that begins at a place of a formula, and where it ends; null where none begins. */
export function referenceAt(
  formula: string,
  at: number,
): { readonly reference: Reference; readonly end: number } | null {
  PIECE_HERE.lastIndex = at;
  const [, prefix, text] = PIECE_HERE.exec(formula) ?? [];
  const reference = text === undefined ? null : referenceOf(prefix, text);
  return reference && { reference, end: PIECE_HERE.lastIndex };
}

/** All references of a formula, in their order. */
export function referencesOf(formula: string): readonly Reference[] {
  const found: Reference[] = [];
  rewriteReferences(formula, (reference) => {
    found.push(reference);
    return reference;
  });
  return found;
}

function moved(corner: Corner, down: number, right: number): Corner {
  const { column, row, fixedColumn, fixedRow } = corner;
  return {
    ...corner,
    column: column === null || fixedColumn ? column : column + right,
    row: row === null || fixedRow ? row : row + down,
  };
}

/**
 * The formula of a cell that is copied, or that shares another's: relative references move along with the cell.
 *
 * @param down rows from the cell that holds the formula to the other one
 * @param right columns likewise
 */
export function movedFormula(formula: string, down: number, right: number): string {
  return rewriteReferences(formula, ({ sheet, first, last }) => ({
    sheet,
    first: moved(first, down, right),
    last: last && moved(last, down, right),
  }));
}

/** Whether a reference with this sheet's name, null for none, means the sheet whose rows change. */
type IsMeant = (sheet: string | null) => boolean;

/** A reference with its rows where they are afterwards; the same one where they have not moved. */
function withRowsMoved(mapping: RowMapping, reference: Reference): Reference {
  const moved = (corner: Corner, row: number): Corner => (corner.row === null ? corner : { ...corner, row });
  const first = moved(reference.first, firstRowAfter(mapping, reference.first.row ?? 0));
  const end = lastRowAfter(mapping, reference.last?.row ?? 0);
  const last = reference.last && moved(reference.last, Math.min(end, ROWS_OF_A_SHEET - 1));
  const isSame = first.row === reference.first.row && last?.row === reference.last?.row;
  return isSame ? reference : { ...reference, first, last };
}

/** Whether it takes in all rows, as a whole column does. */
function isFullHeight({ first, last }: Reference): boolean {
  return first.row === 0 && last?.row === ROWS_OF_A_SHEET - 1;
}

/**
 * A formula after a row was put in or taken out: ranges over that place are one row longer or shorter, and what refers
 * to a row alone that is gone is `#REF!`.
 */
export function withRowMoved(formula: string, mapping: RowMapping, isMeant: IsMeant): string {
  return rewriteReferences(formula, (reference) => {
    const { sheet, first, last } = reference;
    if (!isMeant(sheet) || first.row === null || isFullHeight(reference)) return reference;
    const isGone = first.row === mapping.row && (last?.row ?? first.row) === mapping.row;
    return mapping.kind === "remove" && isGone ? null : withRowsMoved(mapping, reference);
  });
}

/**
 * A formula whose ranges that end right above a row take that row in, as a sum does for one item more. A range along
 * a single row is no such list, nor is a single cell.
 *
 * @param mayGrow whether a range that ends there is meant
 */
export function reachingInto(
  formula: string,
  row: number,
  isMeant: IsMeant,
  mayGrow: (first: Corner, last: Corner) => boolean = () => true,
): string {
  return rewriteReferences(formula, (reference) => {
    const { sheet, first, last } = reference;
    if (!isMeant(sheet) || !last || first.row === null || last.row !== row - 1) return reference;
    const isDownward = first.row < last.row || first.column === last.column;
    return isDownward && mayGrow(first, last) ? { ...reference, last: { ...last, row } } : reference;
  });
}

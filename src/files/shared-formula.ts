import { columnName, parseA1 } from "../sheet/address";

/** Texts and sheet names in quotes, and references that no name, number or call goes on from. */
const PIECES = /"[^"]*"|'[^']*'|(?<![\w.$])(\$?)([A-Z]{1,3})(\$?)([1-9]\d{0,6})(?![\w(.])/gi;

/**
 * The formula of a cell that shares another's: relative references move along with the cell.
 *
 * @param down rows from the cell that holds the formula to the one that shares it
 * @param right columns likewise
 */
export function movedFormula(formula: string, down: number, right: number): string {
  return formula.replace(
    PIECES,
    (piece: string, fixedColumn?: string, column?: string, fixedRow?: string, row?: string) => {
      const address = column === undefined ? undefined : parseA1(`${column}${row ?? ""}`);
      if (!address) return piece;
      const toColumn = address.column + (fixedColumn === "$" ? 0 : right);
      const toRow = address.row + (fixedRow === "$" ? 0 : down);
      if (toColumn < 0 || toRow < 0) return "#REF!";
      return `${fixedColumn ?? ""}${columnName(toColumn)}${fixedRow ?? ""}${toRow + 1}`;
    },
  );
}

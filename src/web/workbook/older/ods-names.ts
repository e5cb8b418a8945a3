import { type Corner, referencesOf } from "../../../sheet/formula-references";
import { excelFormula } from "../../../files/ods/formula";
import type { Attributes } from "../../../files/xml/part";
import type { DefinedName } from "../styles/workbook-styles";
import { odsCell } from "./ods-areas";

/** What a formula begins with: its notation, and an equals sign. */
const BEGINNING = /^(?:of:|oooc:)?=?/;

function isFixed({ row, column, fixedRow, fixedColumn }: Corner): boolean {
  return (row === null || fixedRow) && (column === null || fixedColumn);
}

/** Whether Excel means the same by it: what is relative is counted from A1 there, and every cell has its sheet. */
function isMeantAlike(formula: string, base: string): boolean {
  const from = odsCell(base);
  const isFirst = from?.row === 0 && from.column === 0;
  return referencesOf(formula).every(
    ({ sheet, first, last }) =>
      sheet !== null && (isFirst || (isFixed(first) && (last === null || isFixed(last)))),
  );
}

/**
 * A name of an OpenDocument file, from its element `named-range` or `named-expression`.
 *
 * @param sheet the sheet in which the element stands; undefined for a name of the whole file
 * @returns undefined where it stands for something that Excel has not, or means otherwise
 */
export function odsName(element: Attributes, sheet: string | undefined): DefinedName | undefined {
  const name = element.get("name") ?? "";
  const range = element.get("cell-range-address");
  const expression = range === undefined ? element.get("expression")?.replace(BEGINNING, "") : `[${range}]`;
  const formula = expression === undefined ? undefined : excelFormula(expression, "names");
  if (name === "" || formula === undefined) return undefined;
  if (!isMeantAlike(formula, element.get("base-cell-address") ?? "")) return undefined;
  return sheet === undefined ? { name, formula } : { name, sheet, formula };
}

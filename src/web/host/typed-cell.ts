import { CellValueType, type ICellData, type IStyleData, type Nullable } from "@univerjs/core";
import { typedContent } from "./typed-contents";

/** What a cell gets for a text that is typed or pasted into it, and its style with the number format that needs. */
export function typedCell(
  text: string,
  pattern: string | undefined,
  date1904: boolean,
  styleBefore: () => Nullable<IStyleData>,
): ICellData {
  const { value, numberFormat } = typedContent(text, pattern, { date1904, year: new Date().getFullYear() });
  const content: ICellData =
    typeof value === "boolean"
      ? { v: value ? "TRUE" : "FALSE", t: CellValueType.BOOLEAN }
      : // The spreadsheet would take the text of a number for one, if the cell did not force it.
        { v: value, t: typeof value === "number" ? CellValueType.NUMBER : CellValueType.FORCE_STRING };
  return numberFormat === undefined
    ? content
    : { ...content, s: { ...styleBefore(), n: { pattern: numberFormat } } };
}

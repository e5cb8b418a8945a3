import { a1, parseA1, type CellAddress } from "./address";
import { filledCells, type CellSnapshot, type CellValue, type SheetSnapshot } from "./snapshot";

/** What was put into the cells of a sheet, by address: a formula with its `=`, a text after an apostrophe. */
export type SheetInputs = ReadonlyMap<string, CellValue>;

function inputOf({ value, formula }: CellSnapshot): CellValue {
  if (formula !== undefined) return `=${formula}`;
  return typeof value === "string" ? `'${value}` : value;
}

/** The inputs of a sheet; what its formulas come to is none of them, nor how anything looks. */
export function inputsOf(sheet: Pick<SheetSnapshot, "origin" | "rows">): SheetInputs {
  return new Map(filledCells(sheet).map(([cell, content]) => [a1(cell), inputOf(content)]));
}

/** The cells into which something else was put since, or nothing any more. */
export function changedInputs(before: SheetInputs, now: SheetInputs): readonly CellAddress[] {
  const cells = new Set([...before.keys(), ...now.keys()]);
  return [...cells]
    .filter((cell) => before.get(cell) !== now.get(cell))
    .flatMap((cell) => parseA1(cell) ?? []);
}

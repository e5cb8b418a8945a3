import { type Area, parseA1 } from "../../sheet/address";

function isBefore(a: Area, b: Area): number {
  return a.top - b.top || a.left - b.left;
}

/** The areas of a list such as `A1:B2 D4`, from the top; formulas for them are written for the first cell. */
export function areasOf(references: string | undefined): Area[] {
  return (references ?? "")
    .trim()
    .split(/\s+/)
    .flatMap((reference) => {
      const [first, last = first] = reference.split(":").map((corner) => parseA1(corner));
      return first && last
        ? [{ top: first.row, left: first.column, bottom: last.row, right: last.column }]
        : [];
    })
    .sort(isBefore);
}

import { type Area, parseA1Area } from "./address";

/** Areas in the order in which formulas for them are meant: they are written for the first cell of the first. */
export function fromTheTop(areas: readonly Area[]): Area[] {
  return [...areas].sort((a, b) => a.top - b.top || a.left - b.left);
}

/** The areas of a list such as `A1:B2 D4`, from the top. */
export function areasOf(references: string | undefined): Area[] {
  const areas = (references ?? "")
    .trim()
    .split(/\s+/)
    .flatMap((reference) => parseA1Area(reference) ?? []);
  return fromTheTop(areas);
}

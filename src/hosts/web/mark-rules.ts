import type { Highlight } from "../../files/patch/changes";
import { a1 } from "../../sheet/address";
import type { Mark, MarkKind } from "../../sheet/patch";

/** Fill and font of a mark: dark on light, so that a mark is told by more than its hue. */
export const MARK_LOOKS: Readonly<Record<MarkKind, { readonly fill: string; readonly font: string }>> = {
  error: { fill: "#FBD5D5", font: "#8F1D1D" },
  warning: { fill: "#FCE8B2", font: "#6B4700" },
  info: { fill: "#DCE6EE", font: "#2B465A" },
};

/** From the least grave. */
const KINDS: readonly MarkKind[] = ["info", "warning", "error"];

/**
 * The condition of our conditional formats is always true, and telling: it is the one that the add-in for
 * Excel writes, so that either clears the marks of the other.
 */
export const SIGNATURE = "衡表 hengbiao";

/** The condition of a mark, without its `=`. */
function condition(kind: MarkKind): string {
  return `"${SIGNATURE} ${kind}"<>""`;
}

/** The kind of mark a formula makes; undefined when it is none of ours. */
export function kindOf(formula: string): MarkKind | undefined {
  return KINDS.find((kind) => formula.replace(/^=/, "") === condition(kind));
}

/** A highlight for each kind of mark on a sheet; of several marks on a cell the gravest shows. */
export function highlightsOf(marks: readonly Mark[]): readonly (Highlight & { readonly kind: MarkKind })[] {
  const gravest = new Map<string, Mark>();
  for (const kind of KINDS) {
    for (const mark of marks) if (mark.kind === kind) gravest.set(a1(mark.cell), mark);
  }
  return KINDS.map((kind) => ({
    kind,
    cells: [...gravest.values()].filter((mark) => mark.kind === kind).map(({ cell }) => cell),
    formula: condition(kind),
    ...MARK_LOOKS[kind],
  })).filter(({ cells }) => cells.length > 0);
}

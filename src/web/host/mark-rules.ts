import type { Highlight } from "../../files/patch/changes";
import { a1 } from "../../sheet/address";
import { MARK_KINDS, type Mark, type MarkKind } from "../../sheet/patch";
import { MARK_STYLES, markCondition } from "../../hosts/mark-styles";

/** The kind of mark a formula makes; undefined when it is none of ours. */
export function kindOf(formula: string): MarkKind | undefined {
  return MARK_KINDS.find((kind) => formula.replace(/^=/, "") === markCondition(kind));
}

/** A highlight for each kind of mark on a sheet; of several marks on a cell the gravest shows. */
export function highlightsOf(marks: readonly Mark[]): readonly (Highlight & { readonly kind: MarkKind })[] {
  const gravest = new Map<string, Mark>();
  for (const kind of MARK_KINDS) {
    for (const mark of marks) if (mark.kind === kind) gravest.set(a1(mark.cell), mark);
  }
  return MARK_KINDS.map((kind) => ({
    kind,
    cells: [...gravest.values()].filter((mark) => mark.kind === kind).map(({ cell }) => cell),
    formula: markCondition(kind),
    ...MARK_STYLES[kind],
  })).filter(({ cells }) => cells.length > 0);
}

import type { MarkKind } from "../sheet/patch";

/** Fill and font of a mark: dark on light, so that a mark is told by more than its hue. */
export const MARK_STYLES: Readonly<Record<MarkKind, { readonly fill: string; readonly font: string }>> = {
  error: { fill: "#FBD5D5", font: "#8F1D1D" },
  warning: { fill: "#FCE8B2", font: "#6B4700" },
  info: { fill: "#DCE6EE", font: "#2B465A" },
  changed: { fill: "#D8EBD3", font: "#24501F" },
};

/**
 * What the condition of our conditional formats holds: always true, and telling. A program gives the formats new
 * ids when a workbook is opened again, and copies them along with cells; by this text they are found all the same,
 * and either host clears the marks of the other.
 */
export const MARK_SIGNATURE = "衡表 hengbiao";

/** The condition of a mark, without its `=`. */
export function markCondition(kind: MarkKind): string {
  return `"${MARK_SIGNATURE} ${kind}"<>""`;
}

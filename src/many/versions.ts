import type { PlacedTable } from "./file-summary";
import type { FindingSummary } from "./table-summary";

/** How a finding stands beside the version that came before: it is new, or was there already. */
export type Since = "新增" | "仍在";

/** A finding of the version that counts. */
export interface ComparedFinding {
  readonly finding: FindingSummary;
  readonly since: Since;
  /** What was decided on it in this version's file, else in the file of the version before; empty where nothing was. */
  readonly decision: string;
}

/** What became of the findings of a table from one version to the next. */
export interface Comparison {
  readonly before: PlacedTable;
  /** The findings of the version that counts, in its order. */
  readonly now: readonly ComparedFinding[];
  /** The findings of the version before that are no more. */
  readonly solved: readonly FindingSummary[];
}

/**
 * Compares two versions of one project's table. A finding is the same where check and row are, whatever its figures:
 * what was put right only in part is still open. Of several that nothing tells apart as many are still open as there are.
 */
export function compareVersions(now: PlacedTable, before: PlacedTable): Comparison {
  const left = new Map<string, FindingSummary[]>();
  for (const finding of before.table.findings) {
    const same = left.get(finding.key);
    if (same) same.push(finding);
    else left.set(finding.key, [finding]);
  }
  const compared = now.table.findings.map((finding): ComparedFinding => {
    const was = left.get(finding.key)?.shift();
    const earlier = was && was.decision !== "" ? `上一版${was.decision}` : "";
    return {
      finding,
      since: was ? "仍在" : "新增",
      decision: finding.decision === "" ? earlier : finding.decision,
    };
  });
  const solved = new Set([...left.values()].flat());
  return { before, now: compared, solved: before.table.findings.filter((finding) => solved.has(finding)) };
}

/** How many findings of a comparison stand how. */
export function countsOf({ now, solved }: Comparison): Readonly<Record<Since | "解决", number>> {
  const many = (since: Since): number => now.filter((each) => each.since === since).length;
  return { 解决: solved.length, 新增: many("新增"), 仍在: many("仍在") };
}

import { describe } from "../../checks/facts/describe";
import { dueReasons } from "../../report/due-reasons";
import type { Language } from "../../report/language";
import type { ReviewedTable } from "../../report/review";
import { a1, type CellAddress } from "../../sheet/address";

/** A cell that wants a reason, with all that is wanted of it. */
export interface DueCell {
  readonly cell: CellAddress;
  /** Sentences without their full stop. */
  readonly messages: readonly string[];
  readonly fixes: readonly string[];
}

/** The cells of a table that want a reason; what is due in one cell stands together. */
export function dueCells({ findings }: ReviewedTable, language: Language): readonly DueCell[] {
  const byCell = new Map<string, DueCell>();
  for (const finding of dueReasons(findings)) {
    const { message, fix } = describe(finding, language);
    const key = a1(finding.cell);
    const known = byCell.get(key) ?? { cell: finding.cell, messages: [], fixes: [] };
    byCell.set(key, {
      cell: known.cell,
      messages: [...known.messages, message],
      fixes: [...known.fixes, fix],
    });
  }
  return [...byCell.values()];
}

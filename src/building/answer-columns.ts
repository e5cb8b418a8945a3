import type { FormSpec } from "../forms/form-spec";
import { columnsOf } from "./sheet-draft";

/** The columns, from 0, of a question whose answers are ticked: the first answer needs no reason, the others do. */
export interface AnswerColumns {
  readonly first: number;
  readonly others: readonly number[];
}

/** The columns in which 完成目标可能性 is ticked; null in a form without them. */
export function answerColumns(form: FormSpec): AnswerColumns | null {
  for (const block of form.layout.blocks) {
    if (block.kind !== "indicators") continue;
    const heading = block.over.find(({ answers }) => answers !== undefined);
    if (!heading) return null;
    const { left, right } = columnsOf(heading.at);
    return { first: left, others: Array.from({ length: right - left }, (_, i) => left + 1 + i) };
  }
  return null;
}

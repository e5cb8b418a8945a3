import type Big from "big.js";
import type { Entry } from "../../reading/table";
import { Decimal } from "../../scoring/decimal";
import { numberFormat, numberText, shownAs } from "../number-text";
import type { SheetDraft } from "../sheet-draft";
import type { FormulaCell } from "./excel";

function numberOf(value: number): Big {
  return new Decimal(String(value));
}

/** The number a cell of the draft holds or computes; null where a formula that looks there finds none. */
export function numberAt(draft: SheetDraft, entry: Entry | null | undefined): Big | null {
  const content = entry && draft.contentAt(entry.cell);
  if (content?.kind === "number") return numberOf(content.value);
  if (content?.kind === "formula" && typeof content.result === "number") return numberOf(content.result);
  return null;
}

/**
 * Lets cells compute: those that are blank, and those whose given text is what they compute anyway. A text that
 * says something else stays as it was given.
 */
export function compute(draft: SheetDraft, cells: readonly FormulaCell[]): void {
  for (const { place, formula, result, format } of cells) {
    const { cell, text } = place;
    const content = { kind: "formula", formula, result } as const;
    const given = numberText(text);
    if (text === "") {
      draft.change(cell, content, { ...draft.styleAt(cell), numberFormat: numberFormat(format) });
    } else if (given && typeof result === "number" && shownAs(numberOf(result), given.format) === text) {
      draft.change(cell, content);
    }
  }
}

import type { CellStyle } from "../sheet/cell-style";
import type { SheetSpec } from "../sheet/sheet-spec";
import { FONT, lettered, PLAIN, TEXT, TITLE } from "./cell-styles";
import { SheetDraft } from "./sheet-draft";

/** 审核意见 as it is laid out: texts alone. */
export interface OpinionTexts {
  readonly title: string;
  readonly facts: readonly (readonly [string, string])[];
  readonly sections: readonly { readonly heading: string; readonly paragraphs: readonly string[] }[];
  readonly closing: string;
}

/** Widths in characters: labels, and as much as A4 takes upright. */
const COLUMNS = [12, 76] as const;

const LABEL: CellStyle = { ...lettered(PLAIN, { bold: true }), locked: false };
const HEADING: CellStyle = { ...lettered(TEXT, { size: 12, bold: true }), lines: {} };
const PARAGRAPH: CellStyle = { ...lettered(TEXT, { size: 11 }), lines: {}, vertical: "top" };

/** An opinion as a sheet of one page, upright, with nothing locked. */
export function opinionSheet(
  { title, facts, sections, closing }: OpinionTexts,
  sheetName: string,
): SheetSpec {
  const draft = new SheetDraft(COLUMNS);
  const across = (text: string, style: CellStyle, lines = 1): void => {
    const row = draft.end;
    draft.put({ top: row, left: 0, bottom: row, right: 1 }, { kind: "text", text }, style, lines);
  };
  across(title, TITLE, 2);
  for (const [label, text] of facts) {
    const row = draft.end;
    draft.put({ top: row, left: 0, bottom: row, right: 0 }, { kind: "text", text: label }, LABEL);
    draft.put({ top: row, left: 1, bottom: row, right: 1 }, { kind: "text", text }, TEXT);
  }
  for (const { heading, paragraphs } of sections) {
    across(heading, HEADING, 2);
    for (const paragraph of paragraphs) across(paragraph, PARAGRAPH);
  }
  across(closing, PARAGRAPH, 3);
  return {
    name: sheetName,
    font: FONT,
    columns: draft.columns,
    ...draft.finish(),
    merges: draft.merges,
    validations: [],
    conditionalFormats: [],
    frozenRows: 0,
    print: {
      orientation: "portrait",
      area: { top: 0, left: 0, bottom: draft.end - 1, right: 1 },
      titleRows: null,
      footer: "",
      pages: "one",
    },
    protected: false,
  };
}

import type { FormSpec } from "../forms/form-spec";
import type { Profile } from "../scoring/profile";
import { score } from "../scoring/score";
import { a1, type Area, type CellAddress } from "../sheet/address";
import type { CellContent, SheetSpec } from "../sheet/sheet-spec";
import type { FormData } from "./form-data";
import { executionRates, executionScore, fundTotals } from "./formulas/budget-formulas";
import { checkable, checkNote, type Checkable, type Note } from "./formulas/check-note";
import { quoted } from "./formulas/excel";
import { indicatorScore } from "./formulas/indicator-formula";
import { compute } from "./formulas/placed-numbers";
import { resultNote } from "./formulas/result-note";
import { totals } from "./formulas/total-formulas";
import { alarmsOf, validationsOf } from "./guards";
import { indicatorRows } from "./indicator-rows";
import { FONT, NOTE, NOTE_NAME } from "./cell-styles";
import { placeForm, type PlacedForm } from "./place-form";
import { withSums } from "./fund-sums";
import type { SheetDraft } from "./sheet-draft";

export interface BuildOptions {
  /** The sheet's name; at most 31 characters, none of \ / ? * [ ] : */
  readonly sheetName: string;
  /** Rows that each 二级指标 has at least; 0 takes the data's rows as they are. */
  readonly rowsPerClass: number;
  /** The N of 1–N月 in a monitoring form; null leaves it open. */
  readonly month: number | null;
  /** Whether the form computes its rates, scores and sums, and shows above itself what does not add up. */
  readonly formulas: boolean;
  /** Whether everything but the places to fill in is kept from being changed; without a password. */
  readonly locked: boolean;
  /** What the formulas follow. */
  readonly profile: Profile;
}

/** Rows above the form: what does not add up, and what it comes to. */
const NOTE_ROWS = 2;
/** Width of the name before such a line, in characters. */
const NOTE_NAME_WIDTH = 12;

/** Puts a line above the form: its name at the left, what it says beside it. */
function putNote(draft: SheetDraft, row: number, nameOf: NoteName, note: Note | null): NoteLine {
  const last = draft.columns.length - 1;
  let nameEnd = 0;
  let width = draft.columns[0] ?? 0;
  while (width < NOTE_NAME_WIDTH && nameEnd < last - 1) {
    nameEnd++;
    width += draft.columns[nameEnd] ?? 0;
  }
  const place = { top: row, left: nameEnd + 1, bottom: row, right: last };
  const name = nameOf({ row, column: place.left }, note);
  draft.put({ top: row, left: 0, bottom: row, right: nameEnd }, name, NOTE_NAME);
  const content = note && ({ kind: "formula", formula: note.formula, result: note.text } as const);
  const text = draft.put(place, content, NOTE);
  return { area: { top: row, left: 0, bottom: row, right: last }, text };
}

/** What stands before a line, by the cell of the line and what it says. */
type NoteName = (cell: CellAddress, note: Note | null) => CellContent;

/** 检查 says by itself whether anything stands beside it, and calls nothing right before there is something to check. */
function checkName(checked: Checkable | null): NoteName {
  if (checked === null) return () => ({ kind: "text", text: "检查" });
  const [clear, waiting, open] = ["检查：相符", "检查：待填写", "检查：请核对"];
  return (cell, note) => ({
    kind: "formula",
    formula: `IF(LEN(${a1(cell)})>0,${quoted(open)},IF(${checked.formula},${quoted(clear)},${quoted(waiting)}))`,
    result: note !== null && note.text !== "" ? open : checked.now ? clear : waiting,
  });
}

function resultName(): CellContent {
  return { kind: "text", text: "结果" };
}

interface NoteLine {
  readonly area: Area;
  readonly text: CellAddress;
}

/** Lets the placed form compute, in the order in which its cells depend on one another. */
function computeForm(form: FormSpec, { draft, table }: PlacedForm, profile: Profile): void {
  const scored = score(table, profile);
  compute(draft, fundTotals(form, table, draft));
  compute(draft, executionRates(table, draft));
  compute(draft, executionScore(scored, draft));
  compute(
    draft,
    scored.indicators.flatMap((judged) => indicatorScore(judged, draft, profile)),
  );
  compute(draft, totals(table, draft, profile));
}

/**
 * Builds a form filled with data, as a sheet that a writer turns into a file: laid out as the official one. With
 * `formulas` it computes and guards itself wherever it is opened; what the data says stands, a formula takes its
 * place only where it gives the same.
 */
export function build(form: FormSpec, data: FormData, options: BuildOptions): SheetSpec {
  const { sheetName, month, rowsPerClass, formulas, profile } = options;
  const completed = formulas ? withSums(form, data, profile) : data;
  const indicators = indicatorRows(form.indicators, data.indicators, rowsPerClass);
  const top = formulas ? NOTE_ROWS : 0;
  const placed = placeForm(form, { ...completed, indicators }, { sheetName, month, top });
  const { draft, table, header } = placed;
  let guards: Pick<SheetSpec, "validations" | "conditionalFormats"> = {
    validations: [],
    conditionalFormats: [],
  };
  if (formulas) {
    computeForm(form, placed, profile);
    const noting = { form, table, draft, profile };
    const line = putNote(draft, 0, checkName(checkable(noting)), checkNote(noting));
    putNote(draft, 1, resultName, resultNote(noting));
    guards = {
      validations: validationsOf(form, table, draft),
      conditionalFormats: alarmsOf(form, table, draft, profile, line),
    };
  }
  return {
    name: sheetName,
    font: FONT,
    columns: form.layout.columns,
    ...draft.finish(),
    merges: draft.merges,
    ...guards,
    frozenRows: top,
    print: {
      orientation: form.layout.orientation,
      area: table.range,
      titleRows: header,
      footer: "&C第 &P 页，共 &N 页",
    },
    protected: options.locked,
  };
}

import type { BudgetColumn, FieldKey, FormId, FormStage, IndicatorColumn } from "./form-spec";

/** The version of the description that this version of Hengbiao writes. */
export const LEARNED_VERSION = 1;

/** A column of a learned form, by its printed header. */
export interface LearnedColumn {
  readonly block: "budget" | "indicator";
  /** The parts of a header of several rows joined by a slash. */
  readonly header: string;
  /** The sheet column of its left edge, from 0: it tells columns of one header apart. */
  readonly column: number;
  /** Null: it holds nothing that has a role. */
  readonly role: IndicatorColumn | BudgetColumn | null;
  /** Nobody said what it is, and its header does not tell: what stands in a return may. Not filled in. */
  readonly open?: true | undefined;
}

/**
 * A department's own form as it was learned from its blank workbook: what its columns, fields and rows stand for. It
 * holds no look: that is the workbook itself, in which this description is kept.
 */
export interface LearnedForm {
  readonly version: typeof LEARNED_VERSION;
  /** What people call it; the report's `form`. */
  readonly name: string;
  /** The sheet of the blank workbook that holds it. */
  readonly sheet: string;
  /** Which of the tables of that sheet it is, from 0 on; the first where nothing is said. */
  readonly table?: number | undefined;
  readonly stage: FormStage;
  /** The registered form it is one of; null where none fits. */
  readonly spec: FormId | null;
  /** The scoring rules it goes by, as a workbook keeps them; null where the registered form or the person chooses. */
  readonly profile: LearnedProfile | null;
  readonly amountUnit: "元" | "万元" | null;
  readonly columns: readonly LearnedColumn[];
  readonly fields: readonly { readonly label: string; readonly key: FieldKey }[];
  /** The fund rows in the order of the form; the first is the total of the others. */
  readonly funds: readonly string[];
  /** The levels that the form prints, in their order. */
  readonly levels: readonly { readonly level1: string; readonly level2: readonly string[] }[];
  /** Indicators that the form prints. */
  readonly fixed: readonly { readonly level1: string; readonly level2: string; readonly name: string }[];
  /** The printed words of rows among the indicators that hold none. */
  readonly notIndicators: readonly string[];
  /** Points of 预算执行 that it prints; null where it prints none. */
  readonly executionWeight: string | null;
  /** The label of the row that sums weights and scores; null for a form that has none. */
  readonly total: string | null;
}

/** Scoring rules by what differs from rules that come with Hengbiao. */
export interface LearnedProfile {
  readonly base: string;
  readonly differences: Readonly<Record<string, unknown>>;
  readonly version: 1;
}

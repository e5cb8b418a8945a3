import type { BudgetColumn, FieldKey, IndicatorColumn } from "./form-keys";

/**
 * Columns of the sheet in letters, one (`B`) or several merged into one cell (`C:F`). Printed texts may hold
 * `{year}`, `{unit}` (万元 or 元), `{month}` (the N of 1–N月), and `{execution}` and `{indicators}` (the points of
 * 预算执行率 and of the indicators, where the form prints them in words), which building fills in.
 */
export type Span = string;

/** A printed text, the label of a field as the form prints it, or the place of a field's value. */
export type LayoutCell =
  | { readonly text: string; readonly at: Span; readonly down?: number }
  | { readonly label: FieldKey; readonly at: Span; readonly down?: number }
  | {
      readonly value: FieldKey;
      readonly at: Span;
      /** A field that stands in the same cell before it, with a hyphen between: `CODE-NAME`. */
      readonly after?: FieldKey;
      /** How many lines of text the blank form leaves room for. */
      readonly lines?: number;
    };

export interface Heading {
  readonly text: string;
  readonly at: Span;
}

/** The form's title over the whole width, and below it a line such as the year's. */
export interface TitleBlock {
  readonly kind: "title";
  readonly below: string | null;
}

/** Labels and their values; a group's heading stands at the left of all rows, merged down. */
export interface FieldsBlock {
  readonly kind: "fields";
  readonly group: Heading | null;
  readonly rows: readonly (readonly LayoutCell[])[];
}

/** The fund rows with their amounts, and where the form has it the 原因 cell over all of them. */
export interface BudgetBlock {
  readonly kind: "budget";
  readonly group: Heading;
  /** What heads the fund names, and where they stand. */
  readonly funds: Heading;
  readonly columns: Readonly<Partial<Record<BudgetColumn, Span>>>;
  /** What stands for 权重 and 得分 in the rows below 总额. */
  readonly noPoints: string;
}

/** 收入 and, below it, 支出 of a target form. */
export interface FundingBlock {
  readonly kind: "funding";
  readonly group: Heading;
  readonly income: { readonly heading: Heading; readonly label: Span; readonly fullYear: Heading };
  readonly expenditure: {
    readonly heading: Heading;
    readonly item: Span;
    readonly halfYear: Heading;
    readonly fullYear: Heading;
  };
}

/** A heading in a line of its own above the columns it covers. */
export interface OverHeading extends Heading {
  /** The answers of a column that has a place for each of them, ticked instead of written. */
  readonly answers?: readonly string[];
}

export interface IndicatorsBlock {
  readonly kind: "indicators";
  readonly group: Heading | null;
  readonly columns: Readonly<Partial<Record<IndicatorColumn, Span>>>;
  readonly over: readonly OverHeading[];
}

/** The row that sums weights and scores. */
export interface TotalBlock {
  readonly kind: "total";
  readonly label: Span;
  /** Null in a form without a 分值 column. */
  readonly weight: Span | null;
  readonly score: Span;
  /** Columns right of the score that the row leaves blank. */
  readonly rest: Span | null;
}

export type LayoutBlock =
  | TitleBlock
  | FieldsBlock
  | BudgetBlock
  | FundingBlock
  | IndicatorsBlock
  | TotalBlock;

/** How the official form is laid out, from top to bottom: what building needs beyond what reading does. */
export interface FormLayout {
  /** Widths of the columns in characters, from A on. */
  readonly columns: readonly number[];
  readonly orientation: "portrait" | "landscape";
  readonly blocks: readonly LayoutBlock[];
}

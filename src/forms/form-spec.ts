import type { BudgetColumn, FieldKey, IndicatorColumn, OwnKey } from "./form-keys";
import type { FormLayout } from "./form-layout";

export type {
  BudgetColumn,
  ByKey,
  CommonBudgetColumn,
  CommonColumn,
  CommonField,
  FieldKey,
  FundColumn,
  IndicatorColumn,
} from "./form-keys";

/** The id of a form in `registry.ts`; words with hyphens, unique. */
export type FormId = string;

/**
 * What a form is for in the year of a budget: targets before it, monitoring in its middle, a project's
 * self-evaluation after it, and the whole department's. Checks and conversions go by this, never by a form's id.
 */
export type FormStage = "target" | "monitoring" | "self-evaluation" | "overall";

/** Text for people, in the two languages of the product. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/** A printed label and the others it is known by on real sheets. */
export interface LabelSpec<Key extends string> {
  readonly key: Key;
  /** The label the official form prints; building uses it. */
  readonly label: string;
  /** Every spelling that names the same thing, the printed one included. */
  readonly synonyms: readonly string[];
}

export interface FieldSpec extends LabelSpec<FieldKey> {
  /** Where the value stands: on the label's row, or in the row below it. */
  readonly place: "right" | "below";
  /** What the blank form prints into the value's cell; never a person's answer. */
  readonly hints: readonly string[];
}

export interface BudgetSpec {
  readonly columns: readonly LabelSpec<BudgetColumn>[];
  /** Columns of this form alone that hold amounts in the table's unit; others of its own hold texts. */
  readonly ownAmounts?: readonly OwnKey[];
  /** The fund rows in the order of the form; the first is the total of the others. */
  readonly funds: readonly string[];
}

/** A row that the form always holds, such as the eleven 决策 and 过程 rows of Jiangsu's target form. */
export interface FixedIndicator extends Readonly<Record<OwnKey, string>> {
  readonly level1: string;
  readonly level2: string;
  readonly name: string;
  readonly halfYear: string;
  readonly fullYear: string;
}

export interface IndicatorSpec {
  readonly columns: readonly LabelSpec<IndicatorColumn>[];
  /** Where the full marks stand that other forms have a 分值 column for: in brackets behind the name, 增收户数（20分）. */
  readonly marks?: "behind-name";
  readonly fixed: readonly FixedIndicator[];
  /** 一级指标 that the form must hold, each with its 二级指标, in the order of the form. */
  readonly levels: readonly { readonly level1: string; readonly level2: readonly string[] }[];
}

/**
 * One official form as data. Reading recognises sheets by it, building makes new ones from it, so a
 * province's form is one such object in a file of its own and one line in `registry.ts`.
 */
export interface FormSpec {
  readonly id: FormId;
  readonly stage: FormStage;
  readonly name: Bilingual;
  /** The title the form prints, `{year}` standing for the year. */
  readonly title: string;
  /** Words of which a title of this form holds at least one. */
  readonly titleWords: readonly string[];
  readonly amountUnit: "元" | "万元" | null;
  readonly fields: readonly FieldSpec[];
  readonly budget: BudgetSpec | null;
  /** 收入 rows of a target form; the first is the total of the others. */
  readonly income: readonly string[] | null;
  /** Whether the form lists 支出 items with half-year and full-year amounts. */
  readonly expenditure: boolean;
  readonly indicators: IndicatorSpec;
  /** Points of 预算执行 that the form prints in words; left out where its 权重 cell or the profile says them. */
  readonly executionWeight?: string;
  /** The id of the scoring profile that the form goes by unless a person chooses; left out where it is the general one. */
  readonly profile?: string;
  /** Labels of the row that sums weights and scores; null for a form that has none. */
  readonly totalLabel: LabelSpec<"total"> | null;
  /** The regulation or published form the spec rests on. */
  readonly basis: Bilingual;
  readonly layout: FormLayout;
}

import { isOwnKey } from "../forms/form-keys";
import type { BudgetColumn, FieldKey, FormSpec, IndicatorColumn } from "../forms/form-spec";
import { labelKey } from "../forms/label-key";
import { FORMS } from "../forms/registry";
import {
  FUND_LABELS,
  GROUP_LABELS,
  LEVEL1_NAMES,
  LEVEL2_FAMILIES,
  REASON_LABELS,
  TOP_FUND_LABELS,
  TOTAL_LABELS,
} from "../forms/synonyms";

/**
 * Everything a label may stand for; the block it is found in decides which of them it does. All properties are always
 * there, so that all roles are of one shape: they are looked at more often than anything else.
 */
export interface LabelRoles {
  readonly field: FieldKey | undefined;
  readonly indicator: IndicatorColumn | undefined;
  readonly budget: BudgetColumn | undefined;
  /** Heads a block, holds no value. */
  readonly group: true | undefined;
  readonly total: true | undefined;
  readonly fund: "top" | "part" | undefined;
  readonly income: true | undefined;
  readonly expenditure: true | undefined;
  readonly level1: true | undefined;
  readonly level2: true | undefined;
  /** One of 确定能, 有可能, 完全不可能. */
  readonly likelihood: true | undefined;
  /** No label, but how one begins: where it stands alone, a row break may have cut the label. */
  readonly beginning: true | undefined;
}

/** Some of what a label may stand for. */
type SomeRoles = Partial<LabelRoles>;

/** The roles of a label that stands for these and nothing else. */
export function rolesOf(some: SomeRoles): LabelRoles {
  const { field, indicator, budget, group, total, fund } = some;
  const { income, expenditure, level1, level2, likelihood, beginning } = some;
  return {
    field,
    indicator,
    budget,
    group,
    total,
    fund,
    income,
    expenditure,
    level1,
    level2,
    likelihood,
    beginning,
  };
}

const LIKELIHOODS = ["确定能", "有可能", "完全不可能"];

/**
 * 原因 and the like head a column of the funds and are no field; a form may have a field of another name for it.
 * fullYear is left out: 全年(程)指标值 names the target column of the other forms too, so a target form's
 * reader takes that column for its full-year one.
 */
function buildIndex(forms: readonly FormSpec[]): ReadonlyMap<string, LabelRoles> {
  const index = new Map<string, SomeRoles>();
  const add = (label: string, roles: SomeRoles): void => {
    const key = labelKey(label);
    index.set(key, { ...roles, ...index.get(key) });
  };
  for (const form of forms) {
    for (const spec of form.fields) {
      // What only one form has is looked for once it is known to be that form.
      if (isOwnKey(spec.key)) continue;
      for (const label of spec.synonyms) if (!REASON_LABELS.includes(label)) add(label, { field: spec.key });
    }
    for (const spec of form.indicators.columns) {
      if (spec.key === "fullYear") continue;
      for (const label of [spec.label, ...spec.synonyms]) add(label, { indicator: spec.key });
    }
    for (const spec of form.budget?.columns ?? []) {
      for (const label of spec.synonyms) add(label, { budget: spec.key });
    }
    for (const label of form.budget?.funds ?? form.income ?? []) add(label, { fund: "part" });
    for (const { level1, level2 } of form.indicators.levels) {
      add(level1, { level1: true });
      for (const label of level2) add(label, { level2: true });
    }
  }
  for (const label of GROUP_LABELS) add(label, { group: true });
  for (const label of TOTAL_LABELS) add(label, { total: true });
  for (const label of FUND_LABELS) add(label, { fund: "part" });
  for (const label of LEVEL1_NAMES) add(label, { level1: true });
  for (const label of LEVEL2_FAMILIES.flat()) add(label, { level2: true });
  for (const label of LIKELIHOODS) add(label, { likelihood: true });
  add("收入", { income: true });
  add("支出", { expenditure: true });
  for (const label of TOP_FUND_LABELS) index.set(labelKey(label), { fund: "top" });
  return new Map([...index].map(([key, roles]) => [key, rolesOf(roles)]));
}

const INDEX = buildIndex(FORMS);
/** The roles of a text that is no label, such as a number. */
export const NO_ROLES = rolesOf({});
const LONGEST_LABEL = Math.max(...[...INDEX.keys()].map((key) => key.length));

const BEGINNING = rolesOf({ beginning: true });
const BEGINNINGS: ReadonlySet<string> = new Set(
  [...INDEX.keys()].flatMap((key) => Array.from({ length: key.length - 1 }, (_, i) => key.slice(0, i + 1))),
);

/** What a printed label can begin with: its own first character, or numbering, months, 其中, a bracket, white space. */
const BEFORE_LABELS = "0123456789０１２３４５６７８９一二三四五六七八九十其*＊★☆(（[【〔{-—–~";
/** Of a label in another language before it, and of the N of 1-N月. */
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const FIRST_CHARACTERS: ReadonlySet<number> = new Set([
  ...`${BEFORE_LABELS}${LETTERS}${LETTERS.toLowerCase()}`
    .split("")
    .map((character) => character.charCodeAt(0)),
  ...[...INDEX.keys()].map((key) => key.charCodeAt(0)),
]);

/** A label with its brackets, numbering and line breaks can be this much longer than its key. */
const LONGEST_PRINTED_LABEL = LONGEST_LABEL * 2 + 16;

/** What a trimmed text stands for when it is a label; no roles when it is none. */
export function labelRoles(text: string): LabelRoles {
  if (text.length > LONGEST_PRINTED_LABEL || !FIRST_CHARACTERS.has(text.charCodeAt(0))) return NO_ROLES;
  const key = labelKey(text);
  return INDEX.get(key) ?? (BEGINNINGS.has(key) ? BEGINNING : NO_ROLES);
}

/** Whether roles are those of a whole label, not of any text or of the beginning of one. */
export function isLabel(roles: LabelRoles): boolean {
  return roles !== NO_ROLES && roles !== BEGINNING;
}

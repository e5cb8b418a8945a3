import { COLUMN_NAMES } from "../../forms/column-names";
import type { BudgetColumn, IndicatorColumn } from "../../forms/form-spec";
import { FORMS, formSpec } from "../../forms/registry";
import type { Table } from "../../reading/table";
import type { PrintedKey, PrintedNames } from "../check";

const BUDGET: ReadonlySet<string> = new Set<BudgetColumn>([
  "initial",
  "adjusted",
  "executed",
  "forecast",
  "rate",
]);

const IN_BRACKETS = /[（(【[][^（(【[）)】\]]*[）)】\]]/g;
const NUMBER_BEFORE = /^(?:\d+|[一二三四五六七八九十]+)[.．、]/;
/** What a second row of a header says under its heading: 数值 under 年度指标值. */
const SAYS_LITTLE = /^(?:数值|数额|金额|数量|内容|符号|单位|合计|小计|得分率|[A-Z])?$/;
const LONGEST = 14;

/** A printed label as a sentence can name it: without units in brackets, numbers and breaks; null where it is none. */
function nameIn(printed: string): string | null {
  const parts = printed.replace(IN_BRACKETS, "").replace(/\s+/g, "").split("/");
  const name = (parts.reverse().find((part) => !SAYS_LITTLE.test(part)) ?? "")
    .replace(NUMBER_BEFORE, "")
    .replace(/[：:]$/, "");
  return name.length > 1 && name.length <= LONGEST && /[\u4E00-\u9FFF]/.test(name) ? name : null;
}

/** What places are called on a form that prints nothing for them. */
const USUAL: ReadonlyMap<string, string> = new Map([
  ...FORMS.flatMap(({ fields }) =>
    fields.map(({ key, label }): [string, string] => [key, nameIn(label) ?? label]),
  ),
  ...Object.entries(COLUMN_NAMES).map(([key, { zh }]): [string, string] => [key, zh]),
  ["executionReason", "原因"],
  ["selfScore", "自评得分"],
  ["total", "合计"],
]);

/** What a table prints over its columns and beside its fields; what it prints nothing for is absent. */
export function printedNames(table: Table): PrintedNames {
  const names = new Map<string, string>();
  const take = (key: string, printed: string): void => {
    const name = nameIn(printed);
    if (name !== null && !names.has(key)) names.set(key, name);
  };
  const takeColumn = (
    key: BudgetColumn | IndicatorColumn,
    block: "budget" | "indicator",
    printed: string,
  ) => {
    if (BUDGET.has(key) === (block === "budget")) take(key, printed);
  };
  for (const { block, role, header } of table.columns) if (role !== null) takeColumn(role, block, header);
  for (const [key, label] of Object.entries(table.fieldLabels)) if (key !== "reason") take(key, label);
  if (table.total) take("total", table.total.label.text);
  if (table.spec !== null) {
    const { budget, indicators, fields } = formSpec(table.spec);
    for (const { key, label } of budget?.columns ?? []) takeColumn(key, "budget", label);
    for (const { key, label } of indicators.columns) takeColumn(key, "indicator", label);
    for (const { key, label } of fields) take(key, label);
  }
  return Object.fromEntries(names);
}

/** The name of a place in a message, as the form prints it. */
export function printedIn(names: PrintedNames): (key: PrintedKey) => string {
  return (key) => names[key] ?? USUAL.get(key) ?? key;
}

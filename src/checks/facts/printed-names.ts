import { COLUMN_NAMES } from "../../forms/column-names";
import type { BudgetColumn, FormSpec, IndicatorColumn } from "../../forms/form-spec";
import { FORMS } from "../../forms/registry";
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

type Block = "budget" | "indicator";

const isOfBlock = (key: BudgetColumn | IndicatorColumn, block: Block): boolean =>
  BUDGET.has(key) === (block === "budget");

type Names = Readonly<Partial<Record<PrintedKey, string>>>;

function printedBy({ budget, indicators, fields }: FormSpec): Names {
  const names: Partial<Record<PrintedKey, string>> = {};
  for (const { key, label } of fields) names[key] = label;
  for (const { key, label } of budget?.columns ?? []) if (isOfBlock(key, "budget")) names[key] = label;
  for (const { key, label } of indicators.columns) if (isOfBlock(key, "indicator")) names[key] = label;
  return names;
}

/** What each registered form prints. */
const OF_FORMS: ReadonlyMap<string, Names> = new Map(FORMS.map((form) => [form.id, printedBy(form)]));

/** What stands over a column or beside a field; on a known form of which nothing of the kind was read, what it prints. */
function labelOf({ columns = [], fieldLabels = {}, total, spec }: PrintedNames, key: PrintedKey): string {
  if (key === "total") return total?.label.text ?? "";
  const column = columns.find(({ role, block }) => role === key && isOfBlock(role, block));
  const fields: Names = fieldLabels;
  return column?.header ?? fields[key] ?? OF_FORMS.get(spec ?? "")?.[key] ?? "";
}

/** The name of a place in a message, as the form prints it. */
export function printedIn(names: PrintedNames): (key: PrintedKey) => string {
  return (key) => nameIn(labelOf(names, key)) ?? USUAL.get(key) ?? key;
}

import { roleName } from "./column-names";
import { fieldName } from "./field-names";
import { isOwnKey } from "./form-keys";
import type { Bilingual, BudgetColumn, FieldKey, IndicatorColumn } from "./form-spec";
import { FORMS } from "./registry";

/** What a form prints for a field or column that it alone has. */
function printedName(key: string): Bilingual | null {
  for (const { fields, budget, indicators } of FORMS) {
    const found = [...fields, ...(budget?.columns ?? []), ...indicators.columns].find(
      (each) => each.key === key,
    );
    if (found) return { zh: found.label, en: found.label };
  }
  return null;
}

/** What a field is called, also one that a single registered form has. */
export function fieldNameOf(key: FieldKey): Bilingual {
  return (isOwnKey(key) ? printedName(key) : null) ?? fieldName(key);
}

/** What the role of a column is called, also one that a single registered form has. */
export function roleNameOf(role: IndicatorColumn | BudgetColumn): Bilingual {
  return (isOwnKey(role) ? printedName(role) : null) ?? roleName(role);
}

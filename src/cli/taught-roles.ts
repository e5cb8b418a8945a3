import { COLUMN_NAMES } from "../forms/column-names";
import { FIELD_KEYS, FIELD_NAMES } from "../forms/field-names";
import type { Bilingual, CommonBudgetColumn, CommonColumn, CommonField } from "../forms/form-spec";
import type { AssignedColumn, RoleAssignment } from "../reading/role-assignment";
import { parseA1 } from "../sheet/address";

type Role = CommonColumn | CommonBudgetColumn;

/** What a person typed, as an assignment, or why it cannot be one. */
type Taught = { readonly assignment: RoleAssignment } | { readonly problem: Bilingual };

const NONE: ReadonlySet<string> = new Set(["无", "none", "-"]);
const OF_FUNDS = /^(?:资金|funds)[/／]/;
const AT_COLUMN = /^([A-Z]{1,3})[:：]/;

function isRole(text: string): text is Role {
  return Object.hasOwn(COLUMN_NAMES, text);
}

const ROLES: readonly Role[] = Object.keys(COLUMN_NAMES).filter(isRole);

function roleNamed(text: string): Role | undefined {
  return ROLES.find((role) => role === text || COLUMN_NAMES[role].zh === text);
}

function fieldNamed(text: string): CommonField | undefined {
  return FIELD_KEYS.find((key) => key === text || FIELD_NAMES[key].zh === text);
}

function pairs(text: string | undefined): readonly (readonly [string, string])[] {
  return (text ?? "")
    .split(/[,，;；]/)
    .filter((part) => part.trim() !== "")
    .map((part) => {
      const at = part.lastIndexOf("=");
      return at < 0 ? [part.trim(), ""] : [part.slice(0, at).trim(), part.slice(at + 1).trim()];
    });
}

function unknown(option: string, given: string, known: readonly string[]): Taught {
  return {
    problem: {
      zh: `--${option} 里的“${given}”不认得，可以是 ${known.join("、")}。`,
      en: `"${given}" of --${option} is not known; it is one of ${known.join(", ")}.`,
    },
  };
}

/** What a person says of a form's columns, fields and rows, as `--roles`, `--fields` and `--not-indicators` are typed. */
export function taughtRoles(options: Readonly<Record<string, string>>): Taught {
  const columns: AssignedColumn[] = [];
  for (const [where, named] of pairs(options["roles"])) {
    const role = NONE.has(named) ? null : roleNamed(named);
    if (role === undefined)
      return unknown("roles", named, [...ROLES.map((each) => COLUMN_NAMES[each].zh), "无"]);
    const isFunds = OF_FUNDS.test(where);
    const rest = where.replace(OF_FUNDS, "");
    const letters = AT_COLUMN.exec(rest)?.[1];
    const column = letters === undefined ? undefined : parseA1(`${letters}1`)?.column;
    columns.push({
      block: isFunds ? "budget" : "indicator",
      header: rest.replace(AT_COLUMN, ""),
      role,
      ...(column === undefined ? {} : { column }),
    });
  }
  const fields: { label: string; key: CommonField }[] = [];
  for (const [label, named] of pairs(options["fields"])) {
    const key = fieldNamed(named);
    if (key === undefined)
      return unknown(
        "fields",
        named,
        FIELD_KEYS.map((each) => FIELD_NAMES[each].zh),
      );
    fields.push({ label, key });
  }
  const rows = pairs(options["not-indicators"]).map(([row]) => row);
  const wrong = rows.find((row) => !/^[1-9]\d{0,6}$/.test(row));
  if (wrong !== undefined) {
    return {
      problem: {
        zh: `--not-indicators 里的“${wrong}”不是行号。`,
        en: `"${wrong}" of --not-indicators is no row.`,
      },
    };
  }
  return { assignment: { columns, fields, notIndicators: rows.map((row) => Number(row) - 1) } };
}

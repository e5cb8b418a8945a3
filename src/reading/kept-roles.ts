import { z } from "zod";
import { COLUMN_NAMES } from "../forms/column-names";
import { isFieldKey } from "../forms/field-names";
import { isOwnKey } from "../forms/form-keys";
import type { BudgetColumn, IndicatorColumn } from "../forms/form-spec";
import { readJson } from "../json/read-json";
import type { RoleAssignment } from "./role-assignment";

const VERSION = 1;
/** Far beyond any form; what was tampered with may not make reading slow. */
const MOST = 2_000;
const LONGEST_TEXT = 2_000;

function isRole(value: string): value is IndicatorColumn | BudgetColumn {
  return Object.hasOwn(COLUMN_NAMES, value) || isOwnKey(value);
}

const text = z.string().max(LONGEST_TEXT);
const assignment = z.strictObject({
  columns: z
    .array(
      z.strictObject({
        block: z.enum(["budget", "indicator"]),
        header: text,
        column: z.int().min(0).max(16_383).optional(),
        role: z.string().refine(isRole).nullable(),
      }),
    )
    .max(MOST),
  notIndicators: z.array(z.int().min(0).max(1_048_575)).max(MOST),
  fields: z.array(z.strictObject({ label: text, key: z.string().refine(isFieldKey) })).max(MOST),
});
const kept = z.strictObject({ version: z.literal(VERSION), sheets: z.record(z.string(), assignment) });

/** What a workbook keeps of what a person said of its sheets, by their names; null where that cannot be used. */
export function readKeptRoles(json: string): ReadonlyMap<string, RoleAssignment> | null {
  const value = readJson(json);
  const read = value.kind === "json" ? kept.safeParse(value.value) : undefined;
  if (read?.success !== true) return null;
  return new Map(
    Object.entries(read.data.sheets).map(([sheet, { columns, ...others }]): [string, RoleAssignment] => [
      sheet,
      {
        ...others,
        columns: columns.map(({ column, ...each }) => (column === undefined ? each : { ...each, column })),
      },
    ]),
  );
}

/** The text by which a workbook keeps what a person said of its sheets; null where that is nothing. */
export function keptRolesText(roles: ReadonlyMap<string, RoleAssignment>): string | null {
  const said = [...roles].filter(
    ([, { columns, notIndicators, fields }]) => columns.length + notIndicators.length + fields.length > 0,
  );
  return said.length === 0 ? null : JSON.stringify({ version: VERSION, sheets: Object.fromEntries(said) });
}

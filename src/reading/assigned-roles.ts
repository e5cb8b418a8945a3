import type { FieldKey } from "../forms/form-spec";
import { labelKey } from "../forms/label-key";
import type { AssignedColumn, RoleAssignment } from "./role-assignment";

/** What a person said of a column; undefined where nothing was said. */
export function assignedRole(
  { columns }: RoleAssignment,
  block: AssignedColumn["block"],
  header: string,
  left: number,
): AssignedColumn["role"] | undefined {
  if (columns.length === 0) return undefined;
  const key = labelKey(header);
  return columns.find(
    (each) =>
      each.block === block &&
      labelKey(each.header) === key &&
      (each.column === undefined || each.column === left),
  )?.role;
}

/** What a person said of a field; undefined where nothing was said. */
export function assignedField({ fields }: RoleAssignment, label: string): FieldKey | undefined {
  if (fields.length === 0) return undefined;
  const key = labelKey(label);
  return fields.find((each) => labelKey(each.label) === key)?.key;
}

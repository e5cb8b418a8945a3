import { isFieldKey } from "../../forms/field-names";
import { labelKey } from "../../forms/label-key";
import type { BudgetColumn, FieldKey, IndicatorColumn } from "../../forms/form-spec";
import type { AssignedColumn, RoleAssignment } from "../../reading/role-assignment";
import type { Table } from "../../reading/table";
import { cellAt, type SheetSnapshot } from "../../sheet/snapshot";

type Role = IndicatorColumn | BudgetColumn;

/** A column as it is offered to a person: its header, its first values, and what it was taken for. */
export interface OfferedColumn {
  readonly block: AssignedColumn["block"];
  readonly header: string;
  /** Its left edge on the sheet, from 0. */
  readonly column: number;
  readonly role: Role | null;
  readonly values: readonly string[];
}

/** A field as it is offered: its label, its text, and the key it has. */
export interface OfferedField {
  readonly label: string;
  readonly text: string;
  readonly key: FieldKey | null;
}

const VALUES_SHOWN = 3;
const LONGEST_LABEL = 40;

function valuesBelow(sheet: SheetSnapshot, column: number, from: number, to: number): readonly string[] {
  const values: string[] = [];
  for (let row = from; row <= to && values.length < VALUES_SHOWN; row++) {
    const text = cellAt(sheet, { row, column })?.text.trim() ?? "";
    if (text !== "" && !values.includes(text)) values.push(text);
  }
  return values;
}

/** The columns of a table, those of the funds first. */
export function columnsOffered(sheet: SheetSnapshot, table: Table): readonly OfferedColumn[] {
  // 合计 is no value of any column.
  const last = table.total ? table.total.label.cell.row - 1 : Infinity;
  return table.columns.map(({ block, header, at, role, headerBottom }) => ({
    block,
    header,
    column: at.left,
    role,
    values: valuesBelow(
      sheet,
      at.left,
      headerBottom + 1,
      block === "indicator" ? Math.min(at.bottom, last) : at.bottom,
    ),
  }));
}

/** The fields of a table, known and not. */
export function fieldsOffered({ fields, fieldLabels, extraFields }: Table): readonly OfferedField[] {
  const labels = new Map(Object.entries(fieldLabels));
  const known = Object.entries(fields).flatMap(([key, { text }]): readonly OfferedField[] => {
    const label = labels.get(key);
    return label === undefined ? [] : [{ label, text, key: keyOf(key) }];
  });
  // A label that nobody knows and beside which nothing stands is a text by itself.
  const others = extraFields
    .map(({ label, entry: { text } }) =>
      label === "" ? { label: text, text: "", key: null } : { label, text, key: null },
    )
    .filter(({ label }) => label.length <= LONGEST_LABEL);
  return [...known, ...others].filter(
    ({ label }, at, all) => all.findIndex((each) => labelKey(each.label) === labelKey(label)) === at,
  );
}

function keyOf(key: string): FieldKey | null {
  return isFieldKey(key) ? key : null;
}

/** Rows that look like a header where none was found, most filled first; rows from 0. */
export function likelyHeaders(sheet: SheetSnapshot): readonly number[] {
  const counted = sheet.rows.map((row, at) => ({
    row: sheet.origin.row + at,
    labels: row.filter(
      (cell) =>
        typeof cell?.value === "string" && cell.text.trim() !== "" && cell.text.length <= LONGEST_LABEL,
    ).length,
    figures: row.filter((cell) => typeof cell?.value === "number").length,
  }));
  return counted
    .filter(({ labels, figures }) => labels >= 3 && figures === 0)
    .sort((a, b) => b.labels - a.labels || a.row - b.row)
    .slice(0, HEADERS_OFFERED)
    .map(({ row }) => row);
}

const HEADERS_OFFERED = 8;

/** The columns of a row that a person takes for the header, with what was said of them. */
export function columnsOfRow(
  sheet: SheetSnapshot,
  row: number,
  { columns }: RoleAssignment,
): readonly OfferedColumn[] {
  const bottom = sheet.origin.row + sheet.rows.length - 1;
  const cells = sheet.rows[row - sheet.origin.row] ?? [];
  return cells.flatMap((cell, at): readonly OfferedColumn[] => {
    const header = cell?.text.trim() ?? "";
    if (header === "") return [];
    const column = sheet.origin.column + at;
    const said = columns.find((each) => isOf(each, { block: "indicator", header, column }));
    return [
      {
        block: "indicator",
        header,
        column,
        role: said?.role ?? null,
        values: valuesBelow(sheet, column, row + 1, bottom),
      },
    ];
  });
}

function isOf(
  said: AssignedColumn,
  { block, header, column }: Pick<OfferedColumn, "block" | "header" | "column">,
): boolean {
  return (
    said.block === block &&
    labelKey(said.header) === labelKey(header) &&
    (said.column === undefined || said.column === column)
  );
}

/** What is said once a column has another role; its place goes along, so that a header printed twice stays apart. */
export function withColumn(roles: RoleAssignment, offered: OfferedColumn, role: Role | null): RoleAssignment {
  const { block, header, column } = offered;
  const others = roles.columns.filter((each) => !isOf(each, offered));
  return { ...roles, columns: [...others, { block, header, column, role }] };
}

/** What is said of a sheet, with what a field is taken for; null for none. */
export function withField(roles: RoleAssignment, label: string, key: FieldKey | null): RoleAssignment {
  const others = roles.fields.filter((each) => labelKey(each.label) !== labelKey(label));
  return { ...roles, fields: key === null ? others : [...others, { label, key }] };
}

/** What is said of a sheet, with whether a row holds an indicator. */
export function withRow(roles: RoleAssignment, row: number, isIndicator: boolean): RoleAssignment {
  const others = roles.notIndicators.filter((each) => each !== row);
  return { ...roles, notIndicators: isIndicator ? others : [...others, row].sort((a, b) => a - b) };
}

import { isFieldKey } from "../../forms/field-names";
import { labelKey } from "../../forms/label-key";
import { fieldNameOf } from "../../forms/own-names";
import { LEARNED_VERSION, type LearnedColumn, type LearnedForm } from "../../forms/learned-form";
import { fieldPlace } from "./field-place";
import type { FieldKey } from "../../forms/form-spec";
import type { CellAddress } from "../../sheet/address";
import { filledCells, type SheetSnapshot } from "../../sheet/snapshot";
import { readSheet } from "../read-sheet";
import { assignedRole } from "../assigned-roles";
import { mayHeadReasons } from "../column-labels";
import { NO_ASSIGNMENT, type RoleAssignment } from "../role-assignment";
import type { Table, TableColumn } from "../table";
import { filledIn } from "./filled-in";
import { NOTHING_DRAWN, type IsDrawn } from "./drawn-cells";
import { indicatorSlots, type IndicatorSlot } from "./indicator-slots";

/** What was made of a blank form, or why it cannot be used. */
export type LearnedOutcome =
  | {
      readonly kind: "learned";
      readonly form: LearnedForm;
      readonly table: Table;
      /** Tables that stand on the same sheet beside the one that was learned. */
      readonly others: number;
      /** Columns of which neither a person nor their header says what they hold. */
      readonly open: readonly TableColumn[];
      readonly slots: readonly IndicatorSlot[];
      /** Cells that hold somebody's answers; none in a blank form. */
      readonly filledIn: readonly CellAddress[];
      /** Where the text of each field goes. */
      readonly places: ReadonlyMap<FieldKey, CellAddress>;
    }
  /** No header of indicators was found. */
  | { readonly kind: "no-table" }
  /** No column holds the names of the indicators: nothing can be read of it, and nothing filled in. */
  | { readonly kind: "incomplete"; readonly table: Table };

function levelsOf(slots: readonly IndicatorSlot[]): LearnedForm["levels"] {
  const levels: { level1: string; level2: string[] }[] = [];
  for (const { level1, level2 } of slots) {
    if (level1.text === "" && level2.text === "") continue;
    let own = levels.find((each) => labelKey(each.level1) === labelKey(level1.text));
    if (!own) levels.push((own = { level1: level1.text, level2: [] }));
    if (level2.text !== "" && !own.level2.includes(level2.text)) own.level2.push(level2.text);
  }
  return levels;
}

/**
 * Whether nobody said what a column is and its header does not tell. Reading takes the last column of a form for the
 * reasons where it is blank, whatever its header, so that a missing reason is found: a guess that no form is to be built on.
 */
function isOpen({ block, header, role, at }: TableColumn, given: RoleAssignment): boolean {
  if (assignedRole(given, block, header, at.left) !== undefined) return false;
  if (role === null) return true;
  return block === "indicator" && role === "reason" && !mayHeadReasons(header);
}

/** The first words of a row that a person said holds no indicator. */
function wordsOf(sheet: SheetSnapshot, row: number): readonly string[] {
  const texts = filledCells(sheet).flatMap(([cell, { text, value }]) =>
    cell.row === row && typeof value === "string" && text.trim() !== "" ? [text.trim()] : [],
  );
  return texts.slice(0, 1);
}

/**
 * Learns a form from a sheet that is blank, or filled in, of a department's own workbook.
 *
 * @param at which of the sheet's tables, from 0 on
 * @param isDrawn which cells it draws, where its file tells: blank rows of them wait for indicators
 */
export function learnForm(
  sheet: SheetSnapshot,
  name: string,
  given: RoleAssignment = NO_ASSIGNMENT,
  at = 0,
  isDrawn: IsDrawn = NOTHING_DRAWN,
): LearnedOutcome {
  const { tables } = readSheet(sheet, given);
  const table = tables[at];
  if (!table) return { kind: "no-table" };
  // A form that lacks another role can be filled in and read all the same; what is read of it gives no verdict.
  if (table.coverage.missing.includes("name")) return { kind: "incomplete", table };
  const slots = indicatorSlots(sheet, table, given, isDrawn);
  const open = table.columns.filter((column) => isOpen(column, given));
  const columns = table.columns.map((column): LearnedColumn => {
    const { block, header, at: area } = column;
    const learned = { block, header, column: area.left };
    return open.includes(column) ? { ...learned, role: null, open: true } : { ...learned, role: column.role };
  });
  const fields = Object.keys(table.fields)
    .filter(isFieldKey)
    .map((key) => ({ label: table.fieldLabels[key] ?? fieldNameOf(key).zh, key }));
  const form: LearnedForm = {
    version: LEARNED_VERSION,
    name,
    sheet: sheet.name,
    ...(at === 0 ? {} : { table: at }),
    stage: table.stage,
    spec: table.spec,
    profile: null,
    amountUnit: table.amountUnit,
    columns,
    fields,
    funds: [...table.budget, ...table.income].map(({ label }) => label.text),
    levels: levelsOf(slots),
    fixed: slots.flatMap(({ level1, level2, name: printed }) =>
      printed === "" ? [] : [{ level1: level1.text, level2: level2.text, name: printed }],
    ),
    notIndicators: given.notIndicators.flatMap((row) => wordsOf(sheet, row)),
    executionWeight: table.executionWeight?.text ?? null,
    total: table.total?.label.text ?? null,
  };
  return {
    kind: "learned",
    form,
    table,
    others: tables.length - 1,
    open,
    slots,
    filledIn: filledIn(sheet, table),
    places: new Map(
      fields.flatMap(({ key }) => {
        const cell = fieldPlace(sheet, table, key, isDrawn);
        return cell ? [[key, cell] as const] : [];
      }),
    ),
  };
}

import type { FormSpec } from "../forms/form-spec";
import { labelKey } from "../forms/label-key";
import type { Entry, IndicatorRow, Table } from "../reading/table";
import { contains, type Area, type CellAddress } from "../sheet/address";
import {
  movedFormula,
  reachingInto,
  referencesOf,
  withRowInserted,
  type Corner,
} from "../sheet/formula-references";
import type { CellWrite } from "../sheet/patch";
import type { FormulaWrite, RowInsertion } from "../sheet/row-insertion";
import type { SheetSnapshot } from "../sheet/snapshot";
import { levelsIn, type Levels } from "./convert/convert-levels";
import { isOfClass, lastOfClass, rowsOf } from "./indicator-place";
import { indicatorWrites, type IndicatorToInsert } from "./indicator-writes";

/** Where a row goes in: right below the row `above` of a table. */
interface Place {
  readonly sheet: SheetSnapshot;
  readonly table: Table;
  readonly rows: readonly IndicatorRow[];
  readonly above: IndicatorRow;
  /** The row that `above` stands in, from 0. */
  readonly bottom: number;
  /** The group of rows that ends there and to which the new row does not belong; null where it belongs to all. */
  readonly ended: EndedGroup | null;
}

/** The rows of a 二级指标 or 一级指标 that ends where the new row begins another one; rows from 0. */
interface EndedGroup {
  readonly top: number;
  /** The top of the group around it, to which the new row does belong. */
  readonly outerTop: number;
}

function endedGroup(
  rows: readonly IndicatorRow[],
  above: IndicatorRow,
  form: FormSpec,
  wanted: Levels,
): EndedGroup | null {
  const levels = textsOf(above);
  if (isOfClass(form, wanted)(levels)) return null;
  const topOf = (isInside: (row: IndicatorRow) => boolean): number =>
    (rows.find(isInside) ?? above).name.cell.row;
  const level1 = labelKey(levels.level1);
  const ofLevel1 = topOf((row) => labelKey(row.level1.text) === level1);
  if (labelKey(levelsIn(form, levels).level1) !== labelKey(levelsIn(form, wanted).level1)) {
    return { top: ofLevel1, outerTop: topOf(() => true) };
  }
  return { top: topOf((row) => isOfClass(form, levels)(textsOf(row))), outerTop: ofLevel1 };
}

function textsOf({ level1, level2 }: IndicatorRow): Levels {
  return { level1: level1.text, level2: level2.text };
}

function mergeOver({ sheet }: Place, cell: CellAddress): Area | null {
  return sheet.merges.find((area) => contains(area, cell)) ?? null;
}

function isOneRow({ top, bottom }: Area): boolean {
  return top === bottom;
}

function entriesOf(row: IndicatorRow): readonly Entry[] {
  return Object.values<Entry | undefined>({ ...row }).flatMap((entry) => entry ?? []);
}

function isLevelColumn({ above }: Place, column: number): boolean {
  return column === above.level1.cell.column || column === above.level2.cell.column;
}

/**
 * How a level is shown beside the new row: under the merge of the rows above, which then reaches over it, or in a
 * text of its own. Labels that neither stand in merges nor in each row are left to the row in which they stand.
 */
function levelOf(
  place: Place,
  key: "level1" | "level2",
  wanted: string,
): { readonly merge: Area | null; readonly label: CellWrite | null } {
  const { rows, above, bottom } = place;
  const { cell, text } = above[key];
  const label = { cell: { row: bottom + 1, column: cell.column }, value: wanted };
  if (labelKey(text) !== labelKey(wanted)) return { merge: null, label };
  const merge = mergeOver(place, cell) ?? {
    top: cell.row,
    bottom: cell.row,
    left: cell.column,
    right: cell.column,
  };
  const others = rows.map((row) => row[key].cell);
  const isMerged = others.some((other) => {
    const area = mergeOver(place, other);
    return area !== null && !isOneRow(area);
  });
  const isRepeated = rows.some((row, at) => {
    const before = rows[at - 1]?.[key];
    return before?.text === row[key].text && before.cell.row !== row[key].cell.row;
  });
  const isLeftOpen = rows.some((row) => row[key].cell.row !== row.name.cell.row);
  if (merge.bottom > bottom) return { merge: null, label: null };
  const longer = { ...merge, bottom: bottom + 1 };
  if (!isOneRow(merge) || isMerged) return { merge: longer, label: null };
  if (isRepeated) return { merge: null, label };
  return { merge: isLeftOpen ? null : longer, label: null };
}

/**
 * The merges that the new row has as the row above has them, those that it goes in the middle of, and those of
 * labels beside the table that end there and grow over it.
 */
function otherMerges(place: Place): readonly Area[] {
  const { sheet, table, bottom } = place;
  const { left, right } = table.range;
  return sheet.merges.flatMap((area): Area[] => {
    if (area.top <= bottom && area.bottom > bottom) return [{ ...area, bottom: area.bottom + 1 }];
    if (area.bottom !== bottom || area.left < left || area.right > right) return [];
    if (isOneRow(area)) return [{ ...area, top: bottom + 1, bottom: bottom + 1 }];
    return isLevelColumn(place, area.left) ? [] : [{ ...area, bottom: bottom + 1 }];
  });
}

interface FormulaCell {
  readonly cell: CellAddress;
  readonly formula: string;
}

function formulaCells({ origin, rows }: SheetSnapshot): readonly FormulaCell[] {
  return rows.flatMap((line, row) =>
    line.flatMap((cell, column) =>
      cell?.formula === undefined
        ? []
        : [{ cell: { row: origin.row + row, column: origin.column + column }, formula: cell.formula }],
    ),
  );
}

function formulasOf(place: Place): readonly FormulaWrite[] {
  const { sheet, table, rows, above, bottom, ended } = place;
  const isOwn = (name: string | null): boolean => name === null || name === sheet.name;
  const inRows = new Set(rows.map(({ name }) => name.cell.row));
  // What a person writes into a column is their own, also as a formula; only scores are worked out in each row.
  const written = new Set(
    entriesOf(above)
      .filter((entry) => entry !== above.score)
      .map(({ cell }) => cell.column),
  );
  const isCopied = ({ row, column }: CellAddress): boolean =>
    row === bottom && column >= table.range.left && column <= table.range.right && !written.has(column);
  return formulaCells(sheet).flatMap(({ cell, formula }): FormulaWrite[] => {
    const lower = withRowInserted(formula, bottom + 1, isOwn);
    // A range of an indicator's row that ends at that row, as in a running sum, ends there on purpose.
    const isMeant = (first: Corner, last: Corner): boolean =>
      (!inRows.has(cell.row) || last.fixedRow) && (ended === null || (first.row ?? 0) < ended.top);
    const reaching = reachingInto(lower, bottom + 1, isOwn, isMeant);
    const below = cell.row > bottom ? { ...cell, row: cell.row + 1 } : cell;
    const longer = reaching === lower ? [] : [{ cell: below, formula: reaching }];
    if (!isCopied(cell)) return longer;
    return [...longer, { cell: { ...cell, row: bottom + 1 }, formula: movedFormula(reaching, 1, 0) }];
  });
}

/**
 * Whether it cannot be told if a sum is one of the group that ends above the new row or of the group around it, as
 * where both begin in the same row.
 */
function isAmbiguous({ sheet, bottom, ended }: Place): boolean {
  if (ended === null || ended.top !== ended.outerTop) return false;
  return formulaCells(sheet).some(({ formula }) =>
    referencesOf(formula).some(
      ({ sheet: named, first, last }) =>
        (named === null || named === sheet.name) && first.row === ended.top && last?.row === bottom,
    ),
  );
}

/** Whether a formula outside the indicators names the weight or score of the row above by itself, as in `=H13+H14`. */
function isListed({ sheet, rows, above, bottom }: Place): boolean {
  const inRows = new Set(rows.map(({ name }) => name.cell.row));
  const columns = [above.weight, above.score].flatMap((entry) => entry?.cell.column ?? []);
  return formulaCells(sheet).some(
    ({ cell, formula }) =>
      !inRows.has(cell.row) &&
      referencesOf(formula).some(
        ({ sheet: named, first, last }) =>
          (named === null || named === sheet.name) &&
          last === null &&
          first.row === bottom &&
          columns.includes(first.column ?? -1),
      ),
  );
}

/** Whether an indicator takes more than the one row, so that what looks like its row is not the whole of it. */
function isTall(place: Place): boolean {
  const { above, bottom } = place;
  const isMergedDown = entriesOf(above).some(({ cell }) => {
    const area = isLevelColumn(place, cell.column) ? null : mergeOver(place, { ...cell, row: bottom });
    return area !== null && !isOneRow(area);
  });
  const isPutTogether = entriesOf(above).some(({ text, source }) => text !== "" && source === null);
  return isMergedDown || isPutTogether;
}

function isBesideAnother({ table, bottom }: Place, tables: readonly Table[]): boolean {
  return tables.some((other) => other !== table && other.range.top <= bottom && bottom <= other.range.bottom);
}

/**
 * A row more in a form, behind the last indicator of its 二级指标, else of its 一级指标, else behind all: with the
 * merges of its levels, its formulas, and the sums that count it. Null where a row put in would not come out right,
 * as where sums list their cells one by one; then the form has to be made anew.
 *
 * @param tables all tables of the sheet: a row in one of two side by side would tear the other apart
 */
export function rowInsertion(
  sheet: SheetSnapshot,
  table: Table,
  tables: readonly Table[],
  form: FormSpec,
  levels: Levels,
  indicator: IndicatorToInsert,
): RowInsertion | null {
  const rows = rowsOf(sheet, table);
  const above = lastOfClass(rows, textsOf, form, levels);
  if (!above) return null;
  const bottom = above.name.cell.row;
  const ended = endedGroup(rows, above, form, levels);
  const place: Place = { sheet, table, rows, above, bottom, ended };
  if (isTall(place) || isListed(place) || isAmbiguous(place) || isBesideAnother(place, tables)) return null;

  // Where the class is there it keeps the name that the sheet gives it.
  const wanted = ended === null ? textsOf(above) : levelsIn(form, levels);
  const hasLevel1 = form.indicators.columns.some(({ key }) => key === "level1");
  const shown = [
    ...(hasLevel1 ? [levelOf(place, "level1", wanted.level1)] : []),
    levelOf(place, "level2", wanted.level2),
  ];
  const row = bottom + 1;
  return {
    sheet: sheet.name,
    row,
    merges: [...shown.flatMap(({ merge }) => merge ?? []), ...otherMerges(place)],
    formulas: formulasOf(place),
    writes: [
      ...shown.flatMap(({ label }) => label ?? []),
      ...indicatorWrites(above, indicator).flatMap(({ cell, value }) =>
        value === null ? [] : [{ cell: { ...cell, row }, value }],
      ),
    ],
  };
}

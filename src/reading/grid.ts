import type { Area, CellAddress } from "../sheet/address";
import type { CellSnapshot, SheetSnapshot } from "../sheet/snapshot";
import type { BudgetColumn, FieldKey, IndicatorColumn } from "../forms/form-spec";
import { labelKey } from "../forms/label-key";
import { kindOfText, type CellKind } from "./cell-kind";
import { NO_ROLES, isLabel, labelRoles, type LabelRoles } from "./label-index";

/** A filled cell with the area it covers, and what it says. */
export interface FilledCell {
  readonly row: number;
  readonly left: number;
  /** Right edge of the merged area, or of the run of equal neighbours it stands for. */
  readonly right: number;
  /** Bottom edge of the merged area. */
  readonly bottom: number;
  /** Trimmed; put together from several cells where a row break had cut it. */
  readonly text: string;
  readonly roles: LabelRoles;
  readonly kind: CellKind;
  readonly words: Words;
  /** Null when the text was put together. */
  readonly source: CellSnapshot | null;
}

/**
 * What a text has been found to say by its words, whatever cell it stands in. Each is filled in when it is first asked
 * for, by the module that knows the words; forms repeat the same few texts.
 */
export interface Words {
  key: string | undefined;
  /** Whether it may be the upper part of a label that a row break has cut. */
  readonly mayBeCut: boolean;
  /** Without white space. */
  compact: string | undefined;
  indicator: readonly Candidate<IndicatorColumn>[] | undefined;
  budget: readonly Candidate<BudgetColumn>[] | undefined;
  /** Null for a text that names no field. */
  field: FieldKey | null | undefined;
  isLabelLike: boolean | undefined;
  isTotal: boolean | undefined;
  isSubtotal: boolean | undefined;
}

/** Nothing found out yet. All properties stand there from the beginning, so that all words are of one shape. */
function newWords(mayBeCut: boolean): Words {
  return {
    key: undefined,
    mayBeCut,
    compact: undefined,
    indicator: undefined,
    budget: undefined,
    field: undefined,
    isLabelLike: undefined,
    isTotal: undefined,
    isSubtotal: undefined,
  };
}

/** A role that a label speaks for, and how clearly: 10 is a spelling that is known, less a word at its head or end. */
export interface Candidate<Role extends string> {
  readonly role: Role;
  readonly score: number;
}

/** The text of a cell as labels are compared. */
export function keyOfCell({ words, text }: FilledCell): string {
  return (words.key ??= labelKey(text));
}

/** The text of a cell without white space. */
export function compactOf({ words, text }: FilledCell): string {
  return words === NO_WORDS
    ? text.replace(WHITE_SPACE, "")
    : (words.compact ??= text.replace(WHITE_SPACE, ""));
}

const WHITE_SPACE = /\s+/g;

/** The same place with another text, put together from several cells. */
export function withText(cell: FilledCell, text: string): FilledCell {
  return { ...cell, text, words: newWords(false), source: null };
}

/** The same cell standing for something else, as a person says. */
export function withRoles(cell: FilledCell, roles: LabelRoles): FilledCell {
  return { ...cell, roles, words: newWords(cell.words.mayBeCut) };
}

/** A row that holds something; its cells from left to right. */
export interface GridRow {
  readonly row: number;
  readonly cells: readonly FilledCell[];
  /** Whether a label other than a level's name stands in it: a row without one is data. */
  readonly structural: boolean;
  /** How many of its cells hold a number, a percent, a sign or a value with one of them. */
  readonly values: number;
  /** Whether a cell of it holds a formula of which nobody knows the result. */
  readonly hasNoResult: boolean;
  /** What has been found out about the row, kept for whoever asks again. */
  readonly found: RowFindings;
}

/** Each is filled in when it is first asked for: whether the row is a title or heads a block, and its cells. */
export interface RowFindings {
  title: boolean | undefined;
  headsBudget: boolean | undefined;
  headsIndicators: boolean | undefined;
  /** Its cells by the column they begin in. */
  byColumn: ReadonlyMap<number, FilledCell> | undefined;
}

/** The same row with other cells. */
export function rowOf(row: number, cells: readonly FilledCell[]): GridRow {
  let structural = false;
  let values = 0;
  let hasNoResult = false;
  for (const { roles, kind, source } of cells) {
    if (source?.result === "none") hasNoResult = true;
    if (isLabel(roles) && !roles.level1 && !roles.level2) structural = true;
    if (isValueKind(kind)) values++;
  }
  const found = { title: undefined, headsBudget: undefined, headsIndicators: undefined, byColumn: undefined };
  return { row, cells, structural, values, hasNoResult, found };
}

/** Whether a cell of the kind states a value: a number of any sort, or the sign of one. */
export function isValueKind(kind: CellKind): boolean {
  switch (kind) {
    case "number":
    case "percent":
    case "signed-number":
    case "measured":
    case "sign":
      return true;
    default:
      return false;
  }
}

/** A sheet's filled cells by row, blank rows left out. */
export interface Grid {
  readonly rows: readonly GridRow[];
  /** The merged areas that begin in a row of the sheet, from left to right. */
  readonly mergesIn: ReadonlyMap<number, readonly Area[]>;
}

const NO_MERGES: readonly Area[] = [];

/** The merges that begin in each row, from left to right. */
function mergesByRow(merges: readonly Area[]): ReadonlyMap<number, readonly Area[]> {
  const rows = new Map<number, Area[]>();
  const unordered = new Set<Area[]>();
  for (const area of merges) {
    const row = rows.get(area.top);
    if (!row) {
      rows.set(area.top, [area]);
      continue;
    }
    if ((row.at(-1)?.left ?? 0) > area.left) unordered.add(row);
    row.push(area);
  }
  for (const row of unordered) row.sort((a, b) => a.left - b.left);
  return rows;
}

interface FilledRows {
  readonly rows: readonly GridRow[];
  /** Cells whose text may be the upper part of a label that a row break has cut. */
  readonly suspects: ReadonlySet<FilledCell>;
}

function filledRows(sheet: SheetSnapshot, mergesIn: ReadonlyMap<number, readonly Area[]>): FilledRows {
  const { origin } = sheet;
  const rows: GridRow[] = [];
  const suspects = new Set<FilledCell>();
  sheet.rows.forEach((cells, index) => {
    const row = origin.row + index;
    const filled: FilledCell[] = [];
    const merges = mergesIn.get(row) ?? NO_MERGES;
    let next = 0;
    for (let i = 0; i < cells.length; i++) {
      const source = cells[i];
      if (!source) continue;
      const text = source.text.trim();
      if (text === "") continue;
      const left = origin.column + i;
      while ((merges[next]?.left ?? Infinity) < left) next++;
      const area = merges[next];
      const cell = filledCell(row, left, area?.left === left ? area : undefined, text, source);
      if (cell.words.mayBeCut) suspects.add(cell);
      filled.push(cell);
    }
    if (filled.length > 0) rows.push(rowOf(row, filled));
  });
  return { rows, suspects };
}

/** What a cell stands for and looks like. */
interface Classified {
  readonly roles: LabelRoles;
  readonly kind: CellKind;
  readonly words: Words;
}

/** Of a number, and of a text longer than any label. */
const NO_WORDS: Words = {
  key: "",
  mayBeCut: false,
  compact: undefined,
  indicator: [],
  budget: [],
  field: null,
  isLabelLike: false,
  isTotal: false,
  isSubtotal: false,
};
const NUMBER: Classified = { roles: NO_ROLES, kind: "number", words: NO_WORDS };
const PERCENT: Classified = { roles: NO_ROLES, kind: "percent", words: NO_WORDS };
const LONG_TEXT: Classified = { roles: NO_ROLES, kind: "text", words: NO_WORDS };
const LONGEST_REMEMBERED = 60;
const REMEMBERED_AT_MOST = 8192;
const remembered = new Map<string, Classified>();

/**
 * Classifies a text. Forms repeat the same labels, signs and units, a workbook the same names, and folding them is the
 * dearest step of reading, so the answers are remembered, up to a bound.
 */
function classifyText(text: string): Classified {
  if (text.length > LONGEST_REMEMBERED) return LONG_TEXT;
  const known = remembered.get(text);
  if (known) return known;
  const roles = labelRoles(text);
  const classified = { roles, kind: kindOfText(text, roles), words: newWords(mayBeCut(text, roles)) };
  if (remembered.size >= REMEMBERED_AT_MOST) remembered.clear();
  remembered.set(text, classified);
  return classified;
}

function filledCell(
  row: number,
  left: number,
  area: Pick<Area, "right" | "bottom"> | undefined,
  text: string,
  source: CellSnapshot | null,
): FilledCell {
  const right = area?.right ?? left;
  const bottom = area?.bottom ?? row;
  const isNumber = typeof source?.value === "number";
  const { roles, kind, words } = !isNumber ? classifyText(text) : text.endsWith("%") ? PERCENT : NUMBER;
  return { row, left, right, bottom, text, roles, kind, words, source };
}

const ROWS_A_LABEL_IS_SPLIT_OVER = 3;
const LONGEST_BRACKET_END = 4;
const BRACKET = /[(（)）]/;
const LONE_BRACKET_END = /^[^(（]*[)）]$/;

/** Whether the lower text completes the upper one: a label cut in two, or a bracket that ends a row later. */
function completes(upper: FilledCell, lower: string): boolean {
  if (upper.roles.beginning) return isLabel(labelRoles(upper.text + lower));
  return isLabel(upper.roles) && lower.length <= LONGEST_BRACKET_END && LONE_BRACKET_END.test(lower);
}

function mayBeCut(text: string, roles: LabelRoles): boolean {
  return roles.beginning === true || (roles.group === true && BRACKET.test(text));
}

/** The cell of a row that begins in a column: rows may be wide, and are looked into often. */
function cellAtColumn({ cells, found }: GridRow, column: number): FilledCell | undefined {
  found.byColumn ??= new Map(cells.map((cell) => [cell.left, cell]));
  return found.byColumn.get(column);
}

/** The cell below in the same column, if it is near enough to be the rest of a cut label. */
function partBelow(rows: readonly GridRow[], index: number, cell: FilledCell): FilledCell | undefined {
  for (let below = index + 1; below < rows.length; below++) {
    const row = rows[below];
    if (!row || row.row - cell.row > ROWS_A_LABEL_IS_SPLIT_OVER) return undefined;
    const part = cellAtColumn(row, cell.left);
    if (part) return part;
  }
  return undefined;
}

/**
 * Puts labels together that a row break had cut: 指标 over 性质, 预算执 over 行率. The lower part goes up into
 * the cell it belongs to. What stands alone as a label is left alone.
 */
function mendSplitLabels({ rows, suspects }: FilledRows): readonly GridRow[] {
  if (suspects.size === 0) return rows;
  const whole = new Map<FilledCell, FilledCell>();
  const parts = new Set<FilledCell>();
  rows.forEach((row, index) => {
    for (const cell of row.cells) {
      if (!suspects.has(cell) || parts.has(cell)) continue;
      const part = partBelow(rows, index, cell);
      // A heading over several columns is whole, and what stands below it heads one of them.
      if (!part || cell.right > part.right || !completes(cell, part.text)) continue;
      parts.add(part);
      whole.set(cell, filledCell(cell.row, cell.left, cell, cell.text + part.text, null));
    }
  });
  if (parts.size === 0) return rows;
  return rows
    .map(({ row, cells }) =>
      rowOf(
        row,
        cells.filter((cell) => !parts.has(cell)).map((cell) => whole.get(cell) ?? cell),
      ),
    )
    .filter((row) => row.cells.length > 0);
}

/** Labels of a row beside which a text is looked at that may be two of them. */
const FEWEST_LABELS = 3;
const LONGEST_TWO_LABELS = 40;

function headsColumn({ roles }: FilledCell): boolean {
  return roles.indicator !== undefined || roles.budget !== undefined;
}

/** A part of a cell's text as a cell of its own in the same place. */
export function partOfCell({ row, left }: FilledCell, text: string): FilledCell {
  return filledCell(row, left, undefined, text, null);
}

/** The two labels of columns that stand in one cell; null for any other text. */
function twoLabels(cell: FilledCell): readonly [FilledCell, FilledCell] | null {
  const { text, row, left } = cell;
  for (let at = 2; at <= text.length - 2; at++) {
    const [before, after] = [text.slice(0, at).trim(), text.slice(at).trim()];
    if (!isLabel(labelRoles(before)) || !isLabel(labelRoles(after))) continue;
    const first = partOfCell(cell, before);
    const second = filledCell(row, left + 1, undefined, after, null);
    if (headsColumn(first) && headsColumn(second)) return [first, second];
  }
  return null;
}

/** Rows below a header in which the column beside a joined label is looked for. */
const ROWS_BELOW = 3;

/** Whether anything stands in that column right below a header: without it 执行率得分 is one label, not two. */
function isFilledBelow(rows: readonly GridRow[], header: number, column: number): boolean {
  return rows
    .slice(header + 1, header + 1 + ROWS_BELOW)
    .filter(({ structural, values }) => !structural || values > 0)
    .some(({ cells }) => cells.some(({ left, right }) => left <= column && right >= column));
}

/** Parts labels that stand together in one cell, as a header that was pasted has them, the cell beside it blank. */
function partJoinedLabels(rows: readonly GridRow[]): readonly GridRow[] {
  return rows.map((row, at) => {
    const { cells } = row;
    if (!row.structural || row.values > 0) return row;
    let labels = 0;
    let others = 0;
    for (const cell of cells) {
      if (headsColumn(cell)) labels++;
      else if (cell.left === cell.right && cell.kind !== "blank-mark" && !cell.roles.group) others++;
    }
    if (labels < FEWEST_LABELS || others === 0) return row;
    const isOfIndicators = cells.some(
      ({ roles: { indicator } }) => indicator === "level1" || indicator === "level2",
    );
    const parted = cells.flatMap((cell, i) => {
      const isAlone = cell.left === cell.right && (cells[i + 1]?.left ?? Infinity) > cell.left + 1;
      const isLong = cell.text.length > LONGEST_TWO_LABELS || headsColumn(cell);
      if (!isAlone || isLong) return [cell];
      // 执行率得分 is one label over funds; rows of indicators may have been shifted, so that nothing stands there.
      if (!isOfIndicators && !isFilledBelow(rows, at, cell.left + 1)) return [cell];
      return twoLabels(cell) ?? [cell];
    });
    return parted.length === cells.length ? row : rowOf(row.row, parted);
  });
}

/** Reads the filled cells of a sheet into rows, labels mended. */
export function gridOf(sheet: SheetSnapshot): Grid {
  const mergesIn = mergesByRow(sheet.merges);
  return { rows: partJoinedLabels(mendSplitLabels(filledRows(sheet, mergesIn))), mergesIn };
}

/** The address of a cell of the grid. */
export function addressOf(cell: FilledCell): CellAddress {
  return { row: cell.row, column: cell.left };
}

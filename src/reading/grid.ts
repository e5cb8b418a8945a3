import type { Area, CellAddress } from "../sheet/address";
import type { CellSnapshot, SheetSnapshot } from "../sheet/snapshot";
import type { BudgetColumn, FieldKey, IndicatorColumn } from "../forms/form-spec";
import { labelKey } from "../forms/label-key";
import { kindOfText, type CellKind } from "./cell-kind";
import {
  evidenceOf,
  LEVEL,
  LONG_TEXT_EVIDENCE,
  MAY_BE_CUT,
  NO_EVIDENCE,
  STRUCTURAL,
  TITLE,
  YUAN,
} from "./evidence";
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
  /** What it may say, a bit for each; see evidence.ts. */
  readonly evidence: number;
  key: string | undefined;
  /** Without white space. */
  compact: string | undefined;
  indicator: readonly Candidate<IndicatorColumn>[] | undefined;
  budget: readonly Candidate<BudgetColumn>[] | undefined;
  /** Null for a text that names no field. */
  field: FieldKey | null | undefined;
  isLabelLike: boolean | undefined;
  isTotal: boolean | undefined;
  isSubtotal: boolean | undefined;
  /** Whether it names money by where it comes from, or the sum of it. */
  isFund: boolean | undefined;
  isTopFund: boolean | undefined;
  isSignature: boolean | undefined;
}

/** Nothing found out yet. All properties stand there from the beginning, so that all words are of one shape. */
function newWords(evidence: number): Words {
  return {
    evidence,
    key: undefined,
    compact: undefined,
    indicator: undefined,
    budget: undefined,
    field: undefined,
    isLabelLike: undefined,
    isTotal: undefined,
    isSubtotal: undefined,
    isFund: undefined,
    isTopFund: undefined,
    isSignature: undefined,
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
  return isOfOneText(words)
    ? (words.compact ??= text.replace(WHITE_SPACE, ""))
    : text.replace(WHITE_SPACE, "");
}

/** Whether the words are those of one text, not of all numbers or of all long texts. */
function isOfOneText(words: Words): boolean {
  return words !== NO_WORDS && words !== LONG_WORDS && words !== WORDS_OF_FORMAT;
}

const WHITE_SPACE = /\s+/g;

/** The same place with another text, put together from several cells. */
export function withText(cell: FilledCell, text: string): FilledCell {
  return { ...cell, text, words: newWords(evidenceOf(text, cell.roles)), source: null };
}

/** The same cell standing for something else, as a person says. */
export function withRoles(cell: FilledCell, roles: LabelRoles): FilledCell {
  return { ...cell, roles, words: newWords(evidenceOf(cell.text, roles) | (cell.words.evidence & LEVEL)) };
}

/** A row that holds something; its cells from left to right. */
export interface GridRow {
  readonly row: number;
  readonly cells: readonly FilledCell[];
  /** Whether a label other than a level's name stands in it: a row without one is data. */
  readonly structural: boolean;
  /** What its cells may say together, a bit for each: what is not there need not be looked for. */
  readonly evidence: number;
  /** How many of its cells hold a number, a percent, a sign or a value with one of them. */
  readonly values: number;
  /** Whether a cell of it holds a formula of which nobody knows the result. */
  readonly hasNoResult: boolean;
  /** How many merged areas begin in it. */
  readonly merges: number;
  /** What has been found out about the row, kept for whoever asks again. */
  readonly found: RowFindings;
}

/** Each is filled in when it is first asked for: whether the row is a title, or heads a block. */
export interface RowFindings {
  title: boolean | undefined;
  headsBudget: boolean | undefined;
  headsIndicators: boolean | undefined;
}

/** The same row with other cells. */
export function withCells({ row, merges }: GridRow, cells: readonly FilledCell[]): GridRow {
  return rowOf(row, cells, merges);
}

function rowOf(row: number, cells: readonly FilledCell[], merges: number): GridRow {
  let evidence = NO_EVIDENCE;
  let values = 0;
  let hasNoResult = false;
  for (const { words, kind, source } of cells) {
    if (source?.result === "none") hasNoResult = true;
    evidence |= words.evidence;
    if (isValueKind(kind)) values++;
  }
  const found = { title: undefined, headsBudget: undefined, headsIndicators: undefined };
  const structural = (evidence & STRUCTURAL) !== 0;
  return { row, cells, structural, evidence, values, hasNoResult, merges, found };
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
}

function byTopAndLeft(a: Area, b: Area): number {
  return a.top - b.top || a.left - b.left;
}

/** The merged areas by the rows they begin in, those of a row from left to right; most sheets have them so. */
function ordered(merges: readonly Area[]): readonly Area[] {
  const isInOrder = merges.every((area, i) => {
    const before = merges[i - 1];
    return !before || byTopAndLeft(before, area) <= 0;
  });
  return isInOrder ? merges : [...merges].sort(byTopAndLeft);
}

const FIRST_HAN = 0x4e00;
const LAST_HAN = 0x9fff;

/** Whether a character is none that `trim` takes off: the common ones, told without asking for each. */
function isTold(code: number): boolean {
  return (code > 0x20 && code < 0x7f) || (code >= FIRST_HAN && code <= LAST_HAN);
}

/** A text without white space at its ends; few have any. */
function trimmed(text: string): string {
  return isTold(text.charCodeAt(0)) && isTold(text.charCodeAt(text.length - 1)) ? text : text.trim();
}

function filledRows(sheet: SheetSnapshot): readonly GridRow[] {
  const { origin } = sheet;
  const merges = ordered(sheet.merges);
  const rows: GridRow[] = [];
  let next = 0;
  for (let index = 0; index < sheet.rows.length; index++) {
    const cells = sheet.rows[index] ?? [];
    const row = origin.row + index;
    const filled: FilledCell[] = [];
    while ((merges[next]?.top ?? Infinity) < row) next++;
    const first = next;
    for (let i = 0; i < cells.length; i++) {
      const source = cells[i];
      if (!source) continue;
      const isNumber = typeof source.value === "number";
      const said = isNumber ? classifyNumber(source.text) : classifyText(source.text);
      const text = said.text ?? trimmed(source.text);
      if (text === "") continue;
      const left = origin.column + i;
      while (merges[next]?.top === row && (merges[next]?.left ?? left) < left) next++;
      const over = merges[next];
      const area = over?.top === row && over.left === left ? over : undefined;
      filled.push(filledCell(row, left, area, text, said, source));
    }
    while (merges[next]?.top === row) next++;
    if (filled.length > 0) rows.push(rowOf(row, filled, next - first));
  }
  return rows;
}

/** What a cell stands for and looks like. */
interface Classified {
  /** Without white space at its ends; null for numbers and for long texts, which are not told apart. */
  readonly text: string | null;
  readonly roles: LabelRoles;
  readonly kind: CellKind;
  readonly words: Words;
}

/** Of a number, and of a text longer than any label, of which nothing has to be found out. */
function noWords(evidence: number): Words {
  const words = newWords(evidence);
  words.key = "";
  words.indicator = [];
  words.budget = [];
  words.field = null;
  words.isLabelLike = false;
  words.isTotal = false;
  words.isSubtotal = false;
  words.isFund = false;
  words.isTopFund = false;
  words.isSignature = false;
  return words;
}

const NO_WORDS = noWords(NO_EVIDENCE);
const NUMBER: Classified = { text: null, roles: NO_ROLES, kind: "number", words: NO_WORDS };
/** A number with words around it, as its format has them: 5（万元）. */
const WORDS_OF_FORMAT = noWords(LONG_TEXT_EVIDENCE | TITLE | YUAN);
const NUMBER_IN_WORDS: Classified = { text: null, roles: NO_ROLES, kind: "number", words: WORDS_OF_FORMAT };
const PERCENT: Classified = { text: null, roles: NO_ROLES, kind: "percent", words: NO_WORDS };
const LONG_WORDS = noWords(LONG_TEXT_EVIDENCE);
const LONG_TEXT: Classified = { text: null, roles: NO_ROLES, kind: "text", words: LONG_WORDS };
const LONGEST_REMEMBERED = 60;
const REMEMBERED_AT_MOST = 4096;
let remembered = new Map<string, Classified>();
/** What was remembered before: of it stays what is asked for again, as the labels of forms are. */
let before = new Map<string, Classified>();

/**
 * Classifies a text. Forms repeat the same labels, signs and units, a workbook the same names, and folding them is the
 * dearest step of reading, so the answers are remembered, up to a bound; by the text as it stands in the cell, so that
 * white space is looked for once.
 */
function classifyText(text: string): Classified {
  return text.length > LONGEST_REMEMBERED ? classifyLong(text) : (remembered.get(text) ?? remember(text));
}

/** Classifies a text that is longer than any label, unless white space makes it so. */
function classifyLong(long: string): Classified {
  const text = trimmed(long);
  return text.length > LONGEST_REMEMBERED ? LONG_TEXT : classifyText(text);
}

const ZERO = 0x30;
const NINE = 0x39;

/** Classifies what a cell of a number shows. */
function classifyNumber(shown: string): Classified {
  const text = trimmed(shown);
  const last = text.charCodeAt(text.length - 1);
  if (last >= ZERO && last <= NINE) return NUMBER;
  return text.endsWith("%") ? PERCENT : NUMBER_IN_WORDS;
}

function remember(text: string): Classified {
  const classified = before.get(text) ?? newlyClassified(text);
  if (remembered.size >= REMEMBERED_AT_MOST) {
    before = remembered;
    remembered = new Map();
  }
  remembered.set(text, classified);
  return classified;
}

function newlyClassified(untrimmed: string): Classified {
  const text = trimmed(untrimmed);
  const roles = labelRoles(text);
  return { text, roles, kind: kindOfText(text, roles), words: newWords(evidenceOf(text, roles)) };
}

/** What a trimmed text stands for when it is a label, remembered. */
function rolesOfText(text: string): LabelRoles {
  return text.length > LONGEST_REMEMBERED ? labelRoles(text) : classifyText(text).roles;
}

function filledCell(
  row: number,
  left: number,
  area: Pick<Area, "right" | "bottom"> | undefined,
  text: string,
  { roles, kind, words }: Classified,
  source: CellSnapshot | null,
): FilledCell {
  const right = area?.right ?? left;
  const bottom = area?.bottom ?? row;
  return { row, left, right, bottom, text, roles, kind, words, source };
}

const ROWS_A_LABEL_IS_SPLIT_OVER = 3;
const LONGEST_BRACKET_END = 4;
const LONE_BRACKET_END = /^[^(（]*[)）]$/;

/** Whether the lower text completes the upper one: a label cut in two, or a bracket that ends a row later. */
function completes(upper: FilledCell, lower: string): boolean {
  if (upper.roles.beginning) return isLabel(rolesOfText(upper.text + lower));
  return isLabel(upper.roles) && lower.length <= LONGEST_BRACKET_END && LONE_BRACKET_END.test(lower);
}

/**
 * The cell below in the same column, if it is near enough to be the rest of a cut label. `passed` counts the cells
 * of each row below that lie left of all that is still asked for, as the cells of a row are asked from left to right.
 */
function partBelow(
  rows: readonly GridRow[],
  index: number,
  cell: FilledCell,
  passed: number[],
): FilledCell | undefined {
  for (let below = index + 1; below < rows.length; below++) {
    const row = rows[below];
    if (!row || row.row - cell.row > ROWS_A_LABEL_IS_SPLIT_OVER) return undefined;
    let at = passed[below - index] ?? 0;
    while ((row.cells[at]?.left ?? cell.left) < cell.left) at++;
    passed[below - index] = at;
    const part = row.cells[at];
    if (part?.left === cell.left) return part;
  }
  return undefined;
}

/**
 * Puts labels together that a row break had cut: 指标 over 性质, 预算执 over 行率. The lower part goes up into
 * the cell it belongs to. What stands alone as a label is left alone.
 */
function mendSplitLabels(rows: readonly GridRow[]): readonly GridRow[] {
  if (!rows.some(({ evidence }) => (evidence & MAY_BE_CUT) !== 0)) return rows;
  const whole = new Map<FilledCell, FilledCell>();
  const parts = new Set<FilledCell>();
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index];
    if (!row || (row.evidence & MAY_BE_CUT) === 0) continue;
    const passed: number[] = [];
    for (const cell of row.cells) {
      if ((cell.words.evidence & MAY_BE_CUT) === 0 || parts.has(cell)) continue;
      const part = partBelow(rows, index, cell, passed);
      // A heading over several columns is whole, and what stands below it heads one of them.
      if (!part || cell.right > part.right || !completes(cell, part.text)) continue;
      parts.add(part);
      const text = cell.text + part.text;
      whole.set(cell, filledCell(cell.row, cell.left, cell, text, classifyText(text), null));
    }
  }
  if (parts.size === 0) return rows;
  const mended: GridRow[] = [];
  for (const row of rows) {
    const cells: FilledCell[] = [];
    for (const cell of row.cells) if (!parts.has(cell)) cells.push(whole.get(cell) ?? cell);
    if (cells.length > 0) mended.push(withCells(row, cells));
  }
  return mended;
}

/** Labels of a row beside which a text is looked at that may be two of them. */
const FEWEST_LABELS = 3;
const LONGEST_TWO_LABELS = 40;

function headsColumn({ roles }: FilledCell): boolean {
  return roles.indicator !== undefined || roles.budget !== undefined;
}

/** A part of a cell's text as a cell of its own in the same place. */
export function partOfCell({ row, left }: FilledCell, text: string): FilledCell {
  return filledCell(row, left, undefined, text, classifyText(text), null);
}

/** The two labels of columns that stand in one cell; null for any other text. */
function twoLabels(cell: FilledCell): readonly [FilledCell, FilledCell] | null {
  const { text, row, left } = cell;
  for (let at = 2; at <= text.length - 2; at++) {
    const [before, after] = [text.slice(0, at).trim(), text.slice(at).trim()];
    if (!isLabel(labelRoles(before)) || !isLabel(labelRoles(after))) continue;
    const first = partOfCell(cell, before);
    const second = filledCell(row, left + 1, undefined, after, classifyText(after), null);
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
  let parted: GridRow[] | null = null;
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at];
    const parts = row && partsOfJoined(row, rows, at);
    if (!parts) continue;
    parted ??= [...rows];
    parted[at] = parts;
  }
  return parted ?? rows;
}

/** The row with its joined labels parted; null where it has none. */
function partsOfJoined(row: GridRow, rows: readonly GridRow[], at: number): GridRow | null {
  const { cells } = row;
  if (!row.structural || row.values > 0) return null;
  let labels = 0;
  let others = 0;
  for (const cell of cells) {
    if (headsColumn(cell)) labels++;
    else if (cell.left === cell.right && cell.kind !== "blank-mark" && !cell.roles.group) others++;
  }
  if (labels < FEWEST_LABELS || others === 0) return null;
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
  return parted.length === cells.length ? null : withCells(row, parted);
}

/** Reads the filled cells of a sheet into rows, labels mended. */
export function gridOf(sheet: SheetSnapshot): Grid {
  return { rows: partJoinedLabels(mendSplitLabels(filledRows(sheet))) };
}

/** The address of a cell of the grid. */
export function addressOf(cell: FilledCell): CellAddress {
  return { row: cell.row, column: cell.left };
}

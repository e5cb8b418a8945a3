import type { IndicatorColumn } from "../forms/form-spec";
import { printedMarks } from "../forms/printed-marks";
import { fold } from "../sheet/fold";
import { alignRow, columnUnder, inPlaceRow, misfitOf, roomUnder, type AlignedRow } from "./align-row";
import { answerOf, assignColumns, type IndicatorHeaderColumn } from "./assign-columns";
import type { CellKind } from "./cell-kind";
import { indicatorCandidates } from "./column-labels";
import {
  isNumberedFirst,
  isNumberingRow,
  isPlaceholderName,
  isSubtotalLabel,
  isTotalLabel,
  parentDepths,
  sectionLevel,
  type Weighed,
} from "./classify-rows";
import { blankEntry, entryOf, valueEntryOf } from "./entry";
import { COLON, GROUP, LEVEL, SUM } from "./evidence";
import {
  addressOf,
  compactOf,
  isValueKind,
  keyOfCell,
  withCells,
  withText,
  type FilledCell,
  type GridRow,
} from "./grid";
import { beginsHeader, headerAt, isIndicatorHeader, type Header } from "./header";
import { inlineField } from "./field-labels";
import { isLabel } from "./label-index";
import { isTitle, saysOneThing } from "./regions";
import { isOverYears } from "./stated-months";
import type { RoleAssignment } from "./role-assignment";
import type { CellAddress } from "../sheet/address";
import type { Entry, ExtraCell, ExtraField, IndicatorRow, TotalRow, Unplaced } from "./table";

/** The indicator block of a form, and the 合计 row that ends it. */
export interface IndicatorReading {
  readonly rows: readonly IndicatorRow[];
  readonly columns: readonly IndicatorHeaderColumn[];
  readonly total: TotalRow | null;
  readonly extra: readonly ExtraCell[];
  readonly extraFields: readonly ExtraField[];
  readonly unplaced: readonly Unplaced[];
  /** Cells that head or part the block and hold no value. */
  readonly labels: readonly FilledCell[];
  /** How many rows the block takes, its header and the 合计 row included. */
  readonly length: number;
  /** The last row of the sheet that it takes. */
  readonly bottom: number;
}

type Columns = readonly IndicatorHeaderColumn[];

/** Rows enough to tell whether a column is missing. */
const ROWS_TO_JUDGE_BY = 60;

const NO_EXTRA: readonly ExtraCell[] = [];
const NO_CELLS: readonly FilledCell[] = [];

/** Columns that make a row an indicator even where its name is blank. */
const VALUE_COLUMNS: ReadonlySet<IndicatorColumn> = new Set([
  "nature",
  "target",
  "actual",
  "weight",
  "score",
  "halfYear",
  "fullYear",
  "progress",
  "forecast",
]);
/** Columns that only forms have which say more than what is wanted. */
const BEYOND_TARGETS: ReadonlySet<IndicatorColumn> = new Set(["weight", "score", "actual", "progress"]);
const STATED_VALUES: ReadonlySet<IndicatorColumn> = new Set(["target", "halfYear", "fullYear", "actual"]);
/** What a merge over several rows says of each of them; a weight or a score it gives to all of them together. */
const SHARED_BY_MERGE: ReadonlySet<IndicatorColumn> = new Set([
  "reason",
  "target",
  "actual",
  "progress",
  "forecast",
  "nature",
  "unit",
  "name",
  "rule",
  "explanation",
  "evidence",
]);
const POINTS: ReadonlySet<IndicatorColumn> = new Set(["weight", "score", "reviewScore"]);
const NAMES: ReadonlySet<IndicatorColumn> = new Set(["level1", "level2", "name", "serial"]);
const HEADING = /^(?:[一二三四五六七八九十]{1,3}、|\d{1,2}[.．、]|[(（][一二三四五六七八九十]{1,3}[)）])/;
/** The number of a heading in a column of its own: 一, （二）, 三、. */
const NUMERAL = /^[(（]?[一二三四五六七八九十]{1,3}[)）]?[、.．]?$/;
const BRACKETED = /^[(（]/;
const ALL_POINTS = 100;
const MOST_FOR_EXECUTION = 30;
const STROKES = /^[-/／\\—–]+$/;
const SIGNATURE =
  /^(?:填表|填报|审核|复核|联系|制表|制单|经办|主办)(?:人|人员|日期|时间|单位|电话)?(?:签字|签名|签章|盖章)?$|^(?:单位|部门|项目|财务|分管)?(?:负责人|领导)(?:签字|签名|签章)?$/;
const NOTE = /^(?:注|备注|说明|填表|填报|审核|联系)/;

/** The columns of a block, and where among them the ones stand that tell what a row is; -1 for none. */
interface BlockHeader {
  readonly columns: Columns;
  readonly level1: number;
  readonly level2: number;
  readonly name: number;
  readonly values: readonly number[];
  readonly weight: number;
  readonly serial: number;
  /** What was wanted before adjusting, and what is wanted. */
  readonly beforeAdjusting: number;
  readonly adjusted: number;
  /** Whether every column has a role. */
  readonly isNamed: boolean;
  /** Whether the form only states targets: it has neither weights nor anything that was reached. */
  readonly statesTargets: boolean;
}

function blockHeader(columns: Columns): BlockHeader {
  const keys = columns.map(({ key }) => key);
  const values: number[] = [];
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i];
    if (key && VALUE_COLUMNS.has(key)) values.push(i);
  }
  return {
    columns,
    level1: keys.indexOf("level1"),
    level2: keys.indexOf("level2"),
    name: keys.indexOf("name"),
    values,
    weight: keys.indexOf("weight"),
    serial: keys.indexOf("serial"),
    beforeAdjusting: columns.findIndex(({ isBeforeAdjusting }) => isBeforeAdjusting),
    adjusted: columns.findIndex(({ key }) => key === "target" || key === "fullYear"),
    isNamed: !keys.includes(null),
    statesTargets: !keys.some((key) => key !== null && BEYOND_TARGETS.has(key)),
  };
}

function totalRowOf(row: GridRow, columns: Columns, merged: boolean): TotalRow | null {
  if ((row.evidence & SUM) === 0) return null;
  const cells = row.cells.filter(({ roles }) => !roles.group);
  // A number of the line may stand before it.
  const first = cells[0];
  const second = cells[1];
  const label = first?.kind === "number" ? second : first;
  if (!label || !isTotalLabel(label)) return null;
  const weightColumn = columns.find((column) => column.key === "weight");
  const scoreColumn = columns.find((column) => column.key === "score");
  const values = row.cells.filter((cell) => cell.left > label.left && !isTotalLabel(cell));
  const under = (column: IndicatorHeaderColumn | undefined): FilledCell | undefined =>
    column && values.find((cell) => columns[columnUnder(columns, cell)] === column);
  let weight = under(weightColumn);
  let score = under(scoreColumn);
  if (!merged && !(weight && score) && values.length >= 2) [weight, score] = values;
  else if (!weight && !score && values.length === 1) score = values[0];
  return {
    label: entryOf(label),
    weight: weight ? entryOf(weight) : weightColumn ? blankEntry(row.row, weightColumn.left) : null,
    score: score ? entryOf(score) : scoreColumn ? blankEntry(row.row, scoreColumn.left) : null,
  };
}

/** A sum that stands a row or two below the rows it sums, behind a field. */
export interface TotalBelow {
  readonly total: TotalRow;
  readonly row: GridRow;
  /** How many rows stand before it. */
  readonly before: number;
}

const FARTHEST_TOTAL = 3;

/** The sum of a block that a field parts from it, 其他需要说明事项; null where none follows. */
export function totalBelow(rows: readonly GridRow[], from: number, columns: Columns): TotalBelow | null {
  for (let at = from; at < from + FARTHEST_TOTAL; at++) {
    const row = rows[at];
    if (!row || isTitle(row) || isIndicatorHeader(row)) return null;
    const total = totalRowOf(row, columns, true);
    if (total && ((total.weight?.text ?? "") !== "" || (total.score?.text ?? "") !== ""))
      return { total, row, before: at - from };
  }
  return null;
}

/** Rows that may belong to the block, to judge its columns by: up to the sum, the next header or title. */
function dataRows(rows: readonly GridRow[], header: Header, from: number): GridRow[] {
  const data: GridRow[] = [];
  const left = header.columns[0]?.left ?? 0;
  const heading = header.rows[0]?.cells[0];
  for (const row of rows.slice(from)) {
    const first = row.cells[0];
    if (!first || row.cells.slice(0, 2).some(isTotalLabel) || isIndicatorHeader(row) || isTitle(row)) break;
    if (isSigned(row)) break;
    if (
      first.roles.field !== undefined &&
      first.left <= left + 1 &&
      row.values < 2 &&
      !row.cells.some(({ kind }) => kind === "sign")
    ) {
      break;
    }
    const isHeading =
      heading !== undefined &&
      first.text === heading.text &&
      first.left === heading.left &&
      row.cells.length > 2 &&
      saysOneThing(withCells(row, row.cells.slice(1)));
    if (!isHeading && !isNumberingRow(row) && !saysOneThing(row) && !row.cells.some(isSubtotalLabel))
      data.push(row);
  }
  return data;
}

/** Whether the block goes on below a row: the next row that says more than one thing fits its columns. */
function goesOnBelow(rows: readonly GridRow[], after: number, columns: Columns): boolean {
  for (const row of rows.slice(after + 1, after + 4)) {
    if (isIndicatorHeader(row) || isTitle(row)) return false;
    // 完成时间 names a field, and with figures beside it an indicator.
    if (row.values < 2 && row.cells.some(({ roles }) => roles.field !== undefined)) return false;
    const first = columns[0]?.left ?? 0;
    const own = row.cells.filter(({ left }) => left >= first);
    if (saysOneThing(row) || own.every(({ text }) => text === own[0]?.text)) continue;
    return (
      row.cells.length >= 3 &&
      row.cells.some(({ kind, left }) => left > first && (isValueKind(kind) || kind === "level"))
    );
  }
  return false;
}

function isSignature(cell: FilledCell): boolean {
  return (cell.words.isSignature ??= SIGNATURE.test(keyOfCell(cell)));
}

/** Whether a row tells who filled in the form: 填表人 and a name beside it, or 填表人：…, 审核人：… in one cell each. */
function isSigned({ cells, values, evidence }: GridRow): boolean {
  const first = cells[0];
  const second = cells[1];
  if (!first || values > 1) return false;
  if (isSignature(first)) return true;
  if (second === undefined || values > 0 || (evidence & COLON) === 0) return false;
  return cells.every(({ text }) => inlineField(text) !== null);
}

/** Whether texts of a row without a figure reach over several columns of values: those of a list have other columns. */
function reachesOverValues(row: GridRow, columns: Columns, values: readonly number[]): boolean {
  if (row.values > 0 || row.cells.length < 2) return false;
  const isUnder = ({ left, right }: FilledCell, at: number): boolean => {
    const column = columns[at];
    return column !== undefined && column.left >= left && column.right <= right;
  };
  return row.cells.some(
    (cell) => cell.right > cell.left && values.filter((at) => isUnder(cell, at)).length > 1,
  );
}

/** A row below the block that is none of its rows: a heading, a note, the signatures, a field and its value. */
function endsBlock(row: GridRow, { columns, values }: BlockHeader, merged: boolean): boolean {
  const first = row.cells[0];
  const second = row.cells[1];
  const level1 = columns[0];
  const last = columns.at(-1);
  if (!first || !level1 || !last) return false;
  if (isTitle(row)) return true;
  if (isSigned(row)) return true;
  if (merged && reachesOverValues(row, columns, values)) return true;
  if (first.left > level1.right) return false;
  const isFigured = row.values >= 2 || row.cells.some((cell) => cell.kind === "sign");
  if (first.roles.field !== undefined && !isFigured) return true;
  if (first.roles.level1 || first.roles.level2) return false;
  const firstValue = columns[values[0] ?? columns.length - 1]?.left ?? last.left;
  if (merged && second && row.cells.length === 2 && first.left <= level1.right) {
    const isWideText = second.right >= last.left && second.left < firstValue;
    if (isWideText && !isValueKind(second.kind)) return true;
  }
  if (merged && first.left < level1.left && first.bottom === first.row && row.values === 0) {
    if (first.kind === "text" || first.kind === "short-text") return true;
  }
  if (!saysOneThing(row)) return false;
  const wide = merged && first.right >= last.left;
  return wide || HEADING.test(first.text) || NOTE.test(first.text);
}

/** A row of the block while it is being put together. */
interface Draft {
  readonly row: number;
  readonly header: BlockHeader;
  readonly cells: (FilledCell | undefined)[];
  /** By column: the cell above whose merge covers the row's own. */
  readonly covered: readonly (FilledCell | undefined)[];
  /** Cells under a column that another cell of the row has taken. */
  readonly more: readonly FilledCell[];
  /** Headings over the row that stand for levels the form has no column for. */
  readonly sections: readonly (FilledCell | undefined)[];
}

function hasValues({ header, cells }: Draft): boolean {
  return header.values.some((i) => cells[i] !== undefined);
}

const CARRIED_ON: ReadonlySet<CellKind> = new Set<CellKind>(["text", "short-text", "level"]);

/**
 * Whether a row only carries on the texts of the one above: it has no number or sign, and lacks name or values.
 * The name of a level is such a text where it stands right of the levels: 满意度 below 使用者.
 */
function continues(draft: Draft, cells: readonly FilledCell[], previous: Draft): boolean {
  if (!hasValues(previous)) return false;
  const { header } = draft;
  if (draft.cells[header.name] && hasValues(draft)) return false;
  if (isPlaceholderName(draft.cells[header.name]?.text ?? "") && cells.length <= 3) return false;
  const names = header.statesTargets ? Infinity : (header.columns[header.name]?.left ?? Infinity);
  const isLevel = ({ roles }: FilledCell): boolean => roles.level1 === true || roles.level2 === true;
  return cells.every((cell) => CARRIED_ON.has(cell.kind) || (isLevel(cell) && cell.left >= names));
}

/** Appends each cell to the text of the column it stands under. */
function carryOn(draft: Draft, cells: readonly FilledCell[]): void {
  for (const cell of cells) {
    const i = draft.header.columns.filter((column) => column.left <= cell.left).length - 1;
    const upper = draft.cells[i];
    if (i >= 0) draft.cells[i] = upper ? withText(upper, upper.text + cell.text) : cell;
  }
}

/**
 * A row with a name or with values is an indicator. In a form that only states targets, a 二级指标 that nothing
 * follows is one too: its 三级指标 is missing.
 */
function isIndicator(draft: Draft): boolean {
  const { header, cells } = draft;
  const name = cells[header.name];
  if (name && !isPlaceholderName(name.text)) return true;
  const stated = header.values.some((i) => cells[i] !== undefined && cells[i].kind !== "blank-mark");
  if (name && !stated) return false;
  return hasValues(draft) || (header.statesTargets && cells[header.level2] !== undefined);
}

/** A row that only names a level and its points, over the rows that make them up. */
function isBareLevel(draft: Draft): boolean {
  const { header, cells } = draft;
  if (cells[header.name] || header.name < 0) return false;
  const stated = header.columns.filter(({ key }, i) => cells[i] && key !== null && VALUE_COLUMNS.has(key));
  const named = cells[header.level1] ?? cells[header.level2];
  return (
    named !== undefined && stated.length > 0 && stated.every(({ key }) => key !== null && POINTS.has(key))
  );
}

/** Whether a cell is the name of a level: one that the framework has, or that indicators stand under. */
function isNamedLevel({ row, left, roles }: FilledCell, levels: readonly CellAddress[]): boolean {
  if (roles.level1 || roles.level2) return true;
  return levels.some((level) => level.row === row && level.column === left);
}

type Writable<Type> = { -readonly [Key in keyof Type]: Type[Key] };

function indicatorRow(
  { row, header, cells, covered }: Draft,
  level1: FilledCell | undefined,
  level2: FilledCell | undefined,
): IndicatorRow {
  const blank = (i: number): Entry => blankEntry(row, header.columns[Math.max(i, 0)]?.left ?? 0);
  const name = cells[header.name] ?? covered[header.name];
  const entries: Writable<IndicatorRow> = {
    level1: level1 ? entryOf(level1) : blank(header.level1),
    level2: level2 ? entryOf(level2) : blank(header.level2),
    name: name ? entryOf(name) : blank(header.name),
  };
  header.columns.forEach(({ key, answers }, i) => {
    if (key === null || key === "level1" || key === "level2" || key === "name") return;
    const cell = cells[i];
    const over = covered[i];
    if (cell && answers) entries[key] = { ...entryOf(cell), text: answerOf(cell, answers) };
    else if (cell) entries[key] = STATED_VALUES.has(key) ? valueEntryOf(cell) : entryOf(cell);
    else if (!over) entries[key] = blank(i);
    else if (SHARED_BY_MERGE.has(key)) entries[key] = entryOf(over);
    else if (!POINTS.has(key)) entries[key] = blank(i);
  });
  return entries;
}

/** Full marks that a name prints in brackets: 5 of 相关性（5分）. */
function fullMarks(entry: Entry): Entry | null {
  const marks = printedMarks(entry.text);
  return marks === null ? null : { text: marks, cell: entry.cell, source: null };
}

/** Where no column holds weights, those in brackets: of the name, or of a level that holds one indicator only. */
function withPrintedMarks(rows: readonly IndicatorRow[], hasWeights: boolean): readonly IndicatorRow[] {
  if (
    hasWeights ||
    !rows.some(({ name, level1, level2 }) => [name, level1, level2].some((each) => fullMarks(each)))
  ) {
    return rows;
  }
  const alone = (row: IndicatorRow, key: "level1" | "level2"): boolean =>
    rows.filter((other) => other[key].cell.row === row[key].cell.row && other[key].text === row[key].text)
      .length === 1;
  return rows.map((row) => {
    const weight =
      fullMarks(row.name) ??
      (alone(row, "level2") ? fullMarks(row.level2) : null) ??
      (alone(row, "level1") ? fullMarks(row.level1) : null);
    const { level1, ...others } = row;
    return weight ? { level1, ...others, weight } : row;
  });
}

const levelsOf = (row: IndicatorRow): string => `${row.level1.text}/${row.level2.text}`;

function isBlankRow(row: IndicatorRow): boolean {
  if (row.name.text !== "") return false;
  return [...VALUE_COLUMNS].every((key) => (row[key]?.text ?? "") === "");
}

const CODE_AT_BEGINNING = /^([A-Z]\d*|\d+(?:\.\d+)+)(?=[^\dA-Z.%])/;

const FIRST_HAN = 0x4e00;
const LAST_HAN = 0x9fff;

/** The code that a name begins with; most begin with a word. */
function codeAtBeginning(name: string): string {
  const first = name.charCodeAt(0);
  if (first >= FIRST_HAN && first <= LAST_HAN) return "";
  return CODE_AT_BEGINNING.exec(fold(name))?.[1] ?? "";
}

/** The number that a cell of a number shows. */
function figureOf({ text, source }: FilledCell): number {
  return typeof source?.value === "number" ? source.value : Number(fold(text).replaceAll(",", ""));
}

function weighed({ header, cells }: Draft): Weighed {
  const weight = cells[header.weight];
  const serial = cells[header.serial];
  return {
    code: serial ? fold(serial.text) : codeAtBeginning(cells[header.name]?.text ?? ""),
    weight: weight?.kind === "number" ? figureOf(weight) : null,
  };
}

/** Whether a row states nothing but its name and points. */
function isBare({ header, cells }: Draft): boolean {
  return header.columns.every(
    ({ key }, i) => cells[i] === undefined || (key !== null && (POINTS.has(key) || NAMES.has(key))),
  );
}

/**
 * Whether a row states figures side by side with other things and no word of a sum: it heads nothing, sums nothing and
 * ends nothing, so it is one of the block's.
 */
function isOfFigures(row: GridRow): boolean {
  return row.values >= 2 && (row.evidence & SUM) === 0 && !saysOneThing(row);
}

/** Cells that begin within two columns of the sheet, and the others. */
function parted(
  cells: readonly FilledCell[],
  from: number,
  to: number,
): readonly [within: readonly FilledCell[], others: readonly FilledCell[]] {
  if (cells.length === 0) return [NO_CELLS, NO_CELLS];
  const isWithin = ({ left }: FilledCell): boolean => left >= from && left <= to;
  return [cells.filter(isWithin), cells.filter((cell) => !isWithin(cell))];
}

/** What a row says of an indicator whose values stand below each other; null for any other word. */
function kindOfRow(cell: FilledCell | undefined): "target" | "actual" | null {
  const role = cell && indicatorCandidates(cell)[0]?.role;
  if (role === "target" || role === "fullYear") return "target";
  return role === "actual" || role === "progress" ? "actual" : null;
}

interface PairedRows {
  readonly header: BlockHeader;
  readonly drafts: readonly Draft[];
  /** The words that say of each row what it holds. */
  readonly labels: readonly FilledCell[];
}

/**
 * 目标值 in one row of an indicator and 实际完成值 in the next, as a column says of every row: the second row's value is
 * what was reached. Null where the rows come otherwise, or a column holds what was reached.
 */
function pairedRows(header: BlockHeader, drafts: readonly Draft[]): PairedRows | null {
  const { columns } = header;
  const wantedAt = columns.findIndex(({ key }) => key === "target" || key === "fullYear");
  if (wantedAt < 0 || columns.some(({ key }) => key === "actual" || key === "progress")) return null;
  const rows = drafts.filter((draft) => draft.cells[wantedAt] !== undefined);
  const kindAt = columns.findIndex(
    (_, at) => at !== wantedAt && rows.length > 1 && rows.every((row) => kindOfRow(row.cells[at]) !== null),
  );
  const wanted = columns[wantedAt];
  if (kindAt < 0 || !wanted) return null;
  const kinds = rows.map((row) => kindOfRow(row.cells[kindAt]));
  const isPaired =
    rows.length % 2 === 0 && kinds.every((kind, i) => kind === (i % 2 === 0 ? "target" : "actual"));
  if (!isPaired || !drafts.every((draft) => draft.header === header)) return null;
  const word = rows[1]?.cells[kindAt];
  const isSoFar = word !== undefined && indicatorCandidates(word)[0]?.role === "progress";
  const reached: IndicatorHeaderColumn = {
    ...wanted,
    key: isSoFar && !columns.some(({ key }) => key === "score") ? "progress" : "actual",
    header: word ? compactOf(word) : "",
  };
  const under = blockHeader([
    ...columns.map((column, at) => (at === kindAt ? { ...column, key: null, holdsValues: false } : column)),
    reached,
  ]);
  const labels: FilledCell[] = [];
  const whole: Draft[] = [];
  for (const draft of drafts) {
    const at = rows.indexOf(draft);
    const cells = columns.map((_, i) => (i === kindAt ? undefined : draft.cells[i]));
    const label = draft.cells[kindAt];
    if (label) labels.push(label);
    const first = whole.at(-1);
    if (at % 2 === 1 && first) {
      first.cells[columns.length] = draft.cells[wantedAt];
      const rest = cells.flatMap((cell, i): FilledCell[] => {
        if (!cell || i === wantedAt || cell.text === first.cells[i]?.text) return [];
        if (first.cells[i]) return [cell];
        first.cells[i] = cell;
        return [];
      });
      whole[whole.length - 1] = { ...first, more: [...first.more, ...rest, ...draft.more] };
    } else whole.push({ ...draft, header: under, cells });
  }
  return { header: under, drafts: whole, labels };
}

/** A row of the block that is an indicator. */
interface Found {
  readonly row: IndicatorRow;
  readonly draft: Draft;
}

/** Reads the rows of a block into drafts, and puts them together. */
class BlockReader {
  readonly drafts: Draft[] = [];
  readonly unplaced: Unplaced[] = [];
  readonly extraFields: ExtraField[] = [];
  readonly labels: FilledCell[] = [];
  /** Columns of the headers further down, which may head another kind of block. */
  readonly added: IndicatorHeaderColumn[] = [];
  total: TotalRow | null = null;
  header: BlockHeader;
  /** Those of the first header. */
  columns: Columns;
  /** Merges of the rows above that may reach into the next one, by column. */
  private open: (FilledCell | undefined)[] = [];
  private sections: (FilledCell | undefined)[] = [];

  constructor(
    header: Header,
    private readonly rows: readonly GridRow[],
    after: number,
    private readonly merged: boolean,
    private readonly assignment: RoleAssignment,
  ) {
    this.header = this.columnsOf(header, after);
    this.columns = this.header.columns;
  }

  private columnsOf(header: Header, after: number): BlockHeader {
    for (const { cells } of header.rows) this.labels.push(...cells);
    const columns = assignColumns(
      header,
      { rows: this.rows, from: after, data: () => dataRows(this.rows, header, after) },
      this.merged,
      this.assignment,
    );
    const named = this.underLevel(header, columns);
    const all = this.merged ? named : this.withLostColumn(named, after);
    this.open = roomUnder(all);
    return blockHeader(all);
  }

  /** A header that begins with the name of a level, 产出指标 beside 指标名称, heads the rows of that level. */
  private underLevel({ rows }: Header, columns: Columns): Columns {
    const level = rows[0]?.cells.find(({ roles }) => !roles.group);
    const [first] = columns;
    if (level?.roles.level1 !== true || !first || first.left !== level.left) return columns;
    if (columns.some(({ key }, at) => key === "level1" && at > 0)) return columns;
    this.sections = [level];
    const isSecond = first.key === "level1" && !columns.some(({ key }) => key === "level2");
    return isSecond ? [{ ...first, key: "level2" }, ...columns.slice(1)] : columns;
  }

  /**
   * A pasted form may have lost its last label, 原因: where the rows fit better with one more column at the end, that is
   * the one.
   */
  private withLostColumn(columns: Columns, after: number): Columns {
    const last = columns.at(-1);
    if (!last || last.key === null || !["score", "actual"].includes(last.key)) return columns;
    const rows = this.rows
      .slice(after, after + ROWS_TO_JUDGE_BY)
      .filter(({ cells, values }) => values > 0 && !cells.some((cell) => isTotalLabel(cell)))
      .map(({ cells }) => cells.filter(({ roles }) => !roles.group));
    const mayHoldMore = rows.filter((cells) => {
      const cell = cells.at(-1);
      return cell !== undefined && (CARRIED_ON.has(cell.kind) || cell.kind === "blank-mark");
    });
    if (mayHoldMore.length * 2 < rows.length || mayHoldMore.length === 0) return columns;
    const left = last.right + 1;
    const more: IndicatorHeaderColumn = {
      key: "reason",
      left,
      right: left,
      header: "",
      top: last.top,
      headerBottom: last.headerBottom,
      holdsValues: false,
      answers: null,
      isBeforeAdjusting: false,
    };
    const misfit = (under: Columns): number => rows.reduce((sum, cells) => sum + misfitOf(under, cells), 0);
    const longer = [...columns, more];
    return misfit(longer) * 2 < misfit(columns) ? longer : columns;
  }

  /** A row without the block's heading, which a merge undone and filled repeats in each. */
  private withoutHeading(row: GridRow): GridRow {
    const first = row.cells[0];
    const column = this.header.columns[0];
    const isHeading =
      !this.merged &&
      first &&
      column &&
      first.left < column.left &&
      this.labels.some((label) => label !== first && label.left === first.left && label.text === first.text);
    if (!isHeading) return row;
    this.labels.push(first);
    return withCells(row, row.cells.slice(1));
  }

  /** Takes a row; false where it does not belong to the block. */
  take(index: number): number {
    const whole = this.rows[index];
    if (!whole) return 0;
    const row = this.withoutHeading(whole);
    if (this.assignment.notIndicators.includes(row.row)) {
      this.leaveRow(row.cells);
      return 1;
    }
    if (this.drafts.length === 0 && isNumberingRow(row)) {
      this.labels.push(...row.cells);
      return 1;
    }
    if (isOfFigures(row)) {
      this.takeData(row);
      return 1;
    }
    const repeated = headerAt(this.rows, index, this.merged);
    if (repeated) {
      this.keepNews(repeated);
      this.header = this.columnsOf(repeated, index + repeated.rows.length);
      this.added.push(...this.header.columns.filter(({ key }) => key !== null));
      return repeated.rows.length;
    }
    this.total = totalRowOf(row, this.header.columns, this.merged);
    const isLast = this.total !== null && this.makesWhole(this.total);
    if (this.total && !isLast && goesOnBelow(this.rows, index, this.header.columns) && this.merged) {
      this.total = null;
      this.leaveRow(row.cells);
      return 1;
    }
    if (this.total) {
      this.takeTotal(row, this.total);
      return 1;
    }
    const numbered = this.numberedSection(row);
    if (numbered && this.goesOnUnder(row, index)) {
      const isSecond = BRACKETED.test(row.cells[0]?.text ?? "");
      this.beginSection(withCells(row, [numbered]), isSecond ? 2 : 1);
      this.labels.push(...row.cells.slice(0, 1));
      return 1;
    }
    const level = sectionLevel(row);
    if (level !== null && this.isSection(row) && this.goesOnUnder(row, index)) {
      this.beginSection(row);
      return 1;
    }
    if (endsBlock(row, this.header, this.merged)) {
      // A note between the rows ends nothing: what stands below it is of the block still.
      if (!saysOneThing(row) || isTitle(row) || !goesOnBelow(this.rows, index, this.header.columns)) return 0;
      const [note, ...repeats] = row.cells;
      if (note) this.extraFields.push({ label: "", entry: entryOf(note) });
      this.labels.push(...repeats);
      return 1;
    }
    this.takeData(row);
    return 1;
  }

  /** A header that is repeated may say what the first one did not: its columns are not told again, so that is kept. */
  private keepNews(repeated: Header): void {
    const known = new Set(this.header.columns.map(({ header }) => header));
    for (const cell of repeated.rows.flatMap(({ cells }) => cells)) {
      if (isLabel(cell.roles) || indicatorCandidates(cell).length > 0 || known.has(compactOf(cell))) continue;
      this.extraFields.push({ label: "", entry: entryOf(cell) });
    }
  }

  /** Whether rows of the block stand below a heading, or its header once more where the heading is the name of a level. */
  private goesOnUnder({ evidence }: GridRow, index: number): boolean {
    if (goesOnBelow(this.rows, index, this.header.columns)) return true;
    return (evidence & LEVEL) !== 0 && beginsHeader(this.rows, index + 1, this.merged);
  }

  /** Whether a sum says 100, and the full marks above it come to that, those of the execution aside. */
  private makesWhole({ weight }: TotalRow): boolean {
    if (Number.parseFloat(weight?.text ?? "") !== ALL_POINTS) return false;
    let marks = 0;
    for (const { cells, header } of this.drafts) {
      const cell = cells[header.weight];
      if (cell?.kind === "number") marks += figureOf(cell);
    }
    return marks <= ALL_POINTS && marks >= ALL_POINTS - MOST_FOR_EXECUTION;
  }

  /** What a heading says whose number stands in the column of numbers: 一 beside 资金投入（20分）; null for another row. */
  private numberedSection({ cells, values }: GridRow): FilledCell | null {
    const { columns, serial, name, level1 } = this.header;
    const [number, heading] = cells;
    if (values > 0 || cells.length !== 2 || serial < 0 || level1 >= 0 || !number || !heading) return null;
    const isUnder = (cell: FilledCell, at: number): boolean => columns[at]?.left === cell.left;
    return isUnder(number, serial) && isUnder(heading, name) && NUMERAL.test(number.text) ? heading : null;
  }

  /** Takes a row that names the level of the rows below it. */
  beginSection(row: GridRow, level = sectionLevel(row)): void {
    const [over] = this.sections;
    const own = row.cells[0];
    // 二、质量指标 stands beside 一、产出指标, not under it.
    const isBeside = over && own && isNumberedFirst(over.text) && isNumberedFirst(own.text);
    this.sections = level === 2 ? [isBeside ? undefined : over, own] : [own];
    this.labels.push(...row.cells);
  }

  /** A heading over rows stands alone; a level that its merge or its own column holds does not. */
  private isSection(row: GridRow): boolean {
    const first = row.cells[0];
    const { columns, name, level1, level2 } = this.header;
    if (!first) return false;
    const nameLeft = columns[name]?.left ?? Infinity;
    if (first.right >= nameLeft || level1 < 0) return true;
    return level2 < 0 && first.left >= nameLeft;
  }

  private takeTotal(row: GridRow, total: TotalRow): void {
    const taken = [total.label, total.weight, total.score].map((entry) => entry?.cell.column);
    for (const cell of row.cells) {
      if (taken.includes(cell.left)) continue;
      if (isTotalLabel(cell) || cell.roles.group || cell.text === total.label.text) this.labels.push(cell);
      else this.leaveField(cell, total.label.text);
    }
  }

  private leaveField(cell: FilledCell, label: string): void {
    const column = this.header.columns.filter(({ left }) => left <= cell.left).at(-1);
    const text = column && column.header !== "" ? `${label}/${column.header}` : label;
    this.extraFields.push({ label: text, entry: entryOf(cell) });
  }

  /** A row that is no indicator: its words are its label, what else stands in it is kept with that. */
  private leaveRow(cells: readonly FilledCell[]): void {
    const named =
      cells.find((cell) => isSubtotalLabel(cell) || isTotalLabel(cell)) ??
      cells.find((cell) => !isValueKind(cell.kind));
    for (const cell of cells) {
      if (cell === named) this.labels.push(cell);
      else this.leaveField(cell, named?.text ?? "");
    }
  }

  private align(cells: readonly FilledCell[]): AlignedRow {
    const { columns } = this.header;
    return this.merged ? inPlaceRow(columns, cells) : alignRow(columns, cells, this.merged);
  }

  /** Puts what was wanted before adjusting in the place of an adjusted target that is blank. */
  private adjust(cells: AlignedRow["cells"]): void {
    const { beforeAdjusting, adjusted } = this.header;
    if (beforeAdjusting < 0 || adjusted < 0) return;
    const own = cells[adjusted];
    if (own && own.kind !== "blank-mark") return;
    cells[adjusted] = cells[beforeAdjusting];
    cells[beforeAdjusting] = own;
  }

  /** By column the cells above whose merges cover the row's own; notes which merges of the row reach further down. */
  private coveredIn({ row }: GridRow, cells: AlignedRow["cells"]): Draft["covered"] {
    const { open, header } = this;
    let covered: (FilledCell | undefined)[] | null = null;
    for (let i = 0; i < open.length; i++) {
      const own = cells[i];
      const over = open[i];
      if (own) {
        open[i] = own.bottom > own.row ? own : undefined;
      } else if (over && over.bottom >= row && header.columns[i]?.key !== null) {
        covered ??= roomUnder(open);
        covered[i] = over;
      }
    }
    return covered ?? NO_CELLS;
  }

  /** The cells of a row without what heads the block beside it, which is kept. */
  private takeGroups({ cells, evidence }: GridRow): readonly FilledCell[] {
    const edge = this.header.columns[0]?.left ?? 0;
    const mayHaveGroups = (evidence & GROUP) !== 0 || (cells[0]?.left ?? edge) < edge;
    if (!mayHaveGroups) return cells;
    const isGroup = ({ left, row, bottom, roles }: FilledCell): boolean =>
      left <= edge && (roles.group === true || (this.merged && left < edge && bottom > row));
    const groups = cells.filter(isGroup);
    for (const group of groups) {
      if (group.roles.group || this.labels.some(({ text }) => text === group.text)) this.labels.push(group);
      else this.extraFields.push({ label: "", entry: entryOf(group) });
    }
    return groups.length === 0 ? cells : cells.filter((cell) => !isGroup(cell));
  }

  private takeData(row: GridRow): void {
    const { header } = this;
    const { columns } = header;
    const edge = columns[0]?.left ?? 0;
    const cells = this.takeGroups(row);
    if (cells.length === 0) return;
    const beforeValues = columns[header.values[0] ?? 0]?.left ?? Infinity;
    if (
      (row.evidence & SUM) !== 0 &&
      cells.some((cell) => cell.left < beforeValues && isSubtotalLabel(cell))
    ) {
      this.takeLevels(
        cells.filter((cell) => !isSubtotalLabel(cell)),
        row.row,
      );
      this.leaveRow(cells);
      return;
    }
    const aligned = this.align(cells);
    const covered = this.coveredIn(row, aligned.cells);
    this.adjust(aligned.cells);
    const last = columns.at(-1)?.right ?? edge;
    const [more, others] = this.merged ? parted(aligned.left, edge, last) : [NO_CELLS, aligned.left];
    const draft: Draft = {
      row: row.row,
      header,
      cells: aligned.cells,
      covered,
      more,
      sections: this.sections,
    };
    const previous = this.drafts.at(-1);
    if (previous && !this.merged && continues(draft, cells, previous)) {
      carryOn(previous, cells);
      for (const cell of cells) {
        if (cell.left >= edge) this.labels.push(cell);
        else this.unplaced.push({ cells: [addressOf(cell)], text: cell.text });
      }
      return;
    }
    this.drafts.push(draft);
    for (const cell of others) this.unplaced.push({ cells: [addressOf(cell)], text: cell.text });
  }

  /** Levels that stand on a row of sums hold for the rows below all the same. */
  private takeLevels(cells: readonly FilledCell[], row: number): void {
    const { columns, level1, level2 } = this.header;
    const at = [level1, level2].map((i) => columns[i]?.left);
    const aligned = columns.map(({ left }) =>
      at.includes(left) ? cells.find((cell) => cell.left === left) : undefined,
    );
    if (aligned.some((cell) => cell !== undefined)) {
      this.drafts.push({
        row,
        header: this.header,
        cells: aligned,
        covered: NO_CELLS,
        more: [],
        sections: this.sections,
      });
    }
  }

  /** Where what was wanted and what was reached stand below each other, each such pair of rows as one. */
  private takePairs(): void {
    const paired = pairedRows(this.header, this.drafts);
    if (!paired) return;
    this.drafts.splice(0, Infinity, ...paired.drafts);
    this.labels.push(...paired.labels);
    this.columns = paired.header.columns;
  }

  /** The indicators, with the cells that have no role beside them. */
  result(): { rows: readonly IndicatorRow[]; extra: readonly ExtraCell[] } {
    this.takePairs();
    const rows: IndicatorRow[] = [];
    const extra: ExtraCell[] = [];
    for (const { row, draft } of this.withoutBlank(this.found())) {
      extra.push(...this.extraOf(draft, rows.length));
      rows.push(row);
    }
    const hasWeights = this.header.columns.some(({ key }) => key === "weight");
    return { rows: withPrintedMarks(rows, hasWeights), extra };
  }

  /** The drafts that are indicators, with their levels filled down; what the others hold is kept beside them. */
  private found(): readonly Found[] {
    const indicators = this.drafts.filter(isIndicator);
    const depths = this.depthsOf(indicators);
    const found: Found[] = [];
    const out: Draft[] = [];
    const path: (FilledCell | undefined)[] = [];
    let level1: FilledCell | undefined;
    let level2: FilledCell | undefined;
    let next = 0;
    for (const draft of this.drafts) {
      const { header, cells } = draft;
      const own1 = cells[header.level1];
      const own2 = cells[header.level2];
      if (own1 && own1.text !== level1?.text) level2 = undefined;
      level1 = own1 ?? level1;
      level2 = own2 ?? level2;
      const isOne = draft === indicators[next];
      const depth = isOne ? (depths[next] ?? null) : null;
      if (isOne) next++;
      if (depth !== null || isBareLevel(draft)) {
        if (depth !== null) path.splice(depth, Infinity, cells[header.name] ?? own1 ?? own2);
        this.leaveRow(cells.filter((cell) => cell !== undefined));
      } else if (isOne) {
        const sections = draft.sections.length > 0 ? draft.sections : path;
        const section1 = sections[0];
        const section2 = sections[1];
        const first = header.level1 >= 0 ? (level1 ?? section1) : section1;
        const second =
          header.level2 >= 0 ? (level2 ?? section2) : header.level1 >= 0 && !section2 ? undefined : section2;
        found.push({ row: indicatorRow(draft, first, second), draft });
      } else {
        out.push(draft);
      }
    }
    if (out.length > 0) {
      const levels = found.flatMap(({ row }) => [row.level1, row.level2]).map(({ cell }) => cell);
      for (const draft of out) this.leaveOut(draft, levels);
    }
    return found;
  }

  /** A blank row inside a 二级指标 that was merged, and then undone and filled, states nothing missing. */
  private withoutBlank(found: readonly Found[]): readonly Found[] {
    if (!found.some(({ row }) => isBlankRow(row))) return found;
    const named = new Set(found.filter(({ row }) => row.name.text !== "").map(({ row }) => levelsOf(row)));
    return found.filter(({ row, draft }) => {
      const keep = !isBlankRow(row) || !named.has(levelsOf(row));
      if (!keep) this.leaveOut(draft, [row.level1.cell, row.level2.cell]);
      return keep;
    });
  }

  /** The depths of the rows that sum others; null for an indicator. */
  private depthsOf(indicators: readonly Draft[]): readonly (number | null)[] {
    const expected = Number(fold(this.total?.weight?.text ?? "100").replaceAll(",", "")) || 100;
    return parentDepths(indicators.map(weighed), expected, () => indicators.map(isBare));
  }

  /**
   * A row that keeps an indicator's place, or names a level and nothing else: printed, not filled in. `levels` are the
   * cells that the indicators have their levels from.
   */
  private leaveOut({ header, cells, more }: Draft, levels: readonly CellAddress[]): void {
    const rest = [...cells.filter((cell) => cell !== undefined), ...more];
    for (const cell of rest) {
      const key = header.columns[cells.indexOf(cell)]?.key;
      const isPrinted =
        ((key === "level1" || key === "level2") && isNamedLevel(cell, levels)) ||
        key === "serial" ||
        STROKES.test(cell.text) ||
        (key === "name" && isPlaceholderName(cell.text));
      if (isPrinted) this.labels.push(cell);
      else this.leaveField(cell, "");
    }
  }

  private extraOf({ header, cells, more }: Draft, row: number): readonly ExtraCell[] {
    if (header.isNamed && more.length === 0) return NO_EXTRA;
    const unnamed = header.columns.flatMap(({ key, header: text }, i): ExtraCell[] => {
      const cell = cells[i];
      return key === null && cell ? [{ part: "indicator", row, header: text, entry: entryOf(cell) }] : [];
    });
    const others = more.map((cell): ExtraCell => {
      const column = header.columns
        .filter(({ left, right }) => left <= cell.left && cell.left <= right)
        .at(-1);
      return { part: "indicator", row, header: column?.header ?? "", entry: entryOf(cell) };
    });
    return [...unnamed, ...others];
  }
}

/** Half of a header and of the rows, by the columns of the sheet. */
function partOf(rows: readonly GridRow[], isPart: (cell: FilledCell) => boolean): readonly GridRow[] {
  return rows.map((row) => withCells(row, row.cells.filter(isPart)));
}

/**
 * Where in a header its labels begin once more, as two indicators side by side have them; null where they do not, or
 * where the second half may tell of other years: goals above speak of several, or a row names one indicator twice.
 */
function secondHalf(header: Header, rows: readonly GridRow[], start: number): number | null {
  const { columns } = header;
  const half = columns.length / 2;
  const isHalved = header.rows.length === 1 && half >= 2 && Number.isInteger(half);
  // Most headers have another label where the second half would begin.
  if (!isHalved || columns[0]?.path[0]?.text !== columns[half]?.path[0]?.text) return null;
  const labels = columns.map(({ path }) => path[0]);
  const isRepeated = labels
    .slice(0, half)
    .every((label, at) => label !== undefined && labels[half + at]?.text === label.text);
  if (!isRepeated) return null;
  const placeOf = (role: IndicatorColumn): number =>
    labels.findIndex((label) => label !== undefined && indicatorCandidates(label)[0]?.role === role);
  const name = placeOf("name");
  if (name < 0 || placeOf("target") < 0) return null;
  const speaksOfYears = ({ cells }: GridRow): boolean =>
    cells.some(({ text }) => text.includes("目标") && isOverYears(text));
  if (rows.slice(0, start).some(speaksOfYears)) return null;
  const textAt = ({ cells }: GridRow, at: number): string | undefined =>
    cells.find(({ left }) => left === columns[at]?.left)?.text;
  const namesTwice = (row: GridRow): boolean => {
    const text = textAt(row, name);
    return text !== undefined && text === textAt(row, half + name);
  };
  return rows.slice(start + 1).some(namesTwice) ? null : (labels[half]?.left ?? null);
}

/** Reads two indicators side by side: those on the left first, then those on the right. */
function readHalves(
  rows: readonly GridRow[],
  start: number,
  header: Header,
  edge: number,
  merged: boolean,
  assignment: RoleAssignment,
): IndicatorReading {
  type Placed = Pick<FilledCell, "left">;
  const isLeft = ({ left }: Placed): boolean => left < edge;
  const isRight = ({ left }: Placed): boolean => left >= edge;
  const half = (isHalf: typeof isLeft, from: readonly GridRow[]): IndicatorReading => {
    const columns = header.columns.filter((column) => isHalf({ left: column.left }));
    const own = { rows: partOf(header.rows, isHalf), columns };
    return readIndicators(partOf(from, isHalf), start, own, merged, assignment);
  };
  const left = half(isLeft, rows);
  const end = start + left.length;
  const right = half(isRight, rows.slice(0, left.total ? end - 1 : end));
  const beside = left.total ? (rows[end - 1]?.cells.filter(isRight) ?? []) : [];
  const { text = "" } = left.total?.label ?? {};
  return {
    rows: [...left.rows, ...right.rows],
    columns: [...left.columns, ...right.columns],
    total: left.total,
    extra: [...left.extra, ...right.extra.map((each) => ({ ...each, row: each.row + left.rows.length }))],
    extraFields: [
      ...left.extraFields,
      ...right.extraFields,
      ...beside.map((cell) => ({ label: text, entry: entryOf(cell) })),
    ],
    unplaced: [...left.unplaced, ...right.unplaced],
    labels: [...left.labels, ...right.labels],
    length: left.length,
    bottom: left.bottom,
  };
}

/**
 * Reads the indicator rows below a header, whose first row is at `start` of the rows. A row over it may name the level of
 * the first of them.
 */
export function readIndicators(
  rows: readonly GridRow[],
  start: number,
  header: Header,
  merged: boolean,
  assignment: RoleAssignment,
  level?: GridRow,
): IndicatorReading {
  const edge = secondHalf(header, rows, start);
  if (edge !== null) return readHalves(rows, start, header, edge, merged, assignment);
  const firstRow = header.rows[0]?.row ?? 0;
  // An upper row of the header may stand above the start, where the block before has taken it.
  const top = rows[start]?.row ?? firstRow;
  let next = start + header.rows.filter(({ row }) => row >= top).length;
  const reader = new BlockReader(header, rows, next, merged, assignment);
  if (level) reader.beginSection(level);
  while (next < rows.length && reader.total === null) {
    const taken = reader.take(next);
    if (taken === 0) break;
    next += taken;
  }
  const { rows: read, extra } = reader.result();
  return {
    rows: read,
    columns: [...reader.columns, ...reader.added],
    total: reader.total,
    extra,
    extraFields: reader.extraFields,
    unplaced: reader.unplaced,
    labels: reader.labels,
    length: next - start,
    bottom: rows[next - 1]?.row ?? firstRow,
  };
}

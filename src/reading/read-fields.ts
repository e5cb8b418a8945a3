import { isOwnKey } from "../forms/form-keys";
import type { FieldKey, FormSpec } from "../forms/form-spec";
import { labelKey } from "../forms/label-key";
import { FORMS } from "../forms/registry";
import { isNumberedFirst } from "./classify-rows";
import { blankEntry, entryOf, joined } from "./entry";
import { COLON, FIELD } from "./evidence";
import { addressOf, keyOfCell, partOfCell, withText, type FilledCell, type GridRow } from "./grid";
import { fieldByWords, inlineField, isLabelLike } from "./field-labels";
import { isFundLabel } from "./fund-labels";
import { assignedField } from "./assigned-roles";
import type { RoleAssignment } from "./role-assignment";
import type { Entry, ExtraField, Unplaced } from "./table";

/** The single-valued entries of a form, and the cells between them that could not be placed. */
export interface FieldReading {
  readonly fields: ReadonlyMap<FieldKey, Entry>;
  /** What the form prints beside or over each of them. */
  readonly printed: ReadonlyMap<FieldKey, string>;
  /** Fields that no form knows, with the label beside them. */
  readonly extraFields: readonly ExtraField[];
  readonly unplaced: readonly Unplaced[];
  /** Addresses of the labels, which belong to the form's range. */
  readonly labels: readonly FilledCell[];
}

const HAS_COLON = /[:：]/;

/** The number of a printed page, which a pasted form has between its rows. */
const PAGE_NUMBER = /^[-—–\s]*\d{1,4}[-—–\s]*$/;

/** A label whose value is still to come in a row below. */
interface Waiting {
  readonly key: FieldKey | null;
  readonly label: FilledCell;
  readonly left: number;
  right: number;
}

interface LabelledValues {
  label: FilledCell;
  /** Null for a label that nobody knows. */
  readonly key: FieldKey | null;
  values: readonly FilledCell[];
  /** A goal alone in its row, with room beside it: there its text goes, unless it stands below. */
  readonly hasRoom?: boolean;
}

const NO_VALUES: readonly FilledCell[] = [];

/** A cell read as words, whatever its text looks like: 5可行性 before a colon is no amount. */
function asLabel(cell: FilledCell): FilledCell {
  const isWords = cell.kind === "text" || cell.kind === "short-text";
  return isWords ? cell : { ...withText(cell, cell.text), kind: "text" };
}

interface FieldRow {
  readonly labelled: readonly LabelledValues[];
  /** Values with no label on their row. */
  readonly loose: readonly FilledCell[];
}

function repeatsItself({ cells }: GridRow): boolean {
  for (let i = 1; i < cells.length; i++) if (cells[i]?.text === cells[i - 1]?.text) return true;
  return false;
}

/** Neighbours that say the same, as a merge undone and filled leaves them, count as one wide cell. */
function withoutRepeats(row: GridRow, merged: boolean): readonly FilledCell[] {
  if (!repeatsItself(row)) return row.cells;
  const cells: FilledCell[] = [];
  for (const cell of row.cells) {
    const last = cells.at(-1);
    const repeats = last?.text === cell.text && last.right + 1 === cell.left && !(merged && isFigure(cell));
    if (last && repeats) cells[cells.length - 1] = { ...last, right: cell.right };
    else cells.push(cell);
  }
  return cells;
}

function isFigure({ kind }: FilledCell): boolean {
  return kind === "number" || kind === "percent" || kind === "blank-mark";
}

/** Whether a text is as short as a label and no part of a sentence. */
function isShort(text: string): boolean {
  return text.length <= LONGEST_UNKNOWN_LABEL && !/[\d，,。；;、]/.test(text);
}

const LONGEST_UNKNOWN_LABEL = 8;

type KeyOf = (cell: FilledCell) => FieldKey | undefined;

/** Labels that are known, each with the cells that follow it. */
function splitRow(row: GridRow, keyOf: KeyOf): FieldRow {
  const labelled: LabelledValues[] = [];
  const loose: FilledCell[] = [];
  let values = loose;
  for (const cell of withoutRepeats(row, false)) {
    const key = keyOf(cell);
    if (key !== undefined) {
      values = [];
      labelled.push({ label: cell, key, values });
    } else if (!cell.roles.group) values.push(cell);
  }
  return { labelled, loose };
}

/**
 * Labels and values where merges hold the cells in place: a value stands right beside its label, and what follows a
 * value or a gap is the next label, known or not. A cell merged down beside several rows heads them.
 */
function splitLaidOutRow(
  row: GridRow,
  keyOf: KeyOf,
  goalKey: FieldKey | null,
  widest: number,
  /** Whether a heading of a row above is merged down beside it. */
  isBesideHeading: boolean,
): FieldRow {
  const all = withoutRepeats(row, true);
  const edge = row.cells[0]?.left;
  const cells = all.filter(({ roles, bottom, left }) => !roles.group && !(bottom > row.row && left === edge));
  const heads = row.cells.some(({ roles, bottom }) => roles.group === true || bottom > row.row);
  const group = all[0];
  const goal = all[1];
  // 总体目标 heads the goals of a form or, with a text beside it, is the goal.
  if (group && goal && row.cells.length === 2 && isGoalHeading(group) && keyOf(goal) === undefined)
    return { labelled: [{ label: group, key: goalKey, values: [goal] }], loose: [] };
  if (group && row.cells.length === 1 && group.bottom === row.row && group.right < widest) {
    const key = isGoalHeading(group) ? goalKey : keyOf(group);
    if (key && GOALS.includes(key))
      return { labelled: [{ label: group, key, values: NO_VALUES, hasRoom: true }], loose: [] };
  }
  const labelled: LabelledValues[] = [];
  const loose: FilledCell[] = [];
  const unknown = cells.every((cell) => keyOf(cell) === undefined);
  const adjacent = cells.every((cell, i) => i === 0 || cell.left === (cells[i - 1]?.right ?? 0) + 1);
  // Three in a row, none of them known: a heading, its label and its value.
  const begins = cells[0];
  const isHeaded = begins !== undefined && !/[:：]\s*$/.test(begins.text) && !isBesideHeading;
  const from =
    unknown && adjacent && !heads && isHeaded && cells.length % 2 === 1 && cells.length >= 3 ? 1 : 0;
  for (const cell of cells.slice(from)) {
    const key = keyOf(cell);
    const current = labelled.at(-1);
    const beside =
      current !== undefined && current.values.length === 0 && current.label.right + 1 === cell.left;
    if (key !== undefined && !(beside && current.key !== null && !isLabelLike(cell))) {
      labelled.push({ label: cell, key, values: NO_VALUES });
    } else if (
      current &&
      (beside || (current.key !== null && current.values.length === 0 && !isLabelLike(cell)))
    ) {
      current.values = [cell];
    } else if (isFigure(cell)) {
      loose.push(cell);
    } else {
      labelled.push({ label: cell, key: null, values: NO_VALUES });
    }
  }
  const only = labelled[0];
  if (only && labelled.length === 1 && only.key === null && only.values.length === 0) {
    return { labelled: [], loose: [only.label, ...loose] };
  }
  return { labelled, loose };
}

function isGoalHeading(cell: FilledCell): boolean {
  return cell.roles.group === true && cell.bottom === cell.row && keyOfCell(cell).endsWith("目标");
}

function overlaps(cell: FilledCell, waiting: Waiting): boolean {
  return cell.left <= waiting.right && cell.right >= waiting.left;
}

/** Labels whose text stands in the row below them unless it stands beside them. */
const GOALS: readonly FieldKey[] = ["annualGoal", "goalCompletion", "longTermGoal"];

/** What a form says of its fields beyond their labels. */
interface FieldPlaces {
  /** The labels of the fields that only this form has, as they are compared. */
  readonly own: ReadonlyMap<string, FieldKey>;
  /** The fields whose text stands below their label. */
  readonly below: ReadonlySet<FieldKey>;
}

function placesOf(fields: FormSpec["fields"]): FieldPlaces {
  const own = fields.filter(({ key }) => isOwnKey(key));
  const below = fields.filter(({ place }) => place === "below");
  return {
    own: new Map(own.map(({ key, label }) => [labelKey(label), key])),
    below: new Set([...GOALS, ...below.map(({ key }) => key)]),
  };
}

const OF_NO_FORM = placesOf([]);
const OF_FORMS: ReadonlyMap<FormSpec, FieldPlaces> = new Map(
  FORMS.map((form) => [form, placesOf(form.fields)]),
);

const NO_FIELDS: FieldReading = {
  fields: new Map(),
  printed: new Map(),
  extraFields: [],
  unplaced: [],
  labels: [],
};

/** Reads labels and their values, in the same row or in the row below, from rows outside the form's blocks. */
export function readFields(
  rows: readonly GridRow[],
  form: FormSpec | null,
  merged: boolean,
  assignment: RoleAssignment,
): FieldReading {
  if (rows.length === 0) return NO_FIELDS;
  const { own, below } = (form && OF_FORMS.get(form)) ?? OF_NO_FORM;
  const widest = Math.max(0, ...rows.map(({ cells }) => cells.at(-1)?.right ?? 0));
  const exact = new Set<FieldKey>();
  for (const [at, row] of rows.entries()) {
    const { cells, evidence } = row;
    if ((evidence & FIELD) === 0 || (merged && headsFields(row, rows[at + 1], widest, at === 0))) continue;
    for (const { roles } of cells) if (roles.field) exact.add(roles.field);
  }
  const ownKeyOf = (text: string): FieldKey | undefined =>
    own.size > 0 ? own.get(labelKey(text)) : undefined;
  const keyOf: KeyOf = (cell) => {
    const said = assignedField(assignment, cell.text) ?? ownKeyOf(cell.text);
    if (said !== undefined || cell.roles.field !== undefined) return said ?? cell.roles.field;
    if (!merged) return undefined;
    const key = fieldByWords(cell);
    return key !== undefined && exact.has(key) ? undefined : key;
  };
  const goalKey = exact.has("annualGoal") ? null : "annualGoal";
  // 总体目标 beside 完成情况 heads the goal below it.
  const headOf: KeyOf = (cell) =>
    keyOf(cell) ?? (goalKey !== null && isGoalHeading(cell) ? goalKey : undefined);
  const reader = new FieldReader(below, exact, merged);
  /** The last row of the sheet that a heading at the left reaches down to. */
  let heading = -1;
  for (let i = 0; i < rows.length;) {
    const row = rows[i];
    if (!row) break;
    const first = row.cells[0];
    const headedTo = heading;
    if (first && first.bottom > row.row) heading = Math.max(heading, first.bottom);
    if (merged && headsFields(row, rows[i + 1], widest, i === 0)) {
      reader.labels.push(...row.cells);
      i++;
      continue;
    }
    const listed = merged ? listUnder(rows, i, headOf) || yearsUnder(rows, i) : 0;
    if (listed > 0) {
      const heads = isSecondHead(row, rows[i + 1], headOf) ? 2 : 1;
      reader.takeList(rows.slice(i, i + heads), rows.slice(i + heads, i + heads + listed), headOf);
      i += heads + listed;
      continue;
    }
    const under = merged ? textUnder(row, rows[i + 1], keyOf, widest) : null;
    if (under) {
      reader.takeUnder(under);
      i += 2;
      continue;
    }
    if (merged && reader.takeBelow(row, keyOf)) {
      i++;
      continue;
    }
    if (!reader.takeInline(row, keyOf, widest))
      reader.take(
        merged ? splitLaidOutRow(row, keyOf, goalKey, widest, row.row <= headedTo) : splitRow(row, keyOf),
      );
    i++;
  }
  reader.finish();
  return {
    fields: reader.fields,
    printed: reader.printed,
    extraFields: reader.extraFields,
    unplaced: reader.unplaced,
    labels: reader.labels,
  };
}

/**
 * Whether a row only heads the fields below it: a goal's label over the whole width, 年度绩效目标, with the same label and its
 * text below, or with the heading of the first fields, 基本信息, as the title of a form may stand.
 */
function headsFields(row: GridRow, below: GridRow | undefined, widest: number, isFirst: boolean): boolean {
  const [first, second] = row.cells;
  const [label, text] = below?.cells ?? [];
  if (!first || second || !label || below?.row !== row.row + 1) return false;
  const key = goalOf(first);
  if (key === undefined || first.bottom > first.row || !reachesOver(first, widest)) return false;
  const isTitle = isFirst && TITLE.test(first.text);
  if (!text)
    return (
      reachesOver(label, widest) && (HEADING.test(label.text) || (isTitle && UNDER_TITLE.test(label.text)))
    );
  if (isTitle || isNumberedFirst(first.text)) return true;
  return goalOf(label) === key && label.left === first.left && text.left === label.right + 1;
}

function reachesOver({ left, right }: FilledCell, widest: number): boolean {
  return right > left && right >= widest;
}

/** The goal that a label names, by its spelling or its words. */
function goalOf(cell: FilledCell): FieldKey | undefined {
  const key = isGoalHeading(cell) ? "annualGoal" : (cell.roles.field ?? fieldByWords(cell));
  return key !== undefined && GOALS.includes(key) ? key : undefined;
}

/** The year or the unit of amounts, as they stand below a title. */
const UNDER_TITLE = /^(?:金额)?单位\s*[:：]|^[(（]?\s*(?:19|20)\d{2}\s*年/;
/** What a form may be called that its title calls no 表: 部门整体绩效目标, 部门职责-工作活动绩效目标. */
const TITLE = /(?:部门|单位|项目|整体|专项|活动|资金).*绩效目标$/;
/** What heads the first fields of a form: 基本信息, 一、单位概况. */
const HEADING = /^(?:[一二三四五六七八九十]{1,3}、)?[^\d，,。；;]{0,6}(?:信息|情况|概况|资料|内容)$/;

/** Whether a row under the labels of a list parts one of them: 总额, 财政拨款 under 预算金额. */
function isSecondHead(row: GridRow, below: GridRow | undefined, keyOf: KeyOf): below is GridRow {
  if (!below || below.row !== row.row + 1 || below.cells.length < 2) return false;
  const isPart = (cell: FilledCell): boolean =>
    !isFigure(cell) && keyOf(cell) === undefined && (isLabelLike(cell) || isFundLabel(cell));
  if (!below.cells.every(isPart)) return false;
  const wide = bodyOf(row).filter(({ left, right }) => right > left);
  return below.cells.every((cell) =>
    wide.some(({ left, right }) => left <= cell.left && cell.right <= right),
  );
}

/** The cells of a row but the one merged down beside it and the rows below. */
function bodyOf(row: GridRow): readonly FilledCell[] {
  const flat = row.cells.filter(({ bottom }) => bottom === row.row);
  return flat.filter((cell) => !cell.roles.group || (flat.length > 1 && isGoalHeading(cell)));
}

/**
 * Whether a cell is 填报单位：, a label that has no room beside it: on a blank form its text is still to be written
 * behind it.
 */
function isOpenLabel(
  { text, left, right }: FilledCell,
  next: FilledCell | undefined,
  widest: number,
): boolean {
  return right > left && /[:：]\s*$/.test(text) && (next ? next.left === right + 1 : right >= widest);
}

/**
 * A label over the whole width, 五、存在问题及改进措施, with the text that stands as wide below it; null for any other row.
 */
function textUnder(
  row: GridRow,
  below: GridRow | undefined,
  keyOf: KeyOf,
  widest: number,
): LabelledValues | null {
  if (row.cells.length !== 1 || below?.cells.length !== 1) return null;
  const label = row.cells[0];
  const text = below.cells[0];
  if (!label || text?.row !== row.row + 1) return null;
  const isWide = label.right > label.left && label.right >= widest && text.left === label.left;
  const key = keyOf(label);
  if (!isWide || text.right < label.right || key === undefined) return null;
  return keyOf(text) === undefined && !text.roles.group && !isLabelLike(text)
    ? { label, key, values: [text] }
    : null;
}

/** What names a row of a list whose labels begin right of it; null for a row of which nothing stands left of them. */
function rowName({ cells }: GridRow, heads: readonly FilledCell[], keyOf: KeyOf): FilledCell | null {
  const first = cells[0];
  const second = cells[1];
  const edge = heads[0]?.left ?? 0;
  const isBefore = heads.length > 1 && first && second && first.left < edge && second.left >= edge;
  return isBefore && !isFigure(first) && keyOf(first) === undefined ? first : null;
}

/**
 * How many rows below one stand under its labels, column by column: the labels and the rows share a heading that is
 * merged down beside them. 0 where the row heads no such list.
 */
function listUnder(rows: readonly GridRow[], index: number, keyOf: KeyOf): number {
  const row = rows[index];
  const group = row?.cells[0];
  // What is merged down beside a label, and not before it, is the label's value.
  if (!row || !group || group.bottom <= group.row) return 0;
  const second = isSecondHead(row, rows[index + 1], keyOf);
  const heads = second ? row.cells.filter((cell) => cell !== group) : bodyOf(row);
  const known = heads.filter((cell) => keyOf(cell) !== undefined).length;
  if (heads.length === 0 || !(heads.every(isLabelLike) || known > 0) || (heads.length < 2 && known === 0))
    return 0;
  let count = 0;
  // Every row is named, 分配科学性 under a blank corner: they are the rows of a list, be it one of them only.
  let isNamed = false;
  const from = index + (second ? 2 : 1);
  for (const below of rows.slice(from)) {
    if (below.row > group.bottom) break;
    const named = rowName(below, heads, keyOf);
    const cells = named ? below.cells.slice(1) : below.cells;
    const fits = cells.every((cell) =>
      heads.some(({ left, right }) => cell.left >= left && cell.left <= right),
    );
    if (!fits || cells.some((cell) => keyOf(cell) !== undefined && isLabelLike(cell))) break;
    if (count === 0) isNamed = named !== null;
    count++;
  }
  const first = rows[from];
  const isAligned = (cell: FilledCell): boolean =>
    heads.some(({ left, right }) => left === cell.left && right === cell.right);
  const aligned = second ? 2 : (first?.cells.filter(isAligned).length ?? 0);
  return count > 0 && (isNamed || aligned >= 2 || (aligned === 1 && heads.length <= 2)) ? count : 0;
}

const YEARS = /^(?:财年|年度|年份|预算年度)$/;
const A_YEAR = /^(?:19|20)\d{2}\s*年?度?$/;

/** How many rows below one state for a year each what its labels ask: 财年, 目标 and 实际完成情况 over 2024 and 2025. */
function yearsUnder(rows: readonly GridRow[], index: number): number {
  const heads = rows[index]?.cells ?? [];
  const [first] = heads;
  if (!first || heads.length < 2 || !YEARS.test(keyOfCell(first))) return 0;
  let count = 0;
  for (const { cells } of rows.slice(index + 1)) {
    const isYear = cells[0] !== undefined && A_YEAR.test(cells[0].text.trim());
    const fits = cells.every((cell) =>
      heads.some(({ left, right }) => left === cell.left && right === cell.right),
    );
    if (!isYear || !fits) break;
    count++;
  }
  return count;
}

/** Walks the rows of a form from top to bottom; what it keeps between rows is which labels wait for a value. */
class FieldReader {
  readonly fields = new Map<FieldKey, Entry>();
  readonly printed = new Map<FieldKey, string>();
  readonly extraFields: ExtraField[] = [];
  readonly unplaced: Unplaced[] = [];
  readonly labels: FilledCell[] = [];
  private waiting: Waiting[] = [];
  /** The latest label and where its value stands: rows without labels carry its text on. */
  private latest: { key: FieldKey; label: FilledCell } | null = null;
  private answered: Waiting[] = [];

  /** Cells outside every place so far: they matter only if the form goes on below them. */
  private outside: FilledCell[] = [];
  /** Fields written with their label into one cell, taken where no cell of its own holds them. */
  private readonly inline: {
    readonly key: FieldKey;
    readonly label: string;
    readonly cell: FilledCell;
    readonly entry: Entry;
  }[] = [];

  constructor(
    private readonly below: ReadonlySet<FieldKey>,
    /** The fields that labels known by their spelling name. */
    private readonly exact: ReadonlySet<FieldKey>,
    private readonly merged: boolean,
  ) {}

  take(row: FieldRow): void {
    const { labelled, loose } = this.withUnknownLabels(this.withPairsBehind(row));
    if (labelled.length > 0) {
      if (this.latest) for (const cell of this.outside) this.leave(cell);
      this.outside = [];
    }
    const startsWaiting = labelled.some(
      ({ key, values }) => values.length === 0 && key !== null && this.below.has(key),
    );
    const only = labelled[0];
    if (only && labelled.length === 1 && this.answersWaiting(only)) {
      this.placeBelow(only.values);
      this.label(only, []);
    } else if (labelled.length > 0) {
      if (startsWaiting) this.waiting = [];
      for (const item of labelled) this.label(item, item.values, startsWaiting);
      if (startsWaiting) this.stretchWaiting();
      for (const cell of loose) {
        const beside = labelled.filter(({ label }) => label.left < cell.left).at(-1);
        this.leave(cell, beside?.label.text);
      }
    } else if (loose.length > 0) {
      this.takeLoose(loose);
    }
  }

  /**
   * In a form without merges a row may hold labels that nobody knows, each with its text beside it: it begins with one
   * where the labels stand, and no text is waited for.
   */
  private withUnknownLabels(row: FieldRow): FieldRow {
    const first = row.loose[0];
    const second = row.loose[1];
    if (this.merged || this.waiting.length > 0 || !first || !second) return row;
    if (isFigure(first) || first.left > (this.latest?.label.left ?? first.left)) return row;
    const isPairs =
      row.loose.length % 2 === 0 && row.loose.every(({ text }, at) => at % 2 === 1 || isShort(text));
    if (!isLabelLike(first) && !isPairs) return row;
    const labelled: LabelledValues[] = [];
    let values: FilledCell[] = [];
    row.loose.forEach((cell, at) => {
      const isLabel = isPairs ? at % 2 === 0 : at === 0 || (values.length > 0 && isLabelLike(cell));
      if (isLabel) {
        values = [];
        labelled.push({ label: cell, key: this.keyByWords(cell), values });
      } else values.push(cell);
    });
    return { labelled: [...labelled, ...row.labelled], loose: [] };
  }

  /** In a form without merges a known label and its text may be followed by others, label by label, that nobody lists. */
  private withPairsBehind(row: FieldRow): FieldRow {
    const isFollowed = ({ key, values }: LabelledValues): boolean =>
      key !== null &&
      !this.below.has(key) &&
      values.length >= 3 &&
      values.length % 2 === 1 &&
      values.every((cell, at) => at % 2 === 0 || (isLabelLike(cell) && !isFigure(cell)));
    if (this.merged || !row.labelled.some(isFollowed)) return row;
    const labelled = row.labelled.flatMap((item): LabelledValues[] => {
      if (!isFollowed(item)) return [item];
      const [first, ...others] = item.values;
      const pairs = others.flatMap((label, at): LabelledValues[] =>
        at % 2 === 0 ? [{ label, key: this.keyByWords(label), values: others.slice(at + 1, at + 2) }] : [],
      );
      return [{ ...item, values: first ? [first] : NO_VALUES }, ...pairs];
    });
    return { ...row, labelled };
  }

  /** The field that the words of a label name, where the form names it nowhere else. */
  private keyByWords(label: FilledCell): FieldKey | null {
    const key = fieldByWords(label);
    return key === undefined || this.exact.has(key) || this.fields.has(key) ? null : key;
  }

  /** Labels with the rows under them: one row answers them, several are a list of which every cell is kept. */
  takeList(lines: readonly GridRow[], rows: readonly GridRow[], keyOf: KeyOf): void {
    const last = lines.at(-1);
    const bottom = last?.row ?? 0;
    const isHead = (cell: FilledCell): boolean => cell.bottom <= bottom && !cell.roles.group;
    const heads =
      lines.length === 1 && last ? bodyOf(last) : lines.flatMap(({ cells }) => cells.filter(isHead));
    const under = (column: number): readonly FilledCell[] =>
      heads.filter(({ left, right }) => column >= left && column <= right);
    for (const { cells } of lines) this.labels.push(...cells);
    this.waiting = [];
    const names = rows.map((row) => rowName(row, heads, keyOf));
    const isAnswered = rows.length === 1 && names[0] === null;
    for (const [at, row] of rows.entries()) {
      const named = names[at] ?? null;
      if (named) this.labels.push(named);
      for (const cell of row.cells) {
        if (cell === named) continue;
        const over = under(cell.left);
        const head = over.at(-1);
        const key = head && isAnswered ? keyOf(head) : undefined;
        if (key !== undefined && (this.fields.get(key)?.text ?? "") === "")
          this.fields.set(key, entryOf(cell));
        else {
          const label = [...(named ? [named] : []), ...over].map(({ text }) => text).join("/");
          this.extraFields.push({ label, entry: entryOf(cell) });
        }
      }
    }
    for (const head of heads) {
      const key = keyOf(head);
      const isOverNothing = !rows.some(({ cells: below }) =>
        below.some(({ left }) => under(left).includes(head)),
      );
      if (key === undefined && isOverNothing && !isLabelLike(head))
        this.extraFields.push({ label: "", entry: entryOf(head) });
      if (key !== undefined) this.print(key, head.text);
      if (key !== undefined && isAnswered && !this.fields.has(key)) {
        this.fields.set(key, blankEntry(rows[0]?.row ?? head.row, head.left));
      }
    }
  }

  /** Takes a label with the text below it. */
  takeUnder(item: LabelledValues): void {
    this.waiting = [];
    this.label(item, item.values);
  }

  /** Takes a row whose cells stand exactly below labels that wait for their texts; false where it is none. */
  takeBelow({ cells }: GridRow, keyOf: KeyOf): boolean {
    if (this.waiting.length < 2) return false;
    const isBelow = (cell: FilledCell): boolean =>
      keyOf(cell) === undefined &&
      this.waiting.some(({ label }) => label.left === cell.left && label.right === cell.right);
    return cells.every(isBelow) && this.placeBelow(cells);
  }

  /** Takes a row whose cells are each a label and its text; false where it is none. */
  takeInline(row: GridRow, keyOf: KeyOf, widest: number): boolean {
    if (!this.merged || this.waiting.length > 0 || (row.evidence & COLON) === 0) return false;
    if (!row.cells.every(({ text }) => HAS_COLON.test(text))) return false;
    const cells = withoutRepeats(row, this.merged);
    const found = cells.map((cell, i) => {
      if (isOpenLabel(cell, cells[i + 1], widest)) return { label: cell.text, text: "" };
      return cell.roles.field === undefined ? inlineField(cell.text) : null;
    });
    if (!found.every((each) => each !== null)) return false;
    // A heading that ends in a colon asks for nothing.
    if (cells.every((cell, i) => found[i]?.text === "" && keyOf(cell) === undefined)) return false;
    cells.forEach((cell, i) => {
      const each = found[i];
      if (!each) return;
      const key = keyOf(asLabel(partOfCell(cell, each.label)));
      const entry: Entry = { text: each.text, cell: addressOf(cell), source: null };
      if (key !== undefined) this.inline.push({ key, label: each.label, cell, entry });
      else if (each.text !== "")
        this.extraFields.push({ label: each.label, entry: { ...entry, source: cell.source } });
    });
    return true;
  }

  /** Gives the fields that no cell of their own holds to those written into one cell with their label. */
  finish(): void {
    for (const { key, label, entry } of this.inline) {
      if (this.fields.has(key)) {
        if (entry.text !== "") this.extraFields.push({ label, entry });
      } else {
        this.fields.set(key, entry);
        this.print(key, label);
      }
    }
    if (this.merged) {
      for (const cell of this.outside) this.extraFields.push({ label: "", entry: entryOf(cell) });
      this.outside = [];
    }
  }

  /** Two goals side by side may stand beside the next label, where a pasted form has lost a row. */
  private answersWaiting({ values }: LabelledValues): boolean {
    return this.waiting.length >= 2 && values.length === this.waiting.length;
  }

  private label(
    { label, key, hasRoom = false }: LabelledValues,
    values: readonly FilledCell[],
    inWaitingRow = false,
  ): void {
    this.labels.push(label);
    const [first, ...others] = values;
    if (key === null) {
      if (!this.merged) this.latest = null;
      if (first) this.extraFields.push({ label: label.text, entry: entryOf(first) });
      // A text beside nothing may be a label without a value or a value without a label: it is kept.
      else this.extraFields.push({ label: "", entry: entryOf(label) });
      for (const cell of others) this.leave(cell, label.text);
      return;
    }
    this.print(key, label.text);
    const known = this.fields.get(key);
    if (first) {
      if (!known || known.text === "") this.fields.set(key, entryOf(first));
      else if (known.cell.row !== first.row || known.cell.column !== first.left) {
        this.extraFields.push({ label: label.text, entry: entryOf(first) });
      }
      for (const cell of others) this.leave(cell, label.text);
    } else {
      this.fields.set(
        key,
        known ??
          (hasRoom
            ? blankEntry(label.row, label.right + 1)
            : blankEntry(label.row + (this.below.has(key) ? 1 : 0), this.blankColumn(key, label))),
      );
      if (inWaitingRow && this.below.has(key)) {
        this.waiting.push({ key, label, left: label.left, right: label.right });
      }
    }
    this.latest = { key, label };
  }

  private print(key: FieldKey, label: string): void {
    if (!this.printed.has(key)) this.printed.set(key, label);
  }

  private blankColumn(key: FieldKey, label: FilledCell): number {
    return this.below.has(key) ? label.left : label.right + 1;
  }

  /** A value below belongs to the label over it or, where the label's own merge was undone, right of it. */
  private stretchWaiting(): void {
    this.waiting.forEach((label, i) => {
      const next = this.waiting[i + 1];
      if (next) label.right = Math.max(label.right, next.left - 1);
    });
    const last = this.waiting.at(-1);
    if (last) last.right = Infinity;
  }

  /** In a pasted form a row without labels carries on the text above it; merges leave no such rows. */
  private takeLoose(loose: readonly FilledCell[]): void {
    if (this.waiting.length > 0 && this.placeBelow(loose)) return;
    const latest = this.latest;
    for (const cell of loose) {
      if (!latest || this.merged || cell.left <= latest.label.left) {
        if (!PAGE_NUMBER.test(cell.text)) this.outside.push(cell);
        continue;
      }
      const over = this.answered.find((label) => overlaps(cell, label));
      const key = this.fields.get(latest.key)?.text === "" || !over?.key ? latest.key : over.key;
      const entry = this.fields.get(key);
      this.fields.set(key, entry ? joined(entry, cell) : entryOf(cell));
    }
  }

  /** Gives values to the waiting labels, by order when there is one for each, else by the column they stand in. */
  private placeBelow(values: readonly FilledCell[]): boolean {
    const inOrder = values.length === this.waiting.length;
    const placed = this.waiting.filter((label, i) => {
      const cell = inOrder ? values[i] : values.find((value) => overlaps(value, label));
      if (!cell) return false;
      if (label.key === null) this.extraFields.push({ label: label.label.text, entry: entryOf(cell) });
      else this.fields.set(label.key, entryOf(cell));
      return true;
    });
    if (placed.length === 0) return false;
    this.answered = this.waiting;
    this.waiting = [];
    return true;
  }

  /** Keeps what has no place, with the label that it stands beside or, on a row without one, the latest. */
  private leave(cell: FilledCell, label = this.latest?.label.text ?? ""): void {
    if (this.merged) {
      this.extraFields.push({ label, entry: entryOf(cell) });
    } else {
      this.unplaced.push({ cells: [addressOf(cell)], text: cell.text });
    }
  }
}

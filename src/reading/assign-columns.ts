import type { IndicatorColumn } from "../forms/form-spec";
import {
  CLEAR,
  inPartOfYear,
  indicatorCandidates,
  isReviewer,
  KNOWN_SPELLING,
  LIKELY,
  namesMoney,
  namesPeople,
  standsBesideJudgement,
} from "./column-labels";
import { contentsOf, type ColumnContents } from "./column-contents";
import { compactOf, type Candidate, type FilledCell, type GridRow } from "./grid";
import type { Header, HeaderColumn, PrintedColumn } from "./header";
import { assignedRole } from "./assigned-roles";
import { isOfPartOfYear, isOverYears, statedMonths } from "./stated-months";
import { fold } from "../sheet/fold";
import type { RoleAssignment } from "./role-assignment";

/** A column of an indicator block with what it was taken for. */
export interface IndicatorHeaderColumn extends HeaderColumn<IndicatorColumn> {
  /** As printed, the rows of the header joined by a slash. */
  readonly header: string;
  /** The first row of the header. */
  readonly top: number;
  /** The last row of the header. */
  readonly headerBottom: number;
  /** Whether its cells are numbers or amounts: such a column may not go unread. */
  readonly holdsValues: boolean;
  /** A column split into its answers, ticked instead of written, by sheet column. */
  readonly answers: ReadonlyMap<number, string> | null;
  /** Whether it holds what was wanted before the target was adjusted: it counts where the adjusted one is blank. */
  readonly isBeforeAdjusting: boolean;
}

/** A column while its role is being found. */
interface Open {
  readonly printed: PrintedColumn;
  readonly header: string;
  readonly candidates: readonly Candidate<IndicatorColumn>[];
  /** A target for more than the year, beside the year's own, or the one before it was adjusted. */
  readonly isBeyond: boolean;
  readonly answers: ReadonlyMap<number, string> | null;
}

const LEVELS: readonly IndicatorColumn[] = ["level1", "level2", "name"];
const NUMBERS = 0.7;
/** A column with so many numbers, signs and percents may not be passed over. */
const HOLDS_VALUES = 0.4;
const ENOUGH = 3;
const IMPOSSIBLE = -20;

function textOf({ path }: PrintedColumn): string {
  return path.length === 1 && path[0] ? compactOf(path[0]) : path.map(compactOf).join("/");
}

/** A generic word such as 数值 or 内容 says nothing by itself: the heading over it does. */
const GENERIC = /^(?:数值|值|内容|情况|指标|年度|全年|合计)$/;

/** What each level is called and weighs, where 一级指标 stands over 名称 and 权重. */
const UNDER_LEVELS: Readonly<
  Partial<Record<IndicatorColumn, Readonly<Record<"called" | "weighs", IndicatorColumn>>>>
> = {
  level1: { called: "level1", weighs: "level1Weight" },
  level2: { called: "level2", weighs: "level2Weight" },
  name: { called: "name", weighs: "weight" },
};
const CALLED = /^(?:指标)?(?:名称|内容)$|^指标$/;

/** What 名称 or 权重 under the heading of a level says of it; null for any other column. */
function underLevel(leaf: FilledCell, over: FilledCell | undefined): Candidate<IndicatorColumn> | null {
  const best = over && indicatorCandidates(over)[0];
  const level = best && best.score > CLEAR ? UNDER_LEVELS[best.role] : undefined;
  if (!level) return null;
  if (CALLED.test(compactOf(leaf))) return { role: level.called, score: CLEAR + 1 };
  return indicatorCandidates(leaf)[0]?.role === "weight" ? { role: level.weighs, score: CLEAR + 1 } : null;
}

function candidatesOf({ path }: PrintedColumn): readonly Candidate<IndicatorColumn>[] {
  const leaf = path.at(-1);
  if (!leaf) return [];
  if (path.length === 1) return indicatorCandidates(leaf);
  const ofLevel = underLevel(leaf, path.at(-2));
  if (ofLevel) return [ofLevel];
  const over = path.slice(0, -1).reverse();
  const own = GENERIC.test(leaf.text) && over.length > 0 ? [] : indicatorCandidates(leaf);
  if (own.length > 0) return over.some(isOfPart) ? inPartOfYear(own) : own;
  const above = over.map((cell) => indicatorCandidates(cell)).find((found) => found.length > 0);
  const generic = GENERIC.test(leaf.text);
  // 数值 under 年度指标 is what the indicator is to reach, not what it is called.
  if (generic && /^(?:数值|值)$/.test(leaf.text) && above?.[0]?.role === "name")
    return [{ role: "target", score: LIKELY }];
  // 评分 over 自评, 主管部门 and 财政局.
  if (above?.[0]?.role === "score" && isReviewer(leaf)) return [{ role: "reviewScore", score: CLEAR }];
  return (above ?? []).map(({ role, score }) => ({ role, score: generic ? score - 1 : score - 3 }));
}

/** 2024年, 2025年 and 2026年 side by side are no target and result. */
const BARE_YEAR = /^\s*(?:19|20)\d{2}\s*年度?\s*$/;

/** Whether a column's own words speak for a role, or for something else than any; else only those over it may. */
function speaksForItself({ path }: PrintedColumn): boolean {
  const leaf = path.at(-1);
  return (
    leaf !== undefined &&
    !GENERIC.test(leaf.text) &&
    (indicatorCandidates(leaf).length > 0 ||
      namesPeople(leaf) ||
      namesMoney(leaf) ||
      standsBesideJudgement(leaf) ||
      BARE_YEAR.test(leaf.text))
  );
}

/** Whether a column holds nothing of what its own words speak for: 项目权重 over 项目决策 and 项目管理. */
function isDenied({ path }: PrintedColumn, is: ColumnContents): boolean {
  const leaf = path.at(-1);
  const spoken = leaf ? indicatorCandidates(leaf) : [];
  return is.filled > 0 && spoken.length > 0 && spoken.every(({ role }) => fitOf(role, is) === IMPOSSIBLE);
}

const GRADE = /^(?:优秀?|优良|良好?|较?好|中等?|一般|合格|差|较差|不合格|低|高)(?:[(（].*[)）])?$/;

/** A column, with its answers where it is split into them. */
interface Answered {
  readonly printed: PrintedColumn;
  readonly answers: ReadonlyMap<number, string> | null;
  /** `best` is the first of the standards that earn a grade each. */
  readonly kind: "likelihood" | "grade" | "best" | null;
  /** Whether it states what would earn a lower grade than the one before it does. */
  readonly isLowerGrade: boolean;
}

/**
 * Columns side by side that are the answers of one: 确定能, 有可能, 完全不可能; 优, 良, 中, 差 where they are ticked. Where
 * a text stands under each grade instead, they stay columns of their own.
 */
function withAnswers(columns: readonly PrintedColumn[], data: () => readonly GridRow[]): Answered[] {
  const joined: Answered[] = [];
  const kindOf = ({ path }: PrintedColumn): "likelihood" | "grade" | null => {
    const leaf = path.at(-1);
    if (leaf?.roles.likelihood) return "likelihood";
    return leaf && GRADE.test(compactOf(leaf)) ? "grade" : null;
  };
  for (let i = 0; i < columns.length;) {
    const printed = columns[i];
    if (!printed) break;
    const kind = kindOf(printed);
    if (kind === null) {
      joined.push({ printed, answers: null, kind, isLowerGrade: false });
      i++;
      continue;
    }
    let end = i + 1;
    while (columns[end] && kindOf(columns[end] ?? printed) === kind) end++;
    const run = columns.slice(i, end);
    const last = run.at(-1);
    if (
      last &&
      run.length >= (kind === "grade" ? 3 : 2) &&
      (kind === "likelihood" || isTicked(run, data()))
    ) {
      const texts = run.map((each) => [each.left, each.path.at(-1)?.text ?? ""] as const);
      const path = printed.path.length > 1 ? printed.path.slice(0, -1) : printed.path;
      joined.push({
        printed: { path, left: printed.left, right: last.right },
        answers: new Map(texts),
        kind,
        isLowerGrade: false,
      });
    } else {
      // 好, 较好 and 一般 under 指标值: what earns the best of them is the target.
      const isStandard = run.every(isStandardColumn) && !columns.some(holdsPoints);
      const isGraded = run.length > 1 && (isStandard || run.every(isTargetColumn));
      run.forEach((each, at) => {
        const isBest = isGraded && at === 0;
        joined.push({
          printed: each,
          answers: null,
          kind: isBest ? "best" : null,
          isLowerGrade: isGraded && at > 0,
        });
      });
    }
    i = end;
  }
  return joined;
}

/** Whether nothing but ticks stands under answers; on a blank form, where a standard would be printed, nothing does. */
function isTicked(run: readonly PrintedColumn[], data: readonly GridRow[]): boolean {
  return data.every(({ cells }) =>
    cells.every(({ left, text }) => !run.some((each) => each.left === left) || TICK.test(text)),
  );
}

/** How well what a column holds fits a role; `IMPOSSIBLE` where it contradicts it. */
function fitOf(role: IndicatorColumn, is: ColumnContents): number {
  if (is.filled === 0) return 0;
  switch (role) {
    case "weight":
    case "score":
    case "reviewScore":
    case "level1Weight":
    case "level2Weight":
      if (is.numbers >= NUMBERS) return 2;
      return is.numbers + is.percents + is.points >= NUMBERS ? 1 : IMPOSSIBLE;
    case "nature":
      return is.signs >= 0.6 ? 3 : is.values >= 0.5 ? IMPOSSIBLE : -2;
    case "unit":
      return is.units >= 0.5 ? 3 : is.values >= 0.5 ? IMPOSSIBLE : 0;
    case "target":
    case "actual":
    case "halfYear":
    case "fullYear":
    case "progress":
    case "forecast":
    case "previous":
      return is.values + is.grades >= 0.5 ? 1 : 0;
    case "level1":
      return is.level1 >= 0.5 ? 3 : is.level2 >= 0.5 ? -2 : is.values >= 0.5 ? IMPOSSIBLE : 0;
    case "level2":
      return is.level2 >= 0.5 ? 3 : is.level1 >= 0.5 ? -2 : is.values >= 0.5 ? IMPOSSIBLE : 0;
    case "name":
      return is.texts >= 0.5 && is.variety >= 0.5 ? 2 : is.values >= 0.5 ? -4 : 0;
    case "completionRate":
      // A result with its unit is no share of the target.
      return is.percents + is.numbers >= 0.5 ? 1 : is.filled > 0 ? -3 : 0;
    case "serial":
      return is.serial ? 3 : 0;
    default:
      return is.numbers >= NUMBERS ? -4 : 0;
  }
}

/** What the columns beside one are known to hold. */
interface Beside {
  readonly has: (role: IndicatorColumn) => boolean;
  readonly leftOf: (role: IndicatorColumn) => boolean;
  readonly rightOf: (role: IndicatorColumn) => boolean;
  /** Whether a role stands left of all levels and names. */
  readonly isBeforeNames: (role: IndicatorColumn) => boolean;
  readonly contents: (role: IndicatorColumn) => ColumnContents | undefined;
}

const FULL_MARKS = new Set([100, 95, 90, 85, 80, 70, 60, 50, 40]);

function total(figures: ReadonlyMap<number, number>): number {
  return Math.round([...figures.values()].reduce((sum, value) => sum + value, 0) * 100) / 100;
}

/** Whether every number of the one is at most the other's on its row. */
function isAtMost(lower: ColumnContents, upper: ReadonlyMap<number, number>): boolean {
  let compared = 0;
  let above = 0;
  for (const [row, value] of lower.figures) {
    const bound = upper.get(row);
    if (bound === undefined) continue;
    compared++;
    if (value > bound) above++;
  }
  return compared > 0 && above * 5 <= compared;
}

/** What a column whose header says nothing may be, by what it holds and where it stands. */
function byContents(
  is: ColumnContents,
  beside: Beside,
  isLast: boolean,
  merged: boolean,
): readonly Candidate<IndicatorColumn>[] {
  const found: Candidate<IndicatorColumn>[] = [];
  const may = (role: IndicatorColumn, score: number): void => {
    if (!beside.has(role)) found.push({ role, score });
  };
  // Points that stand before the levels say nothing of where the values begin.
  const isPast = (role: IndicatorColumn): boolean => beside.rightOf(role) && !beside.isBeforeNames(role);
  const beforeValues = !(["target", "actual", "weight", "score", "nature"] as const).some(isPast);
  if (is.serial && beforeValues) may("serial", 5);
  if (is.signs >= 0.6) may("nature", 5);
  if (is.units >= 0.6 && is.values < 0.2) may("unit", 5);
  if (is.level1 >= 0.5 && beforeValues) may("level1", 4);
  if (is.level2 >= 0.5 && beforeValues) may("level2", 4);
  const texts = is.texts >= 0.6 && is.values < 0.4;
  if (beforeValues && texts) {
    // One text for several rows: repeated, or merged down beside their names.
    const isShared = is.variety < 0.9 || (merged && is.filled < (beside.contents("name")?.filled ?? 0));
    if (beside.leftOf("level2") || (beside.leftOf("name") && isShared)) may("level1", 3.5);
    if (beside.rightOf("level1") && beside.leftOf("name")) may("level2", 4);
    if (is.variety >= 0.6 && !beside.leftOf("level2") && !beside.leftOf("level1")) may("name", 4);
  }
  const valued = is.values + is.grades >= 0.4 && !is.serial;
  if (is.numbers >= NUMBERS && is.filled > 0) {
    const weights = beside.contents("weight");
    const scores = beside.contents("score");
    const afterValues = !(["target", "actual", "nature", "name"] as const).some(beside.leftOf);
    const marks = marksOf(beside);
    const isBeforeKnown = beside.has("target") && reachedSomething(beside) && !beside.leftOf("name");
    const isFull = FULL_MARKS.has(total(is.figures));
    if (
      !weights &&
      (afterValues || isBeforeKnown) &&
      !marks &&
      (isFull || (scores && isAtMost(scores, is.figures)))
    ) {
      // Where nothing yet says what was reached, numbers that are no full marks together may be that.
      may("weight", isFull || beside.has("actual") ? 4 : 3.6);
    }
    if (!scores && afterValues && weights && isAtMost(is, weights.figures) && beside.rightOf("weight"))
      may("score", 4.2);
    else if (!scores && afterValues && marks && isAtMost(is, marks)) may("score", 4.2);
  }
  if (valued && is.level1 + is.level2 < 0.3) {
    // Points may stand between what was wanted and what was reached.
    const isWithin = !isPast("weight") || beside.leftOf("actual") || beside.leftOf("score");
    if (isWithin && !isPast("score")) {
      if (beside.leftOf("fullYear") || (beside.leftOf("target") && !reachedSomething(beside)))
        may("halfYear", 3.2);
      if (!beside.rightOf("actual") && !beside.rightOf("progress")) may("target", 4);
      if ((beside.rightOf("target") || beside.rightOf("nature")) && !beside.has("halfYear")) {
        if (beside.has("forecast") || beside.has("likelihood")) may("progress", 4);
        else if (beside.rightOf("progress") && !beside.has("score")) may("forecast", 4);
        else may("actual", 3.8);
      }
    }
  }
  if (isLast && is.values < 0.2 && (beside.has("score") || beside.has("actual")) && !standsByMet(is, beside))
    may("reason", 3.5);
  return found;
}

function reachedSomething(beside: Beside): boolean {
  return beside.has("actual") || beside.has("progress");
}

/** The full marks in brackets behind most of the names or levels; null where they stand elsewhere. */
function marksOf(beside: Beside): ReadonlyMap<number, number> | null {
  for (const role of LEVELS) {
    const contents = beside.contents(role);
    const marks = contents?.marks;
    if (contents && marks && marks.size * 2 >= contents.filled && marks.size > 0) return marks;
  }
  return null;
}

/** Whether half of a column's texts or more stand where no points were lost: those are no reasons. */
function standsByMet(is: ColumnContents, beside: Pick<Beside, "contents">): boolean {
  const weights = beside.contents("weight")?.figures;
  const scores = beside.contents("score")?.figures;
  if (!weights || !scores) return false;
  const scored = [...is.rows].filter((row) => weights.has(row) && scores.has(row));
  const met = scored.filter((row) => scores.get(row) === weights.get(row));
  return scored.length > 0 && met.length * 2 >= scored.length;
}

/** The columns among which one role stands several times; which is meant follows from where they stand. */
function withoutRepeats(
  open: readonly Open[],
  roles: (IndicatorColumn | null)[],
  contents: () => readonly ColumnContents[],
): void {
  const places = (role: IndicatorColumn): number[] => roles.flatMap((each, i) => (each === role ? [i] : []));
  const weights = places("weight");
  if (weights.length > 1) {
    const nameAt = roles.indexOf("name");
    const scoreAt = roles.indexOf("score");
    for (const at of weights) {
      const owner = roles
        .slice(0, at)
        .reverse()
        .find((role) => role !== null && LEVELS.includes(role));
      if (at < nameAt && owner === "level1") roles[at] = "level1Weight";
      else if (at < nameAt && owner === "level2") roles[at] = "level2Weight";
    }
    const left = places("weight");
    const kept =
      left.find((at) => at === scoreAt - 1) ??
      left.find((at) => (contents()[at]?.numbers ?? 0) >= NUMBERS) ??
      left[0];
    for (const at of left) if (at !== kept) roles[at] = null;
  }
  const scores = places("score");
  if (scores.length > 1) {
    const own = scores.filter((at) => (open[at]?.header ?? "").includes("自评"));
    const [kept] =
      own.length > 0 ? own : countedScores(open, scores, contents()[roles.indexOf("weight")], contents);
    for (const at of scores) if (at !== kept) roles[at] = null;
    const other = scores.find((at) => at !== kept);
    if (other !== undefined && !roles.includes("reviewScore") && own.length > 0) roles[other] = "reviewScore";
  }
  const seen = new Set<IndicatorColumn>();
  roles.forEach((role, at) => {
    if (role === null) return;
    if (seen.has(role)) roles[at] = null;
    seen.add(role);
  });
}

/** What the points came to after they were weighed: 加权得分, 折算得分. */
const WEIGHED = /加权|折算|最终|最后/;

/** Of columns of points those that are said to count, else those that stay within the full marks; else all of them. */
function countedScores(
  open: readonly Open[],
  scores: readonly number[],
  weights: ColumnContents | undefined,
  contents: () => readonly ColumnContents[],
): readonly number[] {
  const weighed = scores.filter((at) => WEIGHED.test(open[at]?.header ?? ""));
  if (weighed.length > 0) return weighed;
  const within = scores.filter((at) => {
    const is = contents()[at];
    return weights && is && isAtMost(is, weights.figures);
  });
  return within.length > 0 ? within : scores;
}

/** The best way to give each open column one of its roles, no role twice. */
function bestAssignment(
  options: readonly (readonly Candidate<IndicatorColumn>[])[],
  taken: ReadonlySet<IndicatorColumn>,
): readonly (IndicatorColumn | null)[] {
  let best: readonly (IndicatorColumn | null)[] = options.map(() => null);
  let most = 0;
  const used = new Set(taken);
  const chosen: (IndicatorColumn | null)[] = [];
  let steps = 0;
  const choose = (at: number, sum: number): void => {
    if (++steps > MOST_STEPS) return;
    if (at === options.length) {
      if (sum > most) [best, most] = [[...chosen], sum];
      return;
    }
    for (const { role, score } of options[at] ?? []) {
      if (score < ENOUGH || used.has(role)) continue;
      used.add(role);
      chosen.push(role);
      choose(at + 1, sum + score);
      chosen.pop();
      used.delete(role);
    }
    chosen.push(null);
    choose(at + 1, sum);
    chosen.pop();
  };
  choose(0, 0);
  return best;
}

/** Enough for every form seen; a sheet of nothing but doubtful columns is left open beyond it. */
const MOST_STEPS = 20_000;

/** Whether a header cell heads the whole block beside its columns: merged down over the data, or nothing below it. */
function headsBlock(
  printed: PrintedColumn,
  header: Header,
  data: () => readonly GridRow[],
  next: PrintedColumn | undefined,
): boolean {
  const cell = printed.path[0];
  const under = printed.path[1];
  const bottom = header.rows.at(-1)?.row ?? 0;
  if (!cell) return false;
  if (cell.bottom > bottom) return true;
  // What stands over several columns heads them, and each of them is a column all the same.
  if (under) return false;
  const isLevel = ({ path }: PrintedColumn): boolean => {
    const leaf = path.at(-1);
    const best = leaf && indicatorCandidates(leaf)[0];
    return best !== undefined && best.score > LIKELY + 1 && LEVELS.includes(best.role);
  };
  if (isLevel1Unsaid(printed, header, data)) return false;
  if (cell.roles.group && header.columns.some((column) => column !== printed && isLevel(column))) return true;
  // A number of the line is no heading, though a blank form leaves it out.
  if (indicatorCandidates(cell)[0]?.role === "serial") return false;
  // 绩效目标完成情况 before the levels or the names heads them, unless something of its own stands below it.
  const names = ({ path }: PrintedColumn): boolean =>
    path.some((each) => indicatorCandidates(each).some(({ role }) => LEVELS.includes(role)));
  const isSpoken = cell.roles.group !== true && indicatorCandidates(cell).length > 0;
  if (isSpoken && !header.columns.some(isLevel)) {
    const others = header.columns.filter((column) => column !== printed);
    if (!others.some(names) || (names(printed) && data().length === 0)) return false;
  }
  if (isSpoken && isLevel(printed)) return false;
  const until = next?.left ?? printed.right + 1;
  // On a blank form nothing stands below any column: one cell among others heads a column as they do.
  if (cell.left === cell.right && !cell.roles.group && data().every(({ values }) => values === 0))
    return false;
  return data().every(({ cells }) =>
    cells.every(
      ({ left, text, kind }) =>
        left < printed.left ||
        left >= until ||
        text === cell.text ||
        (left === printed.left && kind === "blank-mark"),
    ),
  );
}

/**
 * Whether 绩效指标 heads a column of 一级指标 that nothing else heads: no header names that level while the next one is named,
 * and texts stand below it, or nothing does because the form is blank.
 */
function isLevel1Unsaid(printed: PrintedColumn, header: Header, data: () => readonly GridRow[]): boolean {
  const cell = printed.path[0];
  if (!cell?.roles.group || cell.bottom > (header.rows.at(-1)?.row ?? 0)) return false;
  const roleOf = ({ path }: PrintedColumn): IndicatorColumn | undefined => {
    const leaf = path.at(-1);
    return leaf && indicatorCandidates(leaf)[0]?.role;
  };
  const level2 = header.columns.find((column) => roleOf(column) === "level2");
  if (!level2 || level2.left <= printed.left || header.columns.some((column) => roleOf(column) === "level1"))
    return false;
  const rows = data().flatMap(({ cells }) => cells);
  const below = rows.filter(({ left, text }) => left === printed.left && text !== cell.text);
  return below.length > 0 || rows.every(({ left }) => left < printed.left);
}

/** The rows of a form, the first of them below a header, and those among them that its block holds. */
export interface Below {
  readonly rows: readonly GridRow[];
  readonly from: number;
  readonly data: () => readonly GridRow[];
}

/** Finds out what each column of an indicator block holds, all columns together. */
export function assignColumns(
  header: Header,
  below: Below,
  merged: boolean,
  assignment: RoleAssignment,
): readonly IndicatorHeaderColumn[] {
  const firstRow = header.rows[0];
  let looked: readonly GridRow[] | null = null;
  const data = (): readonly GridRow[] => (looked ??= below.data());
  const printed = [...header.columns];
  while (printed[0] && printed.length > 2 && headsBlock(printed[0], header, data, printed[1]))
    printed.shift();
  if (merged) printed.unshift(...withoutHeader(printed[0], below, data));
  if (merged) splitNames(printed, data);
  const unsaid = printed.find((column) => isLevel1Unsaid(column, header, data));
  const targets = printed.filter(isTargetColumn);
  const hasSeveral = targets.length > 1;
  const beforeAdjusting = hasSeveral ? targetsBeforeAdjusting(targets) : NO_COLUMNS;
  const beyond = hasSeveral
    ? new Set([...beyondTheYear(targets), ...beforeAdjusting, ...repeatedForYears(printed, targets, below)])
    : NO_COLUMNS;
  const open = ofAllMonths(
    ofOneYear(
      withAnswers(printed, data).map((column) => {
        const isBeyond = column.isLowerGrade || beyond.has(column.printed);
        return {
          printed: column.printed,
          header: textOf(column.printed),
          candidates:
            column.printed === unsaid
              ? [{ role: "level1", score: KNOWN_SPELLING }]
              : isBeyond
                ? []
                : candidatesOfAnswers(column),
          isBeyond,
          answers: column.answers,
        };
      }),
    ),
  );
  let counted: readonly ColumnContents[] | null = null;
  const contents = (): readonly ColumnContents[] =>
    (counted ??= contentsOf(
      open.map((column) => column.printed),
      data(),
    ));
  const given: ReturnType<typeof assignedRole>[] = [];
  const roles: (IndicatorColumn | null)[] = [];
  for (const { header: text, isBeyond, printed: column, candidates } of open) {
    const taught = assignedRole(assignment, "indicator", text, column.left);
    const said = taught === undefined && isBeyond ? null : taught;
    const best = candidates[0];
    const known = best?.score === KNOWN_SPELLING ? best.role : null;
    given.push(said);
    roles.push(said === undefined ? known : isIndicatorRole(said) ? said : null);
  }
  const isKnown = roles.every((role, at) => role !== null && roles.indexOf(role) === at);
  if (!isKnown) {
    withoutRepeats(open, roles, contents);
    fillOpen(open, roles, given, contents(), merged);
    withoutRepeats(open, roles, contents);
  }
  withLevelBefore(open, roles, given, contents);
  inOrder(open, roles, given, contents);
  asItsStageHasIt(roles);
  asReason(open, roles, given, contents);
  const columns: IndicatorHeaderColumn[] = [];
  open.forEach(({ printed: column, header: text, candidates, isBeyond, answers }, at) => {
    columns.push({
      key: roles[at] ?? null,
      left: column.left,
      right: column.right,
      header: text,
      top: firstRow?.row ?? 0,
      headerBottom: header.rows.at(-1)?.row ?? 0,
      holdsValues:
        roles[at] === null &&
        !isBeyond &&
        candidates[0]?.role !== "reviewScore" &&
        !isOfPartBeside(text, candidates, roles) &&
        !isUnderstood(column, contents()[at]) &&
        !GRADE.test(text) &&
        !isBesideJudgement(open[at], roles) &&
        isValued(contents()[at]),
      answers,
      isBeforeAdjusting: beforeAdjusting.has(column),
    });
  });
  return columns;
}

/** The number of a name in a cell of its own: 指标1, 2., ③. */
const ORDINAL = /^(?:指标)?[(（]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）]?[.．、:：]?$|^[①-⑳]$/;
/** So many rows tell that a column is two. */
const FEWEST_SPLIT = 3;

/**
 * Where one header of names stands over two columns, numbers or levels left and names right, the header is that of the
 * right one.
 */
function splitNames(printed: PrintedColumn[], data: () => readonly GridRow[]): void {
  for (let at = 0; at < printed.length; at++) {
    const column = printed[at];
    const leaf = column?.path.at(-1);
    if (!column || !leaf || column.right === column.left) continue;
    if (indicatorCandidates(leaf)[0]?.role !== "name") continue;
    const inside = data().flatMap(({ cells }) =>
      cells.filter(({ left }) => left >= column.left && left <= column.right),
    );
    const lefts = [...new Set(inside.map(({ left }) => left))].sort((a, b) => a - b);
    const [first, second] = lefts;
    if (first !== column.left || second === undefined || lefts.length > 2) continue;
    const before = inside.filter(({ left }) => left === first);
    const names = inside.filter(({ left }) => left === second);
    const beside = names.filter(({ row }) => before.some((cell) => cell.row <= row && row <= cell.bottom));
    if (names.length < FEWEST_SPLIT || beside.length * 5 < names.length * 4) continue;
    // What reaches over both columns is a name by itself.
    const narrow = before.filter(({ right }) => right < second);
    if (narrow.length * 5 < before.length * 4) continue;
    const right = { ...column, left: second };
    if (narrow.every(({ text }) => ORDINAL.test(text.trim()))) printed[at] = right;
    else if (narrow.length < names.length)
      printed.splice(at, 1, { path: [], left: first, right: second - 1 }, right);
  }
}

/** Columns of texts left of the first that the header names: levels over which it stands blank. */
function withoutHeader(
  first: PrintedColumn | undefined,
  { rows, from }: Below,
  data: () => readonly GridRow[],
): PrintedColumn[] {
  const edge = first?.left ?? 0;
  const isLevel = ({ left, kind, roles }: FilledCell): boolean =>
    left < edge && !roles.group && LEVEL_KINDS.has(kind);
  // Most forms have none: then the rows of the block need not be told from those below it.
  let isFound = false;
  for (let at = from; at < rows.length && !isFound; at++) {
    for (const cell of rows[at]?.cells ?? []) {
      if (cell.left >= edge) break;
      if (isLevel(cell)) isFound = true;
    }
  }
  if (!isFound) return [];
  const lefts = new Set<number>();
  for (const { cells } of data()) {
    for (const cell of cells) if (isLevel(cell)) lefts.add(cell.left);
  }
  return [...lefts].sort((a, b) => a - b).map((left) => ({ path: [], left, right: left }));
}

const LEVEL_KINDS: ReadonlySet<string> = new Set(["level1", "level2", "level1-or-2"]);

const STATED_YEAR = /(?:19|20)\d{2}(?=年)/;

/** The year that a header states; not a number where it states none. */
function statedYear(header: string): number {
  return header.includes("年") ? Number(STATED_YEAR.exec(header)?.[0] ?? NaN) : NaN;
}

/**
 * Of columns that state several years, 2022年完成值 beside 2023年完成值, those of the latest year are the table's, or of
 * the latest for which something was wanted and reached; what was reached before is the previous result, and what was
 * wanted before or is wanted later says nothing of the year.
 */
function ofOneYear(open: readonly Open[]): readonly Open[] {
  const years = open.map(({ header }) => statedYear(header));
  const stated = years.filter((year) => !Number.isNaN(year));
  if (stated.every((year) => year === stated[0])) return open;
  const isOf = (role: IndicatorColumn, year: number | null): boolean =>
    open.some(
      ({ candidates }, at) =>
        candidates[0]?.role === role && (years[at] === year || (year === null && Number.isNaN(years[at]))),
    );
  const whole = stated.filter((year) => isOf("target", year) && isOf("actual", year));
  const own = Math.max(...(whole.length > 0 ? whole : stated));
  // Where nothing was reached in the year and nothing is scored, the year is yet to come.
  const isToCome =
    isOf("target", own) && [own, null].every((year) => !isOf("actual", year)) && !isOf("score", null);
  const isResult = (at: number): boolean =>
    open[at]?.candidates[0]?.role === "actual" && (years[at] ?? NaN) < own;
  return open.map((column, at) => {
    const best = column.candidates[0];
    const year = years[at] ?? NaN;
    if (!best || Number.isNaN(year) || year === own) return column;
    if (year < own && !isOf(best.role, own) && !(isToCome && OF_RESULTS.has(best.role))) return column;
    const isLast = !open.some((_, other) => isResult(other) && year < (years[other] ?? NaN));
    const candidates: Open["candidates"] =
      isResult(at) && isLast ? [{ role: "previous", score: best.score }] : [];
    return { ...column, candidates, isBeyond: candidates.length === 0 };
  });
}

const OF_RESULTS: ReadonlySet<IndicatorColumn> = new Set(["actual", "forecast", "progress"]);

const UP_TO_NOW = /累计|合计|总计/;
/** What a header says of months that begin with the year's first: 1-9月, 截至三季度末, 上半年. */
const FROM_THE_FIRST = /1月?[-—~至到]|截[至止]|[底末止]|累计|前[一二两三1-3]|上半年|年中/;

/**
 * Of several columns of what was reached in parts of the year, the one that sums them up is the table's, else the longest
 * of those that begin with the year. Where each is a part by itself, 一季度 beside 二季度, none of them is.
 */
function ofAllMonths(open: readonly Open[]): readonly Open[] {
  const isReached = (role: IndicatorColumn, { candidates }: Open): boolean => candidates[0]?.role === role;
  const ofYear = open.filter((column) => isReached("actual", column));
  const reached = open.filter((column) => ofYear.includes(column) || isReached("progress", column));
  if (reached.length < 2 || !ofYear.every(({ header }) => UP_TO_NOW.test(header))) return open;
  const sums = reached.filter(({ header }) => UP_TO_NOW.test(header));
  const counted = reached.filter(({ header }) => FROM_THE_FIRST.test(fold(header)));
  const monthOf = ({ header }: Open): number => statedMonths(header)?.month ?? 0;
  const longest = counted.length === reached.length ? Math.max(...counted.map(monthOf)) : NaN;
  const kept = sums.length === 1 ? sums : counted.filter((column) => monthOf(column) === longest);
  const isParted = reached.every(({ header }) => isOfPartOfYear(header) || UP_TO_NOW.test(header));
  if (!isParted || kept.length > 1) return open;
  return open.map((column) =>
    reached.includes(column) && !kept.includes(column)
      ? { ...column, candidates: [], isBeyond: true }
      : column,
  );
}

const NO_COLUMNS: ReadonlySet<PrintedColumn> = new Set();

/** A target for all years together is one beyond the year as well; 总体目标 over the goals heads those of the year too. */
function isBeyondTheYear(text: string): boolean {
  return isOverYears(text) || text.includes("总体");
}

const ADJUSTED = /调整|修订|修正|变更/;

function isTargetColumn({ path }: PrintedColumn): boolean {
  return path.some((cell) => {
    const best = indicatorCandidates(cell)[0];
    return best?.role === "target" || best?.role === "fullYear";
  });
}

/** Whether a column stands under a standard, 评价标准 over 优, 良, 中 and 差. */
function isStandardColumn({ path }: PrintedColumn): boolean {
  return path.slice(0, -1).some((cell) => indicatorCandidates(cell)[0]?.role === "rule");
}

function holdsPoints({ path }: PrintedColumn): boolean {
  const leaf = path.at(-1);
  const role = leaf && indicatorCandidates(leaf)[0]?.role;
  return role === "score" || role === "reviewScore" || role === "actual";
}

function says({ path }: PrintedColumn, pattern: RegExp): boolean {
  return path.some(({ text }) => pattern.test(text));
}

function isForYears({ path }: PrintedColumn): boolean {
  return path.some(({ text }) => isBeyondTheYear(text));
}

/** Columns of what is wanted over several years, where others state what is wanted in the year. */
function beyondTheYear(targets: readonly PrintedColumn[]): ReadonlySet<PrintedColumn> {
  const beyond = targets.filter((column) => isForYears(column));
  return beyond.length < targets.length ? new Set(beyond) : new Set();
}

const GOAL_OF_YEAR = /年度|当年|本年|全年/;

/** Whether the goals over the indicators stand side by side with those of several years first; null where they do not. */
function isYearLast(above: readonly GridRow[]): boolean | null {
  for (const { cells } of above) {
    const goals = cells.filter(({ text, roles }) => roles.field !== undefined || text.includes("目标"));
    const beyond = goals.find(({ text }) => isOverYears(text));
    const year = goals.find(({ text }) => GOAL_OF_YEAR.test(text) && !isOverYears(text));
    if (beyond && year) return beyond.left < year.left;
  }
  return null;
}

/**
 * 二级指标, 三级指标 and 指标值 for several years, and the same once more for the year, as the goals over them say: the
 * columns of several years. None where the labels do not come twice, or nothing says which of them are the year's.
 */
function repeatedForYears(
  printed: readonly PrintedColumn[],
  targets: readonly PrintedColumn[],
  { rows, from }: Below,
): readonly PrintedColumn[] {
  const [first, second, ...more] = targets.map((target) => printed.indexOf(target));
  if (first === undefined || second === undefined || more.length > 0) return [];
  const length = second - first;
  const [earlier, later] = [
    printed.slice(first - length + 1, first + 1),
    printed.slice(first + 1, second + 1),
  ];
  const roleOf = ({ path }: PrintedColumn): IndicatorColumn | undefined => {
    const leaf = path.at(-1);
    return leaf && indicatorCandidates(leaf)[0]?.role;
  };
  const isRepeated =
    length > 1 &&
    earlier.length === length &&
    later.every((column, at) => roleOf(column) === roleOf(earlier[at] ?? column));
  if (!isRepeated || !later.some((column) => roleOf(column) === "name")) return [];
  const yearLast = isYearLast(rows.slice(0, from));
  if (yearLast === null) return [];
  return yearLast ? earlier : later;
}

/** 年初指标值 beside 调整后指标值: what counts at the end of the year is what was adjusted. */
function targetsBeforeAdjusting(all: readonly PrintedColumn[]): ReadonlySet<PrintedColumn> {
  const targets = all.filter((column) => !isForYears(column) && !column.path.some(isOfPart));
  const adjusted = targets.filter((column) => says(column, ADJUSTED));
  return adjusted.length === 1 && targets.length === 2
    ? new Set(targets.filter((column) => !adjusted.includes(column)))
    : new Set();
}

function isOfPart({ text }: FilledCell): boolean {
  return isOfPartOfYear(text);
}

/** 优, 良, 中 and 差 as columns, one of them ticked, say what was reached. */
function candidatesOfAnswers({ kind, printed }: Answered): readonly Candidate<IndicatorColumn>[] {
  if (kind === "likelihood") return [{ role: "likelihood", score: KNOWN_SPELLING }];
  if (kind === "best") return [{ role: "target", score: CLEAR }];
  return kind === "grade" ? [{ role: "actual", score: LIKELY }] : candidatesOf(printed);
}

function isValued(contents: ColumnContents | undefined): boolean {
  return contents !== undefined && !contents.serial && contents.values + contents.signs >= HOLDS_VALUES;
}

/** What says whether an indicator is measured or judged, 定量 or 定性, beside the sign that says more. */
const KIND_OF_INDICATOR = /(?:属性|类型|类别)$/;

/** Whether a column is understood though it has no role: money in a list of indicators, or of which kind each is. */
function isUnderstood({ path }: PrintedColumn, is: ColumnContents | undefined): boolean {
  const leaf = path.at(-1);
  if (!leaf) return false;
  return namesMoney(leaf) || (KIND_OF_INDICATOR.test(compactOf(leaf)) && is?.values === 0);
}

/** Whether a column holds figures that nothing rests on; points taken off are the score where no other is there. */
function isBesideJudgement(column: Open | undefined, roles: readonly (IndicatorColumn | null)[]): boolean {
  const leaf = column?.printed.path.at(-1);
  return leaf !== undefined && standsBesideJudgement(leaf) && roles.includes("score");
}

/** Whether a column is headed by a part of the year and nothing more: no contents tell what it is, beside others like it. */
function isBareStretch({ path }: PrintedColumn): boolean {
  const leaf = path.at(-1);
  return path.length === 1 && leaf !== undefined && statedMonths(leaf.text)?.rest === "";
}

/** Whether a column tells of a part of the year what another tells of the whole: what each quarter reached, say. */
function isOfPartBeside(
  header: string,
  candidates: readonly Candidate<IndicatorColumn>[],
  roles: readonly (IndicatorColumn | null)[],
): boolean {
  if (!isOfPartOfYear(header)) return false;
  // 一季度 and nothing more: beside what the year reached, it is what the quarter did, and beside what is wanted of the
  // year, where nothing was reached, what is wanted by then.
  if (candidates.length === 0) {
    const isAimed = roles.includes("target") && !roles.includes("score") && !roles.includes("progress");
    return statedMonths(header)?.rest === "" && (roles.includes("actual") || isAimed);
  }
  return candidates.some(({ role }) => roles.includes(role));
}

function isIndicatorRole(role: string | null): role is IndicatorColumn {
  return role !== null;
}

/** So many names of the second level make a column one of it. */
const SOME = 0.25;

/**
 * Where a column that may hold either level has one of shared texts left of it, under a word that says nothing, 项目
 * beside 考核内容, that is level 1 and it is level 2.
 */
function withLevelBefore(
  open: readonly Open[],
  roles: (IndicatorColumn | null)[],
  given: readonly (string | null | undefined)[],
  contents: () => readonly ColumnContents[],
): void {
  const at = roles.indexOf("level1");
  const column = open[at];
  const before = open[at - 1];
  if (!column || !before || roles.includes("level2")) return;
  if (before.candidates.length > 0 || before.answers !== null || roles[at - 1] !== null) return;
  const mayBeSecond = column.candidates.some(({ role }) => role === "level2");
  if (!mayBeSecond || given[at] !== undefined || given[at - 1] !== undefined) return;
  const [is, own] = [contents()[at - 1], contents()[at]];
  if (!is || !own || is.texts < 0.6 || is.values >= 0.4) return;
  if (is.filled >= own.filled && is.variety >= own.variety) return;
  roles[at - 1] = "level1";
  roles[at] = "level2";
}

/** Where nothing stands below two columns of levels to tell them apart, the first of them is level 1. */
function inOrder(
  open: readonly Open[],
  roles: (IndicatorColumn | null)[],
  given: readonly (string | null | undefined)[],
  contents: () => readonly ColumnContents[],
): void {
  const level1 = roles.indexOf("level1");
  const level2 = roles.indexOf("level2");
  if (level2 < 0) return;
  // 类别 may head either; where it is the only level and holds none of the second, it is the first.
  const mayBeFirst = open[level2]?.candidates.some(({ role }) => role === "level1") === true;
  if (level1 < 0 && mayBeFirst && given[level2] === undefined && (contents()[level2]?.level2 ?? 1) < SOME)
    roles[level2] = "level1";
  if (level1 < level2) return;
  const isOpen = (at: number): boolean => given[at] === undefined && contents()[at]?.filled === 0;
  if (isOpen(level1) && isOpen(level2)) [roles[level1], roles[level2]] = ["level2", "level1"];
}

/** Where a form scores what was reached, 执行情况 is what was reached in the year; where it looks ahead, 完成值 is so far. */
function asItsStageHasIt(roles: (IndicatorColumn | null)[]): void {
  const reaches = roles.includes("progress") || roles.includes("actual");
  const half = roles.indexOf("halfYear");
  // What is wanted by month N is the target where nothing is wanted of the year.
  if (half >= 0 && reaches && !roles.includes("target") && !roles.includes("fullYear"))
    roles[half] = "target";
  const at = roles.indexOf("progress");
  if (at >= 0 && !roles.includes("actual") && roles.includes("score")) roles[at] = "actual";
  const reached = roles.indexOf("actual");
  // On a sheet that gives points by criteria the expert's are the points, where nobody else gives any.
  const review = roles.indexOf("reviewScore");
  const isByCriteria = reached < 0 && !roles.includes("target") && roles.includes("weight");
  if (review >= 0 && isByCriteria && !roles.includes("score")) roles[review] = "score";
  const looksAhead = roles.includes("forecast") || roles.includes("likelihood");
  if (reached >= 0 && at < 0 && looksAhead && !roles.includes("score")) roles[reached] = "progress";
}

/** What explains a result, not the indicator: 完成说明, 自评情况说明, 得分说明, 扣分依据. */
const OF_RESULT =
  /^(?:扣|失|丢|减)分|(?:完成|自评|情况|得分|评分|结果)(?:情况)?说明$|^(?:有关|其他|备注)?说明$/;

/**
 * Where no column is headed by reasons, one that explains the results holds them, if it says something where points were
 * lost and little elsewhere.
 */
function asReason(
  open: readonly Open[],
  roles: (IndicatorColumn | null)[],
  given: readonly (string | null | undefined)[],
  contents: () => readonly ColumnContents[],
): void {
  if (roles.includes("reason")) return;
  const scoreAt = roles.indexOf("score");
  const at = roles.findIndex(
    (role, i) =>
      (role === "explanation" || role === "evidence") &&
      given[i] === undefined &&
      OF_RESULT.test(open[i]?.header ?? ""),
  );
  const is = at < 0 ? undefined : contents()[at];
  if (!is || scoreAt < 0 || at < scoreAt) return;
  const beside: Pick<Beside, "contents"> = { contents: (role) => contents()[roles.indexOf(role)] };
  if (is.filled === 0 || !standsByMet(is, beside)) roles[at] = "reason";
}

/** Whether a column right of another, of different texts and under no word for anything else, may hold the names. */
function holdsNames(at: number, contents: readonly ColumnContents[], open: readonly Open[]): boolean {
  const next = contents[at + 1];
  const column = open[at + 1];
  if (!next || !column || column.answers !== null) return false;
  const mayName = column.candidates.length === 0 || column.candidates.some(({ role }) => role === "name");
  return mayName && next.texts >= 0.6 && next.variety >= 0.6 && next.values < 0.4;
}

/** Gives roles to the columns that no known spelling has given one: first by their labels, then by what they hold. */
function fillOpen(
  open: readonly Open[],
  roles: (IndicatorColumn | null)[],
  given: readonly (string | null | undefined)[],
  contents: readonly ColumnContents[],
  merged: boolean,
): void {
  const isOpen = (at: number): boolean => roles[at] === null && given[at] === undefined;
  const settle = (options: readonly (readonly Candidate<IndicatorColumn>[])[]): void => {
    const taken = new Set(roles.filter((role) => role !== null));
    bestAssignment(options, taken).forEach((role, at) => {
      if (role !== null) roles[at] = role;
    });
  };
  const repeated = (role: IndicatorColumn, at: number): boolean =>
    roles.includes(role) && roles[at] === null && (open[at]?.candidates[0]?.score ?? 0) === KNOWN_SPELLING;
  const mayBe = (role: IndicatorColumn, at: number): boolean =>
    isOpen(at) && open[at]?.candidates.some((each) => each.role === role) === true;
  settle(
    open.map(({ candidates, answers }, at) => {
      const is = contents[at];
      if (!isOpen(at) || !is || answers?.size === 0) return [];
      // 分项指标 over 数量 and 质量 heads a level where another column of texts may hold the names.
      const isLevel =
        candidates.every(({ role, score }) => role === "name" && score < CLEAR) &&
        candidates.length > 0 &&
        holdsNames(at, contents, open);
      const isOverNames = mayBe("level1", at) && open.some((_, next) => next > at && mayBe("name", next));
      const levels: readonly Candidate<IndicatorColumn>[] = isLevel
        ? [
            { role: "level1", score: LIKELY },
            { role: "level2", score: LIKELY },
          ]
        : [];
      return [...candidates, ...levels]
        .filter(({ role }) => !repeated(role, at))
        .map(({ role, score }) => ({
          role,
          // Of 考核项目 and 考核内容 the one that stands further left holds the levels.
          score: score + fitOf(role, is) - (role === "name" && isOverNames ? 1 : 0),
        }));
    }),
  );
  const beside = (at: number): Beside => ({
    has: (role) => roles.includes(role),
    leftOf: (role) => roles.includes(role) && at < roles.indexOf(role),
    rightOf: (role) => roles.includes(role) && at > roles.indexOf(role),
    isBeforeNames: (role) => {
      const first = roles.findIndex((each) => each !== null && LEVELS.includes(each));
      return first > roles.indexOf(role);
    },
    contents: (role) => contents[roles.indexOf(role)],
  });
  // What one column turns out to be tells more of the next: a second look takes in what the first one settled.
  for (let look = 0; look < 2; look++) {
    settle(
      open.map(({ printed, answers }, at) => {
        const is = contents[at];
        if (!isOpen(at) || !is || answers !== null || isBareStretch(printed)) return [];
        if (speaksForItself(printed) && !isDenied(printed, is)) return [];
        return byContents(is, beside(at), at === open.length - 1, merged);
      }),
    );
  }
}

/** The cells under a column's answers: where one is ticked, the answer is what its column says. */
export function answerOf(cell: FilledCell, answers: ReadonlyMap<number, string>): string {
  const answer = answers.get(cell.left);
  return answer !== undefined && TICK.test(cell.text) ? answer : cell.text;
}

const TICK = /^[√✓✔☑vV是1●■]$/;

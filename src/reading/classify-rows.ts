import { fold } from "../sheet/fold";
import { SUM } from "./evidence";
import { keyOfCell, type FilledCell, type GridRow } from "./grid";
import { saysOneThing } from "./regions";

const TOTAL =
  /^(?:(?:自评|评价|综合|指标|得分|各项|全部|以上)?(?:合计|总计|总分|总得分|总评分)(?:得分|分值|分数)?|(?:自评|评价|综合)总?得分合计|(?:自评|评价|综合|最终|最后|评定)得分)$/;
const SUBTOTAL = /小计$|^小计|(?:指标|产出|效益|满意度|成本|过程|决策)合计$/;

/** Whether a text heads the row that sums the whole block. */
export function isTotalLabel(cell: FilledCell): boolean {
  return (cell.words.isTotal ??= cell.roles.total === true || (saysSum(cell) && TOTAL.test(keyOfCell(cell))));
}

/** Few texts hold what every label of a sum does; those have to be compared. */
function saysSum({ text, words }: FilledCell): boolean {
  return (words.evidence & SUM) !== 0 && text.length <= 20;
}

/** Whether a text says that its row sums some of the rows above. */
export function isSubtotalLabel(cell: FilledCell): boolean {
  return (cell.words.isSubtotal ??=
    cell.kind !== "number" && saysSum(cell) && SUBTOTAL.test(keyOfCell(cell)));
}

const COLUMN_NUMBER =
  /^(?:[(（]?\d{1,2}[)）]?|[①-⑳]|[A-Z]|[甲乙丙丁戊己庚辛壬癸]|\d{1,2}[=＝].{1,12}|[A-Z][=＝].{1,12}|栏次|列次|行次|—|-)$/;

/** Whether the row under a header only numbers its columns: 列次 1 2 3, or 甲 乙 1 2. */
export function isNumberingRow(row: GridRow): boolean {
  if (
    row.cells.length < 3 ||
    row.cells.some(({ text, kind }) => kind === "text" || kind === "percent" || text.length > 16)
  )
    return false;
  const texts = row.cells.map(({ text }) => fold(text));
  if (!texts.every((text) => COLUMN_NUMBER.test(text))) return false;
  const numbers = texts.map((text) => Number(text.replace(/[()（）]|[=＝].*/g, ""))).filter(Number.isFinite);
  const letters = texts.filter((text) => /^(?:[A-Z]|[甲乙丙丁戊己庚辛壬癸])$/.test(text));
  const goesUp = numbers.every((value, i) => i === 0 || value === (numbers[i - 1] ?? 0) + 1);
  if (numbers.length >= 2) return goesUp && (numbers[0] ?? 9) <= 2;
  return letters.length === texts.length;
}

const PLACEHOLDER =
  /^(?:\d{1,2}[.．、)）]|[(（]\d{1,2}[)）])?(?:指标(?:\d{1,2}|[一二三四五六七八九十])?[:：]?[/／\\—–-]*|[.…·。]+|[/／\\—–-]+|同上|无|不涉及|不适用|…+)$/;

const LONGEST_PLACEHOLDER = 24;

/** What a placeholder begins with: most names begin with something else. */
const BEGINS_PLACEHOLDER = /^[\s\d(（指.…·。/／\\—–同无不-]/;

/** Whether a name only keeps the place of an indicator: 指标2：, 2.……, 无 or a stroke. */
export function isPlaceholderName(text: string): boolean {
  return (
    text.length <= LONGEST_PLACEHOLDER &&
    BEGINS_PLACEHOLDER.test(text) &&
    PLACEHOLDER.test(text.replace(/\s/g, ""))
  );
}

const NOTE = /^(?:注|备注|说明|填表|填报|审核|联系|制表)/;
const FIRST_DEPTH = /^[一二三四五六七八九十]{1,3}、/;
const SECOND_DEPTH = /^[(（][一二三四五六七八九十]{1,3}[)）]/;
const LEVEL_WORDS =
  /(?:指标|产出|效益|效果|满意度|成本|决策|过程|投入|管理|绩效|执行|影响|数量|质量|时效)(?:指标)?$/;
const LONGEST_HEADING = 40;

/** Whether a heading is numbered as the first level is: 一、. */
export function isNumberedFirst(text: string): boolean {
  return FIRST_DEPTH.test(text);
}

/** The level that a row of one text names for the rows below it: 1, 2, or null where it is no such heading. */
export function sectionLevel(row: GridRow): 1 | 2 | null {
  const first = row.cells[0];
  if (!first || !saysOneThing(row) || first.text.length > LONGEST_HEADING || NOTE.test(first.text))
    return null;
  if (isTotalLabel(first)) return null;
  if (SECOND_DEPTH.test(first.text)) return 2;
  // 一、数量指标 has the first number there is, and is a second level all the same.
  if (FIRST_DEPTH.test(first.text)) return first.roles.level2 && !first.roles.level1 ? 2 : 1;
  if (first.roles.level1) return 1;
  if (first.roles.level2) return 2;
  return LEVEL_WORDS.test(keyOfCell(first)) ? 1 : null;
}

/** A row with the figures that tell whether it sums those below it. */
export interface Weighed {
  readonly code: string;
  readonly weight: number | null;
}

const CODE = /^([A-Z]\d*|\d+(?:\.\d+)+|\d+)$/;

function isCodeOfPart(part: string, whole: string): boolean {
  if (!CODE.test(part) || !CODE.test(whole) || part.length <= whole.length) return false;
  return /^[A-Z]/.test(whole) ? part.startsWith(whole) : part.startsWith(`${whole}.`);
}

/**
 * The rows that sum those below them without saying so (A 10, A1 6, A11 4, A12 2, A2 4), each with its depth; null
 * for an indicator. They are told by codes that begin alike or, where the weights make twice or three times what
 * they must, by sums that come out at every depth. `areBare` says of each row whether it states nothing but its name and
 * points.
 */
export function parentDepths(
  rows: readonly Weighed[],
  expected: number,
  areBare: () => readonly boolean[],
): readonly (number | null)[] {
  const depths = rows.map((): number | null => null);
  const coded = rows.filter(({ code }) => code !== "" && CODE.test(code)).length;
  if (coded * 3 >= rows.length * 2) {
    const open: string[] = [];
    rows.forEach(({ code }, i) => {
      while (open.length > 0 && !isCodeOfPart(code, open.at(-1) ?? "")) open.pop();
      const next = rows[i + 1]?.code ?? "";
      if (isCodeOfPart(next, code)) {
        depths[i] = open.length;
        open.push(code);
      }
    });
    if (depths.some((depth) => depth !== null)) return depths;
  }
  if (rows.length < 3) return depths;
  let sum = 0;
  for (const { weight } of rows) {
    if (weight === null) return depths;
    sum += weight;
  }
  if (expected <= 0 || sum < expected * 1.5 || rows.length > MOST_ROWS) return depths;
  const weights = rows.map(({ weight }) => weight ?? 0);
  // Rows that state nothing but points, among others that state more, are the only ones that may sum.
  const bare = areBare();
  if (bare.includes(true) && bare.includes(false)) return nestedSums(weights, bare, expected) ?? depths;
  const found = nestedSums(
    weights,
    weights.map(() => true),
    expected,
  );
  return found && isLikely(found) ? found : depths;
}

/**
 * Whether most of the sums have parts: a row as heavy as the one below it makes a sum of one part, and a table of
 * equal weights could be read as nothing but those.
 */
function isLikely(depths: readonly (number | null)[]): boolean {
  const parts = new Map<number, number>();
  const open: number[] = [];
  depths.forEach((depth, at) => {
    if (depth !== null) open.length = depth;
    const whole = open.at(-1);
    if (whole !== undefined) parts.set(whole, (parts.get(whole) ?? 0) + 1);
    if (depth !== null) open.push(at);
  });
  const counts = [...parts.values()];
  return counts.filter((count) => count > 1).length * 2 >= counts.length;
}

/** Enough for every table seen; one of nothing but small equal weights is left as it stands. */
const MOST_STEPS = 20_000;
const MOST_ROWS = 300;

/**
 * Reads weights as a forest in which every parent stands before the rows that make it up and the trees make up what
 * is expected; null where there is no such reading. `mayLead` says which rows may be parents.
 */
function nestedSums(
  weights: readonly number[],
  mayLead: readonly boolean[],
  expected: number,
): readonly (number | null)[] | null {
  const hundredths = weights.map((weight) => Math.round(weight * 100));
  const depths = weights.map((): number | null => null);
  const failed = new Set<string>();
  let steps = 0;
  /** Reads rows from `at` on until they make `rest`; then goes on with `after`. */
  const read = (
    at: number,
    rest: number,
    depth: number,
    after: (next: number) => boolean,
    path: string,
  ): boolean => {
    if (rest === 0 && after(at)) return true;
    const own = hundredths[at];
    if (own === undefined || own > rest || ++steps > MOST_STEPS) return false;
    const state = `${path} ${String(at)} ${String(rest)}`;
    if (failed.has(state)) return false;
    const goOn = (next: number): boolean => read(next, rest - own, depth, after, path);
    if (mayLead[at] === true && own > 0) {
      depths[at] = depth;
      if (read(at + 1, own, depth + 1, goOn, `${path}/${String(rest - own)}`)) return true;
      depths[at] = null;
    }
    if (goOn(at + 1)) return true;
    failed.add(state);
    return false;
  };
  const isRead = read(0, Math.round(expected * 100), 0, (next) => next === weights.length, "");
  return isRead && depths.some((depth) => depth !== null) ? depths : null;
}

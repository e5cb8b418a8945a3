import type Big from "big.js";
import { Decimal, ONE } from "./decimal";
import { isBlank, unitName } from "./quantity";
import { fold } from "../sheet/fold";
import { oncePerText } from "../sheet/once-per-text";
import type { Quantity } from "./quantity";

const NO_UNITS: readonly string[] = [];
const SEPARATORS = /[()[\]【】〔〕/、,]/;

/** The units that a 度量单位 names: `个（套）` are 个 and 套, `次/年` 次 and 年; none when it is blank. */
export function unitsIn(text: string): readonly string[] {
  if (text === "" || isBlank(text)) return NO_UNITS;
  const folded = fold(text);
  if (folded.length === 1) return [folded];
  return folded
    .split(SEPARATORS)
    .filter((unit) => unit !== "")
    .map(unitName);
}

/** What a unit measures and how many of that one is: 万元 is 10,000 of 元. */
interface Measure {
  readonly of: string;
  readonly size: Big;
}

/** Units that are one but for their name or size, by the name of what they measure. */
const SAME: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "%": { "%": "1", 百分比: "1", "‰": "0.1" },
  百分点: { 百分点: "1", 个百分点: "1" },
  元: { 元: "1", 人民币: "1", 元人民币: "1" },
  人: { 人: "1", 名: "1", 位: "1", 人次: "1", 人员: "1", 个人: "1", 名人员: "1" },
  个: { 个: "1", 家: "1", 项: "1" },
  秒: { 秒: "1", 秒钟: "1", s: "1", 分钟: "60", min: "60", 小时: "3600", 个小时: "3600", h: "3600" },
  天: { 天: "1", 日: "1", 周: "7", 星期: "7", 个星期: "7", 日历天: "1", 自然日: "1" },
  工作日: { 工作日: "1", 个工作日: "1" },
  月: { 月: "1", 个月: "1", 年: "12" },
  米: { 米: "1", m: "1", 千米: "1000", 公里: "1000", km: "1000", 厘米: "0.01", cm: "0.01" },
  千克: { 千克: "1", 公斤: "1", kg: "1", 吨: "1000", t: "1000", 克: "0.001", g: "0.001" },
  // In thirds of a square metre, so that a 亩 of 10000/15 has a whole number of them.
  平方米: {
    平方米: "3",
    平米: "3",
    "㎡": "3",
    m2: "3",
    "m²": "3",
    亩: "2000",
    公顷: "30000",
    平方公里: "3000000",
  },
  立方米: { 立方米: "1", "m³": "1", m3: "1", 方: "1" },
};

const MEASURES: ReadonlyMap<string, Measure> = new Map(
  Object.entries(SAME).flatMap(([of, names]) =>
    Object.entries(names).map(([name, size]): [string, Measure] => [name, { of, size: new Decimal(size) }]),
  ),
);

const SCALES: readonly (readonly [string, Big])[] = [
  ["百万", new Decimal("1000000")],
  ["千万", new Decimal("10000000")],
  ["万", new Decimal("10000")],
  ["亿", new Decimal("100000000")],
  ["千", new Decimal("1000")],
  ["百", new Decimal("100")],
];

/** 个项目 and 家企业 are counted by their first sign, whatever the noun behind it. */
const COUNTERS = /^[个家项次人名套台件份场期批篇条处座户所](?=[\u4E00-\u9FFF])/;

const DAY_IN_SECONDS = new Decimal("86400");

const measureOf = oncePerText((unit: string): Measure => {
  const known = MEASURES.get(unit) ?? MEASURES.get(unit.toLowerCase());
  if (known) return known;
  for (const [scale, size] of SCALES) {
    if (!unit.startsWith(scale)) continue;
    const { of, size: each } = measureOf(unit.slice(scale.length));
    return { of, size: each.times(size) };
  }
  const [counter] = COUNTERS.exec(unit) ?? [];
  return counter === undefined || unit === counter ? { of: unit, size: ONE } : measureOf(counter);
});

/**
 * How many of one unit another is, as a fraction: a 月 is 1⁄12 of a 年, which no decimal number is, and 60 of them are 5
 * and nothing less.
 */
export interface Ratio {
  readonly times: Big;
  readonly by: Big;
}

const SAME_UNIT: Ratio = { times: ONE, by: ONE };

/** A value in another unit. */
export function inRatio(value: Big, { times, by }: Ratio): Big {
  const product = times.eq(ONE) ? value : value.times(times);
  return by.eq(ONE) ? product : product.div(by);
}

/** How many of `to` one of `from` is; null where they measure different things. */
function ratioOf(from: Measure, to: Measure): Ratio | null {
  if (from.of === to.of) return from.size.eq(to.size) ? SAME_UNIT : { times: from.size, by: to.size };
  if (from.of === "天" && to.of === "秒") return { times: from.size.times(DAY_IN_SECONDS), by: to.size };
  if (from.of === "秒" && to.of === "天") return { times: from.size, by: to.size.times(DAY_IN_SECONDS) };
  return null;
}

function nameIn(unit: string): string {
  return unitName(unit.split(SEPARATORS, 1)[0] ?? "");
}

/** 个学时 and 个工作日 are counted like 学时 and 工作日. */
function withoutCounter(unit: string): string {
  return unit.length > 2 && unit.startsWith("个") ? unit.slice(1) : unit;
}

function isScaleAlone(measure: Measure): boolean {
  return measure.of === "" && !measure.size.eq(ONE);
}

/** The units an indicator may be counted in: the one its target is in first, then those of 度量单位. */
export function unitsOf(target: Quantity, unit: string): readonly string[] {
  const column = unitsIn(unit);
  if (target.unit === "") return column;
  const own = nameIn(target.unit);
  const isScale = isScaleAlone(measureOf(own));
  return isScale ? column.map((name) => own + name).concat(column.length === 0 ? own : []) : [own, ...column];
}

/**
 * How many of the target's unit one of a 完成值's is: 10000 for 万人 where the target counts 人, 1 for ㎡ and 平方米.
 * `units` are those of `unitsOf`, the target's first. Null where the 完成值 has a unit that is none of them; 1 where it
 * has none, or where the indicator names none.
 */
export function conversion(actual: Quantity, units: readonly string[]): Ratio | null {
  const [targetUnit] = units;
  if (actual.unit === "" || targetUnit === undefined) return SAME_UNIT;
  const written = nameIn(actual.unit);
  if (written === "" || units.includes(written)) {
    return written === "" || written === targetUnit
      ? SAME_UNIT
      : (ratioOf(measureOf(written), measureOf(targetUnit)) ?? SAME_UNIT);
  }
  const measure = measureOf(written);
  const wanted = measureOf(targetUnit);
  if (isScaleAlone(measure)) return { times: measure.size, by: wanted.size };
  if (withoutCounter(written) === withoutCounter(targetUnit)) return SAME_UNIT;
  for (const unit of units) {
    const ratio = ratioOf(measure, measureOf(unit));
    if (ratio) return ratioOf(measure, wanted) ?? ratio;
  }
  return null;
}

const MYRIAD = new Decimal("10000");
const HUNDRED_MILLION = new Decimal("100000000");
const LEAST = new Decimal("0.3");
const MOST = new Decimal("3");

function isNear(value: Big, target: Big): boolean {
  return value.gte(target.times(LEAST)) && value.lte(target.times(MOST));
}

/**
 * What a figure without a unit was meant as where only another scale makes it fit its target: 60000 for 5 万人 is 6,
 * 598000 for 60 万元 is 59.8, 5.5 for 50000 人 is 55000. Null where it fits as it is, or not at all.
 */
export function meantInScale(actual: Quantity, target: Quantity, units: readonly string[]): Big | null {
  const { value } = actual;
  if (actual.unit !== "" || value.lte(0) || target.value.lte(0)) return null;
  const [unit = ""] = units;
  if (unit.startsWith("%")) return null;
  const isScaled = /^[百千]?[万亿]/.test(unit);
  if (isScaled) {
    const scales = unit.startsWith("亿") ? [MYRIAD, HUNDRED_MILLION] : [MYRIAD];
    for (const scale of scales) {
      const smaller = value.div(scale);
      if (isNear(smaller, target.value)) return smaller;
    }
    return null;
  }
  // Things are counted in whole numbers, so 5.5 for 50000 人 was meant in 万; 5 for 50000 may well be 5.
  const mayBeScaled = unit === "元" || actual.decimals > 0;
  const larger = value.times(MYRIAD);
  return mayBeScaled && target.value.gte(MYRIAD) && isNear(larger, target.value) ? larger : null;
}

import type { Entry, IndicatorRow } from "../reading/table";
import { fold } from "../sheet/fold";
import { AS_WRITTEN, comparedAs, type Sides } from "./compared-sides";
import { Decimal } from "./decimal";
import { numberIn, readReached, type Quantity } from "./quantity";

/** How many of each period a year has. */
const IN_A_YEAR: Readonly<Record<string, number>> = { 年: 1, 季: 4, 月: 12, 周: 52 };

const BEFORE = /^每个?(年|季|月|周)度?(?:开展|举办|召开|组织|检查|培训|更新|报送)?(.+)$/;
const BEHIND = /^(.+)\/(年|季|月|周)度?$/;

interface Rate {
  readonly period: string;
  /** The number without its period, as a text that is read like any other. */
  readonly rest: string;
  readonly number: Quantity;
}

function rateIn(entry: Entry): Rate | null {
  const folded = fold(entry.text);
  if (!/^每|\//.test(folded)) return null;
  const before = BEFORE.exec(folded);
  const behind = before ? null : BEHIND.exec(folded);
  const [period, rest] = before ? [before[1], before[2]] : [behind?.[2], behind?.[1]];
  if (period === undefined || rest === undefined) return null;
  const number = numberIn({ text: rest, source: null });
  return number && { period, rest, number };
}

/** The number of a 完成值, also behind what it is made of: 每季度1次，共4次. */
function reachedIn(actual: Entry): Quantity | null {
  const reading = readReached(actual);
  return reading === "unreadable" ? null : reading;
}

/**
 * 指标值 and 完成值 that name a period, as numbers that compare: 每月不少于2次 and 每月3次 are ≥ 2次 and 3次, 每年4次 is
 * 4次, and 每月1次 is 12次 for a target of the year. A number alone under 每月2次 may be a month's or the year's: where
 * that decides, both stay as they are written and a person decides.
 */
export function periodsAsNumbers({ target, actual }: IndicatorRow): Sides {
  if (!target || !actual) return AS_WRITTEN;
  const [wanted, done] = [rateIn(target), rateIn(actual)];
  if (!wanted && !done) return AS_WRITTEN;
  if (wanted && done) {
    return wanted.period === done.period
      ? { target: comparedAs(target, wanted.rest), actual: comparedAs(actual, done.rest) }
      : AS_WRITTEN;
  }
  if (wanted) {
    const number = reachedIn(actual);
    const sides = { target: comparedAs(target, wanted.rest) };
    if (wanted.period === "年" || !number) return wanted.period === "年" ? sides : AS_WRITTEN;
    if (number.value.eq(wanted.number.value)) return sides;
    const ofYear = wanted.number.value.times(IN_A_YEAR[wanted.period] ?? 1);
    const { comparator, unit } = wanted.number;
    return number.value.gte(ofYear)
      ? { target: comparedAs(target, `${comparator ?? ""}${ofYear.toFixed()}${unit}`) }
      : AS_WRITTEN;
  }
  const whole = numberIn(target);
  if (!done || !whole || done.number.comparator !== null) return AS_WRITTEN;
  const ofYear = done.number.value.times(new Decimal(IN_A_YEAR[done.period] ?? 1));
  return { actual: comparedAs(actual, `${ofYear.toFixed()}${done.number.unit}`) };
}

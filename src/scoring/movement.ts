import type { Entry, IndicatorRow } from "../reading/table";
import { fold } from "../sheet/fold";
import { says } from "../sheet/once-per-text";
import { AS_WRITTEN, comparedAs, type Sides } from "./compared-sides";
import { numberIn } from "./quantity";

/** A change told in words: 同比增长12%, 下降了3个百分点. */
const MOVED =
  /^(?:同比|环比|[比较](?:上年|去年))?(增长|增加|提高|提升|上升|下降|降低|减少|缩短|压减)(?:了|率)?(?=[≥≤]?\d)/;
const DOWN: ReadonlySet<string> = new Set(["下降", "降低", "减少", "缩短", "压减"]);
/** Names of indicators that count what was gained, so that a fall is below nothing. */
const countsGains = says(/增长|增幅|增速|提高|提升|上升/);

/** Names of indicators that count what was saved, so that a rise is below nothing. */
const countsLosses = says(/下降|降低|降幅|减少|缩短|压减/);

interface Move {
  readonly isDown: boolean;
  readonly rest: string;
}

function moveIn(entry: Entry | undefined): Move | null {
  if (!entry) return null;
  const folded = fold(entry.text);
  const match = MOVED.exec(folded);
  return match && { isDown: DOWN.has(match[1] ?? ""), rest: folded.slice(match[0].length) };
}

/**
 * 指标值 and 完成值 with changes in words as numbers that compare: 下降12% is 12 for 下降10%, and −12 for −10 % or for
 * 增长10%. What cannot be told stays as it is written.
 */
export function movesAsNumbers({ name, target, actual }: IndicatorRow): Sides {
  const done = moveIn(actual);
  const wanted = moveIn(target);
  if (!target || !actual || !(done || wanted)) return AS_WRITTEN;
  if (wanted) {
    const plain = comparedAs(target, wanted.rest);
    if (!done) return { target: plain, ...(wanted.isDown && withoutMinus(actual)) };
    const isOpposite = done.isDown !== wanted.isDown;
    return { target: plain, actual: comparedAs(actual, isOpposite ? `-${done.rest}` : done.rest) };
  }
  if (!done) return AS_WRITTEN;
  const countsLoss = countsLosses(name.text) && !countsGains(name.text);
  const isBelowNothing = done.isDown
    ? numberIn(target)?.value.lt(0) === true || countsGains(name.text)
    : countsLoss;
  if (isBelowNothing) return { actual: comparedAs(actual, `-${done.rest}`) };
  return done.isDown && countsLoss ? { actual: comparedAs(actual, done.rest) } : AS_WRITTEN;
}

/** −4% in answer to 下降3% is a fall by 4 %. */
function withoutMinus(actual: Entry): Sides {
  const folded = fold(actual.text);
  return /^-\d/.test(folded) ? { actual: comparedAs(actual, folded.slice(1)) } : AS_WRITTEN;
}

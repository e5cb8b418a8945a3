import { fold } from "../sheet/fold";
import { oncePerText } from "../sheet/once-per-text";
import type { IndicatorRow } from "../reading/table";

/** What heads points that a form adds or takes off beside its 100. */
const BESIDE =
  /^(?:[一二三四五六七八九十\d]+[、.．])?(?:加分|扣分|减分|加减分|奖励|奖惩|附加)(?:分|项目?|指标|事项|因素)?(?:[(（].*)?$/;

const headsPointsBeside = oncePerText((text) => BESIDE.test(fold(text)));

/**
 * Whether a row states points beside the 100 of the form, 加分项 获市级表彰 or 扣分项 逾期报送: they count into the total as
 * they are reported, and nothing is set against a target. By the level or the name that stands over them.
 */
export function isBesideWeights({ level1, level2, name }: IndicatorRow): boolean {
  return [level1, level2, name].some(({ text }) => headsPointsBeside(text));
}

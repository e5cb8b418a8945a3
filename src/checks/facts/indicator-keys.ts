import { fold } from "../../sheet/fold";
import { classNameOf, levelName } from "./levels";
import { oncePerTable } from "./once-per-table";
import { lettersIn } from "./texts";

/** What an indicator is told by among the others of its table. */
export interface IndicatorKey {
  /** Its name with its spellings made one. */
  readonly folded: string;
  /** Its name without white space and punctuation. */
  readonly letters: string;
  /** The same for rows of one 一级 and 二级 class. */
  readonly class: string;
  /**
   * How often its 一级指标 has begun anew: a form with long-term and annual indicators lists every level twice, and the
   * same name in both is no repetition.
   */
  readonly section: number;
}

/** In the order of `table.indicators`. Levels repeat from row to row, so each is looked at once. */
export const indicatorKeys = oncePerTable(({ table }): readonly IndicatorKey[] => {
  const classes = new Map<string, string>();
  const begun = new Map<string, number>();
  let text: string | null = null;
  let current: string | null = null;
  return table.indicators.map(({ level1, level2, name }) => {
    if (level1.text !== text) {
      text = level1.text;
      const level = levelName(text);
      if (level !== current) begun.set(level, (begun.get(level) ?? 0) + 1);
      current = level;
    }
    const levels = `${level1.text}\n${level2.text}`;
    const known = classes.get(levels) ?? classNameOf(level1.text, level2.text);
    classes.set(levels, known);
    const folded = fold(name.text);
    return { folded, letters: lettersIn(folded), class: known, section: begun.get(current ?? "") ?? 0 };
  });
});

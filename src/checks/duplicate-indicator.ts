import type { IndicatorRow } from "../reading/table";
import { a1 } from "../sheet/address";
import type { Check } from "./check";
import { quoted } from "./facts/figures";
import { ALL_FORMS } from "./facts/form-groups";
import { classOf, levelName } from "./facts/levels";
import { lettersOf } from "./facts/texts";

/**
 * Counts for each row how often its 一级指标 has begun anew: a form with long-term and annual indicators lists every
 * level twice, and the same name in both is no repetition.
 */
function sectionsOf(rows: readonly IndicatorRow[]): readonly number[] {
  const begun = new Map<string, number>();
  let current: string | null = null;
  return rows.map(({ level1 }) => {
    const level = levelName(level1.text);
    if (level !== current) begun.set(level, (begun.get(level) ?? 0) + 1);
    current = level;
    return begun.get(level) ?? 0;
  });
}

export const duplicateIndicator: Check<{ name: string; level2: string; firstCell: string; cell: string }> = {
  id: "duplicate-indicator",
  severity: "warning",
  title: { zh: "同一指标出现两次", en: "The same indicator twice" },
  basis: {
    zh: "复核要点：同一指标不重复填报、不重复计分",
    en: "Reviewers' practice: no indicator is reported or scored twice",
  },
  appliesTo: ALL_FORMS,
  wording: {
    zh: {
      message: ({ name, level2, firstCell }) => `“${name}”在${level2}中已填过一次（${firstCell}）`,
      fix: ({ cell, firstCell }) => `请合并 ${firstCell} 与 ${cell} 两行，或写明两者的区别`,
    },
    en: {
      message: ({ name, level2, firstCell }) => `“${name}” stands in ${level2} already (${firstCell})`,
      fix: ({ cell, firstCell }) => `Merge the rows of ${firstCell} and ${cell}, or say how they differ`,
    },
  },
  *run({ table }) {
    const firstOf = new Map<string, IndicatorRow>();
    const sections = sectionsOf(table.indicators);
    for (const [row, indicator] of table.indicators.entries()) {
      const name = lettersOf(indicator.name.text);
      if (!/\p{L}/u.test(name)) continue;
      const same = `${name}\n${classOf(indicator)}\n${String(sections[row])}`;
      const first = firstOf.get(same);
      if (!first) {
        firstOf.set(same, indicator);
        continue;
      }
      yield {
        part: "indicator",
        row,
        cell: indicator.name.cell,
        related: [first.name.cell],
        data: {
          name: quoted(indicator.name),
          level2: quoted(indicator.level2),
          firstCell: a1(first.name.cell),
          cell: a1(indicator.name.cell),
        },
      };
    }
  },
};

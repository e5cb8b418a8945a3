import type { IndicatorRow } from "../reading/table";
import { a1 } from "../sheet/address";
import type { Check } from "./check";
import { quoted } from "./facts/figures";
import { ALL_FORMS } from "./facts/form-groups";
import { listsOf, repeatedNames } from "./facts/indicator-names";

const HAS_LETTERS = /\p{L}/u;

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
  *run(scored) {
    const { indicators } = scored.table;
    for (const places of repeatedNames(scored)) {
      const firstOf = new Map<string, IndicatorRow>();
      for (const row of places) {
        const indicator = indicators[row];
        const list = listsOf(scored)[row] ?? "";
        if (!indicator || !HAS_LETTERS.test(indicator.name.text)) continue;
        const first = firstOf.get(list);
        if (!first) {
          firstOf.set(list, indicator);
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
    }
  },
};

import { a1 } from "../sheet/address";
import type { Check } from "./check";
import { quoted } from "./facts/figures";
import { SELF_EVALUATIONS } from "./facts/form-groups";
import { eachIndicator, nameOf } from "./facts/indicators";
import { elsewhere } from "./facts/two-classes";

export const sameIndicatorTwoClasses: Check<{
  name: string;
  level2: string;
  other: string;
  firstCell: string;
  cell: string;
}> = {
  id: "same-indicator-two-classes",
  severity: "warning",
  title: { zh: "同一指标列在两个类别", en: "One indicator in two classes" },
  basis: {
    zh: "复核要点：同一指标不重复填报、不重复计分，产出与效益之间也不重复",
    en: "Reviewers' practice: no indicator is reported or scored twice, output and benefit included",
  },
  appliesTo: SELF_EVALUATIONS,
  wording: {
    zh: {
      message: ({ name, level2, other, firstCell }) =>
        `“${name}”列在${level2}下，又列在${other}下（${firstCell}）`,
      fix: ({ cell, firstCell }) => `请在 ${firstCell} 与 ${cell} 中保留一处，另一处改为相应类别的指标`,
    },
    en: {
      message: ({ name, level2, other, firstCell }) =>
        `“${name}” stands under ${level2} and under ${other} (${firstCell})`,
      fix: ({ cell, firstCell }) =>
        `Keep one of ${firstCell} and ${cell}, and put an indicator of its class in the other`,
    },
  },
  run: (scored) => {
    const found = elsewhere(scored).firstOf;
    if (found.size === 0) return [];
    return eachIndicator(scored, (judged, at) => {
      const first = found.get(at);
      const other = first === undefined ? undefined : scored.table.indicators[first];
      if (!other) return null;
      const { row } = judged;
      return {
        cell: row.name.cell,
        related: [other.name.cell],
        data: {
          name: nameOf(judged),
          level2: quoted(row.level2),
          other: quoted(other.level2),
          firstCell: a1(other.name.cell),
          cell: a1(row.name.cell),
        },
      };
    });
  },
};

import type { IndicatorRow } from "../reading/table";
import { fold } from "../sheet/fold";
import { oncePerText } from "../sheet/once-per-text";
import { a1 } from "../sheet/address";
import type { Check } from "./check";
import { quoted } from "./facts/figures";
import { SELF_EVALUATIONS } from "./facts/form-groups";
import { eachIndicator, nameOf } from "./facts/indicators";
import { elsewhere } from "./facts/two-classes";

interface ClassRule {
  /** The class it stands in, by its 一级 and 二级 name together. */
  readonly under: RegExp;
  readonly name: RegExp;
  readonly unless?: RegExp;
  readonly unit?: RegExp;
  /** Where it belongs. */
  readonly belongs: string;
}

/** Names that plainly belong to another class. Each was read over published tables; a doubtful one is no rule. */
const RULES: readonly ClassRule[] = [
  { under: /数量/, name: /合格率|准确率/, belongs: "质量指标" },
  { under: /数量/, name: /完成(?:时间|时限|日期)$|^(?:完成|交付|上线)(?:时间|时限)/, belongs: "时效指标" },
  { under: /数量/, name: /及时率$/, belongs: "时效指标" },
  { under: /数量|质量|时效/, name: /(?:资金|预算)(?:支付率|执行率)$/, belongs: "预算执行情况" },
  { under: /^(?!.*(?:效益|效果|影响|满意)).*产出/, name: /满意(?:度|率)$/, belongs: "满意度指标" },
  { under: /效益|影响/, name: /及时率/, unless: /影响时间/, belongs: "时效指标" },
  {
    under: /效益|影响/,
    name: /报告|月报|周报|年报|简报|报表|方案|报告书/,
    unit: /^份$/,
    belongs: "数量指标",
  },
  {
    under: /社会效益/,
    name: /(?:费用|经费|成本)(?:节约|降低|减少)?(?:率|额|金额)?$/,
    unless: /群众|企业|社会|公众|居民|农户|患者/,
    belongs: "经济效益指标",
  },
];

function unitOf(row: IndicatorRow): string {
  return fold(row.unit?.text || (/份$/.exec(row.target?.text ?? "")?.[0] ?? ""));
}

const rulesFor = oncePerText((text): readonly ClassRule[] => {
  const name = fold(text);
  return RULES.filter((one) => one.name.test(name) && one.unless?.test(name) !== true);
});

function ruleFor(row: IndicatorRow): ClassRule | null {
  const rules = rulesFor(row.name.text);
  if (rules.length === 0) return null;
  const under = fold(row.level1.text + row.level2.text);
  return (
    rules.find((one) => one.under.test(under) && (one.unit === undefined || one.unit.test(unitOf(row)))) ??
    null
  );
}

export const classSuspect: Check<{ name: string; level2: string; belongs: string; cell: string }> = {
  id: "class-suspect",
  severity: "warning",
  title: { zh: "指标与所在类别不符", en: "An indicator in the wrong class" },
  basis: {
    zh: "复核要点：三级指标应与所在的二级指标相符",
    en: "Reviewers' practice: an indicator belongs to the class it stands in",
  },
  appliesTo: SELF_EVALUATIONS,
  wording: {
    zh: {
      message: ({ name, level2, belongs }) => `“${name}”列在${level2}下，一般属于${belongs}`,
      fix: ({ cell, belongs }) => `请核对 ${cell}，放错的移到${belongs}下`,
    },
    en: {
      message: ({ name, level2, belongs }) =>
        `“${name}” stands under ${level2}; it usually belongs to ${belongs}`,
      fix: ({ cell, belongs }) => `Check ${cell}, and move it to ${belongs} if it is out of place`,
    },
  },
  run: (scored) =>
    eachIndicator(scored, (judged, at) => {
      const { row } = judged;
      const rule = ruleFor(row);
      if (!rule || elsewhere(scored).places.has(at)) return null;
      return {
        cell: row.name.cell,
        related: [row.level2.cell],
        data: {
          name: nameOf(judged),
          level2: quoted(row.level2.text === "" ? row.level1 : row.level2),
          belongs: rule.belongs,
          cell: a1(row.name.cell),
        },
      };
    }),
};

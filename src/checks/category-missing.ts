import { a1 } from "../sheet/address";
import { says } from "../sheet/once-per-text";
import { isBlank } from "../scoring/quantity";
import type { IndicatorRow } from "../reading/table";
import type { Check } from "./check";
import { SELF_EVALUATIONS } from "./facts/form-groups";
import { isFilledIn } from "./facts/indicators";
import { isStaffOrRunning } from "./facts/project-kind";

const isBenefit = says(/效益|影响|效果/);
const isSatisfaction = says(/满意/);
const asksForIt = says(/满意[度率]/);

function isNamed({ name, level2 }: IndicatorRow): boolean {
  return !isBlank(name.text) || !isBlank(level2.text);
}

export const categoryMissing: Check<{ absent: string; absentEn: string; cell: string }> = {
  id: "category-missing",
  severity: "warning",
  title: { zh: "没有效益指标或满意度指标", en: "No benefit or no satisfaction indicator" },
  basis: {
    zh: "财预〔2020〕10号：绩效指标包括产出、效益和满意度；人员类、运转类项目不作要求",
    en: "Caiyu [2020] No. 10: outputs, benefits and satisfaction; not asked of staff and running costs",
  },
  appliesTo: SELF_EVALUATIONS,
  wording: {
    zh: {
      message: ({ absent }) => `没有${absent}`,
      fix: ({ cell }) => `请在 ${cell} 所在的指标部分补充；确不适用的，向主管部门说明`,
    },
    en: {
      message: ({ absentEn }) => `There are no indicators of ${absentEn}`,
      fix: ({ cell }) =>
        `Add them to the indicators that begin at ${cell}, or tell the department why none applies`,
    },
  },
  *run({ table }) {
    const rows = table.indicators.filter(isNamed);
    const [first] = rows;
    // Of a form that nobody has filled in `no-indicators` speaks.
    if (!first || !rows.some(isFilledIn) || isStaffOrRunning(table)) return;
    // A sheet of criteria with marks is no list of indicators with targets.
    if (rows.every(({ actual }) => !actual)) return;
    const hasSatisfaction = rows.some(
      ({ level1, level2, name }) =>
        isSatisfaction(level1.text) || isSatisfaction(level2.text) || asksForIt(name.text),
    );
    const hasBenefit = rows.some(
      ({ level1, level2 }) =>
        !isSatisfaction(level1.text) && (isBenefit(level1.text) || isBenefit(level2.text)),
    );
    const absent = [
      ...(hasBenefit ? [] : [["效益指标", "benefit"]]),
      ...(hasSatisfaction ? [] : [["满意度指标", "satisfaction"]]),
    ];
    if (absent.length === 0 || rows.every(({ level1 }) => isBlank(level1.text))) return;
    yield {
      part: "indicator",
      row: null,
      cell: first.level1.cell,
      data: {
        absent: absent.map(([zh]) => zh).join("和"),
        absentEn: absent.map(([, en]) => en).join(" and "),
        cell: a1(first.level1.cell),
      },
    };
  },
};

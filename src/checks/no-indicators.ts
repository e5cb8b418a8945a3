import { a1 } from "../sheet/address";
import type { Check } from "./check";
import { ALL_FORMS } from "./facts/form-groups";
import { isFilledIn } from "./facts/indicators";
import { saysCancelled } from "./facts/project-kind";

export const noIndicators: Check<{ cell: string }> = {
  id: "no-indicators",
  severity: "error",
  title: { zh: "没有绩效指标", en: "No indicator at all" },
  basis: {
    zh: "财预〔2020〕10号：绩效目标应细化为绩效指标",
    en: "Caiyu [2020] No. 10: the goal is broken down into indicators",
  },
  appliesTo: ALL_FORMS,
  wording: {
    zh: {
      message: () => "表中没有填写任何绩效指标",
      fix: ({ cell }) => `请在 ${cell} 所在的表中填写绩效指标`,
    },
    en: {
      message: () => "The table holds no indicator",
      fix: ({ cell }) => `Enter the indicators of the table at ${cell}`,
    },
  },
  *run({ table }) {
    if (table.indicators.some(isFilledIn) || saysCancelled(table)) return;
    const [first] = table.indicators;
    const cell = first?.name.cell ?? { row: table.range.top, column: table.range.left };
    yield { part: "indicator", row: null, cell, data: { cell: a1(cell) } };
  },
};

import type Big from "big.js";
import type { Entry } from "../reading/table";
import { Decimal, ZERO } from "../scoring/decimal";
import type { Judged, Scored } from "../scoring/scored";
import { conversion, inRatio, unitsOf } from "../scoring/unit";
import { a1 } from "../sheet/address";
import { says } from "../sheet/once-per-text";
import type { Check } from "./check";
import { shown, withUnit } from "./facts/figures";
import { SELF_EVALUATIONS } from "./facts/form-groups";
import { isCost } from "./facts/levels";

/** Costs of one of many, or what was saved, do not add up to what was spent. */
const isNoPart = says(/人均|单价|单位成本|每|平均|标准|节约|降低|压减|减少|率$/);
const TOLERANCE = new Decimal("1.001");

interface Cost {
  readonly entry: Entry;
  readonly amount: Big;
}

/** What a cost indicator reached, in the table's unit; null where it is no amount of money. */
function costOf({ row, target, actual }: Judged, unit: string): Cost | null {
  if (!row.actual || !target || !actual || !isCost(row) || isNoPart(row.name.text)) return null;
  const [own = ""] = unitsOf(target, row.unit?.text ?? "");
  const money = { ...actual, unit: own === "万" ? "万元" : own };
  if (!/^[万亿千百]*元/.test(money.unit)) return null;
  const ratio = conversion(money, [unit]);
  return ratio && { entry: row.actual, amount: inRatio(actual.value, ratio) };
}

function costsOf({ indicators }: Scored, unit: string): readonly Cost[] {
  return indicators.flatMap((judged) => costOf(judged, unit) ?? []);
}

export const costOverExecuted: Check<{ costs: string; executed: string; cells: string; cell: string }> = {
  id: "cost-over-executed",
  severity: "warning",
  title: { zh: "成本指标合计超过执行数", en: "Costs add up to more than was spent" },
  basis: {
    zh: "成本指标的完成值为项目实际支出，合计不超过预算执行数",
    en: "What the cost indicators reached was spent, and is part of the amount executed",
  },
  appliesTo: SELF_EVALUATIONS,
  wording: {
    zh: {
      message: ({ costs, executed, cells }, printed) =>
        `成本指标${printed("actual")}（${cells}）合计 ${costs}，超过${printed("executed")} ${executed}`,
      fix: ({ cell, cells }) => `请核对 ${cells} 与 ${cell}；含以前年度或其他资金支出的，请注明`,
    },
    en: {
      message: ({ costs, executed, cells }) =>
        `The cost indicators (${cells}) add up to ${costs}, more than ${executed} executed`,
      fix: ({ cell, cells }) => `Check ${cells} and ${cell}; say where other years or funds are included`,
    },
  },
  *run(scored) {
    const { execution, table } = scored;
    const { executed, row } = execution ?? {};
    if (!executed || !row?.executed || !table.amountUnit) return;
    const costs = costsOf(scored, table.amountUnit);
    const [first] = costs;
    const sum = costs.reduce((all, { amount }) => all.plus(amount), ZERO);
    if (!first || !executed.value.gt(0) || sum.lte(executed.value.times(TOLERANCE))) return;
    yield {
      part: "budget",
      row: 0,
      cell: row.executed.cell,
      related: costs.map(({ entry }) => entry.cell),
      data: {
        costs: withUnit(shown(sum), table.amountUnit),
        executed: withUnit(executed.value.toFixed(), table.amountUnit),
        cells: costs.map(({ entry }) => a1(entry.cell)).join("、"),
        cell: a1(row.executed.cell),
      },
    };
  },
};

import type { Entry } from "../reading/table";
import { numberIn, unitName, type Comparator, type Quantity } from "../scoring/quantity";
import { a1 } from "../sheet/address";
import type { Check, Raised } from "./check";
import { quoted, withUnit } from "./facts/figures";
import { TARGET_FORMS } from "./facts/form-groups";
import { indicatorHalves, type HalfAndFull } from "./facts/half-year";

type Data = Readonly<Record<"name" | "half" | "full" | "cell" | "fullCell", string>>;

interface Row {
  readonly name: Entry;
  readonly halfYear: Entry;
  readonly fullYear: Entry;
}

/** ≥ by mid-year and ≤ for the year cannot be compared, and `direction-differs` says so. */
function areOpposed({ comparator: one }: Quantity, { comparator: other }: Quantity): boolean {
  const isUpperLimit = (comparator: Comparator) => comparator === "≤" || comparator === "＜";
  return one !== null && other !== null && isUpperLimit(one) !== isUpperLimit(other);
}

/** A half year's value beyond the full year's in the same unit; null where it is not, or where one is no number. */
function beyond(row: Row, { half, full }: HalfAndFull, unit = ""): Omit<Raised<Data>, "part" | "row"> | null {
  if (!half || !full || half.value.lte(full.value)) return null;
  if (unitName(half.unit) !== unitName(full.unit) || areOpposed(half, full)) return null;
  const { name, halfYear, fullYear } = row;
  return {
    cell: halfYear.cell,
    related: [fullYear.cell],
    data: {
      name: quoted(name),
      half: withUnit(half.value.toFixed(), half.unit || unit),
      full: withUnit(full.value.toFixed(), full.unit || unit),
      cell: a1(halfYear.cell),
      fullCell: a1(fullYear.cell),
    },
  };
}

export const halfOverFull: Check<Data> = {
  id: "half-over-full",
  severity: "error",
  title: { zh: "半年数大于全年数", en: "The half year goes beyond the full year" },
  basis: {
    zh: "绩效目标表：半年（程）指标值和计划执行数为全年数的一部分",
    en: "The target form: what is due by mid-year is part of what is due in the year",
  },
  appliesTo: TARGET_FORMS,
  wording: {
    zh: {
      message: ({ name, half, full }) => `“${name}”半年 ${half}，大于全年 ${full}`,
      fix: ({ cell, fullCell }) => `请核对 ${cell} 与 ${fullCell}`,
    },
    en: {
      message: ({ name, half, full }) => `“${name}”: ${half} by mid-year exceeds ${full} for the year`,
      fix: ({ cell, fullCell }) => `Check ${cell} and ${fullCell}`,
    },
  },
  *run(scored) {
    const { expenditure, indicators, amountUnit } = scored.table;
    for (const [row, { item, halfYear, fullYear }] of expenditure.entries()) {
      const amounts = { half: numberIn(halfYear), full: numberIn(fullYear) };
      const found = beyond({ name: item, halfYear, fullYear }, amounts, amountUnit ?? "");
      if (found) yield { ...found, part: "expenditure", row };
    }
    for (const [row, values] of indicatorHalves(scored).entries()) {
      const { name, halfYear, fullYear } = indicators[row] ?? {};
      const found = name && halfYear && fullYear && beyond({ name, halfYear, fullYear }, values);
      if (found) yield { ...found, part: "indicator", row };
    }
  },
};

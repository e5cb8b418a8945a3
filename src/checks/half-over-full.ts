import type { Entry } from "../reading/table";
import { numberIn, unitName } from "../scoring/quantity";
import { a1 } from "../sheet/address";
import type { Check, Raised } from "./check";
import { quoted, withUnit } from "./figures";
import { TARGET_FORMS } from "./form-groups";

interface Half {
  readonly name: Entry;
  readonly halfYear: Entry;
  readonly fullYear: Entry;
}

type Data = Readonly<Record<"name" | "half" | "full" | "cell" | "fullCell", string>>;

/** A half year's value beyond the full year's in the same unit; null where it is not, or where one is no number. */
function beyond({ name, halfYear, fullYear }: Half): Omit<Raised<Data>, "part" | "row"> | null {
  const half = numberIn(halfYear);
  const full = numberIn(fullYear);
  if (!half || !full || unitName(half.unit) !== unitName(full.unit) || half.value.lte(full.value)) return null;
  return {
    cell: halfYear.cell,
    related: [fullYear.cell],
    data: {
      name: quoted(name),
      half: withUnit(half.value.toFixed(), half.unit),
      full: withUnit(full.value.toFixed(), full.unit),
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
  *run({ table }) {
    for (const [row, { item, halfYear, fullYear }] of table.expenditure.entries()) {
      const found = beyond({ name: item, halfYear, fullYear });
      if (found) yield { ...found, part: "expenditure", row };
    }
    for (const [row, { name, halfYear, fullYear }] of table.indicators.entries()) {
      const found = halfYear && fullYear && beyond({ name, halfYear, fullYear });
      if (found) yield { ...found, part: "indicator", row };
    }
  },
};

import { formSpec } from "../forms/registry";
import type { IndicatorRow, Table } from "../reading/table";
import { isBlank } from "../scoring/quantity";
import { a1 } from "../sheet/address";
import type { Check, Raised } from "./check";
import { quoted } from "./facts/figures";
import { TARGET_FORMS } from "./facts/form-groups";
import { classOf, levelName } from "./facts/levels";

type Data = Readonly<Record<"what", "name" | "level1">> & Readonly<Record<"level" | "cell", string>>;

function isNamed({ name }: IndicatorRow): boolean {
  return !isBlank(name.text);
}

/** A spare line below indicators of the same class is no gap; one with values lacks its name. */
function isSpareLine(row: IndicatorRow, named: ReadonlySet<string>): boolean {
  const isFilled = [row.halfYear, row.fullYear].some((entry) => entry && !isBlank(entry.text));
  return !isFilled && named.has(classOf(row));
}

function* withoutName(table: Table): Iterable<Raised<Data>> {
  const named = new Set(table.indicators.filter(isNamed).map(classOf));
  for (const [row, indicator] of table.indicators.entries()) {
    if (isNamed(indicator) || isBlank(indicator.level2.text) || isSpareLine(indicator, named)) continue;
    const { cell } = indicator.name;
    yield {
      part: "indicator",
      row,
      cell,
      data: { what: "name", level: quoted(indicator.level2), cell: a1(cell) },
    };
  }
}

function* absentLevels(table: Table): Iterable<Raised<Data>> {
  const last = table.indicators.at(-1);
  if (!last) return;
  const present = new Set(table.indicators.map((indicator) => levelName(indicator.level1.text)));
  if (table.spec === null) return;
  for (const { level1 } of formSpec(table.spec).indicators.levels) {
    const wanted = levelName(level1);
    if ([...present].some((name) => name.includes(wanted))) continue;
    yield {
      part: "indicator",
      row: null,
      cell: last.level1.cell,
      data: { what: "level1", level: level1, cell: a1(last.level1.cell) },
    };
  }
}

export const indicatorMissing: Check<Data> = {
  id: "indicator-missing",
  severity: "warning",
  title: { zh: "缺少指标", en: "An indicator is missing" },
  basis: {
    zh: "绩效目标表：每个二级指标下填写三级指标，表样所列一级指标齐全",
    en: "The target form: every level-2 class holds an indicator, every level 1 of the form is there",
  },
  appliesTo: TARGET_FORMS,
  wording: {
    zh: {
      message: ({ what, level }) => (what === "name" ? `${level}下没有三级指标` : `没有一级指标“${level}”`),
      fix: ({ what, level, cell }) =>
        what === "name"
          ? `请在 ${cell} 填写三级指标和指标值；不适用的删去该行`
          : `请在 ${cell} 之后按表样补充“${level}”`,
    },
    en: {
      message: ({ what, level }) =>
        what === "name" ? `No indicator under ${level}` : `Level 1 “${level}” is absent`,
      fix: ({ what, level, cell }) =>
        what === "name"
          ? `Enter an indicator and its values in ${cell}; delete the row where none applies`
          : `Add the indicators of ${level} below ${cell} as the form has them`,
    },
  },
  *run({ table }) {
    yield* withoutName(table);
    yield* absentLevels(table);
  },
};

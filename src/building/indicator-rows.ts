import type { IndicatorSpec } from "../forms/form-spec";
import type { IndicatorData } from "./form-data";

function isOfClass(level1: string, level2: string): (row: IndicatorData) => boolean {
  return (row) => row.level1 === level1 && row.level2 === level2;
}

/** The classes of the form and of the rows, each once: the form's in its order, then those only the rows have. */
function classesOf(
  spec: IndicatorSpec,
  rows: readonly IndicatorData[],
): readonly { readonly level1: string; readonly level2: string }[] {
  const own = spec.levels.flatMap(({ level1, level2 }) => level2.map((name) => ({ level1, level2: name })));
  const all = [...own, ...rows];
  const first = all.filter(
    ({ level1, level2 }, i) =>
      all.findIndex((other) => isOfClass(level1, level2)({ ...other, name: "" })) === i,
  );
  const order = [...new Set(first.map(({ level1 }) => level1))];
  return order.flatMap((name) => first.filter(({ level1 }) => level1 === name));
}

/**
 * The indicator rows of a form: the filled ones, the ones the form always holds, and blank ones so that each
 * class (a 二级指标) has at least so many. Classes that the form fixes get no blank rows. With 0 rows a class, filled
 * ones stay as they are, in their order.
 */
export function indicatorRows(
  spec: IndicatorSpec,
  filled: readonly IndicatorData[],
  rowsPerClass: number,
): readonly IndicatorData[] {
  if (rowsPerClass === 0 && filled.length > 0) return filled;
  const rows: readonly IndicatorData[] = filled.length > 0 ? filled : spec.fixed.map((row) => ({ ...row }));
  return classesOf(spec, rows).flatMap(({ level1, level2 }) => {
    const ofClass = rows.filter(isOfClass(level1, level2));
    const isFixed = spec.fixed.some((row) => row.level1 === level1 && row.level2 === level2);
    const missing = isFixed ? 0 : Math.max(0, rowsPerClass - ofClass.length);
    return [...ofClass, ...Array.from({ length: missing }, () => ({ level1, level2, name: "" }))];
  });
}

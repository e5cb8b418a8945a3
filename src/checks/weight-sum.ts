import { a1, a1Area } from "../sheet/address";
import type { Check } from "./check";
import { shown } from "./facts/figures";
import { FORMS_WITH_WEIGHTS } from "./facts/form-groups";
import { weightsOf } from "./facts/weights";

export const weightSum: Check<{
  sum: string;
  execution: string;
  indicators: string;
  cells: string;
}> = {
  id: "weight-sum",
  severity: "error",
  title: { zh: "权重合计不等于 100", en: "Weights do not make 100" },
  basis: {
    zh: "财预〔2020〕10号：预算执行率与各项指标的权重合计为 100 分",
    en: "Caiyu [2020] No. 10: execution rate and indicators weigh 100 points together",
  },
  appliesTo: FORMS_WITH_WEIGHTS,
  wording: {
    zh: {
      message: ({ sum, execution, indicators }, printed) =>
        execution === ""
          ? `${printed("weight")}合计 ${sum}，应为 100`
          : `${printed("weight")}合计 ${sum}，应为 100（预算执行 ${execution}，各项指标 ${indicators}）`,
      fix: ({ cells }, printed) => `请核对 ${cells} 的${printed("weight")}`,
    },
    en: {
      message: ({ sum, execution, indicators }) =>
        execution === ""
          ? `Weights make ${sum} instead of 100`
          : `Weights make ${sum} instead of 100 (execution ${execution}, indicators ${indicators})`,
      fix: ({ cells }) => `Check the weights in ${cells}`,
    },
  },
  *run(scored) {
    const weights = weightsOf(scored);
    if (!weights || weights.addUp) return;
    const { execution, indicators, first, last } = weights;
    const executionCell = scored.table.budget[0]?.weight;
    yield {
      part: "total",
      row: null,
      cell: scored.table.total?.weight?.cell ?? first.cell,
      related: executionCell ? [executionCell.cell, first.cell, last.cell] : [first.cell, last.cell],
      data: {
        sum: shown(indicators.plus(execution ?? 0)),
        execution: execution ? shown(execution) : "",
        indicators: shown(indicators),
        cells:
          first.cell.column === last.cell.column
            ? a1Area({
                top: first.cell.row,
                left: first.cell.column,
                bottom: last.cell.row,
                right: last.cell.column,
              })
            : `${a1(first.cell)}–${a1(last.cell)}`,
      },
    };
  },
};

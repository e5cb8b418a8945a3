import type { FormSpec } from "./form-spec";
import { indicatorColumns } from "./synonyms";

/** 整体支出绩效目标实现情况 of a whole department: weights make 100, and there is no score column. */
export const overall: FormSpec = {
  id: "overall",
  stage: "overall",
  name: { zh: "整体支出绩效目标实现情况", en: "Overall performance of a department" },
  title: "{year}年度整体支出绩效目标实现情况",
  titleWords: ["整体支出绩效"],
  amountUnit: null,
  fields: [],
  budget: null,
  income: null,
  expenditure: false,
  indicators: {
    columns: indicatorColumns([
      ["level1", "一级指标"],
      ["level2", "二级指标"],
      ["name", "三级指标"],
      ["nature", "绩效指标性质"],
      ["target", "绩效指标值"],
      ["unit", "绩效度量单位"],
      ["weight", "权重"],
      ["actual", "完成值"],
    ]),
    fixed: [],
    levels: [
      { level1: "产出指标", level2: ["数量指标", "质量指标", "时效指标", "成本指标"] },
      {
        level1: "效益指标",
        level2: ["经济效益指标", "社会效益指标", "生态效益指标", "可持续影响指标"],
      },
      { level1: "满意度指标", level2: ["服务对象满意度指标"] },
    ],
  },
  totalLabel: null,
  basis: {
    zh: "部门决算公开所附整体支出绩效目标实现情况表",
    en: "The overall-performance table published with departmental final accounts",
  },
  layout: {
    columns: [12, 17, 40, 11, 13, 11, 9, 13],
    orientation: "landscape",
    blocks: [
      { kind: "title", below: null },
      {
        kind: "indicators",
        group: null,
        columns: {
          level1: "A",
          level2: "B",
          name: "C",
          nature: "D",
          target: "E",
          unit: "F",
          weight: "G",
          actual: "H",
        },
        over: [],
      },
    ],
  },
};

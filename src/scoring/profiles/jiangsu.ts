import type { Profile } from "../profile";
import { national2020 } from "./national-2020";

/** Jiangsu's 省级项目预算绩效目标表 prints no weights. */
export const jiangsu: Profile = {
  ...national2020,
  id: "jiangsu",
  name: { zh: "江苏", en: "Jiangsu" },
  basis: {
    zh: "江苏省省级项目预算绩效目标表（表样）：一级指标为决策、过程、产出、效益、满意度，表中没有权重。与默认规则的差别：不比较各一级指标的分值。江苏的自评计分办法未见公开表格，其余沿用默认规则。",
    en: "Jiangsu's target form: decision, process, outputs, benefits and satisfaction, without weights. Differs from the default: points by level-1 indicator are not compared. No published table shows how Jiangsu scores, so the rest is the default.",
  },
  levelWeights: { withoutCost: {}, withCost: {} },
};

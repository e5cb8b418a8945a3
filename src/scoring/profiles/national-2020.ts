import type { Profile } from "../profile";

/** The default: every field of another profile starts from it. */
export const national2020: Profile = {
  id: "national-2020",
  name: {
    zh: "全国通用（财预〔2020〕10号）",
    en: "National (Finance Budget [2020] No. 10)",
  },
  basis: {
    zh: "财预〔2020〕10号《项目支出绩效评价管理办法》：定性指标分 100–80 %、80–60 %、60–0 % 三档，未完成须说明原因（办法原文）；执行率 10、产出 50、效益 30、满意度 10，定量指标按完成比例（业内通行，各地国家版表样均如此）。有成本指标时的 20/40/20/10 为业内通行做法。偏离 30 % 须说明取自四川、广西的填报要求；执行率低于 90 % 须说明取自四川表样。",
    en: "Finance Budget [2020] No. 10: three bands for qualitative indicators (100–80, 80–60, 60–0 %) and a reason for what fell short (the text itself); execution 10, outputs 50, benefits 30, satisfaction 10 and scores in proportion (usual practice, seen in every national form). 20/40/20/10 with cost indicators is usual practice. A reason from 30 % beyond the target follows Sichuan's and Guangxi's requirements, a reason below 90 % executed Sichuan's form.",
  },
  executionWeight: 10,
  zeroBudget: "zero",
  roundRateFirst: false,
  executionBands: [],
  executionReasonBelow: 90,
  reverse: "linear",
  passLine: 0,
  deviationPercent: 30,
  deviationIncluded: false,
  grades: [
    { grade: "优", from: 90 },
    { grade: "良", from: 80 },
    { grade: "中", from: 60 },
    { grade: "差", from: 0 },
  ],
  totalCaps: [],
  levelWeights: {
    withoutCost: { 预算执行率: 10, 产出指标: 50, 效益指标: 30, 满意度指标: 10 },
    withCost: { 预算执行率: 10, 成本指标: 20, 产出指标: 40, 效益指标: 20, 满意度指标: 10 },
  },
  executionBehindPoints: 20,
  goalCopiedPercent: 90,
  rateTolerance: 0.5,
  progressBehind: { warning: 60, info: 80 },
  checks: {},
};

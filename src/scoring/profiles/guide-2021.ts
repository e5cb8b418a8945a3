import type { Profile } from "../profile";
import { national2020 } from "./national-2020";

/** 财预〔2021〕101号. Its body was not re-read: what differs here is usual knowledge of the field. */
export const guide2021: Profile = {
  ...national2020,
  id: "guide-2021",
  name: {
    zh: "核心指标指引（财预〔2021〕101号）",
    en: "Indicator guide (Finance Budget [2021] No. 101)",
  },
  basis: {
    zh: "财预〔2021〕101号《项目支出绩效指标设置及取值指引》。与默认规则的差别：未完成的定量指标，得分率低于及格线 60 % 的不得分。及格线及成本 20、产出 40、效益 20、满意度 10 均为业内通行理解，未逐条核对原文。",
    en: "Finance Budget [2021] No. 101, a guide to setting indicators. Differs from the default: a missed quantitative indicator below the pass line of 60 % of its weight gets nothing. The pass line, and 20/40/20/10 for cost, outputs, benefits and satisfaction, are the usual understanding, not checked against the text.",
  },
  passLine: 60,
};

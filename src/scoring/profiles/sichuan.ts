import type { Profile } from "../profile";
import { national2020 } from "./national-2020";

/** Sichuan's 部门预算项目支出绩效自评表: the default's arithmetic, and what its form prints. */
export const sichuan: Profile = {
  ...national2020,
  id: "sichuan",
  name: { zh: "四川", en: "Sichuan" },
  basis: {
    zh: "四川省部门预算项目支出绩效自评表（表样）：预算执行 10 分、绩效指标 90 分；执行率低于 90 % 须写原因，均为表样所印；超过指标值 30 % 须说明原因，为四川填报要求。预算为 0 时执行得 0 分，与预算管理一体化系统一致。与默认规则的差别：表样没有规定各一级指标的分值，不作比较。",
    en: "Sichuan's self-evaluation form: 10 points for execution and 90 for indicators, and a reason below 90 % executed, as printed; a reason from 30 % beyond the target, as Sichuan asks. A zero budget scores 0, as in the integrated budget system. Differs from the default: the form sets no points by level-1 indicator, so none are compared.",
  },
  executionReasonBelow: 90,
  deviationPercent: 30,
  zeroBudget: "zero",
  levelWeights: { withoutCost: {}, withCost: {} },
};

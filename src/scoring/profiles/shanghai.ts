import type { Profile } from "../profile";
import { national2020 } from "./national-2020";

/** Shanghai rounds the rate first, then takes the score from it: 99.1467 % → 99.15 % → 9.92. */
export const shanghai: Profile = {
  ...national2020,
  id: "shanghai",
  name: { zh: "上海", en: "Shanghai" },
  basis: {
    zh: "上海市已公开的财政项目支出绩效自评表：先把执行率取到两位小数，再计算得分（99.1467 % → 99.15 % → 9.92），由公开表格核算得出。其余与默认规则相同。",
    en: "Shanghai's published self-evaluation tables: the rate is rounded to two decimals before the score is taken from it (99.1467 % → 99.15 % → 9.92), as their figures show. Otherwise the default.",
  },
  roundRateFirst: true,
};

import type { Command } from "./command";
import { BUILD_OPTIONS, UNITS } from "./form-options";
import { FORM_OPTION } from "./learned-forms";

export const template: Command = {
  name: "template",
  operands: { zh: "表样", en: "FORM" },
  about: {
    zh: "生成一张可自动计算的官方表样，空白或填入数据",
    en: "make an official form that computes by itself, blank or filled with data",
  },
  options: [
    FORM_OPTION,
    {
      name: "data",
      placeholder: "FILE.json",
      about: {
        zh: "填入的数据：score --format json 的结果，或同样格式的一张表",
        en: "what to fill in: a report of score --format json, or one table like its",
      },
    },
    {
      name: "year",
      placeholder: "YYYY",
      about: { zh: "标题里的年度", en: "the year in the title" },
    },
    {
      name: "unit",
      placeholder: "wan|yuan",
      about: { zh: "金额单位：wan 万元，yuan 元", en: "unit of the amounts: ten thousand yuan or yuan" },
      values: [...UNITS.keys()],
    },
    ...BUILD_OPTIONS,
  ],
  // Loaded only here: what builds forms would slow every start.
  run: async (input, terminal) => (await import("./make-template")).makeTemplate(input, terminal),
};

import type { Command } from "./command";

export const library: Command = {
  name: "library",
  operands: { zh: "[搜索词…]", en: "[WORD…]" },
  about: {
    zh: "在指标库里按名称或拼音首字母搜索",
    en: "search the indicator library by names or pinyin initials",
  },
  options: [
    {
      name: "level1",
      placeholder: "NAME",
      about: { zh: "只要这个一级指标", en: "only this level-1 indicator" },
    },
    {
      name: "level2",
      placeholder: "NAME",
      about: { zh: "只要这个二级指标", en: "only this level-2 indicator" },
    },
    {
      name: "format",
      placeholder: "text|json",
      about: { zh: "给人看的列表，或给程序用的 JSON", en: "a list for people, or JSON for programs" },
      values: ["text", "json"],
    },
  ],
  // Loaded only here: the library's data would slow every start.
  run: async (input, terminal) => (await import("./list-indicators")).listIndicators(input, terminal),
};

import type { Command } from "./command";

export const learn: Command = {
  name: "learn",
  operands: { zh: "空白表.xlsx", en: "BLANK.xlsx" },
  about: {
    zh: "认识本部门自己的表样，存成可用于 --form 的文件，并列出认得和不认得的栏目",
    en: "learn a department's own form as a file for --form, and list what was understood and what not",
  },
  options: [
    {
      name: "out",
      placeholder: "FILE.xlsx",
      ending: ".xlsx",
      about: {
        zh: "存为哪个 .xlsx 文件；已有的文件不会被覆盖",
        en: "the .xlsx file to write; never written over",
      },
    },
    {
      name: "name",
      placeholder: "NAME",
      about: { zh: "表样的名称，默认为文件名", en: "what the form is called; the file's name unless given" },
    },
    {
      name: "sheet",
      placeholder: "SHEET",
      about: {
        zh: "表样所在的工作表，默认为第一张有绩效表的工作表",
        en: "the sheet that holds it; the first one with a table unless given",
      },
    },
    {
      name: "table",
      placeholder: "N",
      about: {
        zh: "工作表里有几张表（上下或左右）时取第几张，默认为 1",
        en: "which of several tables on the sheet, one below or beside another; 1 unless given",
      },
    },
    {
      name: "roles",
      placeholder: "HEADER=ROLE,…",
      about: {
        zh: "指明栏目是什么，如“得分系数=无,打分=得分,K:分值=二级指标分值”；资金栏前加“资金/”",
        en: "what columns are, by their headers; “funds/” before a fund column, K: for the one in column K",
      },
    },
    {
      name: "fields",
      placeholder: "LABEL=FIELD,…",
      about: {
        zh: "指明表头各项是什么，如“承办科室=实施单位”",
        en: "what fields are, by their labels",
      },
    },
    {
      name: "not-indicators",
      placeholder: "ROW,…",
      about: { zh: "不是指标的行号，如 12,15", en: "rows that hold no indicator, such as 12,15" },
    },
    {
      name: "profile",
      placeholder: "NAME|FILE",
      about: { zh: "表样所用的评分规则", en: "the scoring profile that the form goes by" },
    },
  ],
  // Loaded only here: what reads files would slow every start.
  run: async (input, terminal) => (await import("./learn-file")).learnFile(input, terminal),
};

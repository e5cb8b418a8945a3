import type { Command } from "./command";

export const extract: Command = {
  name: "extract",
  operands: { zh: "文件", en: "FILE" },
  about: {
    zh: "把 Word、PDF、网页、CSV 等文件里的表格存成工作簿，一个表格一张工作表",
    en: "save the tables of a Word file, PDF, web page or CSV as a workbook, each on a sheet",
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
  ],
  // Loaded only here: what reads and writes files would slow every start.
  run: async (input, terminal) => (await import("./extract-file")).extractFile(input, terminal),
};

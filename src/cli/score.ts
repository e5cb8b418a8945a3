import type { Command } from "./command";
import { FORM_OPTION } from "./learned-forms";

export const score: Command = {
  name: "score",
  operands: { zh: "文件…", en: "FILE…" },
  about: {
    zh: "评分并检查：工作簿（.xlsx .xls .et .ods）、有表格的文档（.docx .pdf .html .csv 等）、文件夹或通配符",
    en: "score and check workbooks (.xlsx .xls .et .ods), documents with tables (.docx .pdf .html .csv …), folders or patterns",
  },
  options: [
    FORM_OPTION,
    {
      name: "format",
      placeholder: "text|json",
      about: { zh: "给人看的报告，或给程序用的 JSON", en: "a report for people, or JSON for programs" },
      values: ["text", "json"],
    },
    {
      name: "profile",
      placeholder: "NAME|FILE",
      about: {
        zh: "评分规则的名称（见 hengbiao profiles）或 JSON 文件，默认由表样选定",
        en: "scoring profile by name (see hengbiao profiles) or JSON file; as each form chooses unless given",
      },
    },
  ],
  // Loaded only here: what words a report knows every check, which would slow every start.
  run: async (input, terminal) => (await import("./score-files")).scoreFiles(input, terminal),
};

import type { Command } from "./command";
import { FORM_OPTION } from "./learned-forms";

export const rollup: Command = {
  name: "rollup",
  operands: { zh: "路径…", en: "PATH…" },
  about: {
    zh: "汇总许多文件：项目、单位、等级、问题、报送情况等表和文字稿，存成一个工作簿",
    en: "roll many files up: projects, units, grades, findings, returns and a text, in one workbook",
  },
  options: [
    FORM_OPTION,
    {
      name: "list",
      placeholder: "FILE",
      about: {
        zh: "应报项目清单（表格文件），据此查出未报、重复和清单外的",
        en: "the list of projects that are due, to find what is missing, twice or beside it",
      },
    },
    {
      name: "out",
      placeholder: "FILE",
      about: {
        zh: "存为哪个文件；rollup 默认为 汇总.xlsx；已有的文件不会被覆盖",
        en: "the file to write; for rollup a name of its own where none is given; never written over",
      },
    },
    {
      name: "format",
      placeholder: "xlsx|jsonl",
      about: {
        zh: "rollup 的结果：工作簿，或一个文件一行的 JSON（供数据库，也可再交给 rollup）",
        en: "what rollup writes: a workbook, or a line of JSON a file (for databases, or for rollup again)",
      },
      values: ["xlsx", "jsonl"],
    },
    {
      name: "files-from",
      placeholder: "FILE|-",
      about: {
        zh: "从文件或标准输入（-）读取路径，一行一个",
        en: "read paths from a file or from standard input (-), one a line",
      },
    },
    {
      name: "resume",
      placeholder: "",
      about: {
        zh: "接着上次中断的地方做",
        en: "go on where the last run was broken off",
      },
    },
    {
      name: "jobs",
      placeholder: "N",
      about: { zh: "同时读几个文件，默认按处理器数", en: "files read at a time; by default one a core" },
    },
    {
      name: "year",
      placeholder: "YYYY",
      about: { zh: "年度（表的标题或汇总的年度）", en: "the year (of a form's title, or to roll up)" },
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
  // Loaded only here: what makes workbooks would slow every start.
  run: async (input, terminal) => (await import("./roll-up-files")).rollUpFiles(input, terminal),
};

import type { Command } from "./command";
import { SIZE_OPTIONS, UNITS } from "./form-options";

export const distribute: Command = {
  name: "distribute",
  operands: { zh: "项目清单", en: "LIST" },
  about: {
    zh: "按项目清单下发：每个项目一份预填好的表，另存一份下发清单",
    en: "send forms out: a prefilled one for each project of a list, and a list of what went out",
  },
  options: [
    {
      name: "form",
      placeholder: "FORM|FILE.xlsx",
      about: {
        zh: "下发哪种表样（见 hengbiao forms），或本部门的表样文件（由 hengbiao learn 生成）",
        en: "the form that goes out (see hengbiao forms), or a department's own (made by hengbiao learn)",
      },
    },
    {
      name: "out",
      placeholder: "FOLDER",
      about: {
        zh: "存到哪个文件夹；已有的文件不会被覆盖",
        en: "the folder to write to; files that are there are never written over",
      },
    },
    {
      name: "as",
      placeholder: "files|sheets",
      about: {
        zh: "每个项目一个文件，或一个工作簿里一张工作表",
        en: "a file for each project, or a sheet of one workbook",
      },
      values: ["files", "sheets"],
    },
    {
      name: "batch",
      placeholder: "NAME",
      about: { zh: "批次，默认为 1", en: "the batch, 1 by default" },
    },
    {
      name: "dry-run",
      placeholder: "",
      about: {
        zh: "只显示清单的各栏怎样理解、会做出什么，不写文件",
        en: "only show how the list is understood and what would be made",
      },
    },
    {
      name: "year",
      placeholder: "YYYY",
      about: { zh: "年度（清单里没有时）", en: "the year, where the list has none" },
    },
    {
      name: "unit",
      placeholder: "wan|yuan",
      about: {
        zh: "表上的金额单位：wan 万元，yuan 元",
        en: "unit of the form's amounts: ten thousand yuan or yuan",
      },
      values: [...UNITS.keys()],
    },
    ...SIZE_OPTIONS,
  ],
  // Loaded only here: what builds forms would slow every start.
  run: async (input, terminal) => (await import("./distribute-forms")).distributeForms(input, terminal),
};

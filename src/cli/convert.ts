import type { Command } from "./command";
import { BUILD_OPTIONS } from "./form-options";
import { FORM_OPTION } from "./learned-forms";

export const convert: Command = {
  name: "convert",
  operands: { zh: "文件…", en: "FILE…" },
  about: {
    zh: "由表生成另一种表：目标表、监控表、自评表、复核工作底稿；工作簿、文档、文件夹都行，存为一个工作簿",
    en: "make forms out of others: target, monitoring, self-evaluation, review work paper; of workbooks, documents, folders, into one workbook",
  },
  options: [
    FORM_OPTION,
    {
      name: "to",
      placeholder: "FORM|review",
      about: {
        zh: "转成哪种表样（见 hengbiao forms），或本部门的表样文件；review 为复核工作底稿",
        en: "the form to make (see hengbiao forms), or a learned form's file; review is a review work paper",
      },
    },
    {
      name: "year",
      placeholder: "same|next",
      about: {
        zh: "新表用同一年度还是下一年度；由自评表转目标表默认 next",
        en: "for the same year or the next one; next is the default from a self-evaluation to a target form",
      },
      values: ["same", "next"],
    },
    ...BUILD_OPTIONS,
  ],
  // Loaded only here: what reads and builds forms would slow every start.
  run: async (input, terminal) => (await import("./convert-file")).convertFile(input, terminal),
};

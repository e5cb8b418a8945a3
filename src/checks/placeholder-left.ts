import { formSpecOf } from "../forms/form-read";
import type { FieldKey } from "../forms/form-spec";
import { a1 } from "../sheet/address";
import type { Check } from "./check";
import { ALL_FORMS } from "./facts/form-groups";
import { isHintLeft } from "./facts/texts";

export const placeholderLeft: Check<{ field: FieldKey; cell: string }> = {
  id: "placeholder-left",
  severity: "warning",
  title: { zh: "栏目仍是填写提示", en: "A field still holds the form's hint" },
  basis: {
    zh: "空白表各栏所印的填写提示不是填报内容",
    en: "The hints printed in a blank form are no answer",
  },
  appliesTo: ALL_FORMS,
  wording: {
    zh: {
      message: ({ field }, printed) => `${printed(field)}仍是表格的填写提示`,
      fix: ({ cell }) => `请在 ${cell} 写入实际情况，没有的写“无”`,
    },
    en: {
      message: ({ field }, printed) => `“${printed(field)}” still holds the hint printed in the blank form`,
      fix: ({ cell }) => `Write what applies into ${cell}, or 无 where nothing does`,
    },
  },
  *run(scored) {
    const { table } = scored;
    for (const { key } of formSpecOf(table).fields) {
      const entry = table.fields[key];
      if (!entry || isLeftToOtherCheck(key) || !isHintLeft(scored, key)) continue;
      yield {
        part: key === "conclusion" ? "conclusion" : "text",
        row: null,
        cell: entry.cell,
        data: { field: key, cell: a1(entry.cell) },
      };
    }
  },
};

/** The hint in the 原因 cell is what `execution-reason-missing` and `adjustment-reason-missing` are about. */
function isLeftToOtherCheck(key: FieldKey): boolean {
  return key === "executionReason";
}

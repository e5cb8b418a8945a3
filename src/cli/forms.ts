import { withPoints } from "../building/printed-points";
import type { FormSpec } from "../forms/form-spec";
import { FORMS } from "../forms/registry";
import type { Language } from "../report/language";
import { columns, noSuch } from "./lists";
import type { Command } from "./command";

function details(form: FormSpec, language: Language): string {
  const labels = [...form.fields, ...(form.budget?.columns ?? []), ...form.indicators.columns];
  const otherSpellings = (of: (typeof labels)[number]): string =>
    of.synonyms.filter((spelling) => spelling !== of.label).join(" ");
  const points = form.executionWeight ?? "";
  return [
    `${form.id}  ${form.name[language]}`,
    form.basis[language],
    "",
    ...columns(labels.map((label) => [label.key, withPoints(label.label, points), otherSpellings(label)])),
    "",
  ].join("\n");
}

export const forms: Command = {
  name: "forms",
  operands: { zh: "[表样]", en: "[FORM]" },
  about: {
    zh: "列出能读的表样，或某一表样的栏目和别名",
    en: "list the forms, or the labels of one with their synonyms",
  },
  options: [],
  run: async ({ operands: [asked], language }, terminal) => {
    if (asked === undefined) {
      const rows = FORMS.map((form) => [form.id, form.name[language], form.basis[language]]);
      await terminal.print(`${columns(rows).join("\n")}\n`);
      return 0;
    }
    const form = FORMS.find(({ id }) => id === asked);
    if (!form) {
      terminal.tell(
        noSuch(
          asked,
          FORMS.map(({ id }) => id),
          language,
        ),
      );
      return 2;
    }
    await terminal.print(details(form, language));
    return 0;
  },
};

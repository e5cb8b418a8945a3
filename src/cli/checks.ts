import type { Check } from "../checks/check";
import { STAGE_NAMES } from "../forms/form-read";
import type { Language } from "../report/language";
import { columns, noSuch } from "./lists";
import type { Command } from "./command";

const SEVERITY = {
  zh: { error: "错误", warning: "提醒", info: "提示" },
  en: { error: "error", warning: "warning", info: "info" },
} as const;

function details(check: Check, language: Language): string {
  const forms = check.appliesTo.map((stage) => STAGE_NAMES[stage][language]);
  return [
    `${check.id}  ${SEVERITY[language][check.severity]}  ${check.title[language]}`,
    check.basis[language],
    forms.join(language === "zh" ? "、" : ", "),
    "",
  ].join("\n");
}

export const checks: Command = {
  name: "checks",
  operands: { zh: "[检查]", en: "[CHECK]" },
  about: {
    zh: "列出全部检查，或某一检查的依据和适用表样",
    en: "list the checks, or what one rests on and applies to",
  },
  options: [],
  run: async ({ operands: [asked], language }, terminal) => {
    // Loaded here, so that the other commands start without it.
    const { CHECKS } = await import("../checks/registry");
    if (asked === undefined) {
      const rows = CHECKS.map(({ id, severity, title }) => [
        SEVERITY[language][severity],
        id,
        title[language],
      ]);
      await terminal.print(`${columns(rows).join("\n")}\n`);
      return 0;
    }
    const check = CHECKS.find(({ id }) => id === asked);
    if (!check) {
      terminal.tell(
        noSuch(
          asked,
          CHECKS.map(({ id }) => id),
          language,
        ),
      );
      return 2;
    }
    await terminal.print(details(check, language));
    return 0;
  },
};

import { profileById, PROFILES } from "../scoring/profiles/registry";
import { columns, noSuch } from "./lists";
import type { Command } from "./command";

export const profiles: Command = {
  name: "profiles",
  operands: { zh: "[规则]", en: "[PROFILE]" },
  about: {
    zh: "列出评分规则，或某一规则的 JSON，可改后用 --profile 引用",
    en: "list the scoring profiles, or print one as JSON to change and give to --profile",
  },
  options: [],
  run: async ({ operands: [asked], language }, terminal) => {
    if (asked === undefined) {
      const rows = PROFILES.map((profile) => [profile.id, profile.name[language], profile.basis[language]]);
      await terminal.print(`${columns(rows).join("\n")}\n`);
      return 0;
    }
    const profile = profileById(asked);
    if (!profile) {
      terminal.tell(
        noSuch(
          asked,
          PROFILES.map(({ id }) => id),
          language,
        ),
      );
      return 2;
    }
    await terminal.print(`${JSON.stringify(profile, null, 2)}\n`);
    return 0;
  },
};

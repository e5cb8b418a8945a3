import type { Bilingual } from "../forms/form-spec";
import type { Profile } from "../scoring/profile";
import { readJsonFile } from "./json-file";
import { profileById, PROFILES } from "../scoring/profiles/registry";

/** A profile, null where each form is to choose its own, or why what was named gives none. */
export type NamedProfile = { readonly profile: Profile | null } | { readonly problem: Bilingual };

function unreadable(file: string, detail: Bilingual): NamedProfile {
  const names = PROFILES.map(({ id }) => id).join(" ");
  return {
    problem: {
      zh: `“${file}”不是内置规则（${names}），也打不开这个文件（${detail.zh}）。`,
      en: `"${file}" is no built-in profile (${names}) and cannot be opened as a file (${detail.en}).`,
    },
  };
}

function noJson(file: string, detail: Bilingual): NamedProfile {
  return {
    problem: {
      zh: `${file} ${detail.zh}。可先用 hengbiao profiles national-2020 导出一份再改。`,
      en: `${file} is ${detail.en}. Start from what hengbiao profiles national-2020 prints.`,
    },
  };
}

/** Faults that are named of a file; a line with all of thousands helps nobody. */
const MOST_NAMED = 5;

function unusable(file: string, problems: readonly Bilingual[]): NamedProfile {
  const named = problems.slice(0, MOST_NAMED);
  const more = problems.length - named.length;
  return {
    problem: {
      zh: `${file} 不能用作评分规则：${named.map(({ zh }) => zh).join("；")}${more > 0 ? `；还有 ${more} 处` : ""}。`,
      en: `${file} cannot be used as a profile: ${named.map(({ en }) => en).join("; ")}${more > 0 ? `; ${more} more` : ""}.`,
    },
  };
}

/** The profile of that name or in that file; null when nothing is named. */
export async function profileNamed(name: string | undefined): Promise<NamedProfile> {
  if (name === undefined) return { profile: null };
  const known = profileById(name);
  if (known) return { profile: known };

  const read = await readJsonFile(name);
  if (read.kind === "problem")
    return read.opened ? noJson(name, read.problem) : unreadable(name, read.problem);
  // Loaded only here: zod would cost every start more time than reading a file takes.
  const { readProfile } = await import("../scoring/profile-schema");
  const reading = readProfile(read.value);
  return reading.ok ? { profile: reading.profile } : unusable(name, reading.problems);
}

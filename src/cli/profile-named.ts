import { readFile } from "node:fs/promises";
import type { Bilingual } from "../forms/form-spec";
import type { Profile } from "../scoring/profile";
import { DEFAULT_PROFILE, profileById, PROFILES } from "../scoring/profiles/registry";

/** A profile, or why what was named gives none. */
export type NamedProfile = { readonly profile: Profile } | { readonly problem: Bilingual };

function unreadable(file: string, detail: string): NamedProfile {
  const names = PROFILES.map(({ id }) => id).join(" ");
  return {
    problem: {
      zh: `“${file}”不是内置规则（${names}），也打不开这个文件（${detail}）。`,
      en: `"${file}" is no built-in profile (${names}) and cannot be opened as a file (${detail}).`,
    },
  };
}

function noJson(file: string, detail: string): NamedProfile {
  return {
    problem: {
      zh: `${file} 不是 JSON（${detail}）。可先用 hengbiao profiles national-2020 导出一份再改。`,
      en: `${file} is no JSON (${detail}). Start from what hengbiao profiles national-2020 prints.`,
    },
  };
}

function unusable(file: string, problems: readonly Bilingual[]): NamedProfile {
  return {
    problem: {
      zh: `${file} 不能用作评分规则：${problems.map(({ zh }) => zh).join("；")}。`,
      en: `${file} cannot be used as a profile: ${problems.map(({ en }) => en).join("; ")}.`,
    },
  };
}

/** The profile of that name or in that file; the default one when nothing is named. */
export async function profileNamed(name: string | undefined): Promise<NamedProfile> {
  if (name === undefined) return { profile: DEFAULT_PROFILE };
  const known = profileById(name);
  if (known) return { profile: known };

  let text: string;
  try {
    text = await readFile(name, "utf8");
  } catch (error) {
    return unreadable(name, error instanceof Error ? error.message : String(error));
  }
  let data: unknown;
  try {
    data = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    return noJson(name, error instanceof Error ? error.message : String(error));
  }
  // Loaded only here: zod would cost every start more time than reading a file takes.
  const { readProfile } = await import("../scoring/profile-schema");
  const reading = readProfile(data);
  return reading.ok ? { profile: reading.profile } : unusable(name, reading.problems);
}

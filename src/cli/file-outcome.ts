import type { Bilingual } from "../forms/form-spec";
import type { GivenForm } from "../report/guidance";
import type { Tally } from "../report/tally";
import type { TextStyle } from "../report/text-report";
import type { Profile } from "../scoring/profile";
import { systemReason } from "./system-reason";

/** How every file of one run is reviewed. Plain data: it crosses to the threads. */
export interface ReviewSettings {
  /** Null where each form chooses its own. */
  readonly profile: Profile | null;
  /** Learned forms that the person named: sheets of their kinds are read by them. */
  readonly forms: readonly GivenForm[];
  /** `summary` is what a roll-up keeps of a file, as a line of JSON. */
  readonly format: "text" | "json" | "summary";
  readonly style: TextStyle;
}

/** What one file came to. */
export type FileOutcome =
  | { readonly kind: "reviewed"; readonly text: string; readonly tally: Tally }
  /** A document without any table, which is no failure: a folder holds letters as well. `text` is for programs alone. */
  | { readonly kind: "no-tables"; readonly text: string }
  | FailedFile;

/** A file of which nothing was read. */
export interface FailedFile {
  readonly kind: "failed";
  readonly why: Bilingual;
}

/** The failure of a file that the system does not hand over. */
export function unopened(error: unknown): FailedFile {
  const reason = systemReason(error);
  return {
    kind: "failed",
    why: {
      zh: `打不开：${reason.zh}。请核对路径和读取权限。`,
      en: `It cannot be opened: ${reason.en}. Check its path and that it may be read.`,
    },
  };
}

/** The failure that nobody foresaw; its text says what the machine said, for a report to us. */
export function unforeseen(error: unknown): FailedFile {
  const detail = error instanceof Error ? error.message : String(error);
  return {
    kind: "failed",
    why: {
      zh: `处理时出现意外情况（${detail}），没有得出结果。请用 Excel 或 WPS 打开，确认能正常显示，保存后再试。`,
      en: `Something unforeseen came up (${detail}); there is no result. Open it in Excel or WPS, see whether it shows well, save it and try again.`,
    },
  };
}

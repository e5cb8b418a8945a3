import { fold } from "../sheet/fold";
import type { LabelRoles } from "./label-index";

/** What a cell of a data row looks like, whatever column it stands in. */
export type CellKind =
  | "sign"
  | "number"
  | "percent"
  | "signed-number"
  | "measured"
  | "blank-mark"
  | "level"
  | "level1"
  | "level2"
  | "level1-or-2"
  | "short-text"
  | "text";

const NUMBER = /^[-+]?\d[\d,]*(?:\.\d+)?$/;
const PERCENT = /^[-+]?\d[\d,]*(?:\.\d+)?%$/;
const SIGNED_NUMBER = /^[≥≤＞＜＝]\d/;
/** 2024年 and what may follow it, 2024年完成值, names a year and measures nothing. */
const YEAR = /^(?:19|20)\d{2}年/;
const MEASURED = /^\d[\d,]*(?:\.\d+)?[^\d\s.…。、]{1,4}$/;

function all(texts: readonly string[], kind: CellKind): (readonly [string, CellKind])[] {
  return texts.map((text) => [text, kind] as const);
}

/** Texts that say by themselves what they are, folded. */
const KNOWN: ReadonlyMap<string, CellKind> = new Map([
  ...all(["≥", "≤", "＞", "＜", "＝", "定性", "定量"], "sign"),
  ...all(["/", "\\", "-", "—", "——", "无", "不涉及", "不适用"], "blank-mark"),
  ...all(["优", "良", "中", "低", "差", "高", "好", "坏"], "level"),
  ...all(["优良中低差", "优良中差", "高中低", "好坏"], "level"),
]);

const LONGEST_UNIT = 8;
/** White space inside a short text may make it longer than that. */
const LONGEST_SPACED_UNIT = 16;
const LONGEST_NUMBER = 40;
const FIRST_HAN = 0x4e00;
const LAST_HAN = 0x9fff;

/** What a text looks like. Level names are known by the framework's lists. */
export function kindOfText(text: string, roles: LabelRoles): CellKind {
  if (roles.level1) return roles.level2 ? "level1-or-2" : "level1";
  if (roles.level2) return "level2";
  const first = text.charCodeAt(0);
  const beginsHan = first >= FIRST_HAN && first <= LAST_HAN;
  if (text.length > (beginsHan ? LONGEST_SPACED_UNIT : LONGEST_NUMBER)) return "text";
  const folded = fold(text);
  if (!beginsHan) {
    if (NUMBER.test(folded)) return "number";
    if (PERCENT.test(folded)) return "percent";
    if (SIGNED_NUMBER.test(folded)) return "signed-number";
    if (MEASURED.test(folded) && !YEAR.test(folded)) return "measured";
  }
  return KNOWN.get(folded) ?? (folded.length <= LONGEST_UNIT ? "short-text" : "text");
}

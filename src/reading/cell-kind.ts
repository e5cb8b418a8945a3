import { fold } from "../sheet/fold";
import type { CellValue } from "../sheet/snapshot";
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

const SIGN = /^[≥≤＞＜＝]$/;
const NUMBER = /^[-+]?\d[\d,]*(?:\.\d+)?$/;
const PERCENT = /^[-+]?\d[\d,]*(?:\.\d+)?%$/;
const SIGNED_NUMBER = /^[≥≤＞＜＝]\d/;
const MEASURED = /^\d[\d,]*(?:\.\d+)?[^\d\s]{1,4}$/;
const BLANK_MARK = /^(?:[/\\-]|[—–]{1,2})$/;
const WORDS: ReadonlyMap<string, CellKind> = new Map<string, CellKind>([
  ["定性", "sign"],
  ["定量", "sign"],
  ["无", "blank-mark"],
  ["不涉及", "blank-mark"],
  ["不适用", "blank-mark"],
  ...["优", "良", "中", "低", "差", "高", "好", "坏"].map((word) => [word, "level"] as const),
  ...["优良中低差", "优良中差", "高中低", "好坏"].map((scale) => [scale, "level"] as const),
]);

const LONGEST_UNIT = 8;
const LONGEST_SPACED_UNIT = 16;
const LONGEST_NUMBER = 40;
const FIRST_HAN = 0x4e00;
const LAST_HAN = 0x9fff;

/** Classifies a filled cell. Level names are known by the framework's lists. */
export function cellKind(value: CellValue | undefined, text: string, roles: LabelRoles): CellKind {
  if (typeof value === "number") return text.endsWith("%") ? "percent" : "number";
  if (roles.level1) return roles.level2 ? "level1-or-2" : "level1";
  if (roles.level2) return "level2";
  const first = text.charCodeAt(0);
  const beginsHan = first >= FIRST_HAN && first <= LAST_HAN;
  if (text.length > (beginsHan ? LONGEST_SPACED_UNIT : LONGEST_NUMBER)) return "text";
  const folded = fold(text);
  if (!beginsHan) {
    if (NUMBER.test(folded)) return "number";
    if (PERCENT.test(folded)) return "percent";
    if (SIGN.test(folded)) return "sign";
    if (SIGNED_NUMBER.test(folded)) return "signed-number";
    if (BLANK_MARK.test(folded)) return "blank-mark";
    if (MEASURED.test(folded)) return "measured";
  }
  return WORDS.get(folded) ?? (folded.length <= LONGEST_UNIT ? "short-text" : "text");
}

import { fold } from "../forms/label-key";
import type { FilledCell } from "./grid";

/** What a cell of a data row looks like, whatever column it stands in. */
export type CellKind =
  | "sign"
  | "number"
  | "percent"
  | "signed-number"
  | "blank-mark"
  | "level"
  | "level1"
  | "level2"
  | "level1-or-2"
  | "short-text"
  | "text";

const SIGN = /^(?:[≥≤><=≧≦]|>=|<=|定性|定量)$/;
const NUMBER = /^[-+]?\d[\d,]*(?:\.\d+)?$/;
const PERCENT = /^[-+]?\d[\d,]*(?:\.\d+)?%$/;
const SIGNED_NUMBER = /^(?:[≥≤><=≧≦]|>=|<=)\d/;
const BLANK_MARK = /^(?:[/\\-]|[—–]{1,2}|无|不涉及|不适用)$/;
const LEVEL_WORD = /^(?:[优良中低差高好坏]|优良中低差|优良中差|高中低|好坏)$/;
const UNIT_LENGTH = 8;

/** Classifies a cell of a data row. Level names are known by the framework's lists. */
export function kindOf(cell: FilledCell): CellKind {
  if (cell.roles.level1) return cell.roles.level2 ? "level1-or-2" : "level1";
  if (cell.roles.level2) return "level2";
  if (typeof cell.source?.value === "number") return cell.text.endsWith("%") ? "percent" : "number";
  if (cell.text.length > 40) return "text";
  const text = fold(cell.text);
  if (NUMBER.test(text)) return "number";
  if (PERCENT.test(text)) return "percent";
  if (SIGN.test(text)) return "sign";
  if (SIGNED_NUMBER.test(text)) return "signed-number";
  if (BLANK_MARK.test(text)) return "blank-mark";
  if (LEVEL_WORD.test(text)) return "level";
  return text.length <= UNIT_LENGTH ? "short-text" : "text";
}

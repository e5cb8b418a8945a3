import { isLabel, type LabelRoles } from "./label-index";

/**
 * What a text, a row or a sheet may say, a bit for each. It is told once for each text and put together for a row, so
 * that a look for something runs only where it may be found: evidence that is there proves nothing, evidence that is
 * not there rules out.
 */
export const NO_EVIDENCE = 0;
/** A label of a field. */
export const FIELD = 1 << 0;
/** What heads a block. */
export const GROUP = 1 << 1;
/** The name of a level, 1 or 2. */
export const LEVEL = 1 << 2;
/** 收入 or 支出. */
export const SIDE = 1 << 3;
/** A label other than the name of a level. */
export const STRUCTURAL = 1 << 4;
/** What may be the upper part of a label that a row break has cut. */
export const MAY_BE_CUT = 1 << 5;
/** A word that every label of a sum holds: 计, 总 or 得分. */
export const SUM = 1 << 6;
/** A colon. */
export const COLON = 1 << 7;
/** A word that every title holds: 绩 or 表. */
export const TITLE = 1 << 8;
/** 元, which every unit of amounts ends in. */
export const YUAN = 1 << 9;
/** A bracket. */
export const BRACKET = 1 << 10;

/** Of a text longer than any label: it may tell a field behind a colon. */
export const LONG_TEXT_EVIDENCE = COLON | BRACKET;

/** What a single character may belong to. */
function ofCharacter(code: number): number {
  switch (code) {
    case 0x8ba1: // 计
    case 0x603b: // 总
    case 0x5f97: // 得
      return SUM;
    case 0x3a: // :
    case 0xff1a: // ：
      return COLON;
    case 0x7ee9: // 绩
    case 0x8868: // 表
      return TITLE;
    case 0x5143: // 元
      return YUAN;
    case 0x28: // (
    case 0x29: // )
    case 0xff08: // （
    case 0xff09: // ）
      return BRACKET;
    default:
      return NO_EVIDENCE;
  }
}

/** What a trimmed text that stands for `roles` may say. */
export function evidenceOf(text: string, roles: LabelRoles): number {
  let evidence = NO_EVIDENCE;
  for (let at = 0; at < text.length; at++) evidence |= ofCharacter(text.charCodeAt(at));
  if (roles.field !== undefined) evidence |= FIELD;
  if (roles.group) evidence |= GROUP;
  if (roles.total) evidence |= SUM;
  if (roles.level1 || roles.level2) evidence |= LEVEL;
  else if (isLabel(roles)) evidence |= STRUCTURAL;
  if (roles.income || roles.expenditure) evidence |= SIDE;
  if (roles.beginning || (roles.group && (evidence & BRACKET) !== 0)) evidence |= MAY_BE_CUT;
  return evidence;
}

import { GENERAL, type NumberFormat } from "../../files/format/number-format";
import type { CellValue } from "../../sheet/snapshot";
import { formatOf } from "./sheet-snapshot";
import { type Calendar, dayOf } from "./typed-day";

/** What a cell holds for a text that is typed or pasted into it. */
export interface TypedContent {
  readonly value: CellValue;
  /** A number format that the cell gets with it; absent where its own stays. */
  readonly numberFormat?: string;
}

type Kind = "number" | "percent" | "day";

/** A text as a number. */
interface ReadNumber {
  readonly kind: Kind;
  readonly value: number;
  /** The number format in which it shows much as it was typed; undefined leaves the cell General. */
  readonly format: string | undefined;
}

/** Digits that Excel keeps of a number. */
const DIGITS = 15;

/** What stands for its narrow form in a number. Others, as brackets and colons, make a text of it. */
const WIDE = /[\uFF10-\uFF19\uFF0B\uFF0D\uFF0E\uFF05]/g;
/** From a full-width character to its narrow one. */
const TO_NARROW = 0xfee0;

const NUMBER = /^([-+]?)([¥￥$]?)([-+]?)(\d{1,3}(?:,\d{3})+|\d*)(\.\d*)?(e[-+]?\d{1,3})?(%?)$/i;
const BRACKETED = /^\((\d[\d,.]*)\)$/;
const FRACTION = /^([-+]?)(\d{1,9}) (\d{1,2})\/(\d{1,2})$/;
/** The number format of cells for texts. */
export const TEXT = "@";
const BOOLEAN = /^(?:true|false)$/i;
/** What of a number format is shown as it stands. */
const LITERALS = /"[^"]*"|\\.|\[[^\]]*\]/g;

function readNumber(text: string): ReadNumber | null {
  const bracketed = BRACKETED.exec(text)?.[1];
  const match = NUMBER.exec(bracketed === undefined ? text : `-${bracketed}`);
  const [, before = "", currency = "", after = "", whole = "", fraction = "", power = "", percent = ""] =
    match ?? [];
  if (!/\d/.test(whole + fraction) || (after !== "" && (before !== "" || currency === ""))) return null;
  const size = Number(`${whole.replaceAll(",", "")}${fraction}${power}`);
  if (!Number.isFinite(size)) return null;
  const value = before + after === "-" ? -size : size;
  const places = fraction.length > 1 ? ".00" : "";
  if (percent !== "") return { kind: "percent", value: value / 100, format: `0${places}%` };
  if (power !== "") return { kind: "number", value, format: "0.00E+00" };
  const isGrouped = whole.includes(",");
  const sign = currency === "" ? "" : `"${currency.replace("￥", "¥")}"`;
  return { kind: "number", value, format: isGrouped || sign !== "" ? `${sign}#,##0${places}` : undefined };
}

function readFraction(text: string): ReadNumber | null {
  const [, sign, whole, part, parts = "0"] = FRACTION.exec(text) ?? [];
  if (Number(parts) === 0) return null;
  const size = Number(whole) + Number(part) / Number(parts);
  return {
    kind: "number",
    value: sign === "-" ? -size : size,
    format: parts.length === 1 ? "# ?/?" : "# ??/??",
  };
}

function readDay(text: string, calendar: Calendar): ReadNumber | null {
  const day = dayOf(text, calendar);
  return day && { kind: "day", ...day };
}

/** What a number format shows; null for General. */
export function kindOf({ code, isDate }: NumberFormat): Kind | null {
  if (code === GENERAL.code) return null;
  if (isDate) return "day";
  return code.replace(LITERALS, "").includes("%") ? "percent" : "number";
}

/** Whether Excel would keep less of a number than was typed: such as of a number on a card, which is none to count with. */
function hasLostDigits(text: string): boolean {
  return /^\d+$/.test(text) && text.replace(/0+$/, "").length > DIGITS;
}

/**
 * What a cell holds for a text, as Excel in Chinese takes it: a number with 15 digits, a day, a truth value, or the text.
 * A cell for texts keeps every text. In one formatted as a percentage a number from 1 on is of percents: 96 is 96 %, as is
 * 0.96. The format of a cell holds, unless it would show something else: a day as a number, or 50% as 0.50. A whole number
 * of more than 15 digits stays a text: Excel would put noughts for the last of them.
 *
 * @param pattern the number format of the cell; undefined for General
 */
export function typedContent(text: string, pattern: string | undefined, calendar: Calendar): TypedContent {
  const format = formatOf(pattern, calendar.date1904);
  const own = kindOf(format);
  const plain = text.trim().replace(WIDE, (wide) => String.fromCharCode(wide.charCodeAt(0) - TO_NARROW));
  if (format.code === TEXT || hasLostDigits(plain)) return { value: text };
  if (BOOLEAN.test(plain)) return { value: plain.toLowerCase() === "true" };
  const read = readNumber(plain) ?? readFraction(plain) ?? readDay(plain, calendar);
  if (!read) return { value: text };
  const { kind, value, format: typed } = read;
  const isOfPercents = own === "percent" && kind === "number" && Math.abs(value) >= 1;
  const number = Number((isOfPercents ? value / 100 : value).toPrecision(DIGITS));
  const keepsFormat = kind === own || (kind === "number" && own === "percent");
  return typed === undefined || keepsFormat ? { value: number } : { value: number, numberFormat: typed };
}

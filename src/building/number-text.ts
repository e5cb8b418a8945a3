import type Big from "big.js";
import { Decimal, HUNDRED, roundHalfUp } from "../scoring/decimal";

/** How a number is shown: its decimals, whether in groups of three, whether in percent. */
export interface PlainFormat {
  /** Null shows as many as the number has, as the format General does. */
  readonly decimals: number | null;
  readonly grouped: boolean;
  readonly percent: boolean;
}

export const GENERAL: PlainFormat = { decimals: null, grouped: false, percent: false };

/** A number that a cell can hold so that it shows exactly the text it was written as. */
export interface NumberText {
  /** What the cell stores; 0.9659 for 96.59 %. */
  readonly value: number;
  readonly format: PlainFormat;
}

const NUMBER = /^(-?)(0|[1-9]\d*|[1-9]\d{0,2}(?:,\d{3})+)(?:\.(\d+))?(%?)$/;
/** Digits that Excel keeps of a number. */
const KEPT_DIGITS = 15;

/** The format as Excel writes it. */
export function numberFormat({ decimals, grouped, percent }: PlainFormat): string {
  if (decimals === null) return "General";
  const places = decimals === 0 ? "" : `.${"0".repeat(decimals)}`;
  return `${grouped ? "#,##0" : "0"}${places}${percent ? "%" : ""}`;
}

/** The text in which a number shows; `value` is the stored one, 0.9659 for 96.59 %. */
export function shownAs(value: Big, format: PlainFormat): string {
  if (format.decimals === null) return value.toFixed();
  const shown = roundHalfUp(format.percent ? value.times(HUNDRED) : value, format.decimals);
  const text = shown.toFixed(format.decimals);
  return `${format.grouped ? text.replace(/\B(?<!\.\d*)(?=(?:\d{3})+(?!\d))/g, ",") : text}${format.percent ? "%" : ""}`;
}

/**
 * How to store a text as a number that shows as the same text; null where that cannot be, as for `24家`, `/`,
 * `007` or more digits than Excel keeps, and the text has to stay one.
 */
export function numberText(text: string): NumberText | null {
  const match = NUMBER.exec(text);
  if (!match) return null;
  const [, sign = "", whole = "", fraction = "", percent = ""] = match;
  const digits = `${whole.replaceAll(",", "")}${fraction}`.replace(/^0+/, "");
  if (digits.length > KEPT_DIGITS) return null;
  const plain = `${sign}${whole.replaceAll(",", "")}${fraction === "" ? "" : `.${fraction}`}`;
  const isGeneral = percent === "" && whole.indexOf(",") < 0 && String(Number(plain)) === plain;
  const written = new Decimal(plain);
  return {
    value: (percent === "" ? written : written.div(HUNDRED)).toNumber(),
    format: isGeneral
      ? GENERAL
      : { decimals: fraction.length, grouped: whole.includes(","), percent: percent !== "" },
  };
}

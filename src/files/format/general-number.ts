import { roundedDigits } from "./rounded-digits";

/** From here on General turns to powers of ten. */
const SCIENTIFIC_FROM = 1e11;

/** Places General has for a number with a decimal point, the point included. */
const WIDTH = 11;

function scientific(magnitude: number): string {
  const [mantissa = "", exponent = ""] = magnitude.toExponential(5).split("e");
  const power = Number(exponent);
  const digits = Math.abs(power).toString().padStart(2, "0");
  return `${String(Number(mantissa))}E${power < 0 ? "-" : "+"}${digits}`;
}

/** A number as the format General shows it in a column that is wide enough: 0.333333333, 1.23457E+11. */
export function generalNumber(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < SCIENTIFIC_FROM) return String(value);
  const magnitude = Math.abs(value);
  const sign = value < 0 ? "-" : "";
  if (magnitude >= SCIENTIFIC_FROM) return sign + scientific(magnitude);

  const wholeDigits = magnitude < 1 ? 1 : Math.floor(Math.log10(magnitude)) + 1;
  const decimals = Math.max(0, WIDTH - 1 - wholeDigits);
  const { whole, fraction } = roundedDigits(magnitude, 0, decimals);
  const kept = fraction.replace(/0+$/, "");
  const tooSmall = magnitude < 1e-4 && Number(`${whole}.${fraction}`) !== magnitude;
  if (tooSmall || (magnitude < 1e-4 && kept.replace(/^0+/, "").length > 1))
    return sign + scientific(magnitude);
  return sign + (kept === "" ? whole : `${whole}.${kept}`);
}

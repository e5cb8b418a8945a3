/** A number cut into what stands left and right of the decimal point, without sign or separators. */
export interface RoundedDigits {
  readonly whole: string;
  readonly fraction: string;
}

/** Excel keeps 15 significant digits of a number and shows no more. */
const SIGNIFICANT = 15;

/** Above this a fast product could be a digit off; such numbers take the exact way. */
const SAFE_PRODUCT = 1e9;

/** A product this near to a half may be one that binary fractions moved to the wrong side. */
const HALF_DOUBT = 1e-5;

/** |value| × 10^places, rounded half-up as decimal digits, whatever binary fraction stands for them. */
function scaledInteger(value: number, places: number): string {
  const magnitude = Math.abs(value);
  const product = magnitude * 10 ** places;
  const nearest = Math.round(product);
  if (product < SAFE_PRODUCT && Math.abs(Math.abs(product - nearest) - 0.5) > HALF_DOUBT)
    return String(nearest);

  const [mantissa = "0", exponent = "0"] = magnitude.toExponential(SIGNIFICANT - 1).split("e");
  const digits = Number(mantissa.replace(".", ""));
  const dropped = SIGNIFICANT - 1 - Number(exponent) - places;
  if (dropped <= 0) return digits === 0 ? "0" : String(digits) + "0".repeat(-dropped);
  if (dropped > SIGNIFICANT) return "0";
  const unit = 10 ** dropped;
  const rest = digits % unit;
  return String((digits - rest) / unit + (rest * 2 >= unit ? 1 : 0));
}

/**
 * |value| × 10^shift with a fixed number of decimals, half-up as Excel shows it: 2.675 with two decimals
 * is 2.68, 0.9659 shifted by two is 96.59.
 */
export function roundedDigits(value: number, shift: number, decimals: number): RoundedDigits {
  const digits = scaledInteger(value, shift + decimals).padStart(decimals + 1, "0");
  const point = digits.length - decimals;
  return { whole: digits.slice(0, point), fraction: digits.slice(point) };
}

/** `1234567` as `1,234,567`. */
export function groupThousands(whole: string): string {
  let grouped = whole;
  for (let at = whole.length - 3; at > 0; at -= 3) grouped = `${grouped.slice(0, at)},${grouped.slice(at)}`;
  return grouped;
}

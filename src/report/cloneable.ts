import Big from "big.js";

/** Where a number stood: the object that held it, under which key, and its digits. */
type TakenOut = readonly [holder: object, key: string, number: string];

/** A value that can be sent to another thread, with the numbers that cannot beside it. */
export interface Cloneable {
  readonly value: unknown;
  readonly numbers: readonly TakenOut[];
}

/** Plain data was expected, and something else found: a mistake in the program. */
export class NotPlainError extends Error {
  override readonly name = "NotPlainError";
}

/**
 * Plain data with numbers of big.js in it as something a browser can clone: those numbers carry a function of their
 * own, which keeps them from it. What is shared inside stays shared.
 */
export function cloneable(value: unknown): Cloneable {
  const numbers: TakenOut[] = [];
  const copies = new Map<object, object>();
  const copyOf = (original: unknown): unknown => {
    if (typeof original === "function")
      throw new NotPlainError("a function cannot be sent to another thread");
    if (typeof original !== "object" || original === null) return original;
    const known = copies.get(original);
    if (known) return known;
    const prototype: unknown = Object.getPrototypeOf(original);
    if (prototype !== Object.prototype && prototype !== Array.prototype && prototype !== null)
      throw new NotPlainError(`${original.constructor.name} cannot be sent to another thread`);
    const copy: object = Array.isArray(original) ? [] : {};
    copies.set(original, copy);
    const entries: [string, unknown][] = Object.entries(original);
    for (const [key, each] of entries) {
      const isNumber = each instanceof Big;
      // Keeps its place among the others.
      Reflect.set(copy, key, isNumber ? null : copyOf(each));
      if (isNumber) numbers.push([copy, key, each.valueOf()]);
    }
    return copy;
  };
  return { value: copyOf(value), numbers };
}

/** What was made cloneable, with its numbers put back; the clone itself is changed. */
export function restored({ value, numbers }: Cloneable): unknown {
  for (const [holder, key, number] of numbers) Reflect.set(holder, key, new Big(number));
  return value;
}

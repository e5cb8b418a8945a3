import fc from "fast-check";
import { Decimal, compare, decimalOf, isAboveZero, isZero, roundHalfUp } from "../../src/scoring/decimal";

/** Numbers of cells, and their neighbours in digits, sign and size. */
const figure = fc
  .record({
    sign: fc.constantFrom("", "-"),
    digits: fc.constantFrom("0", "1", "5", "9", "10", "99", "100", "1005", "1004999", "784360000"),
    exponent: fc.integer({ min: -9, max: 3 }),
  })
  .map(({ sign, digits, exponent }) => new Decimal(`${sign}${digits}e${String(exponent)}`));

test("numbers compare as big.js compares them", () => {
  fc.assert(
    fc.property(figure, figure, (one, other) => {
      expect(compare(one, other)).toBe(one.cmp(other));
      expect(isZero(one)).toBe(one.eq(0));
      expect(isAboveZero(one)).toBe(one.gt(0));
    }),
    { numRuns: 2000 },
  );
});

test("a number with no more decimals than are kept stays as it is", () => {
  fc.assert(
    fc.property(figure, fc.integer({ min: 0, max: 4 }), (value, decimals) => {
      expect(roundHalfUp(value, decimals).toFixed()).toBe(value.round(15).round(decimals).toFixed());
    }),
  );
});

test("a setting is the decimal that it is written as", () => {
  expect([0.1, 90, 1.5, 0.005].map((setting) => decimalOf(setting).toFixed())).toEqual([
    "0.1",
    "90",
    "1.5",
    "0.005",
  ]);
  expect(decimalOf(90)).toBe(decimalOf(90));
});

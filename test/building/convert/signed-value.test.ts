import fc from "fast-check";
import { joinValue, splitValue } from "../../../src/building/convert/signed-value";
import { readQuantity } from "../../../src/scoring/quantity";

test.each([
  ["≥98%", "≥", "98", "%"],
  ["=100%", "＝", "100", "%"],
  [">95%", "＞", "95", "%"],
  ["≤24小时", "≤", "24", "小时"],
  ["≥15000家", "≥", "15000", "家"],
  ["≥1,500条", "≥", "1,500", "条"],
  ["≥2个（套）", "≥", "2", "个（套）"],
  ["≤36.8万元", "≤", "36.8", "万元"],
  ["≥2次/年", "≥", "2", "次/年"],
  ["不低于90%", "≥", "90", "%"],
  ["95%以上", "≥", "95", "%"],
  ["100%", "", "100", "%"],
  ["规范", "定性", "规范", ""],
  ["序时进度", "定性", "序时进度", ""],
  ["3-5天", "", "3-5天", ""],
  ["2026年12月底前", "", "2026年12月底前", ""],
  ["", "", "", ""],
])("%s is %s, %s and %s", (text, nature, target, unit) => {
  expect(splitValue(text)).toEqual({ nature, target, unit });
});

test.each([
  ["≥", "98", "%", "≥98%"],
  ["＝", "100", "%", "=100%"],
  ["＜", "5", "次", "<5次"],
  ["定性", "优良中低差", "", "优良中低差"],
  ["", "98", "%", "98%"],
  ["≥", "", "%", ""],
])("%s, %s and %s are %s", (nature, target, unit, text) => {
  expect(joinValue({ nature, target, unit })).toBe(text);
});

const value = fc
  .record({
    sign: fc.constantFrom("≥", "≤", ">", "<", "=", "＞", "＜", "＝", ">=", "<=", ""),
    number: fc.oneof(
      fc.nat(20_000).map(String),
      fc.nat(10_000).map((n) => (n / 100).toFixed(2)),
    ),
    unit: fc.constantFrom("%", "％", "家", "个（套）", "次/年", "万元", ""),
  })
  .map(({ sign, number, unit }) => sign + number + unit);

test("what is split and put together again means the same", () => {
  fc.assert(
    fc.property(value, (text) => {
      const again = joinValue(splitValue(text));
      expect(readQuantity({ text: again, source: null })).toEqual(readQuantity({ text, source: null }));
    }),
  );
});

test("a word or a range comes back as it was", () => {
  fc.assert(
    fc.property(fc.constantFrom("规范", "12月底前", "3-5天", "优", "序时进度", "无"), (text) => {
      expect(joinValue(splitValue(text))).toBe(text);
    }),
  );
});

import fc from "fast-check";
import {
  comparatorOf,
  isBlank,
  isBlankActual,
  isBlankReason,
  numberIn,
  percentOf,
  readQuantity,
} from "../../src/scoring/quantity";
import { fold } from "../../src/sheet/fold";
import { Decimal } from "../../src/scoring/decimal";
import { spreadOf } from "../../src/scoring/interval";
import { entry } from "../fixtures/table";
import type { Cell } from "../fixtures/table";

/** `≥ 10000 家` as a comparator, number and unit; a blank or unreadable place as such. */
function read(cell: Cell): string {
  const reading = readQuantity(entry(cell));
  if (reading === null) return "blank";
  if (reading === "unreadable") return reading;
  const { comparator, value, unit } = reading;
  return [comparator, value.toFixed(), unit].filter((part) => part !== null && part !== "").join(" ");
}

describe("reading a number as a person wrote it", () => {
  test.each([
    ["1,133.39", "1133.39"],
    ["7443.0 5", "7443.05"],
    ["22.5", "22.5"],
    ["-3.2%", "-3.2 %"],
    ["−5", "-5"],
    ["24家", "24 家"],
    ["24\n家", "24 家"],
    ["36.8万元", "36.8 万元"],
    ["≤5", "≤ 5"],
    ["≥10000家", "≥ 10000 家"],
    ["> 95%", "＞ 95 %"],
    ["=100%", "＝ 100 %"],
    [">=90%", "≥ 90 %"],
    ["<= 24 小时", "≤ 24 小时"],
    ["＝１００％", "＝ 100 %"],
    ["１，１３３．３９", "1133.39"],
    ["＞１５天", "＞ 15 天"],
    ["12次/年", "12 次/年"],
    ["1套。", "1 套"],
    ["2个（套）", "2 个(套)"],
    ["不低于90%", "≥ 90 %"],
    ["90%及以上", "≥ 90 %"],
    ["3天以内", "≤ 3 天"],
    ["超过100家", "＞ 100 家"],
    ["10⁴", "10000"],
    ["≥1.2×10⁴吨", "≥ 12000 吨"],
    ["约3.5×10^4 m³", "35000 m³"],
    ["2.5×10⁻²", "0.025"],
    ["120m²", "120 m²"],
  ])("%j is %s", (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  test.each([
    "90%-95%",
    "5～10",
    "12月31日",
    "12月底前",
    "2022年3月30日",
    "≥15000(半年≥10000)",
    "第3期",
    "完成",
    "1.2.3",
    "95¹",
    "5²",
    "2×10",
    "2^4",
    "10⁴～10⁵",
    "1,2",
  ])("%j is no single number", (text) => {
    expect(read(text)).toBe("unreadable");
  });

  test.each(["", "/", "／", "-", "—", "——", "无", "不涉及", " / "])("%j is blank", (text) => {
    expect(read(text)).toBe("blank");
  });

  test("a percent is read as shown, however it is stored", () => {
    const typed: Cell = "96.59%";
    const formatted: Cell = { text: "96.59%", value: 0.9659, numberFormat: "0.00%" };
    const computed: Cell = { text: "96.59%", value: 0.965893, numberFormat: "0.00%", formula: "E9/D9" };
    expect([typed, formatted, computed].map(read)).toEqual(["96.59 %", "96.59 %", "96.59 %"]);
  });

  test.each<[string, Cell, string]>([
    ["100%", { text: "100%", value: 1, formula: "100%", numberFormat: "0%" }, "＝ 100 %"],
    ["100% without a format", { text: "1", value: 1, formula: "=100%" }, "＝ 100 %"],
    ["100", { text: "100", value: 100, formula: "100" }, "＝ 100"],
    ["99.9%", { text: "99.90%", value: 0.999, formula: "99.9%" }, "＝ 99.9 %"],
    ["a sum", { text: "30", value: 30, formula: "10+20" }, "30"],
  ])("a formula that is a constant (%s) means 等于", (_, cell, expected) => {
    expect(read(cell)).toBe(expected);
  });

  test.each<[string, Cell, boolean, string, string]>([
    ["a typed number stands for all that round to it", "9.66", false, "9.655", "9.665"],
    ["a whole number is exact", "100", true, "100", "100"],
    ["a number with decimals of zero is not", "36.00", false, "35.995", "36.005"],
    ["a percent likewise", "97.15%", false, "97.145", "97.155"],
    [
      "a formula's result is exact",
      { text: "9.66", value: 9.658957, formula: "I9*H9" },
      true,
      "9.658957",
      "9.658957",
    ],
    [
      "float noise is no digit",
      { text: "0.3", value: 0.30000000000000004, formula: "A1+A2" },
      true,
      "0.3",
      "0.3",
    ],
    [
      "a formula shown in another scale counts as shown",
      { text: "1234.6", value: 12345678, formula: "SUM(C9:C12)", numberFormat: "0!.0," },
      true,
      "1234.6",
      "1234.6",
    ],
  ])("%s", (_, cell, exact, low, high) => {
    const quantity = numberIn(entry(cell));
    expect(quantity?.exact).toBe(exact);
    const spread = quantity && spreadOf(quantity);
    expect([spread?.low.toFixed(), spread?.high.toFixed()]).toEqual([low, high]);
  });

  test.each<[string, Cell, string]>([
    ["####", { text: "#####", value: 7443.05 }, "7443.05"],
    ["#### of a percent", { text: "###", value: 0.9659, numberFormat: "0.00%" }, "96.59 %"],
    ["an exponent", { text: "4E+08", value: 400000000 }, "400000000"],
    ["fewer decimals", { text: "7443.1", value: 7443.05 }, "7443.05"],
    ["a formula behind ####", { text: "####", value: 12.5, formula: "A1/2" }, "12.5"],
  ])("a column too narrow (%s) hides no number", (_, cell, expected) => {
    expect(read(cell)).toBe(expected);
  });

  test.each<[string, Cell]>([
    ["a date", { text: "12月31日", value: 44926, numberFormat: 'm"月"d"日"' }],
    ["an error", { text: "#DIV/0!", value: "#DIV/0!", formula: "E9/D9" }],
  ])("%s is no number", (_, cell) => {
    expect(read(cell)).toBe("unreadable");
  });

  test("what is written is what is read, with its decimals", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }),
        fc.integer({ min: 0, max: 6 }),
        fc.constantFrom("", "%", "家", "万元"),
        (digits, decimals, unit) => {
          const written = new Decimal(digits).div(new Decimal(10).pow(decimals)).toFixed(decimals);
          const quantity = numberIn(entry(written + unit));
          expect(quantity?.value.toFixed(decimals)).toBe(written);
          expect([quantity?.decimals, quantity?.unit]).toEqual([decimals, unit]);
        },
      ),
    );
  });

  test("thousands separators, full-width forms and white space change nothing", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999 }), fc.nat(99), (whole, part) => {
        const plain = `${String(whole)}.${String(part).padStart(2, "0")}`;
        const grouped = plain.replace(/\B(?=(\d{3})+\.)/g, ",");
        const wide = grouped.replace(
          /./g,
          (letter) => `${String.fromCharCode(letter.charCodeAt(0) + 0xfee0)} `,
        );
        expect(read(grouped)).toBe(read(plain));
        expect(read(wide)).toBe(read(plain));
      }),
    );
  });

  test("no text makes it throw", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(() => readQuantity(entry(text))).not.toThrow();
      }),
    );
  });
});

describe("blank places", () => {
  test.each([
    ["", true, true, true],
    ["/", true, true, true],
    ["——", true, true, true],
    ["不涉及", true, true, true],
    ["无", true, true, false],
    ["无。", true, true, false],
    ["不适用", false, true, false],
    ["0", false, false, false],
    ["无事故", false, false, false],
  ])("%j: in general %s, as a reason %s, as 完成值 %s", (text, general, reason, actual) => {
    expect([isBlank(text), isBlankReason(text), isBlankActual(text)]).toEqual([general, reason, actual]);
  });
});

test.each([
  ["≥", "≥"],
  [">=", "≥"],
  ["≧", "≥"],
  ["≮", "≥"],
  ["≯", "≤"],
  ["﹦", "＝"],
  ["═", "＝"],
  ["﹥﹦", "≥"],
  ["﹤", "＜"],
  ["=", "＝"],
  ["<", "＜"],
  ["＞", "＞"],
  [" ≤ ", "≤"],
  ["大于等于", "≥"],
  ["小于", "＜"],
  ["定性", null],
  ["", null],
])("指标性质 %j is the comparator %s", (text, expected) => {
  expect(comparatorOf(text)).toBe(expected);
});

test("a text that needs no folding is left as it is", () => {
  expect(fold("优良中低差")).toBe("优良中低差");
  expect(fold("个（套） ／ 年")).toBe("个(套)/年");
});

test.each([
  ["0.97", "97.15", "97"],
  ["1", "100", "100"],
  ["97.15", "97.15", "97.15"],
  ["0.5%", "90", "0.5"],
  ["0.9", "0.9", "0.9"],
  ["0.9", null, "0.9"],
])("执行率 written as %s, where about %s is due, is %s percent", (text, expected, percent) => {
  const written = numberIn(entry(text));
  const due = expected === null ? null : new Decimal(expected);
  expect(written && percentOf(written, due).value.toFixed()).toBe(percent);
});

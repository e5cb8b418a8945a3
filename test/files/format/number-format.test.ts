import fc from "fast-check";
import { builtinFormat } from "../../../src/files/format/builtin-formats";
import { generalNumber } from "../../../src/files/format/general-number";
import { numberFormat } from "../../../src/files/format/number-format";

const MORNING = 45_413.364_583_333_336;

test.each<[code: string, value: number, text: string]>([
  ["0", 12.5, "13"],
  ["0.00", 9.66, "9.66"],
  ["0.00", 9.665, "9.67"],
  ["0.00", 2.675, "2.68"],
  ["0.00", 1.005, "1.01"],
  ["0.00", -0.5, "-0.50"],
  ["0.00", 0, "0.00"],
  ["0.00", 123456789012.345, "123456789012.35"],
  ["#,##0", 1133.39, "1,133"],
  ["#,##0.00", 1133.39, "1,133.39"],
  ["#,##0.00", 1234567.891, "1,234,567.89"],
  ["#,##0.0", 1133.35, "1,133.4"],
  ["0%", 0.965, "97%"],
  ["0.0%", 0.9995, "100.0%"],
  ["0.00%", 0.9659, "96.59%"],
  ["0.00%", 0.57145, "57.15%"],
  ["0.00%", 1, "100.00%"],
  ["@", 12.5, "12.5"],
  ["#", 0, ""],
  ["#.##", 1.5, "1.5"],
  ["0.0#", 1, "1.0"],
  ["000", 7, "007"],
  ['0.00"元"', 36.36, "36.36元"],
  ['#,##0.00"万元"', 36.36, "36.36万元"],
  ['General"万元"', 36.8, "36.8万元"],
  ["G/通用格式", 36.8, "36.8"],
  ['"约"General', 36.8, "约36.8"],
  ['0.0,"千元"', 12345, "12.3千元"],
  ['0\\.0,"万元"', 36360, "3.6万元"],
  ['0!.0,"万元"', 36360, "3.6万元"],
  ["0;[Red]-0", -5, "-5"],
  ["0.00_);(0.00)", -5, "(5.00)"],
  ["0.00_ ;[Red]\\-0.00\\ ", -5, "-5.00 "],
  ["0.00;-0.00;;@", 0, ""],
  ['"¥"#,##0.00', 36.36, "¥36.36"],
  ["[$¥-804]#,##0.00", 36.36, "¥36.36"],
  ['[>=10000]0.0,"万";0', 36360, "36.4万"],
  ['[>=10000]0.0,"万";0', 360, "360"],
  ['[>=10000]0.0,"万";0', -360, "-360"],
  ["0.00E+00", 12345, "1.23E+04"],
  ["0.00E+00", 0.00012, "1.20E-04"],
  ["##0.0E+0", 12345, "12.3E+3"],
  ["# ?/?", 1.5, "1 1/2"],
  ["# ?/?", 0.25, "1/4"],
  ["# ?/?", 3, "3"],
  ["?/?", 1.5, "3/2"],
  ["000-0000", 1234567, "123-4567"],
  ["0.00.", 1, "1.00."],
  ["0.00;@", -5.25, "-5.25"],
  ["0.00;@", 5.25, "5.25"],
  ["#,##0.00_ ;@", -5.25, "-5.25 "],
  ["0.00_);@", -5.25, "-5.25 "],
  ["0%;@", -0.5, "-50%"],
  ["0.00;-0.00;@", 0, "0.00"],
  ["0.00;(0.00);@", -5.25, "(5.25)"],
  ["0;-0;0;@", -3, "-3"],
  ["# ?/2", 12.3, "12 1/2"],
  ["# ?/16", 0.1, "2/16"],
  ["# ??/100", 0.785, "79/100"],
  ["[DBNum1][$-804]General", 12323, "一万二千三百二十三"],
  ["[DBNum1][$-804]General", 10, "一十"],
  ["[DBNum1][$-804]General", 10020003, "一千〇二万〇三"],
  ["[DBNum1][$-804]General", 0, "〇"],
  ["[DBNum2][$-804]General", 12323, "壹万贰仟叁佰贰拾叁"],
  ["[DBNum2][$-804]General", -1050.5, "-壹仟零伍拾.伍"],
  ["[DBNum2][$-804]General", 500_000_300, "伍亿零叁佰"],
  ["[DBNum2][$-804]0.00", 12323.5, "壹贰叁贰叁.伍零"],
  ["[DBNum1][$-804]0000", 2026, "二〇二六"],
  ['[DBNum1][$-804]yyyy"年"m"月"d"日"', 45000, "二〇二三年三月十五日"],
  ['[DBNum2][$-804]yyyy"年"m"月"d"日"', 45000, "贰零贰叁年叁月壹拾伍日"],
  ["yyyy/m/d;@", 45000, "2023/3/15"],
  ["yyyy/m/d;@", -1, "########"],
])("%s shows %d as %s", (code, value, text) => {
  expect(numberFormat(code, false).showNumber(value).trimStart()).toBe(text);
});

test.each<[code: string, value: number, text: string]>([
  ["yyyy-mm-dd", 45413, "2024-05-01"],
  ["yyyy/m/d", 45413, "2024/5/1"],
  ["yy.mm.dd", 45413, "24.05.01"],
  ['yyyy"年"m"月"d"日"', 45413, "2024年5月1日"],
  ['yyyy"年"m"月";@', 45413, "2024年5月"],
  ['e"年"', 45413, "2024年"],
  ['[$-804]e"年"m"月"d"日"', 45413, "2024年5月1日"],
  ['[DBNum1][$-804]yyyy"年"m"月"d"日";@', 45285, "二〇二三年十二月二十五日"],
  ["[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", 45413, "2024年5月1日"],
  ["[$-804]aaaa;@", 45413, "星期三"],
  ["aaa", 45413, "三"],
  ["[$-804]dddd", 45413, "星期三"],
  ["ddd", 45413, "Wed"],
  ["d-mmm-yy", 45413, "1-May-24"],
  ["[$-804]mmmm", 45413, "五月"],
  ['h"时"mm"分"', MORNING, "8时45分"],
  ["h:mm", MORNING, "8:45"],
  ["hh:mm:ss", MORNING, "08:45:00"],
  ["h:mm AM/PM", MORNING + 0.5, "8:45 PM"],
  ['上午/下午h"时"mm"分"', MORNING + 0.5, "下午8时45分"],
  ['[$-804]AM/PM h"时"', MORNING, "上午 8时"],
  ["mm:ss.0", 0.5 / 86400, "00:00.5"],
  ["[h]:mm", 1.5, "36:00"],
  ["[mm]:ss", 1 / 24, "60:00"],
  ["yyyy-mm-dd h:mm", 45413.999_999, "2024-05-02 0:00"],
  ["yyyy-mm-dd", 60, "1900-02-29"],
  ["yyyy-mm-dd", 59, "1900-02-28"],
  ["yyyy-mm-dd", 1, "1900-01-01"],
  ["yyyy-mm-dd", 2_958_465, "9999-12-31"],
  ["yyyy-mm-dd", 2_958_466, "########"],
  ["yyyy-mm-dd", -1, "########"],
])("%s shows the day %d as %s", (code, value, text) => {
  expect(numberFormat(code, false).showNumber(value)).toBe(text);
});

test.each<[code: string, value: number, text: string]>([
  ["yyyy-mm-dd", 0, "1904-01-01"],
  ["[h]:mm", 1.5, "36:00"],
  ["[hh]", 0.25, "06"],
  ["[mm]:ss", 1 / 24, "60:00"],
  ["h:mm", 0.25, "6:00"],
  ["[h]:mm", -0.5, "-12:00"],
  ["yyyy/m/d", 43_538, "2023/3/15"],
])("counting from 1904, %s shows %d as %s", (code, value, text) => {
  expect(numberFormat(code, true).showNumber(value)).toBe(text);
});

test("a workbook that counts from 1904 shows the same day for a smaller number", () => {
  expect(numberFormat("yyyy-mm-dd", true).showNumber(45413 - 1462)).toBe("2024-05-01");
});

test.each<[value: number, text: string]>([
  [0, "0"],
  [36.36, "36.36"],
  [-36.36, "-36.36"],
  [0.1 + 0.2, "0.3"],
  [1 / 3, "0.333333333"],
  [100 / 3, "33.33333333"],
  [99.99999999999999, "100"],
  [12345678901, "12345678901"],
  [123456789012, "1.23457E+11"],
  [1e20, "1E+20"],
  [0.0001, "0.0001"],
  [0.00001, "0.00001"],
  [0.000012345, "1.2345E-05"],
  [1e-10, "1E-10"],
  [51000021, "51000021"],
])("General shows %d as %s", (value, text) => {
  expect(generalNumber(value)).toBe(text);
});

test.each<[code: string, text: string]>([
  ["@", "优"],
  ["0.00%", "优"],
  ['0.00;-0.00;0;"评价："@', "评价：优"],
  ['"评价："@', "评价：优"],
  [";;;", ""],
])("%s shows the text 优 as %s", (code, text) => {
  expect(numberFormat(code, false).showText("优")).toBe(text);
});

test.each<[id: number, value: number, text: string]>([
  [14, 45413, "2024/5/1"],
  [27, 45413, "2024年5月"],
  [28, 45413, "5月1日"],
  [31, 45413, "2024年5月1日"],
  [32, MORNING, "8时45分"],
  [33, MORNING, "8时45分00秒"],
  [34, MORNING, "上午8时45分"],
  [36, 45413, "2024年5月"],
  [43, 1133.39, " 1,133.39 "],
  [43, 0, " -   "],
  [43, -1133.39, " -1,133.39 "],
  [44, 1133.39, " ¥1,133.39 "],
  [57, 45413, "2024年5月"],
  [58, 45413, "5月1日"],
])("the built-in format %d shows %d as %s", (id, value, text) => {
  expect(numberFormat(builtinFormat(id) ?? "", false).showNumber(value)).toBe(text);
});

test("two decimals agree with decimal half-up for every hundredth and thousandth", () => {
  const twoDecimals = numberFormat("0.00", false);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10_000_000 }), (thousandths) => {
      const rounded = Math.floor((thousandths + 5) / 10);
      const wanted = `${Math.floor(rounded / 100)}.${String(rounded % 100).padStart(2, "0")}`;
      expect(twoDecimals.showNumber(thousandths / 1000)).toBe(wanted);
    }),
  );
});

test("any format shows any number without failing", () => {
  const piece = fc.constantFrom(
    ..."0 # ? . , % @ ; / E+ E- General yyyy mm d h ss [h] [Red] [>=1] [$-804] AM/PM _ * \\ ! 元".split(" "),
    '"',
    " ",
  );
  fc.assert(
    fc.property(fc.array(piece), fc.double({ noNaN: true, noDefaultInfinity: true }), (pieces, value) => {
      const format = numberFormat(pieces.join(""), false);
      expect(typeof format.showNumber(value)).toBe("string");
      expect(typeof format.showText("优")).toBe("string");
    }),
  );
});

import fc from "fast-check";
import { xlsAreas, xlsCondition, xlsValidation } from "../../../../src/web/workbook/older/xls-rules";

/** Numbers of two bytes. */
function pairs(...values: readonly number[]): number[] {
  return values.flatMap((value) => [value & 0xff, (value >> 8) & 0xff]);
}

function record(...bytes: readonly number[]): DataView {
  return new DataView(Uint8Array.from(bytes).buffer);
}

const sheetOf = (link: number) => ["项"][link];
const colourOf = (index: number) => (index < 64 ? `#${String(index).padStart(6, "0")}` : undefined);

const LIST = 0x03;
const ITEMS = 0x80;
const SHOWS_ERRORS = 0x80000;
const SHOWS_PROMPT = 0x40000;
const WARNS = 0x10;

/** A4:B10 and D4. */
const AREAS = pairs(2, 3, 9, 0, 1, 3, 3, 3, 3);
const areas = [
  { top: 3, left: 0, bottom: 9, right: 1 },
  { top: 3, left: 3, bottom: 3, right: 3 },
];

function validation(
  marks: number,
  tokens: readonly number[],
  places = AREAS,
  second: readonly number[] = [],
): DataView {
  const blank = [...pairs(1), 0, 0];
  const wide = [...pairs(2), 1, ...pairs(0x63d0, 0x793a)];
  return record(
    ...pairs(marks, marks >>> 16),
    ...wide,
    ...blank,
    ...wide,
    ...blank,
    ...pairs(tokens.length, 0),
    ...tokens,
    ...pairs(second.length, 0),
    ...second,
    ...places,
  );
}

const YES_NO = [0x17, 3, 1, ...pairs(0x662f, 0, 0x5426)];

test("items of a list stand in one text, and others are refused where errors are shown and not warned of", () => {
  expect(xlsValidation(validation(LIST | ITEMS | SHOWS_ERRORS, YES_NO), sheetOf)).toEqual({
    areas,
    items: ["是", "否"],
    strict: true,
  });
  const others = [LIST | ITEMS, LIST | ITEMS | SHOWS_ERRORS | WARNS].map((marks) =>
    xlsValidation(validation(marks, YES_NO), sheetOf),
  );
  expect(others).toEqual([
    { areas, items: ["是", "否"], strict: false },
    { areas, items: ["是", "否"], strict: false, warns: true },
  ]);
});

const [ONE, TWO] = [
  [0x1e, 1, 0],
  [0x1e, 2, 0],
];
const NOTICE = { title: "提示", text: "提示" };

test.each<[formula: string, kind: number, operator: number]>([
  ["AND(ISNUMBER(A4),INT(A4)=A4,AND(A4>=1,A4<=2))", 1, 0],
  ["AND(ISNUMBER(A4),OR(A4<1,A4>2))", 2, 1],
  ["AND(ISNUMBER(A4),A4=1)", 4, 2],
  ["AND(ISNUMBER(A4),A4<>1)", 5, 3],
  ["AND(LEN(A4)>1)", 6, 4],
  ["AND(LEN(A4)<1)", 6, 5],
  ["AND(LEN(A4)>=1)", 6, 6],
  ["AND(LEN(A4)<=1)", 6, 7],
  ["1", 7, 0],
])("inputs must hold to %s", (formula, kind, operator) => {
  const marks = kind | (operator << 20) | SHOWS_ERRORS;
  const read = xlsValidation(validation(marks, ONE, AREAS, TWO), sheetOf);
  expect(read).toEqual({ areas, formula, strict: true });
});

test("a prompt is shown where it is to be, also of cells that take anything", () => {
  expect(xlsValidation(validation(SHOWS_PROMPT, []), sheetOf)).toEqual({ areas, prompt: NOTICE });
  const list = xlsValidation(validation(LIST | ITEMS | SHOWS_PROMPT, YES_NO), sheetOf);
  expect(list).toEqual({ areas, items: ["是", "否"], strict: false, prompt: NOTICE });
});

test.each<[items: string, tokens: readonly number[]]>([
  ["$A$1:$C$1", [0x25, ...pairs(0, 0, 0, 2)]],
  ["项!$A$1:$A$3", [0x3b, ...pairs(0, 0, 2, 0, 0)]],
  ["B3", [0x4c, ...pairs(0xffff, 0xc001)]],
])("a list leads to %s", (items, tokens) => {
  expect(xlsValidation(validation(LIST, tokens), sheetOf)).toEqual({ areas, items, strict: false });
});

test.each<[name: string, record: DataView]>([
  ["other conditions that answer nothing", validation(0x02, [0x1e, 1, 0])],
  ["a kind that is not known", validation(0x0f | SHOWS_ERRORS, [0x1e, 1, 0])],
  ["names", validation(LIST, [0x23, 1, 0, 0, 0])],
  ["no areas", validation(LIST | ITEMS, YES_NO, pairs(0))],
  ["areas turned round", validation(LIST | ITEMS, YES_NO, pairs(1, 9, 3, 0, 1))],
  ["items that are no text", validation(LIST | ITEMS, [0x1e, 1, 0])],
  ["items cut off", validation(LIST | ITEMS, [0x17, 9, 1, 0])],
  ["texts cut off", record(...pairs(LIST, 0), ...pairs(9999), 1)],
  ["a formula cut off", record(...pairs(LIST, 0), ...Array.from({ length: 16 }, () => 0), ...pairs(99, 0))],
])("validations with %s are left out", (_name, bytes) => {
  expect(xlsValidation(bytes, sheetOf)).toBeUndefined();
});

const FONT_AND_FILL = [1 << 26, 1 << 29].reduce((all, mark) => all | mark, 0xffff);
/** Bold, colour 10. */
const FONT = Array.from({ length: 118 }, (_, at) => ({ 72: 0xbc, 73: 0x02, 80: 10 })[at] ?? 0);
/** Solid, colour 9 in front and 47 behind. */
const FILL = [0x00, 0x04, 0x89, 0x17];

function condition(
  kind: number,
  operator: number,
  first: readonly number[],
  second: readonly number[],
  marks: number,
  ...format: readonly number[]
): DataView {
  return record(
    kind,
    operator,
    ...pairs(first.length, second.length, marks, marks >>> 16, 0),
    ...format,
    ...first,
    ...second,
  );
}

const FORMAT = { fill: "#000047", colour: "#000010", bold: true };

test.each<[formula: string, kind: number, operator: number, second: readonly number[]]>([
  ["AND(A4>=1,A4<=2)", 1, 1, TWO],
  ["OR(A4<1,A4>2)", 1, 2, TWO],
  ["A4=1", 1, 3, []],
  ["A4<>1", 1, 4, []],
  ["A4>1", 1, 5, []],
  ["A4<1", 1, 6, []],
  ["A4>=1", 1, 7, []],
  ["A4<=1", 1, 8, []],
  ["1", 2, 0, []],
])("the condition %s", (formula, kind, operator, second) => {
  const bytes = condition(kind, operator, ONE, second, FONT_AND_FILL, ...FONT, ...FILL);
  expect(xlsCondition(bytes, areas, sheetOf, colourOf)).toEqual({ areas, formula, ...FORMAT });
});

test.each<[name: string, marks: number, format: readonly number[], look: object]>([
  ["nothing", 0, [], { bold: false }],
  [
    "the colour behind, after a border",
    0x30000000,
    [...Array.from({ length: 8 }, () => 0), ...FILL],
    { bold: false, fill: "#000047" },
  ],
  ["the colour in front alone", 0x20040000, FILL, { bold: false, fill: "#000009" }],
  ["no colour that is kept", 0x20060000, FILL, { bold: false }],
  [
    "a font, after a number format of any length",
    0x06000000,
    [9, 9, 9, 9, 9, ...FONT],
    { bold: true, colour: "#000010" },
  ],
  ["a font that says less than it should", 0x04000000, [1, 2, 3], { bold: false }],
  [
    "a font that is italic, underlined and struck out",
    0x04000000,
    FONT.map((byte, at) => ({ 68: 0x82, 76: 1 })[at] ?? byte),
    { bold: true, italic: true, underline: true, strike: true, colour: "#000010" },
  ],
  [
    "a font that leaves all that as it is",
    0x04000000,
    FONT.map((byte, at) => ({ 68: 0x82, 76: 1, 88: 0x82, 96: 1, 100: 1 })[at] ?? byte),
    { bold: false, colour: "#000010" },
  ],
])("a format of %s", (_name, marks, stored, format) => {
  const bytes = condition(1, 6, ONE, [], marks, ...stored);
  expect(xlsCondition(bytes, areas, sheetOf, colourOf)).toEqual({ areas, formula: "A4<1", ...format });
});

test.each<[name: string, record: DataView, places: typeof areas]>([
  ["of an unknown kind", condition(9, 6, ONE, [], 0), areas],
  ["of an unknown comparison", condition(1, 99, ONE, [], 0), areas],
  ["without a formula", condition(2, 0, [], [], 0), areas],
  ["with a formula that is not known", condition(2, 0, [0x23, 1, 0, 0, 0], [], 0), areas],
  ["with formulas longer than the record", record(2, 0, ...pairs(99, 99, 0, 0, 0), ...ONE), areas],
  ["of no cells", condition(1, 6, ONE, [], 0), []],
])("conditions %s are left out", (_name, bytes, places) => {
  expect(xlsCondition(bytes, places, sheetOf, colourOf)).toBeUndefined();
});

test("areas beyond the end of the record are not there", () => {
  expect(xlsAreas(record(...pairs(9, 0, 1, 0, 1, 5)), 0)).toEqual([{ top: 0, left: 0, bottom: 1, right: 1 }]);
  expect(xlsAreas(record(1), 0)).toEqual([]);
});

test("whatever bytes there are, reading them ends", () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 12, maxLength: 300 }), fc.boolean(), (bytes, isList) => {
      if (isList) bytes.set([LIST | ((bytes[0] ?? 0) & ITEMS), 0, 0, 0, 1, 0, 0, 65, 1, 0, 0, 65]);
      xlsValidation(record(...bytes), sheetOf);
      bytes.set([1 + ((bytes[0] ?? 0) % 2), (bytes[1] ?? 0) % 9, 3, 0, 0, 0]);
      const read = xlsCondition(record(...bytes), areas, sheetOf, colourOf);
      expect(["string", "undefined"]).toContain(typeof read?.formula);
    }),
    { numRuns: 2000 },
  );
});

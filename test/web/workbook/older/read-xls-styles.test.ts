import fc from "fast-check";
import { readXlsStyles } from "../../../../src/web/workbook/older/read-xls-styles";

/** A record of a binary workbook. */
function record(type: number, ...bytes: readonly number[]): number[] {
  return [type & 0xff, type >> 8, bytes.length & 0xff, bytes.length >> 8, ...bytes];
}

/** Numbers of two bytes. */
function pairs(...values: readonly number[]): number[] {
  return values.flatMap((value) => [value & 0xff, value >> 8]);
}

const begin = record(0x0809, ...pairs(0x0600, 0x0010, 0, 0, 0, 0, 0, 0));
const end = record(0x000a);

const SONG = [0x8b, 0x5b, 0x53, 0x4f];
const fonts = [
  record(0x0031, ...pairs(220, 0, 0x7fff, 400, 0), 0, 0, 0, 0, 2, 1, ...SONG),
  record(0x0031, ...pairs(320, 0x0a, 10, 700, 0), 1, 0, 0, 0, 2, 1, ...SONG),
].flat();
/** Its colours 8 and 9. */
const palette = record(0x0092, ...pairs(2), 0x11, 0x22, 0x33, 0, 0xff, 0xee, 0xdd, 0);
const formats = [
  record(0x00e0, ...pairs(0, 0, 1), 0x20, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
  // Centred, wrapped, thin line on the left, double line below, filled with colour 9.
  record(0x00e0, ...pairs(1, 10, 0), 0x1a, 0, 2, 0, 0x01, 0x60, 0x08, 0, 0, 0x04, 0, 0x04, 9, 0),
].flat();

/** Of linked workbooks, another and this one; and as the only link, the first sheet of this one. */
const links = [
  record(0x01ae, ...pairs(1, 1)),
  record(0x01ae, ...pairs(1, 0x0401)),
  record(0x0017, ...pairs(1, 1, 0, 0)),
].flat();

function workbook(...sheet: readonly number[][]): Uint8Array {
  const globals = [...begin, ...fonts, ...palette, ...formats, ...links];
  const name = record(0x0085, ...pairs(0, 0), 0, 0, 2, 1, ...SONG);
  const start = globals.length + name.length + end.length;
  const placed = record(0x0085, ...pairs(start, 0), 0, 0, 2, 1, ...SONG);
  return Uint8Array.from([...globals, ...placed, ...end, ...begin, ...sheet.flat(), ...end]);
}

test("fonts, colours of its own, lines and alignment are those of the cell's format", () => {
  const { styles } = readXlsStyles(workbook());
  expect(styles).toEqual([
    expect.objectContaining({ font: expect.objectContaining({ name: "宋体", size: 11 }), locked: true }),
    {
      font: {
        name: "宋体",
        size: 16,
        bold: true,
        italic: true,
        underline: true,
        strike: true,
        colour: "#FF0000",
      },
      fill: "#FFEEDD",
      lines: {
        left: { style: "thin", colour: "#112233" },
        bottom: { style: "double", colour: "#112233" },
      },
      horizontal: "center",
      vertical: "center",
      wrap: true,
      rotation: 0,
      indent: 2,
      numberFormat: "0.00%",
      locked: false,
    },
  ]);
});

test("widths, heights, hidden rows and columns, frozen panes and the formats of blank cells are read", () => {
  const { sheets } = readXlsStyles(
    workbook(
      record(0x007d, ...pairs(0, 1, 5120, 0, 0, 0)),
      record(0x007d, ...pairs(2, 2, 2560, 0, 1, 0)),
      record(0x0208, ...pairs(0, 0, 3, 600, 0, 0, 0x40, 0)),
      record(0x0208, ...pairs(1, 0, 3, 300, 0, 0, 0x20, 0)),
      record(0x0201, ...pairs(0, 0, 1)),
      record(0x00be, ...pairs(1, 1, 1, 0, 2)),
      record(0x023e, ...pairs(0x08, 0, 0, 0, 0)),
      record(0x0041, ...pairs(1, 2, 2, 1, 0)),
    ),
  );
  expect(sheets).toMatchObject([
    {
      name: "宋体",
      columns: [
        { first: 0, last: 1, width: 20, hidden: false },
        { first: 2, last: 2, width: 10, hidden: true },
      ],
      rows: [
        { row: 0, height: 30, hidden: false },
        { row: 1, height: 15, hidden: true },
      ],
      frozen: { rows: 2, columns: 1 },
      gridlines: false,
    },
  ]);
  expect(sheets[0]?.cells[0]).toEqual([1]);
  expect(Object.entries(sheets[0]?.cells[1] ?? [])).toEqual([
    ["1", 1],
    ["2", 0],
  ]);
});

test("records that are too short say nothing, and far cells and endless columns are left out", () => {
  const { sheets } = readXlsStyles(
    workbook(
      record(0x0041, 1),
      record(0x0208, 1, 2),
      record(0x0201, ...pairs(65_535, 0, 1)),
      record(0x0201, ...pairs(0, 65_535, 1)),
      ...Array.from({ length: 400 }, () => record(0x007d, ...pairs(0, 65_535, 2560, 0, 0, 0))),
    ),
  );
  expect(sheets[0]).toMatchObject({ rows: [], cells: [] });
  expect(sheets[0]?.columns).toHaveLength(256);
  expect(sheets[0]?.columns[0]).toMatchObject({ last: 255 });
});

const ONE_AREA = pairs(1, 0, 8, 0, 0);
const list = (...tokens: readonly number[]) =>
  record(
    0x01be,
    ...pairs(3, 8),
    ...[1, 2, 3, 4].flatMap(() => [...pairs(1), 0, 0]),
    ...pairs(tokens.length, 0),
    ...tokens,
    ...pairs(0, 0),
    ...ONE_AREA,
  );
const conditions = record(0x01b0, ...pairs(2, 1, 0, 8, 0, 0), ...ONE_AREA);
const below = (limit: number) => record(0x01b1, 1, 6, ...pairs(3, 0, 0, 0, 0), 0x1e, ...pairs(limit));

test("lists and conditional formats are those of their sheet, and the first that holds of some that stand together decides", () => {
  const { sheets } = readXlsStyles(
    workbook(
      list(0x3b, ...pairs(0, 0, 2, 0, 0)),
      list(0x3b, ...pairs(1, 0, 2, 0, 0)),
      below(9),
      conditions,
      below(1),
      record(0x01b1, 1),
      below(2),
      conditions,
      below(3),
    ),
  );
  const areas = [{ top: 0, left: 0, bottom: 8, right: 0 }];
  expect(sheets[0]?.validations).toEqual([{ areas, items: "宋体!$A$1:$A$3", strict: true }]);
  expect(sheets[0]?.conditions).toEqual(
    [
      { formula: "A1<1", stopIfTrue: true },
      { formula: "A1<2", stopIfTrue: false },
      { formula: "A1<3", stopIfTrue: false },
    ].map((rule) => ({ areas, bold: false, ...rule })),
  );
});

test("names stand for cells, numbers and formulas; those of Excel's own and of macros are left out", () => {
  const CELL = [0x3a, ...pairs(0, 4, 1)];
  const named = (flags: number, place: number, tokens: readonly number[], ...letters: readonly number[]) =>
    record(
      0x0018,
      flags,
      0,
      0,
      letters.length / 2,
      ...pairs(tokens.length, 0, place),
      0,
      0,
      0,
      0,
      1,
      ...letters,
      ...tokens,
    );
  const [first, other] = [SONG.slice(0, 2), SONG.slice(2)];
  const names = [
    named(0, 0, CELL, ...first),
    named(1, 1, [0x1e, ...pairs(7)], ...other),
    named(0x20, 1, CELL, 6, 0),
    named(0x02, 0, CELL, ...first),
    named(0, 9, CELL, ...first),
    named(0, 0, [0x43, ...pairs(1)], ...first),
    record(0x0018, 0, 0),
  ];
  const file = [...begin, ...links, ...names.flat()];
  const place = record(0x0085, ...pairs(file.length + 16 + end.length, 0), 0, 0, 2, 1, ...SONG);
  const read = readXlsStyles(Uint8Array.from([...file, ...place, ...end, ...begin, ...end]));
  expect(read.names).toEqual([
    { name: "宋", formula: "宋体!$B$5" },
    { name: "体", sheet: "宋体", formula: "7" },
  ]);
});

test("lists and conditional formats without end are read as far as a workbook may have them", () => {
  const rules = Array.from({ length: 3000 }, () => below(1));
  const lists = Array.from({ length: 3000 }, () => list(0x24, ...pairs(0, 0)));
  const { sheets } = readXlsStyles(workbook(conditions, ...rules, ...lists));
  expect(sheets[0]?.conditions).toHaveLength(2000);
  expect(sheets[0]?.validations).toEqual([]);
});

test("whatever becomes of the bytes behind its beginning, a file is read as far as it makes sense", () => {
  const sound = workbook(
    list(0x24, ...pairs(0, 0)),
    conditions,
    below(1),
    below(2),
    record(0x0201, ...pairs(0, 0, 1)),
  );
  const places = fc.integer({ min: 20, max: sound.length - 1 });
  fc.assert(
    fc.property(fc.array(fc.tuple(places, fc.nat(255)), { maxLength: 20 }), (changes) => {
      const bytes = sound.slice();
      for (const [at, byte] of changes) bytes[at] = byte;
      const { sheets } = readXlsStyles(bytes);
      expect(sheets.length).toBeLessThanOrEqual(2);
    }),
    { numRuns: 2000 },
  );
});

import fc from "fast-check";
import { writeXlsx } from "hucre/xlsx";
import { readWorkbook } from "../../src/files/read-workbook";
import type { WorkbookRead } from "../../src/files/workbook-reading";
import { cellAt, type SheetSnapshot } from "../../src/sheet/snapshot";
import { links, sheetXlsx, styles, textCell, workbook, worksheet, xlsx } from "../fixtures/hostile/make-xlsx";

async function read(bytes: Uint8Array): Promise<WorkbookRead> {
  const reading = await readWorkbook(bytes);
  if (reading.kind !== "read") throw new Error(`not read: ${JSON.stringify(reading)}`);
  return reading;
}

async function readSheet(bytes: Uint8Array): Promise<SheetSnapshot> {
  const [sheet] = (await read(bytes)).sheets;
  if (!sheet) throw new Error("no sheet");
  return sheet;
}

test("a sheet is read with values, what a person sees, and merges", async () => {
  const bytes = await writeXlsx({
    sheets: [
      {
        name: "自评",
        rows: [
          ["项目名称", null, "监测网络"],
          [null, 0.9659, 36.36],
        ],
        cells: new Map([["1,1", { style: { numFmt: "0.00%" } }]]),
        merges: [{ startRow: 0, startCol: 0, endRow: 0, endCol: 1 }],
      },
    ],
  });
  expect(await readWorkbook(bytes)).toEqual({
    kind: "read",
    format: "xlsx",
    sheets: [
      {
        name: "自评",
        hidden: false,
        protected: false,
        origin: { row: 0, column: 0 },
        rows: [
          [{ value: "项目名称", text: "项目名称" }, null, { value: "监测网络", text: "监测网络" }],
          [null, { value: 0.9659, text: "96.59%", numberFormat: "0.00%" }, { value: 36.36, text: "36.36" }],
        ],
        merges: [{ top: 0, left: 0, bottom: 0, right: 1 }],
      },
    ],
    notes: [],
  });
});

test("a formula comes with its stored result; one that is shared comes moved to its cell", async () => {
  const sheet = await readSheet(
    sheetXlsx(
      [
        '<row r="1"><c r="A1" s="1"><f>100%</f><v>1</v></c><c r="B1"><f t="shared" ref="B1:B3" si="0">A1*$D$1</f><v>2</v></c></row>',
        '<row r="2"><c r="B2"><f t="shared" si="0"/><v>4</v></c></row>',
        '<row r="3"><c r="B3" t="str"><f t="shared" si="0"/><v>无</v></c><c r="C3"><f t="shared" si="7"/><v>6</v></c></row>',
      ].join(""),
      "",
      { "xl/styles.xml": styles([0, 9]) },
    ),
  );
  expect(sheet.rows).toEqual([
    [
      { value: 1, text: "100%", formula: "100%", numberFormat: "0%" },
      { value: 2, text: "2", formula: "A1*$D$1" },
    ],
    [null, { value: 4, text: "4", formula: "A2*$D$1" }],
    [null, { value: "无", text: "无", formula: "A3*$D$1" }, { value: 6, text: "6", formula: "" }],
  ]);
});

test("a date keeps the serial number that is stored, to its last digit", async () => {
  const sheet = await readSheet(
    sheetXlsx('<row r="1"><c r="A1" s="0"><v>45413.123456789</v></c></row>', "", {
      "xl/styles.xml": styles(["yyyy-mm-dd hh:mm:ss"]),
    }),
  );
  expect(sheet.rows).toEqual([
    [{ value: 45413.123456789, text: "2024-05-01 02:57:47", numberFormat: "yyyy-mm-dd hh:mm:ss" }],
  ]);
});

test("hidden and protected sheets are marked as such", async () => {
  const { sheets } = await read(
    xlsx({
      "xl/workbook.xml": workbook(["表", ["藏", "hidden"], ["深藏", "veryHidden"]]),
      "xl/_rels/workbook.xml.rels": links({
        rId1: ["worksheet", "worksheets/sheet1.xml"],
        rId2: ["worksheet", "worksheets/sheet2.xml"],
        rId3: ["worksheet", "worksheets/sheet3.xml"],
      }),
      "xl/worksheets/sheet2.xml": worksheet("", '<sheetProtection sheet="1" objects="1"/>'),
      "xl/worksheets/sheet3.xml": worksheet("", '<sheetProtection objects="1"/>'),
    }),
  );
  expect(sheets.map(({ name, hidden, protected: locked }) => [name, hidden, locked])).toEqual([
    ["表", false, false],
    ["藏", true, true],
    ["深藏", true, false],
  ]);
});

test("the snapshot begins at the first filled row and column, and keeps addresses of the sheet", async () => {
  const sheet = await readSheet(
    sheetXlsx(
      `<row r="1"><c r="A1" s="0"/></row><row r="4">${textCell("C4", "项目名称")}${textCell("E4", "监测网络")}</row><row r="6">${textCell("D6", "总额")}</row>`,
      '<mergeCells><mergeCell ref="C4:D4"/><mergeCell ref="C9:C9"/><mergeCell ref="D8:C7"/></mergeCells>',
    ),
  );
  expect(sheet.origin).toEqual({ row: 3, column: 2 });
  expect(sheet.rows.map((row) => row.map((cell) => cell?.text ?? null))).toEqual([
    ["项目名称", null, "监测网络"],
    [],
    [null, "总额"],
  ]);
  expect(sheet.merges).toEqual([
    { top: 3, left: 2, bottom: 3, right: 3 },
    { top: 6, left: 2, bottom: 7, right: 3 },
  ]);
});

const text = fc
  .string({ unit: "grapheme", minLength: 1, maxLength: 12 })
  .filter((value) => /^[^\p{C}_]+$/u.test(value));
const cell = fc.oneof(
  fc.constant(null),
  text,
  fc.boolean(),
  fc.integer({ min: -1e9, max: 1e9 }),
  fc.integer({ min: 0, max: 1e6 }).map((hundredths) => hundredths / 100),
);

test("whatever is written is read again at its address", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 8 }), async (rows) => {
      const sheet = await readSheet(await writeXlsx({ sheets: [{ name: "表", rows }] }));
      rows.forEach((values, row) => {
        values.forEach((value, column) => {
          expect(cellAt(sheet, { row, column })?.value ?? null).toBe(value);
        });
      });
    }),
    { numRuns: 60 },
  );
});

test("a workbook damaged anywhere gives a reading, never an exception", async () => {
  const sheet = worksheet(
    `<row r="1">${textCell("A1", "项目名称")}<c r="B1" s="1"><f>1+1</f><v>2</v></c></row>`,
    '<mergeCells><mergeCell ref="A1:A2"/></mergeCells><sheetProtection sheet="1"/>',
  );
  const parts = {
    "xl/worksheets/sheet1.xml": sheet,
    "xl/styles.xml": styles([0, "0.00"]),
    "xl/workbook.xml": workbook(["表"]),
  };
  const damage = fc.record({
    part: fc.constantFrom(
      "xl/worksheets/sheet1.xml" as const,
      "xl/styles.xml" as const,
      "xl/workbook.xml" as const,
    ),
    from: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.integer({ min: 0, max: 12 }),
    instead: fc.constantFrom(
      "",
      "<",
      ">",
      '"',
      "'",
      "&",
      "</c>",
      "<c r=",
      "999999999",
      "-1",
      "\0",
      "<!--",
      "]]>",
      "<![CDATA[",
    ),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(damage, { minLength: 1, maxLength: 4 }), async (damages) => {
      const damaged: Record<string, string> = { ...parts };
      for (const { part, from, length, instead } of damages) {
        const xml = damaged[part] ?? "";
        const at = Math.floor(from * xml.length);
        damaged[part] = xml.slice(0, at) + instead + xml.slice(at + length);
      }
      const reading = await readWorkbook(xlsx(damaged));
      expect(["read", "malformed", "too-large"]).toContain(reading.kind);
    }),
    { numRuns: 300 },
  );
});

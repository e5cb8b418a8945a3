import { strFromU8, unzipSync } from "fflate";
import fc from "fast-check";
import { readWorkbook } from "../../../src/files/read-workbook";
import { writeSheets } from "../../../src/files/xlsx/write-xlsx";
import { cellAt, type CellSnapshot, type SheetSnapshot } from "../../../src/sheet/snapshot";
import { PLAIN } from "../../../src/building/cell-styles";
import type { CellStyle } from "../../../src/sheet/cell-style";
import type { CellContent, SheetSpec } from "../../../src/sheet/sheet-spec";

const OPEN: CellStyle = { ...PLAIN, numberFormat: "@", locked: false };
const PERCENT: CellStyle = { ...PLAIN, numberFormat: "0.00%" };

function sheetOf(rows: readonly (readonly (CellContent | null)[])[], style = 0): SheetSpec {
  return {
    name: "表",
    font: "宋体",
    styles: [PLAIN, OPEN, PERCENT],
    columns: [12, 30],
    rows: rows.map((cells) => ({ height: 20, cells: cells.map((content) => ({ content, style })) })),
    merges: [{ top: 0, left: 0, bottom: 0, right: 1 }],
    validations: [],
    conditionalFormats: [],
    frozenRows: 0,
    print: {
      orientation: "landscape",
      area: { top: 0, left: 0, bottom: rows.length - 1, right: 1 },
      titleRows: { first: 0, last: 1 },
      footer: "&C第 &P 页，共 &N 页",
    },
    protected: true,
  };
}

async function readBack(spec: SheetSpec): Promise<SheetSnapshot> {
  const reading = await readWorkbook(await writeSheets([spec]));
  const [sheet] = reading.kind === "read" ? reading.sheets : [];
  if (!sheet) throw new Error("the written file has no sheet");
  return sheet;
}

async function cellBack(content: CellContent, style = 0): Promise<CellSnapshot | null> {
  return cellAt(await readBack(sheetOf([[content]], style)), { row: 0, column: 0 });
}

async function partsOf(spec: SheetSpec): Promise<Readonly<Record<string, string>>> {
  const parts = unzipSync(await writeSheets([spec]));
  return Object.fromEntries(Object.entries(parts).map(([name, bytes]) => [name, strFromU8(bytes)]));
}

test.each([
  "=100%",
  "=SUM(A1:A9)",
  "≥98%",
  "+1",
  "-1",
  "@A1",
  "007",
  "12-31",
  "#DIV/0!",
  "#N/A",
  "TRUE",
  " 两端 ",
])("%j stays the text it is", async (text) => {
  expect(await cellBack({ kind: "text", text }, 1)).toEqual({ value: text, text, numberFormat: "@" });
});

test("whatever a person writes is text again when it is read, never a formula", async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: "grapheme", minLength: 1, maxLength: 40 }), async (text) => {
      const cell = await cellBack({ kind: "text", text }, 1);
      expect(cell?.formula).toBeUndefined();
      expect(cell?.value).toBe(text.replaceAll("\r", "\n"));
    }),
    { numRuns: 40 },
  );
});

test("a formula keeps what it gives now, so that it shows without being calculated", async () => {
  const content = { kind: "formula", formula: "B1/B2", result: 0.9659 } as const;
  expect(await cellBack(content, 2)).toEqual({
    value: 0.9659,
    text: "96.59%",
    formula: "B1/B2",
    numberFormat: "0.00%",
  });
});

test("a formula that gives nothing reads as a blank", async () => {
  const cell = await cellBack({ kind: "formula", formula: 'IF(B1="","",B1)', result: "" });
  expect(cell?.text ?? "").toBe("");
});

test("merges and protection are in the file", async () => {
  const sheet = await readBack(sheetOf([[{ kind: "text", text: "标题" }, null]]));
  expect(sheet.merges).toEqual([{ top: 0, left: 0, bottom: 0, right: 1 }]);
  expect(sheet.protected).toBe(true);
});

test("the sheet is protected without a password, and only the open cells are unlocked", async () => {
  const parts = await partsOf(sheetOf([[{ kind: "text", text: "甲" }, null]], 1));
  const sheet = parts["xl/worksheets/sheet1.xml"] ?? "";
  expect(sheet).toMatch(/<sheetProtection [^>]*sheet="1"/);
  expect(sheet).not.toMatch(/password|hashValue/);
  expect(parts["xl/styles.xml"]).toMatch(/<protection locked="0"\/>/);
});

test("it prints on A4, one page wide, its header on every page, pages numbered", async () => {
  const parts = await partsOf({ ...sheetOf([[null], [null], [null]]), name: "01 '自评'表" });
  const sheet = parts["xl/worksheets/sheet1.xml"] ?? "";
  expect(sheet).toMatch(
    /<pageSetup [^>]*paperSize="9"[^>]*orientation="landscape"[^>]*fitToWidth="1"[^>]*fitToHeight="0"/,
  );
  expect(sheet).toContain("<oddFooter>&amp;C第 &amp;P 页，共 &amp;N 页</oddFooter>");
  expect(parts["xl/workbook.xml"]).toMatch(/Print_Titles"[^>]*>'01 ''自评''表'!\$1:\$2</);
  expect(parts["xl/workbook.xml"]).toMatch(/Print_Area"[^>]*>'01 ''自评''表'!\$A\$1:\$B\$3</);
});

test("validations and conditional formats carry their rules, prompts and colours", async () => {
  const area = { top: 1, left: 0, bottom: 3, right: 0 };
  const parts = await partsOf({
    ...sheetOf([[null], [null], [null], [null]]),
    validations: [
      {
        areas: [area],
        items: ["≥", "定性"],
        strict: true,
        prompt: { title: "指标性质", text: "从列表选择。" },
        errorMessage: { title: "请选择", text: "只能是列表中的一个。" },
      },
      {
        areas: [{ ...area, left: 1, right: 1 }],
        least: 0,
        most: { formula: "A2" },
        strict: false,
      },
    ],
    conditionalFormats: [
      {
        areas: [area],
        formula: "LEN($A$1)>0",
        colour: "#B42318",
        fill: "#FDE7E4",
        bold: true,
        stopIfTrue: false,
      },
    ],
  });
  const sheet = parts["xl/worksheets/sheet1.xml"] ?? "";
  expect(sheet).toContain('<formula1>"≥,定性"</formula1>');
  expect(sheet).toMatch(
    /<dataValidation type="list" sqref="A2:A4"[^>]*showErrorMessage="1"[^>]*promptTitle="指标性质"/,
  );
  expect(sheet).toMatch(
    /<dataValidation type="decimal" sqref="B2:B4"[^>]*><formula1>0<\/formula1><formula2>A2</,
  );
  expect(sheet).toMatch(
    /<conditionalFormatting sqref="A2:A4"><cfRule type="expression"[^>]*><formula>LEN\(\$A\$1\)&gt;0/,
  );
  expect(parts["xl/styles.xml"]).toMatch(/<dxf><font><b\/><color rgb="FFB42318"\/><\/font><fill>.*FFFDE7E4/);
});

test("digits kept as text on purpose get no green corner", async () => {
  const parts = await partsOf(sheetOf([[{ kind: "text", text: "98" }]], 1));
  expect(parts["xl/worksheets/sheet1.xml"]).toMatch(/<ignoredError sqref="A1:B1" numberStoredAsText="1"/);
});

test("of several sheets the first is the selected one, and only that", async () => {
  const first = sheetOf([[{ kind: "text", text: "一" }]]);
  const parts = unzipSync(
    await writeSheets([first, { ...first, name: "第二张" }, { ...first, name: "第三张" }]),
  );
  const selected = [1, 2, 3].map((at) =>
    /<sheetView[^>]*\stabSelected="1"/.test(
      strFromU8(parts[`xl/worksheets/sheet${at}.xml`] ?? new Uint8Array()),
    ),
  );
  expect(selected).toEqual([true, false, false]);
});

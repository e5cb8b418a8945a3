import { strToU8, zipSync } from "fflate";
import { readWorkbook } from "../../../src/files/read-workbook";
import type { SheetSnapshot } from "../../../src/sheet/snapshot";

const STYLES =
  '<style:style style:name="ta1" style:family="table"><style:table-properties table:display="true"/></style:style><style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>';

async function readTables(tables: string): Promise<readonly SheetSnapshot[]> {
  const content = `<?xml version="1.0"?><office:document-content><office:automatic-styles>${STYLES}</office:automatic-styles><office:body><office:spreadsheet>${tables}</office:spreadsheet></office:body></office:document-content>`;
  const reading = await readWorkbook(
    zipSync({
      mimetype: strToU8("application/vnd.oasis.opendocument.spreadsheet"),
      "content.xml": strToU8(content),
    }),
  );
  if (reading.kind !== "read") throw new Error(JSON.stringify(reading));
  return reading.sheets;
}

async function readRow(cells: string): Promise<SheetSnapshot["rows"][number]> {
  const [sheet] = await readTables(
    `<table:table table:name="表"><table:table-row>${cells}</table:table-row></table:table>`,
  );
  return sheet?.rows[0] ?? [];
}

test.each<[name: string, cell: string, value: unknown, text: string]>([
  [
    "a percent",
    '<table:table-cell office:value-type="percentage" office:value="0.9659"><text:p>96.59%</text:p></table:table-cell>',
    0.9659,
    "96.59%",
  ],
  [
    "an amount",
    '<table:table-cell office:value-type="currency" office:value="1133.39"><text:p>¥1,133.39</text:p></table:table-cell>',
    1133.39,
    "¥1,133.39",
  ],
  [
    "a number whose text is not stored",
    '<table:table-cell office:value-type="float" office:value="36.36"/>',
    36.36,
    "36.36",
  ],
  [
    "a date",
    '<table:table-cell office:value-type="date" office:date-value="2024-05-01"><text:p>2024年5月1日</text:p></table:table-cell>',
    45413,
    "2024年5月1日",
  ],
  [
    "a time",
    '<table:table-cell office:value-type="time" office:time-value="PT08H45M00S"><text:p>8:45</text:p></table:table-cell>',
    0.364583333333333315,
    "8:45",
  ],
  [
    "a boolean",
    '<table:table-cell office:value-type="boolean" office:boolean-value="true"><text:p>TRUE</text:p></table:table-cell>',
    true,
    "TRUE",
  ],
  [
    "an error",
    '<table:table-cell office:value-type="string" office:string-value="" calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>',
    "#DIV/0!",
    "#DIV/0!",
  ],
  [
    "a text of two paragraphs, with spaces and a link",
    '<table:table-cell office:value-type="string"><text:p>产出<text:s text:c="2"/><text:a>指标</text:a></text:p><text:p>效益&amp;指标</text:p></table:table-cell>',
    "产出  指标\n效益&指标",
    "产出  指标\n效益&指标",
  ],
  [
    "a text beside a comment and a drawing",
    '<table:table-cell office:value-type="string"><office:annotation><text:p>批注</text:p></office:annotation><draw:frame><draw:text-box><text:p>图</text:p></draw:text-box></draw:frame><text:p>正文</text:p></table:table-cell>',
    "正文",
    "正文",
  ],
])("%s", async (_name, cell, value, text) => {
  expect(await readRow(cell)).toEqual([{ value, text }]);
});

test("a formula is written as Excel writes it", async () => {
  const cell =
    '<table:table-cell table:formula="of:=[.B2]*SUM([.C1:.C9])+[$表2.A1]" office:value-type="float" office:value="7"><text:p>7</text:p></table:table-cell>';
  expect(await readRow(cell)).toEqual([{ value: 7, text: "7", formula: "B2*SUM(C1:C9)+表2!A1" }]);
});

test("repeated cells and rows stand as often as they are repeated; covered ones are blank", async () => {
  const text = (shown: string, attributes = "") =>
    `<table:table-cell office:value-type="string"${attributes}><text:p>${shown}</text:p></table:table-cell>`;
  const [sheet] = await readTables(
    [
      '<table:table table:name="表">',
      '<table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="5"/></table:table-row>',
      `<table:table-row>${text("合", ' table:number-columns-spanned="2" table:number-rows-spanned="1"')}<table:covered-table-cell/>${text("同", ' table:number-columns-repeated="2"')}</table:table-row>`,
      `<table:table-row table:number-rows-repeated="2"><table:table-cell/>${text("行")}</table:table-row>`,
      "</table:table>",
    ].join(""),
  );
  expect(sheet?.origin).toEqual({ row: 2, column: 0 });
  expect(sheet?.rows.map((row) => row.map((cell) => cell?.text ?? null))).toEqual([
    ["合", null, "同", "同"],
    [null, "行"],
    [null, "行"],
  ]);
  expect(sheet?.merges).toEqual([{ top: 2, left: 0, bottom: 2, right: 1 }]);
});

test("hidden and protected sheets are marked as such", async () => {
  const sheets = await readTables(
    '<table:table table:name="表" table:style-name="ta1"/><table:table table:name="藏" table:style-name="ta2" table:protected="true"/>',
  );
  expect(sheets.map(({ name, hidden, protected: locked }) => [name, hidden, locked])).toEqual([
    ["表", false, false],
    ["藏", true, true],
  ]);
});

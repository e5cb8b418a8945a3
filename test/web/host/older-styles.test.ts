import { utils, write } from "@e965/xlsx";
import { strToU8, unzipSync, zipSync } from "fflate";
import { type WriteSheet, writeXlsx } from "hucre/xlsx";
import type { SheetStyles } from "../../../src/web/workbook/styles/workbook-styles";
import { a1 } from "../../../src/sheet/address";
import { cellAt } from "../../../src/sheet/snapshot";
import type { OpenedWorkbook } from "../../../src/web/workbook/opened-workbook";
import { openOle2 } from "../../../src/files/ole2/ole2";
import { openFile } from "../../../src/web/workbook/open-file";
import { calculated, savedByLibreOffice, savedFromWindow } from "../../fixtures/libreoffice";
import { LIBRE_OFFICE } from "../../fixtures/programs";
import { ole2 } from "../../fixtures/hostile/make-ole2";
import { schemaFaults } from "../../fixtures/open-xml";

const LINE = { style: "thin", color: { rgb: "FF0000" } } as const;

/** A form with the looks that an office gives it. */
async function dressed(): Promise<Uint8Array> {
  return writeXlsx({
    sheets: [
      {
        name: "自评表",
        rows: [["绩效自评表"], ["执行率", 0.7878]],
        cells: new Map([
          [
            "0,0",
            {
              value: "绩效自评表",
              style: {
                font: { size: 16, bold: true, color: { rgb: "112233" } },
                fill: { type: "pattern", pattern: "solid", fgColor: { rgb: "FFEEDD" } },
                border: { top: LINE, left: { style: "medium", color: { rgb: "000000" } } },
                alignment: { horizontal: "center", vertical: "center", wrapText: true },
              },
            },
          ],
          [
            "1,1",
            {
              value: 0.7878,
              style: {
                font: { name: "SimSun", italic: true },
                alignment: { horizontal: "right" },
                numFmt: "0.00%",
              },
            },
          ],
          // A blank cell that is only coloured.
          ["1,2", { style: { fill: { type: "pattern", pattern: "solid", fgColor: { rgb: "C6EFCE" } } } }],
        ]),
        merges: [{ startRow: 0, startCol: 0, endRow: 0, endCol: 3 }],
        columns: [{ width: 20 }, { width: 10 }, { width: 12, hidden: true }],
        rowDefs: new Map([[0, { height: 30 }]]),
      },
      { name: "底稿", hidden: true, rows: [[1]] },
    ],
  });
}

const RED = {
  font: { color: { rgb: "C00000" }, bold: true },
  fill: { type: "pattern", pattern: "solid", bgColor: { rgb: "FFC7CE" } },
} as const;

const FORMATS = [
  "0.00%",
  "#,##0.00",
  "yyyy-mm-dd",
  'yyyy"年"m"月"d"日"',
  "[h]:mm:ss",
  "#,##0.00;[Red]-#,##0.00",
  '"¥"#,##0.00',
  '#,##0.00"万元"',
  "0.00E+00",
  '0.00;-0.00;"零"',
];

/** A form with lists, conditional formats, number formats and frozen panes. */
async function ruled(): Promise<Uint8Array> {
  const stop = { allowBlank: true, showErrorMessage: true, errorStyle: "stop" } as const;
  const words = { showInputMessage: true, inputTitle: "完成值", inputMessage: "填年末数。\n第二行" };
  const expression = { type: "expression", style: RED } as const;
  return writeXlsx({
    sheets: [
      {
        name: "自评 表",
        rows: [["是否"], [1, -2, 3]],
        cells: new Map(
          FORMATS.map((numFmt, row) => [`${row},5`, { value: row === 2 ? 45000 : 0.25, style: { numFmt } }]),
        ),
        freezePane: { rows: 2, columns: 1 },
        view: { showGridLines: false },
        dataValidations: [
          { type: "list", values: ["是", "否", "基本 是"], range: "A3:A9 C3:C4", ...stop },
          { type: "list", formula1: "$A$1:$C$1", range: "B3:B9", allowBlank: true },
          { type: "list", formula1: "项!$A$1:$A$3", range: "D3:D9", ...stop, errorStyle: "warning" },
          {
            type: "decimal",
            operator: "between",
            formula1: "0",
            formula2: "10",
            range: "E3:E9",
            ...stop,
            ...words,
          },
          {
            type: "whole",
            operator: "greaterThan",
            formula1: "1",
            range: "G3:G9",
            ...stop,
            errorStyle: "warning",
          },
          {
            type: "textLength",
            operator: "notBetween",
            formula1: "1",
            formula2: "5",
            range: "H3:H9",
            ...stop,
          },
          { type: "custom", formula1: "LEN(I3)>$A3", range: "I3:I9", ...stop },
          { type: "custom", formula1: "TRUE", range: "J3:J9", allowBlank: true, ...words },
        ],
        conditionalRules: [
          { type: "cellIs", operator: "lessThan", formula: "0", priority: 1, range: "B2:B9", style: RED },
          {
            type: "cellIs",
            operator: "between",
            formula: ["1", "$B$1"],
            priority: 2,
            range: "A2:A9",
            style: { font: { color: { rgb: "0000FF" }, italic: true, strikethrough: true } },
          },
          {
            ...expression,
            formula: "AND(LEN(TRIM($A3))>0,NOT(ISNUMBER(C3)),ROUND(N(D3)-SUM($D$3:D3),2)<>0)",
            priority: 3,
            range: "C3:C9 E3:E4",
          },
          { ...expression, formula: 'IF(B2="元 ""x""",1.5,-2%)>=3^2', priority: 4, range: "C2" },
          {
            ...expression,
            formula: 'OR(COUNTIF(D$2:D$9,D2)>1,D2&""="x",MOD(ROW(),2)=0)',
            priority: 5,
            range: "D2:D9",
          },
        ],
      },
      { name: "项", rows: [["甲"], ["乙"], ["丙"]] },
    ],
  });
}

/** The rules for inputs of a sheet, each with its cells one by one: programs cut areas as they like. */
function rulesOf(sheet: SheetStyles | undefined): object[] {
  return (sheet?.validations ?? []).map(({ areas, ...rule }) => {
    const cells = areas.flatMap(({ top, left, bottom, right }) =>
      Array.from({ length: bottom - top + 1 }, (_, down) =>
        Array.from({ length: right - left + 1 }, (__, along) =>
          a1({ row: top + down, column: left + along }),
        ),
      ).flat(),
    );
    return { ...rule, cells: cells.sort() };
  });
}

/** A format without what only says that a character stands for itself. */
function plainly(format: string | undefined): string | undefined {
  return format?.toUpperCase().replace(/\\|"/g, "");
}

async function opened(name: string, bytes: Uint8Array): Promise<OpenedWorkbook> {
  const opening = await openFile(name, bytes);
  if (opening.kind !== "opened") throw new Error(JSON.stringify(opening));
  return opening.workbook;
}

describe("signatures of older formats", () => {
  const book = () => utils.book_new(utils.aoa_to_sheet([["绩效自评表", 5]]), "表");
  const written = (bookType: "ods" | "biff8") => new Uint8Array(write(book(), { type: "array", bookType }));
  const signedOds = () =>
    zipSync({ ...unzipSync(written("ods")), "META-INF/documentsignatures.xml": strToU8("<x/>") });
  const signedXls = (name: string) =>
    ole2({ Workbook: openOle2(written("biff8")).read("Workbook"), [name]: Uint8Array.of(1, 2, 3) });

  test.each<[name: string, file: () => Uint8Array, signed: boolean]>([
    ["绩效.ods", () => written("ods"), false],
    ["绩效.ods", signedOds, true],
    ["绩效.xls", () => written("biff8"), false],
    ["绩效.xls", () => signedXls("_signatures"), true],
    ["绩效.xls", () => signedXls("_xmlsignatures/sig1"), true],
  ])("%s", async (name, file, signed) => {
    expect((await opened(name, file())).signed).toBe(signed);
  });
});

(LIBRE_OFFICE === null ? describe.skip : describe)("files of older formats", () => {
  test.each(["xls", "ods"] as const)(
    "an .%s is shown and saved with its fonts, fills, borders, alignment and sizes",
    async (format) => {
      const workbook = await opened(`绩效.${format}`, await savedByLibreOffice(await dressed(), format));
      const { styles, sheets } = workbook.styles;
      const [sheet] = sheets;
      const styleAt = (row: number, column: number) => styles[sheet?.cells[row]?.[column] ?? -1];
      expect(styleAt(0, 0)).toMatchObject({
        font: { size: 16, bold: true, italic: false, colour: "#112233" },
        fill: "#FFEEDD",
        lines: { top: { style: "thin", colour: "#FF0000" }, left: { style: "medium", colour: "#000000" } },
        horizontal: "center",
        vertical: "center",
        wrap: true,
      });
      expect(styleAt(1, 1)).toMatchObject({
        font: { name: "SimSun", italic: true, bold: false },
        horizontal: "right",
      });
      expect(styleAt(1, 1)?.fill).toBeUndefined();
      expect(styleAt(1, 2)).toMatchObject({ fill: "#C6EFCE" });
      const widths = [0, 1].map(
        (column) => sheet?.columns.find(({ first, last }) => first <= column && column <= last)?.width,
      );
      // Programs take characters to be as wide as in a font they have, so only proportions are certain.
      expect((widths[0] ?? 0) / (widths[1] ?? 0)).toBeCloseTo(2, 1);
      expect(sheet?.rows.find(({ row }) => row === 0)?.height).toBeCloseTo(30, 0);
      expect(workbook.sheets.map(({ hidden }) => hidden)).toEqual([false, true]);
      expect(await schemaFaults(workbook.bytes)).toEqual([]);
    },
  );

  test.each(["xls", "ods"] as const)(
    "an .%s is shown and saved with its rules for inputs, conditional formats, number formats and panes",
    async (format) => {
      const file = await ruled();
      const [own] = (await opened("绩效.xlsx", file)).styles.sheets;
      const { styles: bookStyles, bytes } = await opened(
        `绩效.${format}`,
        await savedFromWindow(file, format),
      );
      const [sheet] = bookStyles.sheets;
      expect(rulesOf(own)).toHaveLength(8);
      expect(rulesOf(sheet)).toEqual(rulesOf(own));
      expect(sheet?.conditions).toEqual(own?.conditions);
      const formats = FORMATS.map((_, row) => bookStyles.styles[sheet?.cells[row]?.[5] ?? -1]?.numberFormat);
      expect(formats.map(plainly)).toEqual(FORMATS.map(plainly));
      expect([sheet?.frozen, sheet?.gridlines]).toEqual([{ rows: 2, columns: 1 }, false]);
      expect(await schemaFaults(bytes)).toEqual([]);
    },
  );

  test.each([
    ["xls", ["D6"]],
    ["ods", ["D7"]],
  ] as const)(
    "the formulas of an .%s keep names and later functions, or else their results",
    async (format, lost) => {
      const formulas = [
        "SUM(各项)",
        "比例*100",
        "IFERROR(A1/0,合计)",
        'SUMIFS(A1:A3,A1:A3,">1")',
        "_xlfn.IFNA(NA(),附表!A1)",
        "EDATE(45000,1)",
        "SUM(表:附表!A1)",
      ];
      const results = [6, 50, 6, 5, 9, 45031, 10];
      const cells = formulas.map((formula, row): [string, object] => [
        `${row},3`,
        { formula, formulaResult: results[row] },
      ]);
      const file = await writeXlsx({
        sheets: [
          { name: "表", rows: [[1], [2], [3]], cells: new Map(cells) },
          { name: "附表", rows: [[9]] },
        ],
        namedRanges: [
          { name: "各项", range: "表!$A$1:$A$3" },
          { name: "合计", range: "SUM(表!$A$1:$A$3)" },
          { name: "比例", range: "0.5" },
        ],
      });
      const workbook = await opened(`绩效.${format}`, await savedByLibreOffice(file, format));
      expect(workbook.lostFormulas.map(({ cell }) => a1(cell))).toEqual(lost);
      const [sheet] = workbook.sheets;
      const kept = formulas.map((_, row) => sheet && cellAt(sheet, { row, column: 3 }));
      expect(kept.map((cell) => cell?.value)).toEqual(results);
      const plain = formulas.map((formula, row) =>
        lost.some((cell) => cell === `D${row + 1}`) ? undefined : formula,
      );
      expect(kept.map((cell) => cell?.formula?.replace("'表:附表'!A1:A1", "表:附表!A1"))).toEqual(plain);
      expect(await schemaFaults(workbook.bytes)).toEqual([]);
      const theirs = (await calculated(workbook.bytes))[0];
      // LibreOffice reads no references through several sheets that stand in quotes, as Excel writes them.
      const [common, wanted] = [formulas, results].map((list) => list.slice(0, -1));
      expect(common?.map((_, row) => theirs?.(row, 3))).toEqual(wanted);
    },
  );

  test("an .ods is shown and saved with its scales, bars, icons and repeated values", async () => {
    const range = (column: string) => `${column}1:${column}9`;
    const ends = [{ type: "min" }, { type: "num", value: "100" }] as const;
    const thirds = ["0", "33", "67"].map((value) => ({ type: "percent", value }) as const);
    const sheet = {
      name: "表",
      rows: [[1, 2, 3]],
      conditionalRules: [
        { type: "duplicateValues", priority: 1, range: range("A"), style: RED },
        { type: "uniqueValues", priority: 2, range: range("B"), style: RED },
        {
          type: "colorScale",
          priority: 3,
          range: range("C"),
          colorScale: { cfvo: [...ends], colors: ["FFF8696B", "FF63BE7B"] },
        },
        { type: "dataBar", priority: 4, range: range("D"), dataBar: { cfvo: [...ends], color: "FF638EC6" } },
        {
          type: "iconSet",
          priority: 5,
          range: range("E"),
          iconSet: { iconSet: "3Arrows", cfvo: thirds, showValue: false },
        },
      ],
    } satisfies WriteSheet;
    const file = await writeXlsx({ sheets: [sheet] });
    const [own] = (await opened("绩效.xlsx", file)).styles.sheets;
    const { styles: bookStyles, bytes } = await opened("绩效.ods", await savedByLibreOffice(file, "ods"));
    expect(own?.conditions).toHaveLength(5);
    expect(bookStyles.sheets[0]?.conditions).toEqual(own?.conditions);
    expect(await schemaFaults(bytes)).toEqual([]);
  });
});

import {
  BooleanNumber,
  DataValidationErrorStyle,
  HorizontalAlign,
  LocaleType,
  VerticalAlign,
  WrapStrategy,
} from "@univerjs/core";
import { writeXlsx } from "hucre/xlsx";
import { openFile } from "../../../src/web/workbook/open-file";
import { workbookData } from "../../../src/web/host/workbook-data";
import { ruledWorkbook } from "../../fixtures/ruled-workbook";

/** A workbook with everything that a file may say of its looks. */
async function dressed(): Promise<Uint8Array> {
  const line = { style: "thin", color: { rgb: "808080" } } as const;
  return writeXlsx({
    sheets: [
      {
        name: "自评表",
        rows: [["绩效自评表"], ["执行率", 0.7878], ["性质", "≥"], ["得分", 5]],
        cells: new Map([
          [
            "0,0",
            {
              value: "绩效自评表",
              style: {
                font: { name: "宋体", size: 16, bold: true, color: { rgb: "112233" } },
                fill: { type: "pattern", pattern: "solid", fgColor: { rgb: "FFEEDD" } },
                border: { top: line, bottom: line },
                alignment: { horizontal: "center", vertical: "center", wrapText: true },
              },
            },
          ],
          ["1,1", { value: 0.7878, style: { numFmt: "0.00%" } }],
        ]),
        merges: [{ startRow: 0, startCol: 0, endRow: 0, endCol: 3 }],
        columns: [{ width: 20 }, { width: 10, hidden: true }],
        rowDefs: new Map([[0, { height: 30 }]]),
        freezePane: { rows: 1, columns: 1 },
        dataValidations: [{ type: "list", range: "B3", values: ["≥", "≤", "＝"], showErrorMessage: true }],
        conditionalRules: [
          {
            type: "expression",
            formula: "B4<6",
            range: "B4",
            priority: 1,
            style: { fill: { type: "pattern", pattern: "solid", bgColor: { rgb: "FFC7CE" } } },
          },
        ],
      },
      { name: "底稿", hidden: true, rows: [[1]] },
    ],
  });
}

async function shownData() {
  const opening = await openFile("绩效.xlsx", await dressed());
  if (opening.kind !== "opened") throw new Error(JSON.stringify(opening));
  const data = workbookData(opening.workbook, ["sheet-0", "sheet-1"], "book", LocaleType.ZH_CN);
  const sheet = data.sheets["sheet-0"];
  const styleAt = (row: number, column: number) => {
    const style = sheet?.cellData?.[row]?.[column]?.s;
    return typeof style === "string" ? data.styles[style] : style;
  };
  const resource = (name: string): unknown => {
    const bySheet: Record<string, unknown> = JSON.parse(
      data.resources?.find((each) => each.name === name)?.data ?? "{}",
    );
    return bySheet["sheet-0"];
  };
  return { data, sheet, styleAt, resource };
}

test("fonts, fills, borders, alignment and number formats are as in the file", async () => {
  const { styleAt } = await shownData();
  expect(styleAt(0, 0)).toMatchObject({
    ff: expect.stringContaining("宋体"),
    fs: 16,
    bl: BooleanNumber.TRUE,
    cl: { rgb: "#112233" },
    bg: { rgb: "#FFEEDD" },
    bd: { t: { cl: { rgb: "#808080" } }, b: { cl: { rgb: "#808080" } } },
    ht: HorizontalAlign.CENTER,
    vt: VerticalAlign.MIDDLE,
    tb: WrapStrategy.WRAP,
  });
  expect(styleAt(1, 1)).toMatchObject({ n: { pattern: "0.00%" } });
});

test("merges, widths, heights, hidden columns, frozen panes and hidden sheets are as in the file", async () => {
  const { data, sheet } = await shownData();
  expect(sheet?.mergeData).toEqual([{ startRow: 0, endRow: 0, startColumn: 0, endColumn: 3 }]);
  // 20 characters of 7 pixels and 5 of padding; 30 points are 40 pixels.
  expect(sheet?.columnData).toMatchObject({ 0: { w: 145 }, 1: { hd: BooleanNumber.TRUE } });
  expect(sheet?.rowData).toMatchObject({ 0: { h: 40 } });
  expect(sheet?.freeze).toEqual({ xSplit: 1, ySplit: 1, startRow: 1, startColumn: 1 });
  expect(data.sheets["sheet-1"]).toMatchObject({ name: "底稿", hidden: BooleanNumber.TRUE });
});

test("rows that the file gives no height are as high as their wrapped texts, as Excel makes them", async () => {
  const long = "全年完成安全检查九十次，组织应急演练两次，覆盖全部在用系统。";
  const wraps = { alignment: { wrapText: true } } as const;
  const bytes = await writeXlsx({
    sheets: [
      {
        name: "自评表",
        rows: Array.from({ length: 5 }, () => [long]),
        cells: new Map([
          ["0,0", { value: long, style: wraps }],
          ["1,0", { value: long, style: wraps }],
          ["2,0", { value: long, style: wraps }],
          ["3,0", { value: long }],
          ["4,0", { value: "短", style: wraps }],
        ]),
        columns: [{ width: 20 }],
        merges: [{ startRow: 2, startCol: 0, endRow: 2, endCol: 1 }],
        rowDefs: new Map([[1, { height: 18 }]]),
      },
    ],
  });
  const opening = await openFile("行高.xlsx", bytes);
  if (opening.kind !== "opened") throw new Error(JSON.stringify(opening));
  const data = workbookData(opening.workbook, ["sheet-0"], "book", LocaleType.ZH_CN);
  const rows = data.sheets["sheet-0"]?.rowData;
  const heights = [0, 1, 2, 3, 4].map((row) => [rows?.[row]?.h, (rows?.[row]?.ah ?? 0) > 50]);
  expect(heights).toEqual([
    [undefined, true],
    [24, false],
    [undefined, false],
    [undefined, false],
    [undefined, false],
  ]);
});

test("lists and conditional formats are as in the file", async () => {
  const { resource } = await shownData();
  expect(resource("SHEET_DATA_VALIDATION_PLUGIN")).toMatchObject([
    { type: "list", formula1: "≥,≤,＝", showErrorMessage: true, ranges: [{ startRow: 2, startColumn: 1 }] },
  ]);
  expect(resource("SHEET_CONDITIONAL_FORMATTING_PLUGIN")).toMatchObject([
    {
      ranges: [{ startRow: 3, startColumn: 1 }],
      rule: { value: "=B4<6", style: { bg: { rgb: "#FFC7CE" } } },
    },
  ]);
});

test("rules for inputs refuse, object or prompt in the words of the file, within the cells that are shown", async () => {
  const validation = (cells: string, attributes: string, formula = "") =>
    `<dataValidation sqref="${cells}" ${attributes}>${formula}</dataValidation>`;
  const over = "<formula1>A1&gt;0</formula1>";
  const rules = [
    validation(
      "A1:A1048576",
      'type="custom" showErrorMessage="1" errorTitle="分值" error="应大于 0。"',
      over,
    ),
    validation("B1", 'type="custom" showErrorMessage="1" errorStyle="warning" error="应大于 0。"', over),
    validation("C1", 'type="list" showErrorMessage="1" errorStyle="warning"', '<formula1>"甲,乙"</formula1>'),
    validation("D1", 'showInputMessage="1" promptTitle="完成值" prompt="填年末数。"'),
  ].join("");
  const bytes = await ruledWorkbook([[1]], { rules: `<dataValidations>${rules}</dataValidations>` });
  const opening = await openFile("规则.xlsx", bytes);
  if (opening.kind !== "opened") throw new Error(JSON.stringify(opening));
  const data = workbookData(opening.workbook, ["sheet-0"], "book", LocaleType.ZH_CN);
  const kept = data.resources?.find(({ name }) => name === "SHEET_DATA_VALIDATION_PLUGIN")?.data ?? "{}";
  const { STOP, WARNING } = DataValidationErrorStyle;
  const objecting = { allowBlank: true, showErrorMessage: true };
  expect(JSON.parse(kept)).toMatchObject({
    "sheet-0": [
      {
        type: "custom",
        formula1: "=A1>0",
        errorStyle: STOP,
        error: "分值：应大于 0。",
        ranges: [{ endRow: 39 }],
      },
      { ...objecting, type: "custom", errorStyle: WARNING, error: "应大于 0。" },
      { ...objecting, type: "list", formula1: "甲,乙", errorStyle: WARNING },
      { type: "any", showInputMessage: true, promptTitle: "完成值", prompt: "填年末数。" },
    ],
  });
});

import { handmade } from "../../fixtures/handmade";

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/** The styles of the workbook, by their places: locked, open, text, two of percents and days, decimals, days without a year. */
const STYLES =
  `<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="m&quot;月&quot;d&quot;日&quot;"/></numFmts><fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts>` +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="7"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
  '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyProtection="1"><protection locked="0"/></xf>' +
  '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>' +
  '<xf numFmtId="10" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>' +
  '<xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>' +
  '<xf numFmtId="2" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>' +
  '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>';

const text = (cell: string, words: string, style = 0) =>
  `<c r="${cell}" s="${style}" t="inlineStr"><is><t>${words}</t></is></c>`;
const blank = (cell: string, style = 0) => `<c r="${cell}" s="${style}"/>`;
const row = (number: number, ...cells: readonly string[]) => `<row r="${number}">${cells.join("")}</row>`;

/** Lists of grades that are strict in the first cell, and only propose in the second. */
const grades = (strict: string, loose: string) =>
  '<dataValidations count="2">' +
  `<dataValidation type="list" allowBlank="1" showErrorMessage="1" sqref="${strict}"><formula1>"优,良,中,差"</formula1></dataValidation>` +
  `<dataValidation type="list" allowBlank="1" sqref="${loose}"><formula1>"优,良,中,差"</formula1></dataValidation></dataValidations>`;

/** Cells that a protection leaves open, in the order in which Tab goes through them. */
export const OPEN_CELLS = ["B2", "D2", "B4", "C4", "B5", "C7"] as const;

const form = (protection: string) =>
  "<sheetData>" +
  row(1, text("A1", "项目绩效自评表")) +
  row(2, text("A2", "年度"), text("B2", "二〇二三", 1), text("C2", "等级"), text("D2", "中", 1)) +
  row(3, text("A3", "指标"), text("B3", "值")) +
  row(4, text("A4", "产出"), text("B4", "95", 1), blank("C4", 1)) +
  row(5, text("A5", "说明"), blank("B5", 1), blank("C5", 1)) +
  row(7, text("A7", "备注"), blank("B7"), blank("C7", 1)) +
  `</sheetData>${protection}<mergeCells count="1"><mergeCell ref="B5:C5"/></mergeCells>${grades("D2", "C4")}`;

/** Locked so that rows and columns may be formatted still. */
export const OPTIONS =
  '<sheetProtection sheet="1" objects="1" scenarios="1" formatColumns="0" formatRows="0"/>';

/**
 * A workbook to type into: a sheet that anybody may change, one that is locked but for `OPEN_CELLS`, one that a
 * password guards, and one whose columns and rows have formats while its cells have none.
 */
export const typedWorkbook: Uint8Array = handmade({
  sheets: {
    开放: form(""),
    锁定: form(OPTIONS),
    密码: form('<sheetProtection password="CC1A" sheet="1" objects="1" scenarios="1"/>'),
    格式:
      '<cols><col min="7" max="7" width="13" style="2"/></cols><sheetData>' +
      '<row r="1"><c r="A1" s="3"><v>0.7878</v></c><c r="B1"><f>A1</f><v>0.7878</v></c><c r="C1"><f>A1+0</f><v>0.7878</v></c></row>' +
      '<row r="2"><c r="A2" s="4"><v>45000</v></c><c r="B2"><f>A2</f><v>45000</v></c><c r="C2"><f>TODAY()-TODAY()+5</f><v>5</v></c><c r="D2" s="5"><f>A1</f><v>0.7878</v></c></row>' +
      `<row r="3"><c r="A3" s="6"><v>45000</v></c>${text("B3", "001")}</row>` +
      '<row r="5" s="2" customFormat="1"/></sheetData>',
  },
  parts: { "xl/styles.xml": STYLES },
});

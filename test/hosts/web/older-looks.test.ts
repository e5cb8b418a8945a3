import { writeXlsx } from "hucre/xlsx";
import { openFile } from "../../../src/hosts/web/open-file";
import { savedByLibreOffice } from "../../fixtures/libreoffice";
import { LIBRE_OFFICE } from "../../fixtures/programs";
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

(LIBRE_OFFICE === null ? describe.skip : describe)("files of older formats", () => {
  test.each(["xls", "ods"] as const)(
    "an .%s is shown and saved with its fonts, fills, borders, alignment and sizes",
    async (format) => {
      const opening = await openFile(`绩效.${format}`, await savedByLibreOffice(await dressed(), format));
      if (opening.kind !== "opened") throw new Error(JSON.stringify(opening));
      const { looks, sheets } = opening.workbook.look;
      const [sheet] = sheets;
      const lookAt = (row: number, column: number) => looks[sheet?.cells[row]?.[column] ?? -1];
      expect(lookAt(0, 0)).toMatchObject({
        font: { size: 16, bold: true, italic: false, colour: "#112233" },
        fill: "#FFEEDD",
        lines: { top: { style: "thin", colour: "#FF0000" }, left: { style: "medium", colour: "#000000" } },
        horizontal: "center",
        vertical: "center",
        wrap: true,
      });
      expect(lookAt(1, 1)).toMatchObject({
        font: { name: "SimSun", italic: true, bold: false },
        horizontal: "right",
      });
      expect(lookAt(1, 1)?.fill).toBeUndefined();
      expect(lookAt(1, 2)).toMatchObject({ fill: "#C6EFCE" });
      const widths = [0, 1].map(
        (column) => sheet?.columns.find(({ first, last }) => first <= column && column <= last)?.width,
      );
      // Programs take characters to be as wide as in a font they have, so only proportions are certain.
      expect((widths[0] ?? 0) / (widths[1] ?? 0)).toBeCloseTo(2, 1);
      expect(sheet?.rows.find(({ row }) => row === 0)?.height).toBeCloseTo(30, 0);
      expect(opening.workbook.sheets.map(({ hidden }) => hidden)).toEqual([false, true]);
      expect(await schemaFaults(opening.workbook.bytes)).toEqual([]);
    },
    120_000,
  );
});

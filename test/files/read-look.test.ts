import { writeXlsx } from "hucre/xlsx";
import { readLook } from "../../src/files/read-look";

test("fonts, fills, borders, sizes, lists, conditions and frozen rows are read as the file has them", async () => {
  const line = { style: "thin", color: { rgb: "FF0000" } } as const;
  const bytes = await writeXlsx({
    sheets: [
      {
        name: "表",
        rows: [
          ["表头", "得分"],
          ["甲", 5],
        ],
        cells: new Map([
          [
            "0,0",
            {
              value: "表头",
              style: {
                font: { name: "宋体", size: 16, bold: true, color: { rgb: "112233" } },
                fill: { type: "pattern", pattern: "solid", fgColor: { rgb: "FFEEDD" } },
                border: { top: line, left: line },
                alignment: { horizontal: "center", vertical: "center", wrapText: true },
                numFmt: "0.00%",
              },
            },
          ],
        ]),
        columns: [{ width: 20 }, { width: 8, hidden: true }],
        freezePane: { rows: 1 },
        dataValidations: [{ type: "list", range: "A2:A9", values: ["甲", "乙"], showErrorMessage: true }],
        conditionalRules: [
          {
            type: "cellIs",
            operator: "lessThan",
            formula: "6",
            range: "B2:B9",
            priority: 1,
            style: { fill: { type: "pattern", pattern: "solid", bgColor: { rgb: "FFC7CE" } } },
          },
        ],
      },
    ],
  });
  const { looks, sheets } = readLook(bytes);
  const [sheet] = sheets;
  expect(looks[sheet?.cells[0]?.[0] ?? -1]).toMatchObject({
    font: { name: "宋体", size: 16, bold: true, italic: false, colour: "#112233" },
    fill: "#FFEEDD",
    lines: { top: { style: "thin", colour: "#FF0000" }, left: { style: "thin", colour: "#FF0000" } },
    horizontal: "center",
    vertical: "center",
    wrap: true,
    numberFormat: "0.00%",
  });
  expect(sheet).toMatchObject({
    columns: [
      { first: 0, last: 0, width: 20, hidden: false },
      { first: 1, last: 1, hidden: true },
    ],
    frozen: { rows: 1, columns: 0 },
    validations: [{ items: ["甲", "乙"], strict: true, areas: [{ top: 1, left: 0, bottom: 8, right: 0 }] }],
    conditions: [{ formula: "B2<6", fill: "#FFC7CE", areas: [{ top: 1, left: 1, bottom: 8, right: 1 }] }],
  });
});

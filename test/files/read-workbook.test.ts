import { writeXlsx } from "hucre/xlsx";
import { readWorkbook } from "../../src/files/read-workbook";

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
  const reading = await readWorkbook(bytes);
  expect(reading).toEqual({
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

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readWorkbook } from "../../src/files/read-workbook";
import { fileReport } from "../../src/report/json-report";
import type { TableReport } from "../../src/report/report-schema";
import { review } from "../../src/report/review";
import { textOfFile } from "../../src/report/text-report";
import { parseA1, sameAddress } from "../../src/sheet/address";
import { NO_RESULT, type SheetSnapshot } from "../../src/sheet/snapshot";

const SHEET = "系统运维";

/** The clean table of the example, with a formula nobody can work out in one of its cells. */
async function reportWith(address: string): Promise<{ table: TableReport; text: string }> {
  const workbook = await readWorkbook(readFileSync(join(__dirname, "../../examples/示例.xlsx")));
  if (workbook.kind !== "read") throw new Error(workbook.kind);
  const place = parseA1(address);
  const sheets = workbook.sheets
    .filter(({ name }) => name === SHEET)
    .map((sheet): SheetSnapshot => ({
      ...sheet,
      rows: sheet.rows.map((cells, down) =>
        cells.map((cell, right) => {
          const at = { row: sheet.origin.row + down, column: sheet.origin.column + right };
          return place && sameAddress(at, place)
            ? { value: "", text: NO_RESULT, formula: "VLOOKUP(A1,明细!A:B,2)", result: "none" as const }
            : cell;
        }),
      ),
    }));
  const report = fileReport("自评.xlsx", review(sheets, null), "zh");
  const [table] = report.tables;
  if (!table) throw new Error("no table");
  const style = { language: "zh", width: 100, colour: false } as const;
  return { table, text: textOfFile(report, style) };
}

test.each([
  ["调整后预算数", "D8"],
  ["指标值", "F14"],
  ["完成值", "H14"],
  ["权重", "I14"],
  ["得分", "J14"],
])("%s without a result is no blank: nothing is concluded, and its cell is named", async (_what, address) => {
  const { table, text } = await reportWith(address);
  expect(table.coverage).toEqual({ missing: [], notUnderstood: [], withoutResult: [address] });
  expect(table.verdict).toBe("incomplete");
  expect(table.findings).toEqual([]);
  expect(text).toContain(NO_RESULT);
  expect(text).toContain(address);
  expect(text).not.toMatch(/未填|未发现问题/);
});

import { documentSheets } from "../../src/building/document-sheets";
import { reviewBytes } from "../../src/cli/review-file";
import { patchXlsx } from "../../src/files/patch/patch-xlsx";
import { readWorkbook } from "../../src/files/read-workbook";
import { writeSheets } from "../../src/files/xlsx/write-xlsx";
import { keptPagesText } from "../../src/reading/kept-pages";
import { pdfForm } from "../fixtures/pdf-form";

async function told(bytes: Uint8Array): Promise<string> {
  const style = { language: "zh", colour: false, width: null } as const;
  const outcome = await reviewBytes("存过.xlsx", bytes, { profile: null, forms: [], format: "text", style });
  if (outcome.kind !== "reviewed") throw new Error(outcome.kind);
  return outcome.text;
}

test("a saved workbook with a sheet from a PDF is told with the pages of its findings, and without where it keeps none", async () => {
  const reading = await readWorkbook(pdfForm());
  if (reading.kind !== "read") throw new Error(reading.kind);
  const specs = documentSheets(reading.sheets);
  const bytes = await writeSheets(specs);
  const made = reading.sheets.flatMap((table, at) => {
    const name = specs[at]?.name;
    return name === undefined ? [] : [{ name, table }];
  });
  const saved = patchXlsx(bytes, {
    sheets: [],
    kept: new Map([["document-pages", keptPagesText(null, made)]]),
  });
  expect(await told(saved)).toMatch(/[A-Z]+\d+（第 2 页）/);
  expect(await told(bytes)).not.toMatch(/（第 \d+ 页）/);
});

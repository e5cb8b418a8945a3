// The steps of the path from bytes to findings, one by one, and workbooks of any size to try them on, for npm run bench.
export { documentSheets } from "../src/building/document-sheets.ts";
export { writeSheets } from "../src/files/xlsx/write-xlsx.ts";
export { readWorkbook } from "../src/files/read-workbook.ts";
export { readSheet } from "../src/reading/read-sheet.ts";
export { score } from "../src/scoring/score.ts";
export { runChecks } from "../src/checks/run-checks.ts";
export { national2020 } from "../src/scoring/profiles/national-2020.ts";
export { fileReport } from "../src/report/json-report.ts";
export { review } from "../src/report/review.ts";
export { textOfFile } from "../src/report/text-report.ts";
export { GROWING, SIZES } from "../test/fixtures/growing.ts";
export { GROWING_STEPS } from "../test/fixtures/growing-steps.ts";

// The steps of the path from bytes to findings, one by one, for tools/bench.mjs.
export { readWorkbook } from "../src/files/read-workbook.ts";
export { readSheet } from "../src/reading/read-sheet.ts";
export { score } from "../src/scoring/score.ts";
export { runChecks } from "../src/checks/run-checks.ts";
export { national2020 } from "../src/scoring/profiles/national-2020.ts";

// Building forms, and what proves it, for tools/measure-building.mjs and the pictures of the forms.
export { default as fc } from "fast-check";
export { build } from "../src/building/build.ts";
export { convert } from "../src/building/convert/convert.ts";
export { NO_DATA, dataOf } from "../src/building/form-data.ts";
export { readWorkbook } from "../src/files/read-workbook.ts";
export { writeSheets } from "../src/files/xlsx/write-xlsx.ts";
export { FORMS, formSpec } from "../src/forms/registry.ts";
export { readSheet } from "../src/reading/read-sheet.ts";
export { REVERSE_FORMULAS } from "../src/scoring/profile.ts";
export { OPTIONS, tableOf } from "../test/fixtures/built.ts";
export { awkwardForm, filled, filledForm } from "../test/fixtures/filled-data.ts";
export { compareCalculated } from "../test/fixtures/libreoffice.ts";
export { LIBRE_OFFICE } from "../test/fixtures/programs.ts";
export { lostInReading, lostOnTheWayBack } from "../test/fixtures/losses.ts";

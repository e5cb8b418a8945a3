// Learning forms and filling them in, for tools/measure-learning.mjs.
export { dataOf, extraDataOf } from "../src/building/form-data.ts";
export { patchXlsx } from "../src/files/patch/patch-xlsx.ts";
export { readWorkbook } from "../src/files/read-workbook.ts";
export { openArchive } from "../src/files/zip/archive.ts";
export { unpackEntry } from "../src/files/zip/entry.ts";
export { fillLearnedForm } from "../src/filling/fill-learned-form.ts";
export { withLearnedForm } from "../src/filling/learned-file.ts";
export { learnForm } from "../src/reading/learned/learn-form.ts";
export { assignmentBy } from "../src/reading/learned/read-by-form.ts";
export { readSheet } from "../src/reading/read-sheet.ts";
export { parseA1 } from "../src/sheet/address.ts";
export { allSavedByLibreOffice } from "../test/fixtures/libreoffice.ts";
export { LIBRE_OFFICE } from "../test/fixtures/programs.ts";

export { learnForm } from "../src/reading/learned/learn-form.ts";
export { learnedText } from "../src/report/learned-text.ts";
export { readWorkbook } from "../src/files/read-workbook.ts";
export { readSheet } from "../src/reading/read-sheet.ts";
export { FIELD_KEYS, fieldName } from "../src/forms/field-names.ts";
export { COLUMN_NAMES } from "../src/forms/column-names.ts";
export { FORMS } from "../src/forms/registry.ts";

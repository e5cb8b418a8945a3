// Reading tables of layouts that nobody registered, and pasted ones, for tools/measure-reading.mjs.
export { default as fc } from "fast-check";
export { drawnLayout, withoutMerges } from "../test/fixtures/drawn-layouts.ts";
export { FOREIGN_DEPARTMENTS } from "../test/fixtures/foreign-departments.ts";
export { FOREIGN_OFFICES } from "../test/fixtures/foreign-offices.ts";
export { FOREIGN_PROGRAMMES } from "../test/fixtures/foreign-programmes.ts";
export { FOREIGN_LAYOUTS } from "../test/fixtures/foreign-layouts.ts";
export { FOREIGN_TABLES } from "../test/fixtures/foreign-tables.ts";
export { readForeign } from "../test/fixtures/foreign-trial.ts";
export { damage, filledTable, PASTED_FORMS, readPasted } from "../test/fixtures/pasted-forms.ts";

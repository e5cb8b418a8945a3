// What is kept in a workbook, put there and looked for, for tools/try-survival.mjs.
import * as sheetJs from "@e965/xlsx";
import { openXlsx, saveXlsx } from "hucre/xlsx";
import { patchXlsx } from "../src/files/patch/patch-xlsx.ts";
import { keptSettings } from "../src/files/xlsx/kept-settings.ts";
import { readWorkbook } from "../src/files/read-workbook.ts";
import { listing, openArchive } from "../src/files/zip/archive.ts";
import { learnedFormIn, withLearnedForm } from "../src/filling/learned-file.ts";
import { learnForm } from "../src/reading/learned/learn-form.ts";
import { departmentForm } from "../test/fixtures/department-form.ts";
export { savedByLibreOffice } from "../test/fixtures/libreoffice.ts";
export { LIBRE_OFFICE, OPENPYXL } from "../test/fixtures/programs.ts";

/** A bureau's form with everything in it that Hengbiao keeps with a workbook. */
export async function markedWorkbook(name) {
  const blank = departmentForm({}, `<definedName name="${name}" hidden="1">"A-2026-001"</definedName>`);
  const { sheets } = await readWorkbook(blank);
  const learned = learnForm(sheets[0], "市局自评表");
  const described = withLearnedForm(blank, learned.form);
  const kept = new Map(["profile", "roles", "decisions"].map((key) => [key, "kept"]));
  return patchXlsx(described, {
    sheets: [],
    kept,
    properties: new Map([["hengbiao.own-indicators", "kept"]]),
  });
}

export function whatIsLeft(bytes, name) {
  const workbook = listing(openArchive(bytes), "xl/workbook.xml") ?? "";
  return {
    description: learnedFormIn(bytes).kind === "form",
    settings: ["profile", "roles", "decisions"].every((key) => keptSettings(bytes).get(key) === "kept"),
    property: keptSettings(bytes).get("own-indicators") === "kept",
    name: workbook.includes(name) && workbook.includes("A-2026-001"),
  };
}

export async function hucreSaved(bytes) {
  return saveXlsx(await openXlsx(bytes));
}

export function e965Saved(bytes) {
  const book = sheetJs.read(bytes, { type: "array" });
  return Promise.resolve(new Uint8Array(sheetJs.write(book, { type: "array", bookType: "xlsx" })));
}

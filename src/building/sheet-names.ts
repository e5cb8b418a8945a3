import { LONGEST_SHEET_NAME } from "../sheet/sheet-name";
import type { SheetSpec } from "../sheet/sheet-spec";

const FORBIDDEN = /[\\/?*[\]:]/g;

/** Names as a workbook takes them: no forbidden characters, at most 31, none twice. */
export function sheetNames(wanted: readonly string[]): readonly string[] {
  const names: string[] = [];
  for (const text of wanted) {
    const plain =
      text
        .replace(FORBIDDEN, " ")
        .replace(/^'+|'+$/g, "")
        .trim() || "表";
    let name = plain.slice(0, LONGEST_SHEET_NAME);
    for (let number = 2; isTaken(names, name); number++) {
      const ending = ` ${number}`;
      name = plain.slice(0, LONGEST_SHEET_NAME - ending.length) + ending;
    }
    names.push(name);
  }
  return names;
}

/** Excel takes names that differ only in case for the same. */
function isTaken(names: readonly string[], name: string): boolean {
  return names.some((other) => other.toLowerCase() === name.toLowerCase());
}

/** Sheets with names that a workbook takes beside each other. */
export function namedApart(sheets: readonly SheetSpec[]): readonly SheetSpec[] {
  const names = sheetNames(sheets.map(({ name }) => name));
  return sheets.map((sheet, at) => ({ ...sheet, name: names[at] ?? sheet.name }));
}

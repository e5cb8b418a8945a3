import { isSameSheetName } from "../../sheet/sheet-name";
import { withSheetsRenamed } from "../../sheet/formula-references";
import { changedXml, withAttributeChanged, withTextChanged } from "../xml/edits";
import { attributesOf, named, prefixOf, rootOf, tagged } from "../xml/elements";
import { escaped } from "../xml/markup";
import { parseXml } from "../xml/tree";
import type { PackageDraft } from "./package-draft";
import { changedText } from "./rows/row-shift";

/** The name of each sheet from now on, by the one it has had; null for a sheet that is gone. */
export type SheetNames = ReadonlyMap<string, string | null>;

/** Elements of a sheet whose text is a formula. */
const FORMULAS = named("f", "formula", "formula1", "formula2");

function formulaChange(names: SheetNames): (formula: string) => string {
  const renamed = (sheet: string) => {
    const own = [...names.keys()].find((name) => isSameSheetName(name, sheet));
    const now = own === undefined ? undefined : names.get(own);
    return now === undefined ? sheet : now;
  };
  return (formula) => withSheetsRenamed(formula, renamed);
}

/**
 * Has everything of a workbook name its sheets as they are named from now on: the list of sheets, names, and the
 * formulas of cells, conditional formats and validations. What refers to a sheet that is gone becomes `#REF!`.
 *
 * @param parts the parts of the sheets that stay
 * @returns whether any formula on a sheet has changed
 */
export function renameSheets(
  draft: PackageDraft,
  workbookPart: string,
  parts: readonly string[],
  names: SheetNames,
): boolean {
  if (names.size === 0) return false;
  const change = formulaChange(names);
  const changed = (text: string) => changedText(text, change);
  const xml = draft.text(workbookPart);
  const isSheet = tagged(`${prefixOf(rootOf(parseXml(xml)))}sheet`);
  const listed = changedXml(xml, isSheet, (sheet) => {
    const name = names.get(attributesOf(sheet).get("name") ?? "");
    return typeof name === "string" ? withAttributeChanged(sheet, "name", () => escaped(name)) : sheet;
  });
  draft.put(
    workbookPart,
    changedXml(listed, "definedName", (name) => withTextChanged(name, changed)),
  );
  let hasChanged = false;
  for (const part of parts) {
    const sheet = draft.text(part);
    // What refers to another sheet has this before the cells.
    if (!sheet.includes("!")) continue;
    const renamed = changedXml(sheet, FORMULAS, (formula) => withTextChanged(formula, changed));
    hasChanged ||= renamed !== sheet;
    draft.put(part, renamed);
  }
  return hasChanged;
}

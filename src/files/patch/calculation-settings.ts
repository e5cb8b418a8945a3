import { changedXml, insertBefore, withAttributeSet } from "../xml/edits";
import { elementIn, tagged } from "../xml/elements";
import { prefixOf } from "../xml/markup";
import { parseXml } from "../xml/tree";
import type { PackageDraft } from "./package-draft";
import { relationshipsIn, relationshipsPart, targetPart } from "../xlsx/relationships";
import { CONTENT_TYPES, withoutContentType, withoutLink } from "./package-links";
import { AFTER_CALCULATION } from "./workbook-part";

/** Excel works all formulas out again when it opens the workbook. */
export function recalculateOnOpening(draft: PackageDraft, workbookPart: string): void {
  const xml = draft.text(workbookPart);
  const prefix = prefixOf(xml);
  const isSettings = tagged(`${prefix}calcPr`);
  const patched = elementIn(parseXml(xml), isSettings)
    ? changedXml(xml, isSettings, (settings) => ({
        ...withAttributeSet(settings, "fullCalcOnLoad", "1"),
        children: null,
      }))
    : insertBefore(xml, `<${prefix}calcPr fullCalcOnLoad="1"/>`, AFTER_CALCULATION);
  draft.put(workbookPart, patched);
}

/** A calculation chain that names a cell without a formula counts as damage; without one Excel makes its own. */
export function dropCalculationChain(draft: PackageDraft, workbookPart: string): void {
  const links = relationshipsPart(workbookPart);
  const link = relationshipsIn(draft.text(links)).find(({ type }) => type === "calcChain");
  if (!link) return;
  const chain = targetPart(workbookPart, link.target);
  draft.put(links, withoutLink(draft.text(links), link.id));
  draft.put(CONTENT_TYPES, withoutContentType(draft.text(CONTENT_TYPES), chain));
  draft.remove(chain);
}

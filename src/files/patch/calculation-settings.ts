import { elementPattern, insertBefore, prefixOf, withAttribute } from "../xml/markup";
import type { PackageDraft } from "./package-draft";
import { relationshipsIn, relationshipsPart, targetPart } from "../xlsx/relationships";
import { CONTENT_TYPES, withoutContentType, withoutLink } from "./package-links";
import { AFTER_CALCULATION } from "./workbook-order";

/** Excel works all formulas out again when it opens the workbook. */
export function recalculateOnOpening(draft: PackageDraft, workbookPart: string): void {
  const xml = draft.text(workbookPart);
  const prefix = prefixOf(xml);
  const settings = elementPattern(prefix, "calcPr");
  const patched = settings.test(xml)
    ? xml.replace(
        settings,
        (_whole, attributes: string) =>
          `<${prefix}calcPr${withAttribute(attributes, "fullCalcOnLoad", "1")}/>`,
      )
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

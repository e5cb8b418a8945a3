import { relationshipsIn, relationshipsPart, targetPart } from "../xlsx/relationships";
import { isOrigin } from "../xlsx/signatures";
import type { PackageDraft } from "./package-draft";
import { CONTENT_TYPES, withoutContentType, withoutLink } from "./package-links";

/** Takes the signatures out of a workbook that was changed: Excel calls one that no longer holds invalid. */
export function dropSignatures(draft: PackageDraft): void {
  const links = relationshipsPart("");
  if (!draft.has(links)) return;
  for (const origin of relationshipsIn(draft.text(links)).filter(isOrigin)) {
    const part = targetPart("", origin.target);
    const own = relationshipsPart(part);
    const signatures = draft.has(own) ? relationshipsIn(draft.text(own)) : [];
    const gone = [part, own, ...signatures.map(({ target }) => targetPart(part, target))];
    draft.put(links, withoutLink(draft.text(links), origin.id));
    for (const name of gone) {
      draft.put(CONTENT_TYPES, withoutContentType(draft.text(CONTENT_TYPES), name));
      draft.remove(name);
    }
  }
}

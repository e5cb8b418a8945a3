import { relationshipsIn, relationshipsPart, targetPart } from "../xlsx/relationships";
import { isOrigin } from "../xlsx/signatures";
import type { PackageDraft } from "./package-draft";
import { CONTENT_TYPES, withoutContentType, withoutLink } from "./package-links";

/** The parts of a type that a part leads to. */
function linked(draft: PackageDraft, part: string, type: string): readonly string[] {
  const own = relationshipsPart(part);
  if (!draft.has(own)) return [];
  const links = relationshipsIn(draft.text(own)).filter((link) => link.type === type && !link.isExternal);
  return links.map(({ target }) => targetPart(part, target));
}

/** Takes the signatures out of a workbook that was changed: Excel calls one that no longer holds invalid. */
export function dropSignatures(draft: PackageDraft): void {
  const links = relationshipsPart("");
  if (!draft.has(links)) return;
  for (const origin of relationshipsIn(draft.text(links)).filter(isOrigin)) {
    const part = targetPart("", origin.target);
    const signatures = linked(draft, part, "signature");
    const certificates = signatures.flatMap((signature) => linked(draft, signature, "certificate"));
    const gone = [part, ...signatures]
      .flatMap((each) => [each, relationshipsPart(each)])
      .concat(certificates);
    draft.put(links, withoutLink(draft.text(links), origin.id));
    for (const name of gone) {
      draft.put(CONTENT_TYPES, withoutContentType(draft.text(CONTENT_TYPES), name));
      draft.remove(name);
    }
  }
}

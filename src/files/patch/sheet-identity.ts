import { IDENTITY_NAME } from "../../sheet/identity";
import { mainPart, readPackage } from "../xlsx/workbook-package";
import { attributesOf, prefixOf, rootOf } from "../xml/elements";
import { changedNodes, elementOf, withListed } from "../xml/edits";
import { escaped } from "../xml/markup";
import { parseXml, xmlOf } from "../xml/tree";
import { openArchive } from "../zip/archive";
import { NotPatchableError, PackageDraft } from "./package-draft";
import { AFTER_NAMES } from "./workbook-part";

/**
 * The workbook with a hidden name of a sheet that says what it is, in place of the one it had; everything else is as
 * before, to the byte.
 *
 * @param bytes an .xlsx file that `readWorkbook` reads
 */
export function withIdentity(bytes: Uint8Array, sheet: string, identity: string): Uint8Array {
  const archive = openArchive(bytes);
  const workbookPart = mainPart(archive);
  if (workbookPart === undefined) throw new NotPatchableError("there is no workbook in it");
  const at = readPackage(archive, workbookPart).sheets.findIndex(({ name }) => name === sheet);
  if (at < 0) throw new NotPatchableError(`there is no sheet ${sheet}`);
  const parts = new PackageDraft(archive);
  const part = parseXml(parts.text(workbookPart));
  const prefix = prefixOf(rootOf(part));
  const others = changedNodes(part, `${prefix}definedName`, (name) => {
    const attributes = attributesOf(name);
    const isOwn = attributes.get("name") === IDENTITY_NAME && attributes.get("localSheetId") === String(at);
    return isOwn ? [] : [name];
  });
  const own = elementOf(
    `${prefix}definedName`,
    ` name="${IDENTITY_NAME}" localSheetId="${String(at)}" hidden="1"`,
    [escaped(`"${identity.replaceAll('"', '""')}"`)],
  );
  parts.put(workbookPart, xmlOf(withListed(others, "definedNames", [own], AFTER_NAMES)));
  return parts.bytes();
}

import { listing, openArchive } from "../zip/archive";
import { type Relationship, relationshipsIn, relationshipsPart } from "./relationships";

/** The package leads to a part of this type, and that to one for each signature. */
export function isOrigin({ type }: Relationship): boolean {
  return type === "origin";
}

/**
 * Whether somebody has signed a workbook. Any change makes a signature worthless, so that it goes when the workbook is
 * changed.
 *
 * @param bytes an .xlsx file that `readWorkbook` reads
 */
export function isSigned(bytes: Uint8Array): boolean {
  const archive = openArchive(bytes);
  return relationshipsIn(listing(archive, relationshipsPart("")) ?? "").some(isOrigin);
}

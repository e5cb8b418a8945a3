import { readCustomXml } from "./custom-xml";

/** Tells the part with the description of a learned form from the custom XML parts of others. */
export const LEARNED_NAMESPACE = "urn:hengbiao:learned-form";

/**
 * The description of a learned form that a workbook keeps, as JSON; undefined where it keeps none.
 *
 * @param bytes an .xlsx file that `readWorkbook` reads
 */
export function learnedTextIn(bytes: Uint8Array): string | undefined {
  return readCustomXml(bytes, LEARNED_NAMESPACE);
}

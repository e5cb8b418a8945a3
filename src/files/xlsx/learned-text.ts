import { keptNamespace } from "../../sheet/kept-xml";
import { readCustomXml } from "./custom-xml";

/** The key under which a workbook keeps the description of the learned form that it is. */
export const LEARNED_KEY = "learned-form";

/**
 * The description of a learned form that a workbook keeps, as JSON; undefined where it keeps none.
 *
 * @param bytes an .xlsx file that `readWorkbook` reads
 */
export function learnedTextIn(bytes: Uint8Array): string | undefined {
  return readCustomXml(bytes, keptNamespace(LEARNED_KEY));
}

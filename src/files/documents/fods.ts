import type { SheetsRead } from "../assemble-sheet";
import { readOdsContent } from "../ods/read-ods";
import { xmlText } from "./xml-document";

/**
 * Reads a flat OpenDocument spreadsheet (.fods): what an .ods holds in several parts, in one XML document.
 *
 * @throws UnreadableFile when it is damaged or too large
 */
export function readFods(bytes: Uint8Array): SheetsRead {
  return readOdsContent(xmlText(bytes, "office:document"), "office:document");
}

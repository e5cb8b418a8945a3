import { openArchive } from "../../../files/zip/archive";
import type { WorkbookLook } from "../styles/workbook-look";
import { readOdsLook } from "./ods-look";
import { openOle2 } from "../../../files/xls/ole2";
import type { WorkbookFormat } from "../../../files/workbook-reading";
import { readXlsLook } from "./xls-look";

/**
 * Reads how a file looks that is no .xlsx.
 *
 * @param bytes a file that `readWorkbook` reads as that format
 * @throws UnreadableFile when a part that only its looks need is damaged
 */
export function readOlderLook(bytes: Uint8Array, format: Exclude<WorkbookFormat, "xlsx">): WorkbookLook {
  return format === "xls" ? readXlsLook(openOle2(bytes).read("Workbook")) : readOdsLook(openArchive(bytes));
}

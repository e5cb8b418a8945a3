import { openArchive } from "../../../files/zip/archive";
import type { WorkbookLook } from "../styles/workbook-look";
import { readOdsLook } from "./ods-look";
import { damaged } from "../../../files/failure";
import { openOle2 } from "../../../files/xls/ole2";
import { workbookStream } from "../../../files/xls/workbook-stream";
import type { WorkbookFormat } from "../../../files/workbook-reading";
import { readXlsLook } from "./xls-look";

/**
 * Reads how a file looks that is no .xlsx.
 *
 * @param bytes a file that `readWorkbook` reads as that format
 * @throws UnreadableFile when a part that only its looks need is damaged
 */
export function readOlderLook(bytes: Uint8Array, format: Exclude<WorkbookFormat, "xlsx">): WorkbookLook {
  if (format === "ods") return readOdsLook(openArchive(bytes));
  const stream = workbookStream(openOle2(bytes));
  if (!stream) throw damaged("missing-part", "Workbook");
  return readXlsLook(stream);
}

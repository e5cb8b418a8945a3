import { openArchive } from "../../../files/zip/archive";
import type { WorkbookStyles } from "../styles/workbook-styles";
import { readOdsStyles } from "./read-ods-styles";
import { damaged } from "../../../files/failure";
import { openOle2 } from "../../../files/ole2/ole2";
import { workbookStream } from "../../../files/xls/workbook-stream";
import type { WorkbookFormat } from "../../../files/workbook-reading";
import { readXlsStyles } from "./read-xls-styles";

/**
 * Reads how a file looks that is no .xlsx.
 *
 * @param bytes a file that `readWorkbook` reads as that format
 * @throws UnreadableFile when a part that only its styles need is damaged
 */
export function readOlderStyles(bytes: Uint8Array, format: Exclude<WorkbookFormat, "xlsx">): WorkbookStyles {
  if (format === "ods") return readOdsStyles(openArchive(bytes));
  const stream = workbookStream(openOle2(bytes));
  if (!stream) throw damaged("missing-part", "Workbook");
  return readXlsStyles(stream);
}

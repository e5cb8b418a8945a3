import type { WorkbookLook } from "./look/workbook-look";
import { openOle2 } from "./ole2";
import type { WorkbookFormat } from "./workbook-reading";
import { readXlsLook } from "./xls-look";

/**
 * Reads how a file looks that is no .xlsx; undefined for formats whose looks are not read.
 *
 * @param bytes a file that `readWorkbook` reads as that format
 */
export function readOlderLook(bytes: Uint8Array, format: WorkbookFormat): WorkbookLook | undefined {
  return format === "xls" ? readXlsLook(openOle2(bytes).read("Workbook")) : undefined;
}

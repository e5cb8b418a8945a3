import { readLook } from "../../src/files/read-look";
import { readWorkbook } from "../../src/files/read-workbook";
import type { Area } from "../../src/sheet/address";
import { HostError } from "./host-error";
import type { SheetOfFile } from "./workbook";

/** The sheets of an .xlsx file in Base64, read as the project itself reads files. */
export async function sheetsOfFile(base64: string): Promise<readonly SheetOfFile[]> {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const reading = await readWorkbook(bytes);
  if (reading.kind !== "read") throw new HostError("InvalidArgument", "The file is no workbook.");
  const { looks, sheets } = readLook(bytes);
  return reading.sheets.map((snapshot, index) => {
    const unlocked: Area[] = [];
    sheets[index]?.cells.forEach((line, row) =>
      line.forEach((look, column) => {
        if (looks[look]?.locked === false)
          unlocked.push({ top: row, left: column, bottom: row, right: column });
      }),
    );
    return { snapshot, unlocked };
  });
}

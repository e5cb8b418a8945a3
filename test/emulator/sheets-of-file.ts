import { openArchive } from "../../src/files/zip/archive";
import { readStyles } from "../../src/web/workbook/styles/read-styles";
import { UnreadableFile } from "../../src/files/failure";
import { mainPart } from "../../src/files/xlsx/workbook-package";
import { readXlsxSheets } from "../../src/files/xlsx/read-xlsx";
import type { Area } from "../../src/sheet/address";
import type { SheetSnapshot } from "../../src/sheet/snapshot";
import { HostError } from "./host-error";
import type { SheetOfFile } from "./workbook";

/** The sheets of an .xlsx file in Base64, read as the project itself reads files. */
export async function sheetsOfFile(base64: string): Promise<readonly SheetOfFile[]> {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const read = await readSheets(bytes);
  const { styles: looks, sheets } = readStyles(bytes);
  return read.map((snapshot, index) => {
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

async function readSheets(bytes: Uint8Array): Promise<readonly SheetSnapshot[]> {
  try {
    const archive = openArchive(bytes);
    return (await readXlsxSheets(archive, mainPart(archive) ?? "")).sheets;
  } catch (error) {
    if (error instanceof UnreadableFile) throw new HostError("InvalidArgument", "The file is no workbook.");
    throw error;
  }
}

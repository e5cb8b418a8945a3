import { writeFile } from "node:fs/promises";
import { writeSheets } from "../files/xlsx/write-xlsx";
import type { Bilingual } from "../forms/form-spec";
import type { SheetSpec } from "../sheet/sheet-spec";
import { systemReason } from "./system-reason";

/** Writes a new file; says why where that cannot be. A file that is there is never written over. */
export async function saveFile(file: string, content: Uint8Array | string): Promise<Bilingual | null> {
  try {
    await writeFile(file, content, { flag: "wx" });
    return null;
  } catch (error) {
    return unwritable(file, error);
  }
}

/** Why a file cannot be written. */
export function unwritable(file: string, error: unknown): Bilingual {
  if (error instanceof Error && "code" in error && error.code === "EEXIST") {
    return {
      zh: `${file} 已经存在，没有覆盖。请用 --out 另取文件名。`,
      en: `${file} is already there and was not written over. Name another file with --out.`,
    };
  }
  const reason = systemReason(error);
  return {
    zh: `${file} 写不进去（${reason.zh}）。请核对文件夹是否存在、是否有写入权限。`,
    en: `${file} cannot be written (${reason.en}). Check that the folder is there and may be written to.`,
  };
}

/** Writes sheets to a new file; says why where that cannot be. */
export async function saveWorkbook(file: string, sheets: readonly SheetSpec[]): Promise<Bilingual | null> {
  return saveFile(file, await writeSheets(sheets));
}

/** The name of one of several files: `表.xlsx` becomes `表-2.xlsx`. */
export function numbered(file: string, number: number): string {
  const end = /\.xlsx$/i.exec(file)?.[0] ?? "";
  return `${file.slice(0, file.length - end.length)}-${String(number)}${end}`;
}

import { open } from "node:fs/promises";
import type { Bilingual } from "../forms/form-spec";
import { systemReason } from "./system-reason";
import { type JsonReading, LONGEST_JSON, readJson, tooLong } from "../json/read-json";

/** What a file of JSON says, or why it is not looked into; `opened` is false where there is no such file. */
export type JsonFile = JsonReading & { readonly opened: boolean };

function failed(problem: Bilingual, opened: boolean): JsonFile {
  return { kind: "problem", problem, opened };
}

/** Reads a file of JSON that a person named, whatever it is: a folder, a device without end, something huge. */
export async function readJsonFile(path: string): Promise<JsonFile> {
  try {
    const file = await open(path);
    try {
      const stats = await file.stat();
      if (!stats.isFile()) return failed({ zh: "不是文件", en: "no file" }, false);
      // A character takes up to four bytes.
      if (stats.size > 4 * LONGEST_JSON) return failed(tooLong(stats.size), true);
      return { ...readJson(await file.readFile("utf8")), opened: true };
    } finally {
      await file.close();
    }
  } catch (error) {
    return failed(systemReason(error), false);
  }
}

import { stat } from "node:fs/promises";
import { documentSheets } from "../building/document-sheets";
import { describeFailure, describeNote } from "../files/describe";
import { describePdf } from "../files/describe-pdf";
import { complaints } from "./complaints";
import type { CommandInput, ExitCode, Terminal } from "./command";
import { openWorkbook } from "./open-workbook";
import { saveWorkbook } from "./save-workbook";

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null))?.isDirectory() ?? false;
}

/** Saves what is read of a file as a workbook, and says what was not read. */
export async function extractFile(
  { operands, options, language }: CommandInput,
  terminal: Terminal,
): Promise<ExitCode> {
  const complain = complaints(terminal, language);
  const [file, ...others] = operands;
  if (file === undefined || others.length > 0) {
    return complain("hengbiao extract", { zh: "要写一个文件。", en: "one file is wanted." });
  }
  const out = options["out"];
  if (out === undefined) {
    return complain("--out", { zh: "要写存为哪个 .xlsx 文件。", en: "the .xlsx file to write is wanted." });
  }
  if (await isFolder(file)) {
    return complain(file, {
      zh: "这是文件夹。请写里面的一个文件；extract 一次读取一个。",
      en: "It is a folder. Name one file in it; extract reads one at a time.",
    });
  }
  const reading = await openWorkbook(file);
  if (reading.kind !== "read") return complain(file, reading.why);
  const { sheets, notes, pdf } = reading;
  if (sheets.length === 0) {
    complain(file, describeFailure({ kind: "no-tables", ...(pdf ? { pdf } : {}) }));
    return 0;
  }
  const problem = await saveWorkbook(out, documentSheets(sheets));
  if (problem) return complain("hengbiao extract", problem);
  await terminal.print(
    language === "zh"
      ? `已保存 ${out}：工作表 ${sheets.length} 张。\n`
      : `Saved ${out}, sheets: ${sheets.length}.\n`,
  );
  if (pdf) terminal.tell(describePdf(pdf, sheets.length)[language]);
  for (const note of notes) terminal.tell(describeNote(note)[language]);
  return 0;
}

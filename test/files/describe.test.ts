import { describeFailure, describeNote } from "../../src/files/describe";
import type { FileFailure } from "../../src/files/failure";
import type { SheetNote } from "../../src/files/sheet-note";

test.each<[failure: FileFailure, zh: string]>([
  [{ kind: "encrypted" }, "文件有打开密码，不能读取。请用 Excel、Word 或 WPS 打开，去掉密码，保存后再试。"],
  [{ kind: "truncated" }, "文件不完整，可能没有下载或复制完。请重新下载或复制一份。"],
  [
    { kind: "not-a-spreadsheet", found: "image" },
    "这是图片，不是表格。请改选表格文件（.xlsx、.xls、.et、.ods）或有表格的文档（.docx、.pdf、.html、.mht、.csv）。",
  ],
  [
    { kind: "not-a-spreadsheet", found: "scanned-pdf" },
    "这份 PDF 里没有文字，多半是扫描件，不能读取。请向提供人要 Excel、Word 或可以选中文字的 PDF，或用文字识别软件转成 Excel 并核对后再试。",
  ],
  [
    { kind: "encrypted", of: "pdf" },
    "文件有打开密码，不能读取。请向提供人要没有密码的文件，或用 PDF 阅读器打开，去掉密码，保存后再试。",
  ],
  [
    { kind: "not-a-spreadsheet", found: "word" },
    "这是 .doc、.wps 或 .odt 文档，不能直接读取。请用 Word 或 WPS 打开，另存为 .docx 后再试。",
  ],
  [{ kind: "not-a-spreadsheet", found: "zip" }, "这是压缩包，不是表格。请先解压，再选取里面的表格。"],
  [
    { kind: "unsupported", format: "old-xls" },
    "这是 Excel 95 或更早的工作簿，不能直接读取。请用 Excel 或 WPS 打开，另存为 .xlsx 后再试。",
  ],
  [
    { kind: "too-large", excess: "cells", amount: 1_000_008, limit: 300_000 },
    "文件太大：单元格 100.1 万个，最多读取 30 万个。请只留下绩效表，另存后再试。",
  ],
  [
    { kind: "too-large", excess: "file", amount: 70 << 20, limit: 64 << 20 },
    "文件太大：文件 70 MB，最多读取 64 MB。请只留下绩效表，另存后再试。",
  ],
  [
    { kind: "malformed", damage: "broken-xml", detail: "xl/worksheets/sheet1.xml" },
    "文件已损坏：有一部分内容不完整（xl/worksheets/sheet1.xml）。请用 Excel、Word 或 WPS 打开并修复，保存后再试。",
  ],
  [
    { kind: "bomb", part: "xl/media/1.bin" },
    "文件声明的大小不实或解压后过大（xl/media/1.bin），为安全起见没有打开。请确认来源，向提供人要一份新的。",
  ],
  [
    { kind: "overrun", of: "time", limit: 5, size: { file: 1_200_000, unpacked: 31 << 20 } },
    "读取超过 5 秒，已经停止（文件 1.2 MB，展开后 31 MB）。请只留下绩效表所在的工作表，删去表格以外的行、列和格式，保存后再试。",
  ],
  [
    { kind: "overrun", of: "memory", limit: 384, size: { file: 5 << 20, unpacked: null } },
    "读取占用内存超过 384 MB，已经停止（文件 5 MB）。请只留下绩效表所在的工作表，删去表格以外的行、列和格式，保存后再试。",
  ],
])("%j says what is wrong and what to do", (failure, zh) => {
  expect(describeFailure(failure).zh).toBe(zh);
});

test("English says the same", () => {
  expect(describeFailure({ kind: "too-large", excess: "sheets", amount: 1001, limit: 1000 }).en).toBe(
    "The file is too large: sheets 1001, at most 1000; keep only the performance tables, save it and try again.",
  );
  const size = { file: 2 << 20, unpacked: 9 << 20 };
  expect(describeFailure({ kind: "overrun", of: "memory", limit: 384, size }).en).toBe(
    "Reading took more than 384 MB of memory and was stopped (the file has 2 MB, unpacked 9 MB); keep only the sheets that hold performance tables, delete rows, columns and formats beyond the tables, save it and try again.",
  );
});

test.each<[note: SheetNote, zh: string]>([
  [
    {
      kind: "cut",
      sheet: "自评表",
      read: { top: 0, left: 0, bottom: 19_999, right: 255 },
      filled: { top: 0, left: 0, bottom: 1_048_575, right: 16_383 },
    },
    "工作表“自评表”太大（A1:XFD1048576），只读取了 A1:IV20000。请删去表格以外的内容，另存后再试。",
  ],
  [
    { kind: "missing", sheet: "自评表" },
    "文件里缺少工作表“自评表”的内容，没有读取。请用 Excel 或 WPS 打开并修复后再试。",
  ],
  [{ kind: "no-cells", sheet: "图1" }, "“图1”是图表或对话框，没有单元格，已跳过。"],
  [
    { kind: "worked-out", sheet: "自评表", formulas: 3, first: { row: 7, column: 7 } },
    "工作表“自评表”有 3 个公式没有保存计算结果（如 H8），已由衡表按公式算出。",
  ],
  [
    {
      kind: "uncalculated",
      sheet: "自评表",
      cells: [
        { row: 7, column: 7 },
        { row: 8, column: 7 },
      ],
    },
    "工作表“自评表”有 2 个公式没有保存计算结果，也不能在这里算出，读作“无结果”：H8、H9。请用 Excel 或 WPS 打开并保存后再试。",
  ],
])("%j names the sheet", (note, zh) => {
  expect(describeNote(note).zh).toBe(zh);
});

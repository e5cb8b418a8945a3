import { a1, a1Area, type CellAddress } from "../sheet/address";
import { NO_RESULT } from "../sheet/snapshot";
import { describePdf } from "./describe-pdf";
import type { Damage, Excess, FileFailure, FileSize, Found, Message, Unsupported } from "./failure";
import type { SheetNote } from "./sheet-note";

const FOUND: Readonly<Record<Found, Message>> = {
  nothing: { zh: "文件是空的（0 字节）", en: "The file is empty (0 bytes)" },
  word: {
    zh: "这是 .doc、.wps 或 .odt 文档，不能直接读取",
    en: "This is a .doc, .wps or .odt document, which is not read",
  },
  rtf: { zh: "这是 RTF 文档，不能直接读取", en: "This is an RTF document, which is not read" },
  powerpoint: { zh: "这是演示文稿，不是表格", en: "This is a presentation, not a spreadsheet" },
  ole2: { zh: "这是别的程序的文件，里面没有工作表", en: "This is another program's file without sheets" },
  zip: { zh: "这是压缩包，不是表格", en: "This is a ZIP archive, not a spreadsheet" },
  "locked-zip": {
    zh: "这是有密码的压缩包，不是表格",
    en: "This is a ZIP archive with a password, not a spreadsheet",
  },
  "scanned-pdf": {
    zh: "这份 PDF 里没有文字，多半是扫描件，不能读取",
    en: "This PDF holds no text: most likely it was scanned, and is not read",
  },
  "embedded-workbook": {
    zh: "这份 Word 文件里的表格是嵌入的 Excel 工作表，不能直接读取",
    en: "The tables of this Word file are embedded Excel sheets, which are not read",
  },
  "web-frames": {
    zh: "这个网页只有框架，表格在旁边文件夹的网页里",
    en: "This web page only shows others, which lie in a folder beside it",
  },
  image: { zh: "这是图片，不是表格", en: "This is an image, not a spreadsheet" },
  text: { zh: "这是纯文本，不是表格", en: "This is plain text, not a spreadsheet" },
  rar: { zh: "这是 RAR 压缩包，不是表格", en: "This is a RAR archive, not a spreadsheet" },
  "7z": { zh: "这是 7z 压缩包，不是表格", en: "This is a 7z archive, not a spreadsheet" },
  unknown: { zh: "认不出这是什么文件", en: "The kind of this file is not known" },
};

const OPEN_AND_SAVE: Message = {
  zh: "请用 Excel 或 WPS 打开，另存为 .xlsx 后再试",
  en: "open it in Excel or WPS, save it as .xlsx and try again",
};

const UNPACK: Message = {
  zh: "请先解压，再选取里面的表格",
  en: "unpack it and choose the workbook inside",
};

const SAVE_AS_DOCX: Message = {
  zh: "请用 Word 或 WPS 打开，另存为 .docx 后再试",
  en: "open it in Word or WPS, save it as .docx and try again",
};

const SAVE_OBJECT: Message = {
  zh: "请在 Word 中双击嵌入的表，复制到 Excel，另存为 .xlsx 后再试",
  en: "double-click the embedded sheet in Word, copy it into Excel, save it as .xlsx and try again",
};

const CHOOSE_ANOTHER: Message = {
  zh: "请改选表格文件（.xlsx、.xls、.et、.ods）或有表格的文档（.docx、.pdf、.html、.mht、.csv）",
  en: "choose a workbook (.xlsx, .xls, .et, .ods) or a document with tables (.docx, .pdf, .html, .mht, .csv)",
};

const RECOGNIZE: Message = {
  zh: "请向提供人要 Excel、Word 或可以选中文字的 PDF，或用文字识别软件转成 Excel 并核对后再试",
  en: "ask for the Excel or Word file or for a PDF whose text can be selected, or turn it into an Excel file by text recognition and compare that",
};

/** What to do about files that are no workbooks, where choosing another is not the answer. */
const FOUND_REMEDIES: Readonly<Partial<Record<Found, Message>>> = {
  word: SAVE_AS_DOCX,
  rtf: SAVE_AS_DOCX,
  "web-frames": OPEN_AND_SAVE,
  "embedded-workbook": SAVE_OBJECT,
  "scanned-pdf": RECOGNIZE,
  zip: UNPACK,
  "locked-zip": UNPACK,
  rar: UNPACK,
  "7z": UNPACK,
};

const UNSUPPORTED: Readonly<Record<Unsupported, Message>> = {
  zip64: {
    zh: "这个工作簿用了 ZIP64 格式，不能直接读取",
    en: "This workbook is in ZIP64 format, which is not read",
  },
  "old-xls": {
    zh: "这是 Excel 95 或更早的工作簿，不能直接读取",
    en: "This workbook is of Excel 95 or earlier, which is not read",
  },
  encryption: {
    zh: "这个工作簿用证书或权限管理加密，不能读取",
    en: "This workbook is encrypted with a certificate or by rights management and is not read",
  },
};

const DAMAGES: Readonly<Record<Damage, Message>> = {
  "zip-directory": { zh: "文件目录已损坏", en: "its directory is damaged" },
  "zip-entry": { zh: "有一部分内容已损坏", en: "a part of it is damaged" },
  "overlapping-entries": { zh: "内容互相重叠", en: "its parts overlap" },
  "duplicate-entries": { zh: "同一部分内容出现了两次", en: "a part is in it twice" },
  "missing-part": { zh: "缺少必需的内容", en: "a necessary part is missing" },
  "broken-xml": { zh: "有一部分内容不完整", en: "a part of it is incomplete" },
  "document-type": {
    zh: "含有不允许的文档类型声明",
    en: "it declares a document type, which it must not",
  },
  "cell-reference": { zh: "有单元格的位置超出工作表范围", en: "a cell lies outside the bounds of a sheet" },
  "merged-areas": { zh: "合并单元格大量互相重叠", en: "its merged areas overlap over and over" },
  "no-sheet": { zh: "里面没有工作表", en: "it holds no worksheet" },
  nesting: { zh: "内容层层嵌套过深", en: "its parts are nested too deeply" },
  encoding: { zh: "文字编码认不出", en: "the encoding of its text is not known" },
  content: { zh: "内容无法解析", en: "its content cannot be parsed" },
  pdf: { zh: "PDF 的结构无法解析", en: "the structure of the PDF cannot be parsed" },
};

const PDF_ANEW: Message = {
  zh: "请重新下载一份，或用 PDF 阅读器打开后另存一份再试",
  en: "download it again, or open it in a PDF viewer, save it anew and try that",
};

const PDF_WITHOUT_PASSWORD: Message = {
  zh: "请向提供人要没有密码的文件，或用 PDF 阅读器打开，去掉密码，保存后再试",
  en: "ask for a file without a password, or open it in a PDF viewer, remove the password, save it and try again",
};

const FEWER_PAGES: Message = {
  zh: "请只留下绩效表所在的页，另存后再试",
  en: "keep only the pages that hold performance tables, save them and try again",
};

const REMOVE_PASSWORD: Message = {
  zh: "请用 Excel、Word 或 WPS 打开，去掉密码，保存后再试",
  en: "open it in Excel, Word or WPS, remove the password, save it and try again",
};

/** What to do about formats that are not read, where saving in another one is not the answer. */
const UNSUPPORTED_REMEDIES: Readonly<Partial<Record<Unsupported, Message>>> = {
  encryption: {
    zh: "请在 Excel 中取消加密或权限限制，保存后再试",
    en: "take the encryption or restriction off in Excel, save it and try again",
  },
  // It may well be an .xlsx, which Excel and WPS write without ZIP64 unless it is huge.
  zip64: {
    zh: "请用 Excel 或 WPS 打开，重新保存后再试",
    en: "open it in Excel or WPS, save it again and try again",
  },
};

/** A unit as it follows a number. */
interface Unit extends Message {
  /** How many of what is counted make one of the unit shown. */
  readonly size: number;
}

const MEGABYTES: Unit = { zh: " MB", en: " MB", size: 1 << 20 };

const EXCESSES: Readonly<Record<Excess, { readonly what: Message; readonly unit: Unit }>> = {
  file: { what: { zh: "文件", en: "the file" }, unit: MEGABYTES },
  content: { what: { zh: "解压后的内容", en: "the unpacked content" }, unit: MEGABYTES },
  tags: {
    what: { zh: "行和单元格的标记", en: "tags of rows and cells" },
    unit: { zh: " 万个", en: " × 10,000", size: 10_000 },
  },
  cells: { what: { zh: "单元格", en: "cells" }, unit: { zh: " 万个", en: " × 10,000", size: 10_000 } },
  rows: { what: { zh: "行", en: "rows" }, unit: { zh: " 万行", en: " × 10,000", size: 10_000 } },
  tables: { what: { zh: "表格", en: "tables" }, unit: { zh: " 个", en: "", size: 1 } },
  sheets: { what: { zh: "工作表", en: "sheets" }, unit: { zh: " 个", en: "", size: 1 } },
  marks: {
    what: { zh: "页面上的线条和文字", en: "lines and characters on its pages" },
    unit: { zh: " 万个", en: " × 10,000", size: 10_000 },
  },
  strings: { what: { zh: "文本", en: "texts" }, unit: { zh: " 万条", en: " × 10,000", size: 10_000 } },
};

function amount(count: number, unit: Unit): string {
  return String(Math.ceil((count / unit.size) * 10) / 10);
}

function message(problem: Message, remedy: Message): Message {
  return { zh: `${problem.zh}。${remedy.zh}。`, en: `${problem.en}; ${remedy.en}.` };
}

/** What is wrong with a file that could not be read, and what to do: one line a language, without its name. */
export function describeFailure(failure: FileFailure): Message {
  switch (failure.kind) {
    case "not-a-spreadsheet":
      return message(FOUND[failure.found], FOUND_REMEDIES[failure.found] ?? CHOOSE_ANOTHER);
    case "unsupported":
      return message(UNSUPPORTED[failure.format], UNSUPPORTED_REMEDIES[failure.format] ?? OPEN_AND_SAVE);
    case "no-tables":
      if (failure.pdf) return describePdf(failure.pdf, 0);
      return message(
        { zh: "文件里没有表格", en: "The file holds no table" },
        { zh: "请改选有绩效表的文件", en: "choose a file with a performance table" },
      );
    case "encrypted":
      return message(
        { zh: "文件有打开密码，不能读取", en: "The file needs a password to open" },
        failure.of === "pdf" ? PDF_WITHOUT_PASSWORD : REMOVE_PASSWORD,
      );
    case "truncated":
      return message(
        {
          zh: "文件不完整，可能没有下载或复制完",
          en: "The file is incomplete, perhaps not fully downloaded or copied",
        },
        { zh: "请重新下载或复制一份", en: "download or copy it again" },
      );
    case "bomb":
      return message(
        {
          zh: `文件声明的大小不实或解压后过大（${failure.part}），为安全起见没有打开`,
          en: `The file is not what it declares, or unpacks to too much (${failure.part}), and was not opened`,
        },
        { zh: "请确认来源，向提供人要一份新的", en: "make sure where it comes from and ask for a new copy" },
      );
    case "too-large": {
      const { what, unit } = EXCESSES[failure.excess];
      const [found, limit] = [amount(failure.amount, unit), amount(failure.limit, unit)];
      return message(
        {
          zh: `文件太大：${what.zh} ${found}${unit.zh}，最多读取 ${limit}${unit.zh}`,
          en: `The file is too large: ${what.en} ${found}${unit.en}, at most ${limit}${unit.en}`.replace(
            / (?=,|$)/g,
            "",
          ),
        },
        failure.excess === "marks"
          ? FEWER_PAGES
          : {
              zh: "请只留下绩效表，另存后再试",
              en: "keep only the performance tables, save it and try again",
            },
      );
    }
    case "malformed": {
      const damage = DAMAGES[failure.damage];
      return message(
        {
          zh: `文件已损坏：${damage.zh}（${failure.detail}）`,
          en: `The file is damaged: ${damage.en} (${failure.detail})`,
        },
        failure.damage === "pdf"
          ? PDF_ANEW
          : {
              zh: "请用 Excel、Word 或 WPS 打开并修复，保存后再试",
              en: "open and repair it in Excel, Word or WPS, save it and try again",
            },
      );
    }
    case "overrun": {
      const { of, limit, size } = failure;
      const large = size === null ? { zh: "", en: "" } : sizeMessage(size);
      const [zh, en] =
        of === "time"
          ? [
              `读取超过 ${limit} 秒，已经停止${large.zh}`,
              `Reading took more than ${limit} seconds and was stopped${large.en}`,
            ]
          : [
              `读取占用内存超过 ${limit} MB，已经停止${large.zh}`,
              `Reading took more than ${limit} MB of memory and was stopped${large.en}`,
            ];
      return message(
        { zh, en },
        size?.isPdf === true
          ? FEWER_PAGES
          : {
              zh: "请只留下绩效表所在的工作表，删去表格以外的行、列和格式，保存后再试",
              en: "keep only the sheets that hold performance tables, delete rows, columns and formats beyond the tables, save it and try again",
            },
      );
    }
  }
}

/** How large a file is, in brackets, to go behind what was said of it. */
function sizeMessage({ file, unpacked }: FileSize): Message {
  const [packed, whole] = [amount(file, MEGABYTES), unpacked === null ? null : amount(unpacked, MEGABYTES)];
  return whole === null
    ? { zh: `（文件 ${packed} MB）`, en: ` (the file has ${packed} MB)` }
    : {
        zh: `（文件 ${packed} MB，展开后 ${whole} MB）`,
        en: ` (the file has ${packed} MB, unpacked ${whole} MB)`,
      };
}

/** So many addresses are named of many. */
const NAMED_CELLS = 8;

function addressList(cells: readonly CellAddress[]): Message {
  const named = cells.slice(0, NAMED_CELLS).map((cell) => a1(cell));
  const [zh, en] = [named.join("、"), named.join(", ")];
  return cells.length > NAMED_CELLS ? { zh: `${zh} 等`, en: `${en} and others` } : { zh, en };
}

/** What a person should know about a sheet, in one line a language that names the sheet. */
export function describeNote(note: SheetNote): Message {
  const { sheet } = note;
  switch (note.kind) {
    case "cut": {
      const [read, filled] = [a1Area(note.read), a1Area(note.filled)];
      return {
        zh: `工作表“${sheet}”太大（${filled}），只读取了 ${read}。请删去表格以外的内容，另存后再试。`,
        en: `Sheet “${sheet}” is too large (${filled}); only ${read} was read. Delete what lies beyond the table, save and try again.`,
      };
    }
    case "missing":
      return {
        zh: `文件里缺少工作表“${sheet}”的内容，没有读取。请用 Excel 或 WPS 打开并修复后再试。`,
        en: `The file lacks the content of sheet “${sheet}”, which was not read. Open and repair it in Excel or WPS.`,
      };
    case "no-cells":
      return {
        zh: `“${sheet}”是图表或对话框，没有单元格，已跳过。`,
        en: `“${sheet}” is a chart or dialog without cells and was passed over.`,
      };
    case "embedded":
      return {
        zh: `文件里另有 ${note.objects} 个嵌入的 Excel 工作表，没有读取。${SAVE_OBJECT.zh}。`,
        en: `The file also holds embedded Excel sheets (${note.objects}), which were not read: ${SAVE_OBJECT.en}.`,
      };
    case "worked-out":
      return {
        zh: `工作表“${sheet}”有 ${note.formulas} 个公式没有保存计算结果（如 ${a1(note.first)}），已由衡表按公式算出。`,
        en: `Sheet “${sheet}” has ${note.formulas} formulas without a stored result (such as ${a1(note.first)}); they were worked out here.`,
      };
    case "uncalculated": {
      const cells = addressList(note.cells);
      return {
        zh: `工作表“${sheet}”有 ${note.cells.length} 个公式没有保存计算结果，也不能在这里算出，读作“${NO_RESULT}”：${cells.zh}。请用 Excel 或 WPS 打开并保存后再试。`,
        en: `Sheet “${sheet}” has ${note.cells.length} formulas without a stored result that cannot be worked out here, shown as “${NO_RESULT}”: ${cells.en}. Open it in Excel or WPS, save it and try again.`,
      };
    }
  }
}

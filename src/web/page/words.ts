import type { Language } from "../../report/language";
import type { Message } from "../../files/failure";
import type { Refusal } from "../host/refused-changes";
import type { PlacedCell } from "../host/formula-needs";
import type { Recalculated } from "../host/recalculation";
import { a1 } from "../../sheet/address";
import { NO_RESULT } from "../../sheet/snapshot";

/** What the page itself says; the pane and the spreadsheet have words of their own. */
export interface PageWords {
  readonly tag: string;
  readonly language: Language;
  readonly open: string;
  readonly save: string;
  /** What is printed: the sheet in front with its findings. */
  readonly print: string;
  readonly printHint: string;
  readonly find: string;
  readonly findHint: string;
  readonly findText: string;
  readonly findPrevious: string;
  readonly findNext: string;
  readonly findClose: string;
  /** Which of the cells found is shown, from 1, 0 for none yet, how many there are, and whether its row and column are. */
  readonly foundCells: (at: number, count: number, isSeen: boolean) => string;
  readonly fit: string;
  readonly fitHint: string;
  /** The whole text of the selected cell, where the cell does not show all of it. */
  readonly cellText: string;
  readonly examples: string;
  readonly chooseExample: string;
  readonly privacy: string;
  readonly pane: string;
  readonly sheet: string;
  readonly divider: string;
  readonly drop: string;
  /** Several files that were dropped together. */
  readonly queue: string;
  /** Which of them is open, from 1, and how many there are; `isShown` is false where it could not be opened. */
  readonly queueCount: (at: number, count: number, isShown: boolean) => string;
  readonly queuePrevious: string;
  readonly queueNext: string;
  readonly queueCollect: string;
  readonly dismiss: string;
  readonly starting: string;
  readonly opening: (file: string) => string;
  readonly openingSheet: (file: string, done: number, total: number) => string;
  readonly saved: (file: string) => string;
  readonly savedAsNew: (file: string, from: string) => string;
  readonly unsavedMark: string;
  readonly leaveUnsaved: string;
  readonly notOpened: (file: string, why: string) => string;
  readonly notSaved: (why: string) => string;
  /** Said of a workbook that bears signatures, when it is opened. */
  readonly signed: string;
  /** Asked before a save that takes signatures away. */
  readonly saveUnsigned: (file: string) => string;
  /** Said once they are gone from what was saved. */
  readonly unsigned: string;
  readonly moreNotes: (count: number) => string;
  readonly olderFormat: (format: string) => string;
  /** Said of a workbook that was made from the tables of a document, of which several may make one sheet. */
  readonly fromDocument: (format: string, tables: number, sheets: number) => string;
  /** Formulas of such a file or document of which only the results could be taken over. */
  readonly lostFormulas: (formulas: readonly PlacedCell[]) => string;
  /** Formulas that gave something else than their file says. */
  readonly corrected: (formulas: readonly Recalculated[]) => string;
  /** Formulas that cannot be worked out here. */
  readonly notCalculated: (formulas: readonly Recalculated[]) => string;
  /** Formulas that cannot be worked out here, while what they rest on has changed. */
  readonly unknown: (formulas: readonly PlacedCell[]) => string;
  readonly refused: Readonly<Record<Refusal, string>>;
  readonly unprotect: string;
  readonly unprotected: (sheet: string) => string;
  readonly protectAgain: string;
  readonly of: (message: Message) => string;
}

/** Of many formulas so many are named. */
const MOST_NAMED = 3;

/** The first few formulas, and whether there are more. */
function named<Formula extends PlacedCell>(
  formulas: readonly Formula[],
  separator: string,
  more: string,
  name: (place: string, formula: Formula) => string,
): string {
  const names = formulas
    .slice(0, MOST_NAMED)
    .map((formula) => name(`${formula.sheet} ${a1(formula.cell)}`, formula));
  return names.join(separator) + (formulas.length > MOST_NAMED ? more : "");
}

/** The texts of two results, in full where both show alike. */
function bothResults({ stored, now }: Recalculated): readonly [string, string] {
  return stored.text === now.text ? [String(stored.value), String(now.value)] : [stored.text, now.text];
}

const zh: PageWords = {
  tag: "zh-CN",
  language: "zh",
  open: "打开工作簿",
  save: "保存工作簿",
  print: "打印",
  printHint: "打印当前工作表和它的问题",
  find: "查找",
  findHint: "在所有工作表中查找（Ctrl+F）",
  findText: "在工作簿中查找",
  findPrevious: "上一个（Shift+Enter）",
  findNext: "下一个（Enter）",
  findClose: "关闭查找（Esc）",
  foundCells: (at, count, isSeen) =>
    count === 0
      ? "没有找到"
      : at === 0
        ? `${count} 处`
        : `第 ${at} 处${isSeen ? "" : "（在隐藏的行或列）"}，共 ${count} 处`,
  fit: "适合宽度",
  fitHint: "缩放到看得见所有列；再点一次恢复 100%",
  cellText: "所选单元格的全部文字",
  examples: "示例",
  chooseExample: "选择示例…",
  privacy: "文件只在本机打开，不上传；关闭页面后不留任何记录",
  pane: "评分",
  sheet: "工作簿",
  divider: "调整评分窗格的宽度",
  drop: "放开鼠标，打开工作簿；几个文件逐个打开，文件夹一起汇总",
  queue: "一起打开的文件",
  queueCount: (at, count, isShown) => `第 ${at} 个${isShown ? "" : "没有打开"}，共 ${count} 个`,
  queuePrevious: "上一个",
  queueNext: "下一个",
  queueCollect: "一起汇总",
  dismiss: "知道了",
  starting: "正在打开表格…",
  opening: (file) => `正在打开“${file}”…`,
  openingSheet: (file, done, total) => `正在打开“${file}”：第 ${done + 1} 个工作表，共 ${total} 个`,
  saved: (file) => `已保存为“${file}”，在浏览器的下载文件夹里。`,
  savedAsNew: (file, from) => `已另存为新的“${file}”，在浏览器的下载文件夹里；原来的 .${from} 文件没有改动。`,
  unsavedMark: "（未保存）",
  leaveUnsaved: "当前工作簿有未保存的修改，打开另一个后会丢失。要继续吗？",
  notOpened: (file, why) => `没有打开“${file}”。${why}`,
  notSaved: (why) => `没有保存，表格仍然打开着。请再试一次；如果还不行，请把要改的单元格记下。（${why}）`,
  signed: "这个工作簿有数字签名：改动后保存，签名失效，保存的文件里不再带有；原文件的签名不受影响。",
  saveUnsigned: (file) =>
    `“${file}”有数字签名。签名只对原文件有效，保存的文件里不再带有；原文件的签名不受影响。要保存吗？`,
  unsigned: "保存的文件里不再带有数字签名，需要时请在 Excel 或 WPS 中重新签名。",
  moreNotes: (count) => `另有 ${count} 处类似情况。`,
  olderFormat: (format) =>
    `这是 .${format} 文件：内容、公式、名称、合并、数字格式、颜色、字体、边框、数据验证和条件格式已经读取，图片、图表、批注、宏和打印设置没有读取。保存时会另存为新的 .xlsx，原文件不变。`,
  fromDocument: (format, tables, sheets) =>
    `这个工作簿由 .${format} 文件里的表格做成：共 ${tables} 个表格，${sheets === tables ? "一个表格一张工作表" : `做成 ${sheets} 张工作表，拆成几个画的绩效表合为一张`}，表格上方的段落在表的上面几行。保存时另存为新的 .xlsx，原文件不变。`,
  lostFormulas: (formulas) =>
    `${formulas.length} 个公式用到别的文件、没有读取的名称或 Excel 没有的写法，只留下结果，不再随数据重新计算（${named(formulas, "、", " 等", (place) => place)}）。`,
  corrected: (formulas) => {
    const list = named(formulas, "；", "；等", (place, formula) => {
      const [stored, now] = bothResults(formula);
      return `${place} 文件里是 ${stored}，应为 ${now}`;
    });
    return `打开时重新计算了公式，${formulas.length} 处与文件里存的结果不同，评分和保存都以重新计算的为准：${list}。`;
  },
  notCalculated: (formulas) =>
    `${formulas.length} 个公式在网页版里算不出来（${named(formulas, "、", " 等", (place) => place)}），所有公式沿用文件里存的结果。修改数据后请用 Excel 或 WPS 打开，核对重新计算的结果。`,
  unknown: (formulas) =>
    `修改后有 ${formulas.length} 个公式的结果在网页版里算不出来（${named(formulas, "、", " 等", (place) => place)}）：它们用到表格名称、跨多张工作表的引用或网页版没有的函数。这些单元格显示为“${NO_RESULT}”，不按旧结果评分。保存后请用 Excel 或 WPS 打开，结果会重新计算。`,
  refused: {
    "contents-only":
      "网页版只修改单元格的内容，不改行列、合并、工作表和格式，保存时这些都与原文件一致。需要改动请用 Excel 或 WPS。",
    covered:
      "没有粘贴：有内容会落到合并单元格里被盖住的位置，看不见也不参与评分。请换个位置粘贴，或逐格填写。",
    array:
      "这个单元格是数组公式的一部分，不能单独改动；可以选中数组公式的全部单元格后删除，或在 Excel、WPS 中改动整个公式。",
    sheet: "只有打开之后由衡表插入的工作表可以在这里删除、重命名。其他工作表请在 Excel 或 WPS 中处理。",
    "sheet-name":
      "工作表没有改名：名称要有 1 至 31 个字符，不与其他工作表重名，不含 \\ / ? * [ ] :，首尾不是 '，也不能是 History。",
    protected: "这个单元格是锁定的：工作表受保护，只能填写没有锁定的单元格。",
    password:
      "这个单元格是锁定的：工作表有密码保护，只能填写没有锁定的单元格。要改别的内容，请在 Excel 或 WPS 中用密码撤销保护后再打开。",
  },
  unprotect: "解除保护",
  unprotected: (sheet) => `已解除工作表“${sheet}”的保护，保存的文件里它也不再受保护。`,
  protectAgain: "恢复保护",
  of: (message) => message.zh,
};

const en: PageWords = {
  tag: "en",
  language: "en",
  open: "Open workbook",
  save: "Save workbook",
  print: "Print",
  printHint: "Prints the sheet in front with its findings",
  find: "Find",
  findHint: "Looks through all sheets (Ctrl+F)",
  findText: "Find in the workbook",
  findPrevious: "Previous (Shift+Enter)",
  findNext: "Next (Enter)",
  findClose: "Close (Esc)",
  foundCells: (at, count, isSeen) =>
    count === 0
      ? "Not found"
      : at === 0
        ? `${count} found`
        : `${at} of ${count}${isSeen ? "" : " (in a hidden row or column)"}`,
  fit: "Fit width",
  fitHint: "Zooms until all columns are seen; once more for 100%",
  cellText: "All the text of the selected cell",
  examples: "Examples",
  chooseExample: "Choose an example…",
  privacy: "Files stay on this computer: nothing is uploaded, and no record is kept once the page is closed",
  pane: "Score",
  sheet: "Workbook",
  divider: "Width of the scoring pane",
  drop: "Drop to open the workbook; several files one after another, while a folder is rolled up",
  queue: "Files opened together",
  queueCount: (at, count, isShown) => `${at} of ${count}${isShown ? "" : ", not opened"}`,
  queuePrevious: "Previous",
  queueNext: "Next",
  queueCollect: "Roll up all",
  dismiss: "OK",
  starting: "Opening the spreadsheet…",
  opening: (file) => `Opening “${file}”…`,
  openingSheet: (file, done, total) => `Opening “${file}”: sheet ${done + 1} of ${total}`,
  saved: (file) => `Saved as “${file}” in the browser's download folder.`,
  savedAsNew: (file, from) =>
    `Saved as a new “${file}” in the browser's download folder; the .${from} file is unchanged.`,
  unsavedMark: " (not saved)",
  leaveUnsaved: "This workbook has changes that are not saved and will be lost. Go on?",
  notOpened: (file, why) => `“${file}” was not opened. ${why}`,
  notSaved: (why) =>
    `Not saved; the workbook is still open. Please try again, or note the cells you changed. (${why})`,
  signed:
    "This workbook bears a digital signature: once it is changed and saved, the signature holds no longer and is left out of the saved file. The file that was opened keeps it.",
  saveUnsigned: (file) =>
    `“${file}” bears a digital signature, which holds for that file alone and is left out of the saved one; the file that was opened keeps it. Save?`,
  unsigned:
    "The saved file bears no digital signature any more; sign it again in Excel or WPS where one is needed.",
  moreNotes: (count) => `${count} more like these.`,
  olderFormat: (format) =>
    `This is a .${format} file: contents, formulas, names, merges, number formats, colours, fonts, borders, data validation and conditional formats were read; pictures, charts, notes, macros and print settings were not. Saving makes a new .xlsx and leaves the file as it is.`,
  fromDocument: (format, tables, sheets) =>
    `This workbook was made from the tables of a .${format} file: ${tables} in all, ${sheets === tables ? "each on a sheet of its own" : `on ${sheets} sheets, since a form drawn as several tables is one`}, with the paragraphs before it in the rows above. Saving makes a new .xlsx and leaves the file as it is.`,
  lostFormulas: (formulas) =>
    `Of ${formulas.length} formulas only the results were kept, which no longer follow their data (${named(formulas, ", ", " …", (place) => place)}): they use other files, names that were not read, or what Excel has not.`,
  corrected: (formulas) => {
    const list = named(formulas, "; ", "; …", (place, formula) => {
      const [stored, now] = bothResults(formula);
      return `${place} is ${stored} in the file and should be ${now}`;
    });
    return `Formulas were worked out anew on opening. ${formulas.length} of them gave another result than the file holds; the new one is scored and saved: ${list}.`;
  },
  notCalculated: (formulas) =>
    `${formulas.length} formulas cannot be worked out here (${named(formulas, ", ", " …", (place) => place)}), so all formulas keep the results of the file. After a change, open the workbook in Excel or WPS and look at the new results.`,
  unknown: (formulas) =>
    `After the change the results of ${formulas.length} formulas cannot be worked out here (${named(formulas, ", ", " …", (place) => place)}): they use tables, references through several sheets or functions unknown here. They are shown as “${NO_RESULT}” and their old results are not scored. Save, then open the workbook in Excel or WPS, which works them out.`,
  refused: {
    "contents-only":
      "Here only the contents of cells can be changed. Rows, merges, sheets and formats stay as in the file; use Excel or WPS to change them.",
    covered:
      "Nothing was pasted: something of it would be hidden under merged cells, neither seen nor scored. Paste it elsewhere, or cell by cell.",
    array:
      "This cell is a part of an array formula and cannot be changed by itself. Select all cells of the formula to delete it, or change the whole formula in Excel or WPS.",
    sheet:
      "Only sheets that Hengbiao has inserted since the workbook was opened can be deleted or renamed here. For other sheets use Excel or WPS.",
    "sheet-name":
      "The sheet was not renamed: a name has 1 to 31 characters, is not that of another sheet, holds none of \\ / ? * [ ] : and no ' at either end, and is not History.",
    protected:
      "This cell is locked: the sheet is protected, and only cells that are not locked can be filled in.",
    password:
      "This cell is locked: the sheet is protected by a password, and only cells that are not locked can be filled in. For anything else, unprotect it in Excel or WPS first.",
  },
  unprotect: "Unprotect",
  unprotected: (sheet) => `Sheet “${sheet}” is no longer protected, nor will it be in the saved file.`,
  protectAgain: "Protect again",
  of: (message) => message.en,
};

/** The words for a language, as a BCP 47 tag. */
export function pageWords(language: string): PageWords {
  return /^zh\b/i.test(language) ? zh : en;
}

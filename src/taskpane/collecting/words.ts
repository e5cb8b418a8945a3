import type { RowState } from "../../many/collected-rows";
import type { Language } from "../../report/language";
import { counted } from "../messages/counted";

/** What the tab 汇总 says; loaded with it. */
interface CollectingWords {
  readonly title: string;
  readonly about: string;
  readonly files: string;
  readonly folder: string;
  readonly drop: string;
  readonly nothingInFolder: string;
  readonly clear: string;
  readonly stop: string;
  readonly stopping: string;
  readonly goOn: string;
  readonly reading: (done: number, files: number) => string;
  readonly addingUp: string;
  readonly stopped: (done: number, files: number) => string;
  readonly ready: (files: number, tables: number, year: number | null) => string;
  readonly list: {
    readonly choose: string;
    readonly other: string;
    readonly remove: string;
    readonly none: string;
    readonly found: (name: string, projects: number) => string;
    readonly columns: string;
    readonly column: (at: string, header: string) => string;
    readonly unused: string;
    readonly bad: (row: number, why: string) => string;
    readonly noUnit: string;
  };
  readonly send: {
    readonly title: string;
    readonly about: (projects: number, bad: number) => string;
    readonly form: string;
    readonly own: string;
    readonly chooseOwn: string;
    readonly month: string;
    readonly year: string;
    readonly batch: string;
    readonly asFiles: string;
    readonly asSheets: string;
    readonly making: (done: number, of: number) => string;
    readonly made: (made: number, of: number, problems: number) => string;
    readonly problem: (row: number | null, why: string) => string;
    readonly archive: (batch: string) => string;
    readonly inserted: (sheets: number) => string;
  };
  readonly save: string;
  readonly saveText: string;
  readonly insert: string;
  readonly fileName: (year: number | null) => string;
  readonly textName: (year: number | null) => string;
  readonly inserted: (sheets: number) => string;
  readonly failed: (detail: string) => string;
  readonly cross: (count: number) => string;
  readonly rows: string;
  readonly filters: string;
  readonly search: string;
  readonly any: (count: number) => string;
  readonly of: (state: string, count: number) => string;
  readonly shown: (shown: number, of: number) => string;
  readonly all: string;
  readonly states: Readonly<Record<RowState, string>>;
  readonly head: {
    readonly project: string;
    readonly total: string;
    readonly rate: string;
    readonly findings: string;
  };
  readonly noName: string;
  readonly back: string;
  readonly openCopy: string;
  readonly noFindings: string;
  readonly incomplete: string;
  readonly total: (total: string, computed: string) => string;
  readonly unread: string;
  readonly loading: string;
  readonly more: (count: number) => string;
}

const zh: CollectingWords = {
  title: "回收与汇总",
  about: "选择收回的表，文件名、格式、位置不限。文件只在本机读取。",
  files: "选择文件…",
  folder: "选择文件夹…",
  drop: "也可以把文件或文件夹拖到这里。",
  nothingInFolder: "文件夹里没有表格文件或文档。",
  clear: "清空",
  stop: "停止",
  stopping: "正在停止…",
  goOn: "接着读",
  reading: (done, files) => `正在读取，已读 ${String(done)}/${String(files)} 个文件`,
  addingUp: "正在汇总…",
  stopped: (done, files) => `已停止，读了 ${String(done)}/${String(files)} 个文件，以下只汇总已读的`,
  ready: (files, tables, year) =>
    `${year === null ? "" : `${String(year)} 年度，`}文件 ${String(files)} 个，表 ${String(tables)} 张`,
  list: {
    choose: "选择项目清单…",
    other: "换一份清单…",
    remove: "不用清单",
    none: "没有项目清单。选了清单，才能查出未报和清单外的。",
    found: (name, projects) => `清单 ${name}，${String(projects)} 个项目`,
    columns: "清单各栏",
    column: (at, header) => `${at} 栏 ${header}`,
    unused: "不用",
    bad: (row, why) => `第 ${String(row)} 行${why}。`,
    noUnit: "清单没有写金额单位，金额不用。",
  },
  send: {
    title: "下发：按清单做预填好的表",
    about: (projects, bad) =>
      `清单里的 ${String(projects)} 个项目各做一份，填好名称、编码、单位和预算，另附一份下发清单，收回时作清单用。${bad === 0 ? "" : `${String(bad)} 行有问题不做，见“清单各栏”。`}`,
    form: "表样",
    own: "本部门的表样文件",
    chooseOwn: "选择表样文件…",
    month: "监控到几月",
    year: "年度（清单没有时）",
    batch: "批次",
    asFiles: "做成文件（.zip）",
    asSheets: "插入为工作表",
    making: (done, of) => `正在做，${String(done)}/${String(of)}`,
    made: (made, of, problems) =>
      `做好 ${String(made)} 份，清单 ${String(of)} 个项目${problems === 0 ? "" : `，${String(problems)} 份没有做成`}。`,
    problem: (row, why) => `${row === null ? "" : `第 ${String(row)} 行：`}${why}。`,
    archive: (batch) => `下发-${batch}.zip`,
    inserted: (sheets) => `已插入 ${String(sheets)} 张工作表，最后一张是下发清单。`,
  },
  save: "存为工作簿",
  saveText: "存文字稿（Word）",
  insert: "插入本工作簿",
  fileName: (year) => `${year === null ? "" : `${String(year)}年度`}汇总.xlsx`,
  textName: (year) => `${year === null ? "" : `${String(year)}年度`}汇总-文字稿.docx`,
  inserted: (sheets) => `已插入 ${String(sheets)} 张工作表，合计是公式；图表在另存的工作簿里。`,
  failed: (detail) => `没有完成（${detail}）。请再试一次；仍不行时，把文件分几次选。`,
  cross: (count) => `跨表问题 ${String(count)}`,
  rows: "收回的表",
  filters: "查找和筛选",
  search: "按项目、单位、文件查找",
  any: (count) => `全部（${String(count)}）`,
  of: (state, count) => `${state}（${String(count)}）`,
  shown: (shown, of) => `显示 ${String(shown)}/${String(of)}`,
  all: "显示全部",
  states: {
    read: "已读",
    in: "已报",
    back: "退回",
    missing: "未报",
    cancelled: "取消",
    "left-out": "未计入",
    unread: "未读",
  },
  head: { project: "项目", total: "自评", rate: "执行率", findings: "问题" },
  noName: "（没有项目名称）",
  back: "返回",
  openCopy: "打开副本",
  noFindings: "未发现问题。",
  incomplete: "没有读全，不能说没有问题。",
  total: (total, computed) => `自评 ${total} · 计算 ${computed}`,
  unread: "没有读取的",
  loading: "正在取出…",
  more: (count) => `再显示 ${String(count)} 行`,
};

const en: CollectingWords = {
  title: "Collect and roll up",
  about:
    "Choose the forms that came back, whatever their names, formats and places. Files are read on this machine alone.",
  files: "Choose files…",
  folder: "Choose a folder…",
  drop: "Files and folders may also be dropped here.",
  nothingInFolder: "The folder holds no workbook or document.",
  clear: "Clear",
  stop: "Stop",
  stopping: "Stopping…",
  goOn: "Go on",
  reading: (done, files) => `Reading: ${String(done)} of ${counted(files, "file")}`,
  addingUp: "Rolling up…",
  stopped: (done, files) =>
    `Stopped after ${String(done)} of ${counted(files, "file")}; only these are rolled up`,
  ready: (files, tables, year) =>
    `${year === null ? "" : `Year ${String(year)}: `}${counted(files, "file")}, ${counted(tables, "table")}`,
  list: {
    choose: "Choose the list of projects…",
    other: "Another list…",
    remove: "No list",
    none: "No list of projects. With one, what is missing or beside it is found.",
    found: (name, projects) => `List ${name}: ${counted(projects, "project")}`,
    columns: "Columns of the list",
    column: (at, header) => `Column ${at} ${header}`,
    unused: "not used",
    bad: (row, why) => `Row ${String(row)}: ${why}.`,
    noUnit: "The list does not say the unit of its amounts; they are not used.",
  },
  send: {
    title: "Send out: prefilled forms for the list",
    about: (projects, bad) =>
      `Makes one form for each of ${counted(projects, "project")}, with name, code, unit and budget filled in, and a list of what went out, to be used when they come back.${bad === 0 ? "" : ` ${counted(bad, "row")} with problems left out, see “Columns of the list”.`}`,
    form: "Form",
    own: "A department's own form",
    chooseOwn: "Choose the form's file…",
    month: "Month of the monitoring",
    year: "Year, where the list has none",
    batch: "Batch",
    asFiles: "Make files (.zip)",
    asSheets: "Insert as sheets",
    making: (done, of) => `Making ${String(done)} of ${String(of)}`,
    made: (made, of, problems) =>
      `${counted(made, "form")} made of ${counted(of, "project")}${problems === 0 ? "" : `; ${String(problems)} could not be made`}.`,
    problem: (row, why) => `${row === null ? "" : `Row ${String(row)}: `}${why}.`,
    archive: (batch) => `forms-${batch}.zip`,
    inserted: (sheets) => `${counted(sheets, "sheet")} inserted, the last is the list of what went out.`,
  },
  save: "Save as a workbook",
  saveText: "Save the text (Word)",
  insert: "Insert into this workbook",
  fileName: (year) => `${year === null ? "" : `${String(year)} `}roll-up.xlsx`,
  textName: (year) => `${year === null ? "" : `${String(year)} `}roll-up-text.docx`,
  inserted: (sheets) =>
    `${counted(sheets, "sheet")} inserted, sums as formulas; charts are in the workbook that is saved.`,
  failed: (detail) =>
    `It was not done (${detail}). Try again; if it fails again, choose fewer files at a time.`,
  cross: (count) => `Findings across tables ${String(count)}`,
  rows: "Forms that came back",
  filters: "Search and filters",
  search: "Search project, unit or file",
  any: (count) => `All (${String(count)})`,
  of: (state, count) => `${state} (${String(count)})`,
  shown: (shown, of) => `${String(shown)} of ${String(of)} shown`,
  all: "Show all",
  states: {
    read: "Read",
    in: "Returned",
    back: "Send back",
    missing: "Missing",
    cancelled: "Cancelled",
    "left-out": "Not counted",
    unread: "Not read",
  },
  head: { project: "Project", total: "Total", rate: "Rate", findings: "Findings" },
  noName: "(no project name)",
  back: "Back",
  openCopy: "Open a copy",
  noFindings: "Nothing found.",
  incomplete: "Not wholly read, so that nothing can be said of what was not found.",
  total: (total, computed) => `Reported ${total} · computed ${computed}`,
  unread: "What was not read",
  loading: "Fetching…",
  more: (count) => `Show ${String(count)} more`,
};

const WORDS: Readonly<Record<Language, CollectingWords>> = { zh, en };

/** What the tab 汇总 says in a language. */
export function collectingWords(language: Language): CollectingWords {
  return WORDS[language];
}

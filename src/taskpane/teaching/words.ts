import type { Language } from "../../report/language";

/** What 列对照 and the list of learned forms say. */
interface TeachingWords {
  readonly comma: string;
  readonly title: (sheet: string) => string;
  readonly about: string;
  readonly close: string;
  readonly columns: string;
  readonly funds: string;
  readonly fields: string;
  readonly rows: (count: number) => string;
  readonly row: (row: number) => string;
  readonly notIndicator: (name: string) => string;
  readonly noHeader: string;
  readonly noRole: string;
  readonly noField: string;
  readonly noRows: string;
  readonly chooseHeader: string;
  readonly header: string;
  readonly takeBack: string;
  readonly remember: string;
  readonly rememberAbout: string;
  readonly formName: string;
  readonly remembered: (name: string) => string;
  readonly notRemembered: Readonly<Record<"without-names" | "claimed", string>>;
  readonly forms: (count: number) => string;
  readonly export: string;
  readonly exportForm: (name: string) => string;
  /** As the blank workbook with the description in it. */
  readonly exportWorkbook: string;
  readonly exportWorkbookOf: (name: string) => string;
  /** The blank workbook filled in with the table in front. */
  readonly fill: string;
  readonly fillForm: (name: string) => string;
  /** Why a file is to be chosen next. */
  readonly aboutBlank: string;
  /** What did not come along, or is to be known of the file. */
  readonly notes: (count: number) => string;
  readonly forget: string;
  readonly forgetForm: (name: string) => string;
  readonly import: string;
  /** Beside a form that came along in the workbook. */
  readonly brought: string;
  readonly adopt: string;
  readonly adoptForm: (name: string) => string;
}

const zh: TeachingWords = {
  comma: "、",
  title: (sheet) => `列对照：${sheet}`,
  about: "每列旁是表头和前几个值。改动后立即重新读表，并随工作簿保存。",
  close: "收起",
  columns: "指标栏",
  funds: "资金栏",
  fields: "表头各项",
  rows: (count) => `指标行（${String(count)}）`,
  row: (row) => `第 ${String(row)} 行`,
  notIndicator: (name) => `不是指标：${name}`,
  noHeader: "（无表头）",
  noRole: "都不是",
  noField: "都不是",
  noRows: "这张工作表里没有像表头的行。",
  chooseHeader: "没有认出表头。请选出表头所在的行，再指明各列是什么。",
  header: "表头",
  takeBack: "恢复自动识别",
  remember: "记住这个表样",
  rememberAbout: "同样表头的表以后按此读取。",
  formName: "表样名称",
  remembered: (name) => `已记住“${name}”。`,
  notRemembered: {
    "without-names": "没有记住：还没有指明哪一列是指标名称。",
    claimed: "没有记住：这张表按工作簿自带的说明读取，请核对后先点“已核对，采用”。",
  },
  forms: (count) => `已记住的表样（${String(count)}）`,
  export: "导出",
  exportForm: (name) => `导出 ${name}`,
  exportWorkbook: "存为工作簿",
  exportWorkbookOf: (name) => `存为工作簿 ${name}`,
  fill: "用当前表填写",
  fillForm: (name) => `用当前表填写 ${name}`,
  aboutBlank: "存为工作簿和填写时选它的空白表（.xlsx），原文件不改动；一个表样选一次即可。",
  notes: (count) => `请核对 ${String(count)} 处：`,
  forget: "移除",
  forgetForm: (name) => `移除 ${name}`,
  import: "导入表样",
  brought: "工作簿自带",
  adopt: "采用",
  adoptForm: (name) => `采用 ${name}`,
};

const en: TeachingWords = {
  comma: ", ",
  title: (sheet) => `Columns of ${sheet}`,
  about:
    "Each column stands with its header and first values. A change is read at once and kept with the workbook.",
  close: "Close",
  columns: "Indicator columns",
  funds: "Fund columns",
  fields: "Fields",
  rows: (count) => `Indicator rows (${String(count)})`,
  row: (row) => `Row ${String(row)}`,
  notIndicator: (name) => `No indicator: ${name}`,
  noHeader: "(no header)",
  noRole: "none of these",
  noField: "none of these",
  noRows: "No row of this sheet looks like a header.",
  chooseHeader: "No header was found. Choose its row, then say what its columns are.",
  header: "Header",
  takeBack: "Read as before",
  remember: "Remember this form",
  rememberAbout: "Tables with the same header are read like this from now on.",
  formName: "Name of the form",
  remembered: (name) => `“${name}” is remembered.`,
  notRemembered: {
    "without-names": "Not remembered: no column is said to hold the indicators' names.",
    claimed:
      "Not remembered: this sheet is read by what the workbook itself brings along. Look at it, then choose “I have looked, use it” first.",
  },
  forms: (count) => `Remembered forms (${String(count)})`,
  export: "Export",
  exportForm: (name) => `Export ${name}`,
  exportWorkbook: "As a workbook",
  exportWorkbookOf: (name) => `As a workbook ${name}`,
  fill: "Fill in from this table",
  fillForm: (name) => `Fill in from this table ${name}`,
  aboutBlank: "Both ask for its blank workbook (.xlsx), once for each form; that file stays as it is.",
  notes: (count) => `To be looked at: ${String(count)}`,
  forget: "Remove",
  forgetForm: (name) => `Remove ${name}`,
  import: "Import a form",
  brought: "from the workbook",
  adopt: "Use",
  adoptForm: (name) => `Use ${name}`,
};

const WORDS: Readonly<Record<Language, TeachingWords>> = { zh, en };

/** What is said of columns and learned forms in a language. */
export function teachingWords(language: Language): TeachingWords {
  return WORDS[language];
}

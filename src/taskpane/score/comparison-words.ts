import type { Language } from "../../report/language";
import { counted } from "../messages/counted";
import type { WriteSubject } from "../view/write-plan";

/** What is said where written and computed values stand beside each other before anything is written. */
export interface ComparisonWords {
  readonly title: string;
  readonly intro: (differing: number) => string;
  readonly all: string;
  readonly subject: (subject: Exclude<WriteSubject, { readonly kind: "correction" }>) => string;
  readonly place: (sheet: string, cell: string) => string;
  readonly reported: string;
  readonly computed: string;
  readonly noUndo: string;
  readonly hidesDecimals: string;
  readonly formula: string;
  readonly blanks: (count: number) => string;
  readonly blank: string;
  readonly total: (reviewed: string) => string;
  /** A total that the present choice leaves as it is. */
  readonly stays: string;
  readonly write: (count: number) => string;
  readonly nothingChosen: string;
  /** The same about what findings propose. */
  readonly corrections: {
    readonly title: string;
    readonly intro: string;
    readonly reported: string;
    readonly computed: string;
    readonly write: (count: number) => string;
  };
  readonly cancel: string;
}

const WORDS: Readonly<Record<Language, ComparisonWords>> = {
  zh: {
    title: "写入得分",
    intro: (differing) => `${differing} 格与复核不同。选中的改为复核结果，其余不动。`,
    all: "全选",
    subject: (subject) => {
      switch (subject.kind) {
        case "rate":
          return "预算执行率";
        case "execution-score":
          return "预算执行率得分";
        case "total":
          return "合计";
        case "indicator":
          return subject.name;
      }
    },
    place: (sheet, cell) => `${sheet} ${cell}`,
    reported: "自评",
    computed: "复核",
    noUndo: "单元格太多，写入后不能撤销；请先保存一份副本。",
    hidesDecimals: "单元格格式不显示小数，写入后请调整格式",
    formula: "原为公式，写入后变为数值",
    blanks: (count) => `另有 ${count} 格空白，将一并填入。`,
    blank: "空白",
    total: (reviewed) => `写入后各项之和；系统复核为 ${reviewed}`,
    stays: "随所选各项计算，按现在的选择不变",
    write: (count) => `写入 ${count} 格`,
    nothingChosen: "请先选择要改的单元格",
    corrections: {
      title: "按检查结果修改",
      intro: "选中的改为右边的值，其余不动；改后可一次撤销。",
      reported: "现填",
      computed: "改为",
      write: (count) => `改 ${count} 处`,
    },
    cancel: "取消",
  },
  en: {
    title: "Write scores",
    intro: (differing) =>
      `${counted(differing, "reported value")} differ. Those you tick take the computed value; the rest stay.`,
    all: "All",
    subject: (subject) => {
      switch (subject.kind) {
        case "rate":
          return "Execution rate";
        case "execution-score":
          return "Execution score";
        case "total":
          return "Total";
        case "indicator":
          return subject.name;
      }
    },
    place: (sheet, cell) => `${sheet} ${cell}`,
    reported: "Reported",
    computed: "Computed",
    noUndo: "These are too many cells to be taken back; save a copy first.",
    hidesDecimals: "The cell shows no decimals; change its format afterwards",
    formula: "Holds a formula, which the value replaces",
    blanks: (count) => `${counted(count, "blank cell")} will be filled as well.`,
    blank: "blank",
    total: (reviewed) => `The sum of what will stand in the cells; the computed total is ${reviewed}`,
    stays: "Follows from what is ticked; as it is now, it stays",
    write: (count) => `Write ${count}`,
    nothingChosen: "Tick the cells to change first",
    corrections: {
      title: "Change what the checks found",
      intro: "What is chosen becomes the value on the right; the rest stays. One undo takes all of it back.",
      reported: "Now",
      computed: "Change to",
      write: (count) => `Change ${counted(count, "cell")}`,
    },
    cancel: "Cancel",
  },
};

/** What the choice of writes says in a language. */
export function comparisonWords(language: Language): ComparisonWords {
  return WORDS[language];
}

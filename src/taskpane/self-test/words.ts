import type { Language } from "../../report/language";

interface SelfTestWords {
  readonly tag: string;
  readonly title: string;
  readonly what: string;
  readonly marks: string;
  readonly start: string;
  readonly running: string;
  readonly passed: string;
  readonly failed: string;
  /** Before a fact that only a real Excel can tell. */
  readonly seen: string;
  readonly summary: (passed: number, failed: number) => string;
  readonly copy: string;
  readonly copied: string;
  readonly notCopied: string;
  readonly noAnswer: string;
  readonly save: string;
  readonly fileName: string;
  readonly noSheet: (why: string) => string;
}

export const SELF_TEST_WORDS: Readonly<Record<Language, SelfTestWords>> = {
  zh: {
    tag: "zh-CN",
    title: "衡表自检",
    what: "在本工作簿里新建一个工作表，逐项核对衡表与 Excel 的配合，最后删除它。请用一个空白工作簿。",
    marks: "衡表在本工作簿里做的标记会被清除。",
    start: "开始自检",
    running: "正在自检，请不要编辑单元格。",
    passed: "通过",
    failed: "未通过",
    seen: "所见",
    summary: (passed, failed) => `${passed} 项通过，${failed} 项未通过。`,
    copy: "复制结果",
    copied: "已复制。",
    notCopied: "没有能复制，请用“导出结果”。",
    noAnswer:
      "Office 还没有回答，Excel 一旦响应，自检就会打开。一直不响应时，请把结果导出后发回：这本身就是一项结果。",
    save: "导出结果",
    fileName: "衡表自检结果.json",
    noSheet: (why) => `没有能新建工作表，自检没有开始：${why}`,
  },
  en: {
    tag: "en",
    title: "Hengbiao self-test",
    what: "Adds a sheet to this workbook, checks step by step how Hengbiao and Excel work together, and deletes it. Use a blank workbook.",
    marks: "Marks of Hengbiao in this workbook are cleared.",
    start: "Start",
    running: "Running; do not edit cells.",
    passed: "passed",
    failed: "failed",
    seen: "seen",
    summary: (passed, failed) => `${passed} passed, ${failed} failed.`,
    copy: "Copy result",
    copied: "Copied.",
    notCopied: "Not copied; use “Export result”.",
    noAnswer:
      "Office has not answered yet; the self-test opens once it does. If it never does, export the result and send it back: that is a result, too.",
    save: "Export result",
    fileName: "hengbiao-self-test.json",
    noSheet: (why) => `No sheet could be added, so nothing was tested: ${why}`,
  },
};

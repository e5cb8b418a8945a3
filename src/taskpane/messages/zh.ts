import type { HostFailure, Refusal } from "../../hosts/host";
import { a1, type CellAddress } from "../../sheet/address";
import type { TaskKind } from "../state/state";
import { saidByCode, type SaidByCode } from "./host-codes";
import type { FailureWords, Messages } from "./messages";

const UNCHANGED = "表格没有改动。";
const AS_SHOWN = "结果以表格所示为准。";

function named(sheets: readonly string[]): string {
  return sheets.map((sheet) => `“${sheet}”`).join("、");
}

/** The first cells of many. */
function shortList(cells: readonly CellAddress[]): string {
  const shown = cells.slice(0, 3).map(a1).join("、");
  return cells.length > 3 ? `${shown} 等 ${cells.length} 处` : shown;
}

const REFUSALS: Readonly<Record<Refusal, Pick<FailureWords, "what" | "todo">>> = {
  merge: { what: "这一步会改动合并单元格的一部分。", todo: "请调整合并单元格后再试。" },
  filter: { what: "工作表正在筛选，Excel 不允许这一步。", todo: "请清除筛选后再试。" },
  "pivot-table": { what: "这里有数据透视表，不能改动它的一部分。", todo: "请移开数据透视表后再试。" },
  array: {
    what: "要写的单元格是数组公式的一部分，不能单独改动。",
    todo: "请在 Excel 或 WPS 里改动整个数组公式后再试。",
  },
  shift: {
    what: "插入或删除会拆散数组公式、“表格”或合并单元格。",
    todo: "请在 Excel 里自行插入或删除。",
  },
  "sheet-end": {
    what: "工作表的最后一行或一列有内容，没有地方可移。",
    todo: "请删除末尾多余的内容和格式后再试。",
  },
  "other-change": { what: "别人正在改动同一处。", todo: "请稍候再试。" },
  state: { what: "工作簿现在的状态不允许这一步。", todo: "请关闭打开的对话框、结束编辑后再试。" },
  unsupported: { what: "这个版本的 Excel 不支持这一步。", todo: "请更新 Office，或在电脑版 Excel 里操作。" },
  "sheet-kind": { what: "这张工作表没有单元格，如图表工作表。", todo: "请换到有表格的工作表。" },
  "too-long": { what: "要写入的内容超过单元格的长度。", todo: "请缩短后再试。" },
  links: { what: "工作簿里指向其他工作簿的链接被禁止更新。", todo: "请在“数据”选项卡处理链接后再试。" },
  connection: { what: "与 Excel 的连接中断了。", todo: "请确认网络，重新打开工作簿后再试。" },
  "signed-out": { what: "Excel 的登录已失效。", todo: "请在“文件 › 账户”重新登录后再试。" },
  memory: { what: "Excel 的内存不够完成这一步。", todo: "请关闭其他工作簿，或分几次操作。" },
  restart: { what: "Excel 需要重新启动。", todo: "请保存工作簿，重新启动 Excel 后再试。" },
};

const BY_CODE: Readonly<Record<SaidByCode, Pick<FailureWords, "what" | "todo">>> = {
  internal: {
    what: "Excel 内部出错，没有说明原因。",
    todo: "请保存工作簿，关闭后重新打开再试；仍不行时，把详情发给技术人员。",
  },
  argument: {
    what: "Excel 不接受这一步涉及的单元格或内容，没有说明是哪一处。",
    todo: "请重新评分后再试；仍不行时，把详情发给技术人员。",
  },
  "our-request": {
    what: "衡表向 Excel 提出的要求不合规定，这是衡表的缺陷。",
    todo: "请把详情发给技术人员。",
  },
  nothing: {
    what: "Excel 没有完成这一步。",
    todo: "请保存工作簿，关闭后重新打开再试；仍不行时，把详情发给技术人员。",
  },
};

function failureWords(failure: HostFailure, task: TaskKind): FailureWords {
  // Of marks some may be gone where clearing them stops halfway.
  const changed = task === "clearing" ? AS_SHOWN : UNCHANGED;
  switch (failure.code) {
    case "unsupported-host":
      return {
        what: `这个版本的 Excel 缺少所需功能（${failure.needs}）。`,
        changed: UNCHANGED,
        todo: "请更新 Office 后再用。",
      };
    case "busy-editing":
      return {
        what: "有单元格正在编辑，或有对话框没有关闭。",
        changed: UNCHANGED,
        todo: "请按 Enter 或 Esc 结束编辑，再试一次。",
      };
    case "protected":
      return {
        what: `工作表${named(failure.sheets)}有密码保护，不能写入。`,
        changed: UNCHANGED,
        todo: "请在“审阅”选项卡用密码撤销工作表保护后再试；评分不受影响。",
      };
    case "sheet-deleted":
      return {
        what: `工作表${named(failure.sheets)}已不在工作簿中。`,
        changed: UNCHANGED,
        todo: "请重新评分。",
      };
    case "too-large":
      return {
        what: `工作表${named(failure.sheets)}超出能读取的大小。`,
        changed: UNCHANGED,
        todo: "请删除表格以外的空白行列和格式，或把表格移到新工作表。",
      };
    case "structure-protected":
      return {
        what: "工作簿的结构受保护，不能增删工作表。",
        changed: UNCHANGED,
        todo: "请在“审阅”选项卡撤销“保护工作簿”后再试。",
      };
    case "sheet-changed":
      return {
        what: `工作表${named([failure.sheet])}插入后又填写过（${shortList(failure.cells)}）。`,
        changed: UNCHANGED,
        todo: "不需要时，请自行删除该工作表。",
      };
    case "row-changed":
      return {
        what: `工作表${named([failure.sheet])}插入的行又改动过（${shortList(failure.cells)}）。`,
        changed: UNCHANGED,
        todo: "不需要时，请自行删除该行。",
      };
    case "row-refused":
      return {
        what: `工作表${named([failure.sheet])}有数组公式、“表格”或数据透视表，不能在其中插入行。`,
        changed: UNCHANGED,
        todo: "请自行插入行。",
      };
    case "sheet-hidden":
      return {
        what: `工作表${named(failure.sheets)}是隐藏的，无法跳转。`,
        changed: UNCHANGED,
        todo: "请先取消隐藏。",
      };
    case "cell-hidden": {
      const line = failure.line === "row" ? "行" : "列";
      return {
        what: `${a1(failure.cell)} 在隐藏的${line}里。`,
        changed: UNCHANGED,
        todo: line === "行" ? "请先取消隐藏这一行，或清除筛选。" : "请先取消隐藏这一列。",
      };
    }
    case "access-denied":
      return {
        what: "Excel 拒绝了这一步，但没有工作表受保护：可能是安全软件或单位策略不允许。",
        changed: UNCHANGED,
        todo: "请重新打开工作簿再试；仍不行时，请联系信息部门。",
      };
    case "read-only":
      return {
        what: "工作簿是以只读方式打开的。",
        changed: UNCHANGED,
        todo: "请另存副本，或启用编辑后再试；评分不受影响。",
      };
    case "refused":
      return { ...REFUSALS[failure.reason], changed };
    case "insertion-refused":
      return {
        what: "Excel 没有接受要插入的工作表：单位的安全策略可能不允许，iPad 版也不支持。",
        changed: UNCHANGED,
        todo: "请点“存为文件”，再在 Excel 里打开；没有这个按钮的，请用衡表网页版制作。",
      };
    case "left-unprotected": {
      const { what, todo } = failureWords(failure.cause, task);
      return {
        what,
        changed: `工作表${named(failure.sheets)}原来的保护没有恢复。`,
        todo: `请在“审阅”选项卡重新保护该工作表。${todo}`,
      };
    }
    case "left-in": {
      const left = failure.row === null ? "" : `的第 ${failure.row + 1} 行`;
      return {
        what: failureWords(failure.cause, task).what,
        changed: `工作表${named([failure.sheet])}${left}已插入，没有能取出。`,
        todo: "不需要时，请自行删除。",
      };
    }
    case "no-answer":
      return { what: "Office 没有回答。", changed, todo: "请重新打开工作簿后再试。" };
    case "not-in-front":
      return {
        what: "当前在前面的是另一个工作簿。",
        changed: UNCHANGED,
        todo: "请先点一下本工作簿，再试一次。",
      };
    case "cancelled":
      return { what: "已取消。", changed: UNCHANGED, todo: "" };
    case "partly-applied":
      if (task === "undoing") {
        return {
          what: `恢复到一半停了下来：${failureWords(failure.cause, task).what}`,
          changed: "一部分单元格已经恢复。",
          todo: "请再点“撤销写入”恢复其余的单元格。",
        };
      }
      return {
        what: `写到一半停了下来：${failureWords(failure.cause, task).what}`,
        changed: "一部分单元格已经写入。",
        todo: "请点“撤销写入”恢复原状，再试一次。",
      };
    case "unknown":
      return {
        ...BY_CODE[saidByCode(failure.hostCode)],
        changed: task === "undoing" ? AS_SHOWN : changed,
      };
  }
}

export const zh: Messages = {
  language: "zh",
  tag: "zh-CN",

  tabs: { label: "衡表", score: "评分", building: "编制", collecting: "汇总", rules: "规则" },

  toolbar: {
    scoreSheet: "评分当前工作表",
    scoreWorkbook: "评分整个工作簿",
    workbook: "整个工作簿",
    live: "实时评分",
    liveHint: "表格一改就重新评分",
  },

  start: {
    what: "逐项复算绩效自评表的得分，找出评审会退回的问题。",
    how: "打开自评表所在的工作表，点“评分当前工作表”。",
    privacy: "数据不离开本机。",
  },

  reading: {
    busy: "正在读取工作表",
    progress: (sheet, done, total) => `正在读取“${sheet}”（${done}/${total}）`,
    cancel: "取消",
  },
  busy: {
    writing: "正在写入",
    undoing: "正在撤销写入",
    marking: "正在标记",
    clearing: "正在清除标记",
    inserting: "正在插入工作表",
    removing: "正在撤销插入",
  },
  waiting: "Excel 在等待：可能有单元格正在编辑，请按 Enter 或 Esc 结束。",

  elsewhere: (shown, front) =>
    `${front === "" ? "当前工作表" : `“${front}”`}中没有绩效表，以上是“${shown}”的结果。`,
  stale: { text: "表格已修改", rescore: "重新评分" },
  locked: (sheets) =>
    `工作表${named(sheets)}受保护：没有密码的，标记和写入时解锁，完成后按原样锁上；有密码的可以评分，不能写入。`,

  actions: {
    bar: "操作",
    mark: "标记到表格",
    clear: "清除标记",
    write: "写入得分",
    undo: "撤销写入",
    undoInsertion: "撤销插入",
    undoHeights: "恢复行高",
    fitRows: "加高放不下文字的行",
    more: "更多操作",
    exportText: "导出文本",
    exportJson: "导出 JSON",
    opens: "随工作簿打开",
    opensNoMore: "不再随工作簿打开",
    markCount: (cells) => `${cells} 个单元格`,
    inCells: (cells) => `${cells} 格`,
    onSheet: (cells) => `整张 ${cells} 格`,
    writeCount: (cells) => `${cells} 个得分`,
  },

  notice: {
    written: (cells) => `已写入 ${cells} 个得分。`,
    filled: (cells) => `已写入 ${cells} 个单元格。`,
    corrected: (cells, marked) =>
      `已改 ${cells} 个单元格，${marked ? "表中以绿色标出" : "工作表有密码保护，没有标出"}。`,
    inserted: (sheet) => `已插入工作表“${sheet}”。`,
    removed: (sheet) => `已撤销插入，工作表“${sheet}”已删除。`,
    marked: (cells) => (cells === 0 ? "没有要标记的问题，原有标记已清除。" : `已标记 ${cells} 个单元格。`),
    cleared: (cells) => (cells === 0 ? "工作簿里没有标记。" : `已清除 ${cells} 个单元格的标记。`),
    rowRemoved: (row) => `已撤销插入，第 ${row} 行已删除。`,
    undone: (restored, left) =>
      left.length === 0
        ? `已恢复 ${restored} 个单元格。`
        : `已恢复 ${restored} 个单元格；${left.join("、")} 写入后又改过，保持不变。`,
    copied: "已复制。",
    notCopied: "剪贴板不可用，没有复制。",
    saveFile: "存为文件",
    fileOffered: (name) => `已生成“${name}”。`,
    openingKept: (opens) =>
      opens ? "下次打开本工作簿时，窗格会一起打开。" : "以后打开本工作簿时，窗格不再自动打开。",
    keptRulesUnreadable: "工作簿里保存的评分规则读不出来，已改用默认规则；可在“规则”页重新设定。",
    rulesSaved: (profile) => (profile === null ? "评分规则由各表的表样选定。" : `已改用“${profile}”。`),
    undo: "撤销",
    copy: "复制",
    close: "关闭",
  },

  failure: {
    title: {
      starting: "没有准备好",
      reading: "没有完成评分",
      writing: "没有写入",
      undoing: "没有撤销",
      marking: "没有标记",
      clearing: "没有清除标记",
      inserting: "没有插入工作表",
      removing: "没有撤销插入",
      jumping: "没有显示单元格",
      saving: "设置没有保存",
    },
    of: failureWords,
    details: "复制详情",
    close: "关闭",
  },

  crash: {
    title: "窗格出错了",
    text: "表格没有改动。请重新打开窗格；仍不行时，把详情发给技术人员。",
    reload: "重新打开",
    details: "复制详情",
  },
};

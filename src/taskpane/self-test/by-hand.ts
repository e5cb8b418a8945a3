/// <reference types="office-js" />
import type { Bilingual } from "../../forms/form-spec";
import type { Language } from "../../report/language";
import { codeOf, outcome, type ObservedExcel } from "./observation";

/** What only a person can bring about or see, as it came out so far. */
export interface ByHand {
  readonly seen: () => Readonly<Record<string, unknown>>;
}

interface Question {
  readonly id: string;
  readonly text: Bilingual;
  /** By default yes and no. */
  readonly answers?: readonly (Bilingual & { readonly value: string })[];
}

/** Left alone they stay unanswered. */
export const QUESTIONS: readonly Question[] = [
  {
    id: "installed-by",
    text: { zh: "衡表自检是怎样加进 Excel 的？", en: "How was the self-test added to Excel?" },
    answers: [
      { value: "share", zh: "共享文件夹目录", en: "shared folder catalogue" },
      { value: "sharepoint", zh: "SharePoint 目录", en: "SharePoint catalogue" },
      { value: "central", zh: "管理员集中部署", en: "centrally deployed" },
      { value: "upload", zh: "自行上传或复制清单", en: "manifest uploaded or copied" },
    ],
  },
  {
    id: "connected-experiences",
    text: {
      zh: "“文件 › 账户 › 管理设置”里，连接的体验是开着的吗？",
      en: "Are connected experiences on (File, Account, Manage Settings)?",
    },
  },
  {
    id: "menu-hangs",
    text: {
      zh: "打开“加载项”菜单时，Excel 卡住过吗？",
      en: "Did Excel hang while the Add-ins menu was opened?",
    },
  },
  {
    id: "one-pane",
    text: {
      zh: "快速双击功能区的“打开”：只有一个窗格，而且上面的结果还在吗？",
      en: "Double-click “Open” on the ribbon: is there one pane, with the results above still in it?",
    },
  },
  {
    id: "pane-shown",
    text: {
      zh: "关闭窗格，再点功能区的“评分当前工作表”十次：窗格又出现了，而且上面的结果还在吗？",
      en: "Close the pane, then choose “Score this sheet” ten times: is it back, with the results above?",
    },
  },
  {
    id: "menu-of-cells",
    text: {
      zh: "在单元格上点右键，有“评分此表”吗？",
      en: "Does the menu of a cell hold “Score this table”?",
    },
  },
  {
    id: "opens-with-workbook",
    text: {
      zh: "点“随工作簿打开”，保存并重新打开工作簿：本页自己打开了吗？",
      en: "Choose “Open with the workbook”, save and open the workbook again: did this page open by itself?",
    },
  },
  {
    id: "excel-undo",
    text: {
      zh: "在单元格里输入 1，再点“试写”，然后按 Ctrl+Z：输入的 1 还能撤销吗？",
      en: "Type 1 into a cell, choose “Write”, then press Ctrl+Z: can the 1 still be undone?",
    },
  },
  {
    id: "click-ends-editing",
    text: {
      zh: "双击单元格输入几个字，不按 Enter，直接点“试写”：单元格自己退出编辑了吗？",
      en: "Type into a cell, do not press Enter, choose “Write”: did the cell leave editing by itself?",
    },
  },
  {
    id: "theme-follows",
    text: {
      zh: "在“文件 › 账户”更换 Office 主题：本页的颜色跟着变了吗？",
      en: "Change the Office theme (File, Account): did the colours of this page follow?",
    },
  },
  {
    id: "file-arrived",
    text: {
      zh: "点“导出结果”后，文件到了吗？",
      en: "After “Export result”, did the file arrive?",
    },
  },
];

const YES_NO: NonNullable<Question["answers"]> = [
  { value: "yes", zh: "是", en: "yes" },
  { value: "no", zh: "否", en: "no" },
];

const WORDS = {
  zh: {
    title: "请动手试几样",
    typing:
      "双击一个空单元格，输入几个字，不要按 Enter，然后点“试写”。请再换几种情形各点一次：没有编辑时；工作簿以只读方式打开时；别人同时打开这个工作簿时。",
    write: "试写",
    behind: "点“5 秒后选中”，立刻换到另一个工作簿或窗口，等 5 秒再回来。",
    select: "5 秒后选中",
    opens: "随工作簿打开",
    unanswered: "未答",
  },
  en: {
    title: "Please try a few things",
    typing:
      "Double-click a blank cell, type something, do not press Enter, then choose “Write”. Choose it again where nothing is being edited, where the workbook is open for reading only, and where someone else has it open.",
    write: "Write",
    behind:
      "Choose “Select in 5 seconds”, go to another workbook or window at once, and come back after 5 seconds.",
    select: "Select in 5 seconds",
    opens: "Open with the workbook",
    unanswered: "no answer",
  },
} as const;

/** What the page does when a person asks for it needs these. */
export interface HandContext {
  readonly excel: ObservedExcel["excel"];
  readonly pause: (ms: number) => Promise<void>;
  readonly now: () => number;
}

/** What came of writing while a person may be typing, and after how many milliseconds. */
async function written({ excel, now }: HandContext): Promise<{ readonly came: string; readonly ms: number }> {
  const began = now();
  const ended = (came: string) => ({ came, ms: Math.round(now() - began) });
  try {
    return await excel.run({ delayForCellEdit: true }, async (context) => {
      const cell = context.workbook.worksheets.getActiveWorksheet().getRange("Z1");
      cell.values = [["衡表试写"]];
      await context.sync();
      cell.load({ values: true });
      await context.sync();
      const kept = cell.values[0]?.[0] === "衡表试写";
      cell.clear("Contents");
      await context.sync();
      return ended(kept ? "kept" : "lost");
    });
  } catch (error) {
    return ended(codeOf(error));
  }
}

const DELAY = 5_000;

/** The codes of showing a sheet and selecting a cell, with whatever is in front then. */
async function selected({ excel, pause }: HandContext): Promise<readonly string[]> {
  await pause(DELAY);
  const activate = await outcome(() =>
    excel.run((context) => {
      context.workbook.worksheets.getActiveWorksheet().activate();
      return context.sync();
    }),
  );
  const select = await outcome(() =>
    excel.run((context) => {
      context.workbook.worksheets.getActiveWorksheet().getRange("A1").select();
      return context.sync();
    }),
  );
  return [activate, select];
}

/**
 * Counts the commands of the ribbon. To be called before Office is ready: Excel may send the command that started the
 * page at once.
 */
export function countCommands(): Readonly<Record<string, number>> {
  const commands: Record<string, number> = {};
  const count = (name: string): void => {
    commands[name] = (commands[name] ?? 0) + 1;
  };
  for (const name of ["score", "clearMarks"]) {
    Office.actions.associate(name, (event?: Partial<Office.AddinCommands.Event>) => {
      count(name);
      if (typeof event?.completed === "function") count(`${name} with an event`);
      event?.completed?.();
      Office.addin.showAsTaskpane().then(
        () => count("shown"),
        (error: unknown) => count(`not shown: ${codeOf(error)}`),
      );
    });
  }
  return commands;
}

/** Counts edits by where they come from: one's own page and window, or someone else. */
async function countEdits({ excel }: HandContext, edits: Record<string, number>): Promise<void> {
  await excel.run((context) => {
    context.workbook.worksheets.onChanged.add(({ source }) => {
      edits[source] = (edits[source] ?? 0) + 1;
      return Promise.resolve();
    });
    return context.sync();
  });
}

/** Adds to the page what is to be done by hand. */
export function byHand(root: HTMLElement, context: HandContext, language: Language): ByHand {
  const words = WORDS[language];
  const writes: unknown[] = [];
  const selections: (readonly string[])[] = [];
  const edits: Record<string, number> = {};
  const answers = new Map<string, HTMLSelectElement>();
  let startup: string | null = null;
  countEdits(context, edits).catch((error: unknown) => {
    edits[codeOf(error)] = 1;
  });

  const button = (text: string, onClick: () => void): HTMLButtonElement => {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = text;
    made.addEventListener("click", onClick);
    return made;
  };
  const paragraph = (text: string): HTMLElement => {
    const made = document.createElement("p");
    made.textContent = text;
    return made;
  };
  const title = document.createElement("h2");
  title.textContent = words.title;
  root.append(
    title,
    paragraph(words.typing),
    button(words.write, () => void written(context).then((came) => writes.push(came))),
    paragraph(words.behind),
    button(words.select, () => void selected(context).then((codes) => selections.push(codes))),
    button(words.opens, () => {
      Office.addin.setStartupBehavior(Office.StartupBehavior.load).then(
        () => (startup = "done"),
        (error: unknown) => (startup = codeOf(error)),
      );
    }),
  );
  for (const { id, text, answers: choices = YES_NO } of QUESTIONS) {
    const label = document.createElement("label");
    label.textContent = text[language];
    const answer = document.createElement("select");
    answer.add(new Option(words.unanswered, ""));
    for (const choice of choices) answer.add(new Option(choice[language], choice.value));
    answers.set(id, answer);
    label.append(" ", answer);
    const line = document.createElement("p");
    line.append(label);
    root.append(line);
  }
  return {
    seen: () => ({
      writes,
      selections,
      edits,
      startup,
      answers: Object.fromEntries([...answers].map(([id, { value }]) => [id, value === "" ? null : value])),
    }),
  };
}

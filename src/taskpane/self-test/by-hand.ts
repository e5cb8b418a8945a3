/// <reference types="office-js" />
import type { Bilingual } from "../../forms/form-spec";
import type { Language } from "../../report/language";
import type { ObservedExcel } from "./observations";

/** What only a person can bring about or see. */
export interface ByHand {
  readonly seen: () => Readonly<Record<string, unknown>>;
}

/** Questions that are answered with yes or no; left alone they stay unanswered. */
const QUESTIONS: readonly { readonly id: string; readonly text: Bilingual }[] = [
  {
    id: "file-arrived",
    text: {
      zh: "点“导出结果”后，文件到了吗？",
      en: "After “Export result”, did the file arrive?",
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
    id: "pane-shown",
    text: {
      zh: "关闭窗格，再点功能区的“评分当前工作表”：窗格又出现了，而且上面的结果还在吗？",
      en: "Close the pane, then choose “Score this sheet” on the ribbon: is it back, with the results above?",
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
];

const WORDS = {
  zh: {
    title: "请动手试几样",
    typing: "双击一个空单元格，输入几个字，不要按 Enter，然后点“试写”。",
    write: "试写",
    opens: "随工作簿打开",
    unanswered: "未答",
    yes: "是",
    no: "否",
  },
  en: {
    title: "Please try a few things",
    typing: "Double-click a blank cell, type something, do not press Enter, then choose “Write”.",
    write: "Write",
    opens: "Open with the workbook",
    unanswered: "no answer",
    yes: "yes",
    no: "no",
  },
} as const;

/** What came of writing while a person may be typing. */
async function written({ excel }: Pick<ObservedExcel, "excel">): Promise<string> {
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
      return kept ? "kept" : "lost";
    });
  } catch (error) {
    return typeof error === "object" && error !== null && "code" in error ? String(error.code) : "unknown";
  }
}

/** Adds to the page what is to be done by hand. Commands of the ribbon are counted from now on. */
export function byHand(root: HTMLElement, excel: ObservedExcel["excel"], language: Language): ByHand {
  const words = WORDS[language];
  const writes: string[] = [];
  const commands: Record<string, number> = {};
  const answers = new Map<string, HTMLSelectElement>();
  let startup: string | null = null;

  for (const name of ["score", "clearMarks"]) {
    Office.actions.associate(name, (event?: Partial<Office.AddinCommands.Event>) => {
      commands[name] = (commands[name] ?? 0) + 1;
      commands[`${name}-event`] = typeof event?.completed === "function" ? 1 : 0;
      event?.completed?.();
      void Office.addin.showAsTaskpane();
    });
  }

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
    button(words.write, () => void written({ excel }).then((came) => writes.push(came))),
    button(words.opens, () => {
      Office.addin.setStartupBehavior(Office.StartupBehavior.load).then(
        () => (startup = "done"),
        (error: unknown) => (startup = String(error)),
      );
    }),
  );
  for (const { id, text } of QUESTIONS) {
    const label = document.createElement("label");
    label.textContent = text[language];
    const answer = document.createElement("select");
    for (const option of [words.unanswered, words.yes, words.no]) answer.add(new Option(option));
    answers.set(id, answer);
    label.append(" ", answer);
    const line = document.createElement("p");
    line.append(label);
    root.append(line);
  }
  const ANSWERS = [null, true, false];
  return {
    seen: () => ({
      writesWhileTyping: writes,
      commands,
      startup,
      ...Object.fromEntries(
        [...answers].map(([id, { selectedIndex }]) => [id, ANSWERS[selectedIndex] ?? null]),
      ),
    }),
  };
}

import type { Messages } from "../messages/messages";
import type { Pane } from "../pane";
import type { ChosenFile, Collector } from "./collector";
import { settingsOf } from "./settings";
import { collectingWords } from "./words";

/** What the tab 汇总 works with. */
export interface CollectingContext {
  readonly pane: Pane;
  readonly words: Messages;
  readonly collector: Collector;
}

/** Has files read by the rules that the pane goes by. */
export function collect({ pane, words, collector }: CollectingContext, files: readonly ChosenFile[]): void {
  void collector.add(files, settingsOf(pane.store.state(), words.language));
}

/** Says something in the line at the bottom. */
export function say({ pane }: CollectingContext, text: string, undoes = false): void {
  pane.store.dispatch({ type: "notice-given", notice: { kind: "said", text, undoes } });
}

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** Offers the workbook of the roll-up, or its text as a Word document. */
export async function saveRollUp(context: CollectingContext, what: "workbook" | "narrative"): Promise<void> {
  const { collector, pane, words } = context;
  const { fileName, textName } = collectingWords(words.language);
  const year = collector.store.state().result?.year ?? null;
  const content = await collector.ask<typeof what>({ kind: what });
  if (!content) return;
  pane.offer(
    what === "workbook"
      ? { name: fileName(year), type: XLSX, content }
      : { name: textName(year), type: DOCX, content },
  );
}

/** Inserts the sheets of the roll-up, one behind the other, until one fails; each can be taken out again. */
export async function insertRollUp(context: CollectingContext): Promise<void> {
  const { collector, pane, words } = context;
  const names: (readonly [string, string])[] = [];
  for (;;) {
    const sheet = await collector.ask<"sheet">({ kind: "sheet", at: names.length, names });
    if (!sheet) break;
    const inserted = await pane.insertSheet(sheet);
    if (!inserted) return;
    names.push([sheet.name, inserted.sheet]);
  }
  say(context, collectingWords(words.language).inserted(names.length), true);
}

import type { SendOutWishes } from "../../collecting/sending-out";
import { batchInName } from "../../many/distribution";
import { say, type CollectingContext } from "./context";
import type { Sending } from "./collection-state";
import { collectingWords } from "./words";

/** What goes out, as the person chose it. */
export interface SendOutChoice {
  /** A registered form, or the file of a department's own. */
  readonly form: string | File;
  readonly wishes: Omit<SendOutWishes, "form">;
}

const ZIP = "application/zip";

/** Shows how far it is; false once the person stops it. */
function goesOn({ collector: { store } }: CollectingContext, sending: Sending): boolean {
  const isStopping = store.state().sending?.phase === "stopping";
  store.dispatch({
    type: "sending-changed",
    sending: isStopping ? { ...sending, phase: "stopping" } : sending,
  });
  return !isStopping;
}

/** Begins to make the forms; null, and says why, where that cannot be. */
async function begun(
  { collector }: CollectingContext,
  { form, wishes }: SendOutChoice,
  asSheets: boolean,
): Promise<Sending | null> {
  const { dispatch } = collector.store;
  const making: Sending = { phase: "making", of: 0, done: 0, problems: [] };
  dispatch({ type: "sending-changed", sending: making });
  const view = await collector.ask<"send-out">({ kind: "send-out", form, wishes });
  const refuse = (why: Sending["problems"][number]["why"]): null => {
    dispatch({
      type: "sending-changed",
      sending: { ...making, phase: "refused", problems: [{ row: null, why }] },
    });
    return null;
  };
  if (!view) {
    dispatch({ type: "sending-changed", sending: null });
    return null;
  }
  if ("zh" in view) return refuse(view);
  if (asSheets && !view.canBeSheets) {
    return refuse({
      zh: "本部门的表样只能一个项目一个文件",
      en: "A department's own form goes out as a file for each project",
    });
  }
  return { ...making, of: view.forms };
}

/** Makes a file for each project of the list, and offers them with the list of what went out as one .zip. */
export async function sendOutAsFiles(context: CollectingContext, choice: SendOutChoice): Promise<void> {
  const { collector, pane, words } = context;
  const begin = await begun(context, choice, false);
  if (!begin) return;
  let sending = begin;
  while (sending.done < sending.of && goesOn(context, sending)) {
    const at = sending.done;
    const problem = await collector.ask<"outgoing-file">({ kind: "outgoing-file", at });
    sending = {
      ...sending,
      done: at + 1,
      problems: problem ? [...sending.problems, problem] : sending.problems,
    };
  }
  const content = await collector.ask<"archive">({ kind: "archive" });
  collector.store.dispatch({ type: "sending-changed", sending: { ...sending, phase: "made" } });
  if (!content) return;
  const name = collectingWords(words.language).send.archive(batchInName(choice.wishes.batch));
  pane.offer({ name, type: ZIP, content });
}

/** Inserts a sheet for each project of the list, and the list behind them, until one fails or the person stops it. */
export async function sendOutAsSheets(context: CollectingContext, choice: SendOutChoice): Promise<void> {
  const { collector, pane, words } = context;
  const begin = await begun(context, choice, true);
  if (!begin) return;
  let sending = begin;
  const names: (readonly [string, string])[] = [];
  while (goesOn(context, sending)) {
    const sheet = await collector.ask<"outgoing-sheet">({ kind: "outgoing-sheet", at: names.length, names });
    if (!sheet) break;
    const inserted = await pane.insertSheet(sheet);
    if (!inserted) break;
    names.push([sheet.name, inserted.sheet]);
    sending = { ...sending, done: Math.min(names.length, sending.of) };
  }
  collector.store.dispatch({ type: "sending-changed", sending: { ...sending, phase: "made" } });
  if (names.length > 0) say(context, collectingWords(words.language).send.inserted(names.length), true);
}

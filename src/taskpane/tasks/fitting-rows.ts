import type { FittedRows } from "../../hosts/host";
import { sheetsInView } from "../state/state";
import { fail, type TaskContext } from "./task-context";

interface FittingWords {
  readonly fitted: (rows: readonly number[]) => string;
  readonly nothing: string;
  readonly setBack: string;
}

/** So many rows are named, those beyond are counted. */
const NAMED = 6;

const WORDS: Readonly<Record<"zh" | "en", FittingWords>> = {
  zh: {
    fitted: (rows) => {
      const named = rows.slice(0, NAMED).join("、");
      return `已加高 ${rows.length} 行：第 ${named} 行${rows.length > NAMED ? "等" : ""}。`;
    },
    nothing: "没有放不下文字的行。",
    setBack: "已恢复行高；后来又改过高度的行没有动。",
  },
  en: {
    fitted: (rows) => {
      const named = rows.slice(0, NAMED).join(", ");
      const more = rows.length > NAMED ? " and others" : "";
      return `Made ${rows.length} ${rows.length === 1 ? "row" : "rows"} higher: ${named}${more}.`;
    },
    nothing: "No row cuts off a text.",
    setBack: "Rows have their heights back, but for those that were changed since.",
  },
};

function wordsOf({ host }: TaskContext): FittingWords {
  return WORDS[/^en\b/i.test(host.language) ? "en" : "zh"];
}

/** Makes rows of the sheet in view higher that cut off a text; they can have their heights back. */
export async function fitRows(context: TaskContext): Promise<void> {
  const { host, store } = context;
  const [sheet] = sheetsInView(store.state());
  if (!sheet || !host.rowHeights) return;
  store.dispatch({ type: "task-started", task: "writing" });
  const fitted = await host.rowHeights.fit(sheet.snapshot);
  if (!fitted.ok) {
    fail(context, "writing", fitted.failure);
    return;
  }
  const rows = fitted.value.rows.map(({ row }) => row + 1);
  const words = wordsOf(context);
  const text = rows.length > 0 ? words.fitted(rows) : words.nothing;
  store.dispatch({ type: "rows-fitted", fitted: fitted.value, text });
}

/** Gives rows the heights that they had. */
export async function setBack(context: TaskContext, fitted: FittedRows): Promise<void> {
  const { host, store } = context;
  store.dispatch({ type: "task-started", task: "removing" });
  const back = await host.rowHeights?.setBack(fitted);
  if (back?.ok === false) fail(context, "removing", back.failure);
  else
    store.dispatch({
      type: "removed",
      notice: { kind: "said", text: wordsOf(context).setBack, undoes: false },
    });
}

/// <reference types="office-js" />
import type { Bilingual } from "../../forms/form-spec";
import type { Host } from "../../hosts/host";

/** What the observations look at: Excel itself, and the adapter where Excel takes in what it made. */
export interface ObservedExcel {
  readonly excel: Pick<typeof Excel, "run">;
  readonly host: Pick<Host, "insertSheet" | "removeSheet">;
  /** The sheet to work on; it is deleted afterwards. */
  readonly sheet: string;
  readonly pause: (ms: number) => Promise<void>;
  readonly now: () => number;
}

/** A fact that only a real Excel can tell. Whatever it is, the adapter should bear it; so it neither passes nor fails. */
export interface Observation {
  readonly id: string;
  readonly name: Bilingual;
  readonly look: (observed: ObservedExcel) => Promise<unknown>;
}

/** What an error says to programs; never its message, which is in the language of Excel and may name cells. */
export function codeOf(error: unknown): string {
  if (typeof error === "object" && error !== null && "code" in error && typeof error.code === "string") {
    return error.code;
  }
  return error instanceof Error ? error.name : "unknown";
}

/** The code under which an act fails; "done" where it does not. */
export async function outcome(act: () => Promise<unknown>): Promise<string> {
  try {
    await act();
    return "done";
  } catch (error) {
    return codeOf(error);
  }
}

/** What an act brings, or the code under which it fails. */
export async function seenOrCode<Seen>(look: () => Promise<Seen>): Promise<Seen | string> {
  try {
    return await look();
  } catch (error) {
    return codeOf(error);
  }
}

export type Batch<Result> = (sheet: Excel.Worksheet, context: Excel.RequestContext) => Promise<Result>;

/** One batch on the sheet that is observed, carried out at its end. */
export function onSheet<Result>({ excel, sheet }: ObservedExcel, batch: Batch<Result>): Promise<Result> {
  return excel.run(async (context) => {
    const result = await batch(context.workbook.worksheets.getItem(sheet), context);
    await context.sync();
    return result;
  });
}

/** The code under which a batch on the sheet fails that only queues something. */
export function codeOn(observed: ObservedExcel, queue: (sheet: Excel.Worksheet) => void): Promise<string> {
  return outcome(() =>
    onSheet(observed, (sheet) => {
      queue(sheet);
      return Promise.resolve();
    }),
  );
}

/** A sheet that no workbook has. */
export const NO_SHEET = "衡表没有这张表";

/** Adds a rule as the marks are. */
export function addRule(sheet: Excel.Worksheet, address: string): Excel.ConditionalFormat {
  const format = sheet.getRange(address).conditionalFormats.add("Custom");
  format.custom.rule.formula = '="衡表自检"<>""';
  format.custom.format.fill.color = "#DCE6EE";
  format.load({ id: true });
  return format;
}

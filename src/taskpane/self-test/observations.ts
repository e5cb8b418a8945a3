/// <reference types="office-js" />
import type { Bilingual } from "../../forms/form-spec";

/** What the observations look at: Excel itself, without the adapter. */
export interface ObservedExcel {
  readonly excel: Pick<typeof Excel, "run">;
  /** The sheet to work on; it is deleted afterwards. */
  readonly sheet: string;
  readonly pause: (ms: number) => Promise<void>;
  readonly now: () => number;
}

/** A fact that only a real Excel can tell. Whatever it is, the adapter should bear it; so it neither passes nor fails. */
interface Observation {
  readonly id: string;
  readonly name: Bilingual;
  readonly look: (observed: ObservedExcel) => Promise<unknown>;
}

export interface Observed {
  readonly id: string;
  readonly name: Bilingual;
  /** What was seen, or the code of the error that kept it from being seen. */
  readonly seen: unknown;
}

/** What an error says to programs; never its message, which is in the language of Excel and may name cells. */
function codeOf(error: unknown): string {
  if (typeof error === "object" && error !== null && "code" in error && typeof error.code === "string") {
    return error.code;
  }
  return error instanceof Error ? error.name : "unknown";
}

/** The code under which an act fails; "done" where it does not. */
async function outcome(act: () => Promise<unknown>): Promise<string> {
  try {
    await act();
    return "done";
  } catch (error) {
    return codeOf(error);
  }
}

type Batch<Result> = (sheet: Excel.Worksheet, context: Excel.RequestContext) => Promise<Result>;

function onSheet<Result>({ excel, sheet }: ObservedExcel, batch: Batch<Result>): Promise<Result> {
  return excel.run(async (context) => {
    const result = await batch(context.workbook.worksheets.getItem(sheet), context);
    await context.sync();
    return result;
  });
}

function addRule(sheet: Excel.Worksheet, address: string): Excel.ConditionalFormat {
  const format = sheet.getRange(address).conditionalFormats.add("Custom");
  format.custom.rule.formula = '="衡表自检"<>""';
  format.custom.format.fill.color = "#DCE6EE";
  format.load({ id: true });
  return format;
}

/** Registers for events, acts, and tells when, after the act began, each event came. */
async function eventTimes(
  observed: ObservedExcel,
  register: (context: Excel.RequestContext, heard: () => void) => { remove(): void },
  act: () => Promise<unknown>,
): Promise<readonly number[]> {
  const times: number[] = [];
  let began = observed.now();
  const handler = await observed.excel.run(async (context) => {
    const made = register(context, () => times.push(Math.round(observed.now() - began)));
    await context.sync();
    return { made, context };
  });
  began = observed.now();
  await act();
  await observed.pause(1_500);
  handler.made.remove();
  await handler.context.sync();
  return times;
}

/** A handler as office.js wants it. */
function hearing(heard: () => void): () => Promise<void> {
  return () => {
    heard();
    return Promise.resolve();
  };
}

const OBSERVATIONS: readonly Observation[] = [
  {
    id: "answers-before-error",
    name: {
      zh: "失败的请求是否带回失败之前的结果",
      en: "Whether a failed request brings what came before the failure",
    },
    look: (observed) =>
      observed.excel.run(async (context) => {
        const sheet = context.workbook.worksheets.getItem(observed.sheet);
        const range = sheet.getRange("A1").load({ values: true });
        context.workbook.worksheets.getItem("衡表没有这张表").load({ name: true });
        const code = await outcome(() => context.sync());
        return { code, brought: (await outcome(() => Promise.resolve(range.values))) === "done" };
      }),
  },
  {
    id: "rolled-back",
    name: { zh: "失败的请求里已做的写入是否保留", en: "Whether writes before the failure stay" },
    look: async (observed) => {
      const code = await outcome(() =>
        onSheet(observed, async (sheet, context) => {
          sheet.getRange("B1").values = [[1]];
          context.workbook.worksheets.getItem("衡表没有这张表").load({ name: true });
          await context.sync();
        }),
      );
      const stays = await onSheet(observed, async (sheet, context) => {
        const range = sheet.getRange("B1").load({ values: true });
        await context.sync();
        return range.values[0]?.[0] === 1;
      });
      return { code, stays };
    },
  },
  {
    id: "rule-ids",
    name: {
      zh: "条件格式的编号：样子、是否重用、是否随添加而变",
      en: "Ids of conditional formats: looks, reuse, change",
    },
    look: (observed) =>
      onSheet(observed, async (sheet, context) => {
        const [first, second] = [addRule(sheet, "D1"), addRule(sheet, "D2")];
        await context.sync();
        const made = [first.id, second.id];
        first.delete();
        await context.sync();
        const third = addRule(sheet, "D3");
        await context.sync();
        const all = sheet.getRange().conditionalFormats.load({ id: true });
        await context.sync();
        const listed = all.items.map(({ id }) => id);
        return { made, third: third.id, reused: made.includes(third.id), listed };
      }),
  },
  {
    id: "codes",
    name: { zh: "各种拒绝的错误代码", en: "The codes of refusals" },
    look: async (observed) => {
      const code = (batch: Batch<void>) => outcome(() => onSheet(observed, batch));
      const noSheet = await outcome(() =>
        observed.excel.run(async (context) => {
          context.workbook.worksheets.getItem("衡表没有这张表").load({ name: true });
          await context.sync();
        }),
      );
      const noRule = await code(async (sheet) => {
        sheet.getRange().conditionalFormats.getItem("0").load({ type: true });
        await Promise.resolve();
      });
      await code(async (sheet) => {
        sheet.protection.protect();
        await Promise.resolve();
      });
      const locked = await code(async (sheet) => {
        sheet.getRange("A2").values = [[1]];
        await Promise.resolve();
      });
      const lockedMark = await code(async (sheet) => {
        addRule(sheet, "A3");
        await Promise.resolve();
      });
      const unlock = await code(async (sheet) => {
        sheet.protection.unprotect();
        await Promise.resolve();
      });
      const tooLong = await code(async (sheet) => {
        sheet.getRange("A4").values = [["长".repeat(40_000)]];
        await Promise.resolve();
      });
      return { noSheet, noRule, locked, lockedMark, unlock, tooLong };
    },
  },
  {
    id: "used-range",
    name: { zh: "只有格式的单元格算不算已用区域", en: "Whether formats alone make cells used" },
    look: (observed) =>
      onSheet(observed, async (sheet, context) => {
        sheet.getRange("K400").format.fill.color = "#FFFFFF";
        const all = sheet.getUsedRange(false).load({ address: true });
        const values = sheet.getUsedRange(true).load({ address: true });
        await context.sync();
        const cells = (address: string) => address.slice(address.lastIndexOf("!") + 1);
        return { all: cells(all.address), values: cells(values.address) };
      }),
  },
  {
    id: "edit-events",
    name: { zh: "一次写入来几次通知，多久之后", en: "How many events one write brings, and when" },
    look: (observed) =>
      eventTimes(
        observed,
        ({ workbook }, heard) => workbook.worksheets.onChanged.add(hearing(heard)),
        () =>
          onSheet(observed, async (sheet) => {
            sheet.getRange("E1:E5").values = [[1], [2], [3], [4], [5]];
            await Promise.resolve();
          }),
      ),
  },
  {
    id: "activation-events",
    name: {
      zh: "换一张工作表来几次通知，多久之后",
      en: "How many events showing another sheet brings, and when",
    },
    look: (observed) =>
      eventTimes(
        observed,
        ({ workbook }, heard) => workbook.worksheets.onActivated.add(hearing(heard)),
        () =>
          observed.excel.run(async (context) => {
            const other = context.workbook.worksheets.getFirst(true);
            other.activate();
            await context.sync();
            context.workbook.worksheets.getItem(observed.sheet).activate();
            await context.sync();
          }),
      ),
  },
];

/** Looks at everything, one after another; what cannot be seen is told by its code. */
export async function observe(
  observed: ObservedExcel,
  onSeen: (seen: Observed) => void,
): Promise<readonly Observed[]> {
  const all: Observed[] = [];
  for (const { id, name, look } of OBSERVATIONS) {
    let seen: unknown;
    try {
      seen = await look(observed);
    } catch (error) {
      seen = codeOf(error);
    }
    all.push({ id, name, seen });
    onSeen({ id, name, seen });
  }
  return all;
}

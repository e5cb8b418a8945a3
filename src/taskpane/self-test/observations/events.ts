import { onSheet, type Observation, type ObservedExcel } from "../observation";

/** So long events are waited for, in milliseconds. */
const LISTENING = 1_500;

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
  await observed.pause(LISTENING);
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

/** When events come, and how often. */
export const EVENTS: readonly Observation[] = [
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

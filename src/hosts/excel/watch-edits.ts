import { createEditBurst } from "../edit-burst";
import type { EditReport, Outcome, Stop } from "../host";
import type { KnownSheets } from "./known-sheets";
import type { ExcelApi, Trips } from "./trips";

/**
 * Reports edits of any sheet: the first at once, those within `pause` milliseconds after it together, one
 * report for each sheet. Excel does not report results that changed by calculation alone.
 */
export async function watchEdits(
  excel: ExcelApi,
  trips: Trips,
  known: KnownSheets,
  pause: number,
  onEdit: (report: EditReport) => void,
): Promise<Outcome<Stop>> {
  const burst = createEditBurst(pause, (id) => onEdit({ sheet: known.nameOf(id) }));
  const { answers, failure } = await trips.trip((context) => {
    const registered = context.workbook.worksheets.onChanged.add(({ worksheetId }) => {
      burst.add(worksheetId);
      return Promise.resolve();
    });
    return [() => registered];
  });
  const [registered] = answers;
  if (failure) return { ok: false, failure };
  return {
    ok: true,
    value: async () => {
      burst.end();
      if (!registered) return;
      await excel.run({ previousObjects: registered.context }, async (context) => {
        registered.remove();
        await context.sync();
      });
    },
  };
}

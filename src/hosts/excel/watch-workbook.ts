import { createEditBurst } from "../edit-burst";
import { parseA1 } from "../../sheet/address";
import type { ActivationReport, EditReport, Outcome, SheetCell, Stop } from "../host";
import { done } from "../outcome";
import type { KnownSheets } from "./known-sheets";
import type { LastGrids } from "./last-grids";
import type { LastReading } from "./last-reading";
import type { ExcelApi, Batches } from "./batches";

/** What is watched by. */
export interface Watching {
  readonly excel: ExcelApi;
  readonly batches: Batches;
  readonly known: KnownSheets;
  readonly reading: LastReading;
  readonly last: LastGrids;
}

/**
 * Reports edits of any sheet, by whomever: the first at once, those within `pause` milliseconds after it together, one
 * report for each sheet. Sorting has events of its own, and is an edit here. Excel does not report results that changed
 * by calculation alone.
 */
export async function watchEdits(
  { excel, batches, known, reading, last }: Watching,
  pause: number,
  onEdit: (report: EditReport) => void,
): Promise<Outcome<Stop>> {
  const burst = createEditBurst(pause, (id) => onEdit({ sheet: known.nameOf(id) }));
  const registered = await batches.ask(({ workbook: { worksheets } }) => {
    const take = (sheet: string, edited: string | null): Promise<void> => {
      reading.forget(sheet);
      last.edited(sheet, edited);
      burst.add(sheet);
      return Promise.resolve();
    };
    const sorted = ({ worksheetId }: { readonly worksheetId: string }) => take(worksheetId, null);
    const handlers = [
      worksheets.onChanged.add(({ worksheetId, changeType, address }) =>
        take(worksheetId, changeType === "RangeEdited" ? address : null),
      ),
      worksheets.onRowSorted.add(sorted),
      worksheets.onColumnSorted.add(sorted),
      // Another number format need not make a cell show anything else.
      worksheets.onFormatChanged.add(({ worksheetId }) => {
        last.edited(worksheetId, null);
        return Promise.resolve();
      }),
    ] as const;
    return () => ({
      context: handlers[0].context,
      remove: () => handlers.forEach((each) => each.remove()),
    });
  });
  const end = () => {
    last.watch(false);
    burst.end();
  };
  if (registered.ok) last.watch(true);
  else end();
  return registered.ok ? done(stopping(excel, registered.value, end)) : registered;
}

/** Reports that another sheet is shown. */
export async function watchActivation(
  { excel, batches, known }: Watching,
  onActivated: (report: ActivationReport) => void,
): Promise<Outcome<Stop>> {
  let isOver = false;
  let last: string | null = null;
  const registered = await batches.ask(({ workbook: { worksheets } }) => {
    const handler = worksheets.onActivated.add(({ worksheetId }) => {
      // Events may come twice.
      if (!isOver && worksheetId !== last) onActivated({ sheet: known.nameOf(worksheetId) });
      last = worksheetId;
      return Promise.resolve();
    });
    return () => handler;
  });
  const end = () => {
    isOver = true;
  };
  if (!registered.ok) end();
  return registered.ok ? done(stopping(excel, registered.value, end)) : registered;
}

/** Reports the first cell of what is selected; of a sheet that was never read nothing is said. */
export async function watchSelection(
  { excel, batches, known }: Watching,
  onSelected: (selected: SheetCell) => void,
): Promise<Outcome<Stop>> {
  let isOver = false;
  const registered = await batches.ask(({ workbook: { worksheets } }) => {
    const handler = worksheets.onSelectionChanged.add(({ worksheetId, address }) => {
      const sheet = known.nameOf(worksheetId);
      // Several areas are joined by commas; whole rows and columns are no cell.
      const cell = parseA1(/^[^:,]+/.exec(address)?.[0] ?? "");
      if (!isOver && sheet !== null && cell) onSelected({ sheet, cell });
      return Promise.resolve();
    });
    return () => handler;
  });
  const end = () => {
    isOver = true;
  };
  if (!registered.ok) end();
  return registered.ok ? done(stopping(excel, registered.value, end)) : registered;
}

/** Ends a watch: at once for who listens, then in Excel, where it is no harm if that fails. */
function stopping(
  excel: ExcelApi,
  handler: { readonly context: OfficeExtension.ClientRequestContext; readonly remove: () => void },
  end: () => void,
): Stop {
  return async () => {
    end();
    await excel
      .run({ previousObjects: handler.context }, async (context) => {
        handler.remove();
        await context.sync();
      })
      .catch(() => undefined);
  };
}

import type { SheetSnapshot } from "../../sheet/snapshot";
import type { HostFailure, Outcome, ReadOptions, SheetScope, SheetsRead } from "../host";
import { rowsOf } from "./cells";
import type { SheetIdentity } from "./known-sheets";
import { isUnspecific } from "./failure";
import {
  affordable,
  CELLS_PER_TRIP,
  cellsIn,
  cutToFit,
  endsReading,
  inBands,
  inParts,
  replanned,
  tallestBand,
} from "./reading-plan";
import { ask, newDraft, type Draft, type Remembered, type SheetRequest } from "./sheet-requests";
import type { Reader, Batches } from "./batches";

/** Something else to read in the first round trip. */
export type Alongside = (context: Excel.RequestContext) => Reader<void>;

export interface SheetsFound {
  readonly read: SheetsRead;
  readonly identities: readonly SheetIdentity[];
}

/**
 * Reads the active sheet in one round trip, or all sheets in two: their list, then everything. More are
 * needed only where a limit of Excel is hit: then cells come in parts of about 4 MB, and merged areas in
 * bands of rows.
 */
export async function readSheets(
  batches: Batches,
  scope: SheetScope,
  options: ReadOptions,
  remembered: Remembered,
  alongside: Alongside,
): Promise<Outcome<SheetsFound>> {
  if (scope === "active") {
    const draft = newDraft(null);
    const failure = await fill(batches, [draft], remembered, options, alongside);
    const reason = failure ?? draft.failure;
    return reason ? { ok: false, failure: reason } : { ok: true, value: found([draft]) };
  }
  const listed = await unlessAborted(options.signal, listSheets(batches, alongside));
  if (listed === null) return { ok: false, failure: { code: "cancelled" } };
  if (!listed.ok) return listed;
  const failure = await fill(batches, listed.value, remembered, options, null);
  return failure ? { ok: false, failure } : { ok: true, value: found(listed.value) };
}

async function listSheets(batches: Batches, alongside: Alongside): Promise<Outcome<readonly Draft[]>> {
  return batches.ask((context) => {
    const sheets = context.workbook.worksheets;
    sheets.load("items/id,items/name,items/visibility");
    const readBeside = alongside(context);
    return () => {
      readBeside();
      return sheets.items.map(({ id, name, visibility }) => ({
        ...newDraft(id),
        name,
        hidden: visibility !== "Visible",
      }));
    };
  });
}

/**
 * Asks until every draft is complete or has its failure; returns a failure that ends it for all of them. Which of
 * many questions a batch failed at is not known: they are asked in halves, until the one that fails stands alone.
 */
async function fill(
  batches: Batches,
  drafts: readonly Draft[],
  remembered: Remembered,
  options: ReadOptions,
  alongside: Alongside | null,
): Promise<HostFailure | null> {
  let budget = CELLS_PER_TRIP;
  let most = Infinity;
  let beside = alongside;
  let hasManyMerges = false;
  let pending: readonly SheetRequest[] = [
    ...drafts.map((draft): SheetRequest => ({ kind: "sheet", draft })),
    ...drafts.map((draft): SheetRequest => ({ kind: "all-merges", draft })),
  ];
  while (pending.length > 0) {
    reportProgress(options, drafts, pending);
    pending = cutToFit(pending, budget);
    // In bands merged areas are asked for where the sheet is known to have cells.
    if (hasManyMerges && !pending.some(isWhole)) pending = pending.flatMap(inBands());
    const askable = hasManyMerges && pending.some(isWhole) ? pending.filter(isWhole) : pending;
    const batch = affordable(askable, budget).slice(0, most);
    const brought = await unlessAborted(options.signal, askFor(batches, batch, remembered, beside));
    if (brought === null) return { code: "cancelled" };
    beside = null;
    if (brought.ok) {
      const asked = new Set(batch);
      pending = [...pending.filter((request) => !asked.has(request)), ...brought.value.flat()];
      continue;
    }
    const { failure } = brought;
    if (endsReading(failure)) return failure;
    const cells = cellsIn(batch);
    if (failure.code === "too-large" && cells > 0) budget = Math.floor(cells / 2);
    if (failure.code === "too-large" && batch.some(isWhole)) pending = pending.flatMap(inParts);
    else if (failure.code === "too-large" && cells > 0 && batch.length > 1) continue;
    else if (isOfMerges(failure) && !hasManyMerges) hasManyMerges = true;
    else if (isOfMerges(failure) && tallestBand(batch) > 1) {
      pending = pending.flatMap(inBands(Math.ceil(tallestBand(batch) / 2)));
    } else if (batch.length > 1) most = Math.ceil(batch.length / 2);
    else {
      for (const request of batch)
        pending = replanned(pending, request, await ofGoneSheet(batches, request, failure), budget);
      most = Infinity;
    }
  }
  return null;
}

const isWhole = ({ kind }: SheetRequest): boolean => kind === "sheet";

/** Merged areas fail together, and for a reason that is known: there are too many of them. */
function isOfMerges(failure: HostFailure): boolean {
  return failure.code === "unknown" && failure.location.includes("MergedAreas");
}

/** Whether what failed for no reason that Excel names is a sheet that is gone. */
async function ofGoneSheet(
  batches: Batches,
  { draft: { id } }: SheetRequest,
  failure: HostFailure,
): Promise<HostFailure> {
  if (id === null || !isUnspecific(failure)) return failure;
  const found = await batches.ask((context) => {
    const sheet = context.workbook.worksheets.getItemOrNullObject(id);
    sheet.load("id");
    return () => !sheet.isNullObject;
  });
  return found.ok && !found.value ? { code: "sheet-deleted", sheets: [] } : failure;
}

function reportProgress(
  { onProgress }: ReadOptions,
  drafts: readonly Draft[],
  pending: readonly SheetRequest[],
): void {
  const open = new Set(pending.map(({ draft }) => draft));
  onProgress?.({
    sheet: pending[0]?.draft.name ?? "",
    done: drafts.length - open.size,
    total: drafts.length,
  });
}

/** Null once aborted: what was asked cannot be called back, but its answer is no longer waited for. */
async function unlessAborted<Value>(
  signal: AbortSignal | undefined,
  request: Promise<Value>,
): Promise<Value | null> {
  if (!signal) return request;
  if (signal.aborted) return null;
  return new Promise((resolve, reject) => {
    const onAbort = () => resolve(null);
    signal.addEventListener("abort", onAbort);
    request.then(resolve, reject).finally(() => signal.removeEventListener("abort", onAbort));
  });
}

async function askFor(
  batches: Batches,
  requests: readonly SheetRequest[],
  remembered: Remembered,
  alongside: Alongside | null,
): Promise<Outcome<readonly (readonly SheetRequest[])[]>> {
  return batches.ask((context) => {
    const readers = requests.map((request) => ask(context, request, remembered));
    const readBeside = alongside?.(context);
    return () => {
      readBeside?.();
      return readers.map((read) => read());
    };
  });
}

function found(drafts: readonly Draft[]): SheetsFound {
  return {
    read: {
      sheets: drafts.filter(({ failure }) => failure === null).map(snapshotOf),
      skipped: drafts.flatMap(({ name, failure }) => (failure ? [{ sheet: name, failure }] : [])),
    },
    identities: drafts.flatMap(({ id, name }) => (id === null ? [] : [{ id, name }])),
  };
}

function snapshotOf({ name, hidden, protected: isProtected, parts, merges }: Draft): SheetSnapshot {
  const inOrder = [...parts].sort((a, b) => a.top - b.top);
  const [first] = inOrder;
  const origin = { row: first?.top ?? 0, column: first?.left ?? 0 };
  return { name, hidden, protected: isProtected, origin, rows: rowsOf(inOrder, merges), merges };
}

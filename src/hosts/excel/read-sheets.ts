import type { SheetSnapshot } from "../../sheet/snapshot";
import type { HostFailure, Outcome, ReadOptions, SheetScope, SheetsRead } from "../host";
import { rowsOf } from "./cells";
import type { SheetIdentity } from "./known-sheets";
import { affordable, CELLS_PER_TRIP, cellsIn, cutToFit, endsReading, replanned } from "./reading-plan";
import { ask, newDraft, type Draft, type Want } from "./sheet-wants";
import type { Brought, Reader, Trips } from "./trips";

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
  trips: Trips,
  scope: SheetScope,
  options: ReadOptions,
  alongside: Alongside,
): Promise<Outcome<SheetsFound>> {
  if (scope === "active") {
    const draft = newDraft(null);
    const failure = await fill(trips, [draft], options, alongside);
    const reason = failure ?? draft.failure;
    return reason ? { ok: false, failure: reason } : { ok: true, value: found([draft]) };
  }
  const listed = await unlessAborted(options.signal, listSheets(trips, alongside));
  if (listed === null) return { ok: false, failure: { code: "cancelled" } };
  if (!listed.ok) return listed;
  const failure = await fill(trips, listed.value, options, null);
  return failure ? { ok: false, failure } : { ok: true, value: found(listed.value) };
}

async function listSheets(trips: Trips, alongside: Alongside): Promise<Outcome<readonly Draft[]>> {
  const { answers, failure } = await trips.trip<readonly Draft[]>((context) => {
    const sheets = context.workbook.worksheets;
    sheets.load("items/id,items/name,items/visibility");
    const readBeside = alongside(context);
    return [
      () => {
        readBeside();
        return sheets.items.map(({ id, name, visibility }) => ({
          ...newDraft(id),
          name,
          hidden: visibility !== "Visible",
        }));
      },
    ];
  });
  const [drafts = []] = answers;
  return failure ? { ok: false, failure } : { ok: true, value: drafts };
}

/** Asks until every draft is complete or has its failure; returns a failure that ends it for all of them. */
async function fill(
  trips: Trips,
  drafts: readonly Draft[],
  options: ReadOptions,
  alongside: Alongside | null,
): Promise<HostFailure | null> {
  let budget = CELLS_PER_TRIP;
  let beside = alongside;
  let pending: readonly Want[] = [
    ...drafts.map((draft): Want => ({ kind: "sheet", draft })),
    ...drafts.map((draft): Want => ({ kind: "all-merges", draft })),
  ];
  while (pending.length > 0) {
    reportProgress(options, drafts, pending);
    pending = cutToFit(pending, budget);
    const batch = affordable(pending, budget);
    const brought = await unlessAborted(options.signal, askFor(trips, batch, beside));
    if (brought === null) return { code: "cancelled" };
    beside = null;
    const { answers, failure } = brought;
    pending = [...pending.slice(answers.length), ...answers.flat()];
    if (failure === null) continue;
    if (endsReading(failure)) return failure;
    if (failure.code === "too-large" && cellsIn(batch) > 0) budget = Math.floor(cellsIn(batch) / 2);
    pending = replanned(pending, failure, budget);
  }
  return null;
}

function reportProgress(
  { onProgress }: ReadOptions,
  drafts: readonly Draft[],
  pending: readonly Want[],
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
  trips: Trips,
  wants: readonly Want[],
  alongside: Alongside | null,
): Promise<Brought<readonly Want[]>> {
  const { answers, failure } = await trips.trip<readonly Want[]>((context) => {
    const readers = wants.map((want) => ask(context, want));
    if (!alongside) return readers;
    const readBeside = alongside(context);
    return [...readers, () => (readBeside(), [])];
  });
  return { answers: answers.slice(0, wants.length), failure };
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

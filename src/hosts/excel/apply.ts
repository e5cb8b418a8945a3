import {
  lastWrites,
  marksAfter,
  marksAnything,
  stillHolds,
  type BeforeImage,
  type CellWrite,
  type Mark,
  type SheetPatch,
} from "../../sheet/patch";
import type { CellSnapshot } from "../../sheet/snapshot";
import type { HostFailure, Outcome } from "../host";
import { done, failed } from "../outcome";
import type { KnownSheets } from "./known-sheets";
import type { LastReading } from "./last-reading";
import { NO_OLD_MARKS, type Marks, type OldMarks, type SheetMarks } from "./marks";
import { explained } from "./named-sheets";
import type { Batches } from "./batches";
import {
  askContents,
  contentsNow,
  putWrites,
  RUNS_PER_TRIP,
  runsOf,
  undoWrites,
  type Run,
} from "./write-cells";

/** What one round trip is to do. */
interface Portion {
  readonly runs: readonly Run<CellWrite>[];
  readonly marked: readonly SheetMarks[];
}

/** What the cells of a run hold, in their order; undefined where that is not known. */
type Contents = readonly (CellSnapshot | null)[];

/** What applying works with. */
export interface Applying {
  readonly batches: Batches;
  readonly known: KnownSheets;
  readonly reading: LastReading;
  readonly marks: Marks;
}

/**
 * Applies patches in one round trip, unless they are very many, or it is not known what the cells hold. Excel does
 * not roll a failed batch back, nor tell how far it came: after a failure the cells and marks are looked at. Where all
 * is as wanted, it is done; else what was done is taken back.
 */
export async function applyPatches(
  applying: Applying,
  patches: readonly SheetPatch[],
): Promise<Outcome<readonly BeforeImage[]>> {
  const { batches, known, reading, marks } = applying;
  const names = [...new Set(patches.map(({ sheet }) => sheet))];
  const runs = runsIn(names, patches);
  const marking = patches.filter(marksAnything);
  const keys = [...new Set(marking.map(({ sheet }) => known.keyOf(sheet)))];
  const anew = marking.some((patch) => patch.marks !== undefined);
  const old = keys.length > 0 ? await marks.findOld(keys, anew) : done(NO_OLD_MARKS);
  if (!old.ok) return failed(await explained(batches, known, known.names(), old.failure, "reading"));
  const marked = marksOf(known, marking, old.value);
  const places = old.value.rules.flatMap(({ sheet }) => known.nameOf(sheet) ?? []);
  const concerned = [...new Set([...names, ...places])];
  const expected = await contentsBefore(applying, runs);
  if (!expected.ok) return failed(await explained(batches, known, concerned, expected.failure, "reading"));

  const before = new Map<Run<CellWrite>, Contents>();
  for (const portion of portionsOf(runs, marked)) {
    const sent = await batches.ask((context) => {
      const contents = portion.runs.map((run) => askContents(context, known, run));
      for (const run of portion.runs) putWrites(context, known, run);
      const readMarks = portion.marked.length > 0 ? marks.put(context, old.value, portion.marked) : null;
      return (): readonly Contents[] => {
        readMarks?.();
        return contents.map((read) => read());
      };
    });
    for (const { sheet } of portion.runs) reading.forget(known.keyOf(sheet));
    portion.runs.forEach((run, at) =>
      before.set(run, (sent.ok ? sent.value[at] : expected.value.get(run)) ?? []),
    );
    if (sent.ok) continue;
    const failure = await settle(applying, portion, imagesOf(before), concerned, sent.failure);
    if (failure) return failed(failure);
  }
  return done(imagesOf(before));
}

/** What each sheet is to show. */
function marksOf(known: KnownSheets, patches: readonly SheetPatch[], old: OldMarks): readonly SheetMarks[] {
  const after = new Map<string, readonly Mark[]>();
  for (const patch of patches) {
    const sheet = known.keyOf(patch.sheet);
    after.set(sheet, marksAfter(after.get(sheet) ?? old.on(sheet), patch));
  }
  return [...after].map(([sheet, marks]) => ({ sheet, marks }));
}

function runsIn(names: readonly string[], patches: readonly SheetPatch[]): readonly Run<CellWrite>[] {
  return names.flatMap((name) => {
    const writes = patches.filter(({ sheet }) => sheet === name).flatMap((patch) => patch.writes);
    return runsOf(name, lastWrites(writes));
  });
}

function portionsOf(runs: readonly Run<CellWrite>[], marked: readonly SheetMarks[]): readonly Portion[] {
  const portions: Portion[] = [];
  for (let first = 0; first < runs.length; first += RUNS_PER_TRIP) {
    const isLast = first + RUNS_PER_TRIP >= runs.length;
    portions.push({ runs: runs.slice(first, first + RUNS_PER_TRIP), marked: isLast ? marked : [] });
  }
  return portions.length === 0 && marked.length > 0 ? [{ runs: [], marked }] : portions;
}

/** What the cells hold before they are written to: as the sheet was last read, else asked for. */
async function contentsBefore(
  { batches, known, reading }: Applying,
  runs: readonly Run<CellWrite>[],
): Promise<Outcome<ReadonlyMap<Run<CellWrite>, Contents>>> {
  const contents = new Map<Run<CellWrite>, Contents>();
  const unknown: Run<CellWrite>[] = [];
  for (const run of runs) {
    const id = known.keyOf(run.sheet);
    const remembered = run.cells.map(({ cell }) => reading.contentOf(id, cell));
    if (remembered.every(isKnown)) contents.set(run, remembered);
    else unknown.push(run);
  }
  if (unknown.length === 0) return done(contents);
  const asked = await contentsNow(batches, known, unknown);
  if (!asked.ok) return asked;
  for (const run of unknown)
    contents.set(
      run,
      run.cells.map((cell) => asked.value.get(cell) ?? null),
    );
  return done(contents);
}

function isKnown(content: CellSnapshot | null | undefined): content is CellSnapshot | null {
  return content !== undefined;
}

/** After a failure: null where all is as wanted; else why not, with what was done taken back. */
async function settle(
  { batches, known, marks }: Applying,
  portion: Portion,
  before: readonly BeforeImage[],
  concerned: readonly string[],
  failure: HostFailure,
): Promise<HostFailure | null> {
  const cause = await explained(batches, known, concerned, failure, "changing");
  const now = await contentsNow(batches, known, portion.runs);
  const isWritten =
    now.ok &&
    portion.runs.every(({ cells }) =>
      cells.every((write) => stillHolds(now.value.get(write) ?? null, write.value)),
    );
  const settled = portion.marked.length > 0 ? await marks.settle(portion.marked, isWritten) : null;
  const isMarked = settled === null || (settled.ok && settled.value === "as-wanted");
  if (isWritten && isMarked) return null;
  const undone = await undoWrites(batches, known, before);
  return undone.ok || before.length === 0 ? cause : { code: "partly-applied", before, cause };
}

function imagesOf(before: ReadonlyMap<Run<CellWrite>, Contents>): readonly BeforeImage[] {
  const sheets = [...new Set([...before.keys()].map(({ sheet }) => sheet))];
  return sheets.map((sheet) => ({
    sheet,
    cells: [...before].flatMap(([run, contents]) =>
      run.sheet === sheet
        ? run.cells.map(({ cell, value }, at) => ({ cell, before: contents[at] ?? null, written: value }))
        : [],
    ),
  }));
}

import {
  lastWrites,
  type BeforeImage,
  type CellWrite,
  type Mark,
  type ReplacedCell,
  type SheetPatch,
} from "../../sheet/patch";
import type { CellSnapshot } from "../../sheet/snapshot";
import type { HostFailure, Outcome } from "../host";
import type { KnownSheets } from "./known-sheets";
import type { MarkRule, Marks } from "./marks";
import { withSheetNames } from "./named-sheets";
import type { Reader, Trips } from "./trips";
import { askContents, putWrites, RUNS_PER_TRIP, runsOf, undoWrites, type Run } from "./write-cells";

/** What one round trip is to do. */
interface Portion {
  readonly runs: readonly Run<CellWrite>[];
  readonly marked: readonly { readonly sheet: string; readonly marks: readonly Mark[] }[];
}

/** What a batch tells, in this order: the contents before, the marks it made, and that all are made. */
type Answer =
  | {
      readonly kind: "before";
      readonly run: Run<CellWrite>;
      readonly contents: readonly (CellSnapshot | null)[];
    }
  | { readonly kind: "mark"; readonly rule: MarkRule }
  | { readonly kind: "marked" };

/**
 * Applies patches in one round trip, unless they are very many. Excel does not roll a failed batch back:
 * what it did before failing is taken back here.
 */
export async function applyPatches(
  trips: Trips,
  known: KnownSheets,
  marks: Marks,
  patches: readonly SheetPatch[],
): Promise<Outcome<readonly BeforeImage[]>> {
  const failed = async (failure: HostFailure, names: readonly string[]) =>
    ({ ok: false, failure: await withSheetNames(trips, known, names, failure) }) as const;
  if (patches.some((patch) => patch.marks)) {
    const failure = await marks.removeCarried();
    if (failure) return failed(failure, known.names());
  }
  const done: Answer[] = [];
  for (const portion of portionsOf(patches)) {
    const { answers, failure } = await trips.trip((context) => queue(context, known, marks, portion));
    done.push(...answers);
    const isMarked = answers.some(({ kind }) => kind === "marked");
    if (isMarked)
      marks.keep(
        portion.marked.map(({ sheet }) => known.keyOf(sheet)),
        rulesOf(done),
      );
    if (failure === null) continue;
    const before = imagesOf(done);
    // All is done but the removal of an old mark, which a person may have removed or copied.
    const cause = isMarked ? await marks.removeOthers() : failure;
    if (cause === null) continue;
    const isTakenBack = !isMarked && (await takeBack(trips, known, marks, before, rulesOf(done)));
    return isTakenBack
      ? failed(
          cause,
          patches.map(({ sheet }) => sheet),
        )
      : { ok: false, failure: { code: "partly-applied", before, cause } };
  }
  return { ok: true, value: imagesOf(done) };
}

function portionsOf(patches: readonly SheetPatch[]): readonly Portion[] {
  const names = [...new Set(patches.map(({ sheet }) => sheet))];
  const runs = names.flatMap((name) => {
    const writes = patches.filter(({ sheet }) => sheet === name).flatMap((patch) => patch.writes);
    return runsOf(name, lastWrites(writes));
  });
  const marked = patches.flatMap(({ sheet, marks }) => (marks ? [{ sheet, marks }] : []));
  const portions: Portion[] = [];
  for (let first = 0; first < runs.length; first += RUNS_PER_TRIP) {
    const isLast = first + RUNS_PER_TRIP >= runs.length;
    portions.push({ runs: runs.slice(first, first + RUNS_PER_TRIP), marked: isLast ? marked : [] });
  }
  return portions.length === 0 && marked.length > 0 ? [{ runs: [], marked }] : portions;
}

function queue(
  context: Excel.RequestContext,
  known: KnownSheets,
  marks: Marks,
  { runs, marked }: Portion,
): readonly Reader<Answer>[] {
  const contents = runs.map((run) => {
    const read = askContents(context, known, run);
    return (): Answer => ({ kind: "before", run, contents: read() });
  });
  for (const run of runs) putWrites(context, known, run);
  if (marked.length === 0) return contents;
  const rules = marked.flatMap(({ sheet, marks: list }) => marks.add(context, known.keyOf(sheet), list));
  const readEnd = marks.finish(
    context,
    marked.map(({ sheet }) => known.keyOf(sheet)),
  );
  return [
    ...contents,
    ...rules.map((read) => (): Answer => ({ kind: "mark", rule: read() })),
    () => {
      readEnd();
      return { kind: "marked" };
    },
  ];
}

function rulesOf(answers: readonly Answer[]): readonly MarkRule[] {
  return answers.flatMap((answer) => (answer.kind === "mark" ? [answer.rule] : []));
}

function imagesOf(answers: readonly Answer[]): readonly BeforeImage[] {
  const images = new Map<string, ReplacedCell[]>();
  for (const answer of answers) {
    if (answer.kind !== "before") continue;
    const { run, contents } = answer;
    const cells = images.get(run.sheet) ?? [];
    images.set(run.sheet, cells);
    run.cells.forEach(({ cell, value }, index) =>
      cells.push({ cell, before: contents[index] ?? null, written: value }),
    );
  }
  return [...images].map(([sheet, cells]) => ({ sheet, cells }));
}

async function takeBack(
  trips: Trips,
  known: KnownSheets,
  marks: Marks,
  before: readonly BeforeImage[],
  made: readonly MarkRule[],
): Promise<boolean> {
  const undone = await undoWrites(trips, known, before);
  return undone.ok && (await marks.takeBack(made)) === null;
}

import type { Outcome, SheetScope, SheetsRead } from "../../hosts/host";
import type { SheetSnapshot } from "../../sheet/snapshot";
import { wordsOf, type ReviewedSheet } from "../state/state";
import { fail, type TaskContext } from "./task-context";
import type { Turns } from "./turns";

/** Reading sheets and making of them what the pane shows. */
export interface Reading {
  readonly score: (scope: SheetScope) => Promise<void>;
  /** Scores again what the result shows. */
  readonly rescore: () => Promise<void>;
  /**
   * Scores sheets of the result again, within a turn, where nobody asked for it: what comes of it is shown in an idle
   * moment, and not at all where it is outdated by then.
   */
  readonly rescoreQuietly: (names: readonly string[], isOutdated: () => boolean) => Promise<void>;
  /**
   * Scores the sheet in front in place of the one that is shown, within a turn, where nobody asked for it; one that
   * holds no table, or cannot be read, leaves what is shown. Gives its name; null where it cannot be read.
   */
  readonly scoreFrontQuietly: (isOutdated: () => boolean) => Promise<string | null>;
  /** Reads the active sheet for the tab 编制; null when that failed, which is then shown. */
  readonly readSource: () => Promise<ReviewedSheet | null>;
  readonly abort: () => void;
}

/** The tasks that read sheets and score them. */
export function createReading(context: TaskContext, { inTurn }: Turns): Reading {
  const { host, store, reviewing } = context;
  const { state, dispatch } = store;
  let reading: AbortController | null = null;

  const readSheets = async (
    scope: SheetScope,
    asked = new AbortController(),
  ): Promise<Outcome<SheetsRead>> => {
    reading = asked;
    const outcome = await host.readSheets(scope, {
      signal: asked.signal,
      onProgress: (progress) => dispatch({ type: "reading-progressed", progress }),
    });
    reading = null;
    return outcome;
  };

  const reviewed = async (sheets: readonly SheetSnapshot[]): Promise<readonly ReviewedSheet[]> => {
    const { reviewSheetsInTurns } = await reviewing();
    const { profile, guidance } = wordsOf(state());
    // Reading the sheet has taken its time: a key comes first.
    await context.pause(0);
    return reviewSheetsInTurns(sheets, profile, guidance, context);
  };

  const score = (scope: SheetScope): Promise<void> => {
    const asked = new AbortController();
    let hasBegun = false;
    // Shown at once: the workbook may still be on its way.
    if (state().task === null) {
      reading = asked;
      dispatch({ type: "reading-started", scope, quiet: false });
      asked.signal.addEventListener("abort", () => {
        if (!hasBegun) fail(context, "reading", { code: "cancelled" });
      });
    }
    return inTurn(async () => {
      if (asked.signal.aborted) return;
      hasBegun = true;
      dispatch({ type: "reading-started", scope, quiet: false });
      const read = await readSheets(scope, asked);
      if (!read.ok) {
        fail(context, "reading", read.failure);
        return;
      }
      const { skipped } = read.value;
      dispatch({ type: "scored", scope, sheets: await reviewed(read.value.sheets), skipped });
    });
  };

  /** The sheets of these names as they are now; the active sheet alone is asked for where that is enough. */
  const readAgain = async (names: readonly string[]): Promise<Outcome<readonly SheetSnapshot[]>> => {
    const isWanted = ({ name }: SheetSnapshot): boolean => names.includes(name);
    if (names.length === 1) {
      const active = await readSheets("active");
      if (!active.ok) return active;
      if (active.value.sheets.some(isWanted)) return { ok: true, value: active.value.sheets };
    }
    const all = await readSheets("all");
    if (!all.ok) return all;
    const sheets = all.value.sheets.filter(isWanted);
    if (sheets.length > 0) return { ok: true, value: sheets };
    const skipped = all.value.skipped.find(({ sheet }) => names.includes(sheet));
    return { ok: false, failure: skipped?.failure ?? { code: "sheet-deleted", sheets: names } };
  };

  const reviewAgain = async (
    names: readonly string[],
    quiet: boolean,
  ): Promise<readonly ReviewedSheet[] | null> => {
    const scope = state().result?.scope ?? "active";
    dispatch({ type: "reading-started", scope, quiet });
    const read = await readAgain(names);
    if (read.ok) return reviewed(read.value);
    fail(context, "reading", read.failure);
    return null;
  };

  const rescoreQuietly = async (names: readonly string[], isOutdated: () => boolean): Promise<void> => {
    const sheets = await reviewAgain(names, true);
    if (!sheets) return;
    await context.idle();
    dispatch({ type: "sheets-rescored", sheets: isOutdated() ? [] : sheets });
  };

  const scoreFrontQuietly = async (isOutdated: () => boolean): Promise<string | null> => {
    dispatch({ type: "reading-started", scope: "active", quiet: true });
    const read = await readSheets("active");
    const front = read.ok ? read.value.sheets : [];
    const sheets = await reviewed(front);
    await context.idle();
    const holdsTable = (each: readonly ReviewedSheet[] = []): boolean =>
      each.some(({ tables }) => tables.length > 0);
    const isWanted = holdsTable(sheets) || !holdsTable(state().result?.sheets);
    if (read.ok && !isOutdated() && isWanted)
      dispatch({ type: "scored", scope: "active", sheets, skipped: read.value.skipped });
    else dispatch({ type: "sheets-rescored", sheets: [] });
    return front[0]?.name ?? null;
  };

  /** Which cell is selected, where nothing was selected since the pane is open. */
  const tellSelected = async (): Promise<void> => {
    if (state().selected) return;
    const selected = await host.selectedCell();
    if (selected.ok) dispatch({ type: "cell-selected", selected: selected.value });
  };

  return {
    score,
    rescore: async () => {
      const { result } = state();
      if (!result || result.scope === "all") await score(result?.scope ?? "active");
      else {
        const names = result.sheets.map(({ snapshot }) => snapshot.name);
        await inTurn(async () => {
          const sheets = await reviewAgain(names, false);
          if (sheets) dispatch({ type: "sheets-rescored", sheets });
        });
      }
    },
    rescoreQuietly,
    scoreFrontQuietly,
    readSource: () =>
      inTurn(async () => {
        dispatch({ type: "reading-started", scope: "active", quiet: true });
        const read = await readSheets("active");
        if (!read.ok) {
          fail(context, "reading", read.failure);
          return null;
        }
        const [sheet = null] = await reviewed(read.value.sheets);
        const [skipped] = read.value.skipped;
        if (sheet) dispatch({ type: "source-read", source: sheet });
        else fail(context, "reading", skipped?.failure ?? { code: "cancelled" });
        await tellSelected();
        return sheet;
      }),
    abort: () => reading?.abort(),
  };
}

import type {
  Host,
  HostFailure,
  InsertedSheet,
  Outcome,
  SettingKey,
  SheetCell,
  SheetScope,
  SheetsRead,
} from "../hosts/host";
import { canBeUndone, latest, type Done } from "../hosts/undo-log";
import { national2020 } from "../scoring/profiles/national-2020";
import type { Profile } from "../scoring/profile";
import type { CellAddress } from "../sheet/address";
import type { BeforeImage, SheetPatch } from "../sheet/patch";
import type { RowInsertion } from "../sheet/row-insertion";
import type { SheetSpec } from "../sheet/sheet-spec";
import type { SheetSnapshot } from "../sheet/snapshot";
import { reduce, type PaneAction } from "./state/reduce";
import {
  initialState,
  sheetNamed,
  sheetsInView,
  writableTables,
  type Notice,
  type PaneState,
  type ReviewedSheet,
  type TaskKind,
} from "./state/state";
import { createStore, type Store } from "./state/store";
import type * as exporting from "./exporting";
import type { Messages } from "./messages/messages";
import type * as reviewing from "./reviewing";
import type { MadeFile } from "./save-file";
import { markCount, markPatches } from "./view/mark-plan";

/** What the person asks the pane to do; each ends in a change of the state, whatever the host answers. */
export interface Pane {
  readonly store: Store<PaneState, PaneAction>;
  /** Takes up the settings of the workbook and watches it; to be called once. */
  readonly start: () => Promise<void>;
  readonly score: (scope: SheetScope) => Promise<void>;
  /** Scores again what the result shows. */
  readonly rescore: () => Promise<void>;
  readonly cancel: () => void;
  readonly mark: () => Promise<void>;
  readonly clearMarks: () => Promise<void>;
  /** Fills blank scores; where reported ones differ, opens the comparison first. */
  readonly write: () => Promise<void>;
  /** Writes what was chosen in the comparison. */
  readonly writeChosen: () => Promise<void>;
  /** Takes back what was done last: writes, or a sheet or row that was inserted. */
  readonly undo: () => Promise<void>;
  /** Reads the active sheet for the tab 编制; null when that failed, which is then shown. */
  readonly readSource: () => Promise<ReviewedSheet | null>;
  /** Writes cells, to be undone like scores; false when nothing was written. */
  readonly writeCells: (patches: readonly SheetPatch[]) => Promise<boolean>;
  /** Inserts a built sheet after the active one; null when that failed. */
  readonly insertSheet: (sheet: SheetSpec) => Promise<InsertedSheet | null>;
  /** Puts a row into a sheet; `refused` where the sheet takes none, which is then nothing to complain of. */
  readonly insertRow: (insertion: RowInsertion) => Promise<"inserted" | "refused" | "failed">;
  /** The selected cell; null when the host does not tell. */
  readonly selectedCell: () => Promise<SheetCell | null>;
  /** The text that the workbook keeps under a key; null when there is none. */
  readonly load: (key: SettingKey) => Promise<string | null>;
  /** Keeps a text in the workbook; false when that failed. */
  readonly keep: (key: SettingKey, value: string | null) => Promise<boolean>;
  readonly jump: (sheet: string, cell: CellAddress) => Promise<void>;
  readonly copy: (text: string) => Promise<void>;
  /** Offers a workbook with the review work papers of the tables in view. */
  readonly saveReviewPaper: (words: Messages) => Promise<void>;
  /** Offers the report of what is in view, as the command line prints it. */
  readonly exportReport: (format: exporting.ReportFormat, words: Messages) => Promise<void>;
  readonly setLive: (live: boolean) => Promise<void>;
  /** Scores by other rules from now on and keeps them in the workbook; null is the default. */
  readonly setProfile: (profile: Profile | null) => Promise<void>;
}

/** Parses the rules kept in a workbook; null when the text holds none. */
export type ReadProfile = (text: string) => Promise<Profile | null>;

/** What the pane needs of its surroundings besides the host. */
export interface Surroundings {
  /** Reading, scoring and checking: too large to be there from the start. */
  readonly reviewing: () => Promise<typeof reviewing>;
  /** Work papers and reports: most people never ask for them. */
  readonly exporting: () => Promise<typeof exporting>;
  readonly readProfile: ReadProfile;
  /** Milliseconds from any fixed point. */
  readonly now: () => number;
  readonly pause: (ms: number) => Promise<void>;
  /** Puts a text on the clipboard; false when that is not allowed. */
  readonly copy: (text: string) => Promise<boolean>;
  readonly saveFile: (file: MadeFile) => void;
}

/** For so long after a write of ours an edit report may be the echo of it. */
const ECHO_MS = 3000;

/** The echoes of one write come within this time, so that one reading after it sees to all of them. */
const SETTLE_MS = 300;

export function createPane(
  host: Host,
  { reviewing, exporting, readProfile, now, pause, copy, saveFile }: Surroundings,
): Pane {
  const store = createStore(reduce, initialState(national2020));
  const { state, dispatch } = store;
  let reading: AbortController | null = null;
  /** Sheets to be scored again as soon as nothing else is under way. */
  const due = new Set<string>();
  let lastTask = Promise.resolve();
  let queued = 0;
  let lastWrite = -Infinity;

  const fail = (task: TaskKind, failure: HostFailure): void => {
    dispatch({ type: "failed", task, failure });
  };

  const readSheets = async (scope: SheetScope): Promise<Outcome<SheetsRead>> => {
    reading = new AbortController();
    const outcome = await host.readSheets(scope, {
      signal: reading.signal,
      onProgress: (progress) => dispatch({ type: "reading-progressed", progress }),
    });
    reading = null;
    return outcome;
  };

  /** Runs a task when those before it are done; then scores what became due meanwhile. */
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    queued += 1;
    const done = lastTask
      .then(work)
      .finally(() => (queued -= 1))
      .then(rescoreDue);
    // Those that follow go on after an error. Whoever asked for the task hears of it by a promise of their own,
    // or, where nobody listens, the page does.
    lastTask = done.catch(() => undefined);
    return done.then(() => undefined);
  };

  /** Quietly scores the sheets that were edited or written to, unless a task that comes first will see to it. */
  const rescoreDue = async (): Promise<void> => {
    if (due.size === 0) return;
    const settled = lastWrite + SETTLE_MS - now();
    if (settled > 0) await pause(settled);
    if (queued > 0) return;
    const names = [...due].filter((name) => isShown(name));
    due.clear();
    if (names.length > 0) await rescoreSheets(names, true);
  };

  const isShown = (sheet: string): boolean => {
    const { result } = state();
    return result !== null && sheetNamed(result, sheet) !== undefined;
  };

  const reviewed = async (sheets: readonly SheetSnapshot[]): Promise<readonly ReviewedSheet[]> => {
    const { reviewSheets } = await reviewing();
    return reviewSheets(sheets, state().profile);
  };

  const score = (scope: SheetScope): Promise<void> =>
    inTurn(async () => {
      dispatch({ type: "reading-started", scope, quiet: false });
      const read = await readSheets(scope);
      if (!read.ok) {
        fail("reading", read.failure);
        return;
      }
      const { skipped } = read.value;
      dispatch({ type: "scored", scope, sheets: await reviewed(read.value.sheets), skipped });
    });

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

  const rescoreSheets = async (names: readonly string[], quiet: boolean): Promise<void> => {
    const scope = state().result?.scope ?? "active";
    dispatch({ type: "reading-started", scope, quiet });
    const read = await readAgain(names);
    if (read.ok) {
      dispatch({ type: "sheets-rescored", sheets: await reviewed(read.value) });
    } else {
      fail("reading", read.failure);
    }
  };

  const rescore = async (): Promise<void> => {
    const { result } = state();
    if (!result || result.scope === "all") await score(result?.scope ?? "active");
    else {
      const names = result.sheets.map(({ snapshot }) => snapshot.name);
      await inTurn(() => rescoreSheets(names, false));
    }
  };

  const onEdit = (sheet: string | null): void => {
    const task = state().task?.kind;
    const changing = task === "writing" || task === "undoing" || task === "removing";
    const isEcho = changing || now() - lastWrite <= ECHO_MS;
    if (!isEcho && state().tab === "building" && sheet === state().source?.snapshot.name) void readSource();
    if (sheet === null || !(state().live || isEcho)) {
      dispatch({ type: "edited", sheet });
      return;
    }
    due.add(sheet);
    if (queued === 0) void inTurn(() => Promise.resolve());
  };

  const write = async (patches: readonly SheetPatch[], what: "scores" | "cells"): Promise<boolean> => {
    let isWritten = false;
    await inTurn(async () => {
      dispatch({ type: "task-started", task: "writing" });
      const applied = await host.apply(patches);
      lastWrite = now();
      if (!applied.ok) {
        fail("writing", applied.failure);
        return;
      }
      isWritten = true;
      for (const { sheet } of patches) due.add(sheet);
      dispatch({ type: "written", before: applied.value, what });
    });
    return isWritten;
  };

  const readSource = async (): Promise<ReviewedSheet | null> => {
    let source: ReviewedSheet | null = null;
    await inTurn(async () => {
      dispatch({ type: "reading-started", scope: "active", quiet: true });
      const read = await readSheets("active");
      if (!read.ok) {
        fail("reading", read.failure);
        return;
      }
      const [sheet = null] = await reviewed(read.value.sheets);
      if (!sheet) {
        const [skipped] = read.value.skipped;
        fail("reading", skipped?.failure ?? { code: "cancelled" });
        return;
      }
      source = sheet;
      dispatch({ type: "source-read", source: sheet });
    });
    return source;
  };

  const insertSheet = async (sheet: SheetSpec): Promise<InsertedSheet | null> => {
    let inserted: InsertedSheet | null = null;
    await inTurn(async () => {
      dispatch({ type: "task-started", task: "inserting" });
      const outcome = await host.insertSheet(sheet);
      if (!outcome.ok) {
        fail("inserting", outcome.failure);
        return;
      }
      inserted = outcome.value;
      dispatch({ type: "sheet-inserted", inserted: outcome.value });
    });
    return inserted;
  };

  const insertRow = async (insertion: RowInsertion): Promise<"inserted" | "refused" | "failed"> => {
    let came: "inserted" | "refused" | "failed" = "failed";
    await inTurn(async () => {
      dispatch({ type: "task-started", task: "writing" });
      const outcome = await host.insertRow(insertion);
      lastWrite = now();
      if (outcome.ok) {
        came = "inserted";
        due.add(insertion.sheet);
        dispatch({ type: "row-inserted", inserted: outcome.value });
      } else if (outcome.failure.code === "protected" || outcome.failure.code === "row-refused") {
        came = "refused";
        dispatch({ type: "task-ended", notice: null });
      } else {
        fail("writing", outcome.failure);
      }
    });
    return came;
  };

  const undoWrites = async (before: readonly BeforeImage[]): Promise<void> => {
    dispatch({ type: "task-started", task: "undoing" });
    const outcome = await host.undo(before);
    lastWrite = now();
    if (!outcome.ok) {
      fail("undoing", outcome.failure);
      return;
    }
    for (const { sheet } of before) due.add(sheet);
    dispatch({ type: "undone", undone: outcome.value });
  };

  const remove = async (done: Exclude<Done, { readonly kind: "writes" }>): Promise<void> => {
    dispatch({ type: "task-started", task: "removing" });
    const { sheet } = done.inserted;
    const outcome = await (done.kind === "sheet"
      ? host.removeSheet(done.inserted)
      : host.removeRow(done.inserted));
    lastWrite = now();
    if (!outcome.ok) {
      fail("removing", outcome.failure);
      return;
    }
    if (done.kind === "row") due.add(sheet);
    const notice: Notice =
      done.kind === "sheet"
        ? { kind: "removed", sheet }
        : { kind: "row-removed", row: done.inserted.row + 1 };
    dispatch({ type: "removed", notice });
  };

  const undo = (): Promise<void> =>
    inTurn(async () => {
      const last = latest(state().undoLog);
      if (last?.kind === "writes") await undoWrites(last.before);
      else if (last) await remove(last);
    });

  /** The tab 编制 shows the active sheet as it is after what was done to the workbook. */
  const refreshSource = async (): Promise<void> => {
    if (state().tab === "building") await readSource();
  };

  const changeMarks = (kind: "marking" | "clearing", change: () => Promise<Outcome<Notice>>): Promise<void> =>
    inTurn(async () => {
      dispatch({ type: "task-started", task: kind });
      const outcome = await change();
      if (outcome.ok) dispatch({ type: "task-ended", notice: outcome.value });
      else fail(kind, outcome.failure);
    });

  const offer = (file: MadeFile): void => {
    saveFile(file);
    const text = typeof file.content === "string" ? file.content : null;
    dispatch({ type: "notice-given", notice: { kind: "file-offered", name: file.name, text } });
  };

  const keep = async (key: SettingKey, value: string | null): Promise<boolean> => {
    const saved = await host.saveSetting(key, value);
    if (!saved.ok) fail("saving", saved.failure);
    return saved.ok;
  };

  return {
    store,
    score,
    rescore,

    cancel: () => {
      due.clear();
      reading?.abort();
    },

    start: async () => {
      host.watchWaiting((waiting) => dispatch({ type: "waiting-changed", waiting }));
      const [kept, live, watch] = await Promise.all([
        host.loadSetting("profile"),
        host.loadSetting("live-scoring"),
        host.watchEdits(({ sheet }) => onEdit(sheet)),
      ]);
      for (const outcome of [kept, live, watch]) if (!outcome.ok) fail("starting", outcome.failure);
      const text = kept.ok ? kept.value : null;
      const profile = text === null ? null : await readProfile(text);
      dispatch({ type: "settings-loaded", profile, live: live.ok && live.value === "on" });
      if (text !== null && !profile) {
        dispatch({ type: "notice-given", notice: { kind: "kept-rules-unreadable" } });
      }
    },

    mark: () =>
      changeMarks("marking", async () => {
        const patches = markPatches(sheetsInView(state()).filter(({ snapshot }) => !snapshot.protected));
        const applied = await host.apply(patches);
        return applied.ok ? { ok: true, value: { kind: "marked", cells: markCount(patches) } } : applied;
      }),

    clearMarks: () =>
      changeMarks("clearing", async () => {
        const cleared = await host.clearMarks();
        return cleared.ok ? { ok: true, value: { kind: "cleared", cells: cleared.value } } : cleared;
      }),

    write: async () => {
      const { planWrites, writePatches } = await reviewing();
      const plan = planWrites(writableTables(state()));
      const fills = writePatches(plan.blanks);
      if (plan.differing.length > 0 || !canBeUndone(fills)) dispatch({ type: "comparison-opened" });
      else if (fills.length > 0) await write(fills, "scores");
    },

    writeChosen: async () => {
      const { planWrites, writePatches } = await reviewing();
      const chosen = state().comparison ?? [];
      const isChosen = (id: string): boolean => chosen.includes(id);
      const plan = planWrites(writableTables(state()), isChosen);
      const taken = [...plan.blanks, ...plan.differing.filter(({ id }) => isChosen(id))];
      dispatch({ type: "comparison-closed" });
      if (taken.length > 0) await write(writePatches(taken), "scores");
    },

    undo: async () => {
      await undo();
      await refreshSource();
    },

    readSource,

    writeCells: async (patches) => {
      const isWritten = await write(patches, "cells");
      await refreshSource();
      return isWritten;
    },

    insertSheet: async (sheet) => {
      const inserted = await insertSheet(sheet);
      if (inserted) await refreshSource();
      return inserted;
    },

    insertRow: async (insertion) => {
      const came = await insertRow(insertion);
      if (came === "inserted") await refreshSource();
      return came;
    },

    keep,

    selectedCell: async () => {
      const selected = await host.selectedCell();
      if (selected.ok) return selected.value;
      fail("reading", selected.failure);
      return null;
    },

    load: async (key) => {
      const loaded = await host.loadSetting(key);
      if (loaded.ok) return loaded.value;
      fail("starting", loaded.failure);
      return null;
    },

    jump: async (sheet, cell) => {
      const selected = await host.select(sheet, cell);
      if (!selected.ok) fail("jumping", selected.failure);
    },

    copy: async (text) => {
      if (await copy(text)) dispatch({ type: "notice-given", notice: { kind: "copied" } });
    },

    saveReviewPaper: async (words) => {
      const { reviewPaperFile } = await exporting();
      offer(await reviewPaperFile(state(), words));
    },

    exportReport: async (format, words) => {
      const { reportFile } = await exporting();
      offer(reportFile(state(), words, format));
    },

    setLive: async (live) => {
      dispatch({ type: "live-switched", live });
      await keep("live-scoring", live ? "on" : null);
      if (live && state().result?.stale.length) await rescore();
    },

    setProfile: async (profile) => {
      const { reviewSheets } = await reviewing();
      const rules = profile ?? national2020;
      const snapshots = state().result?.sheets.map(({ snapshot }) => snapshot) ?? [];
      dispatch({ type: "rules-changed", profile: rules, sheets: reviewSheets(snapshots, rules) });
      const saved = await keep("profile", profile && JSON.stringify(profile));
      if (saved) dispatch({ type: "notice-given", notice: { kind: "rules-saved", profile: rules.name } });
    },
  };
}

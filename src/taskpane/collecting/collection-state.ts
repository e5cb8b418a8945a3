import type { Bilingual } from "../../forms/form-spec";
import { ALL_ROWS, type CollectedRow, type RolledUp, type RowFilter } from "../../many/collected-rows";
import type { FileSummary } from "../../many/file-summary";
import type { ListView } from "./thread-messages";

/** A list of projects that was chosen, or why it is of no use. */
export type ChosenList =
  | { readonly kind: "list"; readonly name: string; readonly view: ListView }
  | { readonly kind: "problem"; readonly name: string; readonly why: string };

/** Forms that are being made for the projects of the list, or were. */
export interface Sending {
  readonly phase: "making" | "stopping" | "made" | "refused";
  readonly of: number;
  readonly done: number;
  /** Why a form was not made, by the row of the list; of a refusal why nothing was. */
  readonly problems: readonly { readonly row: number | null; readonly why: Bilingual }[];
}

/** What was collected, and how far that is. */
export interface Collection {
  /** `stopped` by the person, who may go on; `ready` once what was read is rolled up. */
  readonly phase: "empty" | "reading" | "stopping" | "adding-up" | "stopped" | "ready";
  /** Files that were chosen, and how many of them were read. */
  readonly files: number;
  readonly done: number;
  /** The lines of the files read so far; of the roll-up once there is one. */
  readonly rows: readonly CollectedRow[];
  readonly result: RolledUp | null;
  readonly list: ChosenList | null;
  readonly sending: Sending | null;
  readonly filter: RowFilter;
  /** The file whose tables are shown in place of the list; its summary is null while it is fetched. */
  readonly open: { readonly file: string; readonly summary: FileSummary | null } | null;
  /** The line that was opened last, to come back to. */
  readonly cameFrom: CollectedRow | null;
  /** What went wrong besides what lines say; null for nothing. */
  readonly failure: string | null;
}

export const NOTHING_COLLECTED: Collection = {
  phase: "empty",
  files: 0,
  done: 0,
  rows: [],
  result: null,
  list: null,
  sending: null,
  filter: ALL_ROWS,
  open: null,
  cameFrom: null,
  failure: null,
};

/** Everything that can happen to a collection. */
export type CollectingAction =
  | { readonly type: "reading-started"; readonly files: number; readonly done: number }
  /** Files were read since; what an earlier reading of them gave is replaced. */
  | {
      readonly type: "files-read";
      readonly files: number;
      readonly done: number;
      readonly rows: readonly CollectedRow[];
    }
  | { readonly type: "stop-wanted" }
  | { readonly type: "adding-up" }
  | { readonly type: "rolled-up"; readonly result: RolledUp; readonly isWhole: boolean }
  | { readonly type: "list-taken"; readonly list: ChosenList | null }
  | { readonly type: "sending-changed"; readonly sending: Sending | null }
  | { readonly type: "filter-changed"; readonly change: Partial<RowFilter> }
  | { readonly type: "file-opened"; readonly row: CollectedRow }
  | { readonly type: "file-known"; readonly file: string; readonly summary: FileSummary | null }
  | { readonly type: "list-opened" }
  | { readonly type: "failed"; readonly why: string }
  | { readonly type: "cleared" };

function withRows(rows: readonly CollectedRow[], more: readonly CollectedRow[]): readonly CollectedRow[] {
  const again = new Set(more.map(({ file }) => file));
  return [...rows.filter(({ file }) => !again.has(file)), ...more];
}

/** The collection after something happened to it. */
export function reduceCollection(collection: Collection, action: CollectingAction): Collection {
  switch (action.type) {
    case "reading-started": {
      const { files, done } = action;
      // The lines of projects that are missing, and of what was left out, are those of the roll-up before.
      const rows = done === 0 ? [] : collection.rows.filter(({ file }) => file !== "");
      return { ...collection, phase: "reading", files, done, rows, result: null, failure: null };
    }
    case "files-read":
      return {
        ...collection,
        files: action.files,
        done: action.done,
        rows: withRows(collection.rows, action.rows),
      };
    case "stop-wanted":
      return collection.phase === "reading" ? { ...collection, phase: "stopping" } : collection;
    case "adding-up":
      return { ...collection, phase: "adding-up" };
    case "rolled-up": {
      const { result, isWhole } = action;
      return { ...collection, phase: isWhole ? "ready" : "stopped", result, rows: result.rows };
    }
    case "list-taken":
      return { ...collection, list: action.list, sending: null };
    case "sending-changed":
      return { ...collection, sending: action.sending };
    case "filter-changed":
      return { ...collection, filter: { ...collection.filter, ...action.change } };
    case "file-opened":
      return { ...collection, open: { file: action.row.file, summary: null }, cameFrom: action.row };
    case "file-known": {
      const { file, summary } = action;
      return collection.open?.file === file ? { ...collection, open: { file, summary } } : collection;
    }
    case "list-opened":
      return { ...collection, open: null };
    case "failed":
      return { ...collection, failure: action.why };
    case "cleared":
      return { ...NOTHING_COLLECTED, list: collection.list };
  }
}

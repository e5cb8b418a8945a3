import type { RollUpWishes, SendingOutView } from "../../collecting/collection";
import type { SendOutWishes } from "../../collecting/sending-out";
import type { SummarySettings } from "../../collecting/summarise";
import type { Bilingual } from "../../forms/form-spec";
import type { CollectedRow, RolledUp } from "../../many/collected-rows";
import type { FileSummary } from "../../many/file-summary";
import type { SheetSpec } from "../../sheet/sheet-spec";
import type { ListRole } from "../../many/list-roles";
import type { ProjectList } from "../../many/project-list";

/** What the thread that reads files is asked, a file at a time; its bytes are read there too. */
export type ReadAsk =
  | {
      readonly kind: "summary";
      readonly path: string;
      readonly file: Blob;
      readonly settings: SummarySettings;
    }
  | { readonly kind: "sheets"; readonly file: Blob };

/** What it answers: a text to be handed on to the collection as it is, and the lines to show. */
export type ReadAnswer =
  | { readonly kind: "summary"; readonly text: string; readonly rows: readonly CollectedRow[] }
  | { readonly kind: "sheets"; readonly text: string }
  | { readonly kind: "failed"; readonly why: Bilingual };

/** The list of projects as the pane shows it: how its columns were understood, and the rows that are no use. */
export type ListView = Pick<ProjectList, "sheet" | "columns" | "bad" | "unclear" | "amountUnit"> & {
  readonly projects: number;
};

/** What the collection is asked. */
export type CollectionAsk =
  | { readonly kind: "keep"; readonly text: string }
  | { readonly kind: "clear" }
  | { readonly kind: "list"; readonly text: string }
  | { readonly kind: "roles"; readonly chosen: readonly (readonly [column: string, ListRole | null])[] }
  | { readonly kind: "roll-up"; readonly wishes: RollUpWishes }
  | { readonly kind: "file"; readonly path: string }
  | {
      readonly kind: "sheet";
      readonly at: number;
      readonly names: readonly (readonly [wanted: string, given: string])[];
    }
  | {
      readonly kind: "send-out";
      readonly wishes: Omit<SendOutWishes, "form">;
      /** A registered form, or the file of a department's own. */
      readonly form: string | Blob;
    }
  | { readonly kind: "outgoing-file"; readonly at: number }
  | {
      readonly kind: "outgoing-sheet";
      readonly at: number;
      readonly names: readonly (readonly [wanted: string, given: string])[];
    }
  | { readonly kind: "archive" }
  | { readonly kind: "workbook" }
  | { readonly kind: "narrative" };

/** What it answers to each. */
export interface CollectionAnswers {
  readonly keep: null;
  readonly clear: null;
  readonly list: ListView | null;
  readonly roles: ListView | null;
  readonly "roll-up": RolledUp;
  readonly file: FileSummary | null;
  readonly sheet: SheetSpec | null;
  readonly "send-out": SendingOutView | Bilingual;
  /** Why a form was not made, and for which row of the list. */
  readonly "outgoing-file": { readonly row: number; readonly why: Bilingual } | null;
  readonly "outgoing-sheet": SheetSpec | null;
  readonly archive: Uint8Array<ArrayBuffer>;
  readonly workbook: Uint8Array<ArrayBuffer>;
  readonly narrative: Uint8Array<ArrayBuffer>;
}

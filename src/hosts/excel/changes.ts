import type { BeforeImage } from "../../sheet/patch";
import type { Host, RowHeights } from "../host";
import { failed } from "../outcome";
import { applyPatches } from "./apply";
import type { CarriedMarks } from "./carried-marks";
import { insertRow, removeRow } from "./inserted-row";
import { insertSheet, removeSheet } from "./inserted-sheet";
import type { KnownSheets } from "./known-sheets";
import type { LastReading } from "./last-reading";
import { createMarks } from "./marks";
import { explained } from "./named-sheets";
import type { Batches } from "./batches";
import { fitRows, unfitRows } from "./row-heights";
import { inSpiteOfLocks } from "./unlock-sheets";
import { undoWrites } from "./write-cells";

/** All by which the workbook is changed, settings aside. */
export type Changes = Pick<
  Host,
  "apply" | "undo" | "clearMarks" | "insertSheet" | "removeSheet" | "insertRow" | "removeRow"
> & { readonly rowHeights: RowHeights };

/** What changing works with. */
export interface Changing {
  readonly batches: Batches;
  readonly known: KnownSheets;
  readonly reading: LastReading;
  readonly carried: CarriedMarks;
}

/** The changes of one workbook; they remember what this session has marked. */
export function createChanges({ batches, known, reading, carried }: Changing): Changes {
  const marks = createMarks(batches, carried);
  const forgetting = async <Value>(names: readonly string[], act: () => Promise<Value>): Promise<Value> => {
    const result = await act();
    for (const name of names) reading.forget(known.keyOf(name));
    return result;
  };
  return {
    apply: (patches) =>
      inSpiteOfLocks(batches, known, () => applyPatches({ batches, known, reading, marks }, patches)),
    undo: (before) => forgetting(sheetsOf(before), () => undoWrites(batches, known, [...before].reverse())),
    clearMarks: () =>
      inSpiteOfLocks(batches, known, async () => {
        const cleared = await marks.clear();
        if (cleared.ok) return cleared;
        return failed(await explained(batches, known, known.names(), cleared.failure, "changing"));
      }),
    insertSheet: (sheet) => insertSheet(batches, known, sheet),
    removeSheet: (inserted) => removeSheet(batches, known, inserted),
    insertRow: (insertion) => forgetting([insertion.sheet], () => insertRow(batches, known, insertion)),
    removeRow: (inserted) => forgetting([inserted.sheet], () => removeRow(batches, known, inserted)),
    rowHeights: {
      fit: (sheet) => fitRows(batches, known, sheet),
      setBack: (fitted) => unfitRows(batches, known, fitted),
    },
  };
}

const sheetsOf = (images: readonly BeforeImage[]): readonly string[] => images.map(({ sheet }) => sheet);

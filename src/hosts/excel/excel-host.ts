import { a1, type CellAddress } from "../../sheet/address";
import type { FileSaving, Host, Outcome, ThemeSource, WorkbookOpening } from "../host";
import { done, failed } from "../outcome";
import { createCarriedMarks } from "./carried-marks";
import type { Changes } from "./changes";
import { isUnspecific } from "./failure";
import { createKnownSheets, type KnownSheets } from "./known-sheets";
import { createLastGrids } from "./last-grids";
import { createLastReading } from "./last-reading";
import { explained } from "./named-sheets";
import { createBatches, type ExcelApi, type Batches } from "./batches";
import { createValueExtents } from "./value-extents";
import { watchActivation, watchEdits, watchSelection } from "./watch-workbook";
import { selectedCell } from "./selected-cell";
import { loadSetting } from "./settings";

/** How long to wait, in milliseconds; the defaults suit a person. */
export interface ExcelPace {
  /** Until a request counts as waiting for the person. */
  readonly patience?: number;
  /** Within which edits that follow one another are reported together. */
  readonly editPause?: number;
}

/** What an Excel host is made from. */
interface ExcelSurroundings extends ExcelPace {
  readonly excel: ExcelApi;
  readonly language: string;
  readonly theme: ThemeSource;
  readonly opening: WorkbookOpening | null;
  readonly savesFiles: FileSaving;
}

const PATIENCE = 1_500;
const EDIT_PAUSE = 200;

/** The host that is Excel, through Office.js. Nothing of Office.js leaves this folder. */
export function createExcelHost({
  excel,
  language,
  theme,
  opening,
  savesFiles,
  patience = PATIENCE,
  editPause = EDIT_PAUSE,
}: ExcelSurroundings): Host {
  const batches = createBatches(excel, patience);
  const known = createKnownSheets();
  const reading = createLastReading();
  const remembered = { extents: createValueExtents(), last: createLastGrids() };
  const carried = createCarriedMarks();
  const watching = { excel, batches, known, reading, last: remembered.last };
  let changes: Changes | null = null;
  // Loaded with the first change: a pane that only scores needs none of it.
  const changing = async (): Promise<Changes> => {
    const { createChanges } = await import("./changes");
    return (changes ??= createChanges({ batches, known, reading, carried }));
  };
  return {
    language,
    theme,
    opening,
    rowHeights: {
      fit: async (sheet) => (await changing()).rowHeights.fit(sheet),
      setBack: async (fitted) => (await changing()).rowHeights.setBack(fitted),
    },
    savesFiles,
    // Loaded when a paper is made, which names its source.
    fileName: async () => (await import("./file-name")).fileName(batches),
    // Loaded with the first reading, as what scores is.
    readSheets: async (scope, options = {}) => {
      const { readSheets } = await import("./read-sheets");
      const outcome = await readSheets(batches, scope, options, remembered, carried.ask);
      if (!outcome.ok) return outcome;
      const { read, identities } = outcome.value;
      if (scope === "all") known.replaceAll(identities);
      else identities.forEach(known.add);
      for (const sheet of read.sheets) reading.keep(known.keyOf(sheet.name), sheet);
      return { ok: true, value: read };
    },
    apply: async (patches) => (await changing()).apply(patches),
    undo: async (before) => (await changing()).undo(before),
    // Asking Excel at each edit would wait for a person who types on, and say so.
    stands: () => true,
    clearMarks: async () => (await changing()).clearMarks(),
    insertSheet: async (sheet) => (await changing()).insertSheet(sheet),
    removeSheet: async (inserted) => (await changing()).removeSheet(inserted),
    insertRow: async (insertion) => (await changing()).insertRow(insertion),
    removeRow: async (inserted) => (await changing()).removeRow(inserted),
    select: (sheet, cell) => select(batches, known, sheet, cell),
    selectedCell: () => selectedCell(batches, known),
    watchEdits: (onEdit) => watchEdits(watching, editPause, onEdit),
    watchActivation: (onActivated) => watchActivation(watching, onActivated),
    watchSelection: (onSelected) => watchSelection(watching, onSelected),
    watchWaiting: batches.watchWaiting,
    keepsSettingsIn: (fileName) => !/\.xls$/i.test(fileName),
    loadSetting: (key) => loadSetting(batches, key),
    // Loaded where something is kept: most people never do.
    saveSetting: async (key, value) => (await import("./kept-parts")).keepSetting(batches, known, key, value),
  };
}

async function select(
  batches: Batches,
  known: KnownSheets,
  name: string,
  cell: CellAddress,
): Promise<Outcome<void>> {
  const key = known.keyOf(name);
  const selected = await batches.ask(({ workbook: { worksheets } }) => {
    worksheets.getItem(key).activate();
    const range = worksheets.getItem(key).getRange(a1(cell)).untrack();
    range.select();
    range.load("rowHidden,columnHidden");
    return () => (range.rowHidden ? "row" : range.columnHidden ? "column" : null);
  });
  if (selected.ok)
    return selected.value === null
      ? done(undefined)
      : failed({ code: "cell-hidden", cell, line: selected.value });
  const { failure } = selected;
  if (!isUnspecific(failure)) return failed(await explained(batches, known, [name], failure, "reading"));
  // Excel has no code of its own for a jump that fails because the sheet is hidden or the workbook behind.
  const looked = await batches.ask(({ workbook: { worksheets } }) => {
    const sheet = worksheets.getItemOrNullObject(key);
    sheet.load("visibility");
    return () => (sheet.isNullObject ? null : sheet.visibility);
  });
  if (!looked.ok) return looked;
  switch (looked.value) {
    case null:
      return failed({ code: "sheet-deleted", sheets: [name] });
    case "Visible":
      return failed({ code: "not-in-front" });
    default:
      return failed({ code: "sheet-hidden", sheets: [name] });
  }
}

import { a1, type CellAddress } from "../../sheet/address";
import type { Host, HostTheme, Outcome, SettingKey } from "../host";
import { applyPatches } from "./apply";
import { insertRow, removeRow } from "./inserted-row";
import { insertSheet, removeSheet } from "./inserted-sheet";
import { createKnownSheets, type KnownSheets } from "./known-sheets";
import { createMarks } from "./marks";
import { withSheetNames } from "./named-sheets";
import { readSheets } from "./read-sheets";
import { createTrips, type ExcelApi, type Trips } from "./trips";
import { watchEdits } from "./watch-edits";
import { selectedCell } from "./selected-cell";
import { undoWrites } from "./write-cells";

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
  readonly theme: HostTheme;
}

const PATIENCE = 1_500;
const EDIT_PAUSE = 200;

/** The host that is Excel, through Office.js. Nothing of Office.js leaves this folder. */
export function createExcelHost({
  excel,
  language,
  theme,
  patience = PATIENCE,
  editPause = EDIT_PAUSE,
}: ExcelSurroundings): Host {
  const trips = createTrips(excel, patience);
  const known = createKnownSheets();
  const marks = createMarks(trips);
  return {
    language,
    theme,
    readSheets: async (scope, options = {}) => {
      const outcome = await readSheets(trips, scope, options, marks.askCarried);
      if (!outcome.ok) return outcome;
      const { read, identities } = outcome.value;
      if (scope === "all") known.replaceAll(identities);
      else identities.forEach(known.add);
      return { ok: true, value: read };
    },
    apply: (patches) => applyPatches(trips, known, marks, patches),
    undo: (before) => undoWrites(trips, known, [...before].reverse()),
    clearMarks: async () => {
      const cleared = await marks.clear();
      if (cleared.ok) return cleared;
      return { ok: false, failure: await withSheetNames(trips, known, known.names(), cleared.failure) };
    },
    select: (sheet, cell) => select(trips, known, sheet, cell),
    selectedCell: () => selectedCell(trips, known),
    insertSheet: (sheet) => insertSheet(trips, known, sheet),
    removeSheet: (inserted) => removeSheet(trips, known, inserted),
    insertRow: (insertion) => insertRow(trips, known, insertion),
    removeRow: (inserted) => removeRow(trips, known, inserted),
    watchEdits: (onEdit) => watchEdits(excel, trips, known, editPause, onEdit),
    watchWaiting: trips.watchWaiting,
    loadSetting: (key) => loadSetting(trips, key),
    saveSetting: (key, value) => saveSetting(trips, key, value),
  };
}

async function select(
  trips: Trips,
  known: KnownSheets,
  name: string,
  cell: CellAddress,
): Promise<Outcome<void>> {
  const sheetIn = (context: Excel.RequestContext) => context.workbook.worksheets.getItem(known.keyOf(name));
  const { failure } = await trips.trip((context) => {
    const sheet = sheetIn(context);
    sheet.activate();
    sheet.getRange(a1(cell)).untrack().select();
    return [];
  });
  if (failure === null) return { ok: true, value: undefined };
  if (failure.code !== "unknown" || !UNSPECIFIC.has(failure.hostCode)) {
    return { ok: false, failure: await withSheetNames(trips, known, [name], failure) };
  }
  const { answers } = await trips.trip((context) => {
    const sheet = sheetIn(context);
    sheet.load("visibility");
    return [() => sheet.visibility !== "Visible"];
  });
  const [isHidden = false] = answers;
  return {
    ok: false,
    failure: isHidden ? { code: "sheet-hidden", sheets: [name] } : { code: "not-in-front" },
  };
}

/** Excel has no code of its own for a jump that fails because the sheet is hidden or the workbook behind. */
const UNSPECIFIC: ReadonlySet<string> = new Set(["GeneralException", "InvalidOperation"]);

const settingName = (key: SettingKey) => `hengbiao.${key}`;

async function loadSetting(trips: Trips, key: SettingKey): Promise<Outcome<string | null>> {
  const { answers, failure } = await trips.trip((context) => {
    const setting = context.workbook.settings.getItemOrNullObject(settingName(key));
    setting.load("value");
    return [
      () => {
        const value: unknown = setting.isNullObject ? null : setting.value;
        return typeof value === "string" && value !== "" ? value : null;
      },
    ];
  });
  return failure ? { ok: false, failure } : { ok: true, value: answers[0] ?? null };
}

/** A setting that is removed is kept as empty text: deleting one that is not there would fail. */
async function saveSetting(trips: Trips, key: SettingKey, value: string | null): Promise<Outcome<void>> {
  const { failure } = await trips.trip((context) => {
    context.workbook.settings.add(settingName(key), value ?? "");
    return [];
  });
  return failure ? { ok: false, failure } : { ok: true, value: undefined };
}

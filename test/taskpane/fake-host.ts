import type {
  ActivationReport,
  EditReport,
  FileSaving,
  FittedRows,
  Host,
  HostFailure,
  Outcome,
  ReadOptions,
  RowHeights,
  SettingKey,
  SheetCell,
  SheetScope,
  SheetsRead,
  WorkbookOpening,
  ThemeSource,
} from "../../src/hosts/host";
import { isStanding } from "../../src/hosts/undo-log";
import { readWorkbook } from "../../src/files/read-workbook";
import { writeSheets } from "../../src/files/xlsx/write-xlsx";
import { a1, parseA1, type CellAddress } from "../../src/sheet/address";
import { changedInputs, inputsOf, type SheetInputs } from "../../src/sheet/inputs";
import {
  marksAfter,
  marksAnything,
  type BeforeImage,
  type Mark,
  type MarkKind,
  type SheetPatch,
} from "../../src/sheet/patch";
import { applyPatch, undoPatch } from "../fixtures/patched-snapshot";
import { withInsertedRow, withoutRow } from "../fixtures/inserted-row";
import { cellAt, type CellValue, type SheetSnapshot } from "../../src/sheet/snapshot";

type Call =
  | "readSheets"
  | "apply"
  | "undo"
  | "clearMarks"
  | "select"
  | "saveSetting"
  | "insertSheet"
  | "removeSheet"
  | "insertRow"
  | "removeRow"
  | "fitRows";

/** A host over snapshots in memory, for the pane's own behaviour; what Excel does is proven elsewhere. */
export class FakeHost implements Host {
  readonly language = "zh-CN";
  readonly theme: ThemeSource = { now: () => "light", watch: () => () => undefined };
  savesFiles: FileSaving = "surely";
  name = "自评.xlsx";
  readonly fileName = (): Promise<string> => Promise.resolve(this.name);
  readonly keepsSettingsIn = (fileName: string): boolean => !/\.xls$/i.test(fileName);
  opensWithWorkbook = false;
  readonly opening: WorkbookOpening = {
    load: () => Promise.resolve({ ok: true, value: this.opensWithWorkbook }),
    save: (opens) => {
      this.opensWithWorkbook = opens;
      return Promise.resolve({ ok: true, value: undefined });
    },
  };
  /** Rows that cut off a text, by their place: the height they have, and need. */
  readonly heights = new Map<number, { height: number; readonly needed: number }>();
  readonly rowHeights: RowHeights = {
    fit: ({ name: sheet }) => {
      const rows = [...this.heights].flatMap(([row, low]) =>
        low.height < low.needed ? [{ row, before: low.height, after: low.needed }] : [],
      );
      return this.answer("fitRows", { sheet, rows: this.given(rows) });
    },
    setBack: ({ rows }) => {
      this.given(rows.map(({ row, before, after }) => ({ row, before: after, after: before })));
      return this.answer("fitRows", undefined);
    },
  };
  readonly settings = new Map<SettingKey, string>();
  readonly marked = new Map<string, MarkKind>();
  readonly calls: string[] = [];
  selected = "";
  private chosen: CellAddress = { row: 0, column: 0 };
  active = 0;
  private readonly handedOut = new Set<string>();
  private readonly failures = new Map<Call, HostFailure>();
  private readonly editWatchers = new Set<(report: EditReport) => void>();
  private readonly activationWatchers = new Set<(report: ActivationReport) => void>();
  private readonly selectionWatchers = new Set<(selected: SheetCell) => void>();
  private readonly waitWatchers = new Set<(waiting: boolean) => void>();
  private held: (() => void) | null = null;
  private hold = false;

  constructor(private sheets: readonly SheetSnapshot[]) {}

  failOnce(call: Call, failure: HostFailure): void {
    this.failures.set(call, failure);
  }

  private given(rows: FittedRows["rows"]): FittedRows["rows"] {
    for (const { row, before, after } of rows) {
      const low = this.heights.get(row);
      if (low?.height === before) low.height = after;
    }
    return rows;
  }

  /** Lets the next reading wait until `release`. */
  holdReading(): void {
    this.hold = true;
  }

  release(): void {
    this.held?.();
  }

  /** A person types into a cell. */
  edit(sheet: string, cell: CellAddress, value: CellValue | null): void {
    this.put(sheet, (old) => applyPatch(old, { sheet, writes: [{ cell, value }] }).sheet);
    this.reportEdit(sheet);
  }

  reportEdit(sheet: string | null): void {
    for (const watcher of this.editWatchers) watcher({ sheet });
  }

  /** A person shows another sheet. */
  activate(at: number): void {
    this.active = at;
    const name = this.sheets[at]?.name;
    // A host knows the names it has handed out.
    const sheet = name !== undefined && this.handedOut.has(name) ? name : null;
    for (const watcher of this.activationWatchers) watcher({ sheet });
  }

  wait(waiting: boolean): void {
    for (const watcher of this.waitWatchers) watcher(waiting);
  }

  textAt(sheet: string, cell: CellAddress): string {
    const found = this.sheets.find(({ name }) => name === sheet);
    return (found && cellAt(found, cell)?.text) ?? "";
  }

  /** A sheet holds what another one does. */
  become(sheet: string, [other]: readonly SheetSnapshot[]): void {
    if (other) this.put(sheet, () => ({ ...other, name: sheet }));
  }

  delete(sheet: string): void {
    this.sheets = this.sheets.filter(({ name }) => name !== sheet);
  }

  readonly readSheets = async (
    scope: SheetScope,
    options: ReadOptions = {},
  ): Promise<Outcome<SheetsRead>> => {
    this.calls.push(`read ${scope}`);
    const sheets = scope === "all" ? this.sheets : this.sheets.slice(this.active, this.active + 1);
    if (this.hold) {
      this.hold = false;
      sheets.forEach((sheet, done) =>
        options.onProgress?.({ sheet: sheet.name, done, total: sheets.length }),
      );
      await new Promise<void>((resolve) => {
        this.held = resolve;
        options.signal?.addEventListener("abort", () => resolve());
      });
    }
    if (options.signal?.aborted) return { ok: false, failure: { code: "cancelled" } };
    for (const { name } of this.failures.has("readSheets") ? [] : sheets) this.handedOut.add(name);
    return this.answer("readSheets", { sheets, skipped: [] });
  };

  readonly apply = (patches: readonly SheetPatch[]): Promise<Outcome<readonly BeforeImage[]>> => {
    this.calls.push("apply");
    const failure = this.failures.get("apply");
    if (failure) return this.answer("apply", []);
    const images: BeforeImage[] = [];
    for (const patch of patches) {
      this.put(patch.sheet, (sheet) => {
        const applied = applyPatch(sheet, patch);
        if (patch.writes.length > 0) images.push(applied.before);
        return applied.sheet;
      });
      if (marksAnything(patch)) this.mark(patch);
      if (patch.writes.length > 0) this.reportEdit(patch.sheet);
    }
    return this.answer("apply", images);
  };

  readonly undo: Host["undo"] = (before) => {
    this.calls.push("undo");
    const all = before.map((image) => {
      let restored: readonly CellAddress[] = [];
      let left: readonly CellAddress[] = [];
      this.put(image.sheet, (sheet) => {
        const undone = undoPatch(sheet, image);
        ({ restored, left } = undone);
        return undone.sheet;
      });
      const named = (cell: CellAddress) => ({ sheet: image.sheet, cell });
      return { restored: restored.map(named), left: left.map(named) };
    });
    return this.answer("undo", {
      restored: all.flatMap(({ restored }) => restored),
      left: all.flatMap(({ left }) => left),
    });
  };

  readonly stands: Host["stands"] = (done) => {
    if (done.kind === "heights") return true;
    if (done.kind !== "writes") return this.sheetNamed(done.inserted.sheet) !== undefined;
    return isStanding(done.before, (name, at) => {
      const sheet = this.sheetNamed(name);
      return sheet && cellAt(sheet, at);
    });
  };

  readonly clearMarks = (): Promise<Outcome<number>> => {
    const count = this.marked.size;
    this.marked.clear();
    return this.answer("clearMarks", count);
  };

  readonly select = (sheet: string, cell: CellAddress): Promise<Outcome<void>> => {
    this.selected = `${sheet}!${a1(cell)}`;
    return this.answer("select", undefined);
  };

  /** A person selects a cell of the active sheet. */
  choose(cell: CellAddress): void {
    this.chosen = cell;
    const sheet = this.sheets[this.active]?.name ?? "";
    for (const watcher of this.selectionWatchers) watcher({ sheet, cell });
  }

  readonly selectedCell: Host["selectedCell"] = () =>
    Promise.resolve({
      ok: true,
      value: { sheet: this.sheets[this.active]?.name ?? "", cell: this.chosen },
    });

  readonly insertSheet: Host["insertSheet"] = async (spec) => {
    const reading = await readWorkbook(await writeSheets([spec]));
    const [built] = reading.kind === "read" ? reading.sheets : [];
    if (!built) throw new Error("the inserted file holds no sheet");
    const failure = this.failures.get("insertSheet");
    const sheet = { ...built, name: `${built.name}${this.sheetNamed(built.name) ? " (2)" : ""}` };
    if (!failure) {
      this.sheets = [...this.sheets.slice(0, this.active + 1), sheet, ...this.sheets.slice(this.active + 1)];
      this.active += 1;
    }
    return this.answer("insertSheet", { sheet: sheet.name, inputs: inputsOf(sheet) });
  };

  readonly removeSheet: Host["removeSheet"] = ({ sheet: name, inputs }) => {
    const sheet = this.sheetNamed(name);
    const cells = sheet ? changedInputs(inputs, inputsOf(sheet)) : [];
    if (cells.length > 0)
      return Promise.resolve({ ok: false, failure: { code: "sheet-changed", sheet: name, cells } });
    this.delete(name);
    this.active = Math.max(0, this.active - 1);
    return this.answer("removeSheet", undefined);
  };

  readonly insertRow: Host["insertRow"] = (insertion) => {
    this.calls.push("insertRow");
    const { sheet: name, row } = insertion;
    if (!this.failures.has("insertRow")) {
      this.put(name, (sheet) => withInsertedRow(sheet, insertion));
      this.reportEdit(name);
    }
    return this.answer("insertRow", { sheet: name, row, inputs: this.inputsOfRow(name, row) });
  };

  readonly removeRow: Host["removeRow"] = ({ sheet: name, row, inputs }) => {
    this.calls.push("removeRow");
    const cells = changedInputs(inputs, this.inputsOfRow(name, row));
    if (cells.length > 0)
      return Promise.resolve({ ok: false, failure: { code: "row-changed", sheet: name, cells } });
    this.put(name, (sheet) => withoutRow(sheet, row));
    this.reportEdit(name);
    return this.answer("removeRow", undefined);
  };

  private inputsOfRow(name: string, row: number): SheetInputs {
    const sheet = this.sheetNamed(name);
    if (!sheet) return new Map();
    const cells = sheet.rows[row - sheet.origin.row] ?? [];
    return inputsOf({ origin: { row, column: sheet.origin.column }, rows: [cells] });
  }

  /** The sheet of a name. */
  sheetNamed(name: string): SheetSnapshot | undefined {
    return this.sheets.find((sheet) => sheet.name === name);
  }

  names(): readonly string[] {
    return this.sheets.map(({ name }) => name);
  }

  readonly watchEdits: Host["watchEdits"] = (onEdit) => {
    this.editWatchers.add(onEdit);
    const stop = (): Promise<void> => {
      this.editWatchers.delete(onEdit);
      return Promise.resolve();
    };
    return Promise.resolve({ ok: true, value: stop });
  };

  readonly watchActivation: Host["watchActivation"] = (onActivated) => {
    this.activationWatchers.add(onActivated);
    return Promise.resolve({
      ok: true,
      value: () => Promise.resolve(void this.activationWatchers.delete(onActivated)),
    });
  };

  readonly watchSelection: Host["watchSelection"] = (onSelected) => {
    this.selectionWatchers.add(onSelected);
    return Promise.resolve({
      ok: true,
      value: () => Promise.resolve(void this.selectionWatchers.delete(onSelected)),
    });
  };

  readonly watchWaiting: Host["watchWaiting"] = (onChange) => {
    this.waitWatchers.add(onChange);
    return () => void this.waitWatchers.delete(onChange);
  };

  readonly loadSetting: Host["loadSetting"] = (key) =>
    Promise.resolve({ ok: true, value: this.settings.get(key) ?? null });

  readonly saveSetting: Host["saveSetting"] = (key, value) => {
    if (value === null) this.settings.delete(key);
    else this.settings.set(key, value);
    return this.answer("saveSetting", undefined);
  };

  private answer<Value>(call: Call, value: Value): Promise<Outcome<Value>> {
    const failure = this.failures.get(call);
    this.failures.delete(call);
    return Promise.resolve(failure ? { ok: false, failure } : { ok: true, value });
  }

  private put(name: string, change: (sheet: SheetSnapshot) => SheetSnapshot): void {
    this.sheets = this.sheets.map((sheet) => (sheet.name === name ? change(sheet) : sheet));
  }

  private mark(patch: SheetPatch): void {
    const prefix = `${patch.sheet}!`;
    const shown: Mark[] = [];
    for (const [key, kind] of [...this.marked]) {
      const cell = key.startsWith(prefix) ? parseA1(key.slice(prefix.length)) : null;
      if (!cell) continue;
      shown.push({ cell, kind });
      this.marked.delete(key);
    }
    for (const { cell, kind } of marksAfter(shown, patch)) this.marked.set(prefix + a1(cell), kind);
  }
}

import { contains, parseA1, type Area, type CellAddress } from "../../src/sheet/address";
import { movedFormula, withRowMoved } from "../../src/sheet/formula-references";
import type { CellSnapshot, CellValue, SheetSnapshot } from "../../src/sheet/snapshot";
import { HostError } from "./host-error";

export const ROWS = 1_048_576;
export const COLUMNS = 16_384;

/** A conditional format: a person's, or one an add-in made. */
export interface Rule {
  id: string;
  areas: readonly Area[];
  readonly type: string;
  formula: string;
  fill: string;
  fontColor: string;
  bold: boolean;
}

interface StoredCell {
  readonly value: CellValue;
  readonly text: string;
  readonly formula?: string;
}

/** What is saved in the file. Ids of sheets and rules are not: Excel gives new ones in every session. */
export interface SavedWorkbook {
  readonly sheets: readonly SavedSheet[];
  readonly settings: Readonly<Record<string, unknown>>;
  readonly xmlParts: readonly string[];
}

interface SavedSheet {
  readonly snapshot: SheetSnapshot;
  readonly visibility: string;
  readonly numberFormats: readonly (readonly [number, string])[];
  readonly painted: readonly Area[];
  readonly unlocked: readonly Area[];
  readonly rules: readonly Omit<Rule, "id">[];
}

const key = ({ row, column }: CellAddress) => row * COLUMNS + column;
const address = (place: number): CellAddress => ({
  row: Math.floor(place / COLUMNS),
  column: place % COLUMNS,
});

let sessions = 0;

/** A sheet as Excel keeps it, with what a person may do to it beside the add-in. */
export class EmulatedSheet {
  readonly cells = new Map<number, StoredCell>();
  readonly numberFormats = new Map<number, string>();
  /** Areas that hold formats without values: they belong to the used range. */
  readonly painted: Area[] = [];
  merges: Area[];
  /** In the order in which they apply. */
  rules: Rule[] = [];
  name: string;
  visibility: string;
  protected: boolean;
  /** Without it a sheet that is protected is not unlocked. */
  password: string | null = null;
  /** What the protection allows. */
  protection: Readonly<Record<string, unknown>> = {};
  /** Cells that stay writable while the sheet is protected. */
  readonly unlocked: Area[] = [];
  /** Heights and widths in points that are not the usual ones; 0 where a row or column is hidden. */
  rowHeights = new Map<number, number>();
  readonly columnWidths = new Map<number, number>();
  /** Cells that break their lines. */
  readonly wrapped: Area[] = [];
  fontSize = 11;
  /** The code under which Excel fails to read its cells; null where it does not. */
  unreadable: string | null = null;
  /** What formulas come to whose result is not known; null refuses them aloud. */
  resultOfOthers: CellValue | null = null;
  private readonly results = new Map<string, StoredCell>();

  constructor(
    readonly id: string,
    snapshot: SheetSnapshot,
  ) {
    this.name = snapshot.name;
    this.visibility = snapshot.hidden ? "Hidden" : "Visible";
    this.protected = snapshot.protected;
    this.merges = [...snapshot.merges];
    snapshot.rows.forEach((row, r) =>
      row.forEach((cell, c) => {
        if (cell) this.keep({ row: snapshot.origin.row + r, column: snapshot.origin.column + c }, cell);
      }),
    );
  }

  private keep(cell: CellAddress, { numberFormat, ...content }: CellSnapshot): void {
    this.cells.set(key(cell), content);
    if (numberFormat !== undefined) this.numberFormats.set(key(cell), numberFormat);
    if (content.formula !== undefined) this.results.set(content.formula, content);
  }

  /** What the cell shows; null when blank. */
  at(cell: CellAddress): CellSnapshot | null {
    const content = this.cells.get(key(cell));
    const numberFormat = this.numberFormats.get(key(cell));
    if (!content) return null;
    return numberFormat === undefined ? content : { ...content, numberFormat };
  }

  formatAt(cell: CellAddress): string {
    return this.numberFormats.get(key(cell)) ?? "General";
  }

  /** Gives a cell a number format; what it holds is shown by it from now on. */
  format(cell: CellAddress, numberFormat: string): void {
    this.numberFormats.set(key(cell), numberFormat);
    const content = this.cells.get(key(cell));
    if (typeof content?.value === "number")
      this.cells.set(key(cell), { ...content, ...shown(content.value, numberFormat) });
  }

  /** Takes an input as Excel takes it from a person or from `values`: an apostrophe makes it text. */
  type(cell: CellAddress, input: unknown): void {
    if (this.isCovered(cell)) return;
    if (input === "") {
      this.cells.delete(key(cell));
      return;
    }
    this.cells.set(key(cell), this.understood(input, this.formatAt(cell)));
  }

  private understood(input: unknown, format: string): StoredCell {
    if (typeof input === "number") {
      return format === "@" ? { value: String(input), text: String(input) } : shown(input, format);
    }
    if (typeof input === "boolean") return { value: input, text: String(input).toUpperCase() };
    if (typeof input !== "string")
      throw new HostError("InvalidArgument", `a cell cannot hold ${typeof input}`);
    if (input.startsWith("'")) return { value: input.slice(1), text: input.slice(1) };
    if (format === "@") return { value: input, text: input };
    if (input.startsWith("=") && input.length > 1) return this.calculated(input.slice(1));
    if (/^-?\d+(\.\d+)?$/.test(input)) return shown(Number(input), format);
    if (/^-?\d+(\.\d+)?%$/.test(input)) return { value: Number(input.slice(0, -1)) / 100, text: input };
    return { value: input, text: input };
  }

  /**
   * The emulator does not calculate: beside constants and plain sums it knows the results of the formulas a workbook
   * came with. A formula that moved keeps its result.
   */
  private calculated(formula: string): StoredCell {
    if (/^\d+%$/.test(formula)) return { ...shown(Number(formula.slice(0, -1)) / 100, "0%"), formula };
    const known = this.results.get(formula);
    if (known) return known;
    const sum = this.summed(formula);
    if (sum !== null) return { ...shown(sum, "General"), formula };
    if (this.resultOfOthers === null) throw new Error(`EMULATOR: the result of =${formula} is not known`);
    return { value: this.resultOfOthers, text: String(this.resultOfOthers), formula };
  }

  /** What a plain sum comes to; null for any other formula. */
  private summed(formula: string): number | null {
    const [, first = "", last = ""] = /^SUM\(([A-Z]+\d+):([A-Z]+\d+)\)$/.exec(formula) ?? [];
    const [from, to] = [parseA1(first), parseA1(last)];
    if (!from || !to) return null;
    const area = { top: from.row, left: from.column, bottom: to.row, right: to.column };
    return [...this.cells]
      .filter(([place]) => contains(area, address(place)))
      .reduce((total, [, { value }]) => total + (typeof value === "number" ? value : 0), 0);
  }

  /** Moves whole rows with all that is on them; `row` is new when `by` is 1, and gone when it is -1. */
  shiftRows(row: number, by: 1 | -1, sheets: readonly EmulatedSheet[]): void {
    const movedRow = (at: number): number | null =>
      by === -1 && at === row ? null : at >= row ? at + by : at;
    const movedPlaces = <Held>(places: Map<number, Held>): void => {
      const before = [...places];
      places.clear();
      for (const [place, held] of before) {
        const to = movedRow(address(place).row);
        if (to !== null) places.set(key({ row: to, column: address(place).column }), held);
      }
    };
    const movedAreas = (areas: readonly Area[]): Area[] =>
      areas.flatMap((area) => {
        if (by === 1) {
          const lower = (at: number): number => Math.min(ROWS - 1, at >= row ? at + 1 : at);
          return [{ ...area, top: lower(area.top), bottom: lower(area.bottom) }];
        }
        if (area.top === row && area.bottom === row) return [];
        const top = area.top > row ? area.top - 1 : area.top;
        return [{ ...area, top, bottom: area.bottom >= row ? area.bottom - 1 : area.bottom }];
      });
    movedPlaces(this.cells);
    movedPlaces(this.numberFormats);
    this.rowHeights = new Map(
      [...this.rowHeights].flatMap(([at, height]) => {
        const to = movedRow(at);
        return to === null ? [] : [[to, height]];
      }),
    );
    this.merges = movedAreas(this.merges).filter(
      ({ top, left, bottom, right }) => top < bottom || left < right,
    );
    for (const areas of [this.painted, this.unlocked, this.wrapped])
      areas.splice(0, areas.length, ...movedAreas(areas));
    for (const rule of this.rules) rule.areas = movedAreas(rule.areas);
    this.rules = this.rules.filter(({ areas }) => areas.length > 0);
    for (const sheet of sheets) {
      const isMeant = (name: string | null): boolean => (name === null ? sheet === this : name === this.name);
      const kind = by === 1 ? "insert" : "remove";
      sheet.rewriteFormulas((formula) => withRowMoved(formula, { kind, row }, isMeant));
    }
  }

  private rewriteFormulas(follow: (formula: string) => string): void {
    for (const [place, cell] of this.cells) {
      if (cell.formula === undefined) continue;
      const formula = follow(cell.formula);
      const sum = formula === cell.formula ? null : this.summed(formula);
      const result = sum === null ? cell : shown(sum, this.numberFormats.get(place) ?? "General");
      const changed = { ...result, formula };
      this.cells.set(place, changed);
      this.results.set(changed.formula, changed);
    }
  }

  /** Copies an area with all that is in and on it to another place. */
  copy(from: Area, to: CellAddress): void {
    const [down, right] = [to.row - from.top, to.column - from.left];
    const target = { top: to.row, left: to.column, bottom: from.bottom + down, right: from.right + right };
    if (this.merges.some((area) => tears(area, from) || tears(area, target))) {
      throw new HostError("InvalidOperation", "A part of a merged cell cannot be changed.");
    }
    for (const [place, cell] of [...this.cells]) {
      const at = address(place);
      if (!contains(from, at)) continue;
      const formula = cell.formula === undefined ? {} : { formula: movedFormula(cell.formula, down, right) };
      this.cells.set(key({ row: at.row + down, column: at.column + right }), { ...cell, ...formula });
    }
    for (const [place, format] of [...this.numberFormats]) {
      const at = address(place);
      if (contains(from, at))
        this.numberFormats.set(key({ row: at.row + down, column: at.column + right }), format);
    }
    const moved = (area: Area): Area => ({
      top: area.top + down,
      left: area.left + right,
      bottom: area.bottom + down,
      right: area.right + right,
    });
    const inside = (area: Area): boolean =>
      contains(from, topLeft(area)) && contains(from, bottomRight(area));
    this.merges.push(...this.merges.filter(inside).map(moved));
    for (const area of [...this.unlocked]) {
      const common = commonArea(area, from);
      if (common) this.unlocked.push(moved(common));
    }
    for (const rule of this.rules) {
      rule.areas = [...rule.areas, ...rule.areas.flatMap((area) => commonArea(area, from) ?? []).map(moved)];
    }
  }

  /** Empties cells, with what is on them left as it is. */
  empty(area: Area): void {
    for (const place of [...this.cells.keys()]) if (contains(area, address(place))) this.cells.delete(place);
  }

  /** Merges cells; those that they overlap are taken in. */
  merge(area: Area): void {
    this.merges = [...this.merges.filter((other) => !commonArea(other, area)), area];
  }

  private isCovered(cell: CellAddress): boolean {
    return this.merges.some(
      (area) => contains(area, cell) && !(area.top === cell.row && area.left === cell.column),
    );
  }

  isWritable(cell: CellAddress): boolean {
    return !this.protected || this.unlocked.some((area) => contains(area, cell));
  }

  /** The smallest rectangle around all values, and around all formats unless only values count; null when blank. */
  usedArea(valuesOnly: boolean): Area | null {
    let used: Area | null = null;
    const include = (area: Area) => {
      used = used === null ? area : around(used, area);
    };
    for (const place of this.cells.keys()) include(single(address(place)));
    if (valuesOnly) return used;
    for (const place of this.numberFormats.keys()) include(single(address(place)));
    for (const area of [...this.painted, ...this.merges]) include(area);
    return used;
  }

  /** The rows in which any cell holds something or has a number format. */
  heldRows(): ReadonlySet<number> {
    const places = [...this.cells.keys(), ...this.numberFormats.keys()];
    return new Set(places.map((place) => address(place).row));
  }

  snapshot(): SheetSnapshot {
    const used = this.usedArea(true) ?? { top: 0, left: 0, bottom: -1, right: -1 };
    const rows = Array.from({ length: used.bottom - used.top + 1 }, (_, r) =>
      Array.from({ length: used.right - used.left + 1 }, (_unused, c) =>
        this.at({ row: used.top + r, column: used.left + c }),
      ),
    );
    return {
      name: this.name,
      hidden: this.visibility !== "Visible",
      protected: this.protected,
      origin: { row: used.top, column: used.left },
      rows,
      merges: this.merges,
    };
  }
}

const single = ({ row, column }: CellAddress): Area => ({
  top: row,
  left: column,
  bottom: row,
  right: column,
});

const topLeft = ({ top, left }: Area): CellAddress => ({ row: top, column: left });
const bottomRight = ({ bottom, right }: Area): CellAddress => ({ row: bottom, column: right });

/** The cells that two areas share. */
export function commonArea(a: Area, b: Area): Area | null {
  const common = {
    top: Math.max(a.top, b.top),
    left: Math.max(a.left, b.left),
    bottom: Math.min(a.bottom, b.bottom),
    right: Math.min(a.right, b.right),
  };
  return common.top <= common.bottom && common.left <= common.right ? common : null;
}

/** Whether an area covers a part of a merge, but not the whole. */
function tears(merge: Area, area: Area): boolean {
  const isWhole = contains(area, topLeft(merge)) && contains(area, bottomRight(merge));
  return commonArea(merge, area) !== null && !isWhole;
}

function around(a: Area, b: Area): Area {
  return {
    top: Math.min(a.top, b.top),
    left: Math.min(a.left, b.left),
    bottom: Math.max(a.bottom, b.bottom),
    right: Math.max(a.right, b.right),
  };
}

function shown(value: number, format: string): StoredCell {
  const decimals = /^#?,?#*0(?:\.(0+))?(%?)$/.exec(format);
  if (format === "General") return { value, text: String(value) };
  if (!decimals) throw new Error(`EMULATOR: the number format ${format} is not known`);
  const [, zeros = "", percent = ""] = decimals;
  return { value, text: (percent ? value * 100 : value).toFixed(zeros.length) + percent };
}

/** A sheet of a file: what it says, and which of its cells a protection leaves open. */
export interface SheetOfFile {
  readonly snapshot: SheetSnapshot;
  readonly unlocked: readonly Area[];
}

/** A workbook open in Excel. A new session gives every sheet and rule a new id. */
export class EmulatedWorkbook {
  private readonly session = ++sessions;
  private ids = 0;
  readonly sheets: EmulatedSheet[];
  readonly settings: Map<string, unknown>;
  /** Custom XML parts by their ids, which last as long as the workbook is open. */
  readonly xmlParts = new Map<string, string>();
  active: EmulatedSheet;
  /** Whether sheets may not be added, removed or renamed. */
  structureProtected = false;
  /** Whether it was opened for reading only. */
  readOnly = false;
  name = "自评.xlsx";
  /** Whether the id of a rule passes to the next one once it is gone, as Excel's documentation leaves open. */
  reusesIds = false;
  selection: { sheet: EmulatedSheet; area: Area };

  constructor(snapshots: readonly SheetSnapshot[], settings: Readonly<Record<string, unknown>> = {}) {
    this.sheets = snapshots.map((snapshot) => new EmulatedSheet(this.newId("0001"), snapshot));
    const first = this.sheets.find((sheet) => sheet.visibility === "Visible");
    if (!first) throw new Error("EMULATOR: a workbook has at least one visible sheet");
    this.active = first;
    this.selection = { sheet: first, area: { top: 0, left: 0, bottom: 0, right: 0 } };
    this.settings = new Map(Object.entries(settings));
  }

  static open(saved: SavedWorkbook): EmulatedWorkbook {
    const workbook = new EmulatedWorkbook(
      saved.sheets.map(({ snapshot }) => snapshot),
      saved.settings,
    );
    for (const xml of saved.xmlParts) workbook.xmlParts.set(workbook.newId("0019"), xml);
    saved.sheets.forEach((kept, index) => {
      const sheet = workbook.sheets[index];
      if (!sheet) return;
      sheet.visibility = kept.visibility;
      sheet.painted.push(...kept.painted);
      sheet.unlocked.push(...kept.unlocked);
      for (const [place, format] of kept.numberFormats) sheet.numberFormats.set(place, format);
      sheet.rules = kept.rules.map((rule) => ({ ...rule, id: workbook.newId("000E") }));
    });
    return workbook;
  }

  save(): SavedWorkbook {
    const sheets = this.sheets.map((sheet) => ({
      snapshot: sheet.snapshot(),
      visibility: sheet.visibility,
      numberFormats: [...sheet.numberFormats],
      painted: sheet.painted,
      unlocked: sheet.unlocked,
      rules: sheet.rules.map((rule) => ({ ...rule, id: undefined })),
    }));
    const file = JSON.stringify({
      sheets,
      settings: Object.fromEntries(this.settings),
      xmlParts: [...this.xmlParts.values()],
    });
    const saved: SavedWorkbook = JSON.parse(file);
    return saved;
  }

  newId(kind: string): string {
    const part = (value: number, width: number) => value.toString(16).toUpperCase().padStart(width, "0");
    return `{${part(this.session, 8)}-${kind}-0000-0000-${part(++this.ids, 12)}}`;
  }

  newRuleId(): string {
    if (!this.reusesIds) return this.newId("000E");
    const taken = new Set(this.sheets.flatMap(({ rules }) => rules.map(({ id }) => id)));
    for (let number = 1; ; number += 1) if (!taken.has(`{rule-${number}}`)) return `{rule-${number}}`;
  }

  /** By id or by name, as Excel looks sheets up. */
  find(idOrName: string): EmulatedSheet | undefined {
    const name = idOrName.toLowerCase();
    return this.sheets.find((sheet) => sheet.id === idOrName || sheet.name.toLowerCase() === name);
  }

  sheet(name: string): EmulatedSheet {
    const sheet = this.find(name);
    if (!sheet) throw new Error(`EMULATOR: no sheet ${name}`);
    return sheet;
  }

  /** A person's own conditional format on a sheet. */
  addRule(sheet: string, areas: readonly Area[], type: string, formula = ""): void {
    const id = this.newRuleId();
    this.sheet(sheet).rules.push({ id, areas, type, formula, fill: "", fontColor: "", bold: false });
  }

  addSheet(name: string): EmulatedSheet {
    if (this.find(name))
      throw new HostError("ItemAlreadyExists", "A resource with the same name already exists.");
    const empty = { hidden: false, protected: false, origin: { row: 0, column: 0 }, rows: [], merges: [] };
    const sheet = new EmulatedSheet(this.newId("0001"), { ...empty, name });
    this.sheets.push(sheet);
    return sheet;
  }

  /** Puts a sheet of another workbook behind one of this; a name that is taken gets a number. */
  insert({ snapshot, unlocked }: SheetOfFile, after: EmulatedSheet): EmulatedSheet {
    let name = snapshot.name;
    for (let number = 2; this.find(name); number += 1) name = `${snapshot.name} (${number})`;
    const sheet = new EmulatedSheet(this.newId("0001"), { ...snapshot, name });
    sheet.unlocked.push(...unlocked);
    this.sheets.splice(this.sheets.indexOf(after) + 1, 0, sheet);
    return sheet;
  }

  deleteSheet(name: string): void {
    const sheet = this.sheet(name);
    this.sheets.splice(this.sheets.indexOf(sheet), 1);
    const [first] = this.sheets;
    if (!first) throw new Error("EMULATOR: the last sheet cannot be deleted");
    if (this.active === sheet) this.active = first;
  }
}

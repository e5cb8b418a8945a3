import type { EditReport, Host, Outcome } from "../../src/hosts/host";
import { readSheet } from "../../src/reading/read-sheet";
import { a1, a1Area, parseA1, type CellAddress } from "../../src/sheet/address";
import { inputsOf } from "../../src/sheet/inputs";
import type { RowInsertion } from "../../src/sheet/row-insertion";
import type { CellWrite, Mark, MarkKind, SheetPatch } from "../../src/sheet/patch";
import type { CellSnapshot, CellValue, SheetSnapshot } from "../../src/sheet/snapshot";
import { builtTarget } from "../fixtures/built";

/** A host with its workbook open, and what a person may do there besides. */
export interface HostBench {
  readonly host: Host;
  readonly edit: (sheet: string, cell: CellAddress, value: CellValue) => void;
  /** Protects a sheet, by a password or without one. */
  readonly protect: (sheet: string, password?: string) => void;
  /** A person shows another sheet. */
  readonly activate: (sheet: string) => void;
  readonly rename: (sheet: string, name: string) => void;
  readonly deleteSheet: (sheet: string) => void;
  /** A person hides a row, from 0. */
  readonly hideRow: (sheet: string, row: number) => void;
  /** The sheet as it is now, seen without the host. */
  readonly look: (sheet: string) => SheetSnapshot;
  /** The marks a person sees on a sheet, by cell. */
  readonly marks: (sheet: string) => Readonly<Record<string, MarkKind>>;
  readonly selection: () => { readonly sheet: string; readonly cell: string };
  /** The workbook saved, closed and opened again, with a host of its own. */
  readonly reopen: () => Promise<HostBench>;
  /** Whether this host may report one edit twice. */
  readonly repeatsEvents?: boolean;
}

/** The address written in a test. */
export function at(text: string): CellAddress {
  const address = parseA1(text);
  if (!address) throw new Error(`${text} is no address`);
  return address;
}

/** A sheet from its filled cells; a plain value shows as it is. */
export function sheetOf(
  name: string,
  cells: Readonly<Record<string, CellValue | CellSnapshot>>,
  more: Partial<Omit<SheetSnapshot, "rows" | "name" | "origin">> = {},
): SheetSnapshot {
  const rows: (CellSnapshot | null)[][] = [];
  for (const [address, content] of Object.entries(cells)) {
    const { row, column } = at(address);
    while (rows.length <= row) rows.push([]);
    const line = rows[row] ?? [];
    while (line.length <= column) line.push(null);
    line[column] = typeof content === "object" ? content : { value: content, text: String(content) };
  }
  const plain = { hidden: false, protected: false, origin: { row: 0, column: 0 }, merges: [] };
  return { ...plain, ...more, name, rows };
}

/** What a sheet shows, by address: equal for equal sheets, whatever rectangle a host reads around them. */
export function shown(sheet: SheetSnapshot): unknown {
  const cells: Record<string, CellSnapshot> = {};
  sheet.rows.forEach((row, r) =>
    row.forEach((cell, c) => {
      if (cell) cells[a1({ row: sheet.origin.row + r, column: sheet.origin.column + c })] = cell;
    }),
  );
  const { name, hidden, protected: isProtected } = sheet;
  return { name, hidden, protected: isProtected, merges: sheet.merges.map(a1Area).sort(), cells };
}

/** The value of an outcome that has to be good. */
export function valueOf<Value>(outcome: Outcome<Value>): Value {
  if (!outcome.ok) throw new Error(`the host failed: ${JSON.stringify(outcome.failure)}`);
  return outcome.value;
}

/** What a watch reports, and a way to wait for a report: one that is there already, or the next such one. */
interface Heard<Report> {
  readonly reports: readonly Report[];
  readonly add: (report: Report) => void;
  readonly until: (isWanted: (report: Report) => boolean) => Promise<void>;
}

export function heard<Report>(): Heard<Report> {
  const reports: Report[] = [];
  const waiting = new Set<() => void>();
  return {
    reports,
    add: (report) => {
      reports.push(report);
      for (const look of waiting) look();
    },
    until: (isWanted) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (!reports.some(isWanted)) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
  };
}

const SELF = "自评表";
const OTHER = "附表";

const self = sheetOf(
  SELF,
  {
    A1: "部门预算项目支出绩效自评表（2023年度）",
    A3: "预算执行率",
    B3: { value: 784.36 / 812.05, text: "96.59%", formula: "C3/D3", numberFormat: "0.00%" },
    C3: 784.36,
    D3: { value: 812.05, text: "812.05", numberFormat: "0.00" },
    A4: "≥85次",
    B4: { value: "=100%", text: "=100%" },
    C4: { value: 1, text: "100%", formula: "100%", numberFormat: "0%" },
    D4: { value: true, text: "TRUE" },
    E4: { value: "96", text: "96", numberFormat: "@" },
  },
  {
    merges: [
      { top: 0, left: 0, bottom: 0, right: 4 },
      { top: 4, left: 0, bottom: 8, right: 0 },
    ],
  },
);
const other = sheetOf(OTHER, { B2: "收入", C2: 100 }, { hidden: true });
const far: SheetSnapshot = {
  ...sheetOf("偏移", { A1: "一级指标", C2: 20 }),
  origin: { row: 30, column: 12 },
};
const blank = sheetOf("空表", {});

const write = (sheet: string, writes: Readonly<Record<string, CellWrite["value"]>>): SheetPatch => ({
  sheet,
  writes: Object.entries(writes).map(([cell, value]) => ({ cell: at(cell), value })),
});
const mark = (sheet: string, marks: Readonly<Record<string, MarkKind>>): SheetPatch => ({
  sheet,
  writes: [],
  marks: Object.entries(marks).map(([cell, kind]): Mark => ({ cell: at(cell), kind })),
});

type Open = (sheets: readonly SheetSnapshot[]) => Promise<HostBench>;

const read = async ({ host }: HostBench) => valueOf(await host.readSheets("all"));

/** What every host does, whichever program is behind it. */
export function describeHost(name: string, open: Open): void {
  describeReading(name, open);
  describeChanging(name, open);
  describeMoving(name, open);
  describeSettings(name, open);
}

/** What a host does with a workbook that is open for reading only: all that changes nothing. */
export function describeReadOnlyHost(name: string, open: Open): void {
  describeReading(name, open);
  describeMoving(name, open);
  describeRefusedChanges(name, open);
}

function describeReading(name: string, open: Open): void {
  describe(`${name}: reading`, () => {
    test("all sheets come as they are, in the order of the workbook", async () => {
      const sheets = [self, other, far, blank];
      const { sheets: got, skipped } = await read(await open(sheets));
      expect(got.map(shown)).toEqual(sheets.map(shown));
      expect(skipped).toEqual([]);
    });

    test("the active sheet comes alone", async () => {
      const { host } = await open([self, other]);
      const { sheets } = valueOf(await host.readSheets("active"));
      expect(sheets.map(shown)).toEqual([shown(self)]);
    });

    test("a protected sheet is read, and says that it is protected", async () => {
      const bench = await open([self]);
      bench.protect(SELF);
      const { sheets } = await read(bench);
      expect(sheets.map(shown)).toEqual([shown({ ...self, protected: true })]);
    });

    test("what a cell covered by a merge hides is not read", async () => {
      const covered = sheetOf("合并", { A1: "产出指标", A2: "产出指标", B1: 10, B2: 20 });
      const merges = [{ top: 0, left: 0, bottom: 1, right: 0 }];
      const { sheets } = await read(await open([{ ...covered, merges }]));
      expect(sheets.map(shown)).toEqual([
        shown({ ...sheetOf("合并", { A1: "产出指标", B1: 10, B2: 20 }), merges }),
      ]);
    });

    test("progress names the sheets, and an aborted reading is cancelled", async () => {
      const { host } = await open([self, other]);
      const seen: string[] = [];
      valueOf(
        await host.readSheets("all", { onProgress: ({ sheet, total }) => seen.push(`${sheet} ${total}`) }),
      );
      expect(seen[0]).toBe(`${SELF} 2`);
      const abort = new AbortController();
      const reading = host.readSheets("all", { signal: abort.signal });
      abort.abort();
      expect(await reading).toEqual({ ok: false, failure: { code: "cancelled" } });
      expect(await host.readSheets("all", { signal: abort.signal })).toEqual({
        ok: false,
        failure: { code: "cancelled" },
      });
    });
  });
}

function describeChanging(name: string, open: Open): void {
  describe(`${name}: writing`, () => {
    test("values are written, and what they replaced is told", async () => {
      const bench = await open([self, other]);
      await read(bench);
      const before = valueOf(
        await bench.host.apply([write(SELF, { E3: 9.66, C3: null, D3: 812 }), write(OTHER, { C2: 90 })]),
      );
      expect(shown(bench.look(OTHER))).toEqual(
        shown(sheetOf(OTHER, { B2: "收入", C2: 90 }, { hidden: true })),
      );
      const written = shown(bench.look(SELF));
      expect(written).toMatchObject({ cells: { E3: { value: 9.66 }, D3: { value: 812, text: "812.00" } } });
      expect(written).not.toHaveProperty("cells.C3");
      expect(before.map(({ sheet, cells: replaced }) => [sheet, replaced.length])).toEqual([
        [SELF, 3],
        [OTHER, 1],
      ]);
    });

    test.each(["=100%", "24", "24家", "'引号", "2023-12-31", "TRUE"])("text stays text: %s", async (text) => {
      const bench = await open([self]);
      await read(bench);
      valueOf(await bench.host.apply([write(SELF, { F9: text })]));
      const { sheets } = await read(bench);
      expect(shown(sheets[0] ?? blank)).toMatchObject({ cells: { F9: { value: text, text } } });
    });

    test("an undo restores every kind of cell", async () => {
      const bench = await open([self]);
      await read(bench);
      const all = ["A3", "B3", "C3", "D3", "A4", "B4", "C4", "D4", "E4", "E9"];
      const before = valueOf(
        await bench.host.apply([write(SELF, Object.fromEntries(all.map((cell, index) => [cell, index])))]),
      );
      const undone = valueOf(await bench.host.undo(before));
      expect(shown(bench.look(SELF))).toEqual(shown(self));
      expect(undone.restored).toHaveLength(all.length);
      expect(undone.left).toEqual([]);
    });

    test("an undo leaves what a person has changed since", async () => {
      const bench = await open([self]);
      await read(bench);
      const before = valueOf(await bench.host.apply([write(SELF, { C3: 1, D3: 2 })]));
      bench.edit(SELF, at("D3"), 3);
      const { restored, left } = valueOf(await bench.host.undo(before));
      expect(restored).toEqual([{ sheet: SELF, cell: at("C3") }]);
      expect(left).toEqual([{ sheet: SELF, cell: at("D3") }]);
      expect(shown(bench.look(SELF))).toMatchObject({ cells: { C3: { value: 784.36 }, D3: { value: 3 } } });
    });

    test("an undo leaves a sheet that is gone", async () => {
      const bench = await open([self, sheetOf("另一张", { A1: 1 })]);
      await read(bench);
      const before = valueOf(await bench.host.apply([write("另一张", { A1: 2 }), write(SELF, { C3: 1 })]));
      bench.deleteSheet("另一张");
      const { restored, left } = valueOf(await bench.host.undo(before));
      expect(restored).toEqual([{ sheet: SELF, cell: at("C3") }]);
      expect(left).toEqual([{ sheet: "另一张", cell: at("A1") }]);
    });

    test("an undo over several sheets, one of them locked since, counts none that a person has changed", async () => {
      const bench = await open([self, sheetOf("另一张", { A1: 1 })]);
      await read(bench);
      const writes = [write("另一张", { A1: 2 }), write(SELF, { C3: 1, D3: 2 })];
      const before = valueOf(await bench.host.apply(writes));
      bench.edit(SELF, at("D3"), 3);
      bench.protect("另一张");
      const { restored, left } = valueOf(await bench.host.undo(before));
      expect(new Set(restored.map(({ sheet, cell }) => `${sheet}!${a1(cell)}`))).toEqual(
        new Set([`${SELF}!C3`, "另一张!A1"]),
      );
      expect(left).toEqual([{ sheet: SELF, cell: at("D3") }]);
      expect(bench.look("另一张").protected).toBe(true);
    });

    test("all patches are applied or none: a sheet that a password guards", async () => {
      const bench = await open([self, sheetOf("另一张", { A1: 1 }), sheetOf("第三张", { A1: 1 })]);
      await read(bench);
      bench.protect("另一张", "财政");
      const outcome = await bench.host.apply([
        write(SELF, { C3: 1, B3: 2 }),
        write("另一张", { A1: 2 }),
        write("第三张", { A1: 2 }),
      ]);
      expect(outcome).toEqual({ ok: false, failure: { code: "protected", sheets: ["另一张"] } });
      expect(shown(bench.look(SELF))).toEqual(shown(self));
      expect(shown(bench.look("第三张"))).toEqual(shown(sheetOf("第三张", { A1: 1 })));
    });

    test("a sheet locked without a password is written to, marked and set back, and stays locked", async () => {
      const bench = await open([self, sheetOf("另一张", { A1: 1 })]);
      await read(bench);
      bench.protect(SELF);
      const patch = { ...mark(SELF, { D3: "error" }), ...write(SELF, { C3: 1 }) };
      const before = valueOf(await bench.host.apply([patch, write("另一张", { A1: 2 })]));
      expect(shown(bench.look(SELF))).toMatchObject({ protected: true, cells: { C3: { value: 1 } } });
      expect(bench.marks(SELF)).toEqual({ D3: "error" });
      valueOf(await bench.host.undo(before));
      expect(shown(bench.look(SELF))).toEqual(shown({ ...self, protected: true }));
      expect(valueOf(await bench.host.clearMarks())).toBe(1);
      expect(bench.marks(SELF)).toEqual({});
      expect(bench.look(SELF).protected).toBe(true);
    });

    test("one that a password guards keeps those unchanged that are locked without one, and these locked", async () => {
      const bench = await open([self, sheetOf("另一张", { A1: 1 })]);
      await read(bench);
      bench.protect(SELF);
      bench.protect("另一张", "财政");
      const outcome = await bench.host.apply([write(SELF, { C3: 1 }), write("另一张", { A1: 2 })]);
      expect(outcome).toEqual({ ok: false, failure: { code: "protected", sheets: ["另一张"] } });
      expect(shown(bench.look(SELF))).toEqual(shown({ ...self, protected: true }));
    });

    test("all patches are applied or none: a sheet that is gone", async () => {
      const bench = await open([self, sheetOf("另一张", { A1: 1 })]);
      await read(bench);
      bench.deleteSheet("另一张");
      const outcome = await bench.host.apply([write(SELF, { C3: 1 }), write("另一张", { A1: 2 })]);
      expect(outcome).toEqual({ ok: false, failure: { code: "sheet-deleted", sheets: ["另一张"] } });
      expect(shown(bench.look(SELF))).toEqual(shown(self));
    });

    test("a sheet renamed since it was read is found; another one of its old name is not taken for it", async () => {
      const bench = await open([self, sheetOf("另一张", { A1: 1 })]);
      await read(bench);
      bench.rename(SELF, "改名");
      bench.rename("另一张", SELF);
      valueOf(await bench.host.apply([write(SELF, { C3: 1 })]));
      expect(shown(bench.look("改名"))).toMatchObject({ cells: { C3: { value: 1 } } });
      expect(shown(bench.look(SELF))).toEqual(shown(sheetOf(SELF, { A1: 1 })));
    });
  });

  describe(`${name}: marks`, () => {
    test("marks show, replace one another sheet by sheet, and change no cell", async () => {
      const bench = await open([self, sheetOf("另一张", { A1: 1 })]);
      await read(bench);
      valueOf(
        await bench.host.apply([mark(SELF, { C3: "error", E4: "info" }), mark("另一张", { A1: "warning" })]),
      );
      expect(bench.marks(SELF)).toEqual({ C3: "error", E4: "info" });
      valueOf(await bench.host.apply([mark(SELF, { C3: "warning", B3: "error" })]));
      expect(bench.marks(SELF)).toEqual({ B3: "error", C3: "warning" });
      expect(bench.marks("另一张")).toEqual({ A1: "warning" });
      valueOf(await bench.host.apply([mark(SELF, {})]));
      expect(bench.marks(SELF)).toEqual({});
      expect(shown(bench.look(SELF))).toEqual(shown(self));
    });

    test("of several marks on a cell the gravest shows", async () => {
      const bench = await open([self]);
      await read(bench);
      const marks: readonly Mark[] = (["warning", "error", "info"] as const).map((kind) => ({
        cell: at("C3"),
        kind,
      }));
      valueOf(await bench.host.apply([{ sheet: SELF, writes: [], marks }]));
      expect(bench.marks(SELF)).toEqual({ C3: "error" });
      expect(valueOf(await bench.host.clearMarks())).toBe(1);
    });

    test("a patch without marks leaves them, and one may write and mark at once", async () => {
      const bench = await open([self]);
      await read(bench);
      const before = valueOf(
        await bench.host.apply([{ ...mark(SELF, { C3: "error" }), ...write(SELF, { C3: 1 }) }]),
      );
      valueOf(await bench.host.apply([write(SELF, { D3: 2 })]));
      expect(bench.marks(SELF)).toEqual({ C3: "error" });
      valueOf(await bench.host.undo(before));
      expect(bench.marks(SELF)).toEqual({ C3: "error" });
    });

    test("cells that were changed are marked beside what is marked, until they are set back or a finding stands there", async () => {
      const bench = await open([self, sheetOf("另一张", { A1: 1 })]);
      await read(bench);
      valueOf(await bench.host.apply([mark(SELF, { C3: "error", D3: "info" })]));
      const before = valueOf(
        await bench.host.apply([{ ...write(SELF, { C3: 7.88 }), changed: [at("C3"), at("E4")] }]),
      );
      expect(bench.marks(SELF)).toEqual({ C3: "changed", D3: "info", E4: "changed" });
      valueOf(await bench.host.apply([mark(SELF, { E4: "warning" })]));
      expect(bench.marks(SELF)).toEqual({ C3: "changed", E4: "warning" });
      valueOf(await bench.host.undo(before));
      valueOf(await bench.host.apply([{ sheet: SELF, writes: [], setBack: [at("C3"), at("E4")] }]));
      expect(bench.marks(SELF)).toEqual({ E4: "warning" });
      expect(valueOf(await bench.host.clearMarks())).toBe(1);
    });

    test("what was marked before the workbook was opened again stays when a cell is changed", async () => {
      const first = await open([self, sheetOf("另一张", { A1: 1 })]);
      await read(first);
      valueOf(
        await first.host.apply([mark(SELF, { C3: "error", D3: "warning" }), mark("另一张", { A1: "info" })]),
      );
      const second = await first.reopen();
      await read(second);
      valueOf(await second.host.apply([{ ...write(SELF, { C3: 1 }), changed: [at("C3")] }]));
      expect(second.marks(SELF)).toEqual({ C3: "changed", D3: "warning" });
      expect(second.marks("另一张")).toEqual({ A1: "info" });
      valueOf(await second.host.apply([mark(SELF, { D3: "error" })]));
      expect(second.marks(SELF)).toEqual({ C3: "changed", D3: "error" });
      valueOf(await second.host.clearMarks());
      expect([second.marks(SELF), second.marks("另一张")]).toEqual([{}, {}]);
    });

    test("clearing removes all marks and tells on how many cells", async () => {
      const bench = await open([self, sheetOf("另一张", { A1: 1 })]);
      await read(bench);
      valueOf(
        await bench.host.apply([mark(SELF, { C3: "error", D3: "error" }), mark("另一张", { A1: "info" })]),
      );
      expect(valueOf(await bench.host.clearMarks())).toBe(3);
      expect(bench.marks(SELF)).toEqual({});
      expect(bench.marks("另一张")).toEqual({});
      expect(valueOf(await bench.host.clearMarks())).toBe(0);
    });

    test("marks are saved, and cleared after the workbook was opened again", async () => {
      const first = await open([self, sheetOf("另一张", { A1: 1 })]);
      await read(first);
      valueOf(await first.host.apply([mark(SELF, { C3: "error" }), mark("另一张", { A1: "info" })]));
      const second = await first.reopen();
      expect(second.marks(SELF)).toEqual({ C3: "error" });
      second.rename("另一张", "改名");
      expect(valueOf(await second.host.clearMarks())).toBe(2);
      expect(second.marks(SELF)).toEqual({});
      expect(second.marks("改名")).toEqual({});
      expect(shown(second.look(SELF))).toEqual(shown(self));
    });

    test("marks of an earlier session give way to new ones", async () => {
      const first = await open([self]);
      await read(first);
      valueOf(await first.host.apply([mark(SELF, { C3: "error", D3: "error" })]));
      const second = await first.reopen();
      await read(second);
      valueOf(await second.host.apply([mark(SELF, { D3: "warning" })]));
      expect(second.marks(SELF)).toEqual({ D3: "warning" });
    });

    test("a sheet that a password guards cannot be marked, and keeps the others unmarked", async () => {
      const bench = await open([self, sheetOf("另一张", { A1: 1 })]);
      await read(bench);
      bench.protect("另一张", "财政");
      const outcome = await bench.host.apply([mark(SELF, { C3: "error" }), mark("另一张", { A1: "error" })]);
      expect(outcome).toEqual({ ok: false, failure: { code: "protected", sheets: ["另一张"] } });
      expect(bench.marks(SELF)).toEqual({});
    });
  });

  describe(`${name}: putting a row in`, () => {
    const list = sheetOf(
      "指标",
      {
        A1: "一级指标",
        A2: "产出指标",
        B2: "监控企业",
        C2: 5,
        B3: "达标率",
        C3: { value: 5, text: "5.00", numberFormat: "0.00" },
        A4: "合计",
        C4: { value: 10, text: "10", formula: "SUM(C2:C3)" },
      },
      { merges: [{ top: 1, left: 0, bottom: 2, right: 0 }] },
    );
    const summary = sheetOf("附表", { B1: { value: 10, text: "10", formula: "指标!C4" } });
    const insertion: RowInsertion = {
      sheet: "指标",
      row: 3,
      merges: [{ top: 1, left: 0, bottom: 3, right: 0 }],
      formulas: [{ cell: at("C5"), formula: "SUM(C2:C4)" }],
      writes: [
        { cell: at("B4"), value: "=98%" },
        { cell: at("C4"), value: 7 },
      ],
    };
    /** What was put into the cells of a sheet, and its merges. */
    const held = (sheet: SheetSnapshot) => ({
      cells: Object.fromEntries(inputsOf(sheet)),
      merges: sheet.merges.map(a1Area).sort(),
    });

    test("it looks like the row above, sums and other sheets follow, and it can be taken out again", async () => {
      const bench = await open([list, summary]);
      await read(bench);
      const inserted = valueOf(await bench.host.insertRow(insertion));
      expect(shown(bench.look("指标"))).toMatchObject({
        merges: ["A2:A4"],
        cells: {
          C3: { value: 5 },
          B4: { value: "=98%", text: "=98%" },
          C4: { value: 7, text: "7.00", numberFormat: "0.00" },
          A5: { value: "合计" },
          C5: { value: 17, formula: "SUM(C2:C4)" },
        },
      });
      expect(held(bench.look("附表")).cells).toEqual({ B1: "=指标!C5" });
      valueOf(await bench.host.removeRow(inserted));
      expect(held(bench.look("指标"))).toEqual(held(list));
      expect(held(bench.look("附表"))).toEqual(held(summary));
    });

    test("it may be the last of the sheet", async () => {
      const bench = await open([list]);
      await read(bench);
      const last = {
        ...insertion,
        row: 4,
        merges: [],
        formulas: [],
        writes: [{ cell: at("A5"), value: "备注" }],
      };
      const inserted = valueOf(await bench.host.insertRow(last));
      expect(held(bench.look("指标")).cells).toMatchObject({ A4: "'合计", A5: "'备注" });
      valueOf(await bench.host.removeRow(inserted));
      expect(held(bench.look("指标"))).toEqual(held(list));
    });

    test("it is still there after saving and opening again", async () => {
      const bench = await open([list, summary]);
      await read(bench);
      valueOf(await bench.host.insertRow(insertion));
      const now = held(bench.look("指标"));
      const again = await bench.reopen();
      expect(held(again.look("指标"))).toEqual(now);
      expect(held(again.look("附表")).cells).toEqual({ B1: "=指标!C5" });
    });

    test("once something else stands in it, it stays, and the cells are named", async () => {
      const bench = await open([list]);
      await read(bench);
      const inserted = valueOf(await bench.host.insertRow(insertion));
      bench.edit("指标", at("C4"), 8);
      expect(await bench.host.removeRow(inserted)).toEqual({
        ok: false,
        failure: { code: "row-changed", sheet: "指标", cells: [at("C4")] },
      });
      expect(held(bench.look("指标")).cells).toMatchObject({ C4: 8, A5: "'合计" });
    });

    test("writes before it and after it can still be made and undone", async () => {
      const bench = await open([list]);
      await read(bench);
      valueOf(await bench.host.insertRow(insertion));
      const before = valueOf(await bench.host.apply([write("指标", { C4: 9, B5: "元" })]));
      expect(held(bench.look("指标")).cells).toMatchObject({ C4: 9, B5: "'元" });
      valueOf(await bench.host.undo(before));
      expect(held(bench.look("指标")).cells).toMatchObject({ C4: 7 });
      expect(held(bench.look("指标")).cells).not.toHaveProperty("B5");
    });

    test("marks below it move along", async () => {
      const bench = await open([list]);
      await read(bench);
      valueOf(await bench.host.apply([mark("指标", { C2: "info", C4: "error" })]));
      valueOf(await bench.host.insertRow(insertion));
      expect(bench.marks("指标")).toEqual({ C2: "info", C5: "error" });
      expect(valueOf(await bench.host.clearMarks())).toBe(2);
      expect(bench.marks("指标")).toEqual({});
    });

    test("a sheet that is protected without a password takes it, and stays protected", async () => {
      const bench = await open([{ ...list, protected: true }]);
      await read(bench);
      const inserted = valueOf(await bench.host.insertRow(insertion));
      expect(bench.look("指标").protected).toBe(true);
      expect(held(bench.look("指标")).cells).toMatchObject({ C4: 7, C5: "=SUM(C2:C4)" });
      valueOf(await bench.host.removeRow(inserted));
      expect(held(bench.look("指标"))).toEqual(held(list));
      expect(bench.look("指标").protected).toBe(true);
    });

    test("in a sheet that is gone it fails, and in none other is anything changed", async () => {
      const bench = await open([list, summary]);
      await read(bench);
      bench.deleteSheet("指标");
      expect(await bench.host.insertRow(insertion)).toEqual({
        ok: false,
        failure: { code: "sheet-deleted", sheets: ["指标"] },
      });
    });

    test("those who watch hear of it", async () => {
      const bench = await open([list]);
      await read(bench);
      const edits = heard<EditReport>();
      const stop = valueOf(await bench.host.watchEdits(edits.add));
      valueOf(await bench.host.insertRow(insertion));
      await edits.until(({ sheet }) => sheet === "指标");
      await stop();
    });
  });

  describe(`${name}: inserting a sheet`, () => {
    const form = builtTarget({ locked: false });

    test("the sheet comes behind the active one, is shown, and can be taken out again", async () => {
      const bench = await open([self, sheetOf("另一张", { A1: 1 })]);
      await read(bench);
      const inserted = valueOf(await bench.host.insertSheet(form));
      expect(inserted.sheet).toBe("目标表");
      const { sheets } = await read(bench);
      expect(sheets.map((sheet) => sheet.name)).toEqual([SELF, "目标表", "另一张"]);
      expect(readSheet(bench.look("目标表")).tables[0]).toMatchObject({ form: "target", year: 2025 });
      expect(bench.selection().sheet).toBe("目标表");
      valueOf(await bench.host.removeSheet(inserted));
      expect((await read(bench)).sheets.map(shown)).toEqual([self, sheetOf("另一张", { A1: 1 })].map(shown));
      expect(await bench.host.removeSheet(inserted)).toEqual({
        ok: false,
        failure: { code: "sheet-deleted", sheets: ["目标表"] },
      });
    });

    test("a name that is taken gets a number, whatever its case", async () => {
      const bench = await open([self, sheetOf("目标表", { A1: 1 })]);
      const first = valueOf(await bench.host.insertSheet(form));
      const second = valueOf(await bench.host.insertSheet(form));
      expect([first.sheet, second.sheet]).toEqual(["目标表 (2)", "目标表 (3)"]);
      expect(shown(bench.look("目标表"))).toEqual(shown(sheetOf("目标表", { A1: 1 })));
    });

    test("one that was worked on stays, and the cells are named; put back, it goes", async () => {
      const bench = await open([self]);
      const inserted = valueOf(await bench.host.insertSheet(form));
      const cell = at("B5");
      bench.edit("目标表", cell, "信息系统运维");
      expect(await bench.host.removeSheet(inserted)).toEqual({
        ok: false,
        failure: { code: "sheet-changed", sheet: "目标表", cells: [cell] },
      });
      expect(shown(bench.look("目标表"))).toMatchObject({ cells: { B5: { value: "信息系统运维" } } });
      bench.edit("目标表", cell, "");
      valueOf(await bench.host.removeSheet(inserted));
    });

    test("what is written to it and taken back leaves it as it was", async () => {
      const bench = await open([self]);
      const inserted = valueOf(await bench.host.insertSheet(form));
      const before = valueOf(await bench.host.apply([write("目标表", { B5: "信息系统运维" })]));
      valueOf(await bench.host.undo(before));
      valueOf(await bench.host.removeSheet(inserted));
    });

    test("a locked sheet takes what the pane writes, where it is open and where it is not", async () => {
      const bench = await open([self]);
      valueOf(await bench.host.insertSheet(builtTarget({ locked: true })));
      expect(bench.look("目标表").protected).toBe(true);
      const before = valueOf(await bench.host.apply([write("目标表", { B5: "信息系统运维" })]));
      expect(shown(bench.look("目标表"))).toMatchObject({ cells: { B5: { value: "信息系统运维" } } });
      valueOf(await bench.host.undo(before));
      valueOf(await bench.host.apply([write("目标表", { A3: "别的标题" })]));
      expect(shown(bench.look("目标表"))).toMatchObject({
        protected: true,
        cells: { A3: { value: "别的标题" } },
      });
    });

    test("it is saved with the workbook, with what was put into it", async () => {
      const first = await open([self, sheetOf("另一张", { A1: 1 })]);
      valueOf(await first.host.insertSheet(form));
      first.edit("目标表", at("B5"), "信息系统运维");
      const second = await first.reopen();
      const { sheets } = await read(second);
      expect(sheets.map((sheet) => sheet.name)).toEqual([SELF, "目标表", "另一张"]);
      expect(sheets.map(shown)[1]).toEqual(shown(first.look("目标表")));
      expect(sheets.map(shown)[2]).toEqual(shown(sheetOf("另一张", { A1: 1 })));
    });
  });
}

function describeMoving(name: string, open: Open): void {
  describe(`${name}: going to cells and following what is done`, () => {
    test("the selected cell is told with its sheet, by the name under which that was read", async () => {
      const bench = await open([sheetOf("封面", { A1: 1 }), self]);
      await read(bench);
      valueOf(await bench.host.select(SELF, at("K8")));
      bench.rename(SELF, "改名");
      expect(valueOf(await bench.host.selectedCell())).toEqual({ sheet: SELF, cell: at("K8") });
    });

    test("a jump shows the sheet and selects the cell", async () => {
      const bench = await open([sheetOf("封面", { A1: 1 }), self]);
      await read(bench);
      valueOf(await bench.host.select(SELF, at("K8")));
      expect(bench.selection()).toEqual({ sheet: SELF, cell: "K8" });
    });

    test("what is selected is reported, with its sheet by the name under which that was read", async () => {
      const bench = await open([sheetOf("封面", { A1: 1 }), self]);
      await read(bench);
      const cells = heard<string>();
      const stop = valueOf(
        await bench.host.watchSelection(({ sheet, cell }) => cells.add(`${sheet}!${a1(cell)}`)),
      );
      bench.rename(SELF, "改名");
      valueOf(await bench.host.select(SELF, at("K8")));
      await cells.until((cell) => cell === `${SELF}!K8`);
      valueOf(await bench.host.select(SELF, at("B3")));
      await cells.until((cell) => cell === `${SELF}!B3`);
      await stop();
      const later = heard<string>();
      const stopLater = valueOf(await bench.host.watchSelection(({ cell }) => later.add(a1(cell))));
      valueOf(await bench.host.select(SELF, at("K8")));
      await later.until((cell) => cell === "K8");
      expect(cells.reports.at(-1)).toBe(`${SELF}!B3`);
      await stopLater();
    });

    test("a jump to a hidden sheet, or to one that is gone, says so", async () => {
      const bench = await open([self, other, sheetOf("另一张", { A1: 1 })]);
      await read(bench);
      bench.deleteSheet("另一张");
      expect(await bench.host.select(OTHER, at("A1"))).toEqual({
        ok: false,
        failure: { code: "sheet-hidden", sheets: [OTHER] },
      });
      expect(await bench.host.select("另一张", at("A1"))).toEqual({
        ok: false,
        failure: { code: "sheet-deleted", sheets: ["另一张"] },
      });
    });

    test("a jump to a cell in a hidden row selects it and says why it is not seen", async () => {
      const bench = await open([self]);
      await read(bench);
      bench.hideRow(SELF, at("B3").row);
      expect(await bench.host.select(SELF, at("B3"))).toEqual({
        ok: false,
        failure: { code: "cell-hidden", cell: at("B3"), line: "row" },
      });
      expect(bench.selection()).toEqual({ sheet: SELF, cell: "B3" });
      valueOf(await bench.host.select(SELF, at("B4")));
    });

    test("edits are reported by sheet, until the watch ends", async () => {
      const bench = await open([self, sheetOf("另一张", { A1: 1 })]);
      await read(bench);
      const edits = heard<string | null>();
      const { reports } = edits;
      const stop = valueOf(
        await bench.host.watchEdits(({ sheet }: EditReport) => {
          if (bench.repeatsEvents !== true || reports[reports.length - 1] !== sheet) edits.add(sheet);
        }),
      );
      bench.rename("另一张", "改名");
      bench.edit(SELF, at("C3"), 1);
      await edits.until((sheet) => sheet === SELF);
      bench.edit("改名", at("A1"), 2);
      await edits.until((sheet) => sheet === "另一张");
      expect(reports).toEqual([SELF, "另一张"]);
      await stop();
      // A watch that began later hears of an edit last.
      const later = heard<string | null>();
      const stopLater = valueOf(await bench.host.watchEdits(({ sheet }) => later.add(sheet)));
      bench.edit(SELF, at("C3"), 2);
      await later.until((sheet) => sheet === SELF);
      expect(reports).toHaveLength(2);
      await stopLater();
    });

    test("that another sheet is shown is reported once, until the watch ends", async () => {
      const bench = await open([self, sheetOf("另一张", { A1: 1 }), sheetOf("第三张", { A1: 1 })]);
      await read(bench);
      const shownSheets = heard<string | null>();
      const stop = valueOf(await bench.host.watchActivation(({ sheet }) => shownSheets.add(sheet)));
      bench.activate("另一张");
      await shownSheets.until((sheet) => sheet === "另一张");
      bench.rename("第三张", "改名");
      bench.activate("改名");
      await shownSheets.until((sheet) => sheet === "第三张");
      expect(shownSheets.reports).toEqual(["另一张", "第三张"]);
      await stop();
      // A watch that began later hears of it last.
      const later = heard<string | null>();
      const stopLater = valueOf(await bench.host.watchActivation(({ sheet }) => later.add(sheet)));
      bench.activate(SELF);
      await later.until((sheet) => sheet === SELF);
      expect(shownSheets.reports).toHaveLength(2);
      await stopLater();
    });
  });
}

function describeSettings(name: string, open: Open): void {
  describe(`${name}: settings`, () => {
    test("they are kept with the workbook, each under its key, and can be removed", async () => {
      const first = await open([self]);
      expect(valueOf(await first.host.loadSetting("profile"))).toBeNull();
      valueOf(await first.host.saveSetting("profile", '{"executionWeight":10}'));
      valueOf(await first.host.saveSetting("live-scoring", "on"));
      const second = await first.reopen();
      expect(valueOf(await second.host.loadSetting("profile"))).toBe('{"executionWeight":10}');
      valueOf(await second.host.saveSetting("profile", null));
      expect(valueOf(await second.host.loadSetting("profile"))).toBeNull();
      expect(valueOf(await second.host.loadSetting("live-scoring"))).toBe("on");
      const texts = ['{"a":"<产出> & \"效益\" \\n\\u0001"}', "]]>", "&amp;"];
      for (const text of texts) {
        valueOf(await second.host.saveSetting("roles", text));
        expect(valueOf(await second.host.loadSetting("roles"))).toBe(text);
      }
      const third = await second.reopen();
      expect(valueOf(await third.host.loadSetting("roles"))).toBe(texts.at(-1));
      expect(valueOf(await third.host.loadSetting("profile"))).toBeNull();
    });
  });
}

function describeRefusedChanges(name: string, open: Open): void {
  const { name: SHEET } = self;
  const insertion: RowInsertion = { sheet: SHEET, row: 3, merges: [], formulas: [], writes: [] };

  describe(`${name}: every change says why it was not made, and none is`, () => {
    test.each<[string, (host: Host) => Promise<Outcome<unknown>>]>([
      ["writing", (host) => host.apply([write(SHEET, { C3: 1 })])],
      ["marking", (host) => host.apply([mark(SHEET, { C3: "error" })])],
      ["putting a row in", (host) => host.insertRow(insertion)],
      ["inserting a sheet", (host) => host.insertSheet(builtTarget({ locked: false }))],
      ["keeping a setting", (host) => host.saveSetting("live-scoring", "on")],
    ])("%s", async (_, change) => {
      const bench = await open([self, other]);
      await read(bench);
      expect(await change(bench.host)).toEqual({ ok: false, failure: { code: "read-only" } });
      expect((await read(bench)).sheets.map(shown)).toEqual([self, other].map(shown));
      expect(bench.marks(SHEET)).toEqual({});
    });
  });
}

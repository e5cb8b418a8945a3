import fc from "fast-check";
import type { Host, Outcome } from "../../../src/hosts/host";
import { builtTarget } from "../../fixtures/built";
import { at, sheetOf, shown, valueOf } from "../contract";
import { openBench, type ExcelBench } from "./bench";

const FORM = sheetOf("自评表", { A1: "项目支出绩效自评表", A3: "指标", B3: 10, C3: 9.66 });
const OTHER = sheetOf("附表", { A1: 1, B2: "甲" });

const PATCHES = [
  {
    sheet: "自评表",
    writes: [
      { cell: at("C3"), value: 9.7 },
      { cell: at("A3"), value: "改" },
    ],
    marks: [{ cell: at("C3"), kind: "error" }],
  },
  {
    sheet: "附表",
    writes: [{ cell: at("A1"), value: 2 }],
    marks: [{ cell: at("B2"), kind: "warning" }],
  },
] as const;

const ROW = {
  sheet: "自评表",
  row: 2,
  merges: [],
  formulas: [],
  writes: [{ cell: at("A3"), value: "新增指标" }],
};

type Act = () => Promise<Outcome<unknown>>;

/** Everything that changes a workbook, once what it takes back is there. */
const CHANGES: Readonly<Record<string, (host: Host) => Act | Promise<Act>>> = {
  "writing and marking": (host) => () => host.apply(PATCHES),
  "undoing a write": async (host) => {
    const before = valueOf(await host.apply(PATCHES));
    return () => host.undo(before);
  },
  "clearing marks": async (host) => {
    valueOf(await host.apply(PATCHES));
    return () => host.clearMarks();
  },
  "inserting a sheet": (host) => () => host.insertSheet(builtTarget({ locked: true })),
  "removing a sheet": async (host) => {
    const inserted = valueOf(await host.insertSheet(builtTarget({ locked: true })));
    return () => host.removeSheet(inserted);
  },
  "putting a row in": (host) => () => host.insertRow(ROW),
  "taking a row out": async (host) => {
    const inserted = valueOf(await host.insertRow(ROW));
    return () => host.removeRow(inserted);
  },
};

/** What says by itself that something is left. */
const TELLING: ReadonlySet<string> = new Set(["partly-applied", "left-in", "left-unprotected"]);

function stateOf({ workbook, marks }: ExcelBench) {
  return workbook.sheets.map((sheet) => ({
    protected: sheet.protected,
    options: sheet.protection,
    shown: shown(sheet.snapshot()),
    marks: marks(sheet.name),
  }));
}

/** A change that is about to be made, on sheets that are locked without a password or open. */
async function about(name: string, isLocked: boolean) {
  const bench = await openBench([FORM, OTHER], { habits: { answersBeforeError: false } });
  if (isLocked) {
    for (const sheet of bench.workbook.sheets) {
      Object.assign(sheet, { protected: true, protection: { allowFormatColumns: true } });
    }
  }
  valueOf(await bench.host.readSheets("all"));
  const act = await CHANGES[name]?.(bench.host);
  if (!act) throw new Error(name);
  return { bench, act };
}

test("wherever Excel fails, a change is done, or nothing is, or what is left is told", async () => {
  const whole = new Map<
    string,
    { readonly uses: number; readonly before: readonly object[]; readonly after: readonly object[] }
  >();
  for (const isLocked of [false, true]) {
    for (const name of Object.keys(CHANGES)) {
      const { bench, act } = await about(name, isLocked);
      const [first, before] = [bench.emulator.uses, stateOf(bench)];
      valueOf(await act());
      whole.set(`${name} ${isLocked}`, { uses: bench.emulator.uses - first, before, after: stateOf(bench) });
      bench.close();
    }
  }
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...Object.keys(CHANGES)),
      fc.boolean(),
      fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
      fc.constantFrom(1, 2, 4),
      async (name, isLocked, place, times) => {
        const { bench, act } = await about(name, isLocked);
        const { uses = 0, before, after } = whole.get(`${name} ${isLocked}`) ?? {};
        bench.emulator.failAfter(Math.floor(place * uses), times);
        const outcome = await act();
        bench.emulator.heal();
        bench.close();
        if (!outcome.ok && TELLING.has(outcome.failure.code)) return;
        const now = stateOf(bench);
        // Of marks that are cleared some may be gone; the sheet shows which.
        const isOfMarks = name === "clearing marks" && !outcome.ok;
        const told = (state: readonly object[] = []) =>
          isOfMarks ? state.map((sheet) => ({ ...sheet, marks: null })) : state;
        expect(told(now)).toEqual(told(outcome.ok ? after : before));
      },
    ),
    { numRuns: 30 },
  );
});

import { readXlsx } from "hucre/xlsx";
import { fileReport } from "../../src/report/json-report";
import { reportSchema } from "../../src/report/report-schema";
import { review } from "../../src/report/review";
import type { Profile } from "../../src/scoring/profile";
import { national2020 } from "../../src/scoring/profiles/national-2020";
import { a1, parseA1, sameAddress, type CellAddress } from "../../src/sheet/address";
import { en } from "../../src/taskpane/messages/en";
import { zh } from "../../src/taskpane/messages/zh";
import { createPane, type Pane } from "../../src/taskpane/pane";
import * as reviewing from "../../src/taskpane/reviewing";
import * as keptProfile from "../../src/scoring/profiles/read-kept";
import type { Host } from "../../src/hosts/host";
import { waitingHost } from "../../src/hosts/waiting-host";
import type { MadeFile } from "../../src/taskpane/save-file";
import { tablesOf } from "../../src/taskpane/state/state";
import { departmentBook, maintenanceBook, notesBook, protectedBook, stackedBook } from "./books";
import { builtTarget } from "../fixtures/built";
import { FakeHost } from "./fake-host";
import { AT_HAND } from "./opened-pane";

const SHEET = "07 信息化系统运维";

function cell(name: string): CellAddress {
  const address = parseA1(name);
  if (!address) throw new Error(`${name} is no cell`);
  return address;
}

interface Opened {
  readonly host: FakeHost;
  readonly pane: Pane;
  readonly clock: { ms: number };
  /** What happens when the pane waits for an idle moment. */
  readonly idle: { then: () => void };
  readonly copied: string[];
  readonly files: MadeFile[];
}

/** A pane that has only begun to take up what its workbook keeps. */
function begun(host: Host, copies = true): Omit<Opened, "host"> & { readonly started: Promise<void> } {
  const clock = { ms: 0 };
  const idle = { then: () => undefined };
  const copied: string[] = [];
  const files: MadeFile[] = [];
  const pane = createPane(host, {
    ...AT_HAND,
    now: () => clock.ms,
    pause: (ms) => {
      clock.ms += ms;
      return Promise.resolve();
    },
    calm: () => Promise.resolve(),
    idle: () => {
      idle.then();
      return Promise.resolve();
    },
    copy: (text) => Promise.resolve(copies && copied.push(text) > 0),
    saveFile: (file) => void files.push(file),
  });
  return { started: pane.start(), pane, clock, idle, copied, files };
}

async function opened(host: FakeHost, copies = true): Promise<Opened> {
  const { started, ...rest } = begun(host, copies);
  await started;
  return { host, ...rest };
}

/** Lets everything that was begun without waiting come to its end. */
async function settled(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve));
}

function firstTotal(pane: Pane): string | undefined {
  const { result } = pane.store.state();
  return result ? tablesOf(result)[0]?.scored.total?.toFixed(2) : undefined;
}

describe("a workbook that is still on its way", () => {
  const onItsWay = (there: FakeHost) => {
    let come: (host: Host) => void = () => undefined;
    const host = waitingHost(new Promise<Host>((resolve) => (come = resolve)), there);
    return { ...begun(host), come: () => come(there) };
  };

  test("takes a click at once, and is scored by the rules it keeps when it is there", async () => {
    const there = new FakeHost(maintenanceBook);
    there.settings.set("profile", keptProfile.keptText({ ...national2020, id: "custom", reverse: "ratio" }));
    const { pane, started, come } = onItsWay(there);
    const scored = pane.score("active");
    expect(pane.store.state().task).toMatchObject({ kind: "reading", quiet: false });
    expect(there.calls).toEqual([]);
    come();
    await Promise.all([scored, started]);
    expect([firstTotal(pane), pane.store.state().task]).toEqual(["83.20", null]);
    expect(there.calls).toEqual(["read active"]);
  });

  test("is not scored when that was cancelled meanwhile, and may be asked for again", async () => {
    const there = new FakeHost(maintenanceBook);
    const { pane, started, come } = onItsWay(there);
    const cancelled = pane.score("active");
    pane.cancel();
    expect(pane.store.state()).toMatchObject({ task: null, failed: null });
    const scored = pane.score("active");
    come();
    await Promise.all([cancelled, scored, started]);
    expect(there.calls).toEqual(["read active"]);
    expect(firstTotal(pane)).toBe("77.83");
  });
});

describe("scoring", () => {
  test("the sheet gives its total, its findings and opens its table", async () => {
    const { pane } = await opened(new FakeHost(maintenanceBook));
    await pane.score("active");
    const { result, open, task } = pane.store.state();
    expect(firstTotal(pane)).toBe("77.83");
    expect(result?.stale).toEqual([]);
    expect({ open, task }).toEqual({ open: 0, task: null });
  });

  test("the workbook gives a list; sheets without a form stay named", async () => {
    const { pane } = await opened(new FakeHost(departmentBook));
    await pane.score("all");
    const { result, open } = pane.store.state();
    expect(open).toBeNull();
    expect(result && tablesOf(result).map(({ scored }) => scored.table.sheet)).toEqual([
      "03 设备购置",
      "07 信息化系统运维",
      "12 业务培训",
    ]);
    expect(result?.sheets[0]?.unread.map(({ reason }) => reason.kind)).toEqual(["no-header"]);
  });

  test("a sheet with two forms opens the first, and keeps the one chosen when it is scored again", async () => {
    const { pane } = await opened(new FakeHost(stackedBook));
    await pane.score("active");
    expect(pane.store.state().open).toBe(0);
    pane.store.dispatch({ type: "table-opened", at: 1 });
    await pane.score("active");
    expect(pane.store.state().open).toBe(1);
  });

  test("a sheet without a form leaves nothing open", async () => {
    const { pane } = await opened(new FakeHost(notesBook));
    await pane.score("active");
    expect(pane.store.state()).toMatchObject({ open: null, task: null, failed: null });
  });

  test("shows how far the reading is, and cancelling keeps the old result without a complaint", async () => {
    const { host, pane } = await opened(new FakeHost(departmentBook));
    await pane.score("all");
    const before = pane.store.state().result;
    host.holdReading();
    const reading = pane.score("all");
    await settled();
    expect(pane.store.state().task).toMatchObject({
      kind: "reading",
      progress: { sheet: "12 业务培训", done: 3, total: 4 },
    });
    pane.cancel();
    await reading;
    expect(pane.store.state()).toMatchObject({ result: before, task: null, failed: null });
  });

  test("a failure says which task failed and why", async () => {
    const { host, pane } = await opened(new FakeHost(maintenanceBook));
    host.failOnce("readSheets", { code: "too-large", sheets: [SHEET] });
    await pane.score("active");
    expect(pane.store.state().failed).toEqual({
      task: "reading",
      failure: { code: "too-large", sheets: [SHEET] },
    });
  });

  test("the host's waiting for the person is shown while it lasts", async () => {
    const { host, pane } = await opened(new FakeHost(maintenanceBook));
    host.wait(true);
    expect(pane.store.state().waiting).toBe(true);
    host.wait(false);
    expect(pane.store.state().waiting).toBe(false);
  });
});

describe("edits", () => {
  test("make the result stale; scoring again takes them up", async () => {
    const { host, pane } = await opened(new FakeHost(maintenanceBook));
    await pane.score("active");
    host.edit(SHEET, cell("H18"), 60);
    await settled();
    expect(pane.store.state().result?.stale).toEqual([SHEET]);
    expect(firstTotal(pane)).toBe("77.83");
    await pane.rescore();
    expect(pane.store.state().result?.stale).toEqual([]);
    expect(firstTotal(pane)).toBe("97.83");
  });

  test("while the sheet is read make the new result stale at once", async () => {
    const { host, pane } = await opened(new FakeHost(maintenanceBook));
    host.holdReading();
    const reading = pane.score("active");
    await settled();
    host.reportEdit(SHEET);
    host.release();
    await reading;
    expect(pane.store.state().result?.stale).toEqual([SHEET]);
  });

  test("of a sheet that is not shown change nothing", async () => {
    const { host, pane } = await opened(new FakeHost(departmentBook));
    host.active = 1;
    await pane.score("active");
    host.reportEdit("12 业务培训");
    host.reportEdit(null);
    expect(pane.store.state().result?.stale).toEqual([]);
  });

  test("of an unknown sheet may concern the list of a whole workbook", async () => {
    const { host, pane } = await opened(new FakeHost(departmentBook));
    await pane.score("all");
    host.reportEdit(null);
    expect(pane.store.state().result?.stale).toHaveLength(4);
  });

  test("are scored at once when 实时评分 is on, the edited sheet alone", async () => {
    const { host, pane } = await opened(new FakeHost(departmentBook));
    await pane.score("all");
    await pane.setLive(true);
    host.active = 2;
    host.calls.length = 0;
    host.edit(SHEET, cell("H18"), 60);
    await settled();
    expect(host.calls).toEqual(["read active"]);
    expect(pane.store.state().result?.stale).toEqual([]);
    expect(pane.store.state().open).toBeNull();
  });

  test("that come while a live scoring is under way are scored after it", async () => {
    const { host, pane } = await opened(new FakeHost(maintenanceBook));
    await pane.score("active");
    await pane.setLive(true);
    host.holdReading();
    host.edit(SHEET, cell("H18"), 100);
    await settled();
    host.edit(SHEET, cell("H18"), 60);
    host.release();
    await settled();
    expect(firstTotal(pane)).toBe("97.83");
    expect(pane.store.state().result?.stale).toEqual([]);
  });

  test("are told to those who draw once they are scored, and not before", async () => {
    const { host, pane } = await opened(new FakeHost(maintenanceBook));
    await pane.score("active");
    await pane.setLive(true);
    const totals: (string | undefined)[] = [];
    pane.store.subscribe(() => void totals.push(firstTotal(pane)));
    host.edit(SHEET, cell("H18"), 60);
    await settled();
    expect(totals).toEqual(["97.83"]);
  });

  test("that come while an earlier one is scored leave its result aside", async () => {
    const { host, pane, idle } = await opened(new FakeHost(maintenanceBook));
    await pane.score("active");
    await pane.setLive(true);
    const totals = new Set([firstTotal(pane)]);
    pane.store.subscribe(() => void totals.add(firstTotal(pane)));
    idle.then = () => {
      idle.then = () => undefined;
      host.edit(SHEET, cell("H18"), 60);
    };
    host.edit(SHEET, cell("H18"), 100);
    await settled();
    expect([...totals]).toEqual(["77.83", "97.83"]);
  });

  test("of a sheet deleted meanwhile say so when it is scored again", async () => {
    const { host, pane } = await opened(new FakeHost(departmentBook));
    host.active = 2;
    await pane.score("active");
    host.delete(SHEET);
    host.active = 0;
    await pane.rescore();
    expect(pane.store.state().failed?.failure).toEqual({ code: "sheet-deleted", sheets: [SHEET] });
  });
});

describe("writing", () => {
  const FILLED = cell("J15");
  const TOO_HIGH = cell("J18");

  test("opens the comparison first, since reported scores differ, and writes only what was chosen", async () => {
    const { host, pane } = await opened(new FakeHost(maintenanceBook));
    await pane.score("active");
    await pane.write();
    expect(pane.store.state().comparison).toEqual({ of: "scores", chosen: [] });
    expect(host.calls).not.toContain("apply");

    pane.store.dispatch({ type: "choice-changed", chosen: [`${SHEET}!J18`, `${SHEET}!J21`] });
    await pane.writeChosen();
    expect(host.textAt(SHEET, FILLED)).toBe("10");
    expect(host.textAt(SHEET, TOO_HIGH)).toBe("0");
    expect(host.textAt(SHEET, cell("J8"))).toBe("9.66");
    // 9.66 + 10 + 10 + 10 + 10 + 0 + 20 + 10, the kept scores as they were reported.
    expect(host.textAt(SHEET, cell("J21"))).toBe("79.66");
    expect(pane.store.state()).toMatchObject({ comparison: null, notice: { kind: "written", cells: 3 } });
  });

  test("shows what will stand in blank cells too, before it writes them", async () => {
    const { host, pane } = await opened(new FakeHost(maintenanceBook));
    for (const [place, value] of [
      ["J8", 7.88],
      ["J16", 9.95],
      ["J18", 0],
      ["J21", 77.83],
    ] as const)
      host.edit(SHEET, cell(place), value);
    await pane.score("active");
    await pane.write();
    expect(pane.store.state().comparison).toEqual({ of: "scores", chosen: [] });
    expect(host.calls).not.toContain("apply");
    await pane.writeChosen();
    expect(host.textAt(SHEET, FILLED)).toBe("10");
  });

  test("lists as many cells whatever is chosen, the total among them, and writes none that stays", async () => {
    const { host, pane } = await opened(new FakeHost(maintenanceBook));
    // The sum of what is reported: only another choice makes another total.
    host.edit(SHEET, cell("J21"), 89.66);
    host.edit(SHEET, FILLED, 0);
    await pane.score("active");
    const tables = tablesOf(
      pane.store.state().result ?? { scope: "active", sheets: [], skipped: [], stale: [] },
    );
    const listed = (chosen: readonly string[]) =>
      reviewing.planWrites(tables, (id) => chosen.includes(id)).differing.map(({ id, stays }) => [id, stays]);
    const none = listed([]);
    const all = reviewing.planWrites(tables).differing.map(({ id }) => id);
    expect(none.map(([id]) => id)).toEqual(all);
    expect(none).toContainEqual([`${SHEET}!J21`, true]);
    expect(listed([`${SHEET}!J18`])).toContainEqual([`${SHEET}!J21`, undefined]);
    await pane.write();
    pane.store.dispatch({ type: "choice-changed", chosen: [`${SHEET}!J21`] });
    host.calls.length = 0;
    await pane.writeChosen();
    expect(host.calls).not.toContain("apply");
  });

  test("is followed by a scoring of what now stands in the cells, and leaves nothing stale", async () => {
    const { pane } = await opened(new FakeHost(maintenanceBook));
    await pane.score("active");
    await pane.write();
    await pane.writeChosen();
    const { result } = pane.store.state();
    const findings = result ? tablesOf(result)[0]?.findings.map(({ check }) => check) : [];
    expect(findings).not.toContain("score-missing");
    expect(result?.stale).toEqual([]);
  });

  test("an edit report that echoes the write is scored again instead of shown as stale", async () => {
    const { host, pane, clock } = await opened(new FakeHost(maintenanceBook));
    await pane.score("active");
    await pane.write();
    await pane.writeChosen();
    clock.ms = 1_000;
    host.reportEdit(SHEET);
    await settled();
    expect(pane.store.state().result?.stale).toEqual([]);
    clock.ms = 10_000;
    host.reportEdit(SHEET);
    await settled();
    expect(pane.store.state().result?.stale).toEqual([SHEET]);
  });

  test("and taking back are never shown as edits by somebody else, also when Excel tells of them before it answers", async () => {
    const { pane } = await opened(new FakeHost(maintenanceBook));
    await pane.score("active");
    const stale = new Set<number>();
    pane.store.subscribe(() => stale.add(pane.store.state().result?.stale.length ?? 0));
    await pane.write();
    await pane.writeChosen();
    await pane.undo();
    expect([...stale]).toEqual([0]);
  });

  test("is taken back, only where the cells still hold what was written", async () => {
    const { host, pane } = await opened(new FakeHost(maintenanceBook));
    await pane.score("active");
    await pane.write();
    pane.store.dispatch({ type: "choice-changed", chosen: [`${SHEET}!J18`] });
    await pane.writeChosen();
    host.edit(SHEET, TOO_HIGH, 12);
    await pane.undo();
    expect(host.textAt(SHEET, FILLED)).toBe("");
    expect(host.textAt(SHEET, TOO_HIGH)).toBe("12");
    expect(pane.store.state()).toMatchObject({
      undoLog: [],
      notice: { kind: "undone", undone: { left: [{ sheet: SHEET, cell: TOO_HIGH }] } },
    });
  });

  test("that stopped halfway can be taken back", async () => {
    const { host, pane } = await opened(new FakeHost(maintenanceBook));
    await pane.score("active");
    const before = [{ sheet: SHEET, cells: [{ cell: FILLED, before: null, written: 10 }] }];
    host.failOnce("apply", { code: "partly-applied", before, cause: { code: "busy-editing" } });
    await pane.write();
    await pane.writeChosen();
    expect(pane.store.state().undoLog).toEqual([{ kind: "writes", before }]);
    expect(pane.store.state().failed?.task).toBe("writing");
  });

  test("writes to and marks a protected sheet, which only the host knows to be guarded by a password", async () => {
    const { host, pane } = await opened(new FakeHost(protectedBook));
    await pane.score("active");
    await pane.mark();
    expect(host.marked.size).toBeGreaterThan(0);
    host.failOnce("apply", { code: "protected", sheets: [SHEET] });
    await pane.write();
    await pane.writeChosen();
    expect(pane.store.state().failed).toMatchObject({ task: "writing", failure: { code: "protected" } });
    expect(host.textAt(SHEET, FILLED)).toBe("");
  });
});

describe("what findings propose", () => {
  const EXECUTION = cell("J8");
  const BLANK = cell("J15");
  const MISSED = cell("J16");
  const TOTAL = cell("J21");

  /** The proposal of the first finding on a cell. */
  const proposed = (pane: Pane, at: CellAddress) => {
    const { result } = pane.store.state();
    const findings = result ? tablesOf(result).flatMap((table) => table.findings) : [];
    const found = findings.find(({ proposal }) => proposal && sameAddress(proposal.cell, at))?.proposal;
    if (!found) throw new Error(`nothing is proposed for ${a1(at)}`);
    return found;
  };
  const texts = (host: FakeHost) => [EXECUTION, BLANK, MISSED, TOTAL].map((at) => host.textAt(SHEET, at));

  test("is written at a click, marked as changed beside the marks there are, scored again, and taken back", async () => {
    const { host, pane } = await opened(new FakeHost(maintenanceBook));
    await pane.score("active");
    await pane.mark();
    const marked = new Map(host.marked);
    await pane.correct(SHEET, proposed(pane, EXECUTION));
    await settled();
    expect(host.textAt(SHEET, EXECUTION)).toBe("7.88");
    // The total does not fit any more: marks follow what is found now.
    const followed = [
      [`${SHEET}!J8`, "changed"],
      [`${SHEET}!J21`, "error"],
    ] as const;
    expect(host.marked).toEqual(new Map([...marked, ...followed]));
    expect(pane.store.state().notice).toEqual({ kind: "written", cells: 1, what: "corrections" });
    const { result } = pane.store.state();
    const checks = result ? tablesOf(result)[0]?.findings.map(({ check }) => check) : [];
    expect(checks).not.toContain("execution-score-mismatch");

    await pane.undo();
    expect(host.textAt(SHEET, EXECUTION)).toBe("9.66");
    await settled();
    expect(host.marked).toEqual(marked);
    expect(pane.store.state().undoLog).toEqual([]);
  });

  test("is written together after a comparison that the total follows, and taken back in one step", async () => {
    const { host, pane } = await opened(new FakeHost(maintenanceBook));
    await pane.score("active");
    await pane.correctAll();
    expect(pane.store.state().comparison).toEqual({
      of: "corrections",
      chosen: ["J8", "J16", "J15", "J21"].map((name) => `${SHEET}!${name}`),
    });
    expect(host.calls).not.toContain("apply");
    await pane.writeChosen();
    expect(texts(host)).toEqual(["7.88", "10", "9.95", "97.83"]);
    expect([...host.marked]).toEqual(
      ["J8", "J16", "J15", "J21"].map((name) => [`${SHEET}!${name}`, "changed"]),
    );
    await settled();
    await pane.undo();
    expect(texts(host)).toEqual(["9.66", "", "10", "99.66"]);
    expect(host.marked.size).toBe(0);
  });

  test("of what is chosen alone; a total that blank scores may still make right stays", async () => {
    const { host, pane } = await opened(new FakeHost(maintenanceBook));
    await pane.score("active");
    await pane.correctAll();
    pane.store.dispatch({ type: "choice-changed", chosen: [`${SHEET}!J16`, `${SHEET}!J21`] });
    await pane.writeChosen();
    expect(texts(host)).toEqual(["9.66", "", "9.95", "99.66"]);
  });

  test("is only looked at anew where the sheet was edited since", async () => {
    const { host, pane } = await opened(new FakeHost(maintenanceBook));
    await pane.score("active");
    const proposal = proposed(pane, EXECUTION);
    host.edit(SHEET, EXECUTION, 9);
    await pane.correct(SHEET, proposal);
    expect(host.textAt(SHEET, EXECUTION)).toBe("9");
    expect(pane.store.state().result?.stale).toEqual([]);
  });

  test("replaces a formula only after the comparison", async () => {
    const byFormula = maintenanceBook.map((sheet) => ({
      ...sheet,
      rows: sheet.rows.map((row, at) =>
        row.map((each, column) =>
          each && at === EXECUTION.row && column === EXECUTION.column
            ? { ...each, formula: "ROUND(9.661,2)" }
            : each,
        ),
      ),
    }));
    const { host, pane } = await opened(new FakeHost(byFormula));
    await pane.score("active");
    await pane.correct(SHEET, proposed(pane, EXECUTION));
    expect(host.textAt(SHEET, EXECUTION)).toBe("9.66");
    expect(pane.store.state().comparison).toEqual({ of: "corrections", chosen: [`${SHEET}!J8`] });
    pane.store.dispatch({ type: "comparison-closed" });
    await pane.correctAll();
    expect(pane.store.state().comparison?.chosen).not.toContain(`${SHEET}!J8`);
  });

  test("is written without a mark where a password guards the sheet and leaves the cell open", async () => {
    const { host, pane } = await opened(new FakeHost(protectedBook));
    await pane.score("active");
    host.failOnce("apply", { code: "protected", sheets: [SHEET] });
    await pane.correct(SHEET, proposed(pane, EXECUTION));
    expect(host.textAt(SHEET, EXECUTION)).toBe("7.88");
    expect(host.marked.size).toBe(0);
    expect(pane.store.state().notice).toMatchObject({ what: "corrections-unmarked" });
  });

  test("is no longer marked once a person has undone it on the sheet", async () => {
    const { host, pane, clock } = await opened(new FakeHost(maintenanceBook));
    await pane.score("active");
    await pane.correct(SHEET, proposed(pane, EXECUTION));
    await settled();
    clock.ms = 10_000;
    host.edit(SHEET, EXECUTION, 9.66);
    await settled();
    expect(host.marked.size).toBe(0);
    expect(pane.store.state()).toMatchObject({ undoLog: [], notice: null });
  });
});

describe("marks", () => {
  test("follow what a person writes once it is scored again, and not before; cleared ones stay away", async () => {
    const { host, pane } = await opened(new FakeHost(maintenanceBook));
    await pane.score("active");
    await pane.mark();
    host.edit(SHEET, cell("J8"), 7.88);
    await settled();
    expect(host.marked.get(`${SHEET}!J8`)).toBe("error");
    await pane.rescore();
    await settled();
    expect(host.marked.has(`${SHEET}!J8`)).toBe(false);
    await pane.clearMarks();
    host.edit(SHEET, cell("J8"), 9.66);
    await pane.rescore();
    await settled();
    expect(host.marked.size).toBe(0);
  });

  test("one a cell, as grave as the worst finding on it, and off again", async () => {
    const { host, pane } = await opened(new FakeHost(maintenanceBook));
    await pane.score("active");
    await pane.mark();
    expect(host.marked.get(`${SHEET}!K8`)).toBe("error");
    expect(host.marked.get(`${SHEET}!J15`)).toBe("info");
    expect(pane.store.state().notice).toEqual({ kind: "marked", cells: host.marked.size });
    await pane.clearMarks();
    expect(host.marked.size).toBe(0);
    expect(pane.store.state().notice).toMatchObject({ kind: "cleared" });
  });

  test("all sheets of a workbook in one call", async () => {
    const { host, pane } = await opened(new FakeHost(departmentBook));
    await pane.score("all");
    host.calls.length = 0;
    await pane.mark();
    expect(host.calls).toEqual(["apply"]);
    expect(new Set([...host.marked.keys()].map((key) => key.split("!")[0]))).toEqual(
      new Set(["07 信息化系统运维", "12 业务培训"]),
    );
  });
});

describe("what a person undoes on the sheet", () => {
  test("is offered no longer, and what was done before it is", async () => {
    const { host, pane } = await opened(new FakeHost(maintenanceBook));
    await pane.score("active");
    const put = (value: number) => pane.writeCells([{ sheet: SHEET, writes: [{ cell: cell("J8"), value }] }]);
    await put(7);
    await put(8);
    host.edit(SHEET, cell("J8"), 7);
    expect(pane.store.state()).toMatchObject({ notice: null, undoLog: [{ kind: "writes" }] });
    await pane.undo();
    expect(host.textAt(SHEET, cell("J8"))).toBe("9.66");
    expect(pane.store.state().undoLog).toEqual([]);
  });

  test("is offered still where a part of it stands", async () => {
    const { host, pane } = await opened(new FakeHost(maintenanceBook));
    await pane.score("active");
    const writes = [cell("J8"), cell("J9")].map((at) => ({ cell: at, value: 7 }));
    await pane.writeCells([{ sheet: SHEET, writes }]);
    host.edit(SHEET, cell("J8"), 1);
    expect(pane.store.state()).toMatchObject({ notice: { kind: "written" }, undoLog: [{ kind: "writes" }] });
  });

  test("an inserted sheet that was deleted is offered no longer", async () => {
    const { host, pane } = await opened(new FakeHost(maintenanceBook));
    const inserted = await pane.insertSheet(builtTarget({ locked: false }));
    host.delete(inserted?.sheet ?? "");
    host.reportEdit(inserted?.sheet ?? "");
    expect(pane.store.state()).toMatchObject({ notice: null, undoLog: [] });
  });
});

describe("rows that cut off a text", () => {
  test("become higher for the sheet in view, and have their heights back by the same undo", async () => {
    const { host, pane } = await opened(new FakeHost(maintenanceBook));
    host.heights.set(11, { height: 15, needed: 61 });
    await pane.fitRows();
    expect(host.heights.get(11)?.height).toBe(15);
    await pane.score("active");
    await pane.fitRows();
    expect(host.heights.get(11)?.height).toBe(61);
    expect(pane.store.state()).toMatchObject({
      task: null,
      notice: { kind: "said", text: "已加高 1 行：第 12 行。", undoes: true },
      result: { stale: [] },
    });
    await pane.undo();
    expect(host.heights.get(11)?.height).toBe(15);
    expect(pane.store.state()).toMatchObject({ undoLog: [], notice: { undoes: false } });
  });

  test("nothing to do, or a failure, is said, and there is nothing to take back", async () => {
    const { host, pane } = await opened(new FakeHost(maintenanceBook));
    await pane.score("active");
    await pane.fitRows();
    expect(pane.store.state()).toMatchObject({
      undoLog: [],
      notice: { text: "没有放不下文字的行。", undoes: false },
    });
    host.failOnce("fitRows", { code: "protected", sheets: [SHEET] });
    await pane.fitRows();
    expect(pane.store.state()).toMatchObject({ task: null, failed: { task: "writing" }, undoLog: [] });
  });
});

describe("settings", () => {
  const strict: Profile = { ...national2020, id: "custom", executionReasonBelow: 95 };

  test("other rules are kept in the workbook and counted with at once, without reading again", async () => {
    const { host, pane } = await opened(new FakeHost(maintenanceBook));
    await pane.score("active");
    host.calls.length = 0;
    await pane.setProfile({ ...strict, reverse: "ratio" });
    expect(firstTotal(pane)).toBe("83.20");
    expect(host.calls).toEqual([]);

    const again = await opened(host);
    expect(again.pane.store.state().profile).toMatchObject({ id: "custom", reverse: "ratio" });
    await again.pane.setProfile(null);
    expect(host.settings.has("profile")).toBe(false);
    expect(again.pane.store.state().profile).toBeNull();
  });

  test("a profile that was chosen is kept as what differs from its base, the default too", async () => {
    const { host, pane } = await opened(new FakeHost(maintenanceBook));
    await pane.setProfile(strict);
    expect(JSON.parse(host.settings.get("profile") ?? "")).toEqual({
      base: "national-2020",
      differences: { id: "custom", executionReasonBelow: 95 },
      version: 1,
    });
    await pane.setProfile(national2020);
    const again = await opened(host);
    expect(again.pane.store.state().profile).toBe(national2020);
  });

  test("a whole profile, as earlier versions kept it, is taken up without what was only their default", () => {
    const older = { ...national2020, reverse: "ratio", deviationPercent: 20 };
    expect(keptProfile.readKept(JSON.stringify(older))).toMatchObject({
      reverse: "linear",
      deviationPercent: 20,
    });
    expect(keptProfile.readKept(JSON.stringify({ ...older, deviationPercent: 30 }))).toBe(national2020);
  });

  test("rules that cannot be read leave the default, and it is said", async () => {
    const host = new FakeHost(maintenanceBook);
    host.settings.set("profile", "{ damaged");
    const { pane } = await opened(host);
    expect(pane.store.state()).toMatchObject({
      profile: null,
      notice: { kind: "kept-rules-unreadable" },
    });
  });

  test("实时评分 is remembered with the workbook", async () => {
    const { host, pane } = await opened(new FakeHost(maintenanceBook));
    await pane.setLive(true);
    const again = await opened(host);
    expect(again.pane.store.state().live).toBe(true);
  });

  test("a setting that could not be kept is said, and goes on counting", async () => {
    const { host, pane } = await opened(new FakeHost(maintenanceBook));
    host.failOnce("saveSetting", { code: "busy-editing" });
    await pane.setLive(true);
    expect(pane.store.state()).toMatchObject({ live: true, failed: { task: "saving" } });
  });
});

test("a jump selects the cell, also while a sheet is read; a failed one leaves the reading alone", async () => {
  const { host, pane } = await opened(new FakeHost(maintenanceBook));
  host.holdReading();
  const reading = pane.score("active");
  await settled();
  host.failOnce("select", { code: "not-in-front" });
  await pane.jump(SHEET, cell("K8"));
  expect(host.selected).toBe(`${SHEET}!K8`);
  expect(pane.store.state()).toMatchObject({ task: { kind: "reading" }, failed: { task: "jumping" } });
  host.release();
  await reading;
  expect(firstTotal(pane)).toBe("77.83");
});

test("that a cell is hidden is said until another one is shown", async () => {
  const { host, pane } = await opened(new FakeHost(maintenanceBook));
  await pane.score("active");
  host.failOnce("select", { code: "cell-hidden", cell: cell("K8"), line: "row" });
  await pane.jump(SHEET, cell("K8"));
  const { failed } = pane.store.state();
  expect(failed && zh.failure.of(failed.failure, failed.task).todo).toBe("请先取消隐藏这一行，或清除筛选。");
  await pane.jump(SHEET, cell("J14"));
  expect(pane.store.state().failed).toBeNull();
});

test("an error in the middle of a task reaches whoever asked for it, and the next task goes on", async () => {
  const host = new FakeHost(maintenanceBook);
  let broken = true;
  const pane = createPane(host, {
    ...AT_HAND,
    reviewing: () => (broken ? Promise.reject(new Error("a part is missing")) : AT_HAND.reviewing()),
  });
  await pane.start();
  await expect(pane.score("active")).rejects.toThrow("a part is missing");
  broken = false;
  await pane.score("active");
  expect(firstTotal(pane)).toBe("77.83");
});

describe("files for others", () => {
  test("the report of a table is the one that the command line prints", async () => {
    const { pane, files } = await opened(new FakeHost(maintenanceBook));
    await pane.score("active");
    await pane.exportReport("json", zh);
    await pane.exportReport("text", zh);
    const [json, text] = files;
    expect(files.map(({ name }) => name)).toEqual([
      "衡表报告 信息化系统运维.json",
      "衡表报告 信息化系统运维.txt",
    ]);
    const report = reportSchema.parse(JSON.parse(String(json?.content)));
    const reviewed = review(maintenanceBook, null);
    expect(report.files).toEqual([fileReport("信息化系统运维", reviewed, "zh")]);
    expect(text?.content).toMatch(/● 信息化系统运维[\s\S]*复核 77\.83 中[\s\S]*1 张表；错误 4 处/);
    expect(pane.store.state().notice).toMatchObject({ kind: "file-offered", text: text?.content });
  });

  test("the report of a workbook holds every table, and the sheets that were passed over", async () => {
    const { pane, files } = await opened(new FakeHost(departmentBook));
    await pane.score("all");
    await pane.exportReport("json", en);
    expect(files[0]?.name).toBe("Hengbiao report workbook.json");
    const [file] = reportSchema.parse(JSON.parse(String(files[0]?.content))).files;
    expect(file?.tables).toHaveLength(3);
    expect(file?.unread.map(({ sheet }) => sheet)).toEqual(["填报说明"]);
  });

  test("review work papers: a sheet for each self-evaluation in view, with its findings", async () => {
    const { pane, files } = await opened(new FakeHost(departmentBook));
    await pane.score("all");
    await pane.handOnPapers("work-paper", "xlsx", zh);
    const [file] = files;
    expect(file?.name).toBe("复核底稿 工作簿.xlsx");
    const workbook = await readXlsx(new Uint8Array(Buffer.from(file?.content ?? "")));
    expect(workbook.sheets.map(({ name }) => name)).toEqual([
      "复核底稿 环境监测设备购置",
      "复核底稿 信息化系统运维",
      "复核底稿 基层人员业务培训",
    ]);
    expect(JSON.stringify(workbook.sheets[1]?.rows)).toContain("执行率 78.78 %，未写原因");
    expect(pane.store.state().notice).toMatchObject({ kind: "file-offered", text: null });
  });

  test.each([
    ["perhaps", true, { kind: "copied", file: { name: "衡表报告 信息化系统运维.txt" } }, 0],
    ["perhaps", false, { kind: "file-offered", name: "衡表报告 信息化系统运维.txt" }, 1],
    ["never", true, { kind: "copied", file: null }, 0],
    ["never", false, { kind: "not-copied" }, 0],
  ] as const)(
    "where files are saved %s, and copying works (%s), a report is handed on by the surer way",
    async (savesFiles, copies, notice, offered) => {
      const host = new FakeHost(maintenanceBook);
      host.savesFiles = savesFiles;
      const { pane, files, copied } = await opened(host, copies);
      await pane.score("active");
      await pane.exportReport("text", zh);
      expect(pane.store.state().notice).toMatchObject(notice);
      expect([copied.length, files.length]).toEqual([copies ? 1 : 0, offered]);
      if (copies) expect(copied[0]).toContain("复核 77.83");
    },
  );

  test("a copied report may be saved as the same file", async () => {
    const host = new FakeHost(maintenanceBook);
    host.savesFiles = "perhaps";
    const { pane, files, copied } = await opened(host);
    await pane.score("active");
    await pane.exportReport("json", zh);
    const { notice } = pane.store.state();
    if (notice?.kind !== "copied" || !notice.file) throw new Error("no file is offered");
    pane.offer(notice.file);
    expect(files.map(({ content }) => content)).toEqual(copied);
  });

  test("review work papers become sheets of the workbook, which can be taken out again", async () => {
    const host = new FakeHost(departmentBook);
    host.savesFiles = "perhaps";
    const { pane, files } = await opened(host);
    await pane.score("all");
    await pane.handOnPapers("work-paper", "sheet", zh);
    expect(files).toEqual([]);
    expect(pane.store.state().notice).toEqual({ kind: "inserted", sheet: "复核底稿 基层人员业务培训" });
    const removed: unknown[] = [];
    while (removed.length < 3) {
      await pane.undo();
      removed.push(pane.store.state().notice);
    }
    expect(removed).toEqual(
      ["基层人员业务培训", "信息化系统运维", "环境监测设备购置"].map((name) => ({
        kind: "removed",
        sheet: `复核底稿 ${name}`,
      })),
    );
  });

  test("a form that Excel refuses is offered as a file, with all that it holds", async () => {
    const host = new FakeHost(maintenanceBook);
    const { pane, files } = await opened(host);
    const form = builtTarget({ locked: false });
    await pane.saveRefused();
    expect(files).toEqual([]);
    host.failOnce("insertSheet", { code: "insertion-refused", hostCode: "AccessDenied", detail: "" });
    expect(await pane.insertSheet(form)).toBeNull();
    expect(pane.store.state().failed?.failure.code).toBe("insertion-refused");
    await pane.saveRefused();
    expect(files.map(({ name }) => name)).toEqual([`${form.name}.xlsx`]);
    const { sheets } = await readXlsx(new Uint8Array(Buffer.from(files[0]?.content ?? "")));
    expect(sheets.map(({ name }) => name)).toEqual([form.name]);
    expect(pane.store.state()).toMatchObject({ failed: null, notice: { kind: "file-offered", text: null } });
  });

  test("a name that no file may have is made one", async () => {
    const [sheet] = maintenanceBook;
    const renamed = JSON.parse(JSON.stringify(sheet).replaceAll('信息化系统运维"', '运维/安全: A*B?"'));
    const { pane, files } = await opened(new FakeHost([renamed]));
    await pane.score("active");
    await pane.exportReport("text", zh);
    expect(files[0]?.name).toBe("衡表报告 运维 安全 A B.txt");
  });
});

test("a pane that is stopped hears of neither edits nor waiting, even where it was still starting", async () => {
  for (const isStarting of [false, true]) {
    const host = new FakeHost(maintenanceBook);
    const { pane } = await opened(host);
    await pane.score("active");
    if (isStarting) void pane.start();
    pane.stop();
    await settled();
    const before = pane.store.state();
    host.reportEdit(SHEET);
    host.wait(true);
    await settled();
    const { result, waiting } = pane.store.state();
    expect({ result, waiting }).toEqual({ result: before.result, waiting: before.waiting });
  }
});

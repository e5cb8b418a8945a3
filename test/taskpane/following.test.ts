import { reviewPaper } from "../../src/building/review-paper";
import { writeSheets } from "../../src/files/xlsx/write-xlsx";
import { review } from "../../src/report/review";
import { reviewFindings } from "../../src/report/review-findings";
import { createPane, type Pane } from "../../src/taskpane/pane";
import type { SheetSnapshot } from "../../src/sheet/snapshot";
import { tablesInView } from "../../src/taskpane/state/state";
import { opened as openedFile } from "../fixtures/shown-sheets";
import { cleanBook, maintenanceBook, notesBook } from "./books";
import { FakeHost } from "./fake-host";
import { AT_HAND } from "./opened-pane";

const [MAINTENANCE, CLEAN, NOTES] = [0, 1, 2];

function withNames(...named: readonly (readonly [readonly SheetSnapshot[], string])[]): SheetSnapshot[] {
  return named.flatMap(([book, name]) => book.slice(0, 1).map((sheet) => ({ ...sheet, name })));
}

async function opened(): Promise<{ readonly host: FakeHost; readonly pane: Pane }> {
  const host = new FakeHost(
    withNames([maintenanceBook, "信息化运维"], [cleanBook, "设备购置"], [notesBook, "填表说明"]),
  );
  const pane = createPane(host, AT_HAND);
  await pane.start();
  return { host, pane };
}

/** Lets everything that was begun without waiting come to its end. */
async function settled(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve));
}

/** The sheet that the pane speaks of, and the one in front where that is another. */
function shown({ store }: Pane): readonly [string | undefined, string | null] {
  const state = store.state();
  const sheet = tablesInView(state)[0]?.scored.table.sheet ?? state.result?.sheets[0]?.snapshot.name;
  return [sheet, state.elsewhere];
}

async function show(host: FakeHost, at: number): Promise<void> {
  host.activate(at);
  await settled();
}

describe("once a sheet was scored", () => {
  test("the pane speaks of the sheet one sees, and of what one had looked at on coming back", async () => {
    const { host, pane } = await opened();
    await show(host, CLEAN);
    expect(host.calls).toEqual([]);
    await show(host, MAINTENANCE);
    await pane.score("active");
    pane.store.dispatch({ type: "severity-chosen", severity: "warning" });
    await show(host, CLEAN);
    expect(shown(pane)).toEqual(["设备购置", null]);
    expect(pane.store.state().viewState.severity).toBeNull();
    await show(host, MAINTENANCE);
    expect(shown(pane)).toEqual(["信息化运维", null]);
    expect(pane.store.state().viewState.severity).toBe("warning");
  });

  test("a review work paper, laid out like the form it is about, leaves what is shown", async () => {
    const [table] = maintenanceBook;
    if (!table) throw new Error("a table is wanted");
    const [reviewed] = review([table], null).tables;
    if (!reviewed) throw new Error("the sheet holds a table");
    const paper = reviewPaper(reviewed.scored, reviewFindings(reviewed, "zh", new Map()), "底稿");
    const { sheets } = await openedFile(await writeSheets(paper));
    const host = new FakeHost([table, ...sheets]);
    const pane = createPane(host, AT_HAND);
    await pane.start();
    await pane.score("active");
    await show(host, 1);
    expect(shown(pane)).toEqual([table.name, "底稿"]);
    await show(host, 0);
    expect(shown(pane)).toEqual([table.name, null]);
  });

  test("a sheet without a table leaves what is shown, and that is said until one is back", async () => {
    const { host, pane } = await opened();
    await pane.score("active");
    await show(host, NOTES);
    expect(shown(pane)).toEqual(["信息化运维", "填表说明"]);
    await show(host, MAINTENANCE);
    expect(shown(pane)).toEqual(["信息化运维", null]);
  });

  test("where nothing was found before, the next sheet takes its place whatever it holds", async () => {
    const { host, pane } = await opened();
    await show(host, NOTES);
    await pane.score("active");
    await show(host, CLEAN);
    expect(shown(pane)).toEqual(["设备购置", null]);
  });

  test("a sheet that cannot be read is one without a table, and nobody is told off for looking at it", async () => {
    const { host, pane } = await opened();
    await pane.score("active");
    host.failOnce("readSheets", { code: "too-large", sheets: ["设备购置"] });
    await show(host, CLEAN);
    expect(shown(pane)).toEqual(["信息化运维", ""]);
    expect(pane.store.state()).toMatchObject({ failed: null, task: null });
  });

  test("while a comparison waits for an answer it stays, and the pane follows afterwards", async () => {
    const { host, pane } = await opened();
    await pane.score("active");
    await pane.write();
    expect(pane.store.state().comparison).not.toBeNull();
    await show(host, CLEAN);
    expect(shown(pane)).toEqual(["信息化运维", null]);
    pane.store.dispatch({ type: "comparison-closed" });
    pane.followFront();
    await settled();
    expect(shown(pane)).toEqual(["设备购置", null]);
  });

  test("of several sheets shown one after another the last counts", async () => {
    const { host, pane } = await opened();
    await pane.score("active");
    host.holdReading();
    host.activate(CLEAN);
    await settled();
    host.activate(NOTES);
    host.release();
    await settled();
    expect(shown(pane)).toEqual(["信息化运维", "填表说明"]);
  });

  test("with 实时评分 a form that comes about on a blank sheet is scored", async () => {
    const { host, pane } = await opened();
    await pane.setLive(true);
    await pane.score("active");
    await show(host, NOTES);
    host.become("填表说明", withNames([cleanBook, "填表说明"]));
    host.reportEdit("填表说明");
    await settled();
    expect(shown(pane)).toEqual(["填表说明", null]);
  });

  test("what was said of the sheet before is not said of the next that is asked for", async () => {
    const { host, pane } = await opened();
    await pane.score("active");
    await pane.mark();
    expect(pane.store.state().notice).toMatchObject({ kind: "marked" });
    await show(host, CLEAN);
    await pane.score("active");
    expect(pane.store.state().notice).toBeNull();
  });
});

test("of a workbook scored as a whole the sheet's table is opened, and a sheet without one is said", async () => {
  const { host, pane } = await opened();
  await pane.score("all");
  await show(host, CLEAN);
  expect(pane.store.state().open).toBeNull();
  await pane.openTable(0);
  await show(host, CLEAN);
  expect(shown(pane)).toEqual(["设备购置", null]);
  await show(host, NOTES);
  expect(shown(pane)).toEqual(["设备购置", "填表说明"]);
  await show(host, MAINTENANCE);
  expect(shown(pane)).toEqual(["信息化运维", null]);
});

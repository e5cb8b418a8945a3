import { parseA1, a1, type CellAddress } from "../../../src/sheet/address";
import type { CellValue, SheetSnapshot } from "../../../src/sheet/snapshot";
import { applyPatch } from "../../fixtures/patched-snapshot";
import { national2020 } from "../../../src/scoring/profiles/national-2020";
import { reviewSheets } from "../../../src/taskpane/reviewing";
import type { ReviewedSheet } from "../../../src/taskpane/state/state";
import { takeUsual } from "../../../src/taskpane/building/fill-actions";
import { libraryOf } from "../../../src/taskpane/building/found-indicators";
import { newlyNamed } from "../../../src/taskpane/state/newly-named";
import { fullNames, usualInRow } from "../../../src/taskpane/building/usual-in-row";
import { zh } from "../../../src/taskpane/messages/zh";
import { maintenanceBook } from "../books";
import { FakeHost } from "../fake-host";
import { paneOn } from "../opened-pane";

const SHEET = "07 信息化系统运维";
const LIBRARY = libraryOf([]);

function at(name: string): CellAddress {
  const address = parseA1(name);
  if (!address) throw new Error(`${name} is no cell`);
  return address;
}

function bookSheet(): SheetSnapshot {
  const sheet = maintenanceBook.find(({ name }) => name === SHEET);
  if (!sheet) throw new Error(`there is no sheet ${SHEET}`);
  return sheet;
}

/** The sheet after a person typed into some cells. */
function typed(cells: Readonly<Record<string, CellValue | null>>): ReviewedSheet {
  const writes = Object.entries(cells).map(([cell, value]) => ({ cell: at(cell), value }));
  const [reviewed] = reviewSheets([applyPatch(bookSheet(), { sheet: SHEET, writes }).sheet], national2020);
  if (!reviewed) throw new Error("the sheet was not read");
  return reviewed;
}

test.each<[string, Readonly<Record<string, CellValue | null>>, string | null]>([
  ["a name that was changed", { D20: "培训学员满意度" }, "D20"],
  ["a name that was emptied", { D20: null }, null],
  ["a target", { F20: "95" }, null],
  ["several names at once, as by pasting", { D19: "甲指标", D20: "乙指标" }, null],
  ["nothing", {}, null],
])("of %s the pane takes note: %j", (_what, cells, expected) => {
  const cell = newlyNamed(typed({}), typed(cells));
  expect(cell && a1(cell)).toBe(expected);
});

test("a sheet that was not read before, or another one, names nothing", () => {
  const now = typed({ D20: "培训学员满意度" });
  const other = typed({});
  expect(newlyNamed(null, now)).toBeNull();
  expect(newlyNamed({ ...other, snapshot: { ...other.snapshot, name: "附表" } }, now)).toBeNull();
});

test.each<[string, Readonly<Record<string, CellValue | null>>, readonly string[] | null]>([
  ["a row without sign and unit gets both", { E20: null, G20: null }, ["E20 ≥", "G20 %"]],
  ["what the row says already stays", { E20: null }, ["E20 ≥"]],
  ["a row that says both needs nothing", {}, null],
])("%s", (_what, cells, expected) => {
  const usual = usualInRow(typed({ ...cells, D20: "培训学员满意度" }), at("D20"), LIBRARY);
  const writes = usual?.writes.map(({ cell, value }) => `${a1(cell)} ${String(value)}`) ?? null;
  expect(writes).toEqual(expected);
});

test.each<[string, Readonly<Record<string, CellValue | null>>, readonly string[]]>([
  [
    "a part of a name brings the whole ones of its class",
    { D20: "参会", F20: null },
    ["培训（参会）人员满意度"],
  ],
  ["at most three", { D20: "满意", F20: null }, ["满意度1", "满意度2", "满意度3"]],
  ["a name of the library needs no other", { D20: "用户满意度", F20: null }, []],
  ["one of another class is none", { D20: "税收", F20: null }, []],
  ["a row that says what is wanted is left alone", { D20: "参会" }, []],
])("%s", (what, cells, expected) => {
  const names = fullNames(typed(cells), at("D20"), LIBRARY).map(({ indicator }) => indicator.name);
  if (what === "at most three") expect(names).toHaveLength(3);
  else expect(names).toEqual(expected);
});

test.each(["某某", ""])("for %j, which is like no indicator of the library, nothing is suggested", (name) => {
  expect(usualInRow(typed({ D20: name, E20: null, G20: null }), at("D20"), LIBRARY)).toBeNull();
});

test("typed into the sheet while the tab is open, a name brings its usual sign into the row at a click", async () => {
  const host = new FakeHost(maintenanceBook);
  const pane = await paneOn(host);
  const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
  host.edit(SHEET, at("E20"), null);
  await settled();
  host.edit(SHEET, at("D20"), "培训学员满意度");
  await settled();
  const { source, building } = pane.store.state();
  expect(building.named).toEqual({ sheet: SHEET, cell: at("D20") });
  const usual = source && building.named && usualInRow(source, building.named.cell, LIBRARY);
  if (!usual) throw new Error("nothing is suggested");
  await takeUsual({ pane, words: zh }, SHEET, usual);
  expect(host.textAt(SHEET, at("E20"))).toBe("≥");
  expect(pane.store.state().building.named).toBeNull();
  await pane.undo();
  expect(host.textAt(SHEET, at("E20"))).toBe("");
});

import type { Done } from "../../src/hosts/host";
import {
  canBeUndone,
  latest,
  remember,
  withLatestKept,
  withoutLatest,
  type UndoLog,
} from "../../src/hosts/undo-log";

const empty: UndoLog = [];

/** An action that wrote so many cells. */
const action = (sheet: string, cells = 1): Done => ({
  kind: "writes",
  before: [
    {
      sheet,
      cells: Array.from({ length: cells }, (_, row) => ({
        cell: { row, column: 8 },
        before: null,
        written: 10,
      })),
    },
  ],
});

const rowIn = (sheet: string, row: number): Done => ({
  kind: "row",
  inserted: { sheet, row, inputs: new Map() },
});

const sheetIn = (sheet: string): Done => ({ kind: "sheet", inserted: { sheet, inputs: new Map() } });

/** The rows that an action is about. */
const rowsOf = (done: Done): readonly number[] => {
  if (done.kind === "sheet") return [];
  if (done.kind === "row") return [done.inserted.row];
  if (done.kind === "heights") return done.fitted.rows.map(({ row }) => row);
  return done.before.flatMap(({ cells }) => cells.map(({ cell }) => cell.row));
};

test("the latest action is undone first", () => {
  const log = remember(remember(empty, action("一")), action("二"));
  expect(latest(log)).toEqual(action("二"));
  expect(latest(withoutLatest(log))).toEqual(action("一"));
  expect(latest(withoutLatest(withoutLatest(log)))).toBeNull();
});

test("an action that wrote nothing is not noted", () => {
  expect(remember(empty, { kind: "writes", before: [] })).toEqual([]);
  expect(remember(empty, action("一", 0))).toEqual([]);
});

test("only the latest 100 actions are kept", () => {
  const log = Array.from({ length: 125 }, (_, index) => action(String(index))).reduce(remember, empty);
  expect(log).toHaveLength(100);
  expect(log[0]).toEqual(action("25"));
});

test("only the latest 20,000 cells are kept", () => {
  const log = [action("一", 9_000), action("二", 9_000), action("三", 9_000)].reduce(remember, empty);
  expect(log).toEqual([action("二", 9_000), action("三", 9_000)]);
});

test("an action beyond the bounds cannot be undone, and forgets those before it", () => {
  const writes = Array.from({ length: 20_001 }, (_, row) => ({ cell: { row, column: 0 }, value: 1 }));
  expect(canBeUndone([{ sheet: "一", writes }])).toBe(false);
  expect(canBeUndone([{ sheet: "一", writes: writes.slice(1) }])).toBe(true);
  expect(remember(remember(empty, action("一")), action("二", 20_001))).toEqual([]);
});

test("sheets and rows are undone in their turn", () => {
  const log = [action("一"), sheetIn("目标表"), rowIn("目标表", 5)].reduce(remember, empty);
  expect(log.map(({ kind }) => kind)).toEqual(["writes", "sheet", "row"]);
});

test.each<[string, Done, readonly (readonly number[])[]]>([
  [
    "a row that stays: what was written from it on is one row lower",
    rowIn("一", 1),
    [[0, 2, 3], [7], [0, 1, 2], []],
  ],
  ["a sheet that stays: nothing moves", sheetIn("一"), [[0, 1, 2], [6], [0, 1, 2], []]],
])("%s", (_what, kept, rows) => {
  const log = [action("一", 3), rowIn("一", 6), action("二", 3), sheetIn("三"), kept].reduce(remember, empty);
  expect(withLatestKept(log).map(rowsOf)).toEqual(rows);
});

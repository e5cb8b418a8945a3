import { canBeUndone, latest, remember, withoutLatest, type UndoLog } from "../../src/hosts/undo-log";
import type { BeforeImage } from "../../src/sheet/patch";

const empty: UndoLog = [];

/** An action that wrote so many cells. */
const action = (sheet: string, cells = 1): readonly BeforeImage[] => [
  {
    sheet,
    cells: Array.from({ length: cells }, (_, row) => ({
      cell: { row, column: 8 },
      before: null,
      written: 10,
    })),
  },
];

test("the latest action is undone first", () => {
  const log = remember(remember(empty, action("一")), action("二"));
  expect(latest(log)).toEqual(action("二"));
  expect(latest(withoutLatest(log))).toEqual(action("一"));
  expect(latest(withoutLatest(withoutLatest(log)))).toBeNull();
});

test("an action that wrote nothing is not noted", () => {
  expect(remember(empty, [])).toEqual([]);
  expect(remember(empty, action("一", 0))).toEqual([]);
});

test("only the latest 20 actions are kept", () => {
  const log = Array.from({ length: 25 }, (_, index) => action(String(index))).reduce(remember, empty);
  expect(log).toHaveLength(20);
  expect(log[0]).toEqual(action("5"));
});

test("only the latest 20,000 cells are kept", () => {
  const log = [action("一", 9_000), action("二", 9_000), action("三", 9_000)].reduce(remember, empty);
  expect(log.map(([image]) => image?.sheet)).toEqual(["二", "三"]);
});

test("an action beyond the bounds cannot be undone, and forgets those before it", () => {
  const writes = Array.from({ length: 20_001 }, (_, row) => ({ cell: { row, column: 0 }, value: 1 }));
  expect(canBeUndone([{ sheet: "一", writes }])).toBe(false);
  expect(canBeUndone([{ sheet: "一", writes: writes.slice(1) }])).toBe(true);
  expect(remember(remember(empty, action("一")), action("二", 20_001))).toEqual([]);
});

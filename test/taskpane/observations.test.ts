import { observe, type Observed } from "../../src/taskpane/self-test/observations";
import { ExcelEmulator } from "../emulator/excel-emulator";
import type { Habits } from "../emulator/habits";
import { loadClient } from "../emulator/load-client";
import { EmulatedWorkbook } from "../emulator/workbook";
import { sheetOf } from "../hosts/contract";

async function seenWith(habits: Partial<Habits>): Promise<ReadonlyMap<string, unknown>> {
  const emulator = new ExcelEmulator(new EmulatedWorkbook([sheetOf("观察", { A1: 1 })]), { habits });
  const { Excel: excel } = loadClient(emulator);
  const told: Observed[] = [];
  const seen = await observe(
    {
      excel,
      sheet: "观察",
      pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms / 20)),
      now: () => 0,
    },
    (one) => told.push(one),
  );
  expect(told).toEqual(seen);
  return new Map(seen.map(({ id, seen: what }) => [id, what]));
}

test("an obliging Excel and one with habits are told apart", async () => {
  const obliging = await seenWith({});
  const other = await seenWith({ answersBeforeError: false, reusesIds: true, repeatsEvents: true });
  expect([obliging.get("answers-before-error"), other.get("answers-before-error")]).toEqual([
    { code: "ItemNotFound", brought: true },
    { code: "ItemNotFound", brought: false },
  ]);
  expect(obliging.get("rolled-back")).toEqual({ code: "ItemNotFound", stays: true });
  expect([obliging.get("rule-ids"), other.get("rule-ids")]).toMatchObject([
    { reused: false },
    { reused: true },
  ]);
  expect([obliging.get("edit-events"), other.get("edit-events")]).toEqual([[0], [0, 0]]);
  expect(obliging.get("codes")).toMatchObject({
    noSheet: "ItemNotFound",
    locked: "AccessDenied",
    unlock: "done",
  });
});

test("what this Excel does not know is told by its code, and the rest is seen all the same", async () => {
  const seen = await seenWith({});
  expect(seen.get("activation-events")).toBe("ApiNotFound");
  expect(seen.size).toBe(7);
});

import { readFileSync } from "node:fs";
import { openExcel } from "../../src/hosts/excel/open-excel";
import { QUESTIONS } from "../../src/taskpane/self-test/by-hand";
import { OBSERVATIONS, observe, type Observed } from "../../src/taskpane/self-test/observations/observe";
import { ExcelEmulator } from "../emulator/excel-emulator";
import type { Habits } from "../emulator/habits";
import { loadClient } from "../emulator/load-client";
import { EmulatedWorkbook } from "../emulator/workbook";
import { sheetOf, valueOf } from "../hosts/contract";

interface Seen {
  readonly seen: ReadonlyMap<string, unknown>;
  readonly workbook: EmulatedWorkbook;
}

async function seenWith(habits: Partial<Habits>): Promise<Seen> {
  const workbook = new EmulatedWorkbook([sheetOf("封面", { A1: 1 }), sheetOf("观察", { A1: 1 })]);
  const client = loadClient(new ExcelEmulator(workbook, { habits }));
  const told: Observed[] = [];
  const seen = await observe(
    {
      excel: client.Excel,
      host: valueOf(await openExcel(client)),
      sheet: "观察",
      // The events of the emulator take turns, not time: they are there once so many turns have passed.
      pause: async () => {
        for (let turn = 0; turn < 60; turn += 1) await new Promise((resolve) => setTimeout(resolve));
      },
      now: () => 0,
    },
    (one) => told.push(one),
  );
  expect(told).toEqual(seen);
  return { seen: new Map(seen.map(({ id, seen: what }) => [id, what])), workbook };
}

test("an obliging Excel and one with habits are told apart", async () => {
  const [obliging, other] = [
    await seenWith({}),
    await seenWith({ answersBeforeError: false, reusesIds: true, repeatsEvents: true }),
  ].map(({ seen }) => seen);
  const both = (id: string) => [obliging?.get(id), other?.get(id)];
  expect(both("answers-before-error")).toEqual([
    { code: "ItemNotFound", brought: true },
    { code: "ItemNotFound", brought: false },
  ]);
  expect(obliging?.get("rolled-back")).toEqual({ code: "ItemNotFound", stays: true });
  expect(both("rule-ids")).toMatchObject([
    { reused: false, formula: '="衡表自检"<>""' },
    { reused: true, formula: '="衡表自检"<>""' },
  ]);
  expect(both("edit-events")).toEqual([[0], [0, 0]]);
  expect(both("activation-events")).toEqual([[0], [0, 0]]);
});

test("what is refused is told by its code, step by step", async () => {
  const { seen, workbook } = await seenWith({});
  expect(seen.get("workbook")).toEqual({ readOnly: false, structure: false });
  expect(seen.get("codes")).toMatchObject({ noSheet: "ItemNotFound", noRange: "InvalidArgument" });
  expect(seen.get("protection")).toMatchObject({
    lock: "done",
    write: "AccessDenied",
    mark: "AccessDenied",
    unlock: "done",
    withoutPassword: "InvalidArgument",
    withPassword: "done",
  });
  expect(seen.get("limits")).toMatchObject({
    merges: "InvalidArgument",
    address: "InvalidArgument",
    request: "RequestPayloadSizeLimitExceeded",
  });
  expect(seen.get("equal-rules")).toBe("GeneralException");
  expect(workbook.sheets.map(({ name }) => name)).toEqual(["封面", "观察"]);
});

test("an inserted sheet is looked at and taken out again; one that is refused is told with Excel's code", async () => {
  const taken = await seenWith({});
  expect(taken.seen.get("insertion")).toMatchObject({ ms: 0, removed: "done" });
  const refused = await seenWith({ readOnly: true });
  expect(refused.seen.get("insertion")).toEqual({ ms: 0, failure: { code: "read-only" } });
  expect(refused.seen.get("workbook")).toEqual({ readOnly: true, structure: false });
});

test("what this Excel does not know is told by its code, and the rest is seen all the same", async () => {
  const { seen } = await seenWith({});
  expect(seen.get("row-copied")).toBe("ApiNotFound");
  expect(seen.size).toBe(OBSERVATIONS.length);
});

test("what is observed and asked is what the page about Excel says", () => {
  const page = readFileSync("docs/excel.md", "utf8");
  const [, table = ""] = /\n## 自检结果里有什么\n([\s\S]*?)(?=\n## |$)/.exec(page) ?? [];
  const named = new Set([...table.matchAll(/`([\w-]+)`/g)].map(([, id]) => id));
  for (const { id } of [...OBSERVATIONS, ...QUESTIONS]) expect([id, named.has(id)]).toEqual([id, true]);
});

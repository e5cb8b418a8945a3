import { unzipSync } from "fflate";
import { z } from "zod";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { writeXlsx } from "hucre/xlsx";
import { Collection } from "../../../src/collecting/collection";
import { readWorkbook } from "../../../src/files/read-workbook";
import { countRows, filteredRows } from "../../../src/many/collected-rows";
import { NO_GUIDANCE } from "../../../src/report/guidance";
import { answerOf } from "../../../src/taskpane/collecting/collection-answers";
import { answerReading } from "../../../src/taskpane/collecting/answer-reading";
import type { CollectionAsk, ReadAsk } from "../../../src/taskpane/collecting/thread-messages";
import { createCollector, type ChosenFile } from "../../../src/taskpane/collecting/collector";
import type { ThreadAnswer, Thread } from "../../../src/taskpane/collecting/threads";
import { ROOT } from "../../cli/built-command-line";

const SETTINGS = { profile: null, forms: NO_GUIDANCE.forms, language: "zh" } as const;

const EXAMPLE = readFileSync(join(ROOT, "examples", "项目支出绩效自评表.xlsx"));

function file(path: string, bytes: Uint8Array<ArrayBuffer> | string, modified = 0): ChosenFile {
  const name = path.slice(path.lastIndexOf("/") + 1);
  return { path, file: new File([bytes], name, { lastModified: modified }) };
}

const example = (path: string, modified = 0) => file(path, new Uint8Array(EXAMPLE), modified);

/** What came of a message, as if a thread had answered it. */
async function heard(answer: Promise<unknown>): Promise<ThreadAnswer> {
  return { kind: "answer", message: structuredClone(await answer) };
}

interface Trial {
  /** What a reader does in place of reading. */
  readonly reader?: (ask: ReadAsk) => Promise<ThreadAnswer> | null;
}

/** A collector on threads that are none: what they answer is worked out here, one after another. */
function collecting({ reader = () => null }: Trial = {}) {
  const collection = new Collection();
  let last: Promise<unknown> = Promise.resolve();
  const asked: ReadAsk[] = [];
  const collectionThread: Thread = {
    ask: (message) => {
      const ask = z.custom<CollectionAsk>().parse(structuredClone(message));
      const answer = last.then(() => answerOf(collection, ask));
      last = answer;
      return heard(answer);
    },
    close: () => undefined,
  };
  const readingThread: Thread = {
    ask: (message) => {
      const ask = z.custom<ReadAsk>().parse(message);
      asked.push(ask);
      return reader(ask) ?? heard(answerReading(ask));
    },
    close: () => undefined,
  };
  const collector = createCollector({
    reader: () => readingThread,
    collection: () => collectionThread,
    readers: 2,
    beat: 0,
  });
  return { collector, asked, state: collector.store.state };
}

async function listFile(rows: readonly (readonly string[])[]): Promise<File> {
  const bytes = await writeXlsx({ sheets: [{ name: "清单", rows: rows.map((row) => [...row]) }] });
  return new File([new Uint8Array(bytes)], "清单.xlsx");
}

const LIST = [
  ["项目编码", "项目名称", "单位", "负责单位"],
  ["51000025T000000000001", "从未报来的项目", "规划处", "甲单位"],
];

test("files are read, rolled up, and each is a line; one that cannot be read harms no other", async () => {
  const { collector, state } = collecting();
  await collector.add([example("收回/甲.xlsx"), file("收回/坏.xlsx", "no workbook")], SETTINGS);
  expect(state()).toMatchObject({ phase: "ready", files: 2, done: 2 });
  expect(countRows(state().rows).find(([rowState]) => rowState === "unread")?.[1]).toBe(1);
  const [unread] = filteredRows(state().rows, { search: "坏", state: null });
  expect(unread?.notes[0]).toMatch(/。$/);
  expect(filteredRows(state().rows, { search: "", state: "in" }).length).toBeGreaterThan(0);
});

test("the same form twice counts once, as the later file", async () => {
  const { collector, state } = collecting();
  await collector.add([example("乙.xlsx", 2000), example("甲.xlsx", 1000)], SETTINGS);
  const left = filteredRows(state().rows, { search: "", state: "left-out" });
  expect(left.every(({ file: path, notes }) => path === "甲.xlsx" && notes[0] === "重复")).toBe(true);
  expect(left.length).toBeGreaterThan(0);
});

test("with a list what is missing is named, and a column may be understood otherwise", async () => {
  const { collector, state } = collecting();
  await collector.takeList(await listFile(LIST), "zh");
  await collector.add([example("甲.xlsx")], SETTINGS);
  const missing = () => filteredRows(state().rows, { search: "", state: "missing" });
  expect(missing().map(({ project, unit }) => [project, unit])).toEqual([["从未报来的项目", "规划处"]]);
  await collector.chooseRole("D", "unit");
  expect(missing().map(({ unit }) => unit)).toEqual(["甲单位"]);
  await collector.takeList(null, "zh");
  expect(missing()).toEqual([]);
});

test("what is no list is said, and leaves the files as they are", async () => {
  const { collector, state } = collecting();
  await collector.add([example("甲.xlsx")], SETTINGS);
  const before = state().rows;
  await collector.takeList(await listFile([["姓名", "电话"]]), "zh");
  expect(state().list).toMatchObject({ kind: "problem", name: "清单.xlsx" });
  expect(state().rows).toEqual(before);
});

test("stopped midway, what was read is rolled up, and the rest can be read afterwards", async () => {
  const stopAfter = 2;
  const trial = collecting({
    reader: () => {
      if (trial.asked.length === stopAfter) trial.collector.stop();
      return null;
    },
  });
  const { collector, state, asked } = trial;
  const files = Array.from({ length: 6 }, (_, at) => example(`${String(at)}.xlsx`));
  await collector.add(files, SETTINGS);
  expect(state()).toMatchObject({ phase: "stopped", files: 6, done: stopAfter });
  expect(state().result?.files).toBe(stopAfter);
  await collector.goOn();
  expect(state()).toMatchObject({ phase: "ready", done: 6 });
  expect(new Set(asked.map((ask) => (ask.kind === "summary" ? ask.path : ""))).size).toBe(6);
  expect(asked).toHaveLength(6);
});

test.each<[string, ThreadAnswer, RegExp]>([
  ["takes too long", { kind: "late" }, /20 秒/],
  ["brings its thread down", { kind: "died", detail: "out of memory" }, /out of memory/],
])("a file that %s is a line that says so", async (_, answer, said) => {
  const { collector, state } = collecting({
    reader: (ask) => (ask.kind === "summary" && ask.path === "坏.xlsx" ? Promise.resolve(answer) : null),
  });
  await collector.add([example("甲.xlsx"), example("坏.xlsx")], SETTINGS);
  const [row] = filteredRows(state().rows, { search: "", state: "unread" });
  expect(row).toMatchObject({ file: "坏.xlsx" });
  expect(row?.notes.join("")).toMatch(said);
  expect(state().phase).toBe("ready");
});

test("under other rules everything is read again", async () => {
  const { collector, state, asked } = collecting();
  await collector.add([example("甲.xlsx")], SETTINGS);
  await collector.add([example("乙.xlsx")], { ...SETTINGS, language: "en" });
  expect(asked.map((ask) => (ask.kind === "summary" ? `${ask.path} ${ask.settings.language}` : ""))).toEqual([
    "甲.xlsx zh",
    "甲.xlsx en",
    "乙.xlsx en",
  ]);
  expect(state().result?.files).toBe(2);
  collector.clear();
  expect(state()).toMatchObject({ phase: "empty", rows: [], result: null });
});

test("a line opens what was read of its file, and its workbook is the one of the command line", async () => {
  const { collector, state } = collecting();
  await collector.add([example("收回/甲.xlsx")], SETTINGS);
  const [row] = state().rows;
  if (!row) throw new Error("there is no line");
  await collector.open(row);
  expect(state().open?.summary?.tables.length).toBeGreaterThan(0);
  expect(collector.fileOf("收回/甲.xlsx")?.name).toBe("甲.xlsx");
  const bytes = await collector.ask<"workbook">({ kind: "workbook" });
  const reading = await readWorkbook(bytes ?? new Uint8Array());
  expect(reading.kind === "read" ? reading.sheets.map(({ name }) => name) : reading).toEqual(
    expect.arrayContaining(["总览", "项目汇总", "问题清单", "文字稿"]),
  );
  const word = await collector.ask<"narrative">({ kind: "narrative" });
  expect((await readWorkbook(word ?? new Uint8Array())).kind).toBe("read");
});

test("the sheets that are inserted refer to one another by the names they got", async () => {
  const { collector } = collecting();
  await collector.add([example("甲.xlsx")], SETTINGS);
  const names: [string, string][] = [];
  const formulas: string[] = [];
  for (;;) {
    const sheet = await collector.ask<"sheet">({ kind: "sheet", at: names.length, names });
    if (!sheet) break;
    names.push([sheet.name, `${sheet.name} (2)`]);
    for (const { cells } of sheet.rows) {
      for (const cell of cells) if (cell?.content?.kind === "formula") formulas.push(cell.content.formula);
    }
  }
  expect(names[0]).toEqual(["项目汇总", "项目汇总 (2)"]);
  expect(names.at(-1)?.[0]).toBe("总览");
  expect(formulas.some((formula) => formula.includes("'项目汇总 (2)'!"))).toBe(true);
  expect(formulas.filter((formula) => /'(?:项目汇总|问题清单|单位汇总)'!/.test(formula))).toEqual([]);
});

test("forms are made for the projects of a list one after another, and a stop keeps what was made", async () => {
  const { collector, state } = collecting();
  const rows = ["甲", "乙", "丙"].map((name) => ["", `${name}项目`, "规划处", ""]);
  await collector.takeList(await listFile([["项目编码", "项目名称", "单位", "备注"], ...rows]), "zh");
  const wishes = { batch: "1", year: 2025, month: null };
  expect(await collector.ask<"send-out">({ kind: "send-out", form: "target", wishes })).toEqual({
    forms: 3,
    canBeSheets: true,
  });
  await collector.ask<"outgoing-file">({ kind: "outgoing-file", at: 0 });
  const archive = await collector.ask<"archive">({ kind: "archive" });
  expect(Object.keys(unzipSync(archive ?? new Uint8Array()))).toEqual([
    "下发清单-1.xlsx",
    "甲项目-规划处.xlsx",
  ]);
  expect(state().failure).toBeNull();
});

test("without a list nothing goes out, and that is said", async () => {
  const { collector } = collecting();
  const wishes = { batch: "1", year: null, month: null };
  const refused = await collector.ask<"send-out">({ kind: "send-out", form: "target", wishes });
  expect(refused).toMatchObject({ zh: "请先选择项目清单" });
});

import { readSheet } from "../../reading/read-sheet";
import type { Bilingual } from "../../forms/form-spec";
import type { Host, Outcome } from "../../hosts/host";
import { parseA1, type CellAddress } from "../../sheet/address";
import type { BeforeImage } from "../../sheet/patch";
import { cellAt, type CellSnapshot, type SheetSnapshot } from "../../sheet/snapshot";
import { builtForm } from "./built-form";
import type { ScratchSheet } from "./scratch-sheet";

/** What a case works with: the adapter, and the sheet seen without it. */
export interface Bench {
  readonly host: Host;
  readonly scratch: ScratchSheet;
  readonly pause: (ms: number) => Promise<void>;
}

/** One thing the adapter promises. It throws `NotAsPromised` where the host behaves otherwise. */
export interface SelfTestCase {
  readonly name: Bilingual;
  readonly run: (bench: Bench) => Promise<void>;
}

/** What was seen is not what was promised; the message is for the report. */
export class NotAsPromised extends Error {
  constructor(what: string, seen: unknown, wanted: unknown) {
    super(`${what}: ${JSON.stringify(seen)}, not ${JSON.stringify(wanted)}`);
    this.name = "NotAsPromised";
  }
}

function same(what: string, seen: unknown, wanted: unknown): void {
  if (JSON.stringify(seen) !== JSON.stringify(wanted)) throw new NotAsPromised(what, seen, wanted);
}

function good<Value>(what: string, outcome: Outcome<Value>): Value {
  if (outcome.ok) return outcome.value;
  throw new NotAsPromised(what, outcome.failure, "ok");
}

function at(name: string): CellAddress {
  const address = parseA1(name);
  if (!address) throw new NotAsPromised("address", name, "A1");
  return address;
}

async function read({ host, scratch }: Bench): Promise<SheetSnapshot> {
  const { sheets } = good("readSheets", await host.readSheets("active"));
  const sheet = sheets.find(({ name }) => name === scratch.name);
  if (!sheet)
    throw new NotAsPromised(
      "sheets",
      sheets.map(({ name }) => name),
      [scratch.name],
    );
  return sheet;
}

function cell(sheet: SheetSnapshot, name: string): CellSnapshot | null {
  return cellAt(sheet, at(name));
}

async function write(
  { host, scratch }: Bench,
  writes: readonly (readonly [string, string | number | null])[],
): Promise<readonly BeforeImage[]> {
  const patch = { sheet: scratch.name, writes: writes.map(([name, value]) => ({ cell: at(name), value })) };
  return good("apply", await host.apply([patch]));
}

/** Nobody has to know it: what it locks is unlocked at once. */
const PASSWORD = "hengbiao";

/** In this order: each leaves the sheet fit for the next. */
export const SELF_TEST_CASES: readonly SelfTestCase[] = [
  {
    name: { zh: "读取：数值、文本、格式与显示", en: "Reading: values, texts, formats and what is shown" },
    run: async (bench) => {
      const { scratch } = bench;
      await scratch.type("B2:D2", [["信息安全检查", 223.5, "24家"]]);
      await scratch.format("E2", "0.00%");
      await scratch.type("E2", [[0.9659]]);
      const sheet = await read(bench);
      same("B2", cell(sheet, "B2")?.text, "信息安全检查");
      same("C2", cell(sheet, "C2")?.value, 223.5);
      same("D2", cell(sheet, "D2")?.value, "24家");
      const rate = cell(sheet, "E2");
      same("E2", [rate?.value, rate?.text, rate?.numberFormat], [0.9659, "96.59%", "0.00%"]);
      same("A1", cell(sheet, "A1"), null);
    },
  },
  {
    name: { zh: "读取：公式与它的结果", en: "Reading: a formula and its result" },
    run: async (bench) => {
      await bench.scratch.type("B3", [["=50%"]]);
      const formula = cell(await read(bench), "B3");
      same("B3", [formula?.formula, formula?.value], ["50%", 0.5]);
    },
  },
  {
    name: { zh: "读取：合并单元格", en: "Reading: merged areas" },
    run: async (bench) => {
      await bench.scratch.merge("B5:C7");
      const { merges } = await read(bench);
      same("merges", merges, [{ top: 4, left: 1, bottom: 6, right: 2 }]);
    },
  },
  {
    name: { zh: "写入：数值是数值，“=100%”是文本", en: "Writing: numbers stay numbers, “=100%” stays text" },
    run: async (bench) => {
      await write(bench, [
        ["B10", 9.75],
        ["C10", "=100%"],
        ["D10", "78.78%"],
      ]);
      const sheet = await read(bench);
      same("B10", cell(sheet, "B10")?.value, 9.75);
      same("C10", [cell(sheet, "C10")?.value, cell(sheet, "C10")?.formula], ["=100%", undefined]);
      same("D10", cell(sheet, "D10")?.value, "78.78%");
    },
  },
  {
    name: { zh: "撤销：恢复原值与公式", en: "Undo: values and formulas come back" },
    run: async (bench) => {
      const before = await write(bench, [
        ["C2", 60],
        ["B3", 1],
        ["B12", 5],
      ]);
      good("undo", await bench.host.undo(before));
      same("C2", await bench.scratch.values("C2"), [[223.5]]);
      same("B3", await bench.scratch.formulas("B3"), [["=50%"]]);
      same("B12", await bench.scratch.values("B12"), [[""]]);
    },
  },
  {
    name: { zh: "撤销：改过的单元格保持不变", en: "Undo: a cell changed since stays" },
    run: async (bench) => {
      const before = await write(bench, [
        ["B13", 5],
        ["C13", 6],
      ]);
      await bench.scratch.type("C13", [[7]]);
      const undone = good("undo", await bench.host.undo(before));
      same(
        "left",
        undone.left.map((left) => left.cell),
        [at("C13")],
      );
      same("B13:C13", await bench.scratch.values("B13:C13"), [["", 7]]);
    },
  },
  {
    name: { zh: "标记：加上与清除", en: "Marks: on and off" },
    run: async ({ host, scratch }) => {
      const marks = [
        { cell: at("B2"), kind: "error" },
        { cell: at("C2"), kind: "warning" },
        { cell: at("E2"), kind: "info" },
      ] as const;
      good("apply", await host.apply([{ sheet: scratch.name, writes: [], marks }]));
      same("clearMarks", good("clearMarks", await host.clearMarks()), 3);
      same("clearMarks", good("clearMarks", await host.clearMarks()), 0);
      same("C2", await scratch.values("C2"), [[223.5]]);
    },
  },
  {
    name: { zh: "跳转：选中单元格", en: "Jumping: the cell is selected" },
    run: async ({ host, scratch }) => {
      good("select", await host.select(scratch.name, at("D10")));
      const selection = await scratch.selection();
      same("selection", selection.slice(selection.lastIndexOf("!") + 1), "D10");
    },
  },
  {
    name: { zh: "修改：收到通知", en: "Edits are noticed" },
    run: async ({ host, scratch, pause }) => {
      const reports: (string | null)[] = [];
      const stop = good("watchEdits", await host.watchEdits(({ sheet }) => reports.push(sheet)));
      await scratch.type("B15", [[1]]);
      for (let waited = 0; reports.length === 0 && waited < 5_000; waited += 100) await pause(100);
      await stop();
      same("reports", [...new Set(reports)], [scratch.name]);
    },
  },
  {
    name: {
      zh: "保护：有密码的能读不能写，并说明原因；没有密码的照写，写后仍有保护",
      en: "Protection: with a password read, not written to, and said so; without one written to, and kept",
    },
    run: async (bench) => {
      const { host, scratch } = bench;
      const patch = { sheet: scratch.name, writes: [{ cell: at("B16"), value: 1 }] };
      await scratch.protect(true, PASSWORD);
      try {
        same("protected", (await read(bench)).protected, true);
        const applied = await host.apply([patch]);
        same("failure", applied.ok ? "none" : applied.failure.code, "protected");
      } finally {
        await scratch.protect(false, PASSWORD);
      }
      await scratch.protect(true);
      try {
        good("apply", await host.apply([patch]));
        same("B16", await scratch.values("B16"), [[1]]);
        same("protected", (await read(bench)).protected, true);
      } finally {
        await scratch.protect(false);
      }
    },
  },
  {
    name: { zh: "设置：随工作簿保存", en: "Settings are kept with the workbook" },
    run: async ({ host }) => {
      const kept = good("loadSetting", await host.loadSetting("live-scoring"));
      good("saveSetting", await host.saveSetting("live-scoring", "self-test"));
      const seen = good("loadSetting", await host.loadSetting("live-scoring"));
      good("saveSetting", await host.saveSetting("live-scoring", kept));
      same("setting", seen, "self-test");
    },
  },
  {
    name: {
      zh: "插入工作表：表样完整，未改动时可以撤销",
      en: "Inserting a sheet: complete, and taken out while untouched",
    },
    run: async ({ host, scratch }) => {
      const inserted = good("insertSheet", await host.insertSheet(builtForm()));
      const [sheet] = good("readSheets", await host.readSheets("active")).sheets;
      same("active sheet", sheet?.name, inserted.sheet);
      same("tables", sheet && readSheet(sheet).tables.map(({ form, year }) => [form, year]), [
        ["target", 2024],
      ]);
      const patch = { sheet: inserted.sheet, writes: [{ cell: at("E14"), value: 60 }] };
      const before = good("apply", await host.apply([patch]));
      const kept = await host.removeSheet(inserted);
      same("removal", kept.ok ? "none" : kept.failure.code, "sheet-changed");
      good("undo", await host.undo(before));
      good("removeSheet", await host.removeSheet(inserted));
      good("select", await host.select(scratch.name, at("A1")));
    },
  },
  {
    name: {
      zh: "插入行：格式、合并和合计随之延伸，未改动时可以撤销",
      en: "Putting a row in: looks, merges and sums reach over it; taken out while untouched",
    },
    run: async ({ host, scratch }) => {
      await scratch.type("B21:B23", [[5], [7], ["=SUM(B21:B22)"]]);
      const inserted = good(
        "insertRow",
        await host.insertRow({
          sheet: scratch.name,
          row: 22,
          merges: [{ top: 20, left: 0, bottom: 22, right: 0 }],
          formulas: [{ cell: at("B24"), formula: "SUM(B21:B23)" }],
          writes: [{ cell: at("B23"), value: 10 }],
        }),
      );
      same("B21:B24", await scratch.values("B21:B24"), [[5], [7], [10], [22]]);
      const [sheet] = good("readSheets", await host.readSheets("active")).sheets;
      const merge = sheet?.merges.find(({ top }) => top === 20);
      same("merge", merge, { top: 20, left: 0, bottom: 22, right: 0 });
      good("removeRow", await host.removeRow(inserted));
      same("B21:B23", await scratch.values("B21:B23"), [[5], [7], [12]]);
    },
  },
  {
    name: { zh: "删除的工作表：说明已不在", en: "A deleted sheet is said to be gone" },
    run: async (bench) => {
      await read(bench);
      await bench.scratch.remove();
      const selected = await bench.host.select(bench.scratch.name, at("A1"));
      same("failure", selected.ok ? "none" : selected.failure.code, "sheet-deleted");
    },
  },
];

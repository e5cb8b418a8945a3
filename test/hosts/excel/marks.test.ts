import type { MarkKind } from "../../../src/sheet/patch";
import { at, sheetOf, valueOf } from "../contract";
import { openBench } from "./bench";

const self = sheetOf("自评表", { A1: "项目支出绩效自评表", C3: 9.66 });
const cell = { top: 2, left: 2, bottom: 2, right: 2 };

const marking = (marks: Readonly<Record<string, MarkKind>>, sheet = "自评表") => [
  { sheet, writes: [], marks: Object.entries(marks).map(([address, kind]) => ({ cell: at(address), kind })) },
];

test("a person's own conditional formats stay, whatever they are", async () => {
  const bench = await openBench([self]);
  bench.workbook.addRule("自评表", [cell], "CellValue");
  bench.workbook.addRule("自评表", [cell], "Custom", "=$C3>9");
  // Excel fails to read a rule that stands twice on the same cells.
  bench.workbook.addRule("自评表", [cell], "Custom", "=$C3>5");
  bench.workbook.addRule("自评表", [cell], "Custom", "=$C3>5");
  const own = [...bench.workbook.sheet("自评表").rules];
  valueOf(await bench.host.apply(marking({ C3: "error", C4: "warning" })));
  expect(bench.workbook.sheet("自评表").rules).toHaveLength(own.length + 2);
  expect(valueOf(await bench.host.clearMarks())).toBe(2);
  expect(bench.workbook.sheet("自评表").rules).toEqual(own);
});

test("a mark lies above a person's own rules, a grave one above a lesser", async () => {
  const { host, workbook } = await openBench([self]);
  workbook.addRule("自评表", [cell], "Custom", "=$C3>9");
  valueOf(await host.apply(marking({ C3: "info", C4: "error", C5: "warning" })));
  expect(workbook.sheet("自评表").rules.map(({ formula }) => formula)).toEqual([
    '="衡表 hengbiao error"<>""',
    '="衡表 hengbiao warning"<>""',
    '="衡表 hengbiao info"<>""',
    "=$C3>9",
  ]);
});

test("a mark that a person has removed by hand is not missed", async () => {
  const { host, workbook, marks } = await openBench([self]);
  valueOf(await host.apply(marking({ C3: "error" })));
  workbook.sheet("自评表").rules = [];
  valueOf(await host.apply(marking({ C4: "warning" })));
  expect(marks("自评表")).toEqual({ C4: "warning" });
  workbook.sheet("自评表").rules = [];
  expect(valueOf(await host.clearMarks())).toBe(0);
});

test("marks that went along when cells were copied to another sheet are cleared too", async () => {
  const { host, workbook, marks } = await openBench([self, sheetOf("复制", { A1: 1 })]);
  valueOf(await host.apply(marking({ C3: "error" })));
  const [rule] = workbook.sheet("自评表").rules;
  if (rule) workbook.sheet("复制").rules.push({ ...rule, id: workbook.newId("000E") });
  expect(valueOf(await host.clearMarks())).toBe(2);
  expect(marks("复制")).toEqual({});
});

test("more marks than an address list takes", async () => {
  const { host, marks } = await openBench([self]);
  const many = Object.fromEntries(
    Array.from({ length: 1_500 }, (_, index) => [`K${index * 2 + 1}`, "warning" as const]),
  );
  valueOf(await host.apply(marking(many)));
  expect(Object.keys(marks("自评表"))).toHaveLength(1_500);
  expect(valueOf(await host.clearMarks())).toBe(1_500);
});

test("a workbook remembers that it carries marks until they are cleared", async () => {
  const { host, workbook } = await openBench([self]);
  const remembered = () => workbook.settings.get("hengbiao.marks");
  expect(remembered()).toBeUndefined();
  valueOf(await host.apply(marking({ C3: "error" })));
  expect(remembered()).toBe(true);
  valueOf(await host.clearMarks());
  expect(remembered()).toBe(false);
});

test("marks on a sheet that a password guards since are told when they cannot be cleared", async () => {
  const { host, protect, marks } = await openBench([self, sheetOf("附表", { A1: 1 })]);
  valueOf(await host.readSheets("all"));
  valueOf(await host.apply(marking({ C3: "error" })));
  protect("自评表", "财政");
  expect(await host.clearMarks()).toEqual({ ok: false, failure: { code: "protected", sheets: ["自评表"] } });
  expect(marks("自评表")).toEqual({ C3: "error" });
});

test("a workbook that came with marks on a sheet that a password guards cannot be marked anew, and says why", async () => {
  const first = await openBench([self, sheetOf("附表", { A1: 1 })]);
  valueOf(await first.host.apply(marking({ C3: "error" })));
  first.protect("自评表", "财政");
  const second = await first.reopen();
  // What is reopened in the emulator is protected without its password.
  second.protect("自评表", "财政");
  valueOf(await second.host.readSheets("all"));
  expect(await second.host.apply(marking({ A1: "error" }, "附表"))).toEqual({
    ok: false,
    failure: { code: "protected", sheets: ["自评表"] },
  });
});

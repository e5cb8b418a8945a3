import type { HostFailure } from "../../../src/hosts/host";
import { a1, parseA1, type CellAddress } from "../../../src/sheet/address";
import { inputsOf } from "../../../src/sheet/inputs";
import type { BuildingContext } from "../../../src/taskpane/building/context";
import { complete, writeReasons } from "../../../src/taskpane/building/fill-actions";
import { insertDocument, type ChosenFile } from "../../../src/taskpane/building/document-actions";
import { insertTemplate, makeNext } from "../../../src/taskpane/building/form-actions";
import { putAsNewRow, putIntoSelected } from "../../../src/taskpane/building/indicator-actions";
import {
  forgetIndicator,
  keepIndicators,
  loadOwn,
  takeFile,
} from "../../../src/taskpane/building/own-indicator-actions";
import type { BuildingView } from "../../../src/taskpane/state/building-view";
import { zh } from "../../../src/taskpane/messages/zh";
import { exportIndicators } from "../../../src/library/own-indicators";
import type { LibraryIndicator } from "../../../src/library/library-indicator";
import { blankIndicatorRows } from "../../../src/reading/blank-rows";
import { readSheet } from "../../../src/reading/read-sheet";
import { readWorkbook } from "../../../src/files/read-workbook";
import type { Table } from "../../../src/reading/table";
import { documentText } from "../../../src/report/finding-words";
import { fileReport } from "../../../src/report/json-report";
import { reportSchema } from "../../../src/report/report-schema";
import { textOfFile } from "../../../src/report/text-report";
import { pdfForm } from "../../fixtures/pdf-form";
import { departmentBook, maintenanceBook, notesBook, stackedBook } from "../books";
import { FakeHost } from "../fake-host";
import { paneOn } from "../opened-pane";

const SHEET = "07 信息化系统运维";

function cell(name: string): CellAddress {
  const address = parseA1(name);
  if (!address) throw new Error(`${name} is no cell`);
  return address;
}

async function contextOn(host: FakeHost, view: Partial<BuildingView> = {}): Promise<BuildingContext> {
  const pane = await paneOn(host);
  pane.store.dispatch({ type: "building-changed", change: view });
  return { pane, words: zh };
}

function tableOn(host: FakeHost, sheet: string): Table {
  const snapshot = host.sheetNamed(sheet);
  const [table] = snapshot ? readSheet(snapshot).tables : [];
  if (!table) throw new Error(`no table on ${sheet}`);
  return table;
}

function notice({ pane }: BuildingContext): unknown {
  return pane.store.state().notice;
}

function viewOf({ pane }: BuildingContext): BuildingView {
  return pane.store.state().building;
}

const RESPONSE: LibraryIndicator = {
  level1: "产出指标",
  level2: "时效指标",
  name: "故障恢复时间",
  sign: "≤",
  target: "4",
  unit: "小时",
  halfYear: "",
  source: "示例",
};

describe("插入模板", () => {
  test("takes the names of the project from the table on the sheet, and nothing else", async () => {
    const host = new FakeHost(maintenanceBook);
    const context = await contextOn(host);
    await insertTemplate(context, "target", 2024);
    const table = tableOn(host, "江苏省省级项目预算绩效目标表");
    expect(table).toMatchObject({ form: "target", year: 2024 });
    expect(table.fields.projectName?.text).toBe("信息化系统运维");
    expect(table.fields.competentDepartment?.text).toBe("省级示例部门");
    expect(table.fields.annualGoal?.text).toBe("");
    expect(notice(context)).toEqual({ kind: "inserted", sheet: "江苏省省级项目预算绩效目标表" });
  });

  test.each([
    ["names not wanted", maintenanceBook, { names: false }],
    ["a sheet without a table", notesBook, {}],
  ])("%s: the form is blank", async (_name, book, view) => {
    const host = new FakeHost(book);
    const context = await contextOn(host, view);
    await insertTemplate(context, "national-self-evaluation", 2025);
    const table = tableOn(host, "项目支出绩效自评表");
    expect(Object.values(table.fields).map(({ text }) => text)).toEqual(
      Object.values(table.fields).map(() => ""),
    );
  });

  test.each([
    ["元", "元"],
    [null, "万元"],
  ] as const)("the unit chosen is %s, so the form says %s", async (unit, said) => {
    const host = new FakeHost(maintenanceBook);
    const context = await contextOn(host, { unit });
    await insertTemplate(context, "national-self-evaluation", 2025);
    expect(tableOn(host, "项目支出绩效自评表").amountUnit).toBe(said);
  });

  test("rows, formulas and the lock are as chosen", async () => {
    const host = new FakeHost(notesBook);
    const context = await contextOn(host, { rows: "3", formulas: false, locked: false });
    await insertTemplate(context, "national-self-evaluation", 2025);
    const sheet = host.sheetNamed("项目支出绩效自评表");
    expect(sheet?.protected).toBe(false);
    expect(sheet?.rows.flat().some((each) => each?.formula !== undefined)).toBe(false);
    const rows = sheet ? blankIndicatorRows(sheet, tableOn(host, "项目支出绩效自评表")) : [];
    expect(rows.filter(({ level2 }) => level2.text === "数量指标")).toHaveLength(3);
  });

  test("is taken back, and then the sheet before it is the one read", async () => {
    const host = new FakeHost(maintenanceBook);
    const context = await contextOn(host);
    await insertTemplate(context, "target", 2024);
    expect(context.pane.store.state().source?.snapshot.name).toBe("江苏省省级项目预算绩效目标表");
    await context.pane.undo();
    expect(host.names()).toEqual([SHEET]);
    expect(context.pane.store.state().source?.snapshot.name).toBe(SHEET);
    expect(notice(context)).toEqual({ kind: "removed", sheet: "江苏省省级项目预算绩效目标表" });
    await context.pane.undo();
    expect(host.names()).toEqual([SHEET]);
  });

  test("worked on, it stays, and the failure names the cell", async () => {
    const host = new FakeHost(maintenanceBook);
    const context = await contextOn(host);
    await insertTemplate(context, "target", 2024);
    host.edit("江苏省省级项目预算绩效目标表", cell("B8"), "张三");
    await context.pane.undo();
    expect(host.names()).toHaveLength(2);
    expect(context.pane.store.state().failed).toEqual({
      task: "removing",
      failure: { code: "sheet-changed", sheet: "江苏省省级项目预算绩效目标表", cells: [cell("B8")] },
    });
  });

  test("a host that cannot insert says so, and nothing is offered to take back", async () => {
    const host = new FakeHost(maintenanceBook);
    const context = await contextOn(host);
    host.failOnce("insertSheet", { code: "structure-protected" });
    await insertTemplate(context, "target", 2024);
    expect(context.pane.store.state()).toMatchObject({
      undoLog: [],
      failed: { task: "inserting", failure: { code: "structure-protected" } },
    });
  });
});

describe("由当前表生成", () => {
  test("a self-evaluation becomes next year's target form; what it has no place for is listed with its cells", async () => {
    const host = new FakeHost(maintenanceBook);
    const context = await contextOn(host, { next: "target" });
    await makeNext(context);
    const table = tableOn(host, "江苏省省级项目预算绩效目标表");
    expect(table.year).toBe(2024);
    expect(table.indicators.find(({ name }) => name.text === "信息安全检查")?.fullYear?.text).toBe("≥85次");
    const { made } = viewOf(context);
    expect(made).toMatchObject({ sheet: "江苏省省级项目预算绩效目标表", from: SHEET });
    const old = tableOn(host, SHEET);
    const actual = made?.left.find(({ label, text }) => label === "完成值" && text === "98.5");
    const place = old.indicators.find(({ name }) => name.text === "系统正常运行率")?.actual?.cell;
    expect(actual).toMatchObject({ reason: "no-place", cell: place });
    expect(made?.left.every(({ cell: at }) => at !== null)).toBe(true);
  });

  test("every value that is left names the cell that holds it", async () => {
    const host = new FakeHost(maintenanceBook);
    const context = await contextOn(host, { next: "target" });
    await makeNext(context);
    for (const { text, cell: at } of viewOf(context).made?.left ?? []) {
      expect(at && host.textAt(SHEET, at)).toContain(text);
    }
  });

  test("a monitoring form of the chosen month follows from a target form", async () => {
    const host = new FakeHost(maintenanceBook);
    const context = await contextOn(host, { next: "target" });
    await makeNext(context);
    context.pane.store.dispatch({ type: "building-changed", change: { next: null, month: "8" } });
    await makeNext(context);
    const sheet = host.sheetNamed("项目支出绩效目标运行监控表");
    expect(sheet?.rows.flat().map((each) => each?.text)).toEqual(expect.arrayContaining(["1-8月执行数"]));
  });

  test("a reviewer's work paper has every indicator and finding", async () => {
    const host = new FakeHost(maintenanceBook);
    const context = await contextOn(host);
    await makeNext(context);
    const texts = host
      .sheetNamed("复核工作底稿")
      ?.rows.flat()
      .map((each) => each?.text);
    expect(texts).toEqual(expect.arrayContaining(["运维费用", "预算执行率 78.78 %，未写原因"]));
    expect(viewOf(context).made?.left).toEqual([]);
  });

  test("of several tables on a sheet the chosen one is meant", async () => {
    const host = new FakeHost(stackedBook);
    const context = await contextOn(host, { table: 1, next: "target" });
    await makeNext(context);
    expect(tableOn(host, "江苏省省级项目预算绩效目标表").fields.projectName?.text).toBe("环境监测设备购置");
  });

  test("what was edited since the tab was opened counts", async () => {
    const host = new FakeHost(maintenanceBook);
    const context = await contextOn(host, { next: "target" });
    host.edit(SHEET, cell("H16"), 1);
    const { indicators } = tableOn(host, SHEET);
    const name = indicators[0]?.name.cell ?? cell("A1");
    host.edit(SHEET, name, "网络安全检查");
    await makeNext(context);
    const names = tableOn(host, "江苏省省级项目预算绩效目标表").indicators.map((row) => row.name.text);
    expect(names).toContain("网络安全检查");
  });

  test("without a table nothing is made", async () => {
    const host = new FakeHost(notesBook);
    const context = await contextOn(host);
    await makeNext(context);
    expect(host.names()).toHaveLength(1);
  });
});

describe("补全", () => {
  test("fills what is blank, and takes it back", async () => {
    const host = new FakeHost(maintenanceBook);
    const context = await contextOn(host);
    const blank = tableOn(host, SHEET).indicators.find(({ name }) => name.text === "整合业务系统")?.score;
    expect(blank?.text).toBe("");
    await complete(context);
    expect(blank && host.textAt(SHEET, blank.cell)).toBe("10");
    expect(notice(context)).toMatchObject({ kind: "written", what: "cells", cells: 1 });
    await context.pane.undo();
    expect(blank && host.textAt(SHEET, blank.cell)).toBe("");
  });

  test("a qualitative score that is blank is left to a person, and named", async () => {
    const host = new FakeHost(maintenanceBook);
    const row = tableOn(host, SHEET).indicators.find(({ name }) => name.text === "公众服务能力提升");
    const place = row?.score?.cell ?? cell("A1");
    host.edit(SHEET, place, null);
    const context = await contextOn(host);
    await complete(context);
    expect(viewOf(context).open).toEqual({ sheet: SHEET, cells: [place] });
  });

  test("with nothing blank nothing is written, and it says so", async () => {
    const host = new FakeHost(departmentBook);
    host.active = 1;
    const context = await contextOn(host);
    host.calls.length = 0;
    await complete(context);
    expect(host.calls).not.toContain("apply");
    expect(notice(context)).toEqual({ kind: "said", text: "没有能补全的空白", undoes: false });
  });
});

describe("说明", () => {
  test("reasons go into their cells, are no longer due, and can be taken back", async () => {
    const host = new FakeHost(maintenanceBook);
    const context = await contextOn(host, {
      reasons: { K8: "合同尾款转入下年支付。", K16: " 机房搬迁停机两次。 ", K18: "" },
    });
    await writeReasons(context);
    expect(host.textAt(SHEET, cell("K8"))).toBe("合同尾款转入下年支付。");
    expect(host.textAt(SHEET, cell("K16"))).toBe("机房搬迁停机两次。");
    expect(viewOf(context).reasons).toEqual({});
    const due = context.pane.store.state().source?.tables[0]?.findings.map((finding) => a1(finding.cell));
    expect(due).not.toContain("K8");
    await context.pane.undo();
    expect(host.textAt(SHEET, cell("K16"))).toBe("");
  });

  test("on another sheet meanwhile: nothing is written, what was typed stays", async () => {
    const host = new FakeHost(departmentBook);
    host.active = 2;
    const context = await contextOn(host, { reasons: { K8: "合同尾款转入下年支付。" } });
    host.active = 1;
    await writeReasons(context);
    expect(host.textAt("03 设备购置", cell("K8"))).toBe("");
    expect(notice(context)).toMatchObject({ kind: "said", text: expect.stringContaining("另一张") });
    expect(viewOf(context).reasons).toEqual({ K8: "合同尾款转入下年支付。" });
  });

  test("no longer due where it was: nothing is written, the list is up to date", async () => {
    const host = new FakeHost(maintenanceBook);
    const context = await contextOn(host, { reasons: { K16: "机房搬迁。" } });
    host.edit(SHEET, cell("K16"), "已另行说明。");
    await writeReasons(context);
    expect(host.textAt(SHEET, cell("K16"))).toBe("已另行说明。");
    expect(notice(context)).toMatchObject({ text: expect.stringContaining("表格已修改") });
  });

  test("nothing typed: nothing is read or written", async () => {
    const host = new FakeHost(maintenanceBook);
    const context = await contextOn(host, { reasons: { K8: "  " } });
    host.calls.length = 0;
    await writeReasons(context);
    expect(host.calls).toEqual([]);
  });
});

describe("an indicator of the library", () => {
  test("goes into the selected row: sign, target and unit in their columns, weight and score untouched", async () => {
    const host = new FakeHost(maintenanceBook);
    const context = await contextOn(host);
    const before = tableOn(host, SHEET).indicators[3];
    host.choose(before?.score?.cell ?? cell("A1"));
    await putIntoSelected(context, RESPONSE);
    const row = tableOn(host, SHEET).indicators[3];
    const texts = [row?.name, row?.nature, row?.target, row?.unit, row?.weight].map((each) => each?.text);
    expect(texts).toEqual(["故障恢复时间", "≤", "4", "小时", "10"]);
    expect(notice(context)).toMatchObject({
      undoes: true,
      text: expect.stringContaining("原为“故障响应时间”"),
    });
    await context.pane.undo();
    expect(tableOn(host, SHEET).indicators[3]?.name.text).toBe("故障响应时间");
  });

  test("goes into a selected row that is blank", async () => {
    const host = new FakeHost(notesBook);
    const context = await contextOn(host);
    await insertTemplate(context, "project-self-evaluation", 2024);
    const sheet = host.sheetNamed("部门预算项目支出绩效自评表");
    const blank = sheet ? blankIndicatorRows(sheet, tableOn(host, sheet.name)) : [];
    const place = blank[3]?.actual?.cell ?? cell("A1");
    host.choose(place);
    await putIntoSelected(context, RESPONSE);
    const [row] = tableOn(host, "部门预算项目支出绩效自评表").indicators;
    expect([row?.name.text, row?.name.cell.row, row?.unit?.text]).toEqual([
      "故障恢复时间",
      place.row,
      "小时",
    ]);
  });

  test.each(["A1", "Z99"])(
    "with %s selected, which is no indicator row, nothing is written",
    async (place) => {
      const host = new FakeHost(maintenanceBook);
      const context = await contextOn(host);
      host.choose(cell(place));
      await putIntoSelected(context, RESPONSE);
      expect(host.calls).not.toContain("apply");
      expect(notice(context)).toMatchObject({ text: expect.stringContaining("选中要填的指标行") });
    },
  );

  test("as a new row takes the first blank row of its class", async () => {
    const host = new FakeHost(notesBook);
    const context = await contextOn(host);
    await insertTemplate(context, "target", 2024);
    await putAsNewRow(context, RESPONSE);
    await putAsNewRow(context, { ...RESPONSE, name: "响应时间" });
    const rows = tableOn(host, "江苏省省级项目预算绩效目标表").indicators;
    expect(
      rows
        .filter(({ level2 }) => level2.text === "时效指标")
        .map(({ name, fullYear }) => [name.text, fullYear?.text]),
    ).toEqual([
      ["故障恢复时间", "≤4小时"],
      ["响应时间", "≤4小时"],
    ]);
  });

  const WITH_ONE_MORE = [
    "信息安全检查",
    "整合业务系统",
    "系统正常运行率",
    "故障响应时间",
    "故障恢复时间",
    "运维费用",
    "公众服务能力提升",
    "使用人员满意度",
  ];
  const namesOn = (host: FakeHost, sheet: string): readonly string[] =>
    tableOn(host, sheet).indicators.map(({ name }) => name.text);

  test("where no row is blank, a row is put in behind its class, selected, and taken out again", async () => {
    const host = new FakeHost(maintenanceBook);
    const before = tableOn(host, SHEET);
    const context = await contextOn(host);
    await putAsNewRow(context, RESPONSE);
    expect(host.names()).toEqual([SHEET]);
    expect(namesOn(host, SHEET)).toEqual(WITH_ONE_MORE);
    const row = tableOn(host, SHEET).indicators[4];
    expect([row?.level1, row?.level2, row?.nature, row?.target].map((each) => each?.text)).toEqual([
      "产出指标",
      "时效指标",
      "≤",
      "4",
    ]);
    expect(host.selected).toBe(`${SHEET}!D${(row?.name.cell.row ?? 0) + 1}`);
    expect(notice(context)).toMatchObject({ undoes: true, text: expect.stringContaining("已插入第") });
    await context.pane.undo();
    expect(tableOn(host, SHEET)).toEqual(before);
    expect(notice(context)).toEqual({ kind: "row-removed", row: (row?.name.cell.row ?? 0) + 1 });
  });

  test("reasons that were typed below a row that is put in go to the row they were typed for", async () => {
    const host = new FakeHost(maintenanceBook);
    const context = await contextOn(host, { reasons: { K13: "上面的", K25: "下面的" } });
    await putAsNewRow(context, RESPONSE);
    const { reasons } = viewOf(context);
    expect(reasons).toEqual({ K13: "上面的", K26: "下面的" });
    const { cell: added = cell("D18") } = tableOn(host, SHEET).indicators[4]?.name ?? {};
    const ofTheRow = { [`K${added.row + 1}`]: "这一行的" };
    context.pane.store.dispatch({
      type: "building-changed",
      change: { reasons: { ...reasons, ...ofTheRow } },
    });
    await context.pane.undo();
    expect(viewOf(context).reasons).toEqual({ K13: "上面的", K25: "下面的" });
  });

  test("reasons that were typed for another sheet stay where they are", async () => {
    const host = new FakeHost([...maintenanceBook, ...notesBook]);
    const context = await contextOn(host);
    await putAsNewRow(context, RESPONSE);
    host.active = 1;
    await context.pane.readSource();
    context.pane.store.dispatch({ type: "building-changed", change: { reasons: { K25: "另一张表的" } } });
    await context.pane.undo();
    expect(notice(context)).toMatchObject({ kind: "row-removed" });
    expect(viewOf(context).reasons).toEqual({ K25: "另一张表的" });
  });

  test("what was written before is taken back after the row, at its own place", async () => {
    const host = new FakeHost(maintenanceBook);
    const before = host.sheetNamed(SHEET);
    const context = await contextOn(host);
    host.choose(cell("D20"));
    await putIntoSelected(context, { ...RESPONSE, name: "另一指标" });
    await putAsNewRow(context, RESPONSE);
    await context.pane.undo();
    await context.pane.undo();
    const now = host.sheetNamed(SHEET);
    expect(now && inputsOf(now)).toEqual(before && inputsOf(before));
  });

  test("a row that was worked on stays, and what was written before it can still be taken back", async () => {
    const host = new FakeHost(maintenanceBook);
    const context = await contextOn(host);
    host.choose(cell("D20"));
    await putIntoSelected(context, { ...RESPONSE, name: "另一指标" });
    const was = tableOn(host, SHEET).indicators.find(({ name }) => name.text === "另一指标")?.name.cell;
    await putAsNewRow(context, RESPONSE);
    const row = tableOn(host, SHEET).indicators[4]?.name.cell.row ?? 0;
    host.edit(SHEET, { row, column: 8 }, 5);
    await context.pane.undo();
    expect(context.pane.store.state().failed?.failure.code).toBe("row-changed");
    await context.pane.undo();
    expect(notice(context)).toMatchObject({ kind: "undone", undone: { left: [] } });
    expect(namesOn(host, SHEET)).not.toContain("另一指标");
    expect(was?.row).toBeGreaterThanOrEqual(row);
  });

  test.each<HostFailure>([
    { code: "row-refused", sheet: SHEET },
    { code: "protected", sheets: [SHEET] },
  ])("a sheet that takes no row ($code) stays, and the form is made anew with one more", async (failure) => {
    const host = new FakeHost(maintenanceBook);
    const before = host.sheetNamed(SHEET);
    const context = await contextOn(host);
    host.failOnce("insertRow", failure);
    await putAsNewRow(context, RESPONSE);
    expect(host.sheetNamed(SHEET)).toBe(before);
    const [, made = ""] = host.names();
    expect(namesOn(host, made)).toEqual(WITH_ONE_MORE);
    const scores = host
      .sheetNamed(made)
      ?.rows.flat()
      .filter((each) => each?.formula?.includes("SUM"));
    expect(scores?.length).toBeGreaterThan(0);
    await context.pane.undo();
    expect(host.names()).toEqual([SHEET]);
  });

  test("rows that wait for an indicator wait in the form made anew too", async () => {
    const host = new FakeHost(notesBook);
    const context = await contextOn(host, { rows: "1" });
    await insertTemplate(context, "national-self-evaluation", 2025);
    const [, template = ""] = host.names();
    const waiting = (sheet: string): readonly string[] => {
      const snapshot = host.sheetNamed(sheet);
      const rows = snapshot ? blankIndicatorRows(snapshot, tableOn(host, sheet)) : [];
      return rows.map(({ level2 }) => level2.text);
    };
    await putAsNewRow(context, RESPONSE);
    const others = waiting(template);
    host.failOnce("insertRow", { code: "row-refused", sheet: template });
    await putAsNewRow(context, { ...RESPONSE, name: "响应时间" });
    const made = host.names()[2] ?? "";
    expect(namesOn(host, made)).toEqual(["故障恢复时间", "响应时间"]);
    expect(waiting(made)).toEqual(others);
    expect(others.length).toBeGreaterThan(3);
  });

  test("any other failure is said, and nothing is made", async () => {
    const host = new FakeHost(maintenanceBook);
    const context = await contextOn(host);
    host.failOnce("insertRow", { code: "busy-editing" });
    await putAsNewRow(context, RESPONSE);
    expect(host.names()).toEqual([SHEET]);
    expect(context.pane.store.state().failed).toEqual({ task: "writing", failure: { code: "busy-editing" } });
  });

  test("without a table it says what to do", async () => {
    const host = new FakeHost(notesBook);
    const context = await contextOn(host);
    await putAsNewRow(context, RESPONSE);
    await putIntoSelected(context, RESPONSE);
    expect(host.names()).toHaveLength(1);
    expect(notice(context)).toMatchObject({ text: expect.stringContaining("没有绩效表") });
  });
});

describe("a person's own indicators", () => {
  test("are taken from the sheet, kept in the workbook and read again", async () => {
    const host = new FakeHost(maintenanceBook);
    const context = await contextOn(host);
    await loadOwn(context);
    expect(viewOf(context).own).toEqual([]);
    await keepIndicators(context);
    const again = await contextOn(host);
    await loadOwn(again);
    const own = viewOf(again).own ?? [];
    expect(own.map(({ name, sign, target, unit }) => [name, sign, target, unit])).toContainEqual([
      "故障响应时间",
      "≤",
      "2",
      "小时",
    ]);
    const [first] = own;
    if (first) await forgetIndicator(again, first);
    expect(viewOf(again).own).toHaveLength(own.length - 1);
  });

  test("come from a file; a file with a fault changes nothing and says where", async () => {
    const host = new FakeHost(maintenanceBook);
    const context = await contextOn(host);
    await takeFile(context, exportIndicators([RESPONSE]));
    expect(viewOf(context).own).toEqual([RESPONSE]);
    await takeFile(context, '{ "version": 1, "indicators": [{ "name": "" }] }');
    expect(viewOf(context).own).toEqual([RESPONSE]);
    expect(notice(context)).toMatchObject({ text: expect.stringContaining("第 1 个指标") });
  });

  test("that cannot be saved are not shown as kept", async () => {
    const host = new FakeHost(maintenanceBook);
    const context = await contextOn(host, { own: [] });
    host.failOnce("saveSetting", { code: "busy-editing" });
    await takeFile(context, exportIndicators([RESPONSE]));
    expect(viewOf(context).own).toEqual([]);
    expect(context.pane.store.state().failed).toMatchObject({ task: "saving" });
  });

  test("in a workbook that keeps something else are none", async () => {
    const host = new FakeHost(maintenanceBook);
    host.settings.set("own-indicators", "[]");
    const context = await contextOn(host);
    await loadOwn(context);
    expect(viewOf(context).own).toEqual([]);
  });
});

/** The thread that reads a PDF, in the thread of the test. */
class ReadingHere {
  onmessage: (event: { readonly data: unknown }) => void = () => undefined;

  postMessage(bytes: Uint8Array): void {
    void readWorkbook(bytes).then((data) => this.onmessage({ data }));
  }

  terminate(): void {
    this.onmessage = () => undefined;
  }
}

describe("the tables of a document", () => {
  const chosen = (name: string, text: string): ChosenFile => ({
    name,
    arrayBuffer: () => Promise.resolve(new TextEncoder().encode(text).buffer),
  });
  const TABLES =
    "<p>目标表</p><table><tr><td>=1+1</td></tr></table><table><tr><td colspan=2>第二个</td></tr></table>";

  test("come in as sheets of texts, and go out again one by one", async () => {
    const host = new FakeHost(departmentBook);
    const before = host.names();
    const context = await contextOn(host);
    await insertDocument(context, chosen("来文.html", `<html><body>${TABLES}</body></html>`));
    const inserted = host.names().filter((name) => !before.includes(name));
    expect(inserted).toEqual(["表1", "表2"]);
    const [first] = inserted.map((name) => host.sheetNamed(name));
    expect(first?.rows.map(([cell]) => [cell?.value, cell?.formula])).toEqual([
      ["目标表", undefined],
      ["=1+1", undefined],
    ]);
    expect(notice(context)).toMatchObject({ kind: "said", text: expect.stringContaining("插入 2 张工作表") });
    await context.pane.undo();
    await context.pane.undo();
    expect(host.names()).toEqual(before);
  });

  test.each([
    ["信.html", "<html><body><p>请查收</p></body></html>", "没有插入“信.html”。文件里没有表格。"],
    ["旧.doc", "{\\rtf1 }", "没有插入“旧.doc”。这是 RTF 文档"],
  ])("of %s are none, and the pane says why", async (name, text, why) => {
    const host = new FakeHost(departmentBook);
    const before = host.names();
    const context = await contextOn(host);
    await insertDocument(context, chosen(name, text));
    expect(host.names()).toEqual(before);
    expect(notice(context)).toMatchObject({ kind: "said", text: expect.stringContaining(why) });
  });

  test("of a PDF keep their pages with the workbook, and findings name them in list, text and JSON", async () => {
    const host = new FakeHost(departmentBook);
    const context = await contextOn(host);
    const before = host.names();
    Object.assign(globalThis, { Worker: ReadingHere });
    await insertDocument(context, {
      name: "决算.pdf",
      arrayBuffer: () => Promise.resolve(Uint8Array.from(pdfForm()).buffer),
    }).finally(() => Reflect.deleteProperty(globalThis, "Worker"));
    const [inserted = ""] = host.names().filter((name) => !before.includes(name));
    expect([inserted, host.settings.has("document-pages")]).toEqual(["表1 第1–2页", true]);
    await context.pane.score("all");
    const { sheets } = context.pane.store.state().result ?? { sheets: [] };
    const [made] = sheets.filter(({ snapshot }) => snapshot.name === inserted);
    const [reviewed] = made?.tables ?? [];
    if (!made || !reviewed) throw new Error("the sheet is not read");
    const { table } = reviewed.scored;
    const pagesOf = reviewed.findings.map(({ cell }) => documentText(table, cell, "zh"));
    expect(new Set(pagesOf)).toEqual(new Set(["第 2 页"]));
    const report = fileReport("工作簿.xlsx", { tables: made.tables, unread: [] }, "zh");
    const [told] = report.tables;
    expect(told?.findings.map(({ page }) => `第 ${String(page)} 页`)).toEqual(pagesOf);
    expect(reportSchema.safeParse({ version: 2, files: [report] }).success).toBe(true);
    expect(textOfFile(report, { language: "zh", colour: false, width: null })).toMatch(
      /[A-Z]+\d+（第 2 页）/,
    );
  });

  test("stay where they are when the file cannot be opened", async () => {
    const host = new FakeHost(departmentBook);
    const context = await contextOn(host);
    await insertDocument(context, {
      name: "走了.docx",
      arrayBuffer: () => Promise.reject(new Error("gone")),
    });
    expect(notice(context)).toMatchObject({
      kind: "said",
      text: expect.stringContaining("打不开，没有插入（gone）"),
    });
  });
});

import { keptRolesText } from "../../src/reading/kept-roles";
import { NO_ASSIGNMENT, type RoleAssignment } from "../../src/reading/role-assignment";
import { keptFormsText } from "../../src/filling/kept-forms";
import type { LearnedForm } from "../../src/forms/learned-form";
import type { SettingKey } from "../../src/hosts/host";
import { learnForm } from "../../src/reading/learned/learn-form";
import { verdictOf } from "../../src/report/review";
import { national2020 } from "../../src/scoring/profiles/national-2020";
import { keptText } from "../../src/scoring/profiles/read-kept";
import { settingsOf } from "../../src/taskpane/collecting/settings";
import { learnedFormIn, withLearnedForm } from "../../src/filling/learned-file";
import { readWorkbook } from "../../src/files/read-workbook";
import type { MadeFile } from "../../src/taskpane/save-file";
import { handmade } from "../fixtures/handmade";
import type { Pane } from "../../src/taskpane/pane";
import { tablesOf } from "../../src/taskpane/state/state";
import { likelyHeaders, withColumn, withField, withRow } from "../../src/taskpane/teaching/taught-columns";
import { departmentForm, laidOutRows } from "../fixtures/department-form";
import { FakeHost } from "./fake-host";
import { paneOn } from "./opened-pane";

const HEADER = "未完成原因分析及改进措施";
const ROWS = [
  ["项目支出绩效自评表"],
  ["项目名称", "河道巡查"],
  ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", HEADER],
  ["产出指标", "数量指标", "巡查次数", "≥300次", "280次", "50", "50", ""],
  ["效益指标", "社会效益指标", "投诉次数", "≤3次", "1次", "50", "50", ""],
  ["合计", "", "", "", "", "100", "100", ""],
];
const UNKNOWN = [
  ["考核情况"],
  ["考核项", "目标", "结果", "满分值", "打出的分"],
  ["巡查", "≥300", "310", "50", "50"],
  ["投诉", "≤3", "1", "50", "50"],
];
const SHEET = "自评表";

async function paneWith(rows: readonly (readonly string[])[], kept?: string) {
  const host = new FakeHost([laidOutRows(SHEET, rows)]);
  if (kept !== undefined) host.settings.set("roles", kept);
  const pane = await paneOn(host);
  await pane.score("active");
  return { host, pane };
}

function shown(pane: Pane) {
  const { result } = pane.store.state();
  const [table] = result ? tablesOf(result) : [];
  return table;
}

const reason = { block: "indicator", header: HEADER, column: 7, role: "reason", values: [] } as const;
const roles = { ...NO_ASSIGNMENT, columns: [{ block: "indicator", header: HEADER, role: null }] } as const;

test("a changed role is read at once, kept with the workbook, and taken back", async () => {
  const { host, pane } = await paneWith(ROWS);
  const column = () => shown(pane)?.scored.table.columns.find(({ header }) => header === HEADER)?.role;
  expect(column()).toBe("reason");
  await pane.setRoles(SHEET, withColumn(pane.rolesOf(SHEET), reason, "remark"));
  expect(column()).toBe("remark");
  expect(shown(pane)).toMatchObject({ rolesBy: "person" });
  expect(shown(pane)?.claims).toBeUndefined();
  expect(JSON.parse(host.settings.get("roles") ?? "")).toMatchObject({
    sheets: { [SHEET]: { columns: [{ header: HEADER, column: 7, role: "remark" }] } },
  });
  await pane.takeBackRoles(SHEET);
  expect(column()).toBe("reason");
  expect(host.settings.get("roles") ?? "").toBe("");
});

test("a row that is no indicator is left out at once", async () => {
  const { pane } = await paneWith(ROWS);
  await pane.setRoles(SHEET, withRow(pane.rolesOf(SHEET), 3, false));
  expect(shown(pane)?.scored.table.indicators.map(({ name }) => name.text)).toEqual(["投诉次数"]);
  await pane.setRoles(SHEET, withRow(pane.rolesOf(SHEET), 3, true));
  expect(shown(pane)?.scored.table.indicators).toHaveLength(2);
});

test("a sheet whose header nobody knows becomes a table once its columns are named", async () => {
  const { pane } = await paneWith(UNKNOWN);
  expect(shown(pane)).toBeUndefined();
  const sheet = laidOutRows(SHEET, UNKNOWN);
  const [header] = likelyHeaders(sheet);
  expect(header).toBe(1);
  let said = pane.rolesOf(SHEET);
  const named = [
    ["考核项", "name"],
    ["目标", "target"],
    ["结果", "actual"],
    ["满分值", "weight"],
    ["打出的分", "score"],
  ] as const;
  for (const [at, [text, role]] of named.entries()) {
    said = withColumn(said, { block: "indicator", header: text, column: at, role: null, values: [] }, role);
    await pane.setRoles(SHEET, said);
  }
  expect(shown(pane)?.scored.table.indicators.map(({ name, actual }) => [name.text, actual?.text])).toEqual([
    ["巡查", "310"],
    ["投诉", "1"],
  ]);
});

test("a field is given a key, and loses it again", () => {
  const said = withField(NO_ASSIGNMENT, "承办科室：", "implementingUnit");
  expect(said.fields).toEqual([{ label: "承办科室：", key: "implementingUnit" }]);
  expect(withField(said, "承办科室", null).fields).toEqual([]);
});

test("what came along in the workbook is a claim until the person takes it over", async () => {
  const { pane } = await paneWith(ROWS, keptRolesText(new Map([[SHEET, roles]])) ?? "");
  expect(shown(pane)).toMatchObject({ rolesBy: "file", claims: { from: ["roles"] } });
  expect(shown(pane)?.claims?.withheld?.findings.length).toBeGreaterThan(0);
  await pane.adoptClaims();
  expect(shown(pane)).toMatchObject({ rolesBy: "person" });
  expect(shown(pane)?.claims).toBeUndefined();
});

test("a form is remembered, kept, exported, forgotten and imported", async () => {
  const { host, pane } = await paneWith(ROWS);
  expect(await pane.rememberForm(SHEET, "市局表")).toBe("remembered");
  expect(shown(pane)).toMatchObject({ rolesBy: "form", scored: { table: { form: "市局表" } } });
  const kept: unknown = JSON.parse(host.settings.get("learned-forms") ?? "");
  expect(kept).toMatchObject([{ name: "市局表", version: 1 }]);
  const [form] = pane.store.state().guidance.forms;
  await pane.exportForm("市局表");
  expect(pane.store.state().notice).toMatchObject({ kind: "file-offered", name: "市局表.json" });
  await pane.forgetForm("市局表");
  expect(shown(pane)).toMatchObject({ rolesBy: "reading" });
  expect(await pane.importForm(new TextEncoder().encode(JSON.stringify(form?.form)))).toBeNull();
  expect(shown(pane)).toMatchObject({ rolesBy: "form" });
  if (form) expect(await pane.importForm(withLearnedForm(departmentForm(), form.form))).toBeNull();
  expect(pane.store.state().guidance.forms).toHaveLength(1);
  expect(await pane.importForm(departmentForm())).toMatchObject({ zh: expect.stringContaining("没有表样") });
  expect(await pane.importForm(new TextEncoder().encode("{}"))).not.toBeNull();
});

test("forms that were remembered are there when the workbook is opened again", async () => {
  const { host, pane } = await paneWith(ROWS);
  await pane.rememberForm(SHEET, "市局表");
  const again = await paneOn(host);
  expect(again.store.state().guidance.claims?.forms.map(({ form }) => form.name)).toEqual(["市局表"]);
  await again.adoptForm("市局表");
  expect(again.store.state().guidance).toMatchObject({
    forms: [{ form: { name: "市局表" } }],
    claims: { forms: [] },
  });
  expect(JSON.parse(host.settings.get("learned-forms") ?? "")).toHaveLength(1);
});

test("a learned form is saved as its blank workbook, and filled in with the table in front", async () => {
  const saved: MadeFile[] = [];
  const pane = await paneOn(new FakeHost([laidOutRows(SHEET, ROWS)]), (file) => saved.push(file));
  await pane.score("active");
  const bytesOf = (file: MadeFile | undefined) =>
    file?.content instanceof Uint8Array ? file.content : new Uint8Array();
  const reading = await readWorkbook(departmentForm());
  const [blank] = reading.kind === "read" ? reading.sheets : [];
  const learned = blank && learnForm(blank, "市局表");
  if (learned?.kind !== "learned") throw new Error("not learned");
  const description = new TextEncoder().encode(JSON.stringify({ ...learned.form, sheet: "别的名称" }));
  expect(await pane.importForm(description)).toBeNull();
  expect(pane.hasWorkbook("市局表")).toBe(false);
  // Of another form, of none, and not there at all.
  const other = handmade({ sheets: { 表: "<sheetData/>" } });
  for (const wrong of [other, new TextEncoder().encode("no workbook"), null])
    expect(await pane.exportWorkbook("市局表", wrong)).toMatchObject({ kind: "problem" });
  expect(saved).toEqual([]);
  const offered = await pane.exportWorkbook("市局表", departmentForm());
  expect(offered).toEqual({ kind: "offered", file: "市局表.xlsx", notes: [] });
  expect(learnedFormIn(bytesOf(saved[0]))).toMatchObject({ form: { name: "市局表", sheet: "自评表" } });
  // From here on the blank workbook is at hand.
  expect(pane.hasWorkbook("市局表")).toBe(true);
  expect(await pane.fillForm("市局表", null)).toMatchObject({ file: "市局表-河道巡查.xlsx" });
  const filled = await readWorkbook(bytesOf(saved[1]));
  const texts = filled.kind === "read" ? JSON.stringify(filled.sheets[0]?.rows) : "";
  for (const text of ["河道巡查", "巡查次数", "280次", "投诉次数"]) expect(texts).toContain(text);
  const again = await pane.exportWorkbook("市局表", bytesOf(saved[1]));
  expect(again).toMatchObject({ kind: "offered", notes: [expect.stringContaining("已填有内容")] });
});

test("the form that a workbook describes itself as is its word, is taken over, and can be removed", async () => {
  const host = new FakeHost([laidOutRows(SHEET, ROWS)]);
  host.settings.set("learned-form", forged(withoutRole("reason")).slice(1, -1));
  const pane = await paneOn(host);
  await pane.score("active");
  expect(shown(pane)).toMatchObject({ rolesBy: "file", claims: { from: ["form"] } });
  await pane.adoptForm("市局表");
  expect(shown(pane)).toMatchObject({ rolesBy: "form", scored: { table: { form: "市局表" } } });
  await pane.forgetForm("市局表");
  expect(shown(pane)).toMatchObject({ rolesBy: "reading" });
  expect([...host.settings.keys()]).toEqual([]);
});

test("in an .xls it is said once that nothing is kept", async () => {
  const { host, pane } = await paneWith(ROWS);
  const notice = () => pane.store.state().notice;
  await pane.setRoles(SHEET, withRow(pane.rolesOf(SHEET), 3, false));
  expect(notice()).toBeNull();
  host.name = "自评.xls";
  await pane.setProfile(national2020);
  expect(notice()).toMatchObject({ kind: "said", text: expect.stringContaining("请另存为 .xlsx") });
  pane.store.dispatch({ type: "task-ended", notice: null });
  await pane.setRoles(SHEET, withRow(pane.rolesOf(SHEET), 3, true));
  expect(notice()).toBeNull();
});

function said(assignment: Partial<RoleAssignment>): string {
  return keptRolesText(new Map([[SHEET, { ...NO_ASSIGNMENT, ...assignment }]])) ?? "";
}

const toNothing = (...headers: readonly string[]): Partial<RoleAssignment> => ({
  columns: headers.map((header) => ({ block: "indicator", header, role: null })),
});

/** The form of the sheet with a column that means nothing, or a row that is no indicator. */
function forged(change: (form: LearnedForm) => Partial<LearnedForm>): string {
  const learned = learnForm(laidOutRows(SHEET, ROWS), "市局表");
  if (learned.kind !== "learned") throw new Error("not learned");
  const form = { ...learned.form, ...change(learned.form) };
  return keptFormsText([{ form, profile: null }]) ?? "";
}

const withoutRole =
  (role: string) =>
  ({ columns }: LearnedForm): Partial<LearnedForm> => ({
    columns: columns.map((column) => (column.role === role ? { ...column, role: null } : column)),
  });

const lenient = keptText({
  ...national2020,
  id: "custom",
  checks: { "reason-missing": "off", "unmet-full-score": "off" },
});

/** What a workbook may keep so that the pane would call it clean: a target is missed, and no reason is given. */
const TALKERS: readonly (readonly [string, Readonly<Partial<Record<SettingKey, string>>>])[] = [
  ["the reasons are none", { roles: said(toNothing(HEADER)) }],
  ["the values reached are none", { roles: said(toNothing("实际完成值")) }],
  ["the row that fell short is no indicator", { roles: said({ notIndicators: [3] }) }],
  ["no column is one", { roles: said(toNothing(...(ROWS[2] ?? []))) }],
  [
    "every column is a level, so that there is no table",
    {
      roles: said({
        columns: (ROWS[2] ?? []).map((header) => ({ block: "indicator", header, role: "level1" }) as const),
      }),
    },
  ],
  ["the checks are off", { profile: lenient }],
  ["a form at hand has no reasons", { "learned-forms": forged(withoutRole("reason")) }],
  ["a form at hand has no values reached", { "learned-forms": forged(withoutRole("actual")) }],
  [
    "a form at hand has no such indicator",
    { "learned-forms": forged(() => ({ notIndicators: ["巡查次数"] })) },
  ],
  [
    "all at once",
    {
      roles: said(toNothing(HEADER)),
      "learned-form": forged(withoutRole("actual")).slice(1, -1),
      "learned-forms": forged(withoutRole("reason")),
      profile: lenient,
    },
  ],
];

const KEYS = ["roles", "learned-form", "learned-forms", "profile", "decisions"] as const;

/** The text by which a workbook keeps that each of its findings is not accepted. */
async function withDecisions(): Promise<string> {
  const { host, pane } = await paneWith(ROWS);
  await pane.decide(shown(pane)?.findings ?? [], { choice: "rejected", reason: "已核实" });
  return host.settings.get("decisions") ?? "";
}

test.each(TALKERS)("a workbook that says %s is not called clean", async (_what, kept) => {
  const host = new FakeHost([laidOutRows(SHEET, ROWS)]);
  const all: typeof kept = { ...kept, decisions: await withDecisions() };
  for (const key of KEYS) if (all[key] !== undefined) host.settings.set(key, all[key]);
  const pane = await paneOn(host);
  await pane.score("active");
  const verdict = () => {
    const table = shown(pane);
    return table && verdictOf(table);
  };
  const isToldOf = () => shown(pane)?.claims ?? shown(pane)?.findings.length;
  expect(verdict()).toBeDefined();
  expect(verdict()).not.toBe("clean");
  expect(isToldOf()).toBeTruthy();
  // Other files do not go by it.
  expect(settingsOf(pane.store.state(), "zh")).toMatchObject({ profile: null, forms: [] });
  // Neither a column set right beside it, nor remembering the form, makes it the person's word.
  await pane.setRoles(SHEET, withField(pane.rolesOf(SHEET), "项目名称", "projectName"));
  expect(verdict()).not.toBe("clean");
  await pane.rememberForm(SHEET, "记住的表");
  expect(verdict()).not.toBe("clean");
  expect(isToldOf()).toBeTruthy();
});

test("decisions that came along leave every finding in its place", async () => {
  const host = new FakeHost([laidOutRows(SHEET, ROWS)]);
  host.settings.set("decisions", await withDecisions());
  const pane = await paneOn(host);
  await pane.score("active");
  expect(shown(pane)?.findings.map(({ check }) => check)).toEqual(
    expect.arrayContaining(["reason-missing", "unmet-full-score"]),
  );
  expect(pane.store.state().notice).toMatchObject({ kind: "said" });
});

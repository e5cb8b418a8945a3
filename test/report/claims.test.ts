import { readKeptRoles, keptRolesText } from "../../src/reading/kept-roles";
import { NO_ASSIGNMENT, type RoleAssignment } from "../../src/reading/role-assignment";
import { learnForm } from "../../src/reading/learned/learn-form";
import { fileReport } from "../../src/report/json-report";
import type { LearnedForm } from "../../src/forms/learned-form";
import { NO_CLAIMS, NO_GUIDANCE, type Claims, type Guidance } from "../../src/report/guidance";
import { BUDGET, review, type Reviewed } from "../../src/report/review";
import { reportSchema } from "../../src/report/report-schema";
import { tallyOf } from "../../src/report/tally";
import { textOfFile } from "../../src/report/text-report";
import { national2020 } from "../../src/scoring/profiles/national-2020";
import type { SheetSnapshot } from "../../src/sheet/snapshot";
import { laidOutRows } from "../fixtures/department-form";

/** 280 against ≥ 300 with full marks and no reason: what a reviewer sends back. */
const ROWS = [
  ["项目支出绩效自评表"],
  ["项目名称", "河道巡查"],
  [
    "一级指标",
    "二级指标",
    "三级指标",
    "年度指标值",
    "实际完成值",
    "分值",
    "得分",
    "未完成原因分析及改进措施",
  ],
  ["产出指标", "数量指标", "巡查次数", "≥300次", "280次", "50", "50", ""],
  ["效益指标", "社会效益指标", "投诉次数", "≤3次", "1次", "50", "50", ""],
  ["合计", "", "", "", "", "100", "100", ""],
];

const HEADERS = { reason: "未完成原因分析及改进措施", actual: "实际完成值", target: "年度指标值" } as const;

function claims(more: Partial<Claims>): Claims {
  return { ...NO_CLAIMS, ...more };
}

function roles(assignment: Partial<RoleAssignment>): Claims {
  return claims({ roles: new Map([["自评表", { ...NO_ASSIGNMENT, ...assignment }]]) });
}

function toNothing(header: string): Partial<RoleAssignment> {
  return { columns: [{ block: "indicator", header, role: null }] };
}

function reviewed(guidance: Partial<Guidance>, sheet: SheetSnapshot = laidOutRows("自评表", ROWS)): Reviewed {
  return review([sheet], null, BUDGET, { ...NO_GUIDANCE, ...guidance });
}

function reportOf(result: Reviewed) {
  const report = fileReport("自评.xlsx", result, "zh");
  expect(reportSchema.safeParse({ version: 2, files: [report] }).error).toBeUndefined();
  const [table] = report.tables;
  if (!table) throw new Error("there is no table");
  return { report, table };
}

const CHECKS = ["reason-missing", "unmet-full-score"];

const LENIENT = {
  ...national2020,
  id: "custom",
  checks: Object.fromEntries(CHECKS.map((check) => [check, "off" as const])),
} as const;

/** The form of the sheet, but for the meaning of one column. */
function formWithout(role: string): LearnedForm {
  const learned = learnForm(laidOutRows("自评表", ROWS), "市局表");
  if (learned.kind !== "learned") throw new Error("not learned");
  const { form } = learned;
  return {
    ...form,
    columns: form.columns.map((column) => (column.role === role ? { ...column, role: null } : column)),
  };
}

/** What a workbook may say of itself to be called clean. */
const TALKERS: readonly (readonly [string, Claims])[] = [
  ["the column of reasons is none", roles(toNothing(HEADERS.reason))],
  ["the column of values reached is none", roles(toNothing(HEADERS.actual))],
  ["the row that fell short is no indicator", roles({ notIndicators: [3] })],
  [
    "the targets are remarks",
    roles({ columns: [{ block: "indicator", header: HEADERS.target, role: "remark" }] }),
  ],
  [
    "the form that it keeps at hand knows no reasons",
    claims({ forms: [{ form: formWithout("reason"), profile: null }] }),
  ],
  [
    "the form that it keeps at hand knows no values reached",
    claims({ forms: [{ form: formWithout("actual"), profile: null }] }),
  ],
  [
    "its rules leave the checks out",
    claims({
      profile: LENIENT,
    }),
  ],
  [
    "its rules make the checks milder",
    claims({
      profile: {
        ...national2020,
        id: "custom",
        checks: Object.fromEntries(CHECKS.map((check) => [check, "info" as const])),
      },
    }),
  ],
];

test.each(TALKERS)("a workbook that says %s is not clean", (_what, own) => {
  const { table, report } = reportOf(reviewed({ claims: own }));
  expect(table.verdict).not.toBe("clean");
  expect(table.claims).not.toBeNull();
  expect(table.claims?.withheld.length).toBeGreaterThan(0);
  expect(tallyOf(report).error + tallyOf(report).warning).toBeGreaterThan(0);
  const text = textOfFile(report, { language: "zh", colour: false, width: null });
  expect(text).toContain("按文件自带的");
  expect(text).not.toContain("✓");
});

test("a workbook hides no table by what it says of its columns", () => {
  const columns = (ROWS[2] ?? []).map((header) => ({ block: "indicator", header, role: "level1" }) as const);
  const { table, report } = reportOf(reviewed({ claims: roles({ columns }) }));
  expect(table).toMatchObject({ verdict: "findings", rolesBy: "reading", claims: { from: ["roles"] } });
  expect(table.findings.map(({ check }) => check)).toEqual(expect.arrayContaining(CHECKS));
  expect(textOfFile(report, { language: "zh", colour: false, width: null })).toContain("没有采用");
});

test("what is withheld is told with what it is about", () => {
  const { table } = reportOf(reviewed({ claims: roles({ notIndicators: [3] }) }));
  expect(table.rolesBy).toBe("file");
  expect(table.claims).toMatchObject({ from: ["roles"], rows: ["C4"] });
  expect(table.claims?.withheld.map(({ cell }) => cell)).toEqual(expect.arrayContaining(["G4"]));
});

test("a column that the file takes for something else is named with both", () => {
  const { table } = reportOf(reviewed({ claims: roles(toNothing(HEADERS.reason)) }));
  expect(table.claims?.columns).toEqual([
    { header: HEADERS.reason, at: "H3:H6", role: null, without: "reason" },
  ]);
});

test("a file that says what reading concludes itself makes no claim", () => {
  const column = { block: "indicator", header: HEADERS.reason, role: "reason" } as const;
  const { table } = reportOf(reviewed({ claims: roles({ columns: [column] }) }));
  expect(table).toMatchObject({ rolesBy: "reading", claims: null });
});

test("a table that is read by the word of its file alone is not clean", () => {
  const own = [
    ["考核情况"],
    ["考核项", "目标", "结果", "满分值", "打出的分"],
    ["巡查", "≥300", "310", "50", "50"],
    ["投诉", "≤3", "1", "50", "50"],
  ];
  const sheet = laidOutRows("自评表", own);
  const columns = (
    [
      ["考核项", "name"],
      ["目标", "target"],
      ["结果", "actual"],
      ["满分值", "weight"],
      ["打出的分", "score"],
    ] as const
  ).map(([header, role]) => ({ block: "indicator", header, role }) as const);
  const said = new Map([["自评表", { ...NO_ASSIGNMENT, columns }]]);
  const byFile = reportOf(reviewed({ claims: claims({ roles: said }) }, sheet));
  expect(byFile.table.verdict).not.toBe("clean");
  // The same said by the person is their word.
  const byPerson = reportOf(reviewed({ roles: said }, sheet));
  expect(byPerson.table).toMatchObject({ rolesBy: "person", claims: null });
  expect(byPerson.table.indicators.map(({ name, actual }) => [name, actual])).toEqual([
    ["巡查", "310"],
    ["投诉", "1"],
  ]);
});

test("what the reviewer gives wins over what the file says", () => {
  const sheet = laidOutRows("自评表", ROWS);
  const learned = learnForm(sheet, "市局表");
  if (learned.kind !== "learned") throw new Error("not learned");
  const forms = [{ form: learned.form, profile: null }];
  const own = roles(toNothing(HEADERS.reason));
  const { table } = reportOf(reviewed({ forms, claims: own }));
  expect(table).toMatchObject({ form: "市局表", rolesBy: "form", claims: null, verdict: "findings" });
  const chosen = review([sheet], national2020, BUDGET, {
    ...NO_GUIDANCE,
    claims: claims({ profile: LENIENT }),
  });
  expect(reportOf(chosen).table).toMatchObject({ profileBy: "person", claims: null, checksOff: [] });
});

test("what is kept with a workbook is read back, and anything else is refused", () => {
  const said = new Map([["自评表", { ...NO_ASSIGNMENT, ...toNothing(HEADERS.reason), notIndicators: [3] }]]);
  const text = keptRolesText(said);
  expect(text && readKeptRoles(text)).toEqual(said);
  expect(keptRolesText(new Map([["自评表", NO_ASSIGNMENT]]))).toBeNull();
  for (const bad of ["", "[]", '{"version":2,"sheets":{}}', text?.replace("null", '"boss"') ?? ""]) {
    expect(readKeptRoles(bad)).toBeNull();
  }
});

import type { FileSummary } from "../../src/many/file-summary";
import type { ProjectList } from "../../src/many/project-list";
import { categoryOf, rollUp, type RollUp } from "../../src/many/roll-up";
import { national2020 } from "../../src/scoring/profiles/national-2020";
import { fileSummaryOf, findingSummary, projectList, tableSummary } from "../fixtures/summaries";

const A = "51000025T000000000001";
const B = "51000025T000000000002";

function rolled(files: readonly FileSummary[], list: ProjectList | null = null): RollUp {
  return rollUp(files, list, { year: null, profile: national2020 });
}

/** What became of each table, by the file it stands in. */
function states({ returns }: RollUp): readonly (readonly [string, string, string])[] {
  return returns.map(({ placed, project, state, matchedBy }) => [placed?.file ?? project, state, matchedBy]);
}

describe("a return is taken for the project of the list", () => {
  const list = projectList([{ code: A, project: "运维" }, { code: B, project: "培训" }, { project: "检查" }]);

  test.each([
    [
      "by its code, whatever its names",
      { code: A, project: "运维项目", unit: "别的写法" },
      "已收",
      "项目编码",
    ],
    [
      "by unit and name where it has no code",
      { project: "培训", unit: "信息 中心" },
      "已收",
      "单位和项目名称",
    ],
    [
      "by unit and name where the list has no code",
      { code: "X1", project: "检查" },
      "已收",
      "单位和项目名称",
    ],
    ["by its name alone where it names no unit", { project: "检查", unit: "" }, "已收", "项目名称"],
    ["not where the code is another one", { code: "51000025T000000000009", project: "运维" }, "清单外", ""],
    ["not by a name of another unit", { project: "检查", unit: "监测站" }, "清单外", ""],
  ])("%s", (_, table, state, by) => {
    const all = rolled([fileSummaryOf("a.xlsx", [tableSummary(table)])], list);
    expect(states(all).find(([file]) => file === "a.xlsx")).toEqual(["a.xlsx", state, by]);
  });

  test("and what did not come is missing, by name", () => {
    const all = rolled([fileSummaryOf("a.xlsx", [tableSummary({ code: A })])], list);
    expect(all.projects.map(({ project, status }) => [project, status])).toEqual([
      ["信息系统运维", "已报"],
      ["培训", "未报"],
      ["检查", "未报"],
    ]);
  });

  test("units that share a code are told apart", () => {
    const shared = projectList([
      { code: A, project: "工资", unit: "中心" },
      { code: A, project: "工资", unit: "大队" },
    ]);
    const files = ["中心", "大队"].map((unit) =>
      fileSummaryOf(`${unit}.xlsx`, [tableSummary({ code: A, project: "工资", unit })]),
    );
    expect(rolled(files, shared).projects.map(({ unit, status }) => [unit, status])).toEqual([
      ["中心", "已报"],
      ["大队", "已报"],
    ]);
    expect(rolled(files).projects).toHaveLength(2);
  });
});

test("of several tables of a project the one changed last counts", () => {
  const old = tableSummary({ code: A, total: 90 });
  const files = [
    fileSummaryOf("新.xlsx", [tableSummary({ code: A, total: 95 })], { modified: 2 }),
    fileSummaryOf("旧.xlsx", [old], { modified: 1 }),
    fileSummaryOf("新的副本.xlsx", [tableSummary({ code: A, total: 95, sheet: "别名", cell: "B2" })], {
      modified: 2,
    }),
  ];
  const all = rolled(files);
  expect(all.projects.map(({ total, placed }) => [total, placed?.file])).toEqual([[95, "新的副本.xlsx"]]);
  expect(states(all)).toEqual([
    ["新的副本.xlsx", "已收", ""],
    ["新.xlsx", "重复", ""],
    ["旧.xlsx", "已被替代", ""],
  ]);
});

test("tables of another year, another stage and of the whole department are told, not counted", () => {
  const all = rolled([
    fileSummaryOf("今年.xlsx", [tableSummary({ code: A }), tableSummary({ code: B })]),
    fileSummaryOf("去年.xlsx", [tableSummary({ code: A, year: 2024 })]),
    fileSummaryOf("目标.xlsx", [tableSummary({ code: A, stage: "target" })]),
    fileSummaryOf("整体.xlsx", [tableSummary({ stage: "overall" })]),
  ]);
  expect(all.projects).toHaveLength(2);
  expect(all.year).toBe(2025);
  const others = states(all).filter(([, state]) => state !== "已收");
  expect(others.map(([file, state]) => [file, state])).toEqual([
    ["去年.xlsx", "年度不符"],
    ["目标.xlsx", "其他表种"],
    ["整体.xlsx", "整体绩效"],
  ]);
});

test("a form of another kind than was sent out is sent back", () => {
  const list = projectList([{ code: A, form: "财政项目支出绩效自评表" }]);
  const all = rolled([fileSummaryOf("a.xlsx", [tableSummary({ code: A })])], list);
  expect(all.projects[0]?.status).toBe("退回");
  expect(all.returns[0]?.notes.join()).toMatch(/表样应为/);
});

test.each([
  ["errors", { findings: [findingSummary()] }, "退回", "红"],
  ["warnings", { findings: [findingSummary({ severity: "warning" })] }, "已报", "黄"],
  ["nothing", {}, "已报", "绿"],
  ["half of the money left", { executed: 40 }, "已报", "红"],
  ["money left", { executed: 80 }, "已报", "黄"],
  ["a project given up", { isCancelled: true, total: 0 }, "取消", "黄"],
  ["grade 差", { total: 50 }, "已报", "红"],
])("a table with %s", (_, own, status, alert) => {
  const [row] = rolled([fileSummaryOf("a.xlsx", [tableSummary(own)])]).projects;
  expect([row?.status, row?.alert]).toEqual([status, alert]);
});

test("a file of which nothing was read is a row, as is one without tables", () => {
  const all = rolled([
    fileSummaryOf("坏.xlsx", [], { failure: "文件已损坏。" }),
    fileSummaryOf("信.docx", []),
    fileSummaryOf("好.xlsx", [tableSummary()]),
  ]);
  expect(all.unread.map(({ file }) => file)).toEqual(["坏.xlsx", "信.docx"]);
  expect([all.files, all.failed, all.projects.length]).toEqual([3, 1, 1]);
});

test.each([
  ["51000021R000000019951", "人员类"],
  ["51000021Y000000011490", "运转类"],
  ["51000021T000000188354", "特定目标类"],
  ["2025-01", "未注明"],
  ["", "未注明"],
])("the code %s is of %s", (code, category) => {
  expect(categoryOf(code)).toBe(category);
});

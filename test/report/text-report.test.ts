import type { FileReport, TableReport } from "../../src/report/report-schema";
import { addTallies, EMPTY_TALLY, FAILED_FILE_TALLY, tallyOf } from "../../src/report/tally";
import { textOfFile, textOfTally, type TextStyle } from "../../src/report/text-report";

const plain: TextStyle = { language: "zh", colour: false, width: null };

const clean: TableReport = {
  sheet: "系统运维",
  range: "A1:K24",
  form: "project-self-evaluation",
  formName: "部门预算项目支出绩效自评表",
  year: 2023,
  profile: "national-2020",
  fields: { projectName: "信息化系统运维" },
  budget: [
    {
      label: "总额",
      initial: "310.00",
      adjusted: "310.00",
      executed: "298.50",
      rate: "96.29%",
      weight: "10",
      score: "9.63",
      extra: [],
    },
  ],
  income: [],
  expenditure: [],
  indicators: [],
  total: { weight: "100", score: "99.63" },
  computed: { executionRate: 96.29, executionScore: 9.63, total: 99.63, grade: "优" },
  findings: [],
  columns: [],
  extraFields: [],
  coverage: { missing: [], notUnderstood: [], withoutResult: [] },
  checksOff: [],
  checksMilder: [],
  profileBy: "form",
  rolesBy: "reading",
  claims: null,
  verdict: "clean",
};

function finding(
  severity: "error" | "warning" | "info",
  cell: string,
  message: string,
): TableReport["findings"][number] {
  return {
    check: "x",
    severity,
    part: "budget",
    row: 0,
    cell,
    cells: [cell],
    message,
    fix: "请核对。",
    proposal: null,
  };
}

const flawed: TableReport = {
  ...clean,
  sheet: "云扩容",
  hidden: true,
  fields: { projectName: "政务云\n资源扩容" },
  total: { weight: "100", score: "98.5" },
  computed: { executionRate: 78.78, executionScore: 7.88, total: 97.88, grade: "优" },
  verdict: "findings",
  findings: [
    finding("info", "I8", "得分是截尾所得。"),
    finding("error", "K8", "执行率 78.78 %，未写原因。"),
    finding("warning", "AA10", "偏离 40 %。"),
  ],
};

const target: TableReport = {
  ...clean,
  form: "target",
  formName: "江苏省省级项目预算绩效目标表",
  sheet: "目标",
  fields: { projectName: "安全加固" },
  budget: [],
  total: { weight: "", score: "" },
  computed: { executionRate: null, executionScore: null, total: null, grade: null },
};

function report(tables: TableReport[], unread: FileReport["unread"] = []): FileReport {
  return { file: "自评.xlsx", tables, unread };
}

test("a score that stands in a field of its own is told as the one in 合计 is", () => {
  const fields = { ...clean.fields, selfScore: "95 分" };
  const stated = (score: string) =>
    textOfFile(report([{ ...clean, fields, total: { weight: "100", score } }]), plain).split("\n")[2];
  expect(stated("")).toBe(
    "  复核 99.63 优   自评 95（差 +4.63）   执行率 96.29 %，得 9.63/10 分   未发现问题",
  );
  expect(stated("99.63")).toContain("自评 99.63   ");
});

test("a file for people: worst table first, worst finding first, cells below one another", () => {
  const text = textOfFile(report([clean, flawed], [{ sheet: "说明", reason: "没有找到表头。" }]), plain);
  expect(text).toBe(
    [
      "自评.xlsx",
      "● 政务云 资源扩容 · 部门预算项目支出绩效自评表 2023［云扩容（隐藏）］",
      "  复核 97.88 优   自评 98.5（差 −0.62）   执行率 78.78 %，得 7.88/10 分",
      "  ● 错误  K8    执行率 78.78 %，未写原因。",
      "                请核对。",
      "  ▲ 提醒  AA10  偏离 40 %。",
      "                请核对。",
      "  ○ 提示  I8    得分是截尾所得。",
      "                请核对。",
      "",
      "✓ 信息化系统运维 · 部门预算项目支出绩效自评表 2023［系统运维］",
      "  复核 99.63 优   自评 99.63   执行率 96.29 %，得 9.63/10 分   未发现问题",
      "? ［说明］没有找到表头。",
      "",
      "",
    ].join("\n"),
  );
});

test("points that are written with their unit are told with one, and compared", () => {
  const [funds, ...others] = flawed.budget;
  if (!funds) throw new Error("no funds");
  const written = {
    ...flawed,
    total: { weight: "100分", score: "98.5 分" },
    budget: [{ ...funds, weight: "10分" }, ...others],
  };
  expect(textOfFile(report([written]), plain)).toContain(
    "  复核 97.88 优   自评 98.5（差 −0.62）   执行率 78.78 %，得 7.88/10 分\n",
  );
});

const ofRow = (
  check: string,
  row: number,
  cell: string,
  message: string,
): TableReport["findings"][number] => ({
  ...finding("error", cell, message),
  check,
  part: "indicator",
  row,
});

test("what is said of one row stands together, one cause in one line, and many of a kind in one", () => {
  const findings = [
    ofRow("actual-missing", 1, "H15", "“甲”未填完成值。"),
    ofRow("unmet-full-score", 5, "J19", "“戊”要求 ≥ 10，完成 9，却得满分 10。"),
    ofRow("actual-missing", 2, "H16", "“乙”未填完成值。"),
    ofRow("weight-sum", 6, "I20", "权重不符。"),
    ofRow("reason-missing", 5, "K19", "“戊”要求 ≥ 10，完成 9，未写原因。"),
    ofRow("actual-missing", 4, "H18", "“丙”未填完成值。"),
    { ...ofRow("weight-zero", 5, "I19", "“戊”的权重为 0。"), severity: "warning" as const },
  ].map((each) => ({ ...each, fix: `请核对 ${each.cell}。` }));
  expect(
    textOfFile(report([{ ...flawed, findings }]), plain)
      .split("\n")
      .slice(3, -2),
  ).toEqual([
    "  ● 错误  H15:H16、H18  完成值未填，共 3 项。",
    "                        请核对 H15:H16、H18。",
    "  ● 错误  J19           “戊”要求 ≥ 10，完成 9，却得满分 10，未写原因。",
    "                        请核对 J19。请核对 K19。",
    "  ▲ 提醒  I19           “戊”的权重为 0。",
    "                        请核对 I19。",
    "  ● 错误  I20           权重不符。",
    "                        请核对 I20。",
  ]);
});

test("checks that the rules turn off or make milder are listed, and no all-clear is given over them", () => {
  const table: TableReport = {
    ...clean,
    checksOff: ["class-suspect"],
    checksMilder: [{ check: "goal-copied", severity: "info" }],
    profileBy: "person",
    verdict: "incomplete",
  };
  expect(
    textOfFile(report([table]), plain)
      .split("\n")
      .slice(2, 4),
  ).toEqual([
    "  复核 99.63 优   自评 99.63   执行率 96.29 %，得 9.63/10 分   有检查项目关闭，不作结论",
    expect.stringMatching(/^ {2}选定的评分规则关闭的检查：.+；减轻的检查：.+（作为提示）。$/),
  ]);
});

test("a table that is partly checked is no table that was not read, nor one without a result the other way round", () => {
  const partly: TableReport = { ...clean, checksOff: ["class-suspect"], verdict: "incomplete" };
  const without: TableReport = {
    ...partly,
    coverage: { missing: [], notUnderstood: [], withoutResult: ["J8"] },
  };
  expect(textOfTally(tallyOf(report([partly])), plain)).toBe(
    "共 1 个文件，1 张表；错误 0 处，提醒 0 处，提示 0 处；0 张表未发现问题；1 张表有检查项目关闭，不作结论。\n",
  );
  expect(textOfTally(tallyOf(report([without])), plain)).toContain("1 张表没有读全");
  expect(textOfFile(report([without]), plain)).toContain("没有读全，不作结论");
});

test("what has one cause counts once, as it is told", () => {
  const findings = [
    ofRow("unmet-full-score", 0, "J14", "“甲”要求 ≥ 10，完成 9，却得满分 10。"),
    ofRow("reason-missing", 0, "K14", "“甲”要求 ≥ 10，完成 9，未写原因。"),
    ofRow("unmet-full-score", 1, "J15", "“乙”要求 ≥ 10，完成 9，却得满分 10。"),
    ofRow("reason-missing", 1, "K15", "“乙”要求 ≥ 10，完成 9，未写原因。"),
    ofRow("unmet-full-score", 2, "J16", "“丙”要求 ≥ 10，完成 9，却得满分 10。"),
    ofRow("reason-missing", 2, "K16", "“丙”要求 ≥ 10，完成 9，未写原因。"),
  ];
  const table: TableReport = { ...clean, findings, verdict: "findings" };
  expect(tallyOf(report([table]))).toMatchObject({ error: 3 });
  const text = textOfFile(report([table]), plain);
  expect(text).toContain("J14:J16  未达标却得满分、未完成指标未写原因，共 3 项。");
});

test("a table without scores shows none", () => {
  expect(textOfFile(report([target]), plain)).toBe(
    ["自评.xlsx", "✓ 安全加固 · 江苏省省级项目预算绩效目标表 2023［目标］", "  未发现问题", "", ""].join(
      "\n",
    ),
  );
});

test.each([
  ["97.88", null],
  ["97.9", null],
  ["97.90", "−0.02"],
  ["97.8", "+0.08"],
  ["98", "−0.12"],
  ["95", "+2.88"],
  ["约 95 分", null],
  ["", null],
])("reported %s beside computed 97.88 differs by %s", (score, difference) => {
  const text = textOfFile(report([{ ...flawed, total: { weight: "100", score } }]), plain);
  expect(/差 (.+?)）/.exec(text)?.[1] ?? null).toBe(difference);
});

test("only a terminal gets colour, and what cells hold cannot add any", () => {
  const sly: TableReport = { ...clean, fields: { projectName: "\u001B[31m红\u001B[0m" } };
  expect(textOfFile(report([flawed, sly]), plain)).not.toContain("\u001B");
  expect(textOfFile(report([flawed]), { ...plain, colour: true })).toContain("\u001B[31m● 错误\u001B[0m");
});

test("a narrow terminal gets shorter lines under the same column", () => {
  const long = { ...flawed, findings: [finding("error", "K8", "预算执行率低于百分之九十，没有写明原因。")] };
  const lines = textOfFile(report([long]), { ...plain, width: 34 }).split("\n");
  expect(lines.slice(3, 6)).toEqual([
    "  ● 错误  K8  预算执行率低于百分之",
    "              九十，没有写明原因。",
    "              请核对。",
  ]);
});

test("English has its own words and widths", () => {
  const text = textOfFile(report([flawed]), { ...plain, language: "en" });
  expect(text).toContain(
    "computed 97.88 excellent   reported 98.5 (−0.62)   execution 78.78%, 7.88/10 points",
  );
  expect(text).toContain("  ▲ warning  AA10  ");
});

test("tallies add up over files", () => {
  const tally = [report([clean, flawed]), report([], [{ sheet: "说明", reason: "没有找到表头。" }])]
    .map(tallyOf)
    .reduce(addTallies, FAILED_FILE_TALLY);
  expect(textOfTally(tally, plain)).toBe(
    "共 3 个文件，2 张表；错误 1 处，提醒 1 处，提示 1 处；1 张表未发现问题；1 处内容未读；1 个文件无法读取。\n",
  );
  expect(textOfTally(tally, { ...plain, language: "en" })).toBe(
    "3 files, 2 tables; 1 error, 1 warning, 1 note; 1 table without findings; 1 part not read; 1 file could not be read.\n",
  );
  expect(textOfTally(EMPTY_TALLY, plain)).toBe("共 0 个文件，0 张表。\n");
});

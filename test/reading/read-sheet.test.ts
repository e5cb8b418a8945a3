import { readSheet } from "../../src/reading/read-sheet";
import type { Entry, Table } from "../../src/reading/table";
import type { CellSnapshot, SheetSnapshot } from "../../src/sheet/snapshot";
import {
  drawMonitoring,
  drawNational,
  drawOverall,
  drawProject,
  drawTarget,
  type DrawnTable,
} from "../fixtures/drawn-forms";
import { snapshotOf, stacked, type Drawing } from "../fixtures/laid-out";

const TABLE: DrawnTable = {
  year: 2022,
  projectCode: "51000021T000000017598",
  projectName: "信息化系统运维",
  competentDepartment: "某省生态环境厅",
  implementingUnit: "某省环境信息中心",
  annualGoal: "保障系统稳定运行。",
  goalCompletion: "系统全年稳定运行。",
  implementation: "按季度开展巡检。",
  funds: [
    { initial: "1,133.39", adjusted: "2,196.16", executed: "2,121.26", rate: "96.59%" },
    { initial: "1,133.39", adjusted: "2,196.16", executed: "2,121.26", rate: "96.59%" },
  ],
  executionScore: "9.66",
  executionReason: "年中追加设备购置经费。",
  indicators: [
    {
      level1: "产出指标",
      level2: "数量指标",
      name: "监控企业个数",
      nature: "≥",
      target: "200",
      unit: "家",
      actual: "480",
      weight: "20",
      score: "20",
      reason: "接入企业增加。",
    },
    {
      level1: "产出指标",
      level2: "质量指标",
      name: "完成项目验收",
      nature: "定性",
      target: "高中低",
      unit: "",
      actual: "中",
      weight: "20",
      score: "15",
      reason: "",
    },
    {
      level1: "满意度指标",
      level2: "服务对象满意度指标",
      name: "用户满意度",
      nature: "≥",
      target: "90",
      unit: "%",
      actual: "92.5%",
      weight: "22.5",
      score: "22.5",
      reason: "/",
    },
  ],
  total: "99.66",
  conclusion: "自评得分99.66分。",
  problems: "无",
  improvements: "提早启动采购。",
};

function readOne(drawing: Drawing): Table {
  const { tables, unread } = readSheet(snapshotOf(drawing));
  expect(unread).toEqual([]);
  expect(tables).toHaveLength(1);
  const [table] = tables;
  if (!table) throw new Error("no table");
  return table;
}

const text = (entry: Entry | null | undefined): string | undefined => entry?.text;
const fields = (table: Table): Record<string, string> =>
  Object.fromEntries(Object.entries(table.fields).map(([key, entry]) => [key, entry.text]));

describe("what is read from each form is what stands in it", () => {
  test("Sichuan's self-evaluation", () => {
    const table = readOne(drawProject(TABLE));
    expect(table).toMatchObject({ form: "project-self-evaluation", year: 2022, amountUnit: "万元" });
    expect(fields(table)).toEqual({
      projectCode: TABLE.projectCode,
      projectName: TABLE.projectName,
      competentDepartment: TABLE.competentDepartment,
      implementingUnit: TABLE.implementingUnit,
      annualGoal: TABLE.annualGoal,
      goalCompletion: TABLE.goalCompletion,
      implementation: TABLE.implementation,
      executionReason: TABLE.executionReason,
      conclusion: TABLE.conclusion,
      problems: TABLE.problems,
      improvements: TABLE.improvements,
      projectLead: "",
      financeLead: "",
    });
    expect(
      table.budget.map((row) => [text(row.label), text(row.executed), text(row.rate), text(row.score)]),
    ).toEqual([
      ["总额", "2,121.26", "96.59%", "9.66"],
      ["其中：财政资金", "2,121.26", "96.59%", "/"],
      ["财政专户管理资金", "", "", "/"],
      ["单位资金", "", "", "/"],
      ["其他资金", "", "", "/"],
    ]);
    expect(
      table.indicators.map((row) => [text(row.level2), text(row.actual), text(row.score), text(row.reason)]),
    ).toEqual([
      ["数量指标", "480", "20", "接入企业增加。"],
      ["质量指标", "中", "15", ""],
      ["服务对象满意度指标", "92.5%", "22.5", "/"],
    ]);
    expect([text(table.total?.weight), text(table.total?.score)]).toEqual(["100", "99.66"]);
  });

  test("the Ministry's self-evaluation", () => {
    const table = readOne(drawNational(TABLE));
    expect(table).toMatchObject({ form: "national-self-evaluation", year: 2022, amountUnit: "元" });
    expect(fields(table)).toEqual({
      projectName: TABLE.projectName,
      competentDepartment: TABLE.competentDepartment,
      implementingUnit: TABLE.implementingUnit,
      annualGoal: TABLE.annualGoal,
      goalCompletion: TABLE.goalCompletion,
    });
    expect(text(table.budget[0]?.adjusted)).toBe("2,196.16");
    expect(table.indicators.map((row) => text(row.target))).toEqual(["200", "高中低", "90"]);
    expect(table.indicators[0]?.nature).toBeUndefined();
  });

  test("Jiangsu's target form", () => {
    const table = readOne(drawTarget(TABLE));
    expect(table).toMatchObject({ form: "target", year: 2022, total: null });
    expect(fields(table)).toMatchObject({
      projectType: "常年安排项目",
      projectLevel: "省本级",
      startYear: "2024年",
      endYear: "2026年",
      contact: "",
      longTermGoal: TABLE.goalCompletion,
    });
    expect(table.income.map((row) => text(row.fullYear))).toEqual([
      "2,196.16",
      "2,196.16",
      "0.00",
      "0.00",
      "0.00",
      "0.00",
      "0.00",
      "0.00",
    ]);
    expect(table.expenditure.map((row) => [text(row.item), text(row.halfYear), text(row.fullYear)])).toEqual([
      ["支出事项1", "2,121.26", "2,196.16"],
      ["支出事项2", "2,121.26", "2,196.16"],
    ]);
    expect(table.indicators.map((row) => text(row.fullYear))).toEqual(["≥200家", "高中低", "≥90%"]);
  });

  test.each(["偏差原因", "偏差原因分析"])(
    "a monitoring form, whose header has two lines, headed %s",
    (causes) => {
      const table = readOne(drawMonitoring(TABLE, causes));
      expect(table).toMatchObject({ form: "monitoring", year: 2022 });
      expect(text(table.budget[0]?.forecast)).toBe("2,196.16");
      expect(
        table.indicators.map((row) => [text(row.progress), text(row.forecast), text(row.likelihood)]),
      ).toEqual([
        ["480", "480", "确定能"],
        ["中", "中", "有可能"],
        ["92.5%", "92.5%", "完全不可能"],
      ]);
      expect(text(table.indicators[0]?.reason)).toBe("接入企业增加。");
      expect(text(table.indicators[0]?.causeOther)).toBe("");
    },
  );

  test("overall performance, without a project and without scores", () => {
    const table = readOne(drawOverall(TABLE));
    expect(table).toMatchObject({ form: "overall", year: 2022, fields: {}, budget: [], total: null });
    expect(table.indicators.map((row) => [text(row.weight), text(row.actual)])).toEqual([
      ["20", "480"],
      ["20", "中"],
      ["22.5", "92.5%"],
    ]);
    expect(table.indicators[0]?.score).toBeUndefined();
  });
});

describe("every value keeps its cell", () => {
  test("blank cells too, so that a score can be written", () => {
    const table = readOne(
      drawProject({ ...TABLE, indicators: TABLE.indicators.map((row) => ({ ...row, score: "" })) }),
    );
    expect(table.indicators.map((row) => row.score?.cell)).toEqual([
      { row: 13, column: 9 },
      { row: 14, column: 9 },
      { row: 15, column: 9 },
    ]);
  });

  test("the 原因 cell is the merged one beside 总额", () => {
    expect(readOne(drawProject(TABLE)).fields.executionReason?.cell).toEqual({ row: 7, column: 10 });
    expect(readOne(drawProject({ ...TABLE, executionReason: "" })).fields.executionReason).toEqual({
      text: "",
      cell: { row: 7, column: 10 },
      source: null,
    });
  });
});

/** A sheet from rows of cells as they would be pasted: null is blank. */
function sheet(...rows: (string | number | CellSnapshot | null)[][]): SheetSnapshot {
  return {
    name: "粘贴",
    hidden: false,
    protected: false,
    origin: { row: 0, column: 0 },
    merges: [],
    rows: rows.map((row) =>
      row.map((value) =>
        value === null || typeof value === "object" ? value : { value, text: String(value) },
      ),
    ),
  };
}

const HEADER = [
  "绩效指标",
  "一级指标",
  "二级指标",
  "三级指标",
  "指标性质",
  "指标值",
  "度量单位",
  "完成值",
  "权重",
  "得分",
  "未完成原因分析",
];
const NAME = ["项目名称", null, "信息化系统运维"];

function indicators(...rows: (string | number | null)[][]): readonly (string | undefined)[][] {
  const [table] = readSheet(sheet(NAME, HEADER, ...rows)).tables;
  return (
    table?.indicators.map((row) =>
      [
        row.level1,
        row.level2,
        row.name,
        row.nature,
        row.target,
        row.unit,
        row.actual,
        row.weight,
        row.score,
        row.reason,
      ].map(text),
    ) ?? []
  );
}

const FULL = ["产出指标", "数量指标", "巡检次数", "≥", "4", "次", "4", "20", "20", "/"];

describe("pasted rows are brought back under their header", () => {
  test.each<[string, (string | number | null)[], string[]]>([
    ["one column to the left", ["产出指标", "数量指标", "巡检次数", "≥", 4, "次", 4, 20, 20, "/"], FULL],
    [
      "one column to the right",
      [null, null, "产出指标", "数量指标", "巡检次数", "≥", 4, "次", 4, 20, 20, "/"],
      FULL,
    ],
    [
      "two columns, the first level missing",
      ["数量指标", "巡检次数", "≥", 4, "次", 4, 20, 20, "/"],
      ["", "数量指标", "巡检次数", "≥", "4", "次", "4", "20", "20", "/"],
    ],
    [
      "a qualitative row without a unit, its values to the right",
      [null, "产出指标", "质量指标", "验收情况", "定性", "优良中低差", null, null, "优", 20, 20, "/"],
      ["产出指标", "质量指标", "验收情况", "定性", "优良中低差", "", "优", "20", "20", "/"],
    ],
    [
      "the name missing and the cells in place",
      [null, "产出指标", "数量指标", null, "=", 190, "项", 190, 4, 4, "/"],
      ["产出指标", "数量指标", "", "=", "190", "项", "190", "4", "4", "/"],
    ],
  ])("%s", (_, row, expected) => {
    expect(indicators(row)).toEqual([expected]);
  });

  test("a level name cut by a row break is whole again", () => {
    const [, second] = indicators(
      [null, ...FULL],
      [null, null, "满意度指标", "服务对象满意度指", "职工满意度", "≥", 90, "%", 90, 10, 10, "/"],
      [],
      [null, null, "标"],
    );
    expect(second?.slice(0, 3)).toEqual(["满意度指标", "服务对象满意度指标", "职工满意度"]);
  });

  test("a header cut by a page break, and the same header on the next page", () => {
    const cut = [
      "绩效",
      "一级",
      "二级",
      "三级指标",
      "指标",
      "指标",
      "度量",
      "完成",
      "权重",
      "得分",
      "未完成",
    ];
    const rest = ["指标（90分）", "指标", "指标", null, "性质", "值", "单位", "值", null, null, "原因分析"];
    const [table] = readSheet(sheet(NAME, cut, [], rest, [null, ...FULL], HEADER, [null, ...FULL])).tables;
    expect(table?.indicators).toHaveLength(2);
    expect(table?.indicators.map((row) => text(row.reason))).toEqual(["/", "/"]);
  });
});

describe("a sheet that gives no table says why", () => {
  test("a blank one", () => {
    expect(readSheet(sheet()).unread).toEqual([
      { sheet: "粘贴", sheetHidden: false, reason: { kind: "empty" } },
    ]);
  });

  test("one without an indicator header names the labels that were looked for", () => {
    expect(readSheet(sheet(["填报说明"], ["请于3月底前报送"])).unread).toEqual([
      {
        sheet: "粘贴",
        sheetHidden: false,
        reason: { kind: "no-header", looked: ["一级指标", "二级指标", "三级指标"] },
      },
    ]);
  });

  const SIDEWAYS = [
    ["一级指标", "产出指标", "产出指标", "效益指标"],
    ["三级指标", "配送图书", "图书完好率", "借阅人次"],
    ["指标值", "5000册", "≥95%", "≥8000人次"],
    ["完成值", "5200册", "96%", "7600人次"],
    ["得分", 40, 20, 38],
  ];
  test.each([
    ["a form turned on its side", SIDEWAYS, "transposed"],
    ["the same with numbers of the lines", SIDEWAYS.map((line, at) => [at + 1, ...line]), "transposed"],
    [
      "the same under a title and fields",
      [["绩效自评表"], ["项目名称", "图书下乡"], ...SIDEWAYS],
      "transposed",
    ],
    [
      "a list of projects",
      [
        ["序号", "项目名称", "主管部门", "预算数", "执行数", "自评得分"],
        [1, "图书下乡", "县文旅局", 50, 48, 97.5],
        [2, "路灯改造", "县住建局", 120, 114, 98],
      ],
      "list-of-projects",
    ],
    [
      "a list of projects by points alone",
      [
        ["预算单位", "项目名称", "自评得分", "评价等级"],
        ["县文旅局", "图书下乡", 97.5, "优"],
      ],
      "list-of-projects",
    ],
    [
      "fields of a form that was cut",
      [
        ["项目名称", "图书下乡", "预算数", 50],
        ["执行数", 48, "执行率", "96%"],
      ],
      undefined,
    ],
    [
      "a list of people",
      [
        ["序号", "姓名", "单位", "电话"],
        [1, "甲", "乙单位", 8888],
      ],
      undefined,
    ],
  ])("%s", (_what, lines, layout) => {
    const [unread] = readSheet(sheet(...lines)).unread;
    expect(unread?.reason).toEqual(expect.objectContaining({ kind: "no-header" }));
    expect(unread?.reason.kind === "no-header" ? unread.reason.layout : null).toBe(layout);
  });

  test("once, however many of its rows look like the beginning of a table", () => {
    const row = ["项目名称", "总额", "合计", "原因", "得分", "一级指标", "产出指标", "数量指标"];
    const { tables, unread } = readSheet(sheet(row, row, row));
    expect(tables).toEqual([]);
    expect(unread.map(({ reason }) => reason.kind)).toEqual(["no-header"]);
  });

  test("cells that belong nowhere are named, not guessed", () => {
    const { tables, unread } = readSheet(
      sheet(NAME, ["主管部门", null, "某省生态环境厅", "实施单位", "某中心", "第二个值"], HEADER, [
        null,
        ...FULL,
      ]),
    );
    expect(tables[0]?.fields.implementingUnit?.text).toBe("某中心");
    expect(unread).toEqual([
      { sheet: "粘贴", sheetHidden: false, reason: { kind: "unplaced", cells: [{ row: 1, column: 5 }] } },
    ]);
  });
});

test("what follows a form on its sheet is not taken into it", () => {
  const drawing = stacked(
    drawProject(TABLE),
    { name: "", cells: new Map([["0,0", { value: "三、运转类项目", text: "三、运转类项目" }]]), merges: [] },
    1,
  );
  const table = readOne(drawing);
  expect(table.fields.financeLead?.text).toBe("");
  expect(table.range.bottom).toBe(20);
});

test("`=100%` typed into a cell is what was typed, not the formula's result", () => {
  const typed: CellSnapshot = { value: 1, text: "100%", formula: "100%", numberFormat: "0%" };
  const [table] = readSheet(
    sheet(
      NAME,
      ["一级指标", "二级指标", "三级指标", "半年(程)指标值", "全年(程)指标值"],
      ["过程", "资金管理", "预算执行率", { ...typed, value: 0.5, text: "50%", formula: "50%" }, typed],
    ),
  ).tables;
  expect(table?.indicators.map((row) => [text(row.halfYear), text(row.fullYear)])).toEqual([
    ["=50%", "=100%"],
  ]);
});

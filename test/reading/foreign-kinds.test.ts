import { readSheet } from "../../src/reading/read-sheet";
import { fileReport } from "../../src/report/json-report";
import { review, verdictOf, type ReviewedTable } from "../../src/report/review";
import { textOfFile } from "../../src/report/text-report";
import { national2020 } from "../../src/scoring/profiles/national-2020";
import type { Table } from "../../src/reading/table";
import { onlyTable as only } from "../fixtures/only-table";
import { sheetOf } from "../fixtures/sheet-of-lines";

/** The indicators of a sheet, the given columns of each. */
function rows(table: Table, ...keys: readonly (keyof Table["indicators"][number])[]): readonly string[] {
  return table.indicators.map((row) => keys.map((key) => row[key]?.text ?? "–").join(" "));
}

const HEAD = `
项目支出绩效自评表 | < | < | < | < | < | < | <
项目名称 | < | 路灯改造 | < | < | < | < | <
`;

describe("a header that differs by a label", () => {
  test.each(["指标目标值", "计划值", "目标值*", "年度绩效标准值"])("target as %s", (label) => {
    const table = only(`${HEAD}
一级指标* | 二级指标 | 三级指标 | ${label} | 实际完成值 | 权重* | 得分 | 未完成原因
产出指标 | 数量指标 | 更换路灯 | ≥200盏 | 210盏 | 40 | 40 |
^ | 质量指标 | 合格率 | ≥95% | 97% | 30 | 30 |
满意度指标 | 服务对象满意度 | 居民满意度 | ≥90% | 92% | 20 | 20 |
合计 | < | < | < | < | 90 | 90 |`);
    expect(rows(table, "level1", "level2", "name", "target", "actual", "weight", "score")).toEqual([
      "产出指标 数量指标 更换路灯 ≥200盏 210盏 40 40",
      "产出指标 质量指标 合格率 ≥95% 97% 30 30",
      "满意度指标 服务对象满意度 居民满意度 ≥90% 92% 20 20",
    ]);
    expect(table.coverage).toEqual({ missing: [], notUnderstood: [], withoutResult: [] });
  });

  test("an unknown one over merged levels shifts nothing, and a rule is no 完成值", () => {
    const table = only(`${HEAD}
一级指标 | 二级指标 | 三级指标 | 甲项 | 评分细则 | 完成值 | 分值 | 得分
产出指标 | 数量指标 | 更换路灯 | ≥200盏 | 按比例得分 | 210盏 | 40 | 40
^ | ^ | 新装路灯 | ≥20盏 | 按比例得分 | 22盏 | 50 | 50`);
    expect(rows(table, "level1", "level2", "name", "target", "rule", "actual", "weight", "score")).toEqual([
      "产出指标 数量指标 更换路灯 ≥200盏 按比例得分 210盏 40 40",
      "产出指标 数量指标 新装路灯 ≥20盏 按比例得分 22盏 50 50",
    ]);
  });
});

test("cells that begin a little before their header, as borders dragged row by row leave them", () => {
  const table = only(`${HEAD}
一级指标 | 二级指标 | 三级指标 | 指标值 | 完成值 | 权重 | < | 得分
产出指标 | 数量指标 | 更换路灯 | 200 | 210 | 50 | 45 | <
^ | 质量指标 | 合格率 | 95% | 97% | 40 | < | 40
合计 | < | < | < | < | | 85 | <`);
  expect(rows(table, "actual", "weight", "score")).toEqual(["210 50 45", "97% 40 40"]);
  expect(table.total).toMatchObject({ weight: { text: "" }, score: { text: "85" } });
});

describe("levels", () => {
  test("a column of line numbers between them", () => {
    const table = only(`${HEAD}
一级指标 | 行次 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分
产出指标 | 1 | 数量指标 | 更换路灯 | 200 | 210 | 40 | 40
^ | 2 | 质量指标 | 合格率 | 95% | 97% | 30 | 30
效益指标 | 3 | 社会效益指标 | 投诉下降率 | 10% | 12% | 20 | 20`);
    expect(rows(table, "level1", "level2", "name", "weight")).toEqual([
      "产出指标 数量指标 更换路灯 40",
      "产出指标 质量指标 合格率 30",
      "效益指标 社会效益指标 投诉下降率 20",
    ]);
  });

  test("parent rows in the same columns are no indicators", () => {
    const table = only(`
部门整体支出绩效评分表 | < | < | < | <
编号 | 评价指标 | 分值 | 评分标准 | 得分
A | 决策 | 40 | | 38
A1 | 项目立项 | 40 | | 38
A11 | 立项依据充分性 | 25 | 充分得满分 | 25
A12 | 立项程序规范性 | 15 | 规范得满分 | 13
B | 产出 | 60 | | 60
B1 | 产出数量 | 60 | | 60
B11 | 完成率 | 60 | 按比例 | 60
合计 | < | 100 | | 98`);
    expect(rows(table, "level1", "level2", "name", "weight", "score")).toEqual([
      "决策 项目立项 立项依据充分性 25 25",
      "决策 项目立项 立项程序规范性 15 13",
      "产出 产出数量 完成率 60 60",
    ]);
  });

  test("level 1 only", () => {
    const table = only(`${HEAD}
一级指标 | < | 指标名称 | < | 目标值 | 完成值 | 分值 | 得分
产出指标 | < | 更换路灯 | < | 200 | 210 | 50 | 50
效益指标 | < | 亮灯率 | < | 98% | 99% | 40 | 40`);
    expect(rows(table, "level1", "level2", "name", "target", "actual")).toEqual([
      "产出指标  更换路灯 200 210",
      "效益指标  亮灯率 98% 99%",
    ]);
  });

  test("none at all", () => {
    const table = only(`${HEAD}
序号 | 绩效指标 | < | < | 目标值 | 完成值 | 分值 | 得分
1 | 更换路灯 | < | < | 200 | 210 | 50 | 50
2 | 亮灯率 | < | < | 98% | 99% | 40 | 40`);
    expect(rows(table, "level1", "name", "target", "actual", "score")).toEqual([
      " 更换路灯 200 210 50",
      " 亮灯率 98% 99% 40",
    ]);
  });

  test("as headings over their rows", () => {
    const table = only(`${HEAD}
指标名称 | < | < | < | 目标值 | 完成值 | 分值 | 得分
一、产出指标 | < | < | < | < | < | < | <
（一）数量指标 | < | < | < | < | < | < | <
更换路灯 | < | < | < | 200 | 210 | 50 | 50
二、效益指标 | < | < | < | < | < | < | <
亮灯率 | < | < | < | 98% | 99% | 40 | 40`);
    expect(rows(table, "level1", "level2", "name", "score")).toEqual([
      "一、产出指标 （一）数量指标 更换路灯 50",
      "二、效益指标  亮灯率 40",
    ]);
  });

  test("grades as columns instead of a target, one of them ticked", () => {
    const table = only(`${HEAD}
一级指标 | 指标名称 | 分值 | 优 | 良 | 中 | 差 | 得分
产出指标 | 更换路灯 | 50 | √ | | | | 50
效益指标 | 亮灯率 | 50 | | √ | | | 42`);
    expect(rows(table, "name", "weight", "actual", "score")).toEqual([
      "更换路灯 50 优 50",
      "亮灯率 50 良 42",
    ]);
  });
});

describe("funds", () => {
  const INDICATORS = `
一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 原因
产出指标 | 数量指标 | 更换路灯 | 200 | 210 | 90 | 90 |`;
  const funds = (table: Table): readonly string[] =>
    table.budget.map((row) =>
      [row.label, row.initial, row.adjusted, row.executed, row.rate]
        .map((each) => each?.text ?? "–")
        .join(" "),
    );

  test("across", () => {
    const table = only(`${HEAD}
资金来源（万元） | 中央 | 省级 | 本级 | 合计 | 执行数 | 执行率 | 
 | 50 | 30 | 20 | 100 | 95 | 95% | ${INDICATORS}`);
    expect(funds(table)).toEqual(["合计 – 100 95 95%", "中央 – 50 – –", "省级 – 30 – –", "本级 – 20 – –"]);
  });

  test("as a matrix", () => {
    const table = only(`${HEAD}
项目资金 | 合计 | 财政拨款 | 其他资金 | | | |
预算安排 | 100 | 80 | 20 | | | |
资金支出 | 95 | 78 | 17 | | | |
结余 | 5 | 2 | 3 | | | | ${INDICATORS}`);
    expect(funds(table)).toEqual(["合计 – 100 95 –", "财政拨款 – 80 78 –", "其他资金 – 20 17 –"]);
    expect(table.extra.filter(({ part }) => part === "budget").map(({ entry }) => entry.text)).toEqual([
      "5",
      "2",
      "3",
    ]);
  });

  test("in groups", () => {
    const table = only(`${HEAD}
项目资金（万元） | （一）预算安排 | < | 100 | | | |
^ | 其中：财政拨款 | < | 80 | | | |
^ | 其他资金 | < | 20 | | | |
^ | （二）资金执行 | < | 95 | | | |
^ | 其中：财政拨款 | < | 78 | | | |
^ | 其他资金 | < | 17 | | | | ${INDICATORS}`);
    expect(funds(table)).toEqual([
      "（一）预算安排 – 100 95 –",
      "其中：财政拨款 – 80 78 –",
      "其他资金 – 20 17 –",
    ]);
  });

  test("without a header", () => {
    const table = only(`${HEAD}
资金总额 | < | 100 | | | | |
其中：财政拨款 | < | 80 | | | | |
其他资金 | < | 20 | | | | | ${INDICATORS}`);
    expect(funds(table)).toEqual(["资金总额 100 – – –", "其中：财政拨款 80 – – –", "其他资金 20 – – –"]);
  });

  test("under a row that numbers the columns", () => {
    const table = only(`${HEAD}
项目资金（万元） | < | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分
列次 | < | 1 | 2 | 3 | 4 | 5 | 6
年度资金总额 | < | 100 | 100 | 95 | 10 | 95% | 9.5
其他资金 | < | 0 | 0 | 0 | — | | — ${INDICATORS}`);
    expect(funds(table)).toEqual(["年度资金总额 100 100 95 95%", "其他资金 0 0 0 "]);
  });

  test("as a sentence, which is kept", () => {
    const table = only(`${HEAD}
项目资金情况 | < | 全年预算100万元，执行95万元，执行率95%。 | < | < | < | < | < ${INDICATORS}`);
    expect(table.extraFields.map(({ label, entry }) => `${label} ${entry.text}`)).toEqual([
      "项目资金情况 全年预算100万元，执行95万元，执行率95%。",
    ]);
  });
});

describe("fields", () => {
  test("the value of one is not taken from another below it, nor lost above the table", () => {
    const table = only(`
项目基本情况表 | < | < | < | < | < | < | <
填报部门 | < | 市城管局 | < | 填报人 | < | 王某 | <
项目名称 | < | 路灯改造 | < | < | < | < | <
总体目标 | < | 建成明亮街区 | < | < | < | < | <
年度目标 | < | 更换路灯200盏 | < | < | < | < | <
一级指标 | 二级指标 | 三级指标 | < | 年度指标值 | 实际完成值 | 分值 | 得分
产出指标 | 数量指标 | 更换路灯 | < | 200 | 210 | 90 | 90`);
    expect(table.fields.annualGoal?.text).toBe("更换路灯200盏");
    const told = [
      ...table.extraFields.map(({ entry }) => entry.text),
      ...Object.values(table.fields).map(({ text }) => text),
    ];
    expect(told).toEqual(expect.arrayContaining(["市城管局", "王某", "建成明亮街区", "路灯改造"]));
  });

  test("a blank unit under a header of two rows takes nothing from its neighbour", () => {
    const table = only(`${HEAD}
一级指标 | 三级指标 | 年度指标 | < | < | 实际完成值 | 权重 | <
^ | ^ | 符号 | 数值 | 单位 | ^ | 分值 | 得分
产出指标 | 更换路灯 | ≥ | 200 | 盏 | 210 | 50 | 50
效益指标 | 机制健全 | 定性 | 健全 | | 健全 | 40 | 38`);
    expect(rows(table, "name", "nature", "target", "unit", "actual", "weight", "score")).toEqual([
      "更换路灯 ≥ 200 盏 210 50 50",
      "机制健全 定性 健全  健全 40 38",
    ]);
  });
});

test("two kinds of block on one sheet", () => {
  const { tables } = readSheet(
    sheetOf(`
部门整体绩效自评表 | < | < | <
评价内容 | 分值 | 自评分 | 说明
预算管理 | 40 | 38 | 略有结余
履职成效 | 60 | 60 |
合计 | 100 | 98 |
指标名称 | 年初目标 | 年终完成 | 备注
更换路灯 | 200 | 210 |
亮灯率 | 98% | 99% |`),
  );
  const all = tables.flatMap((table) => rows(table, "name", "weight", "score", "target", "actual"));
  expect(all).toEqual([
    "预算管理 40 38 – –",
    "履职成效 60 60 – –",
    "更换路灯 – – 200 210",
    "亮灯率 – – 98% 99%",
  ]);
});

describe("more layouts of the same kinds", () => {
  test("line numbers stand left of the funds' names too, and take no amounts", () => {
    const table = only(`${HEAD}
项目资金（万元） | 行次 | 资金来源 | 年初预算 | 调整后预算 | 实际支出 | 执行率 | 得分
^ | 1 | 合计 | 200 | 200 | 180 | 90% | 9
^ | 2 | 其中：省级补助 | 120 | 120 | 110 | 91.67% |
^ | 3 | 县级配套 | 80 | 80 | 70 | 87.5% |
一级指标 | 行次 | 二级指标 | 三级指标 | 年度目标值 | 完成值 | 分值 | 得分
产出指标 | 4 | 数量指标 | 更换路灯 | 200 | 210 | 90 | 90`);
    expect(
      table.budget.map((row) => `${row.label.text} ${row.adjusted?.text ?? ""} ${row.executed?.text ?? ""}`),
    ).toEqual(["合计 200 180", "其中：省级补助 120 110", "县级配套 80 70"]);
    expect(table.coverage).toEqual({ missing: [], notUnderstood: [], withoutResult: [] });
    expect(table.unplaced).toEqual([]);
  });

  test("parents without a code, one of them with a single row as heavy as itself", () => {
    const table = only(`
乡村道路养护绩效评价评分表 | < | < | < | < | <
指标 | 权重 | 评价标准 | 目标 | 完成情况 | 评分
项目决策 | 20 | | | | 19
立项依据 | 10 | 依据充分 | 充分 | 充分 | 10
目标合理 | 10 | 目标明确 | 明确 | 较明确 | 9
项目产出 | 50 | | | | 48
养护里程 | 30 | 按比例 | ≥120公里 | 118公里 | 29
养护合格率 | 20 | 按比例 | ≥98% | 97% | 19
项目效益 | 30 | | | | 28
群众满意度 | 30 | 按比例 | ≥90% | 88% | 28
合计 | 100 | | | | 95`);
    expect(rows(table, "level1", "name", "weight", "score")).toEqual([
      "项目决策 立项依据 10 10",
      "项目决策 目标合理 10 9",
      "项目产出 养护里程 30 29",
      "项目产出 养护合格率 20 19",
      "项目效益 群众满意度 30 28",
    ]);
  });

  test("names under 绩效指标, targets under 计划指标, headings with their points", () => {
    const table = only(`
养老服务项目支出绩效自评表 | < | < | < | < | <
项目名称：养老服务 | < | < | 填报单位：区民政局 | < | <
绩效指标 | 计划指标 | 实际完成 | 标准分值 | 自评得分 | 差异说明
一、产出指标（60分） | < | < | < | < | <
新增床位 | 100张 | 90张 | 60 | 54 | 场地未交付
二、效益指标（40分） | < | < | < | < | <
空床率下降 | ≥5% | 6% | 40 | 40 |
合计 | < | < | 100 | 94 |
说明：自评得分由填报单位自行评定。 | < | < | < | < | <`);
    expect(rows(table, "level1", "name", "target", "actual", "weight", "score", "reason")).toEqual([
      "一、产出指标（60分） 新增床位 100张 90张 60 54 场地未交付",
      "二、效益指标（40分） 空床率下降 ≥5% 6% 40 40 ",
    ]);
    expect(table.extraFields.map(({ entry }) => entry.text)).toContain("自评得分由填报单位自行评定。");
  });

  test("grades under a heading of two rows need no target", () => {
    const table = only(`
窗口服务质量评价表 | < | < | < | < | < | < | <
序号 | 评价指标 | 权重 | 评价等级 | < | < | < | 得分
^ | ^ | ^ | 优秀 | 良好 | 一般 | 较差 | ^
1 | 业务办理效率 | 40 | √ | | | | 40
2 | 服务态度 | 30 | | √ | | | 26
3 | 环境卫生 | 30 | | | √ | | 20
合计 | < | 100 | | | | | 86`);
    expect(rows(table, "name", "actual", "score")).toEqual([
      "业务办理效率 优秀 40",
      "服务态度 良好 26",
      "环境卫生 一般 20",
    ]);
    expect(table.coverage).toEqual({ missing: [], notUnderstood: [], withoutResult: [] });
  });

  test("a matrix of funds whose corner says what it holds", () => {
    const table = only(`
项目支出绩效监控表 | < | < | < | < | < | <
项目名称 | 水库除险 | < | 实施单位 | 县水利局 | < | <
资金情况（万元） | 中央资金 | 省级资金 | 市县资金 | 小计 | |
全年预算数 | 300 | 200 | 100 | 600 | |
1—8月执行数 | 150 | 100 | 60 | 310 | |
执行率 | 50% | 50% | 60% | 51.67% | |
一级指标 | 二级指标 | 三级指标 | 年度指标值 | 1—8月完成值 | 全年预计完成 | 备注
产出指标 | 数量指标 | 除险水库座数 | 12座 | 6座 | 12座 |`);
    expect(
      table.budget.map(({ label, adjusted, executed, rate }) =>
        [label, adjusted, executed, rate].map((each) => each?.text).join(" "),
      ),
    ).toEqual(["小计 600 310 51.67%", "中央资金 300 150 50%", "省级资金 200 100 50%", "市县资金 100 60 60%"]);
    expect(rows(table, "target", "progress", "forecast")).toEqual(["12座 6座 12座"]);
  });

  test("a third score is kept, and the table understood", () => {
    const table = only(`${HEAD}
一级指标 | 三级指标 | 年初目标值 | 实际完成值 | 分值 | 单位自评得分 | 主管部门复核得分 | 财政抽查得分
产出指标 | 更换路灯 | 100盏 | 95盏 | 100 | 95 | 94 | 93`);
    expect(rows(table, "score", "reviewScore")).toEqual(["95 94"]);
    expect(table.extra.map(({ header, entry }) => `${header} ${entry.text}`)).toEqual(["财政抽查得分 93"]);
    expect(table.coverage.notUnderstood).toEqual([]);
  });

  test("targets of several years beside the year's own, sign and value each", () => {
    const table = only(`
市本级项目绩效目标申报表 | < | < | < | < | < | <
项目名称 | 公园改造 | < | 项目属性 | 新增 | 项目期限 | 2025—2027年
一级指标 | 二级指标 | 指标名称 | 实施期指标值 | < | 年度指标值 | <
^ | ^ | ^ | 符号 | 值 | 符号 | 值
产出指标 | 数量指标 | 改造公园数（座） | ≥ | 3 | ＝ | 1
效益指标 | 社会效益指标 | 新增绿地（公顷） | ≥ | 9 | ≥ | 3`);
    expect(rows(table, "nature", "target")).toEqual(["＝ 1", "≥ 3"]);
    expect(table.extra.map(({ entry }) => entry.text)).toEqual(["≥", "3", "≥", "9"]);
    expect(table.coverage).toEqual({ missing: [], notUnderstood: [], withoutResult: [] });
  });

  test("what has arrived and what is left is neither budget nor spent", () => {
    const table = only(`${HEAD}
项目资金（万元） | （一）预算批复 | < | 500 | | | |
^ | 1.中央补助 | < | 300 | | | |
^ | 2.地方资金 | < | 200 | | | |
^ | （二）实际到位 | < | 450 | | | |
^ | 1.中央补助 | < | 250 | | | |
^ | 2.地方资金 | < | 200 | | | |
^ | （三）实际支出 | < | 480 | | | |
^ | 1.中央补助 | < | 290 | | | |
^ | 2.地方资金 | < | 190 | | | |
一级指标 | 二级指标 | 三级指标 | 指标值 | 完成值 | 分值 | 得分 | 原因
产出指标 | 数量指标 | 更换路灯 | 200 | 210 | 90 | 90 |`);
    expect(
      table.budget.map(({ label, adjusted, executed }) =>
        [label, adjusted, executed].map((each) => each?.text).join(" "),
      ),
    ).toEqual(["（一）预算批复 500 480", "1.中央补助 300 290", "2.地方资金 200 190"]);
    expect(table.extra.map(({ entry }) => entry.text).sort()).toEqual(["200", "250", "450"]);
  });

  test("a note between the rows ends nothing", () => {
    const table = only(`
部门整体支出绩效自评表
一级指标 | 二级指标 | 三级指标 | 分值 | 指标值 | 实际完成值 | 得分
过程 | 预算执行 | 预算完成率 | 10 | 100% | 95% | 9.5
说明：预算完成率以决算为准
产出 | 职责履行 | 统计调查项目数 | 90 | 12个 | 12个 | 90
合计 | | | 100 | | | 99.5`);
    expect(rows(table, "name", "score")).toEqual(["预算完成率 9.5", "统计调查项目数 90"]);
    expect(table.total?.score?.text).toBe("99.5");
    expect(table.extraFields.map(({ entry }) => entry.text)).toContain("说明：预算完成率以决算为准");
  });

  test("levels over which the header stands blank", () => {
    const table = only(`
项目绩效完成情况表 | < | < | < | < | <
项目名称 | 农村饮水 | < | < | < | <
 | | 绩效内容 | 计划 | 实际 | 自评分
产出指标 | 数量指标 | 新建水厂 | 3座 | 3座 | 50
^ | 质量指标 | 水质合格率 | 100% | 100% | 50`);
    expect(rows(table, "level1", "level2", "name")).toEqual([
      "产出指标 数量指标 新建水厂",
      "产出指标 质量指标 水质合格率",
    ]);
  });

  test("a scoring sheet by 维度 and 要点", () => {
    const table = only(`
专项资金绩效评价打分表 | < | < | < | < | <
评价维度 | 评价要点 | 满分 | 打分细则 | 甲方打分 | 备注
决策 | 依据 | 50 | 充分得满分 | 48 |
绩效 | 产出 | 50 | 按比例 | 50 |
合计 | < | 100 | | 98 |`);
    expect(rows(table, "level1", "name", "weight", "rule", "score")).toEqual([
      "决策 依据 50 充分得满分 48",
      "绩效 产出 50 按比例 50",
    ]);
  });

  test("总体目标 with its text beside it is the goal", () => {
    const table = only(`
项目绩效目标申报表 | < | < | <
项目名称 | 老旧小区改造 | < | <
总体目标 | 完成十个小区改造。 | < | <
一级指标 | 二级指标 | 三级指标 | 指标值
产出指标 | 数量指标 | 改造小区数 | ≥10个`);
    expect(table.fields.annualGoal?.text).toBe("完成十个小区改造。");
    expect(table.spec).toBeNull();
  });
});

describe("a table that was not wholly read", () => {
  const reviewed = (text: string): ReviewedTable => {
    const [table] = review([sheetOf(text)], national2020).tables;
    if (!table) throw new Error("no table");
    return table;
  };
  const UNKNOWN_FIGURES = `${HEAD}
一级指标 | 二级指标 | 三级指标 | 指标值 | 完成值 | 难度系数 | 分值 | 得分
产出指标 | 数量指标 | 更换路灯 | 10个 | 8个 | 1.2 | 30 | 30
效益指标 | 社会效益指标 | 亮灯率 | ≥99% | 99.5% | 1 | 50 | 50
合计 | < | < | < | < | | 80 | 70`;

  test("has no total, no sums and no proposals, and still what holds of single rows", () => {
    const { scored, findings } = reviewed(UNKNOWN_FIGURES);
    expect(verdictOf({ scored, findings })).toBe("incomplete");
    expect(scored.total).toBeNull();
    expect(scored.grade).toBeNull();
    expect(findings.map(({ check }) => check)).not.toContain("total-mismatch");
    expect(findings.map(({ check }) => check)).not.toContain("weight-sum");
    expect(findings.map(({ check }) => check)).toContain("unmet-full-score");
    expect(findings.every(({ proposal }) => proposal === null)).toBe(true);
  });

  test("says so in the text and in JSON, without an all-clear", () => {
    const table = reviewed(UNKNOWN_FIGURES);
    const report = fileReport("表.xlsx", { tables: [table], unread: [] }, "zh");
    expect(report.tables[0]).toMatchObject({ verdict: "incomplete", computed: { total: null, grade: null } });
    expect(report.tables[0]?.coverage).toMatchObject({ notUnderstood: [{ header: "难度系数" }] });
    expect(report.tables[0]?.findings.every(({ proposal }) => proposal === null)).toBe(true);
    const text = textOfFile(report, { colour: false, width: 100, language: "zh" });
    expect(text).toContain("没有读全，不作结论");
    expect(text).toContain("难度系数");
    expect(text).not.toContain("✓");
    expect(text).not.toMatch(/合计写|总分写|得分之和|权重合计|分值合计/);
  });

  test("is told by the same figures once the column is gone", () => {
    const without = UNKNOWN_FIGURES.split("\n").map((line) =>
      line
        .split("|")
        .filter((_, at) => at !== 5)
        .join("|"),
    );
    const { scored, findings } = reviewed(without.join("\n"));
    expect(verdictOf({ scored, findings })).toBe("findings");
    expect(findings.map(({ check }) => check)).toEqual(
      expect.arrayContaining(["total-mismatch", "weight-sum"]),
    );
  });
});

test("quarters beside what the year reached are kept, and make the table no less read", () => {
  const table = only(`${HEAD}
一级指标 | 二级指标 | 三级指标 | 年度目标 | 一季度 | 二季度 | 前三季度 | 全年完成 | 权重 | 自评得分 | 未完成说明
产出 | 数量 | 铺设管网 | 30km | 5km | 12km | 20km | 26km | 50 | 43.33 | 征地延迟
效益 | 生态 | COD削减 | ≥800吨 | 100 | 300 | 500 | 820吨 | 50 | 50 |
合计 | < | < | | | | | | 100 | 93.33 |`);
  expect(rows(table, "target", "actual", "weight", "score")).toEqual([
    "30km 26km 50 43.33",
    "≥800吨 820吨 50 50",
  ]);
  expect(table.extra.map(({ header, entry }) => `${header} ${entry.text}`)).toEqual([
    "一季度 5km",
    "二季度 12km",
    "前三季度 20km",
    "一季度 100",
    "二季度 300",
    "前三季度 500",
  ]);
  expect(table.coverage).toEqual({ missing: [], notUnderstood: [], withoutResult: [] });
});

test.each(["权数", "权值", "赋分", "配分", "基准分"])(
  "full marks called %s, of the funds as of the indicators",
  (label) => {
    const table = only(`${HEAD}
资金情况（万元） | 年初预算 | 全年预算 | 全年支出 | 预算执行率 | ${label} | 自评分值 | 备注
资金总额 | 500 | 480 | 432 | 90% | 10 | 9 |
一级指标 | 二级指标 | 三级指标 | 年度目标 | 完成情况 | ${label} | 自评分值 | 偏差原因及改进
产出 | 数量 | 修缮面积 | 8000平方米 | 8000平方米 | 60 | 60 |
满意度 | 师生满意度 | 师生满意度 | ≥90% | 92% | 30 | 30 |
总分 | < | < | < | < | 100 | 99 |`);
    expect(table.budget[0]).toMatchObject({ weight: { text: "10" }, score: { text: "9" } });
    expect(rows(table, "weight", "score")).toEqual(["60 60", "30 30"]);
    expect(table.coverage).toEqual({ missing: [], notUnderstood: [], withoutResult: [] });
  },
);

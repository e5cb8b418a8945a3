import { readSheet } from "../../src/reading/read-sheet";
import type { Table } from "../../src/reading/table";
import type { Area } from "../../src/sheet/address";
import type { CellSnapshot, SheetSnapshot } from "../../src/sheet/snapshot";

/**
 * A sheet from lines of cells parted by `|`. `<` continues the cell left of it and `^` the cell over it, as a merge
 * does; numbers are typed as numbers.
 */
function sheet(text: string): SheetSnapshot {
  const lines = text
    .trim()
    .split("\n")
    .map((line) => line.split("|").map((cell) => cell.trim()));
  const merges: Area[] = [];
  lines.forEach((cells, row) => {
    cells.forEach((cell, column) => {
      if (cell === "<" || cell === "^") return;
      let right = column;
      while (cells[right + 1] === "<") right++;
      let bottom = row;
      while (lines[bottom + 1]?.[column] === "^") bottom++;
      if (right > column || bottom > row) merges.push({ top: row, left: column, bottom, right });
    });
  });
  const rows = lines.map((cells) =>
    cells.map((cell): CellSnapshot | null => {
      if (cell === "" || cell === "<" || cell === "^") return null;
      return /^\d+(?:\.\d+)?$/.test(cell) ? { value: Number(cell), text: cell } : { value: cell, text: cell };
    }),
  );
  return { name: "表", hidden: false, protected: false, origin: { row: 0, column: 0 }, rows, merges };
}

function only(text: string): Table {
  const { tables } = readSheet(sheet(text));
  expect(tables).toHaveLength(1);
  const [table] = tables;
  if (!table) throw new Error("no table");
  return table;
}

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
    sheet(`
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

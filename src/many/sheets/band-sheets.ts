import { a1 } from "../../sheet/address";
import {
  type ListBlock,
  type ListCell,
  type ListColumn,
  type ListFormula,
  type ListSheet,
} from "../../sheet/list-sheet";
import type { Category, ProjectRow, RollUp } from "../roll-up";
import { sumOf } from "../amounts";
import {
  cellOf,
  countWhere,
  extremeWhere,
  meanWhere,
  shareOf,
  sumWhere,
  type Condition,
} from "./conditional";
import { linkCell, type LinkTo } from "./cells";
import type { ProjectSheet } from "./project-sheet";

export const GRADE_SHEET = "等级与得分段";
export const RATE_SHEET = "执行率分段";
export const CLASS_SHEET = "类别与资金来源";

const COUNT_COLUMNS = (header: string): readonly ListColumn[] => [
  { header, style: "short" },
  { header: "项目数", style: "count" },
  { header: "占比", style: "percent" },
  { header: "调整后预算（万元）", style: "amount" },
  { header: "执行数（万元）", style: "amount" },
];

function addedUp(formulas: readonly ListFormula[], column: number, first: number): ListFormula {
  const last = first + formulas.length - 1;
  const result = sumOf(formulas.map((formula) => Number(formula.result))).toNumber();
  return { formula: `SUM(${a1({ row: first, column })}:${a1({ row: last, column })})`, result };
}

/** A block that counts projects by conditions, with the share of each and its money. */
function countBlock(
  header: string,
  bands: readonly (readonly [name: string, condition: Condition])[],
  { column }: ProjectSheet,
  caption: string,
  first: number,
): ListBlock {
  const counts = bands.map(([, condition]) => countWhere([condition]));
  const all = addedUp(counts, 1, first);
  const rows = bands.map(([name, condition], at): ListCell[] => {
    const count = counts[at];
    if (!count) return [];
    return [
      name,
      count,
      shareOf(cellOf(a1({ row: first + at, column: 1 }), count), {
        ...all,
        formula: `SUM($B$${String(first + 1)}:$B$${String(first + bands.length)})`,
      }),
      sumWhere(column("adjusted"), [condition]),
      sumWhere(column("executed"), [condition]),
    ];
  });
  const money = [3, 4].map((at) =>
    addedUp(
      rows.flatMap((row) => {
        const cell = row[at];
        return cell !== null && typeof cell === "object" && "formula" in cell ? [cell] : [];
      }),
      at,
      first,
    ),
  );
  return {
    caption,
    columns: COUNT_COLUMNS(header),
    rows,
    total: ["合计", all, null, ...money],
    filter: false,
  };
}

const SCORE_BANDS: readonly (readonly [string, number, number | null])[] = [
  ["100", 100, null],
  ["99–100（不含）", 99, 100],
  ["95–99（不含）", 95, 99],
  ["90–95（不含）", 90, 95],
  ["80–90（不含）", 80, 90],
  ["60–80（不含）", 60, 80],
];

/** What is more than nothing, where scores have two decimals and rates six. */
const ABOVE_ZERO = 0.0000001;

/** How many projects have each grade, and a total within each band of points. */
export function gradeSheet({ grades }: RollUp, projects: ProjectSheet): ListSheet {
  const [grade, total] = [projects.column("grade"), projects.column("total")];
  const notes = ["只计有自评总分的项目。"];
  const gradeBands = grades.map(({ grade: is }): readonly [string, Condition] => [is, { column: grade, is }]);
  const scoreBands: (readonly [string, Condition])[] = [
    ...SCORE_BANDS.map(([name, from, below]): readonly [string, Condition] => [
      name,
      { column: total, from, ...(below === null ? {} : { below }) },
    ]),
    ["60 以下", { column: total, from: ABOVE_ZERO, below: 60 }],
    ["0 或取消", { column: total, is: 0 }],
  ];
  const firstOfGrades = 1 + notes.length + 2;
  const firstOfScores = firstOfGrades + gradeBands.length + 2 + 2;
  return {
    name: GRADE_SHEET,
    title: "等级分布与得分段",
    notes,
    widths: [18, 10, 10, 20, 20],
    hidden: [],
    blocks: [
      countBlock("等级", gradeBands, projects, "等级分布", firstOfGrades),
      countBlock("自评总分", scoreBands, projects, "得分段", firstOfScores),
    ],
    charts: [],
    frozenColumns: 0,
    orientation: "portrait",
  };
}

const LOW_RATE = 0.9;

function lowRates(projects: readonly ProjectRow[], linkTo: LinkTo): readonly ListCell[][] {
  return projects
    .filter(({ rate }) => rate !== null && rate < LOW_RATE)
    .sort((a, b) => (a.rate ?? 0) - (b.rate ?? 0))
    .map(({ unit, project, adjusted, executed, rate, placed }, at) => [
      at + 1,
      unit,
      project,
      adjusted,
      executed,
      rate,
      placed?.table.texts.executionReason ?? "",
      placed && linkCell(placed.file, placed.table, linkTo),
    ]);
}

/** How many projects have an execution rate within each band, and those below the lowest. */
export function rateSheet({ projects }: RollUp, sheet: ProjectSheet, linkTo: LinkTo): ListSheet {
  const rate = sheet.column("rate");
  const notes = ["只计有调整后预算和执行数的项目。"];
  const bands: (readonly [string, Condition])[] = [
    ["100% 及以上", { column: rate, from: 1 }],
    ["95%–100%（不含）", { column: rate, from: 0.95, below: 1 }],
    ["90%–95%（不含）", { column: rate, from: 0.9, below: 0.95 }],
    ["80%–90%（不含）", { column: rate, from: 0.8, below: 0.9 }],
    ["50%–80%（不含）", { column: rate, from: 0.5, below: 0.8 }],
    ["50% 以下", { column: rate, from: ABOVE_ZERO, below: 0.5 }],
    ["0", { column: rate, is: 0 }],
  ];
  const counted = countBlock("执行率", bands, sheet, "执行率分段", 1 + notes.length + 2);
  const low: ListBlock = {
    caption: "执行率低于 90% 的项目",
    columns: [
      { header: "序号", style: "count" },
      { header: "单位", style: "text" },
      { header: "项目名称", style: "text" },
      { header: "调整后预算（万元）", style: "amount" },
      { header: "执行数（万元）", style: "amount" },
      { header: "执行率", style: "percent" },
      { header: "原因", style: "text" },
      { header: "文件", style: "link" },
    ],
    rows: lowRates(projects, linkTo),
    total: null,
    filter: true,
  };
  return {
    name: RATE_SHEET,
    title: RATE_SHEET,
    notes,
    widths: [18, 24, 30, 16, 16, 10, 44, 28],
    hidden: [],
    blocks: [counted, low],
    charts: [],
    frozenColumns: 0,
    orientation: "landscape",
  };
}

const CATEGORIES: readonly Category[] = ["人员类", "运转类", "特定目标类", "未注明"];
const FUNDING = ["财政", "非财政", "未注明"] as const;

/** Projects and amounts, in 万元, by category and source of funds. */
export function classSheet({ projects }: RollUp, { column }: ProjectSheet): ListSheet {
  const notes = ["类别取自项目编码中的字母（R 人员类、Y 运转类、T 特定目标类）；资金中有财政资金的为财政。"];
  const columns: readonly ListColumn[] = [
    { header: "类别", style: "short" },
    { header: "资金来源", style: "short" },
    { header: "项目数", style: "count" },
    { header: "年初预算（万元）", style: "amount" },
    { header: "调整后预算（万元）", style: "amount" },
    { header: "执行数（万元）", style: "amount" },
    { header: "执行率", style: "percent" },
    { header: "最低分", style: "points" },
    { header: "最高分", style: "points" },
    { header: "平均分", style: "points" },
    { header: "99 分以上", style: "count" },
    { header: "90 分以上", style: "count" },
    { header: "100 分", style: "count" },
  ];
  const [total, adjusted, executed] = [column("total"), column("adjusted"), column("executed")];
  const figures = (conditions: readonly (Condition & { readonly is: string })[]): ListCell[] => {
    const executedSum = sumWhere(executed, conditions);
    return [
      conditions[0]
        ? countWhere([conditions[0], ...conditions.slice(1)])
        : countWhere([{ column: column("number"), from: 1 }]),
      sumWhere(column("initial"), conditions),
      sumWhere(adjusted, conditions),
      executedSum,
      shareOf(executedSum, sumWhere(adjusted, [...conditions, { column: executed, from: 0 }])),
      extremeWhere("lowest", total, conditions),
      extremeWhere("highest", total, conditions),
      meanWhere(total, conditions),
      countWhere([{ column: total, from: 99 }, ...conditions]),
      countWhere([{ column: total, from: 90 }, ...conditions]),
      countWhere([{ column: total, is: 100 }, ...conditions]),
    ];
  };
  const rows = CATEGORIES.flatMap((category) =>
    FUNDING.flatMap((funding): ListCell[][] => {
      const isThere = projects.some((row) => row.category === category && row.funding === funding);
      if (!isThere) return [];
      const conditions = [
        { column: column("category"), is: category },
        { column: column("funding"), is: funding },
      ];
      return [[category, funding, ...figures(conditions)]];
    }),
  );
  const block: ListBlock = {
    caption: null,
    columns,
    rows,
    total: ["合计", null, ...figures([])],
    filter: false,
  };
  return {
    name: CLASS_SHEET,
    title: "项目类别与资金来源",
    notes,
    widths: [14, 12, 9, 16, 16, 16, 10, 9, 9, 9, 10, 10, 9],
    hidden: [],
    blocks: [block],
    charts: [],
    frozenColumns: 0,
    orientation: "landscape",
  };
}

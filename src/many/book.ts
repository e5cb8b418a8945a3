import { STAGE_NAMES } from "../forms/form-read";
import type { ListBlock, ListCell, ListChart, ListColumn, ListSheet } from "../sheet/list-sheet";
import { blockPlaces, quotedSheet, withinLimits } from "../sheet/list-sheet";
import type { CrossFinding } from "./checks/check";
import { narrative, narrativeTitle } from "./narrative";
import type { ReturnState, RollUp } from "./roll-up";
import type { LinkTo } from "./sheets/cells";
import { classSheet, GRADE_SHEET, gradeSheet, rateSheet } from "./sheets/band-sheets";
import { countWhere, lowestOf, meanWhere, shareOf, sumWhere } from "./sheets/conditional";
import {
  crossSheet,
  findingSheet,
  FREQUENCY_SHEET,
  frequencySheet,
  type FrequencySheet,
} from "./sheets/finding-sheets";
import { deviationSheet, indicatorSheet, unmetSheet } from "./sheets/indicator-sheets";
import {
  adjustmentSheet,
  cancelledSheet,
  returnSheet,
  reviewSheet,
  unreadSheet,
} from "./sheets/project-lists";
import { projectSheet, type ProjectSheet } from "./sheets/project-sheet";
import { versionSheet } from "./sheets/version-sheet";
import { UNIT_COLUMNS, UNIT_SHEET, unitSheet } from "./sheets/unit-sheet";

const OVERVIEW = "总览";
const NARRATIVE = "文字稿";

/** More bars than this cannot be told apart. */
const MOST_UNITS = 30;
const MOST_CHECKS = 12;

function narrativeSheet(rollUp: RollUp, cross: readonly CrossFinding[]): ListSheet {
  const rows = narrative(rollUp, cross).flatMap(({ heading, paragraphs }): ListCell[][] => [
    ...heading.split("\n").map((line): ListCell[] => [{ value: line, style: "caption" }]),
    ...paragraphs.map((paragraph): ListCell[] => [`　　${paragraph}`]),
  ]);
  return {
    name: NARRATIVE,
    title: narrativeTitle(rollUp),
    notes: ["由汇总数据写成，供起草时取用；“＿＿＿＿”处请自行填写。同样内容另存有 Word 文件。"],
    widths: [90],
    hidden: [],
    blocks: [
      { caption: null, columns: [{ header: "", style: "paragraph" }], rows, total: null, filter: false },
    ],
    charts: [],
    frozenColumns: 0,
    orientation: "portrait",
  };
}

/** A ten below which no score lies. */
function lowestScore({ projects }: RollUp): number {
  const scores = projects.flatMap(({ total }) => total ?? []);
  return scores.length === 0 ? 0 : Math.min(90, Math.floor(lowestOf(scores) / 10) * 10);
}

function chartsOf(
  rollUp: RollUp,
  projects: ProjectSheet,
  grades: ListSheet,
  frequency: FrequencySheet,
): readonly ListChart[] {
  const [gradePlace] = blockPlaces(grades);
  const unitFirst = 3;
  const units = Math.min(MOST_UNITS, rollUp.units.length);
  const size = { columns: 4, rows: 19 };
  const charts: ListChart[] = [];
  if (rollUp.projects.length === 0 || !gradePlace) return charts;
  const range = (sheet: string, column: number, first: number, last: number) => ({
    sheet,
    column,
    first,
    last,
  });
  charts.push({
    kind: "column",
    title: "等级分布",
    axes: { x: "等级", y: "项目数" },
    scale: null,
    series: [
      {
        name: "项目数",
        values: range(GRADE_SHEET, 1, gradePlace.firstRow, gradePlace.lastRow),
        categories: range(GRADE_SHEET, 0, gradePlace.firstRow, gradePlace.lastRow),
      },
    ],
    at: { row: 1, column: 3 },
    size,
  });
  charts.push({
    kind: "scatter",
    title: "执行率与自评总分",
    axes: { x: "执行率", y: "自评总分" },
    scale: { least: lowestScore(rollUp), most: 100 },
    series: [
      { name: "项目", values: projects.column("total").range, categories: projects.column("rate").range },
    ],
    at: { row: 1, column: 8 },
    size,
  });
  const { first, last } = frequency.byCheck;
  if (last >= first) {
    const shown = Math.min(last, first + MOST_CHECKS - 1);
    charts.push({
      kind: "bar",
      title: "问题分布",
      axes: { x: "问题", y: "次数" },
      scale: null,
      series: [
        {
          name: "次数",
          values: range(FREQUENCY_SHEET, 1, first, shown),
          categories: range(FREQUENCY_SHEET, 0, first, shown),
        },
      ],
      at: { row: 21, column: 3 },
      size,
    });
  }
  charts.push({
    kind: "column",
    title: rollUp.units.length > units ? `单位平均分（前 ${String(units)} 个单位）` : "单位平均分",
    axes: { x: "单位", y: "平均分" },
    scale: { least: 0, most: 100 },
    series: [
      {
        name: "平均分",
        values: range(UNIT_SHEET, UNIT_COLUMNS.mean, unitFirst, unitFirst + units - 1),
        categories: range(UNIT_SHEET, UNIT_COLUMNS.unit, unitFirst, unitFirst + units - 1),
      },
    ],
    at: { row: 21, column: 8 },
    size,
  });
  return charts;
}

/** How many rows of data a sheet has, for the list of sheets. */
function rowsIn({ blocks }: ListSheet): number {
  return blocks.reduce((sum, { rows }) => sum + rows.length, 0);
}

function overviewSheet(
  rollUp: RollUp,
  projects: ProjectSheet,
  cross: readonly CrossFinding[],
  others: readonly ListSheet[],
  charts: readonly ListChart[],
): ListSheet {
  const { column } = projects;
  const [adjusted, executed, status] = [column("adjusted"), column("executed"), column("status")];
  const executedSum = sumWhere(executed, []);
  const isState = (...states: readonly ReturnState[]): number =>
    rollUp.returns.filter(({ state }) => states.includes(state)).length;
  const rate = shareOf(executedSum, sumWhere(adjusted, [{ column: executed, from: 0 }]));
  const figures: readonly (readonly [string, ListCell])[] = [
    ["读取的文件", rollUp.files],
    ["其中没有读出的文件", rollUp.failed],
    ["读出的表", rollUp.tables],
    ["单位", rollUp.units.length],
    ["汇总的项目", rollUp.projects.length],
    ["应报", sumWhere(column("isDue"), [])],
    ["已报", sumWhere(column("isHere"), [])],
    ["未报", countWhere([{ column: status, is: "未报" }])],
    ["取消", countWhere([{ column: status, is: "取消" }])],
    ["应退回", countWhere([{ column: status, is: "退回" }])],
    ["重复和已被替代的表（未计入）", isState("重复", "已被替代")],
    ["年度不符的表（未计入）", isState("年度不符")],
    ["其他表种和整体绩效表（未计入）", isState("其他表种", "整体绩效")],
    ["年初预算（万元）", { ...sumWhere(column("initial"), []), style: "amount" }],
    ["调整后预算（万元）", { ...sumWhere(adjusted, []), style: "amount" }],
    ["执行数（万元）", { ...executedSum, style: "amount" }],
    ["执行率", { ...rate, style: "percent" }],
    ["自评平均分", { ...meanWhere(column("total"), []), style: "points" }],
    ["错误", sumWhere(column("error"), [])],
    ["提醒", sumWhere(column("warning"), [])],
    ["提示", sumWhere(column("info"), [])],
    ["跨表问题", cross.length],
  ];
  const when = rollUp.year === null ? "" : `${String(rollUp.year)} 年度`;
  const block = (caption: string, columns: readonly ListColumn[], rows: ListBlock["rows"]): ListBlock => ({
    caption,
    columns,
    rows,
    total: null,
    filter: false,
  });
  return {
    name: OVERVIEW,
    title: `${when}${STAGE_NAMES[rollUp.stage].zh}汇总`,
    notes: [],
    widths: [32, 16, 3, 14, 14, 14, 14, 3, 14, 14, 14, 14],
    hidden: [],
    blocks: [
      block(
        "主要数字",
        [
          { header: "项目", style: "text" },
          { header: "数", style: "count" },
        ],
        figures,
      ),
      block(
        "各表",
        [
          { header: "工作表", style: "link" },
          { header: "行数", style: "count" },
        ],
        others.map((sheet) => [
          { text: sheet.name, file: null, place: `${quotedSheet(sheet.name)}!A1` },
          rowsIn(sheet),
        ]),
      ),
    ],
    charts,
    frozenColumns: 0,
    orientation: "landscape",
  };
}

/** The whole workbook of a roll-up. */
export function rollUpBook(
  rollUp: RollUp,
  cross: readonly CrossFinding[],
  linkTo: LinkTo,
): readonly ListSheet[] {
  const projects = projectSheet(rollUp, linkTo);
  const grades = gradeSheet(rollUp, projects);
  const findings = findingSheet(rollUp, cross, linkTo);
  const frequency = frequencySheet(rollUp, findings);
  const charts = chartsOf(rollUp, projects, grades, frequency);
  const others = [
    projects.sheet,
    unitSheet(rollUp, projects),
    classSheet(rollUp, projects),
    grades,
    rateSheet(rollUp, projects, linkTo),
    indicatorSheet(rollUp),
    unmetSheet(rollUp, linkTo),
    deviationSheet(rollUp, linkTo),
    adjustmentSheet(rollUp, linkTo),
    cancelledSheet(rollUp, linkTo),
    findings.sheet,
    frequency.sheet,
    crossSheet(cross, linkTo),
    reviewSheet(rollUp, linkTo),
    returnSheet(rollUp, linkTo),
    versionSheet(rollUp, linkTo),
    unreadSheet(rollUp, linkTo),
    narrativeSheet(rollUp, cross),
  ];
  return withinLimits([overviewSheet(rollUp, projects, cross, others, charts), ...others]);
}

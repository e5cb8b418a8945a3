import { STAGE_NAMES } from "../forms/form-read";
import type { ListCell, ListChart, ListSheet } from "../sheet/list-sheet";
import { blockPlaces, quotedSheet } from "../sheet/list-sheet";
import type { CrossFinding } from "./checks/check";
import { narrative, narrativeTitle } from "./narrative";
import type { RollUp } from "./roll-up";
import type { LinkTo } from "./sheets/cells";
import { classSheet, GRADE_SHEET, gradeSheet, rateSheet } from "./sheets/band-sheets";
import { countWhere, meanWhere, shareOf, sumWhere } from "./sheets/conditional";
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
import { PROJECT_SHEET, projectSheet, type ProjectSheet } from "./sheets/project-sheet";
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
    widths: [110],
    hidden: [],
    blocks: [
      { caption: null, columns: [{ header: "", style: "paragraph" }], rows, total: null, filter: false },
    ],
    charts: [],
    frozenColumns: 0,
    orientation: "portrait",
  };
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
  const size = { columns: 4, rows: 17 };
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
    series: [
      {
        name: "项目数",
        values: range(GRADE_SHEET, 1, gradePlace.firstRow, gradePlace.lastRow),
        categories: range(GRADE_SHEET, 0, gradePlace.firstRow, gradePlace.lastRow),
      },
    ],
    at: { row: 2, column: 4 },
    size,
  });
  charts.push({
    kind: "scatter",
    title: "执行率与自评总分",
    axes: { x: "执行率", y: "自评总分" },
    series: [
      { name: "项目", values: projects.column("total").range, categories: projects.column("rate").range },
    ],
    at: { row: 2, column: 9 },
    size,
  });
  const { first, last } = frequency.byCheck;
  if (last >= first) {
    const shown = Math.min(last, first + MOST_CHECKS - 1);
    charts.push({
      kind: "bar",
      title: "问题分布",
      axes: { x: "问题", y: "次数" },
      series: [
        {
          name: "次数",
          values: range(FREQUENCY_SHEET, 1, first, shown),
          categories: range(FREQUENCY_SHEET, 0, first, shown),
        },
      ],
      at: { row: 20, column: 4 },
      size,
    });
  }
  charts.push({
    kind: "column",
    title: rollUp.units.length > units ? `单位平均分（前 ${String(units)} 个单位）` : "单位平均分",
    axes: { x: "单位", y: "平均分" },
    series: [
      {
        name: "平均分",
        values: range(UNIT_SHEET, UNIT_COLUMNS.mean, unitFirst, unitFirst + units - 1),
        categories: range(UNIT_SHEET, UNIT_COLUMNS.unit, unitFirst, unitFirst + units - 1),
      },
    ],
    at: { row: 20, column: 9 },
    size,
  });
  return charts;
}

/** What each sheet holds, for the list of them in the overview. */
const CONTENTS: readonly (readonly [name: string, about: string])[] = [
  [PROJECT_SHEET, "每个项目一行：预算、执行率、得分、等级、问题数、状态、预警"],
  [UNIT_SHEET, "每个单位一行：报送、预算、执行率、平均分、等级分布"],
  ["类别与资金来源", "人员、运转、特定目标各类，财政与非财政"],
  [GRADE_SHEET, "优良中差和各得分段的项目数与资金"],
  ["执行率分段", "各执行率段的项目数，90% 以下的项目和原因"],
  ["指标统计", "各级指标的数量、权重、完成情况、满分占比"],
  ["未完成指标", "没有达到指标值的指标"],
  ["偏离较大指标", "偏离指标值 30% 以上的指标"],
  ["预算调整", "预算增减 20% 以上的项目"],
  ["取消与未实施", "取消或未实施的项目"],
  ["问题清单", "全部问题，逐条列明文件、位置、事实、建议、依据"],
  [FREQUENCY_SHEET, "各类问题和各单位问题的次数"],
  ["跨表检查", "几张表放在一起才看得出的问题"],
  ["自评与复核", "有复核分的项目及差异"],
  ["报送情况", "已收、未报、重复、被替代、年度或表样不符"],
  ["未读文件", "打不开的文件和没有读取的部分"],
  [NARRATIVE, "可直接取用的文字"],
];

function overviewSheet(
  rollUp: RollUp,
  projects: ProjectSheet,
  cross: readonly CrossFinding[],
  charts: readonly ListChart[],
): ListSheet {
  const { column } = projects;
  const [adjusted, executed, total] = [column("adjusted"), column("executed"), column("total")];
  const executedSum = sumWhere(executed, []);
  const status = column("status");
  const figures: readonly (readonly [string, ListCell])[] = [
    ["读取的文件", rollUp.files],
    ["其中没有读出的文件", rollUp.failed],
    ["读出的表", rollUp.tables],
    ["汇总的项目", rollUp.projects.length],
    ["应报", sumWhere(column("isDue"), [])],
    ["已报", sumWhere(column("isHere"), [])],
    ["未报", countWhere([{ column: status, is: "未报" }])],
    ["取消", countWhere([{ column: status, is: "取消" }])],
    ["应退回", countWhere([{ column: status, is: "退回" }])],
    ["单位", rollUp.units.length],
    [
      "其他表种和整体绩效表（未计入）",
      rollUp.returns.filter(({ state }) => state === "其他表种" || state === "整体绩效").length,
    ],
    ["年度不符（未计入）", rollUp.returns.filter(({ state }) => state === "年度不符").length],
    [
      "重复和已被替代（未计入）",
      rollUp.returns.filter(({ state }) => state === "重复" || state === "已被替代").length,
    ],
    ["错误", sumWhere(column("errors"), [])],
    ["提醒", sumWhere(column("warnings"), [])],
    ["跨表问题", cross.length],
  ];
  const money: readonly (readonly ListCell[])[] = [
    ["年初预算（万元）", { ...sumWhere(column("initial"), []) }],
    ["调整后预算（万元）", sumWhere(adjusted, [])],
    ["执行数（万元）", executedSum],
  ];
  const when = rollUp.year === null ? "" : `${String(rollUp.year)} 年度`;
  return {
    name: OVERVIEW,
    title: `${when}${STAGE_NAMES[rollUp.stage].zh}汇总`,
    notes: [],
    widths: [32, 16, 4, 2, 14, 14, 14, 14, 2, 14, 14, 14, 14],
    hidden: [],
    blocks: [
      {
        caption: "主要数字",
        columns: [
          { header: "项目", style: "text" },
          { header: "数", style: "count" },
        ],
        rows: figures,
        total: null,
        filter: false,
      },
      {
        caption: "资金",
        columns: [
          { header: "项目", style: "text" },
          { header: "金额", style: "amount" },
        ],
        rows: money,
        total: null,
        filter: false,
      },
      {
        caption: "执行与得分",
        columns: [
          { header: "项目", style: "text" },
          { header: "数", style: "points" },
        ],
        rows: [["平均分", meanWhere(total, [])]],
        total: null,
        filter: false,
      },
      {
        caption: "执行率",
        columns: [
          { header: "项目", style: "text" },
          { header: "比率", style: "percent" },
        ],
        rows: [["执行率", shareOf(executedSum, sumWhere(adjusted, [{ column: executed, from: 0 }]))]],
        total: null,
        filter: false,
      },
      {
        caption: "各表",
        columns: [
          { header: "工作表", style: "link" },
          { header: "内容", style: "text" },
        ],
        rows: CONTENTS.map(([name, about]) => [
          { text: name, file: null, place: `${quotedSheet(name)}!A1` },
          about,
        ]),
        total: null,
        filter: false,
      },
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
  return [
    overviewSheet(rollUp, projects, cross, charts),
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
    unreadSheet(rollUp, linkTo),
    narrativeSheet(rollUp, cross),
  ];
}

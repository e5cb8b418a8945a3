import { SEVERITIES } from "../../checks/check";
import { GRADES } from "../../scoring/profile";
import { a1 } from "../../sheet/address";
import {
  blockPlaces,
  type ListCell,
  type ListColumn,
  type ListFormula,
  type ListSheet,
} from "../../sheet/list-sheet";
import type { RollUp } from "../roll-up";
import { cellOf, countWhere, meanWhere, ratioOf, shareOf, sumWhere, type Condition } from "./conditional";
import type { ProjectSheet } from "./project-sheet";

export const UNIT_SHEET = "单位汇总";

const COLUMNS: readonly (ListColumn & { readonly width: number })[] = [
  { header: "序号", style: "count", width: 6 },
  { header: "单位", style: "text", width: 26 },
  { header: "应报", style: "count", width: 7 },
  { header: "已报", style: "count", width: 7 },
  { header: "未报", style: "count", width: 7 },
  { header: "取消", style: "count", width: 7 },
  { header: "退回", style: "count", width: 7 },
  { header: "年初预算（万元）", style: "amount", width: 14 },
  { header: "调整后预算（万元）", style: "amount", width: 14 },
  { header: "执行数（万元）", style: "amount", width: 14 },
  { header: "执行率", style: "percent", width: 10 },
  { header: "平均分", style: "points", width: 9 },
  { header: "按预算加权平均分", style: "points", width: 11 },
  ...GRADES.flatMap((grade) => [
    { header: grade, style: "count" as const, width: 6 },
    { header: `${grade}占比`, style: "percent" as const, width: 9 },
  ]),
  { header: "满分（100 分）", style: "count", width: 8 },
  { header: "执行率低于 90%", style: "count", width: 9 },
  { header: "错误", style: "count", width: 7 },
  { header: "提醒", style: "count", width: 7 },
  { header: "提示", style: "count", width: 7 },
];

/** The columns that charts are drawn from. */
export const UNIT_COLUMNS = { unit: 1, rate: 10, mean: 11 } as const;

const LOW_RATE = 0.9;

/** Where the shares of the grades begin. */
const FIRST_GRADE = 13;

/** The figures of the projects that meet the conditions, from 应报 to 提示; `name` gives the cell of a column in the row. */
function figuresOf(
  { column }: ProjectSheet,
  conditions: readonly Condition[],
  name: (column: number) => string,
): readonly ListFormula[] {
  const [total, adjusted, executed, status] = [
    column("total"),
    column("adjusted"),
    column("executed"),
    column("status"),
  ];
  const count = (condition: Condition): ListFormula => countWhere([condition, ...conditions]);
  const isScored: Condition = { column: total, from: 0 };
  const executedSum = sumWhere(executed, conditions);
  return [
    sumWhere(column("isDue"), conditions),
    sumWhere(column("isHere"), conditions),
    ...["未报", "取消", "退回"].map((is) => count({ column: status, is })),
    sumWhere(column("initial"), conditions),
    sumWhere(adjusted, conditions),
    executedSum,
    shareOf(executedSum, sumWhere(adjusted, [...conditions, { column: executed, from: 0 }])),
    meanWhere(total, conditions),
    ratioOf(sumWhere(column("weighted"), conditions), sumWhere(adjusted, [...conditions, isScored])),
    ...GRADES.flatMap((grade, at) => {
      const number = count({ column: column("grade"), is: grade });
      return [number, shareOf(cellOf(name(FIRST_GRADE + 2 * at), number), count(isScored))];
    }),
    count({ column: total, is: 100 }),
    count({ column: column("rate"), below: LOW_RATE }),
    ...SEVERITIES.map((severity) => sumWhere(column(severity), conditions)),
  ];
}

/** The sheet with a row for each unit, and one for all of them. */
export function unitSheet({ units }: RollUp, projects: ProjectSheet): ListSheet {
  const notes = ["数字由“项目汇总”算出；平均分、等级只计有自评总分的项目，执行率只计有执行数的项目。"];
  const columns = COLUMNS.map(({ header, style }): ListColumn => ({ header, style }));
  const block = { caption: null, columns, rows: [], total: null, filter: true };
  const first = blockPlaces({ notes, blocks: [block] })[0]?.firstRow ?? 0;
  const line = (row: number, start: readonly ListCell[], conditions: readonly Condition[]): ListCell[] => [
    ...start,
    ...figuresOf(projects, conditions, (column) => a1({ row, column })),
  ];
  const rows = units.map((unit, at) =>
    line(first + at, [at + 1, unit], [{ column: projects.column("unitNumber"), is: at + 1 }]),
  );
  return {
    name: UNIT_SHEET,
    title: UNIT_SHEET,
    notes,
    widths: COLUMNS.map(({ width }) => width),
    hidden: [],
    blocks: [{ ...block, rows, total: line(first + rows.length, [null, "合计"], []) }],
    charts: [],
    frozenColumns: 2,
    orientation: "landscape",
  };
}

import { SEVERITIES, type Severity } from "../../checks/check";
import { Decimal } from "../../scoring/decimal";
import { a1 } from "../../sheet/address";
import type { CellValue } from "../../sheet/snapshot";
import {
  blockPlaces,
  type ListCell,
  type ListColumn,
  type ListFormula,
  type ListRange,
  type ListSheet,
  type ListStyle,
} from "../../sheet/list-sheet";
import type { ProjectRow, RollUp } from "../roll-up";
import type { ValueColumn } from "./conditional";
import { alertCell, linkCell, type LinkTo } from "./cells";

export const PROJECT_SHEET = "项目汇总";

/** 一级指标 that have a column of their own; what else forms have is rare and many. */
const MOST_LEVELS = 8;
const USUAL_LEVELS = ["成本", "产出", "效益", "满意度"];

/** The columns, by what formulas of other sheets call them. */
type Key =
  | "number"
  | "unit"
  | "code"
  | "project"
  | "category"
  | "funding"
  | "initial"
  | "adjusted"
  | "executed"
  | "rate"
  | "executionScore"
  | "total"
  | "grade"
  | "computedTotal"
  | "reviewTotal"
  | "reviewGrade"
  | "deviation"
  | Severity
  | "status"
  | "alert"
  | "link"
  | "unitNumber"
  | "isDue"
  | "isHere"
  | "weighted";

interface Spec {
  readonly key: Key | `level ${string}`;
  readonly header: string;
  readonly style: ListStyle;
  readonly width: number;
}

const BEFORE_LEVELS: readonly Spec[] = [
  { key: "number", header: "序号", style: "count", width: 6 },
  { key: "unit", header: "单位", style: "text", width: 22 },
  { key: "code", header: "项目编码", style: "short", width: 22 },
  { key: "project", header: "项目名称", style: "text", width: 30 },
  { key: "category", header: "类别", style: "short", width: 12 },
  { key: "funding", header: "资金来源", style: "short", width: 10 },
  { key: "initial", header: "年初预算（万元）", style: "amount", width: 13 },
  { key: "adjusted", header: "调整后预算（万元）", style: "amount", width: 13 },
  { key: "executed", header: "执行数（万元）", style: "amount", width: 13 },
  { key: "rate", header: "执行率", style: "percent", width: 10 },
  { key: "executionScore", header: "执行得分", style: "points", width: 8 },
];

const AFTER_LEVELS: readonly Spec[] = [
  { key: "total", header: "自评总分", style: "points", width: 9 },
  { key: "grade", header: "等级", style: "short", width: 6 },
  { key: "computedTotal", header: "核算总分", style: "points", width: 9 },
  { key: "reviewTotal", header: "复核总分", style: "points", width: 9 },
  { key: "reviewGrade", header: "复核等级", style: "short", width: 6 },
  { key: "deviation", header: "偏离度", style: "percent", width: 9 },
  { key: "error", header: "错误", style: "count", width: 6 },
  { key: "warning", header: "提醒", style: "count", width: 6 },
  { key: "info", header: "提示", style: "count", width: 6 },
  { key: "status", header: "状态", style: "short", width: 8 },
  { key: "alert", header: "预警", style: "short", width: 6 },
  { key: "link", header: "文件", style: "link", width: 30 },
  { key: "unitNumber", header: "单位序号", style: "count", width: 8 },
  { key: "isDue", header: "应报", style: "count", width: 6 },
  { key: "isHere", header: "已报", style: "count", width: 6 },
  { key: "weighted", header: "预算×得分", style: "amount", width: 12 },
];

const HIDDEN: ReadonlySet<string> = new Set(["unitNumber", "isDue", "isHere", "weighted"]);
const SUMMED: ReadonlySet<string> = new Set(["initial", "adjusted", "executed", ...SEVERITIES]);

/** 项目汇总 with the columns that other sheets reckon with. */
export interface ProjectSheet {
  readonly sheet: ListSheet;
  readonly column: (key: Key) => ValueColumn;
}

function levelsOf(projects: readonly ProjectRow[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { placed } of projects) {
    for (const [level, score] of placed?.table.levels ?? []) {
      if (level !== "" && score !== null) counts.set(level, (counts.get(level) ?? 0) + 1);
    }
  }
  const usual = USUAL_LEVELS.filter((level) => counts.has(level));
  const others = [...counts]
    .filter(([level]) => !USUAL_LEVELS.includes(level))
    .sort(([, a], [, b]) => b - a)
    .map(([level]) => level);
  return [...usual, ...others].slice(0, MOST_LEVELS);
}

function gradeFormula(cell: string, grades: RollUp["grades"]): string {
  const last = grades.at(-1)?.grade ?? "";
  const steps = grades
    .slice(0, -1)
    .reduceRight((rest, { grade, from }) => `IF(${cell}>=${String(from)},"${grade}",${rest})`, `"${last}"`);
  return `IF(${cell}="","",${steps})`;
}

function deviationOf({ total, reviewTotal }: ProjectRow): CellValue {
  if (total === null || reviewTotal === null || total === 0) return "";
  const reviewed = new Decimal(reviewTotal);
  return new Decimal(total).minus(reviewed).div(new Decimal(total)).round(6).toNumber();
}

function weightedOf({ adjusted, total }: ProjectRow): CellValue {
  if (adjusted === null || total === null) return "";
  return new Decimal(adjusted).times(new Decimal(total)).toNumber();
}

/** The sheet with a row for each project; sums below it. */
export function projectSheet(rollUp: RollUp, linkTo: LinkTo): ProjectSheet {
  const { projects, grades } = rollUp;
  const levels = levelsOf(projects);
  const specs: readonly Spec[] = [
    ...BEFORE_LEVELS,
    ...levels.map((level): Spec => ({
      key: `level ${level}`,
      header: `${level}得分`,
      style: "points",
      width: 8,
    })),
    ...AFTER_LEVELS,
  ];
  const columnOf = (key: Spec["key"]): number => specs.findIndex((spec) => spec.key === key);
  const columns = specs.map(({ header, style }): ListColumn => ({ header, style }));
  const notes = [noteOf(rollUp)];
  const first =
    blockPlaces({ notes, blocks: [{ caption: null, columns, rows: [], total: null, filter: true }] })[0]
      ?.firstRow ?? 0;
  const last = Math.max(first, first + projects.length - 1);

  const cells = projects.map((row, at) => {
    const name = (key: Spec["key"]): string => a1({ row: first + at, column: columnOf(key) });
    const byLevel = new Map(row.placed?.table.levels ?? []);
    const formula = (text: string, result: CellValue): ListFormula => ({ formula: text, result });
    return specs.map(({ key }): ListCell => {
      if (key.startsWith("level ")) return byLevel.get(key.slice("level ".length)) ?? null;
      switch (key) {
        case "number":
          return at + 1;
        case "rate":
          return formula(
            `IF(OR(N(${name("adjusted")})=0,${name("executed")}=""),"",ROUND(${name("executed")}/${name("adjusted")},6))`,
            row.rate ?? "",
          );
        case "grade":
          return formula(gradeFormula(name("total"), grades), row.grade ?? "");
        case "reviewGrade":
          return formula(gradeFormula(name("reviewTotal"), grades), row.reviewGrade ?? "");
        case "deviation":
          return formula(
            `IF(OR(N(${name("total")})=0,${name("reviewTotal")}=""),"",ROUND((${name("total")}-${name("reviewTotal")})/${name("total")},6))`,
            deviationOf(row),
          );
        case "weighted":
          return formula(
            `IF(OR(${name("adjusted")}="",${name("total")}=""),"",${name("adjusted")}*${name("total")})`,
            weightedOf(row),
          );
        case "alert":
          return alertCell(row.alert);
        case "link":
          return row.placed && linkCell(row.placed.file, row.placed.table, linkTo);
        case "isDue":
          return row.isDue ? 1 : 0;
        case "isHere":
          return row.placed ? 1 : 0;
        case "unit":
        case "code":
        case "project":
        case "category":
        case "funding":
        case "initial":
        case "adjusted":
        case "executed":
        case "executionScore":
        case "total":
        case "computedTotal":
        case "reviewTotal":
        case "status":
        case "unitNumber":
          return row[key];
        case "error":
        case "warning":
        case "info":
          return row.counts[key];
        default:
          return null;
      }
    });
  });

  const range = (key: Spec["key"]): ListRange => ({
    sheet: PROJECT_SHEET,
    column: columnOf(key),
    first,
    last,
  });
  const valueOf = (cell: ListCell | undefined): number | string | null => {
    if (cell === null || cell === undefined) return null;
    if (typeof cell !== "object") return cell;
    if ("formula" in cell) return typeof cell.result === "boolean" ? null : cell.result;
    return "value" in cell ? cell.value : cell.text;
  };
  const columnsByKey = new Map<Key, ValueColumn>();
  const column = (key: Key): ValueColumn => {
    const known = columnsByKey.get(key);
    if (known) return known;
    const at = columnOf(key);
    const made = { range: range(key), values: cells.map((line) => valueOf(line[at])) };
    columnsByKey.set(key, made);
    return made;
  };

  const total = specs.map(({ key }, at): ListCell => {
    if (key === "project") return "合计";
    if (!SUMMED.has(key)) return null;
    const [from, to] = [first, last].map((row) => a1({ row, column: at }));
    const numbers = cells.flatMap((line) => (typeof line[at] === "number" ? [line[at]] : []));
    const sum = numbers.reduce((all, number) => all.plus(new Decimal(number)), new Decimal(0));
    return { formula: `SUM(${from ?? ""}:${to ?? ""})`, result: sum.toNumber() };
  });

  const sheet: ListSheet = {
    name: PROJECT_SHEET,
    title: "项目汇总",
    notes,
    widths: specs.map(({ width }) => width),
    hidden: specs.flatMap(({ key }, at) => (HIDDEN.has(key) ? [at] : [])),
    blocks: [{ caption: null, columns, rows: cells, total, filter: true }],
    charts: [],
    frozenColumns: 4,
    orientation: "landscape",
  };
  return { sheet, column };
}

function noteOf({ grades }: RollUp): string {
  const lines = grades.map(({ grade, from }) => `${grade} ${String(from)} 分以上`).slice(0, -1);
  return `金额单位：万元。执行率＝执行数÷调整后预算；偏离度＝（自评总分－复核总分）÷自评总分；等级：${lines.join("、")}，其余为差。预警：红为未报、退回、差或执行率低于 50%，黄为有提醒、执行率偏低、中或取消。`;
}

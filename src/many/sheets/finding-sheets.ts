import { CHECKS } from "../../checks/registry";
import type { Severity } from "../../checks/check";
import { a1 } from "../../sheet/address";
import {
  blockPlaces,
  type ListBlock,
  type ListCell,
  type ListColumn,
  type ListSheet,
} from "../../sheet/list-sheet";
import { CROSS_CHECKS } from "../checks/registry";
import type { CrossFinding } from "../checks/check";
import type { RollUp } from "../roll-up";
import { linkCell, type LinkTo } from "./cells";
import { countWhere, type ValueColumn } from "./conditional";

export const FINDING_SHEET = "问题清单";
export const FREQUENCY_SHEET = "问题统计";
export const CROSS_SHEET = "跨表检查";

const LEVELS: Readonly<Record<Severity, string>> = { error: "错误", warning: "提醒", info: "提示" };

const TITLES: ReadonlyMap<string, { readonly title: string; readonly basis: string }> = new Map(
  [...CHECKS, ...CROSS_CHECKS].map(({ id, title, basis }) => [id, { title: title.zh, basis: basis.zh }]),
);

/** What a check is called in the lists; its id where it is none of ours. */
export function titleOf(check: string): string {
  return TITLES.get(check)?.title ?? check;
}

const COLUMNS: readonly (ListColumn & { readonly width: number })[] = [
  { header: "序号", style: "count", width: 6 },
  { header: "级别", style: "short", width: 7 },
  { header: "类型", style: "short", width: 7 },
  { header: "问题", style: "text", width: 24 },
  { header: "单位", style: "text", width: 22 },
  { header: "项目名称", style: "text", width: 28 },
  { header: "文件", style: "link", width: 26 },
  { header: "工作表", style: "text", width: 14 },
  { header: "位置", style: "short", width: 9 },
  { header: "维度", style: "short", width: 11 },
  { header: "对象", style: "text", width: 20 },
  { header: "事实", style: "text", width: 44 },
  { header: "建议", style: "text", width: 36 },
  { header: "依据", style: "text", width: 34 },
  { header: "比上一版", style: "short", width: 10 },
  { header: "复核处理", style: "text", width: 20 },
  { header: "单位序号", style: "count", width: 8 },
];

const HIDDEN = COLUMNS.length - 1;

/** A sheet of the findings, with the columns that are counted. */
export interface FindingSheet {
  readonly sheet: ListSheet;
  readonly check: ValueColumn;
  readonly level: ValueColumn;
  readonly unit: ValueColumn;
}

function rowsOf(rollUp: RollUp, cross: readonly CrossFinding[], linkTo: LinkTo): readonly ListCell[][] {
  const rows: ListCell[][] = [];
  for (const { unit, unitNumber, project, placed, comparison } of rollUp.projects) {
    for (const [at, finding] of (placed?.table.findings ?? []).entries()) {
      if (!placed) continue;
      const compared = comparison?.now[at];
      const { check, severity, place, cell, dimension, object, fact, proposal } = finding;
      rows.push([
        rows.length + 1,
        LEVELS[severity],
        "单表",
        titleOf(check),
        unit,
        project,
        linkCell(placed.file, { sheet: placed.table.sheet, cell }, linkTo),
        placed.table.sheet,
        place,
        dimension,
        object,
        fact,
        proposal,
        TITLES.get(check)?.basis ?? "",
        compared?.since ?? "",
        compared?.decision ?? finding.decision,
        unitNumber,
      ]);
    }
  }
  for (const finding of cross) {
    const { check, severity, unit, unitNumber, projects, places, message, fix } = finding;
    const [first] = places;
    rows.push([
      rows.length + 1,
      LEVELS[severity],
      "跨表",
      titleOf(check),
      unit,
      projects.join("、"),
      first ? linkCell(first.file, first, linkTo) : null,
      first?.sheet ?? "",
      first?.cell ?? "",
      "跨表检查",
      "",
      message,
      fix,
      TITLES.get(check)?.basis ?? "",
      "",
      "",
      unitNumber,
    ]);
  }
  return rows;
}

/** All findings of all projects, each with a link to its cell. */
export function findingSheet(rollUp: RollUp, cross: readonly CrossFinding[], linkTo: LinkTo): FindingSheet {
  const notes = [
    "错误是复核时应退回的，提醒请填报单位核对，提示不影响得分。文件一栏可点开到所在单元格。",
    "比上一版：同一项目交过两版的，仍在是上一版就有的，已解决的见“版本对照”。复核处理取自复核人的副本。",
  ];
  const columns = COLUMNS.map(({ header, style }): ListColumn => ({ header, style }));
  const rows = rowsOf(rollUp, cross, linkTo);
  const block: ListBlock = { caption: null, columns, rows, total: null, filter: true };
  const place = blockPlaces({ notes, blocks: [block] })[0];
  const first = place?.firstRow ?? 0;
  const last = Math.max(first, place?.lastRow ?? 0);
  const column = (at: number): ValueColumn => ({
    range: { sheet: FINDING_SHEET, column: at, first, last },
    values: rows.map((row) => {
      const cell = row[at];
      return typeof cell === "string" || typeof cell === "number" ? cell : null;
    }),
  });
  return {
    sheet: {
      name: FINDING_SHEET,
      title: FINDING_SHEET,
      notes,
      widths: COLUMNS.map(({ width }) => width),
      hidden: [HIDDEN],
      blocks: [block],
      charts: [],
      frozenColumns: 0,
      orientation: "landscape",
    },
    check: column(3),
    level: column(1),
    unit: column(HIDDEN),
  };
}

/** Where the frequencies by check stand, for the chart. */
export interface FrequencySheet {
  readonly sheet: ListSheet;
  readonly byCheck: { readonly first: number; readonly last: number };
}

function valuesByFrequency(column: ValueColumn): readonly string[] {
  const counts = new Map<string, number>();
  for (const value of column.values) {
    if (typeof value === "string" && value !== "") counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a).map(([value]) => value);
}

/** How often each check found something, as formulas over the list of findings. */
export function frequencySheet({ units }: RollUp, findings: FindingSheet): FrequencySheet {
  const { check, level, unit } = findings;
  const notes = ["数字由“问题清单”算出。"];
  const levels = ["错误", "提醒", "提示"];
  const counts = (condition: Parameters<typeof countWhere>[0][0]): ListCell[] => [
    countWhere([condition]),
    ...levels.map((is) => countWhere([condition, { column: level, is }])),
  ];
  const columns = (header: string): readonly ListColumn[] => [
    { header, style: "text" },
    { header: "合计", style: "count" },
    ...levels.map((name): ListColumn => ({ header: name, style: "count" })),
  ];
  const byCheck = valuesByFrequency(check).map((is): ListCell[] => [is, ...counts({ column: check, is })]);
  const byUnit = units.map((name, at): ListCell[] => [name, ...counts({ column: unit, is: at + 1 })]);
  const sum = (rows: readonly ListCell[][], first: number): ListCell[] | null =>
    rows.length === 0
      ? null
      : [
          "合计",
          ...[1, 2, 3, 4].map((column): ListCell => {
            const result = rows.reduce((all, row) => {
              const cell = row[column];
              return (
                all +
                (cell !== null && typeof cell === "object" && "formula" in cell ? Number(cell.result) : 0)
              );
            }, 0);
            const [from, to] = [first, first + rows.length - 1].map((row) => a1({ row, column }));
            return { formula: `SUM(${from ?? ""}:${to ?? ""})`, result };
          }),
        ];
  const block = (caption: string, header: string, rows: readonly ListCell[][], first: number): ListBlock => ({
    caption,
    columns: columns(header),
    rows,
    total: sum(rows, first),
    filter: false,
  });
  const first = 1 + notes.length + 2;
  const checks = block("按问题", "问题", byCheck, first);
  const second = first + byCheck.length + (checks.total ? 1 : 0) + 3;
  const blocks = [checks, block("按单位", "单位", byUnit, second)];
  return {
    sheet: {
      name: FREQUENCY_SHEET,
      title: FREQUENCY_SHEET,
      notes,
      widths: [46, 10, 10, 10, 10],
      hidden: [],
      blocks,
      charts: [],
      frozenColumns: 0,
      orientation: "portrait",
    },
    byCheck: { first, last: first + byCheck.length - 1 },
  };
}

/** What the checks over many tables found. */
export function crossSheet(cross: readonly CrossFinding[], linkTo: LinkTo): ListSheet {
  const columns: readonly ListColumn[] = [
    { header: "序号", style: "count" },
    { header: "级别", style: "short" },
    { header: "问题", style: "text" },
    { header: "单位", style: "text" },
    { header: "涉及项目", style: "text" },
    { header: "事实", style: "text" },
    { header: "建议", style: "text" },
    { header: "文件一", style: "link" },
    { header: "文件二", style: "link" },
    { header: "依据", style: "text" },
  ];
  const rows = cross.map((finding, at): ListCell[] => {
    const [one, other] = finding.places;
    return [
      at + 1,
      LEVELS[finding.severity],
      titleOf(finding.check),
      finding.unit,
      finding.projects.join("、"),
      finding.message,
      finding.fix,
      one ? linkCell(one.file, one, linkTo) : null,
      other ? linkCell(other.file, other, linkTo) : null,
      TITLES.get(finding.check)?.basis ?? "",
    ];
  });
  return {
    name: CROSS_SHEET,
    title: CROSS_SHEET,
    notes: ["要把几张表放在一起才看得出的问题；同样列在“问题清单”中，类型为跨表。"],
    widths: [6, 7, 26, 24, 36, 50, 40, 26, 26, 34],
    hidden: [],
    blocks: [{ caption: null, columns, rows, total: null, filter: true }],
    charts: [],
    frozenColumns: 0,
    orientation: "landscape",
  };
}

import { Decimal } from "../../scoring/decimal";
import type { ListCell, ListColumn, ListSheet } from "../../sheet/list-sheet";
import { a1 } from "../../sheet/address";
import { blockPlaces } from "../../sheet/list-sheet";
import { adjustmentOf, isAdjusted, type RollUp } from "../roll-up";
import { fileName, linkCell, type LinkTo } from "./cells";

export const ADJUSTMENT_SHEET = "预算调整";
export const CANCELLED_SHEET = "取消与未实施";
export const REVIEW_SHEET = "自评与复核";
export const RETURN_SHEET = "报送情况";
export const UNREAD_SHEET = "未读文件";

/** What stands under a list with nothing in it, so that nobody takes it for one that was not made. */
export const NOTHING_LISTED = "本次没有。";

function simpleSheet(
  sheet: Pick<ListSheet, "name" | "title" | "notes" | "widths" | "frozenColumns">,
  columns: readonly ListColumn[],
  rows: readonly (readonly ListCell[])[],
): ListSheet {
  return {
    ...sheet,
    notes: rows.length === 0 ? [...sheet.notes, NOTHING_LISTED] : sheet.notes,
    hidden: [],
    blocks: [{ caption: null, columns, rows, total: null, filter: true }],
    charts: [],
    orientation: "landscape",
  };
}

function firstRowBelow(notes: readonly string[], columns: readonly ListColumn[]): number {
  const block = { caption: null, columns, rows: [], total: null, filter: true };
  return blockPlaces({ notes, blocks: [block] })[0]?.firstRow ?? 0;
}

/** Projects whose budget was adjusted by 20 % or more. */
export function adjustmentSheet({ projects }: RollUp, linkTo: LinkTo): ListSheet {
  const notes = ["调整后预算比年初预算增减 20% 以上的项目；年初没有预算、年中追加的也列在内。"];
  const columns: readonly ListColumn[] = [
    { header: "序号", style: "count" },
    { header: "单位", style: "text" },
    { header: "项目名称", style: "text" },
    { header: "年初预算（万元）", style: "amount" },
    { header: "调整后预算（万元）", style: "amount" },
    { header: "增减（万元）", style: "amount" },
    { header: "增减比例", style: "percent" },
    { header: "文件", style: "link" },
  ];
  const first = firstRowBelow(notes, columns);
  const rows = projects.filter(isAdjusted).map((row, at): ListCell[] => {
    const { unit, project, initial, adjusted, placed } = row;
    const [before, after] = [3, 4].map((column) => a1({ row: first + at, column }));
    const change = new Decimal(adjusted ?? 0).minus(new Decimal(initial ?? 0)).toNumber();
    return [
      at + 1,
      unit,
      project,
      initial,
      adjusted,
      { formula: `${after ?? ""}-${before ?? ""}`, result: change },
      {
        formula: `IF(N(${before ?? ""})=0,"",ROUND((${after ?? ""}-${before ?? ""})/${before ?? ""},6))`,
        result: adjustmentOf(row) ?? "",
      },
      placed && linkCell(placed.file, placed.table, linkTo),
    ];
  });
  const sheet = { name: ADJUSTMENT_SHEET, title: "预算调整 20% 以上的项目", notes, frozenColumns: 3 };
  return simpleSheet({ ...sheet, widths: [6, 26, 36, 16, 16, 16, 11, 30] }, columns, rows);
}

/** Projects that were given up. */
export function cancelledSheet({ projects }: RollUp, linkTo: LinkTo): ListSheet {
  const columns: readonly ListColumn[] = [
    { header: "序号", style: "count" },
    { header: "单位", style: "text" },
    { header: "项目编码", style: "short" },
    { header: "项目名称", style: "text" },
    { header: "年初预算（万元）", style: "amount" },
    { header: "调整后预算（万元）", style: "amount" },
    { header: "执行数（万元）", style: "amount" },
    { header: "依据", style: "short" },
    { header: "文件", style: "link" },
  ];
  const rows = projects
    .filter(({ status }) => status === "取消")
    .map(({ unit, code, project, initial, adjusted, executed, placed }, at): ListCell[] => [
      at + 1,
      unit,
      code,
      project,
      initial,
      adjusted,
      executed,
      placed?.table.isCancelled ? "表上写明" : "清单写明",
      placed && linkCell(placed.file, placed.table, linkTo),
    ]);
  const notes = ["表上合计为 0 且写明取消、停止或未实施的项目，以及清单中注明取消的项目。"];
  const sheet = { name: CANCELLED_SHEET, title: "取消、未实施的项目", notes, frozenColumns: 4 };
  return simpleSheet({ ...sheet, widths: [6, 26, 22, 34, 14, 14, 14, 12, 30] }, columns, rows);
}

/** Projects that a reviewer gave a score, beside the reported one. */
export function reviewSheet({ projects }: RollUp, linkTo: LinkTo): ListSheet {
  const notes = ["有复核分的项目：表上有复核得分，或清单中有复核总分。差异＝自评总分－复核总分。"];
  const columns: readonly ListColumn[] = [
    { header: "序号", style: "count" },
    { header: "单位", style: "text" },
    { header: "项目名称", style: "text" },
    { header: "自评总分", style: "points" },
    { header: "自评等级", style: "short" },
    { header: "核算总分", style: "points" },
    { header: "复核总分", style: "points" },
    { header: "复核等级", style: "short" },
    { header: "差异", style: "points" },
    { header: "偏离度", style: "percent" },
    { header: "文件", style: "link" },
  ];
  const first = firstRowBelow(notes, columns);
  const rows = projects
    .filter(({ reviewTotal }) => reviewTotal !== null)
    .map((row, at): ListCell[] => {
      const { unit, project, total, grade, computedTotal, reviewTotal, reviewGrade, placed } = row;
      const [own, reviewed, difference] = [3, 6, 8].map((column) => a1({ row: first + at, column }));
      const gap =
        total === null || reviewTotal === null ? null : new Decimal(total).minus(new Decimal(reviewTotal));
      const share =
        gap === null || total === null || total === 0 ? null : gap.div(new Decimal(total)).round(6);
      return [
        at + 1,
        unit,
        project,
        total,
        grade,
        computedTotal,
        reviewTotal,
        reviewGrade,
        { formula: `IF(${own ?? ""}="","",${own ?? ""}-${reviewed ?? ""})`, result: gap?.toNumber() ?? "" },
        {
          formula: `IF(N(${own ?? ""})=0,"",ROUND(${difference ?? ""}/${own ?? ""},6))`,
          result: share?.toNumber() ?? "",
        },
        placed && linkCell(placed.file, placed.table, linkTo),
      ];
    });
  const sheet = { name: REVIEW_SHEET, title: "自评与复核差异", notes, frozenColumns: 3 };
  return simpleSheet({ ...sheet, widths: [6, 26, 34, 10, 10, 10, 10, 10, 9, 10, 30] }, columns, rows);
}

/** What became of every table that came in. */
export function returnSheet({ returns, hasList }: RollUp, linkTo: LinkTo): ListSheet {
  const columns: readonly ListColumn[] = [
    { header: "序号", style: "count" },
    { header: "单位", style: "text" },
    { header: "项目编码", style: "short" },
    { header: "项目名称", style: "text" },
    { header: "状态", style: "short" },
    { header: "对应依据", style: "short" },
    { header: "表样", style: "text" },
    { header: "年度", style: "short" },
    { header: "文件", style: "link" },
    { header: "工作表", style: "text" },
    { header: "说明", style: "text" },
  ];
  const rows = returns.map((row, at): ListCell[] => [
    at + 1,
    row.unit,
    row.code,
    row.project,
    row.state,
    row.matchedBy,
    row.formName,
    row.year === null ? "" : String(row.year),
    row.placed && linkCell(row.placed.file, row.placed.table, linkTo),
    row.placed?.table.sheet ?? "",
    row.notes.join("；"),
  ]);
  const notes = [
    hasList
      ? "每张收到的表和清单中每个未报的项目各一行。"
      : "每张收到的表一行。没有给出项目清单，不能判断谁未报。",
  ];
  const sheet = { name: RETURN_SHEET, title: RETURN_SHEET, notes, frozenColumns: 4 };
  return simpleSheet({ ...sheet, widths: [6, 24, 22, 32, 10, 14, 22, 8, 28, 16, 44] }, columns, rows);
}

/** Files and sheets that were not read, with why and what to do. */
export function unreadSheet({ unread }: RollUp, linkTo: LinkTo): ListSheet {
  const columns: readonly ListColumn[] = [
    { header: "序号", style: "count" },
    { header: "文件", style: "link" },
    { header: "所在路径", style: "text" },
    { header: "工作表", style: "text" },
    { header: "原因和处理", style: "text" },
  ];
  const rows = unread.map(({ file, sheet, reason }, at): ListCell[] => [
    at + 1,
    linkCell(file, { sheet, cell: "" }, linkTo),
    file.slice(0, file.length - fileName(file).length),
    sheet,
    reason,
  ]);
  const notes = ["打不开的文件、没有找到绩效表的工作表，以及表中没有读取的部分。"];
  const sheet = { name: UNREAD_SHEET, title: UNREAD_SHEET, notes, frozenColumns: 0 };
  return simpleSheet({ ...sheet, widths: [6, 36, 28, 20, 80] }, columns, rows);
}

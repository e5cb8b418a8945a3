import type { ListBlock, ListCell, ListColumn, ListSheet } from "../../sheet/list-sheet";
import type { RollUp } from "../roll-up";
import { countsOf } from "../versions";
import { linkCell, type LinkTo } from "./cells";
import { titleOf } from "./finding-sheets";
import { NOTHING_LISTED } from "./project-lists";

const VERSION_SHEET = "版本对照";

/** Projects of which two versions came: what was put right since the one before, and what was not. */
export function versionSheet({ projects }: RollUp, linkTo: LinkTo): ListSheet {
  const compared = projects.flatMap(({ unit, project, placed, comparison }) =>
    placed && comparison ? [{ unit, project, placed, comparison }] : [],
  );
  const columns: readonly ListColumn[] = [
    { header: "序号", style: "count" },
    { header: "单位", style: "text" },
    { header: "项目名称", style: "text" },
    { header: "本版文件", style: "link" },
    { header: "上一版文件", style: "link" },
    { header: "上一版问题", style: "count" },
    { header: "已解决", style: "count" },
    { header: "仍在", style: "count" },
    { header: "新增", style: "count" },
    { header: "本版问题", style: "count" },
  ];
  const rows = compared.map(({ unit, project, placed, comparison }, at): ListCell[] => {
    const { before, now } = comparison;
    const { 解决: solved, 新增: added, 仍在: open } = countsOf(comparison);
    return [
      at + 1,
      unit,
      project,
      linkCell(placed.file, placed.table, linkTo),
      linkCell(before.file, before.table, linkTo),
      before.table.findings.length,
      solved,
      open,
      added,
      now.length,
    ];
  });
  const solvedColumns: readonly ListColumn[] = [
    { header: "序号", style: "count" },
    { header: "单位", style: "text" },
    { header: "项目名称", style: "text" },
    { header: "上一版文件", style: "link" },
    { header: "问题", style: "text" },
    { header: "位置", style: "short" },
    { header: "对象", style: "text" },
    { header: "上一版的事实", style: "text" },
    { header: "上一版的处理", style: "text" },
  ];
  const solved = compared
    .flatMap(({ unit, project, comparison: { before, solved: gone } }) =>
      gone.map((finding) => ({ unit, project, before, finding })),
    )
    .map(({ unit, project, before, finding }, at): ListCell[] => [
      at + 1,
      unit,
      project,
      linkCell(before.file, { sheet: before.table.sheet, cell: finding.cell }, linkTo),
      titleOf(finding.check),
      finding.place,
      finding.object,
      finding.fact,
      finding.decision,
    ]);
  const blocks: readonly ListBlock[] = [
    { caption: "各项目", columns, rows, total: null, filter: true },
    ...(compared.length === 0
      ? []
      : [{ caption: "已解决的问题", columns: solvedColumns, rows: solved, total: null, filter: false }]),
  ];
  return {
    name: VERSION_SHEET,
    title: VERSION_SHEET,
    notes: [
      "同一项目交过内容不同的几版时，最后一版与它前一版比较；仍在和新增的问题列在“问题清单”。",
      ...(compared.length === 0 ? [NOTHING_LISTED] : []),
    ],
    widths: [6, 26, 34, 30, 30, 12, 22, 40, 20, 12],
    hidden: [],
    blocks,
    charts: [],
    frozenColumns: 3,
    orientation: "landscape",
  };
}

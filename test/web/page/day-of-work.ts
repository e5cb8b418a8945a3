/** A day of one office, done once with the mouse and once by keyboard alone. */
import type { Page } from "playwright-core";
import { compose } from "./web-page";

export const TARGET = "江苏省省级项目预算绩效目标表";
export const MONITORING = "项目支出绩效目标运行监控表";
export const SELF = "项目支出绩效自评表";

export type Entries = readonly (readonly [cell: string, text: string])[];

/** The cell that the name of the project is composed in. */
export const NAME_CELL = "B5";

/** Composes the name of the project in the selected cell, by pinyin. */
export function composeName(page: Page): Promise<void> {
  return compose(page, "shui", "水质监测");
}

/** Fills in cells one after another, in the way that is given. */
export async function fillIn(
  cells: Entries,
  type: (cell: string, text: string) => Promise<void>,
): Promise<void> {
  for (const [cell, text] of cells) await type(cell, text);
}

export const ON_TARGET: Entries = [
  ["E5", "省生态环境厅"],
  ["B8", "省监测中心"],
  ["E14", "100"],
  ["B26", "全年监测 12 次"],
  ["C39", "监测次数"],
  ["E39", "≥12次"],
  ["C44", "问题整改率"],
  ["E44", "≥90%"],
  ["C47", "群众满意度"],
  ["E47", "≥90%"],
];

export const ON_MONITORING: Entries = [
  ["E8", "60"],
  ["E14", "8次"],
];

export const ON_SELF: Entries = [
  ["E9", "1000000"],
  ["F9", "980000"],
  ["F13", "全年监测 14 次。"],
  ["F15", "14次"],
  ["G15", "50"],
  ["F16", "95%"],
  ["G16", "30"],
  ["F17", "85%"],
  ["G17", "10"],
];

export const REASON = "部分群众对公开频次有意见，已改为按月公开。";

/** What a reviewer says of the first three findings of 云资源扩容, and why of the one that is not accepted. */
export const DECISIONS = ["采纳", "不采纳", "待核实"] as const;
export const NOT_ACCEPTED_FOR = "附有文件说明";

/** The papers of a review, and the sheets that they are put on. */
export const OPINION = ["审核意见", "审核意见 政务云资源扩容"] as const;
export const WORK_PAPER = ["复核底稿", "复核底稿 政务云资源扩容"] as const;

/** Waits for the clean result of the self-evaluation. */
export async function cleanlyScored(page: Page): Promise<void> {
  const pane = page.locator("#pane");
  await pane.getByText("未发现问题").first().waitFor();
  await pane.locator(".total-computed", { hasText: "99.24" }).waitFor();
}

/** Of each sheet that the saved workbook holds at the end, whether it is there. */
export async function madeSheets(page: Page): Promise<readonly boolean[]> {
  const sheets = [TARGET, MONITORING, SELF, OPINION[1]];
  const tabs = page.locator("#sheet");
  return Promise.all(sheets.map(async (sheet) => (await tabs.getByText(sheet, { exact: true }).count()) > 0));
}

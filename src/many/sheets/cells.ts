import type { ListCell, ListLink, ListStyled } from "../../sheet/list-sheet";
import { quotedSheet } from "../../sheet/list-sheet";
import type { Alert } from "../roll-up";
import type { TableSummary } from "../table-summary";

/** The way from the result to a file, relative to the result's folder; null where there is none, as in a browser. */
export type LinkTo = (file: string) => string | null;

const ALERT_STYLES = { 红: "red", 黄: "yellow", 绿: "green" } as const;

/** The cell of an alert, in its colour. */
export function alertCell(alert: Alert): ListStyled {
  return { value: alert, style: ALERT_STYLES[alert] };
}

/** Files of which a link can name a sheet; a document is opened at its beginning. */
const WORKBOOK = /\.(?:xlsx|xlsm|xls|et|ods|xlsb|fods)$/i;

/** The name of a file without its folders. */
export function fileName(file: string): string {
  return file.slice(file.lastIndexOf("/") + 1);
}

/** The name of a file, leading to a cell of it where that can be. */
export function linkCell(
  file: string,
  { sheet, cell }: Pick<TableSummary, "sheet" | "cell">,
  linkTo: LinkTo,
): ListCell {
  const target = linkTo(file);
  if (target === null) return fileName(file);
  const place =
    WORKBOOK.test(file) && sheet !== "" ? `${quotedSheet(sheet)}!${cell === "" ? "A1" : cell}` : "";
  const link: ListLink = { text: fileName(file), file: target, place };
  return link;
}

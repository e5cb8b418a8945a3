import { type Area, type CellAddress, parseA1 } from "../../../sheet/address";
import { fromTheTop } from "../../../sheet/area-list";
import { SHEET_COLUMNS, SHEET_ROWS } from "../../../files/reading-limits";

const CORNER = "(?:\\$?(?:'(?:[^']|'')*'|[^\\s'.:]+))?\\.(\\$?[A-Z]{1,3}\\$?[1-9]\\d{0,6})";
const AREA = new RegExp(`\\s*${CORNER}(?::${CORNER})?`, "iy");
const CELL = new RegExp(`^${CORNER}$`, "i");
const MOST_AREAS = 1000;

/** The areas of a list such as `'自评 表'.A2:'自评 表'.C9 表.E3`, from the top. */
export function odsAreas(references: string): Area[] {
  const areas: Area[] = [];
  AREA.lastIndex = 0;
  for (let found = AREA.exec(references); found && areas.length < MOST_AREAS; found = AREA.exec(references)) {
    const [, from = "", to = from] = found;
    const [first, last] = [parseA1(from), parseA1(to)];
    if (!first || !last) continue;
    const [bottom, right] = [Math.min(last.row, SHEET_ROWS - 1), Math.min(last.column, SHEET_COLUMNS - 1)];
    if (first.row > bottom || first.column > right) continue;
    areas.push({ top: first.row, left: first.column, bottom, right });
  }
  return fromTheTop(areas);
}

/** The place that `'自评 表'.A2` names on its sheet. */
export function odsCell(reference: string): CellAddress | undefined {
  return parseA1(CELL.exec(reference)?.[1] ?? "");
}

import {
  CellValueType,
  DOCS_NORMAL_EDITOR_UNIT_ID_KEY,
  type DocumentDataModel,
  ICommandService,
  type Injector,
  IUniverInstanceService,
} from "@univerjs/core";
import { DeviceInputEventType } from "@univerjs/engine-render";
import { AFTER_CELL_EDIT, BEFORE_CELL_EDIT, INumfmtService, SheetInterceptorService } from "@univerjs/sheets";
import { SetCellEditVisibleOperation } from "@univerjs/sheets-ui";
import { KeyCode } from "@univerjs/ui";
import { z } from "zod";
import { countsFrom1904 } from "./day-functions";
import { formatOf } from "./sheet-snapshot";
import { typedCell } from "./typed-cell";
import { kindOf, TEXT } from "./typed-contents";

/** Outside of the spreadsheet's own reading and writing, at 0. */
const AROUND = 1;

const FULL_DAY = "yyyy/m/d";
const FULL_TIME = "h:mm:ss";
const ELAPSED = "[h]:mm:ss";
/** Number formats that show hours beyond a day. */
const SHOWS_ELAPSED = /\[[hms]+\]/i;

/** The editor opens or closes; a key other than F2 begins with an empty one. */
const editing = z.object({
  visible: z.boolean(),
  eventType: z.enum(DeviceInputEventType).optional(),
  keycode: z.number().optional(),
});

/** How a number stands in the editor: a day in full, whatever the cell shows of it; null where all is shown anyway. */
function editedText(value: number, pattern: string | undefined, date1904: boolean): string | null {
  const format = formatOf(pattern, date1904);
  const kind = kindOf(format);
  if (kind !== "day") return kind === "number" ? String(value) : null;
  const shown = (code: string) => formatOf(code, date1904).showNumber(value);
  if (SHOWS_ELAPSED.test(format.code)) return shown(ELAPSED);
  if (value < 1) return shown(FULL_TIME);
  return Number.isInteger(value) ? shown(FULL_DAY) : shown(`${FULL_DAY} ${FULL_TIME}`);
}

/** What stood in the editor before anything was typed, and where. */
interface Begun {
  readonly place: string;
  readonly text: string;
}

/**
 * Takes what is typed into cells as Excel does, formulas aside. A cell that is opened and left as it is keeps what it
 * holds, whatever of it is shown.
 */
export function takeTyped(injector: Injector): void {
  const { writeCellInterceptor } = injector.get(SheetInterceptorService);
  let begun: Begun | null = null;
  let isOpened = false;
  injector.get(ICommandService).beforeCommandExecuted(({ id, params }) => {
    const opening = id === SetCellEditVisibleOperation.id ? editing.safeParse(params).data : undefined;
    if (opening?.visible === false) return;
    if (opening)
      isOpened = opening.eventType !== DeviceInputEventType.Keyboard || opening.keycode === KeyCode.F2;
  });
  const patternAt = (unitId: string, sheetId: string, row: number, column: number) =>
    injector.get(INumfmtService).getValue(unitId, sheetId, row, column)?.pattern;
  /** What stands in the editor: the spreadsheet narrows full-width characters before it asks. */
  const inEditor = (): string | undefined =>
    injector
      .get(IUniverInstanceService)
      .getUnit<DocumentDataModel>(DOCS_NORMAL_EDITOR_UNIT_ID_KEY)
      ?.getBody()
      ?.dataStream.replace(/\r\n$/, "");

  writeCellInterceptor.intercept(BEFORE_CELL_EDIT, {
    priority: AROUND,
    handler: (cell, { unitId, subUnitId, row, col, worksheet }, next) => {
      const shown = next(cell);
      const raw = worksheet.getCellRaw(row, col);
      const isFormula = (raw?.f ?? raw?.si ?? "") !== "";
      const text =
        typeof raw?.v === "number" && raw.t === CellValueType.NUMBER && !isFormula
          ? editedText(raw.v, patternAt(unitId, subUnitId, row, col), countsFrom1904(injector))
          : null;
      const left = text === null ? shown : { ...shown, v: text };
      begun = { place: `${unitId} ${subUnitId} ${row} ${col}`, text: String(left?.v ?? "") };
      return left;
    },
  });

  writeCellInterceptor.intercept(AFTER_CELL_EDIT, {
    priority: AROUND,
    handler: (typed, { unitId, subUnitId, row, col, workbook, worksheet }, next) => {
      const { v: text, t: type, f: formula, si: shared, p: document } = typed ?? {};
      if (typeof text !== "string" || text === "" || (formula ?? shared ?? "") !== "" || document) {
        return next(typed);
      }
      const whole = inEditor();
      const raw = worksheet.getCellRaw(row, col);
      const isHere = begun?.place === `${unitId} ${subUnitId} ${row} ${col}`;
      if (isOpened && isHere && raw && begun?.text === whole) return { ...raw };
      if (type === CellValueType.FORCE_STRING) return next(typed);
      const pattern = patternAt(unitId, subUnitId, row, col);
      const left = next({ ...typed, t: CellValueType.FORCE_STRING });
      const isWhole = whole?.normalize("NFKC") === text.normalize("NFKC");
      const words = isWhole ? whole : text;
      // The sign before a text goes in a cell for texts, too.
      const taken = pattern === TEXT ? words.replace(/^['＇]/, "") : words;
      const styleOf = () => workbook.getStyles().get(left?.s);
      return { ...left, ...typedCell(taken, pattern, countsFrom1904(injector), styleOf) };
    },
  });
}

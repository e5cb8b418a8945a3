import { CellValueType, InterceptorEffectEnum, type Workbook } from "@univerjs/core";
import { INTERCEPTOR_POINT, SheetInterceptorService } from "@univerjs/sheets";
import type { CellAddress } from "../../sheet/address";
import { NO_RESULT } from "../../sheet/snapshot";
import { formatOf } from "./sheet-snapshot";
import type { Spreadsheet } from "./spreadsheet";

/** Later than the spreadsheet's own number formats, whose priority is 10. */
const AFTER_FORMATS = 5;

/** What a workbook shows otherwise than the embedded spreadsheet would. */
export interface ShownOtherwise {
  /** Whether its days count from 1904. */
  readonly date1904: boolean;
  /** Whether the result of the formula in a cell is not known. */
  readonly isUnknown: (sheetId: string, cell: CellAddress) => boolean;
}

/**
 * Shows the dates of a workbook that counts from 1904 as they are, and where a result is not known. What it gives ends
 * that.
 */
export function showTexts(
  { injector }: Spreadsheet,
  workbook: Workbook,
  { date1904, isUnknown }: ShownOtherwise,
): () => void {
  const interceptors = injector.get(SheetInterceptorService);
  const id = workbook.getUnitId();
  const showing = interceptors.intercept(INTERCEPTOR_POINT.CELL_CONTENT, {
    priority: AFTER_FORMATS,
    effect: InterceptorEffectEnum.Value,
    handler: (cell, { unitId, subUnitId, row, col, rawData }, next) => {
      if (!cell || !rawData || unitId !== id) return next(cell);
      const isFormula = (rawData.f ?? rawData.si ?? "") !== "";
      if (isFormula && isUnknown(subUnitId, { row, column: col })) {
        return next({ ...cell, v: NO_RESULT, t: CellValueType.STRING });
      }
      if (!date1904 || typeof rawData.v !== "number") return next(cell);
      const format = formatOf(workbook.getStyles().getStyleByCell(rawData)?.n?.pattern, true);
      return next(format.isDate ? { ...cell, v: format.showNumber(rawData.v) } : cell);
    },
  });
  return () => showing.dispose();
}

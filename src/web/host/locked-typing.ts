import {
  CanceledError,
  ICommandService,
  type Injector,
  IUniverInstanceService,
  UniverInstanceType,
  type Workbook,
} from "@univerjs/core";
import { SheetsSelectionsService } from "@univerjs/sheets";
import { IEditorBridgeService, SetCellEditVisibleOperation } from "@univerjs/sheets-ui";
import { z } from "zod";
import { tearsArray } from "./array-formulas";
import { type Refusal, refusalOf } from "./refused-changes";
import { protectionOf } from "./protection";
import { TAB } from "./sheet-tabs";

const opening = z.object({ visible: z.literal(true) });

/** Why the selected cell takes nothing; null when it does. */
function refusalHere(injector: Injector): Refusal | null {
  const workbook = injector
    .get(IUniverInstanceService)
    .getCurrentUnitOfType<Workbook>(UniverInstanceType.UNIVER_SHEET);
  const primary = injector.get(SheetsSelectionsService).getCurrentLastSelection()?.primary;
  const protection = workbook ? protectionOf(workbook.getActiveSheet()) : null;
  if (!workbook || !primary) return null;
  const { actualRow: row, actualColumn: column } = primary;
  if (protection && !protection.isOpen(row, column)) return refusalOf(protection);
  return tearsArray(workbook.getActiveSheet(), [{ row, column }]) ? "array" : null;
}

/**
 * Has a locked cell refuse at the first key, before anything is typed that would be lost: also what an input method
 * composes, which the browser lets no one stop and which is kept from the spreadsheet here.
 */
export function refuseLockedTyping(injector: Injector, onRefused: (refusal: Refusal) => void): void {
  injector.get(ICommandService).beforeCommandExecuted(({ id, params }) => {
    if (id !== SetCellEditVisibleOperation.id || !opening.safeParse(params).success) return;
    const refusal = refusalHere(injector);
    if (refusal === null) return;
    onRefused(refusal);
    throw new CanceledError();
  });

  let isComposing = false;
  /** The field that takes what is typed into the sheet, unless a cell is being edited already. */
  const fieldOf = ({ target }: Event): HTMLElement | null => {
    const isField = target instanceof HTMLElement && target.isContentEditable && target.closest(TAB) === null;
    return isField && !injector.get(IEditorBridgeService).isVisible().visible ? target : null;
  };
  const swallow = (event: Event) => {
    event.stopImmediatePropagation();
    if (event.cancelable) event.preventDefault();
  };
  const refused = (event: Event): boolean => {
    const refusal = fieldOf(event) ? refusalHere(injector) : null;
    if (refusal === null) return false;
    onRefused(refusal);
    swallow(event);
    return true;
  };
  const listen = (name: string, listener: (event: Event) => void) => addEventListener(name, listener, true);
  listen("beforeinput", (event) => {
    if (isComposing) swallow(event);
    else refused(event);
  });
  listen("compositionstart", (event) => {
    isComposing = refused(event);
  });
  for (const name of ["compositionupdate", "input"]) {
    listen(name, (event) => {
      if (isComposing) swallow(event);
    });
  }
  listen("compositionend", (event) => {
    if (!isComposing) return;
    isComposing = false;
    swallow(event);
    fieldOf(event)?.replaceChildren();
  });
}

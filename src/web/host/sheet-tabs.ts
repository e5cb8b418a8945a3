import {
  CanceledError,
  ICommandService,
  type Injector,
  IUniverInstanceService,
  UniverInstanceType,
  type Workbook,
} from "@univerjs/core";
import { CopySheetCommand, SetTabColorCommand, SetWorksheetHideCommand } from "@univerjs/sheets";
import {
  AddRangeProtectionFromSheetBarCommand,
  ChangeSheetProtectionFromSheetBarCommand,
  DeleteWorksheetProtectionFormSheetBarCommand,
  RenameSheetOperation,
  ShowMenuListCommand,
  ViewSheetPermissionFromSheetBarCommand,
} from "@univerjs/sheets-ui";
import { IContextMenuService } from "@univerjs/ui";
import { z } from "zod";
import type { Refusal } from "./refused-changes";
import { isInserted } from "./inserted-ids";

/** What the menu of a sheet's tab does not offer: of all that it can do only deleting and renaming are saved. */
export const HIDDEN_IN_TAB_MENU = Object.fromEntries(
  [
    CopySheetCommand,
    SetTabColorCommand,
    SetWorksheetHideCommand,
    ShowMenuListCommand,
    AddRangeProtectionFromSheetBarCommand,
    DeleteWorksheetProtectionFormSheetBarCommand,
    ChangeSheetProtectionFromSheetBarCommand,
    ViewSheetPermissionFromSheetBarCommand,
  ].map(({ id }) => [id, { hidden: true }]),
);

/** The tab of a sheet, whose name is typed inside it. */
export const TAB = "[data-u-comp=slide-tab-item]";

/** Milliseconds; the spreadsheet takes two clicks for one double click for so long, and a little less. */
const DOUBLE_CLICK = 320;

const renaming = z.object({ subUnitId: z.string() }).optional();

function tabOf({ target }: Event): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>(TAB) : null;
}

/**
 * Lets the tabs of sheets be renamed and deleted by their menu, and renamed by a double click, where a sheet was
 * inserted; where it was not, that is refused before a person types a name. Nothing else of the spreadsheet has a menu.
 */
export function keepTabs(
  injector: Injector,
  container: HTMLElement,
  onRefused: (refusal: Refusal) => void,
): void {
  const units = injector.get(IUniverInstanceService);
  const commands = injector.get(ICommandService);
  injector.get(IContextMenuService).disable();
  const workbookNow = () => units.getCurrentUnitOfType<Workbook>(UniverInstanceType.UNIVER_SHEET);

  commands.beforeCommandExecuted(({ id, params }) => {
    if (id !== RenameSheetOperation.id) return;
    const sheetId = renaming.parse(params)?.subUnitId ?? workbookNow()?.getActiveSheet().getSheetId() ?? "";
    if (isInserted(sheetId)) return;
    onRefused("sheet");
    throw new CanceledError();
  });

  let last: { readonly id: string; readonly time: number } | null = null;
  container.addEventListener(
    "pointerdown",
    (event) => {
      const id = tabOf(event)?.dataset["id"];
      if (id === undefined || event.button !== 0) return;
      const isDouble = last?.id === id && event.timeStamp - last.time <= DOUBLE_CLICK;
      last = { id, time: event.timeStamp };
      if (!isDouble || isInserted(id)) return;
      event.stopPropagation();
      onRefused("sheet");
    },
    true,
  );

  // A name that was refused stands in the tab still.
  container.addEventListener("focusout", (event) => {
    const tab = tabOf(event);
    const name = tab?.querySelector("span");
    if (!tab || !name) return;
    queueMicrotask(() => {
      const sheet = workbookNow()?.getSheetBySheetId(tab.dataset["id"] ?? "");
      if (sheet && !name.isContentEditable && name.textContent !== sheet.getName()) {
        name.textContent = sheet.getName();
      }
    });
  });
}

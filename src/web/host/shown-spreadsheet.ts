import {
  DataValidationType,
  ICommandService,
  type Injector,
  IUniverInstanceService,
  LifecycleService,
  LifecycleStages,
  LocaleType,
  LogLevel,
  mergeLocales,
  ThemeService,
  Univer,
  UniverInstanceType,
  type Workbook,
} from "@univerjs/core";
import { DataValidatorRegistryService, UniverDataValidationPlugin } from "@univerjs/data-validation";
import { UniverDocsPlugin } from "@univerjs/docs";
import { UniverDocsUIPlugin } from "@univerjs/docs-ui";
import {
  DeviceInputEventType,
  IRenderManagerService,
  UniverRenderEnginePlugin,
} from "@univerjs/engine-render";
import { UniverFormulaEnginePlugin } from "@univerjs/engine-formula";
import { SheetsSelectionsService, UniverSheetsPlugin } from "@univerjs/sheets";
import { UniverSheetsConditionalFormattingPlugin } from "@univerjs/sheets-conditional-formatting";
import { UniverSheetsConditionalFormattingUIPlugin } from "@univerjs/sheets-conditional-formatting-ui";
import { ListValidator, UniverSheetsDataValidationPlugin } from "@univerjs/sheets-data-validation";
import { UniverSheetsDataValidationUIPlugin } from "@univerjs/sheets-data-validation-ui";
import { CalculationMode, UniverSheetsFormulaPlugin } from "@univerjs/sheets-formula";
import { UniverSheetsFormulaUIPlugin } from "@univerjs/sheets-formula-ui";
import { UniverSheetsNumfmtPlugin } from "@univerjs/sheets-numfmt";
import { UniverSheetsNumfmtUIPlugin } from "@univerjs/sheets-numfmt-ui";
import {
  IEditorBridgeService,
  SetCellEditVisibleOperation,
  SetScrollOperation,
  SetZoomRatioOperation,
  SheetScrollManagerService,
  SheetsScrollRenderController,
  UniverSheetsUIPlugin,
} from "@univerjs/sheets-ui";
import { ILayoutService, KeyCode, UniverUIPlugin } from "@univerjs/ui";
import "@univerjs/design/lib/index.css";
import "@univerjs/ui/lib/index.css";
import "@univerjs/docs-ui/lib/index.css";
import "@univerjs/sheets-ui/lib/index.css";
import "@univerjs/sheets-formula-ui/lib/index.css";
import "@univerjs/sheets-numfmt-ui/lib/index.css";
import "@univerjs/sheets-data-validation-ui/lib/index.css";
import "@univerjs/sheets-conditional-formatting-ui/lib/index.css";
import "./spreadsheet.css";
import type { ThemeSource } from "../../hosts/host";
import { turn } from "../../taskpane/idle";
import { bringContentsAlone } from "./pasted-contents";
import { keepToContents, type Refusal } from "./refused-changes";
import { keepBarsFromFading } from "./dark-bars";
import { refuseLockedTyping } from "./locked-typing";
import { HIDDEN_IN_TAB_MENU, keepTabs } from "./sheet-tabs";
import { keepNameBox } from "./name-box";
import { nameControls } from "./named-controls";
import { showPrompts } from "./prompts";
import { type Spreadsheet, spreadsheetOf } from "./spreadsheet";
import { takeTyped } from "./typed-cells";
import { walkAsInExcel } from "./enter-and-tab";

export interface SpreadsheetOptions {
  readonly container: HTMLElement;
  /** A BCP 47 tag. */
  readonly language: string;
  readonly theme: ThemeSource;
  /** Whether something lies over a part of the sheet at its right. */
  readonly isCovered: () => boolean;
  readonly onRefused: (refusal: Refusal) => void;
}

/** Rows and columns around a cell that is jumped to, so that it is seen in its surroundings. */
const AROUND = 1;

async function localesFor(isChinese: boolean): Promise<Parameters<typeof mergeLocales>> {
  const parts = isChinese ? (await import("./locale-zh")).default : (await import("./locale-en")).default;
  return [...parts];
}

function register(univer: Univer, container: HTMLElement): void {
  univer.registerPlugin(UniverRenderEnginePlugin);
  univer.registerPlugin(UniverFormulaEnginePlugin);
  univer.registerPlugin(UniverUIPlugin, {
    container,
    header: true,
    toolbar: false,
    disableAutoFocus: true,
  });
  univer.registerPlugin(UniverDocsPlugin);
  univer.registerPlugin(UniverDocsUIPlugin);
  univer.registerPlugin(UniverSheetsPlugin);
  univer.registerPlugin(UniverSheetsUIPlugin, {
    formulaBar: true,
    footer: {
      sheetBar: true,
      statisticBar: true,
      menus: false,
      zoomSlider: true,
      addSheetButtonConfig: { show: false },
    },
    disableForceStringMark: true,
    menu: HIDDEN_IN_TAB_MENU,
  });
  univer.registerPlugin(UniverSheetsNumfmtPlugin, {
    disableTextFormatAlert: true,
    disableTextFormatMark: true,
  });
  univer.registerPlugin(UniverSheetsNumfmtUIPlugin);
  univer.registerPlugin(UniverSheetsFormulaPlugin, { initialFormulaComputing: CalculationMode.FORCED });
  univer.registerPlugin(UniverSheetsFormulaUIPlugin);
  univer.registerPlugin(UniverDataValidationPlugin);
  univer.registerPlugin(UniverSheetsDataValidationPlugin);
  // The list has no field to search in, which would take the keyboard, and what a person types, away from the cell.
  univer.registerPlugin(UniverSheetsDataValidationUIPlugin, {
    showEditOnDropdown: false,
    showSearchOnDropdown: false,
  });
  univer.registerPlugin(UniverSheetsConditionalFormattingPlugin);
  univer.registerPlugin(UniverSheetsConditionalFormattingUIPlugin);
}

/** A list that only proposes: other values are neither refused nor marked as wrong, as in Excel. */
function letListsPropose(injector: Injector): void {
  const list = injector.get(DataValidatorRegistryService).getValidatorItem(DataValidationType.LIST);
  if (!(list instanceof ListValidator)) return;
  const validate = list.validator.bind(list);
  list.validator = async (cell, rule) => rule.showErrorMessage !== true || validate(cell, rule);
}

/** Starts the spreadsheet inside an element, in several turns: in one it would hold up the page for a quarter of a second. */
export async function startSpreadsheet(options: SpreadsheetOptions): Promise<Spreadsheet> {
  const { container, language, theme, isCovered, onRefused } = options;
  const isChinese = /^zh\b/i.test(language);
  const locale = isChinese ? LocaleType.ZH_CN : LocaleType.EN_US;
  const locales = await localesFor(isChinese);
  await turn();
  const univer = new Univer({
    locale,
    locales: { [locale]: mergeLocales(...locales) },
    logLevel: LogLevel.ERROR,
    darkMode: theme.now() === "dark",
  });
  await turn();
  register(univer, container);
  const injector = univer.__getInjector();
  theme.watch(() => injector.get(ThemeService).setDarkMode(theme.now() === "dark"));
  const units = injector.get(IUniverInstanceService);
  const commands = injector.get(ICommandService);
  const selected = () =>
    injector
      .get(SheetsSelectionsService)
      .getCurrentSelections()
      .map(({ range }) => range);
  keepToContents(commands, units, selected, onRefused);
  refuseLockedTyping(injector, onRefused);
  walkAsInExcel(injector);
  bringContentsAlone(injector, onRefused);
  keepTabs(injector, container, onRefused);
  nameControls(container, isChinese);
  // What validates, formats and names is there from the first workbook on.
  void injector
    .get(LifecycleService)
    .onStage(LifecycleStages.Ready)
    .then(() => {
      keepNameBox(injector);
      letListsPropose(injector);
      takeTyped(injector);
      showPrompts(injector);
      keepBarsFromFading(injector);
    });
  const current = () => units.getCurrentUnitOfType<Workbook>(UniverInstanceType.UNIVER_SHEET)?.getUnitId();
  const viewNow = () => {
    const sheet = units.getCurrentUnitOfType<Workbook>(UniverInstanceType.UNIVER_SHEET)?.getActiveSheet();
    const scrolling = injector
      .get(IRenderManagerService)
      .getRenderById(current() ?? "")
      ?.with(SheetScrollManagerService);
    if (!sheet || !scrolling) return null;
    const scroll = scrolling.getCurrentScrollState();
    return { sheetId: sheet.getSheetId(), zoomRatio: sheet.getZoomRatio(), scroll };
  };
  return spreadsheetOf(univer, locale, {
    endEditing: async () => {
      const unitId = current();
      if (unitId === undefined || !injector.get(IEditorBridgeService).isVisible().visible) return;
      await commands.executeCommand(SetCellEditVisibleOperation.id, {
        eventType: DeviceInputEventType.Keyboard,
        keycode: KeyCode.ENTER,
        visible: false,
        unitId,
      });
    },
    keepView: () => {
      const view = viewNow();
      return () => {
        const unitId = current();
        if (!view || unitId === undefined) return;
        const { sheetId, zoomRatio, scroll } = view;
        commands.syncExecuteCommand(SetZoomRatioOperation.id, { unitId, subUnitId: sheetId, zoomRatio });
        commands.syncExecuteCommand(SetScrollOperation.id, { unitId, sheetId, ...scroll });
      };
    },
    focus: () => injector.get(ILayoutService).focus(),
    // A frame that is being drawn would take it for done.
    drawAll: () =>
      void setTimeout(() =>
        injector
          .get(IRenderManagerService)
          .getRenderById(current() ?? "")
          ?.mainComponent?.makeDirty(),
      ),
    reveal: (row, column) => {
      const scrolling = injector
        .get(IRenderManagerService)
        .getRenderById(current() ?? "")
        ?.with(SheetsScrollRenderController);
      if (isCovered()) {
        scrolling?.scrollToCell(Math.max(0, row - AROUND), Math.max(0, column - AROUND));
        return;
      }
      scrolling?.scrollToRange({
        startRow: Math.max(0, row - AROUND),
        endRow: row + AROUND,
        startColumn: Math.max(0, column - AROUND),
        endColumn: column + AROUND,
      });
    },
  });
}

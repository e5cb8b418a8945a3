import {
  ICommandService,
  IUniverInstanceService,
  LocaleType,
  LogLevel,
  mergeLocales,
  Univer,
  UniverInstanceType,
  type Workbook,
} from "@univerjs/core";
import { UniverDataValidationPlugin } from "@univerjs/data-validation";
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
import { UniverSheetsDataValidationPlugin } from "@univerjs/sheets-data-validation";
import { UniverSheetsDataValidationUIPlugin } from "@univerjs/sheets-data-validation-ui";
import { CalculationMode, UniverSheetsFormulaPlugin } from "@univerjs/sheets-formula";
import { UniverSheetsFormulaUIPlugin } from "@univerjs/sheets-formula-ui";
import { UniverSheetsNumfmtPlugin } from "@univerjs/sheets-numfmt";
import { UniverSheetsNumfmtUIPlugin } from "@univerjs/sheets-numfmt-ui";
import {
  IEditorBridgeService,
  SetCellEditVisibleOperation,
  SheetsScrollRenderController,
  UniverSheetsUIPlugin,
} from "@univerjs/sheets-ui";
import { KeyCode, UniverUIPlugin } from "@univerjs/ui";
import "@univerjs/design/lib/index.css";
import "@univerjs/ui/lib/index.css";
import "@univerjs/docs-ui/lib/index.css";
import "@univerjs/sheets-ui/lib/index.css";
import "@univerjs/sheets-formula-ui/lib/index.css";
import "@univerjs/sheets-numfmt-ui/lib/index.css";
import "@univerjs/sheets-data-validation-ui/lib/index.css";
import "@univerjs/sheets-conditional-formatting-ui/lib/index.css";
import type { HostTheme } from "../host";
import { keepToContents, type Refusal } from "./content-only";
import { type Spreadsheet, spreadsheetOf } from "./spreadsheet";

export interface SpreadsheetOptions {
  readonly container: HTMLElement;
  /** A BCP 47 tag. */
  readonly language: string;
  readonly theme: HostTheme;
  readonly onRefused: (refusal: Refusal) => void;
}

/** Rows and columns above and left of a cell that is jumped to, so that it is seen in its surroundings. */
const ROWS_ABOVE = 3;
const COLUMNS_BEFORE = 2;

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
    contextMenu: false,
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
  });
  univer.registerPlugin(UniverSheetsNumfmtPlugin);
  univer.registerPlugin(UniverSheetsNumfmtUIPlugin);
  // Results that a file brings are shown as they are, as in Excel; what depends on an edit is worked out again.
  univer.registerPlugin(UniverSheetsFormulaPlugin, { initialFormulaComputing: CalculationMode.WHEN_EMPTY });
  univer.registerPlugin(UniverSheetsFormulaUIPlugin);
  univer.registerPlugin(UniverDataValidationPlugin);
  univer.registerPlugin(UniverSheetsDataValidationPlugin);
  univer.registerPlugin(UniverSheetsDataValidationUIPlugin);
  univer.registerPlugin(UniverSheetsConditionalFormattingPlugin);
  univer.registerPlugin(UniverSheetsConditionalFormattingUIPlugin);
}

/** Starts the spreadsheet inside an element. */
export async function startSpreadsheet(options: SpreadsheetOptions): Promise<Spreadsheet> {
  const { container, language, theme, onRefused } = options;
  const isChinese = /^zh\b/i.test(language);
  const locale = isChinese ? LocaleType.ZH_CN : LocaleType.EN_US;
  const univer = new Univer({
    locale,
    locales: { [locale]: mergeLocales(...(await localesFor(isChinese))) },
    logLevel: LogLevel.ERROR,
    darkMode: theme === "dark",
  });
  register(univer, container);
  const injector = univer.__getInjector();
  const units = injector.get(IUniverInstanceService);
  const commands = injector.get(ICommandService);
  const selected = () =>
    injector
      .get(SheetsSelectionsService)
      .getCurrentSelections()
      .map(({ range }) => range);
  keepToContents(commands, units, selected, onRefused);
  const current = () => units.getCurrentUnitOfType<Workbook>(UniverInstanceType.UNIVER_SHEET)?.getUnitId();
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
    reveal: (row, column) => {
      const render = injector.get(IRenderManagerService).getRenderById(current() ?? "");
      const [top, left] = [Math.max(0, row - ROWS_ABOVE), Math.max(0, column - COLUMNS_BEFORE)];
      render?.with(SheetsScrollRenderController).scrollToCell(top, left);
    },
  });
}

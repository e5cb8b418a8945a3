import {
  ICommandService,
  type Injector,
  IUndoRedoService,
  IUniverInstanceService,
  type IWorkbookData,
  type Univer,
  UniverInstanceType,
  type Workbook,
} from "@univerjs/core";
import { LexerTreeBuilder } from "@univerjs/engine-formula";

/** The embedded spreadsheet program, with or without anything to see. */
export interface Spreadsheet {
  readonly injector: Injector;
  readonly commands: ICommandService;
  readonly locale: IWorkbookData["locale"];
  readonly show: (data: IWorkbookData) => Workbook;
  /** Takes a workbook away, when another is to be shown. */
  readonly close: (id: string) => void;
  /** Ends what a person types in a cell, and keeps it. */
  readonly endEditing: () => Promise<void>;
  /** Takes the keyboard. */
  readonly focus: () => void;
  /** Brings a cell of the active sheet into view, unless it is there already. */
  readonly reveal: (row: number, column: number) => void;
  /** Notes what of the active sheet is in view; what it gives brings that into view again, in a workbook shown since. */
  readonly keepView: () => () => void;
  /** Draws all of the sheet anew in a later frame, where cells look otherwise that nobody has changed. */
  readonly drawAll: () => void;
}

/** What only a program that is seen can do. */
export type Seen = Pick<Spreadsheet, "endEditing" | "focus" | "reveal" | "keepView" | "drawAll">;

const UNSEEN: Seen = {
  endEditing: () => Promise.resolve(),
  focus: () => undefined,
  reveal: () => undefined,
  keepView: () => () => undefined,
  drawAll: () => undefined,
};

/** A program of which the plugins are registered. */
export function spreadsheetOf(
  univer: Univer,
  locale: Spreadsheet["locale"],
  seen: Seen = UNSEEN,
): Spreadsheet {
  const injector = univer.__getInjector();
  return {
    injector,
    commands: injector.get(ICommandService),
    locale,
    show: (data) => {
      // The program keeps parsed formulas by their text alone, with what their names meant in the workbook before.
      injector.get(LexerTreeBuilder).dispose();
      return univer.createUnit<IWorkbookData, Workbook>(UniverInstanceType.UNIVER_SHEET, data);
    },
    close: (id) => {
      injector.get(IUndoRedoService).clearUndoRedo(id);
      injector.get(IUniverInstanceService).disposeUnit(id);
    },
    ...seen,
  };
}

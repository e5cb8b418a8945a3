/// <reference types="office-js" />

/** The part of the `Excel` namespace that makes the scratch sheet and looks at it beside the adapter. */
export interface ExcelRun {
  run<Result>(batch: (context: Excel.RequestContext) => Promise<Result>): Promise<Result>;
}

/** A sheet that the self-test makes for itself, seen and changed without the adapter. */
export interface ScratchSheet {
  readonly name: string;
  /** Types values into an area as a person would; null leaves a cell as it is. */
  readonly type: (address: string, values: readonly (readonly (string | number)[])[]) => Promise<void>;
  readonly format: (address: string, numberFormat: string) => Promise<void>;
  readonly merge: (address: string) => Promise<void>;
  /** Locked with a password it is not unlocked without it. */
  readonly protect: (on: boolean, password?: string) => Promise<void>;
  readonly values: (address: string) => Promise<readonly (readonly unknown[])[]>;
  readonly formulas: (address: string) => Promise<readonly (readonly unknown[])[]>;
  readonly selection: () => Promise<string>;
  readonly remove: () => Promise<void>;
}

/** Adds a sheet of that name to the workbook and shows it. */
export async function addScratchSheet(excel: ExcelRun, name: string): Promise<ScratchSheet> {
  const onSheet = <Result>(
    act: (sheet: Excel.Worksheet, context: Excel.RequestContext) => Promise<Result> | Result,
  ): Promise<Result> =>
    excel.run(async (context) => {
      const result = await act(context.workbook.worksheets.getItem(name), context);
      await context.sync();
      return result;
    });

  await excel.run(async (context) => {
    context.workbook.worksheets.add(name).activate();
    await context.sync();
  });

  return {
    name,
    type: (address, values) =>
      onSheet((sheet) => {
        sheet.getRange(address).values = values.map((row) => [...row]);
      }),
    format: (address, numberFormat) =>
      onSheet((sheet) => {
        sheet.getRange(address).numberFormat = [[numberFormat]];
      }),
    merge: (address) => onSheet((sheet) => sheet.getRange(address).merge()),
    protect: (on, password) =>
      onSheet(({ protection }) =>
        on ? protection.protect(undefined, password) : protection.unprotect(password),
      ),
    values: (address) =>
      onSheet(async (sheet, context) => {
        const range = sheet.getRange(address).load({ values: true });
        await context.sync();
        const values: readonly (readonly unknown[])[] = range.values;
        return values;
      }),
    formulas: (address) =>
      onSheet(async (sheet, context) => {
        const range = sheet.getRange(address).load({ formulas: true });
        await context.sync();
        const formulas: readonly (readonly unknown[])[] = range.formulas;
        return formulas;
      }),
    selection: () =>
      excel.run(async (context) => {
        const range = context.workbook.getSelectedRange().load({ address: true });
        await context.sync();
        return range.address;
      }),
    remove: () => onSheet((sheet) => sheet.delete()),
  };
}

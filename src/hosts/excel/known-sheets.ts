/** A sheet as the last reading found it. */
export interface SheetIdentity {
  /** Excel's id; it lasts for a session and outlives renaming. */
  readonly id: string;
  readonly name: string;
}

/** The sheets that were read, by the names under which they were handed out. */
export interface KnownSheets {
  /** Every sheet of the workbook was read, in this order. */
  readonly replaceAll: (sheets: readonly SheetIdentity[]) => void;
  readonly add: (sheet: SheetIdentity) => void;
  /** What Excel finds the sheet by: its id when it was read, so that renaming does no harm, else its name. */
  readonly keyOf: (name: string) => string;
  readonly nameOf: (id: string) => string | null;
  readonly names: () => readonly string[];
}

/** No sheets yet: they are known from the first reading on. */
export function createKnownSheets(): KnownSheets {
  let sheets: readonly SheetIdentity[] = [];
  const find = (name: string) => sheets.find((sheet) => sheet.name === name);
  return {
    replaceAll: (all) => {
      sheets = all;
    },
    add: (sheet) => {
      sheets = [...sheets.filter(({ id, name }) => id !== sheet.id && name !== sheet.name), sheet];
    },
    keyOf: (name) => find(name)?.id ?? name,
    nameOf: (id) => sheets.find((sheet) => sheet.id === id)?.name ?? null,
    names: () => sheets.map(({ name }) => name),
  };
}

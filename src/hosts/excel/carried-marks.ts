import type { Reader } from "./batches";

/** Under this key the workbook remembers that it carries marks. */
export const MARKS_SETTING = "hengbiao.marks";

/** Whether the workbook carries marks that this session did not make, or lost sight of. */
export interface CarriedMarks {
  /** Reads, beside something else, whether the workbook came with marks of an earlier session. */
  readonly ask: (context: Excel.RequestContext) => Reader<void>;
  /** Null while it was not read. */
  readonly there: () => boolean | null;
  /** Once they were removed, or have to be looked for anew. */
  readonly are: (there: boolean) => void;
}

/** Asks the workbook once whether it came with marks, and remembers the answer. */
export function createCarriedMarks(): CarriedMarks {
  let carried: boolean | null = null;
  return {
    ask: ({ workbook }) => {
      const setting = workbook.settings.getItemOrNullObject(MARKS_SETTING);
      setting.load("value");
      return () => {
        carried ??= !setting.isNullObject && setting.value === true;
      };
    },
    there: () => carried,
    are: (there) => {
      carried = there;
    },
  };
}

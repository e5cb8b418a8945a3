import { describeFailure } from "../files/describe";
import type { WorkbookRead } from "../files/workbook-reading";
import type { Complain } from "./complaints";
import type { Terminal } from "./command";
import { inputFiles } from "./input-files";
import { openWorkbook } from "./open-workbook";

/** A file with what was read of it. */
export interface OpenedFile {
  readonly file: string;
  readonly reading: WorkbookRead;
}

/** What came of the files that operands stand for; those that cannot be read were complained of. */
export interface OpenedFiles {
  /** Documents other than PDF that hold no table at all, which is no failure. */
  readonly withoutTables: readonly string[];
  readonly failed: number;
}

/** Reads the files that operands stand for one after another, and hands over each that holds a sheet or table. */
export async function openFiles(
  operands: readonly string[],
  { complain, terminal }: { readonly complain: Complain; readonly terminal: Pick<Terminal, "progress"> },
  take: (opened: OpenedFile) => void,
): Promise<OpenedFiles> {
  const withoutTables: string[] = [];
  let failed = 0;
  const inputs = await inputFiles(operands);
  for (const [at, input] of inputs.entries()) {
    if (!("file" in input)) {
      complain(input.path, input.problem);
      failed += 1;
      continue;
    }
    const { file } = input;
    const reading = await openWorkbook(file);
    if (reading.kind !== "read") {
      complain(file, reading.why);
      failed += 1;
    } else if (reading.sheets.length > 0) {
      take({ file, reading });
    } else if (reading.pdf) {
      // Which of its pages were not read, and why, is a matter of each.
      complain(file, describeFailure({ kind: "no-tables", pdf: reading.pdf }));
    } else {
      withoutTables.push(file);
    }
    if (inputs.length > 1) terminal.progress(at + 1, inputs.length);
  }
  return { withoutTables, failed };
}

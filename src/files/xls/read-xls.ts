import type { SheetsRead } from "../assemble-sheet";
import { withPrefixes } from "../../sheet/later-functions";
import { readByLibrary } from "../library-workbook";
import { guardRecords } from "./records";

/** What the library writes for a name by its number from 1, as it is given none. */
const NUMBERED_NAME = /SH33TJSNAME(\d+)(\(?)/g;
/** Functions after Excel 2003 are names in these files. */
const LATER_FUNCTION = /^_xlfn\./i;
/** Those of Excel 2007, which an .xlsx writes as they are. */
const OF_2007 = /^(?:AVERAGEIFS?|COUNTIFS|CUBE\w+|IFERROR|SUMIFS)$/i;

/** A formula with the names and later functions in it by what they are called. */
function withNames(formula: string, names: readonly (string | undefined)[]): string {
  return formula.replace(NUMBERED_NAME, (numbered: string, number: string, call: string) => {
    const name = names[Number(number) - 1];
    if (name === undefined) return numbered;
    const bare = name.replace(LATER_FUNCTION, "");
    if (bare === name || !OF_2007.test(bare)) return bare === name ? name + call : withPrefixes(bare + call);
    return bare + call;
  });
}

/**
 * Reads the Workbook stream of a binary workbook: .xls of Excel 97 and later, .et of WPS.
 *
 * @param stream is changed
 * @throws UnreadableFile when it is damaged, too large, too old or needs a password
 */
export async function readXlsSheets(stream: Uint8Array): Promise<SheetsRead> {
  const { identities, names } = guardRecords(stream);
  return readByLibrary({ kind: "bytes", bytes: stream, formulas: true }, identities, (formula) =>
    withNames(formula, names),
  );
}

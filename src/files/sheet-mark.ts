/** Names of sheets that cannot be taken for anything else. */
const PLAIN_SHEET = /^(?=.*[^ -~])[\p{L}_][\p{L}\p{N}_]*$/u;

/** The name of a sheet as Excel writes it before a reference: `项!`, `'Sheet1'!`. */
export function sheetMark(name: string): string {
  return PLAIN_SHEET.test(name) ? `${name}!` : `'${name.replaceAll("'", "''")}'!`;
}

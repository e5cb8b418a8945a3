const FORBIDDEN = /[\\/?*[\]:\p{Cc}]/u;

/** What Excel takes of a sheet's name at most. */
export const LONGEST_SHEET_NAME = 31;

/** Excel keeps this name for a sheet of its own. */
const KEPT = "history";

/** Whether Excel lets a sheet be named so: 1 to 31 characters, none of \ / ? * [ ] :, no ' at either end. */
export function isSheetName(name: string): boolean {
  return (
    name.trim() !== "" &&
    name.length <= LONGEST_SHEET_NAME &&
    !FORBIDDEN.test(name) &&
    !name.startsWith("'") &&
    !name.endsWith("'") &&
    name.toLowerCase() !== KEPT
  );
}

/** Whether two names are the same to Excel, which tells no capital letters from small ones. */
export function isSameSheetName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

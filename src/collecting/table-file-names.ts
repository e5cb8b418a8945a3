/** What a folder is searched for; a file that is named outright is read whatever its name. */
const TABLE_FILE = /\.(xlsx|xlsm|xls|et|ods|xlsb|fods|docx|docm|doc|wps|pdf|html?|mht|mhtml|xml|csv)$/i;
/** What Excel and WPS put beside an open workbook. */
const LOCK_FILE = /^(~\$|\.~)/;
const HIDDEN = /^\./;

/** Whether a file's name, without its folders, is that of a lock beside an open workbook. */
export function isLockFileName(name: string): boolean {
  return LOCK_FILE.test(name);
}

/** Whether a file in a folder, by its name alone, may hold tables. */
export function isTableFileName(name: string): boolean {
  return TABLE_FILE.test(name) && !LOCK_FILE.test(name) && !HIDDEN.test(name);
}

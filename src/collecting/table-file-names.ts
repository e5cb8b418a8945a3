import { DOCUMENTS } from "../files/documents/registry";

const WORKBOOKS = ["xlsx", "xlsm", "xls", "et", "ods"];
const endingsOfDocuments = Object.values(DOCUMENTS).flatMap(({ endings }) => endings);
/** What a folder is searched for; a file that is named outright is read whatever its name. */
const TABLE_FILE = new RegExp(`\\.(?:${[...WORKBOOKS, ...endingsOfDocuments].join("|")})$`, "i");

const accepted = (endings: readonly string[]): string => endings.map((ending) => `.${ending}`).join(",");

/** Documents to choose from a dialog; systems call web pages .xls, and what a file is its content decides. */
export const DOCUMENTS_TO_CHOOSE = accepted([...endingsOfDocuments, "xls"]);

/** Workbooks and documents to choose from a dialog. */
export const FILES_TO_CHOOSE = accepted([...WORKBOOKS, ...endingsOfDocuments]);

/** The usual endings of files with tables, for a sentence. */
export const USUAL_ENDINGS: readonly string[] = [
  ...["xlsx", "xls", "et", "ods"],
  ...Object.values(DOCUMENTS).flatMap(({ endings }) => endings.slice(0, 1)),
].map((ending) => `.${ending}`);

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

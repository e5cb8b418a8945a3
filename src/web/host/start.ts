/** Everything of the embedded spreadsheet, to be loaded when the page already stands. */
export { startSpreadsheet } from "./shown-spreadsheet";
export { isSigned } from "../../files/xlsx/signatures";
export { openBook } from "./web-book";
export { createWebHost } from "./web-host";
export { findCells, fitWidth, showFound, textCutOff, watchShown } from "./sheet-view";
export { printedPage } from "./printing";
export { savedWorkbook } from "./saved-workbook";

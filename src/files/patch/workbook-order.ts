/** What stands behind the calculation settings in a workbook part, by the order of the schema. */
export const AFTER_CALCULATION = [
  "oleSize",
  "customWorkbookViews",
  "pivotCaches",
  "smartTagPr",
  "smartTagTypes",
  "webPublishing",
  "fileRecoveryPr",
  "webPublishObjects",
  "extLst",
];

/** What stands behind the defined names. */
export const AFTER_NAMES = ["calcPr", ...AFTER_CALCULATION];

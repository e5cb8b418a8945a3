/** What stands behind conditional formats in a worksheet part, by the order of the schema, those themselves included. */
export const AFTER_CONDITIONS = [
  "conditionalFormatting",
  "dataValidations",
  "hyperlinks",
  "printOptions",
  "pageMargins",
  "pageSetup",
  "headerFooter",
  "rowBreaks",
  "colBreaks",
  "customProperties",
  "cellWatches",
  "ignoredErrors",
  "smartTags",
  "drawing",
  "legacyDrawing",
  "legacyDrawingHF",
  "drawingHF",
  "picture",
  "oleObjects",
  "controls",
  "webPublishItems",
  "tableParts",
  "extLst",
];

/** What stands behind merges. */
export const AFTER_MERGES = ["phoneticPr", ...AFTER_CONDITIONS];

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

const ROWS_END = /<\/(?:[\w.-]+:)?sheetData\s*>|<(?:[\w.-]+:)?sheetData[^>]*\/>/;
const VIEWS_END = /<\/(?:[\w.-]+:)?customSheetViews\s*>/;

/**
 * Where in a worksheet part what stands behind the rows can go in: behind the views that persons keep, too, which
 * have page set-up of their own.
 */
export function behindRows(xml: string): number {
  const end = VIEWS_END.exec(xml) ?? ROWS_END.exec(xml);
  return end ? end.index + end[0].length : 0;
}

import { changedXml, withAttributeChanged } from "../xml/edits";
import { tagged } from "../xml/elements";
import { prefixOf } from "../xml/markup";

/** A workbook part with the places changed by which elements of a name refer to sheets, counted from 0. */
export function withSheetNumbers(
  xml: string,
  element: string,
  name: string,
  change: (place: number) => number,
): string {
  return changedXml(xml, tagged(prefixOf(xml) + element), (each) =>
    withAttributeChanged(each, name, (place) => String(change(Number(place)))),
  );
}

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

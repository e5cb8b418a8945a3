import { changedAttribute, elementPattern, prefixOf } from "../xml/markup";

/** A workbook part with the places changed by which elements of a name refer to sheets, counted from 0. */
export function withSheetNumbers(
  xml: string,
  element: string,
  name: string,
  change: (place: number) => number,
): string {
  return xml.replace(elementPattern(prefixOf(xml), element, "g"), (whole: string, attributes: string) => {
    const moved = changedAttribute(attributes, name, (place) => String(change(Number(place))));
    return whole.replace(attributes, () => moved);
  });
}

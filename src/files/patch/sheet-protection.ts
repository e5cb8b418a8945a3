import { changedXml } from "../xml/edits";
import { attributesOf, elementIn } from "../xml/elements";
import { isTrue } from "../xml/part";
import { parseXml } from "../xml/tree";

/** Whether a password guards a worksheet that is protected. Without one anybody may change it. */
export function isGuarded(xml: string): boolean {
  const protection = attributesOf(elementIn(parseXml(xml, "sheetData"), "sheetProtection"));
  const password = protection.get("password") ?? protection.get("hashValue") ?? "";
  return isTrue(protection.get("sheet")) && password !== "";
}

/** A worksheet without its protection; all else stays. */
export function unprotected(xml: string): string {
  return changedXml(xml, "sheetProtection", () => null, "sheetData");
}

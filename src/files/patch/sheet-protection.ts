import { attribute, elementPattern, prefixOf } from "../xml/markup";

function protectionElement(xml: string): RegExp {
  return elementPattern(prefixOf(xml), "sheetProtection");
}

/**
 * Whether a password guards a worksheet that is protected. Without one anybody may change it.
 */
export function isGuarded(xml: string, prefix: string): boolean {
  const [, attributes = ""] = elementPattern(prefix, "sheetProtection").exec(xml) ?? [];
  const isOn = /^(?:1|true)$/.test(attribute(attributes, "sheet") ?? "");
  const password = attribute(attributes, "password") ?? attribute(attributes, "hashValue") ?? "";
  return isOn && password !== "";
}

/** A worksheet without its protection; all else stays. */
export function unprotected(xml: string): string {
  return xml.replace(protectionElement(xml), "");
}

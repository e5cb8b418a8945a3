import { attributesOf, elementsIn } from "../xml/elements";
import { parseXml } from "../xml/tree";
import { listing, openArchive } from "../zip/archive";
import { keptKeyOf, keptNamespace } from "../../sheet/kept-xml";
import { readProperties } from "./custom-properties";
import { customXmlParts } from "./custom-xml";

/** Where Excel keeps what an add-in keeps with a workbook. */
const ADD_IN_PART = /^xl\/webextensions\/webextension\d*\.xml$/i;
/** What all settings of Hengbiao begin with. */
const OURS = "hengbiao.";

/** Excel keeps each value as JSON. */
function plain(value: string): string {
  try {
    const read: unknown = JSON.parse(value);
    return typeof read === "string" ? read : value;
  } catch {
    return value;
  }
}

/**
 * What the pane has kept with a workbook, by the name of the setting: in custom XML parts; where there is none, with the
 * add-in, as earlier versions did in Excel, or among the custom properties, which other programs keep more often. An
 * emptied one is left out.
 *
 * @param bytes an .xlsx file that `readWorkbook` reads
 */
export function keptSettings(bytes: Uint8Array): ReadonlyMap<string, string> {
  const archive = openArchive(bytes);
  const settings = new Map<string, string>();
  const keep = (name: string, text: string): void => {
    if (name.startsWith(OURS) && text !== "") settings.set(name.slice(OURS.length), text);
  };
  for (const [name, text] of readProperties(bytes)) keep(name, text);
  for (const { name } of archive.entries.values()) {
    if (!ADD_IN_PART.test(name)) continue;
    const xml = listing(archive, name) ?? "";
    if (!xml.includes(OURS)) continue;
    for (const element of elementsIn(parseXml(xml), "property")) {
      const property = attributesOf(element);
      keep(property.get("name") ?? "", plain(property.get("value") ?? ""));
    }
  }
  for (const { namespace, text } of customXmlParts(archive, keptNamespace(""))) {
    const name = keptKeyOf(namespace) ?? "";
    if (text === "") settings.delete(name);
    else settings.set(name, text);
  }
  return settings;
}

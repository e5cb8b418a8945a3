/// <reference types="office-js" />
import { keptXml } from "../../sheet/kept-xml";

// Loaded where something is kept: a pane that only scores needs none of it.
export { keptTextOf } from "../../sheet/kept-xml";

/**
 * Puts a text into the first of the parts of its key, or into a new one, and takes the others away. Null empties it: an
 * empty part counts before what the web edition keeps among the custom properties.
 */
export function keepPart(
  all: Excel.CustomXmlPartCollection,
  [first, ...others]: readonly string[],
  key: string,
  value: string | null,
): void {
  for (const id of others) all.getItem(id).delete();
  if (first !== undefined) all.getItem(first).setXml(keptXml(key, value ?? ""));
  else if (value !== null) all.add(keptXml(key, value));
}

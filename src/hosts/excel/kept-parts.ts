/// <reference types="office-js" />
import { keptXml } from "../../sheet/kept-xml";
import type { Outcome, SettingKey } from "../host";
import { done, failed } from "../outcome";
import type { Batches } from "./batches";
import type { KnownSheets } from "./known-sheets";
import { explained } from "./named-sheets";
import { loadSetting, placesOf, settingName } from "./settings";

/**
 * Puts a text into the first of the parts of its key, or into a new one, and takes the others away. Null empties it: an
 * empty part counts before what the web edition keeps among the custom properties.
 */
function keepPart(
  all: Excel.CustomXmlPartCollection,
  [first, ...others]: readonly string[],
  key: string,
  value: string | null,
): void {
  for (const id of others) all.getItem(id).delete();
  if (first !== undefined) all.getItem(first).setXml(keptXml(key, value ?? ""));
  else if (value !== null) all.add(keptXml(key, value));
}

/**
 * Keeps a text in a custom XML part, the only one of its namespace, or takes it away. What an earlier version kept among
 * the settings goes: as empty text, since deleting one that is not there would fail.
 */
export async function keepSetting(
  batches: Batches,
  known: KnownSheets,
  key: SettingKey,
  value: string | null,
): Promise<Outcome<void>> {
  const places = await placesOf(batches, key);
  if (!places.ok) return failed(await explained(batches, known, [], places.failure, "changing"));
  const { parts, setting } = places.value;
  const saved = await batches.act(({ workbook }) => {
    keepPart(workbook.customXmlParts, parts, key, value);
    if (setting) workbook.settings.add(settingName(key), "");
  });
  if (saved.ok) return saved;
  const kept = await loadSetting(batches, key);
  if (kept.ok && kept.value === (value === "" ? null : value)) return done(undefined);
  return failed(await explained(batches, known, [], saved.failure, "changing"));
}

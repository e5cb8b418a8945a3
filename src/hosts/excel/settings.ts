/// <reference types="office-js" />
import { keptNamespace } from "../../sheet/kept-xml";
import type { Outcome, SettingKey } from "../host";
import { done } from "../outcome";
import type { Batches } from "./batches";

/** Where a text is kept: in custom XML parts by their ids, or among the add-in's settings, as earlier versions did. */
interface Places {
  readonly parts: readonly string[];
  readonly setting: string | null;
}

export const settingName = (key: SettingKey) => `hengbiao.${key}`;

/**
 * Where a setting is kept in the workbook: in parts of custom XML, and by older versions in the settings of
 * the add-in.
 */
export function placesOf(batches: Batches, key: SettingKey): Promise<Outcome<Places>> {
  return batches.ask(({ workbook }) => {
    const parts = workbook.customXmlParts.getByNamespace(keptNamespace(key));
    parts.load("items/id");
    const setting = workbook.settings.getItemOrNullObject(settingName(key));
    setting.load("value");
    return () => {
      const value: unknown = setting.isNullObject ? null : setting.value;
      return { parts: parts.items.map(({ id }) => id), setting: typeof value === "string" ? value : null };
    };
  });
}

/** The text kept under a key; null where there is none. */
export async function loadSetting(batches: Batches, key: SettingKey): Promise<Outcome<string | null>> {
  const places = await placesOf(batches, key);
  if (!places.ok) return places;
  const [part] = places.value.parts;
  // Most workbooks keep nothing, or only what an earlier version has kept.
  if (part === undefined) return done(places.value.setting === "" ? null : places.value.setting);
  const xml = await batches.ask(({ workbook }) => {
    const text = workbook.customXmlParts.getItem(part).getXml();
    return () => text.value;
  });
  if (!xml.ok) return xml;
  const { keptTextOf } = await import("../../sheet/kept-xml");
  const text = keptTextOf(xml.value);
  return done(text === "" ? null : text);
}

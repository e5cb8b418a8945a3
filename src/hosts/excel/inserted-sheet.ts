import { changedInputs } from "../../sheet/inputs";
import type { SheetSpec } from "../../sheet/sheet-spec";
import type { HostFailure, InsertedSheet, Outcome } from "../host";
import { done, failed } from "../outcome";
import { askInputs } from "./cell-inputs";
import type { KnownSheets, SheetIdentity } from "./known-sheets";
import { explained } from "./named-sheets";
import type { Reader, Batches } from "./batches";

/** So many bytes become text at a time: a call takes only so many arguments. */
const CHUNK = 0x2000;

function base64Of(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += CHUNK) {
    text += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  }
  return btoa(text);
}

/** Where a sheet is to go, and which ones are there. */
interface Place {
  readonly structureProtected: boolean;
  readonly active: string;
  readonly ids: ReadonlySet<string>;
}

function askSheets(context: Excel.RequestContext): Reader<readonly SheetIdentity[]> {
  const { worksheets } = context.workbook;
  worksheets.load("items/id,items/name");
  return () => worksheets.items.map(({ id, name }) => ({ id, name }));
}

/** The active sheet, behind which another one goes. */
function askPlace(context: Excel.RequestContext): Reader<Place> {
  const { protection, worksheets } = context.workbook;
  const active = worksheets.getActiveWorksheet();
  active.load("name");
  protection.load("protected");
  const readSheets = askSheets(context);
  return () => ({
    structureProtected: protection.protected,
    active: active.name,
    ids: new Set(readSheets().map(({ id }) => id)),
  });
}

/** Failures that say why a sheet did not come in; any other one is Excel's refusal of what it was handed. */
const TELLING: ReadonlySet<HostFailure["code"]> = new Set([
  "busy-editing",
  "not-in-front",
  "too-large",
  "unsupported-host",
]);

/** Why a sheet was not inserted. */
async function whyNot(batches: Batches, failure: HostFailure): Promise<HostFailure> {
  if (TELLING.has(failure.code)) return failure;
  const looked = await batches.ask(({ workbook }) => {
    workbook.load("readOnly");
    workbook.protection.load("protected");
    return () => ({ readOnly: workbook.readOnly, isProtected: workbook.protection.protected });
  });
  if (looked.ok && looked.value.isProtected) return { code: "structure-protected" };
  if (looked.ok && looked.value.readOnly) return { code: "read-only" };
  const { hostCode, detail } = failure.code === "unknown" ? failure : { hostCode: failure.code, detail: "" };
  return { code: "insertion-refused", hostCode, detail };
}

/** The sheet that came in though Excel reported a failure: one that was not there, by the name it should have. */
async function cameIn(batches: Batches, before: Place, wanted: string): Promise<string | null> {
  const now = await batches.ask(askSheets);
  if (!now.ok) return null;
  const isOurs = (name: string): boolean => name === wanted || name.startsWith(`${wanted} (`);
  return now.value.find(({ id, name }) => !before.ids.has(id) && isOurs(name))?.id ?? null;
}

/** Whether a sheet is there. */
async function isThere(batches: Batches, id: string): Promise<boolean> {
  const found = await batches.ask((context) => {
    const sheet = context.workbook.worksheets.getItemOrNullObject(id);
    sheet.load("id");
    return () => !sheet.isNullObject;
  });
  return !found.ok || found.value;
}

/** What Excel made of a sheet that came in; and shows it. */
async function look(
  batches: Batches,
  id: string,
  show: boolean,
): Promise<Outcome<InsertedSheet & { readonly id: string }>> {
  return batches.ask((context) => {
    const sheet = context.workbook.worksheets.getItem(id);
    sheet.load("id,name");
    const readInputs = askInputs(sheet.getUsedRange(false));
    if (show) {
      sheet.activate();
      sheet.getRange("A1").untrack().select();
    }
    return () => ({ id: sheet.id, sheet: sheet.name, inputs: readInputs() });
  });
}

/** Takes a sheet out; null once it is gone, however that came. */
async function takeOut(batches: Batches, id: string): Promise<HostFailure | null> {
  const out = await batches.act((context) => context.workbook.worksheets.getItem(id).delete());
  return out.ok || !(await isThere(batches, id)) ? null : out.failure;
}

/** Why a sheet was not taken out. */
async function whyNotOut(
  batches: Batches,
  known: KnownSheets,
  name: string,
  failure: HostFailure,
): Promise<HostFailure> {
  const asked = await batches.ask(askPlace);
  if (asked.ok && asked.value.structureProtected) return { code: "structure-protected" };
  return explained(batches, known, [name], failure, "changing");
}

/**
 * Inserts a sheet behind the active one, in three round trips: where it goes, its file, and what Excel made of it. That another workbook is in front keeps the sheet from being shown, not from being there.
 */
export async function insertSheet(
  batches: Batches,
  known: KnownSheets,
  spec: SheetSpec,
): Promise<Outcome<InsertedSheet>> {
  const asked = await batches.ask(askPlace);
  if (!asked.ok) return asked;
  const place = asked.value;
  if (place.structureProtected) return failed({ code: "structure-protected" });
  // Loaded only here: what writes files is large, and most panes insert nothing.
  const { writeSheets } = await import("../../files/xlsx/write-xlsx");
  const file = base64Of(await writeSheets([spec]));
  const put = await batches.ask((context) => {
    const ids = context.workbook.insertWorksheetsFromBase64(file, {
      positionType: "After",
      relativeTo: place.active,
    });
    return () => ids.value[0] ?? null;
  });
  const id = (put.ok ? put.value : null) ?? (await cameIn(batches, place, spec.name));
  if (id === null) {
    const nothing: HostFailure = { code: "insertion-refused", hostCode: "", detail: "" };
    return failed(put.ok ? nothing : await whyNot(batches, put.failure));
  }
  const shown = await look(batches, id, true);
  // With another workbook in front it cannot be shown, only looked at.
  const seen = shown.ok ? shown : await look(batches, id, false);
  if (seen.ok) {
    const { sheet, inputs } = seen.value;
    known.add({ id: seen.value.id, name: sheet });
    return done({ sheet, inputs });
  }
  const left = await takeOut(batches, id);
  return failed(left ? { code: "left-in", sheet: spec.name, row: null, cause: seen.failure } : seen.failure);
}

/** Takes an inserted sheet out in two round trips: what it holds now, then its removal. */
export async function removeSheet(
  batches: Batches,
  known: KnownSheets,
  { sheet: name, inputs }: InsertedSheet,
): Promise<Outcome<void>> {
  const key = known.keyOf(name);
  const seen = await batches.ask((context) =>
    askInputs(context.workbook.worksheets.getItem(key).getUsedRange(false)),
  );
  if (!seen.ok) return failed(await explained(batches, known, [name], seen.failure, "reading"));
  const cells = changedInputs(inputs, seen.value);
  if (cells.length > 0) return failed({ code: "sheet-changed", sheet: name, cells });
  const failure = await takeOut(batches, key);
  return failure ? failed(await whyNotOut(batches, known, name, failure)) : done(undefined);
}

import { changedInputs } from "../../sheet/inputs";
import type { SheetSpec } from "../../sheet/sheet-spec";
import type { HostFailure, InsertedSheet, Outcome } from "../host";
import { failed } from "../outcome";
import { askInputs } from "./cell-inputs";
import type { KnownSheets } from "./known-sheets";
import { withSheetNames } from "./named-sheets";
import type { Trips } from "./trips";

/** So many bytes become text at a time: a call takes only so many arguments. */
const CHUNK = 0x2000;

function base64Of(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += CHUNK) {
    text += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  }
  return btoa(text);
}

/** Excel names the failure of a call that the structure's protection forbids like one of a protected sheet. */
function ofStructure(failure: HostFailure): HostFailure {
  return failure.code === "protected" ? { code: "structure-protected" } : failure;
}

/** The name of the active sheet, behind which another one goes. */
async function placeForSheet(trips: Trips): Promise<Outcome<string>> {
  const { answers, failure } = await trips.trip((context) => {
    const { protection, worksheets } = context.workbook;
    const active = worksheets.getActiveWorksheet();
    active.load("name");
    protection.load("protected");
    return [() => (protection.protected ? null : active.name)];
  });
  if (failure) return failed(failure);
  const [name = null] = answers;
  return name === null ? failed({ code: "structure-protected" }) : { ok: true, value: name };
}

/** Takes a sheet out again of which nothing is known but that it was inserted. */
async function takeOut(trips: Trips, id: string): Promise<void> {
  await trips.trip((context) => {
    context.workbook.worksheets.getItem(id).delete();
    return [];
  });
}

/**
 * Inserts a sheet behind the active one, in three round trips: where it goes, its file, and what Excel made of it. That another workbook is in front keeps the sheet from being shown, not from being there.
 */
export async function insertSheet(
  trips: Trips,
  known: KnownSheets,
  spec: SheetSpec,
): Promise<Outcome<InsertedSheet>> {
  const place = await placeForSheet(trips);
  if (!place.ok) return place;
  // Loaded only here: what writes files is large, and most panes insert nothing.
  const { writeSheets } = await import("../../files/xlsx/write-xlsx");
  const file = base64Of(await writeSheets([spec]));
  const put = await trips.trip((context) => {
    const ids = context.workbook.insertWorksheetsFromBase64(file, {
      positionType: "After",
      relativeTo: place.value,
    });
    return [() => ids.value];
  });
  if (put.failure) return failed(ofStructure(put.failure));
  const id = put.answers[0]?.[0] ?? "";
  const seen = await trips.trip((context) => {
    const sheet = context.workbook.worksheets.getItem(id);
    sheet.load("id,name");
    const readInputs = askInputs(sheet.getUsedRange(false));
    const answers = [() => ({ id: sheet.id, sheet: sheet.name, inputs: readInputs() })];
    sheet.activate();
    sheet.getRange("A1").untrack().select();
    return answers;
  });
  const [inserted] = seen.answers;
  if (inserted) {
    known.add({ id: inserted.id, name: inserted.sheet });
    return { ok: true, value: { sheet: inserted.sheet, inputs: inserted.inputs } };
  }
  await takeOut(trips, id);
  return failed(seen.failure ?? { code: "cancelled" });
}

/** Takes an inserted sheet out in two round trips: what it holds now, then its removal. */
export async function removeSheet(
  trips: Trips,
  known: KnownSheets,
  { sheet: name, inputs }: InsertedSheet,
): Promise<Outcome<void>> {
  const key = known.keyOf(name);
  const seen = await trips.trip((context) => [
    askInputs(context.workbook.worksheets.getItem(key).getUsedRange(false)),
  ]);
  if (seen.failure) return failed(await withSheetNames(trips, known, [name], seen.failure));
  const cells = seen.answers.flatMap((now) => changedInputs(inputs, now));
  if (cells.length > 0) return failed({ code: "sheet-changed", sheet: name, cells });
  const { failure } = await trips.trip((context) => {
    context.workbook.worksheets.getItem(key).delete();
    return [];
  });
  return failure ? failed(ofStructure(failure)) : { ok: true, value: undefined };
}

import type { HostFailure, Outcome } from "../host";
import { done } from "../outcome";
import type { Reader, Batches } from "./batches";

/** What a protection allows, to be put on again; null for a sheet that is not protected. */
export type Protection = Excel.WorksheetProtectionOptions | null;

/** Asks how a sheet is protected. */
export function askProtection(sheet: Excel.Worksheet): Reader<Protection> {
  const { protection } = sheet;
  protection.load("protected,options");
  return () => (protection.protected ? protection.options : null);
}

/** Protects a sheet again that was unlocked for a step, if it is not protected any more. */
export async function protectAgain(
  batches: Batches,
  key: string,
  before: Protection,
): Promise<Outcome<void>> {
  if (!before) return done(undefined);
  const look = () => batches.ask((context) => askProtection(context.workbook.worksheets.getItem(key)));
  const now = await look();
  if (!now.ok || now.value) return now.ok ? done(undefined) : now;
  const put = await batches.act((context) =>
    context.workbook.worksheets.getItem(key).protection.protect(before),
  );
  if (put.ok) return put;
  const after = await look();
  return after.ok && after.value ? done(undefined) : put;
}

/** What stands after a step on a protected sheet: a failure says first that the protection is not back. */
export async function withProtection(
  batches: Batches,
  { key, name, before }: { readonly key: string; readonly name: string; readonly before: Protection },
  cause: HostFailure,
): Promise<HostFailure> {
  const back = await protectAgain(batches, key, before);
  return back.ok || back.failure.code === "sheet-deleted"
    ? cause
    : { code: "left-unprotected", sheets: [name], cause };
}

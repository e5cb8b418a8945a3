import type { HostFailure, Refusal } from "../host";

type Meaning = (error: unknown) => HostFailure;

const refused =
  (reason: Refusal): Meaning =>
  () => ({ code: "refused", reason });
const ofSheet =
  (code: "sheet-deleted" | "too-large"): Meaning =>
  () => ({ code, sheets: [] });
const plain =
  (code: "busy-editing" | "not-in-front" | "access-denied"): Meaning =>
  () => ({ code });

/**
 * Excel's documented error codes, which do not depend on its language, and what they mean to a person. Left out are
 * GeneralException and InvalidArgument, which say so little that the workbook is looked at, and those that only a
 * mistake of ours brings about: they stay `unknown`, with their code.
 */
const MEANING: Readonly<Record<string, Meaning>> = {
  InvalidOperationInCellEditMode: plain("busy-editing"),
  WriteNotSupportedWhenModalDialogOpen: plain("busy-editing"),
  // Also what security software and policies bring about: only a look at the sheets tells whether one is protected.
  AccessDenied: plain("access-denied"),
  // No password is ever sent: a sheet wants one.
  BadPassword: plain("access-denied"),
  ItemNotFound: ofSheet("sheet-deleted"),
  RequestPayloadSizeLimitExceeded: ofSheet("too-large"),
  ResponsePayloadSizeLimitExceeded: ofSheet("too-large"),
  RangeExceedsLimit: ofSheet("too-large"),
  OperationCellsExceedLimit: ofSheet("too-large"),
  ApiNotFound: (error) => ({ code: "unsupported-host", needs: locationOf(error) }),
  ApiNotAvailable: (error) => ({ code: "unsupported-host", needs: locationOf(error) }),
  InactiveWorkbook: plain("not-in-front"),
  InvalidSelection: plain("not-in-front"),
  MergedRangeConflict: refused("merge"),
  FilteredRangeConflict: refused("filter"),
  PivotTableRangeConflict: refused("pivot-table"),
  InsertDeleteConflict: refused("shift"),
  NonBlankCellOffSheet: refused("sheet-end"),
  Conflict: refused("other-change"),
  InvalidOperation: refused("state"),
  InvalidReference: refused("state"),
  InvalidBinding: refused("state"),
  DirtySupportingFormula: refused("state"),
  ItemAlreadyExists: refused("state"),
  UnsupportedFeature: refused("unsupported"),
  UnsupportedOperation: refused("unsupported"),
  UnsupportedFillType: refused("unsupported"),
  NotImplemented: refused("unsupported"),
  UnsupportedSheet: refused("sheet-kind"),
  FormulaLengthExceedsLimit: refused("too-long"),
  OpenWorkbookLinksBlocked: refused("links"),
  RefreshWorkbookLinksBlocked: refused("links"),
  PowerQueryRefreshResourceChallenge: refused("links"),
  RequestAborted: refused("connection"),
  ConnectionFailure: refused("connection"),
  Timeout: refused("connection"),
  ServiceNotAvailable: refused("connection"),
  Unauthenticated: refused("signed-out"),
  MemoryLimitReached: refused("memory"),
  ActivityLimitReached: refused("memory"),
  HostRestartNeeded: refused("restart"),
};

/** What an error of the client means. Anything else is a mistake of ours and is thrown on. */
export function failureOf(error: unknown): HostFailure {
  const code = codeOf(error);
  if (code === undefined) throw error;
  const meaning = MEANING[code];
  if (meaning) return meaning(error);
  return { code: "unknown", hostCode: code, detail: textOf(error, "message"), location: locationOf(error) };
}

/** Whether a failure may have any cause: Excel says so where it has no better code, and not always then. */
export function isUnspecific(failure: HostFailure): boolean {
  return failure.code === "unknown" || (failure.code === "refused" && failure.reason === "state");
}

function codeOf(error: unknown): string | undefined {
  if (typeof error !== "object" || error === null || !("code" in error)) return undefined;
  return typeof error.code === "string" ? error.code : undefined;
}

function locationOf(error: unknown): string {
  if (typeof error !== "object" || error === null || !("debugInfo" in error)) return "";
  return textOf(error.debugInfo, "errorLocation");
}

function textOf(holder: unknown, key: "message" | "errorLocation"): string {
  if (typeof holder !== "object" || holder === null) return "";
  const value: unknown = Reflect.get(holder, key);
  return typeof value === "string" ? value : "";
}

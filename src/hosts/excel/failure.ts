import type { HostFailure } from "../host";

type Code = Exclude<
  HostFailure["code"],
  "unknown" | "partly-applied" | "sheet-changed" | "row-changed" | "row-refused"
>;

/** Excel's error codes, which do not depend on its language, and what they mean to a person. */
const MEANING: Readonly<Record<string, Code>> = {
  InvalidOperationInCellEditMode: "busy-editing",
  WriteNotSupportedWhenModalDialogOpen: "busy-editing",
  AccessDenied: "protected",
  ItemNotFound: "sheet-deleted",
  RequestPayloadSizeLimitExceeded: "too-large",
  ResponsePayloadSizeLimitExceeded: "too-large",
  RangeExceedsLimit: "too-large",
  OperationCellsExceedLimit: "too-large",
  ApiNotFound: "unsupported-host",
  InactiveWorkbook: "not-in-front",
  InvalidSelection: "not-in-front",
};

/** Codes of a property that a failed request did not bring: the client says so when it is read. */
const NOT_BROUGHT: ReadonlySet<string> = new Set(["PropertyNotLoaded", "ValueNotLoaded"]);

/** What an error of the client means. Anything else is a mistake of ours and is thrown on. */
export function failureOf(error: unknown): HostFailure {
  const code = codeOf(error);
  if (code === undefined) throw error;
  const meaning = MEANING[code];
  switch (meaning) {
    case undefined:
      return {
        code: "unknown",
        hostCode: code,
        detail: textOf(error, "message"),
        location: locationOf(error),
      };
    case "unsupported-host":
      return { code: meaning, needs: locationOf(error) };
    case "protected":
    case "sheet-deleted":
    case "sheet-hidden":
    case "too-large":
      return { code: meaning, sheets: [] };
    default:
      return { code: meaning };
  }
}

export function wasNotBrought(error: unknown): boolean {
  return NOT_BROUGHT.has(codeOf(error) ?? "");
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

import type { HostFailure } from "../../hosts/host";
import type { Failed } from "../state/state";

function facts(failure: HostFailure): readonly string[] {
  switch (failure.code) {
    case "unsupported-host":
      return [failure.needs];
    case "protected":
    case "sheet-deleted":
    case "too-large":
    case "sheet-hidden":
      return failure.sheets;
    case "partly-applied":
      return [`${failure.before.length} sheets`, failure.cause.code, ...facts(failure.cause)];
    case "unknown":
      return [failure.hostCode, failure.detail, failure.location];
    case "insertion-refused":
      return [failure.hostCode, failure.detail];
    case "refused":
      return [failure.reason];
    case "left-unprotected":
      return [...failure.sheets, failure.cause.code, ...facts(failure.cause)];
    case "left-in":
      return [failure.sheet, String(failure.row), failure.cause.code, ...facts(failure.cause)];
    case "cell-hidden":
      return [failure.line];
    case "row-refused":
      return [failure.sheet];
    case "sheet-changed":
    case "row-changed":
      return [failure.sheet, String(failure.cells.length)];
    case "structure-protected":
    case "access-denied":
    case "read-only":
    case "no-answer":
    case "busy-editing":
    case "not-in-front":
    case "cancelled":
      return [];
  }
}

/** A failure as a report to those who can mend it: codes and the host's own words, nothing of the table. */
export function failureDetails({ task, failure }: Failed): string {
  return ["hengbiao", task, failure.code, ...facts(failure)].join("\n");
}

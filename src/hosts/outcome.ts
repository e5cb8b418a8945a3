import type { HostFailure } from "./host";

/** An outcome that is good. */
export function done<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value };
}

/** An outcome that is not, for the pane to tell. */
export function failed(failure: HostFailure): { readonly ok: false; readonly failure: HostFailure } {
  return { ok: false, failure };
}

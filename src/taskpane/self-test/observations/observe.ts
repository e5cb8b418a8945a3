import type { Bilingual } from "../../../forms/form-spec";
import { codeOf, type Observation, type ObservedExcel } from "../observation";
import { EVENTS } from "./events";
import { FAILURES } from "./failures";
import { SHEETS } from "./sheets";

export interface Observed {
  readonly id: string;
  readonly name: Bilingual;
  /** What was seen, or the code of the error that kept it from being seen. */
  readonly seen: unknown;
}

/** In this order: what may leave the sheet in a bad state comes last. */
export const OBSERVATIONS: readonly Observation[] = [...SHEETS, ...EVENTS, ...FAILURES];

/** Looks at everything, one after another; what cannot be seen is told by its code. */
export async function observe(
  observed: ObservedExcel,
  onSeen: (seen: Observed) => void,
): Promise<readonly Observed[]> {
  const all: Observed[] = [];
  for (const { id, name, look } of OBSERVATIONS) {
    let seen: unknown;
    try {
      seen = await look(observed);
    } catch (error) {
      seen = codeOf(error);
    }
    all.push({ id, name, seen });
    onSeen({ id, name, seen });
  }
  return all;
}

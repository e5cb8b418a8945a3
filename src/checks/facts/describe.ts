import type { Finding, Worded } from "../check";
import { internalError } from "../internal-error";
import { CHECKS } from "../registry";
import { printedIn } from "./printed-names";

export type Language = "zh" | "en";

/** A finding in words, each a sentence without the full stop at its end. */
export interface Description {
  readonly message: string;
  readonly fix: string;
}

const WORDED: ReadonlyMap<string, Worded> = new Map(
  [...CHECKS, internalError].map((worded) => [worded.id, worded]),
);

/**
 * What a finding says and what to do about it, in the wording of the check that raised it. Throws
 * `UnknownCheckError` for an id that no check has, which only a caller's mistake can give.
 */
export function describe(
  { check, data, printed }: Pick<Finding, "check" | "data" | "printed">,
  language: Language,
): Description {
  const worded = WORDED.get(check);
  if (!worded) throw new UnknownCheckError(check);
  const wording = worded.wording[language];
  const nameOf = printedIn(printed);
  return { message: wording.message(data, nameOf), fix: wording.fix(data, nameOf) };
}

export class UnknownCheckError extends Error {
  constructor(readonly id: string) {
    super(`No check is registered as ${id}`);
    this.name = "UnknownCheckError";
  }
}

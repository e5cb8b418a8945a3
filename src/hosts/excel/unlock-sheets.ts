import type { BeforeImage } from "../../sheet/patch";
import type { HostFailure, Outcome } from "../host";
import { failed } from "../outcome";
import type { KnownSheets } from "./known-sheets";
import { askProtection, protectAgain, withProtection, type Protection } from "./protection";
import type { Batches } from "./batches";

/** A protected sheet that stands in the way. */
interface Locked {
  readonly name: string;
  readonly key: string;
  readonly before: Protection;
}

async function askLocked(batches: Batches, known: KnownSheets, names: readonly string[]) {
  return batches.ask((context) => {
    const locked = names.map((name) => {
      const key = known.keyOf(name);
      return { name, key, read: askProtection(context.workbook.worksheets.getItem(key)) };
    });
    return () =>
      locked.flatMap(({ name, key, read }): Locked[] => {
        const before = read();
        return before ? [{ name, key, before }] : [];
      });
  });
}

/** Locks sheets again; why one of them could not be, over what else failed. */
async function lockAgain(
  batches: Batches,
  locked: readonly Locked[],
  cause: HostFailure | null,
): Promise<HostFailure | null> {
  let failure = cause;
  for (const each of locked) {
    if (failure) {
      failure = await withProtection(batches, each, failure);
      continue;
    }
    const back = await protectAgain(batches, each.key, each.before);
    if (!back.ok) failure = { code: "left-unprotected", sheets: [each.name], cause: back.failure };
  }
  return failure;
}

/**
 * Does something, and where sheets that are protected without a password refuse it, does it once more with these
 * unlocked, and locks them again with the same options. Such a protection keeps people from slips, not from what they
 * ask for.
 *
 * @param finish does the rest of what was done in part; without it such a thing is left as it is
 */
export async function inSpiteOfLocks<Value>(
  batches: Batches,
  known: KnownSheets,
  act: () => Promise<Outcome<Value>>,
  finish?: (rest: readonly BeforeImage[]) => Promise<Outcome<Value>>,
): Promise<Outcome<Value>> {
  const first = await act();
  if (first.ok) return first;
  const { failure: halt } = first;
  const rest = halt.code === "partly-applied" && finish ? halt.before : null;
  const cause = halt.code === "partly-applied" && finish ? halt.cause : halt;
  if (cause.code !== "protected") return first;
  const asked = await askLocked(batches, known, cause.sheets);
  if (!asked.ok || asked.value.length === 0) return first;
  const unlocked: Locked[] = [];
  for (const each of asked.value) {
    const opened = await batches.act((context) =>
      context.workbook.worksheets.getItem(each.key).protection.unprotect(),
    );
    // It may be unlocked in spite of the failure that Excel tells of.
    const now = opened.ok ? null : await askLocked(batches, known, [each.name]);
    if (now && (!now.ok || now.value.length > 0)) {
      // Excel unlocks no sheet without its password, under a code that does not say so.
      const refusal: HostFailure = { code: "protected", sheets: [each.name] };
      return failed((await lockAgain(batches, unlocked, refusal)) ?? refusal);
    }
    unlocked.push(each);
  }
  const second = rest && finish ? await finish(rest) : await act();
  const failure = await lockAgain(batches, unlocked, second.ok ? null : second.failure);
  return failure ? failed(failure) : second;
}

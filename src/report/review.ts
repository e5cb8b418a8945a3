import type { Finding } from "../checks/check";
import { checksOff, runChecks } from "../checks/run-checks";
import { isIncomplete, type Table, type Unread } from "../reading/table";
import type { Profile } from "../scoring/profile";
import { score } from "../scoring/score";
import type { Scored } from "../scoring/scored";
import type { SheetSnapshot } from "../sheet/snapshot";
import { claimsOf, claimsOfHiddenTable, claimsOfNewTable, tableAt, type TableClaims } from "./claims";
import { NO_GUIDANCE, type Guidance } from "./guidance";
import { readGuided, type GuidedReading, type RolesBy } from "./guided-reading";

/** What the checks find; where something was not read, no value is offered that might rest on it. */
function findingsOf(scored: Scored): readonly Finding[] {
  const findings = runChecks(scored);
  return isIncomplete(scored.table) ? findings.map((finding) => ({ ...finding, proposal: null })) : findings;
}

/** A table with its computed scores and everything a reviewer would send back. */
export interface ReviewedTable {
  readonly scored: Scored;
  readonly findings: readonly Finding[];
  /** Who says what its columns are. */
  readonly rolesBy: RolesBy;
  /** What the file under check says of itself, where that counts; left out where it says nothing. */
  readonly claims?: TableClaims;
}

/** What the sheets of one workbook gave, in the order of the sheets. */
export interface Reviewed {
  readonly tables: readonly ReviewedTable[];
  readonly unread: readonly Unread[];
}

/** What may be said of a table as a whole. */
export type Verdict = "findings" | "clean" | "incomplete";

/**
 * `incomplete` comes before what was found: nothing else may be concluded from such a table. Where the profile turned
 * a check off, or the file's own word counted, finding nothing is no all-clear either.
 */
export function verdictOf({
  scored,
  findings,
  claims,
}: Pick<ReviewedTable, "scored" | "findings" | "claims">): Verdict {
  if (isIncomplete(scored.table)) return "incomplete";
  if (findings.length > 0) return "findings";
  if (claims) return "incomplete";
  return checksOff(scored).length > 0 ? "incomplete" : "clean";
}

/** How much may be read and checked before whoever waits for it would take the program for hung. */
export interface Budget {
  /** Filled cells that are read. */
  readonly cells: number;
  /** Indicators that are scored and checked. */
  readonly indicators: number;
}

/** What one workbook may take: about a second on an office's computer, a hundred times what the largest ones hold. */
export const BUDGET: Budget = { cells: 300_000, indicators: 30_000 };

function filledCellsIn({ rows }: SheetSnapshot): number {
  return rows.reduce((count, row) => row.reduce((filled, cell) => (cell ? filled + 1 : filled), count), 0);
}

/** Work that may stop between its steps, so that whoever does it can see to something else, and gives something at last. */
type InSteps<Result> = Generator<undefined, Result, undefined>;

/** A table with what is found in it, and what the file's own word kept from being found. */
function* reviewTable(
  table: Table,
  { given, rolesBy, sources, withoutClaims }: GuidedReading,
  profile: Profile | null,
  { claims }: Guidance,
): InSteps<ReviewedTable> {
  const isByFile = rolesBy === "file";
  const named = isByFile ? null : (given?.profile ?? null);
  const claimed = (isByFile ? given?.profile : null) ?? claims?.profile ?? null;
  const scored = score(table, profile, named, claimed);
  yield;
  const reviewed: ReviewedTable = { scored, findings: findingsOf(scored), rolesBy };
  if (!isByFile && scored.profileBy !== "file") return reviewed;
  const other = withoutClaims === null ? table : tableAt(table, withoutClaims);
  if (!other) return { ...reviewed, claims: claimsOfNewTable(sources) };
  yield;
  const plain = score(other, profile, named);
  const found = claimsOf(reviewed, { scored: plain, findings: findingsOf(plain) }, sources);
  // What says nothing else than reading itself concludes is no claim.
  return found ? { ...reviewed, claims: found } : { ...reviewed, rolesBy: isByFile ? "reading" : rolesBy };
}

/** A table that is one only without the word of the file, which would have hidden it: it counts as it stands. */
function* reviewHidden(
  table: Table,
  { sources }: GuidedReading,
  profile: Profile | null,
): InSteps<ReviewedTable> {
  const scored = score(table, profile);
  yield;
  return {
    scored,
    findings: findingsOf(scored),
    rolesBy: "reading",
    claims: claimsOfHiddenTable(table, sources),
  };
}

/** What a review gives, with the budget for what follows. */
type ReviewedWithin = Reviewed & { readonly left: Budget };

/**
 * The whole path from sheets to findings: read, score, check; a profile of null leaves the choice to each form. Never fails: what cannot be read is `unread`. Work is
 * bounded by what is counted and not by a clock: a sheet or table that goes beyond the budget is left out, which
 * `unread` says, and those after it have their turn as far as it reaches. `left` is the budget for what follows.
 */
export function review(
  sheets: readonly SheetSnapshot[],
  profile: Profile | null,
  budget: Budget = BUDGET,
  guidance: Guidance = NO_GUIDANCE,
): ReviewedWithin {
  const steps = reviewInSteps(sheets, profile, budget, guidance);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** The same step by step: reading a sheet, scoring a table and checking it are one each. */
export function* reviewInSteps(
  sheets: readonly SheetSnapshot[],
  profile: Profile | null,
  budget: Budget = BUDGET,
  guidance: Guidance = NO_GUIDANCE,
): InSteps<ReviewedWithin> {
  let { cells, indicators } = budget;
  const tables: ReviewedTable[] = [];
  const unread: Unread[] = [];
  for (const sheet of sheets) {
    const leftOut = (of: keyof Budget, found: number): Unread => ({
      sheet: sheet.name,
      sheetHidden: sheet.hidden,
      reason: { kind: "over-budget", of, found, limit: BUDGET[of] },
    });
    const filled = filledCellsIn(sheet);
    if (filled > cells) {
      unread.push(leftOut("cells", filled));
      continue;
    }
    cells -= filled;
    const reading = readGuided(sheet, guidance);
    yield;
    for (const passed of reading.unread) unread.push(passed);
    const hidden = (reading.withoutClaims ?? []).filter((table) => !tableAt(table, reading.tables));
    for (const table of [...reading.tables, ...hidden]) {
      const { length } = table.indicators;
      if (length > indicators) {
        unread.push(leftOut("indicators", length));
        continue;
      }
      indicators -= length;
      const reviewed = hidden.includes(table)
        ? yield* reviewHidden(table, reading, profile)
        : yield* reviewTable(table, reading, profile, guidance);
      tables.push(reviewed);
      yield;
    }
  }
  return { tables, unread, left: { cells, indicators } };
}

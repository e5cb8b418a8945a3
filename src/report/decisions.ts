import type { Finding, MessageData } from "../checks/check";
import type { Table } from "../reading/table";
import { fold } from "../sheet/fold";
import type { ReviewedTable } from "./review";

/** What a reviewer makes of a finding: 采纳, 不采纳 (with a reason), 待核实. */
export const CHOICES = ["accepted", "rejected", "open"] as const;

export type Choice = (typeof CHOICES)[number];

export interface Decision {
  readonly choice: Choice;
  /** Why a finding is not accepted, or what is to be looked at; empty where nothing is said. */
  readonly reason: string;
}

/** The table that a decision was made on: its sheet, stage and project, and its place among those with the same. */
interface Subject {
  readonly sheet: string;
  readonly stage: string;
  /** Code, else name, folded; empty where neither is filled in. */
  readonly project: string;
  readonly table: number;
}

/**
 * A decision, and the finding it was made on: by check, part and the texts that name its row, never by an address, so
 * that rows put in above do not matter.
 */
export interface KeptDecision extends Decision, Subject {
  readonly check: string;
  readonly part: string;
  /** The row's names as the form has them, folded; of findings without a row the place they look at. */
  readonly place: string;
  /** The figures that the finding stood on. */
  readonly facts: string;
  /** Its row among the `rows` of its part, by which a row is known again that got another name; null without a row. */
  readonly row: number | null;
  readonly rows: number;
  /** Which of `of` findings with the same place and facts it was. */
  readonly nth: number;
  readonly of: number;
}

/** A finding's decision as it counts now. */
export interface Decided extends Decision {
  /** What was decided before the finding changed; it is open again then. */
  readonly before: Decision | null;
}

/** The findings on which something was decided. */
export type Decisions = ReadonlyMap<Finding, Decided>;

export const NO_DECISIONS: Decisions = new Map();

/** Of a message's data those that hold addresses: a finding stays the same when its row moves. */
const HOLDS_CELLS = /^cells?$|Cells?$/;

/** Far longer than any message's figures; what lies beyond does not tell findings apart. */
const LONGEST_FACTS = 1_000;
const LONGEST_PLACE = 1_000;

function factsOf(data: MessageData): string {
  const facts = Object.entries(data)
    .filter(([key]) => !HOLDS_CELLS.test(key))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify(facts).slice(0, LONGEST_FACTS);
}

/** The rows of each part by the texts that name them. */
function rowNames({ indicators, budget, income, expenditure }: Table): Readonly<Record<string, string[]>> {
  const named = (texts: readonly string[]): string => texts.map(fold).join("\n").slice(0, LONGEST_PLACE);
  return {
    indicator: indicators.map(({ level1, level2, name }) => named([level1.text, level2.text, name.text])),
    budget: budget.map(({ label }) => named([label.text])),
    income: income.map(({ label }) => named([label.text])),
    expenditure: expenditure.map(({ item }) => named([item.text])),
  };
}

/** What a finding without a row looks at: the field of that cell, or nothing where it is about the whole. */
function fieldAt({ fields }: Table, { cell }: Finding): string {
  const found = Object.entries(fields).find(
    ([, entry]) => entry.cell.row === cell.row && entry.cell.column === cell.column,
  );
  return found?.[0] ?? "";
}

type PlacedFinding = Pick<
  KeptDecision,
  "check" | "part" | "place" | "facts" | "row" | "rows" | "nth" | "of"
> & {
  readonly finding: Finding;
};

function placed({ scored: { table }, findings }: ReviewedTable): readonly PlacedFinding[] {
  const names = rowNames(table);
  const plain = findings.map((finding) => {
    const { check, part, row, data } = finding;
    const place = row === null ? fieldAt(table, finding) : (names[part]?.[row] ?? String(row));
    return { finding, check, part, place, facts: factsOf(data), row, rows: names[part]?.length ?? 0 };
  });
  const same = new Map<string, number>();
  const counted = plain.map((each) => {
    const key = `${placeKey(each)}\n${each.facts}`;
    const nth = same.get(key) ?? 0;
    same.set(key, nth + 1);
    return { ...each, key, nth };
  });
  return counted.map(({ key, ...each }) => ({ ...each, of: same.get(key) ?? 1 }));
}

/**
 * By what a finding is known in another version of its table: its check and the names of its row, or the field that it
 * looks at; never an address.
 */
export function findingKeys(reviewed: ReviewedTable): ReadonlyMap<Finding, string> {
  return new Map(placed(reviewed).map((each) => [each.finding, placeKey(each)]));
}

function placeKey({ check, part, place }: Pick<KeptDecision, "check" | "part" | "place">): string {
  return `${check}\n${part}\n${place}`;
}

function subjectsOf(tables: readonly ReviewedTable[]): readonly Subject[] {
  const counts = new Map<string, number>();
  return tables.map(({ scored: { table } }) => {
    const { sheet, stage, fields } = table;
    const code = fold(fields.projectCode?.text ?? "");
    const project = code === "" ? fold(fields.projectName?.text ?? "") : code;
    const key = `${sheet}\n${stage}\n${project}`;
    const at = counts.get(key) ?? 0;
    counts.set(key, at + 1);
    return { sheet, stage, project: project.slice(0, LONGEST_PLACE), table: at };
  });
}

/** Of which table a kept decision is, and whether beyond doubt: a renamed sheet or project leaves one. */
interface Home {
  readonly at: number;
  readonly sure: boolean;
}

/** Where a thing may belong to several, nobody can tell; then it is kept and not shown. */
function only(subjects: readonly Subject[], is: (subject: Subject) => boolean): Home | null {
  const found = subjects.flatMap((subject, at) => (is(subject) ? [at] : []));
  const [at] = found;
  return at !== undefined && found.length === 1 ? { at, sure: false } : null;
}

function homeOf(kept: KeptDecision, subjects: readonly Subject[]): Home | null {
  const { sheet, stage, project, table } = kept;
  const at = subjects.findIndex(
    (each) =>
      each.sheet === sheet && each.stage === stage && each.project === project && each.table === table,
  );
  if (at >= 0) return { at, sure: true };
  return (
    only(subjects, (each) => each.sheet === sheet && each.stage === stage) ??
    (project === "" || subjects.some((each) => each.sheet === sheet)
      ? null
      : only(subjects, (each) => each.project === project && each.stage === stage))
  );
}

/** A kept decision and the finding that it is taken for. */
interface Match {
  readonly kept: KeptDecision;
  readonly finding: Finding;
  /** Whether the finding is as it was when that was decided. */
  readonly same: boolean;
}

interface Owned {
  readonly kept: KeptDecision;
  readonly sure: boolean;
}

/** Things by a key, in their order. */
function grouped<Item>(items: Iterable<Item>, keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

/** The findings of one table with the decisions that were made on them; those that fit nothing are left out. */
function matchesIn(reviewed: ReviewedTable, owned: readonly Owned[]): readonly Match[] {
  const free = new Set(placed(reviewed));
  const matches: Match[] = [];
  let rest = [...owned].sort((a, b) => Number(b.sure) - Number(a.sure));
  const take = (
    keyOf: (each: KeptDecision | PlacedFinding) => string,
    isSame: (sure: boolean) => boolean,
  ): void => {
    const byKey = grouped(free, keyOf);
    rest = rest.filter(({ kept, sure }) => {
      const found = byKey.get(keyOf(kept))?.shift();
      if (!found) return true;
      free.delete(found);
      matches.push({ kept, finding: found.finding, same: isSame(sure) });
      return false;
    });
  };
  take(
    (each) => JSON.stringify([placeKey(each), each.facts, each.nth, each.of]),
    (sure) => sure,
  );
  take(
    (each) => JSON.stringify([placeKey(each), each.facts]),
    () => false,
  );
  take(placeKey, () => false);
  // A row of another name: where it was, among as many rows as there were.
  const names = rowNames(reviewed.scored.table);
  rest = rest.filter(({ kept: { part, place } }) => names[part]?.includes(place) === false);
  take(
    ({ check, part, row, rows }) => JSON.stringify([check, part, row, rows]),
    () => false,
  );
  return matches;
}

function matchesOf(
  tables: readonly ReviewedTable[],
  kept: readonly KeptDecision[],
): readonly (readonly Match[])[] {
  const subjects = subjectsOf(tables);
  const homes: Owned[][] = tables.map(() => []);
  for (const each of kept) {
    const home = homeOf(each, subjects);
    if (home) homes[home.at]?.push({ kept: each, sure: home.sure });
  }
  return tables.map((table, at) => {
    const own = homes[at] ?? [];
    return own.length === 0 ? [] : matchesIn(table, own);
  });
}

/**
 * What was decided on the findings of tables that were scored again. A finding whose figures are others by now is open
 * again, with what was decided before; so is one of which nobody can tell whether it is the same.
 */
export function decisionsOn(tables: readonly ReviewedTable[], kept: readonly KeptDecision[]): Decisions {
  if (kept.length === 0) return NO_DECISIONS;
  return new Map(
    matchesOf(tables, kept)
      .flat()
      .map(({ kept: { choice, reason }, finding, same }) => [
        finding,
        same ? { choice, reason, before: null } : { choice: "open", reason: "", before: { choice, reason } },
      ]),
  );
}

/**
 * The kept decisions after one on some findings of these tables; null takes theirs back. What was decided under another
 * sheet's name stays, as that sheet may be there and not among these.
 */
export function withDecision(
  tables: readonly ReviewedTable[],
  kept: readonly KeptDecision[],
  findings: readonly Finding[],
  decision: Decision | null,
): readonly KeptDecision[] {
  const meant = new Set(findings);
  const sheets = new Set(tables.map(({ scored }) => scored.table.sheet));
  const replaced = new Set(
    matchesOf(tables, kept)
      .flat()
      .flatMap((match) => (meant.has(match.finding) ? [match.kept] : []))
      .filter(({ sheet }) => decision === null || sheets.has(sheet)),
  );
  const others = kept.filter((each) => !replaced.has(each));
  if (!decision) return others;
  const subjects = subjectsOf(tables);
  const added = tables.flatMap((table, at) => {
    const subject = subjects[at];
    if (!subject || !table.findings.some((finding) => meant.has(finding))) return [];
    return placed(table).flatMap(({ finding, ...where }): KeptDecision[] =>
      meant.has(finding) ? [{ ...decision, ...subject, ...where }] : [],
    );
  });
  return [...others, ...added];
}

/** What was decided on findings of one cause; where they differ, or some are undecided, it is open. */
export function decidedTogether(findings: readonly Finding[], decisions: Decisions): Decided | null {
  const all = findings.map((finding) => decisions.get(finding) ?? null);
  const [first] = all;
  const some = all.find((each) => each !== null) ?? null;
  if (!some) return null;
  const isOne = all.every(
    (each) => each && first && each.choice === first.choice && each.reason === first.reason,
  );
  return isOne ? some : { choice: "open", reason: "", before: some.before ?? some };
}

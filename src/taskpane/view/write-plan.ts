import type Big from "big.js";
import type { Entry } from "../../reading/table";
import type { ReviewedTable } from "../../report/review";
import { HUNDRED, ZERO, roundHalfUp, smaller } from "../../scoring/decimal";
import { plausibleRate, plausibleScore } from "../../scoring/execution";
import { agrees, only } from "../../scoring/interval";
import type { Quantity } from "../../scoring/quantity";
import type { Execution, Judged, Scored } from "../../scoring/scored";
import { totalRowScore } from "../../scoring/total-row";
import { a1, type CellAddress } from "../../sheet/address";
import type { SheetPatch } from "../../sheet/patch";
import type { CellValue } from "../../sheet/snapshot";
import { figure } from "./figures";

/** What a computed value belongs to; an indicator is called by its name. */
export type WriteSubject =
  | { readonly kind: "rate" | "execution-score" }
  /** `reviewed` is the total that scoring gave, which the sum of what stands in the cells afterwards may not be. */
  | { readonly kind: "total"; readonly reviewed: string }
  | { readonly kind: "indicator"; readonly name: string }
  /** What a finding of a check proposes; the name is an indicator's, or empty. */
  | { readonly kind: "correction"; readonly check: string; readonly name: string };

/** A cell that can take a computed value. */
export interface Candidate {
  /** The same cell has the same id, whatever is chosen. */
  readonly id: string;
  readonly sheet: string;
  readonly cell: CellAddress;
  readonly subject: WriteSubject;
  /** What stands in the cell now; empty when blank. */
  readonly reported: string;
  /** Whether a formula stands there, which the value would replace. */
  readonly formula: boolean;
  /** Whether the cell's own format shows whole numbers only, so that the decimals of the value would not be seen. */
  readonly hidesDecimals: boolean;
  readonly computed: string;
  readonly value: CellValue;
  /**
   * Set on a total that another choice would change and this one leaves as it is: it is listed all the same, so that
   * as many cells are listed whatever is chosen, and not written.
   */
  readonly stays?: true;
}

/** What 写入得分 does: it fills the blanks, and replaces those of the differing that the person chooses. */
export interface WritePlan {
  readonly blanks: readonly Candidate[];
  readonly differing: readonly Candidate[];
}

/** A place of the form, what is computed for it, and whether what stands there is right. */
interface Place {
  readonly entry: Entry | null | undefined;
  readonly subject: WriteSubject;
  readonly computed: Big;
  readonly value: CellValue;
  readonly right: boolean;
  /** Points that the place adds to the total as it stands; null for one that adds none. */
  readonly counted: Big | null;
}

function ratePlace(execution: Execution): Place | null {
  const { rate, reportedRate, row } = execution;
  if (!rate || !row.rate) return null;
  const shown = roundHalfUp(rate);
  const right = reportedRate !== null && plausibleRate(execution, reportedRate);
  const value = rateValue(row.rate, shown);
  return { entry: row.rate, subject: { kind: "rate" }, computed: shown, value, right, counted: null };
}

/**
 * A rate as its cell holds it: a stored share where the cell shows one as a percent, plain percent where it
 * holds a number without the sign, and else a text that reads the same in every format.
 */
function rateValue(entry: Entry, percent: Big): CellValue {
  const source = entry.source;
  if (typeof source?.value !== "number") return `${percent.toFixed()}%`;
  return source.numberFormat?.includes("%") ? percent.div(HUNDRED).toNumber() : percent.toNumber();
}

function scorePlace(
  entry: Entry | undefined,
  subject: WriteSubject,
  score: Big,
  reported: Quantity | null,
  right: boolean,
): Place {
  const counted = reported?.value ?? ZERO;
  return { entry, subject, computed: score, value: score.toNumber(), right, counted };
}

function executionScorePlace({ profile }: Scored, execution: Execution): Place | null {
  const { score, reportedScore, row } = execution;
  if (!score) return null;
  const right = reportedScore !== null && executionScoreFits(execution, score, profile, reportedScore);
  return scorePlace(row.score, { kind: "execution-score" }, score, reportedScore, right);
}

function executionScoreFits(
  execution: Execution,
  score: Big,
  profile: Scored["profile"],
  reported: Quantity,
): boolean {
  const fit = plausibleScore(execution, profile, reported);
  return fit === "unknown" ? agrees(reported, only(score)) : fit === "right";
}

/** An indicator that only a person can score is no place to write to, but counts with what is reported. */
function indicatorPlace({ score, suggestion, range, reportedScore, row }: Judged): Place {
  const subject = { kind: "indicator", name: row.name.text } as const;
  if (!score || !suggestion) return scorePlace(undefined, subject, ZERO, reportedScore, true);
  const right = reportedScore !== null && agrees(reportedScore, range ?? only(score));
  return scorePlace(row.score, subject, score, reportedScore, right);
}

function isFormula(entry: Entry): boolean {
  return entry.source?.formula !== undefined;
}

function isBlank(entry: Entry): boolean {
  return entry.text === "" && !isFormula(entry);
}

function hidesDecimals({ source }: Entry, value: CellValue): boolean {
  return typeof value === "number" && !Number.isInteger(value) && /^[#,]*0$/.test(source?.numberFormat ?? "");
}

function candidateOf(sheet: string, place: Place): Candidate | null {
  const { entry, subject, computed, value, right } = place;
  if (!entry || right) return null;
  return {
    id: `${sheet}!${a1(entry.cell)}`,
    sheet,
    cell: entry.cell,
    subject,
    reported: entry.text,
    formula: isFormula(entry),
    hidesDecimals: hidesDecimals(entry, value),
    computed: subject.kind === "rate" ? `${figure(computed)} %` : figure(computed),
    value,
  };
}

/**
 * The total that the cells give once the chosen values stand in them: what is kept counts as it was reported.
 * A profile that caps totals caps this one as well.
 */
function totalAfter(scored: Scored, computed: Big, places: readonly Place[], taken: ReadonlySet<Place>): Big {
  const sum = places.reduce(
    (points, place) =>
      place.counted ? points.plus(taken.has(place) ? place.computed : place.counted) : points,
    ZERO,
  );
  return roundHalfUp(scored.profile.totalCaps.length > 0 ? smaller(sum, computed) : sum);
}

/** A total by formula follows the scores by itself, so it is only offered when no score is to be written. */
function totalPlace(scored: Scored, places: readonly Place[], taken: ReadonlySet<Place>): Place | null {
  const entry = scored.table.total?.score;
  if (!scored.total || !entry) return null;
  if (isFormula(entry) && places.some((place) => place.counted && place.entry && !place.right)) return null;
  const computed = totalAfter(scored, scored.total, places, taken);
  const written = totalRowScore(scored.table);
  const right = written !== null && agrees(written, only(computed));
  const subject = { kind: "total", reviewed: figure(scored.total) } as const;
  return { entry, subject, computed, value: computed.toNumber(), right, counted: null };
}

/** The total with one choice, or, where that leaves it as it is and another does not, as a cell that stays. */
function totalCandidate(
  scored: Scored,
  places: readonly Place[],
  taken: ReadonlySet<Place>,
  otherwise: readonly ReadonlySet<Place>[],
): Candidate | null {
  const { sheet } = scored.table;
  const [own, ...others] = [taken, ...otherwise].map((each) => totalPlace(scored, places, each));
  const candidate = own && candidateOf(sheet, own);
  if (!own || candidate) return candidate ?? null;
  if (!others.some((other) => other && candidateOf(sheet, other))) return null;
  const shown = candidateOf(sheet, { ...own, right: false });
  return shown && { ...shown, stays: true };
}

function candidatesOf({ scored }: ReviewedTable, isChosen: (id: string) => boolean): readonly Candidate[] {
  const { execution, table } = scored;
  const places = [
    ...(execution ? [ratePlace(execution), executionScorePlace(scored, execution)] : []),
    ...scored.indicators.map(indicatorPlace),
  ].filter((place) => place !== null);
  const offers = places.map((place) => ({ place, candidate: candidateOf(table.sheet, place) }));
  const takenWhere = (isTaken: (id: string) => boolean): ReadonlySet<Place> =>
    new Set(
      offers
        .filter(
          ({ place, candidate }) =>
            candidate && ((place.entry && isBlank(place.entry)) || isTaken(candidate.id)),
        )
        .map(({ place }) => place),
    );
  const otherwise = [takenWhere(() => false), takenWhere(() => true)];
  const total = totalCandidate(scored, places, takenWhere(isChosen), otherwise);
  return [...offers.map(({ candidate }) => candidate), total].filter((candidate) => candidate !== null);
}

/**
 * The cells of some tables that could take a computed rate, score or total; nothing else is ever written.
 * `isChosen` says which differing cells are to be replaced: the total depends on it, since it must be the sum
 * of what stands in the cells afterwards.
 */
export function planWrites(
  tables: readonly ReviewedTable[],
  isChosen: (id: string) => boolean = () => true,
): WritePlan {
  const candidates = tables.flatMap((table) => candidatesOf(table, isChosen));
  const fills = (candidate: Candidate): boolean => candidate.reported === "" && !candidate.formula;
  return {
    blanks: candidates.filter(fills),
    differing: candidates.filter((candidate) => !fills(candidate)),
  };
}

/** The patches that write some values, one for each sheet. */
export function writePatches(candidates: readonly Candidate[]): readonly SheetPatch[] {
  const sheets = [...new Set(candidates.map(({ sheet }) => sheet))];
  return sheets.map((sheet) => ({
    sheet,
    writes: candidates
      .filter((candidate) => candidate.sheet === sheet)
      .map(({ cell, value }) => ({ cell, value })),
  }));
}

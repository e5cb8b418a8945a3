import { a1, type Area, type CellAddress, contains } from "../../sheet/address";
import { type Reference, referencesOf } from "../../sheet/formula-references";

/** What formulas may mean besides cells that they name. */
export interface FormulaSurroundings {
  /** The names of all sheets, in their order. */
  readonly sheets: readonly string[];
  readonly names: readonly { readonly name: string; readonly formula: string }[];
  /** Tables of Excel, which formulas name together with their columns, as in `项目[预算]`. */
  readonly tables: readonly { readonly name: string; readonly sheet: string; readonly area: Area }[];
  /** Whether days count from 1904: the embedded spreadsheet takes days in words for days from 1900. */
  readonly date1904: boolean;
}

/** Cells of one sheet that a formula rests on. */
export interface NeededArea {
  /** In capitals, since Excel takes small letters and capitals of names as one. */
  readonly sheet: string;
  readonly area: Area;
}

/** What the result of a formula rests on. */
export interface FormulaNeeds {
  readonly areas: readonly NeededArea[];
  /** It may rest on any cell: which ones is known only when it is worked out. */
  readonly anywhere: boolean;
  /** The embedded spreadsheet cannot work it out, or counts other days than the file. */
  readonly isBeyond: boolean;
}

const TEXTS = /"(?:[^"]|"")*"/g;
const QUOTED = /'(?:[^']|'')*'/g;
const WORDS = /([\p{L}_\\][\p{L}\p{N}_.\\?]*)\s*([[(]?)/gu;
/** A column of the table that the formula stands in. */
const OWN_TABLE = /(?<![\p{L}\p{N}_.\][])\[[@#]/u;

const BY_TEXT: ReadonlySet<string> = new Set(["OFFSET", "INDIRECT"]);

/**
 * A day in words that no function of days reads, as in `A1>"2024-5-1"` or a condition of COUNTIF: what number it is to be
 * depends on the day that counting begins with.
 */
const READS_DAYS = /\b(?:DATEVALUE|YEAR|MONTH|DAY|WEEKDAY|WEEKNUM)\(\s*"[^"]*"/gi;
const DAY_IN_WORDS = /^"[<>=]*\d{2,4}(?:[-/.]\d|年)/;

/** Names that stand for names may go this deep. */
const DEEPEST_NAME = 20;

/** Beyond every sheet: a whole column has all rows. */
const WITHOUT_END = Number.MAX_SAFE_INTEGER;

function areaOf({ first, last }: Reference): Area {
  const end = last ?? first;
  return {
    top: Math.min(first.row ?? 0, end.row ?? WITHOUT_END),
    left: Math.min(first.column ?? 0, end.column ?? WITHOUT_END),
    bottom: Math.max(first.row ?? WITHOUT_END, end.row ?? WITHOUT_END),
    right: Math.max(first.column ?? WITHOUT_END, end.column ?? WITHOUT_END),
  };
}

/** The sheets from one to another, ends included; null where there is none of that name. */
function sheetsBetween(sheets: readonly string[], named: string): readonly string[] | null {
  const ends = named.toUpperCase().split(":");
  const at = ends.map((name) => sheets.findIndex((sheet) => sheet.toUpperCase() === name));
  if (at.some((index) => index < 0)) return null;
  return sheets.slice(Math.min(...at), Math.max(...at) + 1);
}

/**
 * Tells what the result of a formula rests on, and whether the embedded spreadsheet can work it out: it knows neither
 * tables (`项目[预算]`) nor references through several sheets (`一月:三月!B2`), and it takes days in words for days from 1900.
 *
 * @param formula without its leading `=`
 * @param own the sheet it stands in
 */
export function needsOf(formula: string, own: string, surroundings: FormulaSurroundings): FormulaNeeds {
  const { sheets, date1904 } = surroundings;
  const names = new Map(surroundings.names.map(({ name, formula: of }) => [name.toUpperCase(), of]));
  const tables = new Map(surroundings.tables.map((table) => [table.name.toUpperCase(), table]));
  const areas: NeededArea[] = [];
  let anywhere = false;
  let isBeyond = false;

  const addReference = (reference: Reference) => {
    const sheet = reference.sheet ?? own;
    // Another file does not change here.
    if (sheet.includes("[")) return;
    const area = areaOf(reference);
    if (!sheet.includes(":")) {
      areas.push({ sheet: sheet.toUpperCase(), area });
      return;
    }
    isBeyond = true;
    const between = sheetsBetween(sheets, sheet);
    anywhere ||= between === null;
    for (const name of between ?? []) areas.push({ sheet: name.toUpperCase(), area });
  };
  const addTable = (name: string) => {
    isBeyond = true;
    const table = tables.get(name);
    if (table) areas.push({ sheet: table.sheet.toUpperCase(), area: table.area });
    else anywhere = true;
  };
  const add = (text: string, depth: number) => {
    referencesOf(text).forEach(addReference);
    isBeyond ||=
      date1904 && (text.replace(READS_DAYS, "").match(TEXTS) ?? []).some((word) => DAY_IN_WORDS.test(word));
    const bare = text.replace(TEXTS, "").replace(QUOTED, "");
    if (OWN_TABLE.test(bare)) {
      isBeyond = true;
      anywhere = true;
    }
    for (const [, word = "", next] of bare.matchAll(WORDS)) {
      const name = word.toUpperCase().replace(/^_XLFN\./, "");
      if (next === "[") addTable(name);
      else if (next === "(") {
        anywhere ||= BY_TEXT.has(name);
      } else {
        const named = depth < DEEPEST_NAME ? names.get(name) : undefined;
        if (named !== undefined) add(named, depth + 1);
      }
    }
  };
  add(formula, 0);
  return { areas, anywhere, isBeyond };
}

/** A formula of the workbook with what it rests on. */
export interface PlacedNeeds {
  readonly sheet: string;
  readonly cell: CellAddress;
  readonly needs: FormulaNeeds;
}

/** A cell of a sheet by the sheet's name. */
export interface PlacedCell {
  readonly sheet: string;
  readonly cell: CellAddress;
}

/** Those of some formulas that rest on cells, directly or by way of others. */
export function restingOn(
  formulas: readonly PlacedNeeds[],
  cells: readonly PlacedCell[],
): ReadonlySet<PlacedNeeds> {
  const found = new Set<PlacedNeeds>();
  if (cells.length === 0) return found;
  const bySheet = new Map<string, (readonly [Area, PlacedNeeds])[]>();
  for (const formula of formulas) {
    for (const { sheet, area } of formula.needs.areas) {
      const listed = bySheet.get(sheet) ?? [];
      listed.push([area, formula]);
      bySheet.set(sheet, listed);
    }
  }
  const waiting: PlacedCell[] = [...cells];
  const reach = (formula: PlacedNeeds) => {
    if (found.has(formula)) return;
    found.add(formula);
    waiting.push(formula);
  };
  for (const formula of formulas) if (formula.needs.anywhere) reach(formula);
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { sheet, cell } = next;
    for (const [area, formula] of bySheet.get(sheet.toUpperCase()) ?? []) {
      if (contains(area, cell)) reach(formula);
    }
  }
  return found;
}

/**
 * The formulas whose results are not known: they are beyond the embedded spreadsheet, and what they rest on has changed,
 * or they never had a result; and all that rest on such a one.
 *
 * @param changed cells whose contents are no longer those of the file
 * @param neverKnown whether a formula is one that cannot be worked out and has no result in the file
 */
export function withoutKnownResult(
  formulas: readonly PlacedNeeds[],
  changed: readonly PlacedCell[],
  neverKnown: (formula: PlacedNeeds) => boolean,
): ReadonlySet<PlacedNeeds> {
  if (!formulas.some(({ needs }) => needs.isBeyond)) return new Set();
  const stale = restingOn(formulas, changed);
  const placeOf = ({ sheet, cell }: PlacedCell) => `${sheet} ${a1(cell)}`;
  const places = new Set(changed.map(placeOf));
  const first = formulas.filter(
    (formula) =>
      formula.needs.isBeyond && (stale.has(formula) || neverKnown(formula) || places.has(placeOf(formula))),
  );
  return new Set([...first, ...restingOn(formulas, first)]);
}

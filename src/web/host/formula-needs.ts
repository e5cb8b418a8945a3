import { a1, a1Area, type Area, type CellAddress, contains } from "../../sheet/address";
import { type Corner, type Reference, referencesOf } from "../../sheet/formula-references";
import { isSameSheetName } from "../../sheet/sheet-name";
import type { DefinedName } from "../workbook/styles/workbook-styles";

/** What formulas may mean besides cells that they name. */
export interface FormulaSurroundings {
  /** The names of all sheets, in their order. */
  readonly sheets: readonly string[];
  readonly names: readonly DefinedName[];
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
const WORDS = /(!?)([\p{L}_\\][\p{L}\p{N}_.\\?]*)\s*([[(]?)/gu;
/** Cells that two references have in common, which Excel writes as a space between them: `A1:C3 B2:B9`. */
const COMMON_CELLS = /[\p{L}\p{N}_.\]]\s+[\p{L}\p{N}_$![]|\)\s+[\p{L}\p{N}_$!([]/u;
const BRACKETS = /([\p{L}\p{N}_.\\?]?)\(|[[\]{}),]/gu;
/** A column of the table that the formula stands in. */
const OWN_TABLE = /(?<![\p{L}\p{N}_.\][])\[[@#]/u;

const BY_TEXT: ReadonlySet<string> = new Set(["OFFSET", "INDIRECT"]);

/**
 * A day in words that no function of days reads, as in `A1-"2024-5-1"` or a condition of COUNTIF: what number it is to be
 * depends on the day that counting begins with. One that something is only compared with is a text.
 */
const READS_DAYS = /\b(?:DATEVALUE|YEAR|MONTH|DAY|WEEKDAY|WEEKNUM)\(\s*"[^"]*"/gi;
const TEXT_BETWEEN = /(^|[^\s])\s*("(?:[^"]|"")*")\s*(?=(.?))/gu;
const DAY_IN_WORDS = /^"[<>=]*\d{2,4}(?:[-/.]\d|年)/;
const COMPARES = /[<>=]/;
const ENDS = /^[(),<>=]?$/;

/** Whether a formula counts with a day in words. */
function countsWithDays(formula: string): boolean {
  for (const [, before = "", text = "", behind = ""] of formula
    .replace(READS_DAYS, "")
    .matchAll(TEXT_BETWEEN)) {
    const isText =
      [before, behind].some((side) => COMPARES.test(side)) &&
      [before, behind].every((side) => ENDS.test(side));
    if (!isText && DAY_IN_WORDS.test(text)) return true;
  }
  return false;
}

/** Names that stand for names may go this deep. */
const DEEPEST_NAME = 20;

/** Whether it takes several areas as one, as `RANK(A1,(A1:A3,C1:C3))`: a comma in brackets that are those of no function. */
function joinsAreas(bare: string): boolean {
  const open: ("call" | "group" | "list")[] = [];
  for (const [bracket, before = ""] of bare.matchAll(BRACKETS)) {
    if (bracket === ",") {
      if (open[open.length - 1] === "group") return true;
    } else if (bracket.endsWith("(")) open.push(before === "" ? "group" : "call");
    else if (bracket === "[" || bracket === "{") open.push("list");
    else open.pop();
  }
  return false;
}

function isFixed({ row, column, fixedRow, fixedColumn }: Corner): boolean {
  return (row === null || fixedRow) && (column === null || fixedColumn);
}

/** Whether a name means other cells in each cell that it is used in: its references are not fixed with `$`. */
function isRelative(name: string): boolean {
  return referencesOf(name).some(({ first, last }) => !isFixed(first) || (last !== null && !isFixed(last)));
}

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
 * tables (`项目[预算]`), references through several sheets (`一月:三月!B2`), several areas as one or what two have in
 * common, nor names of one sheet or without `$`, and it takes days in words for days from 1900.
 *
 * @param formula without its leading `=`
 * @param own the sheet it stands in
 */
export function needsOf(formula: string, own: string, surroundings: FormulaSurroundings): FormulaNeeds {
  const { sheets, date1904 } = surroundings;
  const names = new Map<string, DefinedName[]>();
  for (const defined of surroundings.names) {
    const name = defined.name.toUpperCase();
    names.set(name, [...(names.get(name) ?? []), defined]);
  }
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
  const addName = (named: readonly DefinedName[], isQualified: boolean, depth: number) => {
    // A name of the sheet itself comes before one of the workbook; which sheet stands before `!` does not matter.
    const local = named.filter(
      ({ sheet }) => sheet !== undefined && (isQualified || isSameSheetName(sheet, own)),
    );
    isBeyond ||= local.length > 0;
    for (const { formula: meant } of local.length > 0
      ? local
      : named.filter(({ sheet }) => sheet === undefined)) {
      if (isRelative(meant)) {
        isBeyond = true;
        anywhere = true;
      }
      add(meant, depth + 1);
    }
  };
  const add = (text: string, depth: number) => {
    referencesOf(text).forEach(addReference);
    isBeyond ||= date1904 && countsWithDays(text);
    const bare = text.replace(TEXTS, "").replace(QUOTED, "");
    if (OWN_TABLE.test(bare)) {
      isBeyond = true;
      anywhere = true;
    }
    isBeyond ||= COMMON_CELLS.test(bare) || joinsAreas(bare);
    for (const [, qualified, word = "", next] of bare.matchAll(WORDS)) {
      const name = word.toUpperCase().replace(/^_XLFN\./, "");
      if (next === "[") addTable(name);
      else if (next === "(") {
        anywhere ||= BY_TEXT.has(name);
      } else {
        if (depth < DEEPEST_NAME) addName(names.get(name) ?? [], qualified === "!", depth);
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

/** An area with the formulas that rest on it. */
interface RestedOn {
  readonly area: Area;
  readonly formulas: PlacedNeeds[];
}

/** An area of more rows is looked at for every cell of its sheet, one of fewer under each of its rows. */
const FEW_ROWS = 32;

/** The areas of one sheet that formulas rest on. One that was given is given no more: what rests on it has been found. */
class RestingAreas {
  private readonly tall = new Map<string, RestedOn>();
  private readonly byRow = new Map<number, Map<string, RestedOn>>();

  private listsFor({ top, bottom }: Area): readonly Map<string, RestedOn>[] {
    if (bottom - top >= FEW_ROWS) return [this.tall];
    return Array.from({ length: bottom - top + 1 }, (_, at) => {
      const listed = this.byRow.get(top + at) ?? new Map<string, RestedOn>();
      this.byRow.set(top + at, listed);
      return listed;
    });
  }

  add(area: Area, formula: PlacedNeeds): void {
    const key = a1Area(area);
    const lists = this.listsFor(area);
    const known = lists[0]?.get(key);
    if (known) {
      known.formulas.push(formula);
      return;
    }
    const rested: RestedOn = { area, formulas: [formula] };
    for (const list of lists) list.set(key, rested);
  }

  /** The formulas that rest on a cell and were not given before. */
  takeOver(cell: CellAddress): readonly PlacedNeeds[] {
    const taken: PlacedNeeds[] = [];
    for (const list of [this.tall, this.byRow.get(cell.row)]) {
      for (const [key, { area, formulas }] of list ?? []) {
        if (!contains(area, cell)) continue;
        taken.push(...formulas);
        list?.delete(key);
      }
    }
    return taken;
  }
}

/** Those of some formulas that rest on cells, directly or by way of others. */
export function restingOn(
  formulas: readonly PlacedNeeds[],
  cells: readonly PlacedCell[],
): ReadonlySet<PlacedNeeds> {
  const found = new Set<PlacedNeeds>();
  if (cells.length === 0) return found;
  const bySheet = new Map<string, RestingAreas>();
  for (const formula of formulas) {
    for (const { sheet, area } of formula.needs.areas) {
      const areas = bySheet.get(sheet) ?? new RestingAreas();
      areas.add(area, formula);
      bySheet.set(sheet, areas);
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
    bySheet.get(sheet.toUpperCase())?.takeOver(cell).forEach(reach);
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

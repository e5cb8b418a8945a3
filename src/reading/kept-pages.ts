import { z } from "zod";
import { readJson } from "../json/read-json";
import type { PageStart } from "../sheet/document-pages";
import type { SheetSnapshot } from "../sheet/snapshot";

const VERSION = 1;
/** Far beyond any table of a document; what was tampered with may not make reading slow. */
const MOST = 5_000;

const count = z.int().min(0).max(1_048_575);
const sheet = z.strictObject({
  /** What each row says, from the first of the sheet on, as a short text that stands for it. */
  rows: z.array(z.string().max(8)).max(MOST),
  pages: z.array(z.strictObject({ row: count, page: count })).max(MOST),
});
const kept = z.strictObject({ version: z.literal(VERSION), sheets: z.record(z.string(), sheet) });

type KeptSheet = z.infer<typeof sheet>;
type KeptSheets = Readonly<Record<string, KeptSheet>>;

function keptSheets(json: string | null | undefined): KeptSheets {
  const value = readJson(json ?? "");
  const read = value.kind === "json" ? kept.safeParse(value.value) : undefined;
  return read?.success === true ? read.data.sheets : {};
}

/** FNV-1a: short, and alike for alike texts. */
function markOf(text: string): string {
  let hash = 0x811c9dc5;
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash.toString(36);
}

/** A mark for what each row of a sheet says, from its first row on; empty for a blank row. */
function marksOf({ origin, rows }: SheetSnapshot): readonly string[] {
  const above = Array.from({ length: origin.row }, () => "");
  const own = rows.slice(0, MOST).map((cells) => {
    const text = cells.map((cell) => String(cell?.value ?? "").replace(/\s+/g, "")).join("|");
    return /[^|]/.test(text) ? markOf(text.replace(/\|+$/, "").replace(/^\|+/, "")) : "";
  });
  return [...above, ...own];
}

/**
 * The text by which a workbook keeps on which pages of their document the rows of sheets stand that were made from it,
 * beside what it keeps already; null where there is nothing to keep.
 */
export function keptPagesText(
  before: string | null,
  made: readonly { readonly name: string; readonly table: SheetSnapshot }[],
): string | null {
  const added = made.flatMap(({ name, table }): [string, KeptSheet][] => {
    const { pages } = table.documentTable ?? {};
    return pages ? [[name, { rows: [...marksOf(table)], pages: [...pages] }]] : [];
  });
  if (added.length === 0) return before;
  return JSON.stringify({
    version: VERSION,
    sheets: { ...keptSheets(before), ...Object.fromEntries(added) },
  });
}

function countsOf(marks: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const mark of marks) counts.set(mark, (counts.get(mark) ?? 0) + 1);
  return counts;
}

/**
 * Where the rows that were kept stand now: rows may have been put in or taken out, and cells changed. A row that alone
 * says what it says is found by that; any other one stands between those that are found above and below it, where these
 * have moved alike. Null for a row of which neither tells.
 */
function rowsNow(before: readonly string[], now: readonly string[]): readonly (number | null)[] {
  const [then, there] = [countsOf(before), countsOf(now)];
  const found = before.map((mark) =>
    mark !== "" && then.get(mark) === 1 && there.get(mark) === 1 ? now.indexOf(mark) : null,
  );
  const shifts = found.map((at, row) => (at === null ? null : at - row));
  return found.map((at, row) => {
    if (at !== null) return at;
    const above =
      row === 0
        ? 0
        : (shifts
            .slice(0, row)
            .reverse()
            .find((each) => each !== null) ?? null);
    const below = shifts.slice(row + 1).find((each) => each !== null) ?? null;
    return above !== null && above === below ? row + above : null;
  });
}

function pagesNow({ rows, pages }: KeptSheet, sheetNow: SheetSnapshot): readonly PageStart[] | null {
  const places = rowsNow(rows, marksOf(sheetNow));
  const moved = pages.flatMap(({ row, page }) => {
    const now = row === 0 ? 0 : places[row];
    return now === null || now === undefined ? [] : [{ row: now, page }];
  });
  // Where one page has lost its beginning, its rows would be told to be of the page before.
  return moved.length === pages.length &&
    moved.every((each, at) => at === 0 || each.row > (moved[at - 1]?.row ?? 0))
    ? moved
    : null;
}

/** What is kept of a sheet that was renamed since: of those that are there no more the only one whose rows it mostly has. */
function beforeRenaming(sheetNow: SheetSnapshot, gone: readonly KeptSheet[]): KeptSheet | undefined {
  if (gone.length === 0) return undefined;
  const there = new Set(marksOf(sheetNow));
  const alike = gone.filter(({ rows }) => {
    const told = rows.filter((mark) => mark !== "");
    return told.filter((mark) => there.has(mark)).length * 2 > told.length;
  });
  return alike.length === 1 ? alike[0] : undefined;
}

/**
 * Sheets with the pages that a workbook keeps for them. A sheet whose rows are no longer told apart has none: its name
 * says from which pages it came.
 */
export function withKeptPages(
  sheets: readonly SheetSnapshot[],
  text: string | null | undefined,
): readonly SheetSnapshot[] {
  const known = new Map(Object.entries(keptSheets(text)));
  if (known.size === 0) return sheets;
  const names = new Set(sheets.map(({ name }) => name));
  const gone = [...known].filter(([name]) => !names.has(name)).map(([, rows]) => rows);
  return sheets.map((each) => {
    if (each.documentTable) return each;
    const own = known.get(each.name) ?? beforeRenaming(each, gone);
    const pages = own ? pagesNow(own, each) : null;
    return pages ? { ...each, pages } : each;
  });
}

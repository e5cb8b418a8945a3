import { z } from "zod";
import { a1, type Area } from "../sheet/address";
import type { CellSnapshot, CellValue } from "../sheet/snapshot";
import { filledCell, type SheetsRead, withoutResult } from "./assemble-sheet";
import { damaged } from "./failure";
import { builtinFormats } from "./format/builtin-formats";
import { GENERAL, type NumberFormat, numberFormat } from "./format/number-format";
import { withResults } from "./formula-results";
import { layOutSheets, type PlacedCell, type PlacedSheet } from "./placed-cells";
import type { SheetNote } from "./sheet-note";

/** A cell as the library gives it. */
interface ParsedCell {
  /** Boolean, error, number, string, or none of them. */
  readonly t: "b" | "e" | "n" | "s" | "z";
  readonly v?: CellValue;
  readonly f?: string;
  readonly z?: string | number;
}

/** A schema library would take longer over the cells of a large sheet than reading it does. */
function isCell(cell: unknown): cell is ParsedCell {
  if (typeof cell !== "object" || cell === null || !("t" in cell)) return false;
  const { t, v, f }: { t: unknown; v?: unknown; f?: unknown } = cell;
  const isValue = ["string", "boolean", "undefined", "number"].includes(typeof v);
  return (
    typeof t === "string" && "bensz".includes(t) && isValue && ["string", "undefined"].includes(typeof f)
  );
}

const placeSchema = z.object({ r: z.number(), c: z.number() });

const rangeSchema = z.object({ s: placeSchema, e: placeSchema });

/** Cells and merges are looked at one by one: there can be too many for one verdict. */
const sheetSchema = z.object({
  "!type": z.string().optional(),
  "!data": z.custom<readonly unknown[]>(Array.isArray).optional(),
  "!merges": z.custom<readonly unknown[]>(Array.isArray).default([]),
  "!protect": z.unknown().optional(),
});
type ParsedSheet = z.infer<typeof sheetSchema>;

const workbookSchema = z.object({
  SheetNames: z.array(z.string()),
  Sheets: z.record(z.string(), sheetSchema),
  Workbook: z
    .object({
      Sheets: z.array(z.object({ name: z.string().optional(), Hidden: z.number().optional() })).optional(),
      WBProps: z.object({ date1904: z.boolean().optional() }).optional(),
    })
    .optional(),
});
type ParsedWorkbook = z.infer<typeof workbookSchema>;

const formatTableSchema = z.object({
  load: z.custom<(code: string, id: number) => unknown>((value) => typeof value === "function"),
});

/** Error values of the binary format. */
const ERRORS: Readonly<Record<number, string>> = {
  0x00: "#NULL!",
  0x07: "#DIV/0!",
  0x0f: "#VALUE!",
  0x17: "#REF!",
  0x1d: "#NAME?",
  0x24: "#NUM!",
  0x2a: "#N/A",
};

/** The library tells the console of records it does not know, which is nothing a user can act on. */
function quietly<Result>(work: () => Result): Result {
  const told = Object.getOwnPropertyDescriptor(console, "error");
  Object.defineProperty(console, "error", { ...told, value: () => undefined });
  try {
    return work();
  } finally {
    if (told) Object.defineProperty(console, "error", told);
  }
}

/** What the library is given: a stream or file that was looked through before, or a text. */
export type Parsable =
  | { readonly kind: "bytes"; readonly bytes: Uint8Array; readonly formulas: boolean }
  | { readonly kind: "text"; readonly text: string };

async function parse(parsable: Parsable): Promise<ParsedWorkbook> {
  const library = await import("@e965/xlsx");
  // Binary files name Excel's Chinese formats by number, which the library does not know.
  const formats = formatTableSchema.parse(library.SSF);
  for (const [id, code] of builtinFormats()) formats.load(code, id);
  const options = { dense: true, cellNF: true, cellHTML: false, cellText: false } as const;
  const whole = { ...options, WTF: true, cellStyles: true } as const;
  let read: unknown;
  try {
    read = quietly(() =>
      parsable.kind === "text"
        ? library.read(parsable.text, { ...whole, type: "string" })
        : library.read(parsable.bytes, { ...whole, type: "array", cellFormula: parsable.formulas }),
    );
  } catch (error) {
    // The bytes are the user's: whatever the library stumbles over is wrong with them.
    throw damaged("content", error instanceof Error ? error.message : String(error));
  }
  const workbook = workbookSchema.safeParse(read);
  if (!workbook.success) throw damaged("content", workbook.error.issues[0]?.path.join(" ") ?? "");
  return workbook.data;
}

/** Numbers beyond all bounds, which only some programs write, as Excel shows them. */
function numberOrError(value: CellValue): CellValue {
  return typeof value === "number" && !Number.isFinite(value) ? "#NUM!" : value;
}

function snapshotCell(
  { t, v, f: parsed, z: code }: ParsedCell,
  formatOf: FormatOf,
  formulaOf: FormulaOf,
): CellSnapshot | null {
  const f = parsed === undefined ? undefined : formulaOf(parsed);
  if (t === "z" && f === undefined) return null;
  const value = t === "e" ? (ERRORS[Number(v)] ?? "#VALUE!") : numberOrError(v ?? "");
  if (value === "" && f === undefined) return null;
  const filled = filledCell(value, formatOf(code), f);
  return t === "z" || v === undefined ? withoutResult(filled) : filled;
}

function placedCells(sheet: ParsedSheet, formatOf: FormatOf, formulaOf: FormulaOf): PlacedCell[] {
  const placed: PlacedCell[] = [];
  sheet["!data"]?.forEach((cells, row) => {
    if (!Array.isArray(cells)) return;
    cells.forEach((parsed: unknown, column) => {
      if (parsed === undefined || parsed === null) return;
      if (!isCell(parsed)) throw damaged("content", a1({ row, column }));
      const cell = snapshotCell(parsed, formatOf, formulaOf);
      if (cell) placed.push({ row, column, cell });
    });
  });
  return placed;
}

function mergesOf(sheet: ParsedSheet): Area[] {
  return sheet["!merges"].map((merge) => {
    const range = rangeSchema.safeParse(merge);
    if (!range.success) throw damaged("merged-areas", "Workbook");
    const { s, e } = range.data;
    return { top: s.r, left: s.c, bottom: e.r, right: e.c };
  });
}

/** A formula as it is called in Excel, from what the library makes of it. */
type FormulaOf = (formula: string) => string;

type FormatOf = (code: string | number | undefined) => NumberFormat;

function formatsOf(date1904: boolean): FormatOf {
  const ready = new Map<string, NumberFormat>();
  return (code) => {
    if (typeof code !== "string" || code === GENERAL.code) return GENERAL;
    const format = ready.get(code) ?? numberFormat(code, date1904);
    ready.set(code, format);
    return format;
  };
}

/**
 * The sheets of a workbook that `@e965/xlsx` reads. It trusts what files say of themselves, so every format is
 * looked through before.
 *
 * @param identities what sheets say of themselves, by their place from 0
 * @param formulaOf what a formula of the library is in Excel
 * @throws UnreadableFile when the library finds it damaged, or it is too large
 */
export async function readByLibrary(
  parsable: Parsable,
  identities: ReadonlyMap<number, string> = new Map(),
  formulaOf: FormulaOf = (formula) => formula,
): Promise<SheetsRead> {
  const { SheetNames, Sheets, Workbook } = await parse(parsable);
  const date1904 = Workbook?.WBProps?.date1904 ?? false;
  const formatOf = formatsOf(date1904);
  const notes: SheetNote[] = [];
  const sheets: PlacedSheet[] = [];
  SheetNames.forEach((name, at) => {
    const sheet = Sheets[name];
    const identity = identities.get(at);
    if (!sheet) {
      notes.push({ kind: "missing", sheet: name });
    } else if (sheet["!type"] !== undefined && sheet["!type"] !== "sheet") {
      notes.push({ kind: "no-cells", sheet: name });
    } else {
      sheets.push({
        name,
        // The library leaves some sheets out of this list.
        hidden: (Workbook?.Sheets?.find((listed) => listed.name === name)?.Hidden ?? 0) !== 0,
        protected: sheet["!protect"] === true,
        ...(identity === undefined ? {} : { identity }),
        cells: placedCells(sheet, formatOf, formulaOf),
        merges: mergesOf(sheet),
      });
    }
  });
  return withResults(layOutSheets(sheets, notes), date1904);
}

import { z } from "zod";
import { type Area, parseA1 } from "../sheet/address";
import type { CellSnapshot, CellValue, SheetSnapshot } from "../sheet/snapshot";
import { assembleSheet, filledCell, type Grid, putCell, type SheetsRead } from "./assemble-sheet";
import { damaged, UnreadableFile } from "./failure";
import { builtinFormats } from "./format/builtin-formats";
import { GENERAL, type NumberFormat, numberFormat } from "./format/number-format";
import { cutNotes, type FilledExtent, readableArea, WHEN_CUT } from "./reading-limits";
import type { SheetNote } from "./workbook-reading";

const cellSchema = z.object({
  /** Boolean, error, number, string, or none of them. */
  t: z.enum(["b", "e", "n", "s", "z"]),
  v: z.union([z.string(), z.number(), z.boolean()]).optional(),
  /** The text the file itself says is shown; only .ods files do. */
  w: z.string().optional(),
  f: z.string().optional(),
  z: z.union([z.string(), z.number()]).optional(),
});
type ParsedCell = z.infer<typeof cellSchema>;

const rangeSchema = z.object({
  s: z.object({ r: z.number(), c: z.number() }),
  e: z.object({ r: z.number(), c: z.number() }),
});

const sheetSchema = z.record(z.string(), z.unknown());

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

/** What the library says when a password is needed. */
const PASSWORD = /password/i;

/** Whether a sheet is hidden, and whether it is protected. */
export interface SheetState {
  readonly hidden: boolean;
  readonly protected: boolean;
}

/** What a file says itself and the library leaves out. */
export interface FileSays {
  /** Whether it holds the text that each cell shows. */
  readonly shownTexts: boolean;
  /** The states of its sheets in their order, where the library does not read them. */
  readonly states?: readonly SheetState[];
}

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

async function parse(bytes: Uint8Array, shownTexts: boolean): Promise<ParsedWorkbook> {
  const library = await import("@e965/xlsx");
  // Binary files name Excel's Chinese formats by number, which the library does not know.
  const formats = formatTableSchema.parse(library.SSF);
  for (const [id, code] of builtinFormats()) formats.load(code, id);
  const options = { type: "array", cellNF: true, cellHTML: false, cellText: shownTexts } as const;
  try {
    return workbookSchema.parse(
      quietly(() => library.read(bytes, { ...options, WTF: true, cellStyles: true })),
    );
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    if (PASSWORD.test(detail)) throw new UnreadableFile({ kind: "encrypted" });
    // The bytes are the user's: whatever else the library stumbles over is wrong with them.
    throw damaged("content", detail);
  }
}

interface PlacedCell {
  readonly row: number;
  readonly column: number;
  readonly cell: ParsedCell;
}

function placedCells(sheet: Readonly<Record<string, unknown>>): PlacedCell[] {
  const placed: PlacedCell[] = [];
  for (const [key, value] of Object.entries(sheet)) {
    const at = parseA1(key);
    if (!at) continue;
    const parsed = cellSchema.safeParse(value);
    if (!parsed.success) throw damaged("content", key);
    if (parsed.data.t !== "z" || parsed.data.f !== undefined) placed.push({ ...at, cell: parsed.data });
  }
  return placed;
}

function extentOf(cells: readonly PlacedCell[]): FilledExtent {
  let [rows, columns, cellsInArea] = [0, 0, 0];
  for (const { row, column } of cells) {
    rows = Math.max(rows, row + 1);
    columns = Math.max(columns, column + 1);
    if (row < WHEN_CUT.rows && column < WHEN_CUT.columns) cellsInArea += 1;
  }
  return { rows, columns, cells: cells.length, cellsInArea };
}

function cellValue({ t, v = "" }: ParsedCell): CellValue {
  return t === "e" ? (ERRORS[Number(v)] ?? "#VALUE!") : v;
}

function snapshotCell(cell: ParsedCell, format: NumberFormat): CellSnapshot | null {
  const value = cellValue(cell);
  if (value === "" && cell.f === undefined) return null;
  const filled = filledCell(value, format, cell.f);
  return cell.w === undefined ? filled : { ...filled, text: cell.w };
}

function mergesOf(sheet: Readonly<Record<string, unknown>>): Area[] {
  return z
    .array(rangeSchema)
    .parse(sheet["!merges"] ?? [])
    .map(({ s, e }) => ({ top: s.r, left: s.c, bottom: e.r, right: e.c }))
    .filter(({ top, left, bottom, right }) => top !== bottom || left !== right);
}

function formatsOf(date1904: boolean): (code: string | number | undefined) => NumberFormat {
  const ready = new Map<string, NumberFormat>();
  return (code) => {
    if (typeof code !== "string" || code === GENERAL.code) return GENERAL;
    const format = ready.get(code) ?? numberFormat(code, date1904);
    ready.set(code, format);
    return format;
  };
}

/**
 * Reads a workbook of an older format: .xls of Excel 97 and later, .et of WPS, .ods.
 *
 * @throws UnreadableFile when the file is damaged, too large or needs a password
 */
export async function readLegacySheets(bytes: Uint8Array, says: FileSays): Promise<SheetsRead> {
  const workbook = await parse(bytes, says.shownTexts);
  const formatOf = formatsOf(workbook.Workbook?.WBProps?.date1904 ?? false);
  const notes: SheetNote[] = [];
  const read = workbook.SheetNames.flatMap((name, at) => {
    const sheet = workbook.Sheets[name];
    if (!sheet) {
      notes.push({ kind: "missing", sheet: name });
      return [];
    }
    if (sheet["!type"] !== undefined && sheet["!type"] !== "sheet") {
      notes.push({ kind: "no-cells", sheet: name });
      return [];
    }
    const cells = placedCells(sheet);
    return [{ name, at, sheet, cells, extent: { ...extentOf(cells), sheet: name } }];
  });
  if (read.length === 0) throw damaged("no-sheet", "Workbook");
  const extents = read.map(({ extent }) => extent);
  const area = readableArea(extents);
  const sheets = read.map(({ name, at, sheet, cells }): SheetSnapshot => {
    const grid: Grid = [];
    for (const { row, column, cell } of cells) {
      if (row >= area.rows || column >= area.columns) continue;
      const filled = snapshotCell(cell, formatOf(cell.z));
      if (filled) putCell(grid, row, column, filled);
    }
    const state = says.states?.[at] ?? {
      hidden: (workbook.Workbook?.Sheets?.[at]?.Hidden ?? 0) !== 0,
      protected: sheet["!protect"] === true,
    };
    return assembleSheet({ name, ...state, grid, merges: mergesOf(sheet) });
  });
  return { sheets, notes: [...notes, ...cutNotes(extents, area)] };
}

import { a1Area, contains, type Area } from "../../sheet/address";
import type { HostFailure } from "../host";
import { GRIDS, gridsOf, ONLY_IN_FULL, SHOWN, type Grids } from "./cells";
import type { Reader } from "./batches";
import { renewed, type LastGrids, type Renewal } from "./last-grids";
import type { ValueExtents } from "./value-extents";

/** What readings left behind for those that follow. */
export interface Remembered {
  readonly extents: ValueExtents;
  readonly last: LastGrids;
}

/** Excel hands over at most so many cells of a range; beyond them it may leave the values out without an error. */
const MOST_CELLS = 5_000_000;

/**
 * A used range may reach a million rows beyond the values because of formats. A first look goes no further
 * than this: blank, it is 5 MB; filled with forms below one another, it holds a hundred of them.
 */
const FIRST_LOOK: Area = { top: 0, left: 0, bottom: 3_999, right: 63 };

/** A sheet on the way to its snapshot. */
export interface Draft {
  /** Null for the active sheet until it has been found. */
  id: string | null;
  name: string;
  hidden: boolean;
  protected: boolean;
  parts: Grids[];
  merges: Area[];
  failure: HostFailure | null;
}

/** One thing to ask for. A sheet is asked for as a whole, and piece by piece only when that fails. */
export type SheetRequest =
  | { readonly kind: "sheet" | "extent" | "all-merges"; readonly draft: Draft }
  | { readonly kind: "cells" | "merges"; readonly draft: Draft; readonly area: Area };

/** Notes in the draft what a request brought, and says what to ask for next. */
export type RequestReader = Reader<readonly SheetRequest[]>;

/** A sheet of which nothing is known yet but its id; null for the active one. */
export function newDraft(id: string | null): Draft {
  return { id, name: "", hidden: false, protected: false, parts: [], merges: [], failure: null };
}

/** Asks for one request; its reader notes the answer in the request's draft. */
export function ask(
  context: Excel.RequestContext,
  request: SheetRequest,
  remembered: Remembered,
): RequestReader {
  const { draft } = request;
  const { worksheets } = context.workbook;
  const sheet = draft.id === null ? worksheets.getActiveWorksheet() : worksheets.getItem(draft.id);
  switch (request.kind) {
    case "sheet":
      return askSheet(sheet, draft, remembered);
    case "extent":
      return askExtent(sheet, draft);
    case "cells":
      return askCells(sheet.getRange(a1Area(request.area)).untrack(), draft);
    case "all-merges":
      return askMerges(firstLook(sheet.getUsedRange(false).untrack()), draft);
    case "merges":
      return askMerges(sheet.getRange(a1Area(request.area)).untrack(), draft);
  }
}

function firstLook(used: Excel.Range): Excel.Range {
  return used.getIntersectionOrNullObject(a1Area(FIRST_LOOK)).untrack();
}

/** Which sheet it is, and whether it may be written to. */
function askIdentity(sheet: Excel.Worksheet, draft: Draft): Reader<void> {
  sheet.load("id,name,visibility");
  sheet.protection.load("protected");
  return () => {
    draft.id = sheet.id;
    draft.name = sheet.name;
    draft.hidden = sheet.visibility !== "Visible";
    draft.protected = sheet.protection.protected;
  };
}

const EXTENT = "rowIndex,columnIndex,rowCount,columnCount";
const AREAS = "areas/items/rowIndex,areas/items/columnIndex,areas/items/rowCount,areas/items/columnCount";

function areaOf({ rowIndex, columnIndex, rowCount, columnCount }: Excel.Range): Area {
  return {
    top: rowIndex,
    left: columnIndex,
    bottom: rowIndex + rowCount - 1,
    right: columnIndex + columnCount - 1,
  };
}

function askSheet(sheet: Excel.Worksheet, draft: Draft, remembered: Remembered): RequestReader {
  const { extents, last } = remembered;
  const id = draft.id ?? extents.active;
  const renewal = draft.id === null ? last.begin(id) : null;
  const extent = id === null ? null : extents.of(id);
  return id !== null && extent
    ? askValues(sheet, draft, { expected: id, extent, renewal }, remembered)
    : askWhole(sheet, draft, renewal, remembered);
}

function askWhole(
  sheet: Excel.Worksheet,
  draft: Draft,
  renewal: Renewal | null,
  { extents, last }: Remembered,
): RequestReader {
  const isActive = draft.id === null;
  const identify = askIdentity(sheet, draft);
  const used = sheet.getUsedRange(false).untrack();
  used.load(EXTENT);
  const readGrids = askGrids(sheet, firstLook(used), renewal);
  return () => {
    identify();
    if (isActive) extents.active = draft.id;
    const { bottom, right } = areaOf(used);
    if (bottom > FIRST_LOOK.bottom || right > FIRST_LOOK.right) return [{ kind: "extent", draft }];
    if (renewal !== null && sheet.id !== renewal.sheet) return [{ kind: "sheet", draft }];
    const grids = readGrids();
    if (grids === null) return [{ kind: renewal === null ? "extent" : "sheet", draft }];
    if (renewal === null) extents.note(sheet.id, grids);
    if (isActive) last.keep(sheet.id, grids);
    draft.parts = [grids];
    return [];
  };
}

/** Only as much of a sheet as held values before, and how far they reach now. */
function askValues(
  sheet: Excel.Worksheet,
  draft: Draft,
  asked: { readonly expected: string; readonly extent: Area; readonly renewal: Renewal | null },
  { extents, last }: Remembered,
): RequestReader {
  const { expected, extent, renewal } = asked;
  const isActive = draft.id === null;
  const identify = askIdentity(sheet, draft);
  const used = sheet.getUsedRangeOrNullObject(true).untrack();
  used.load(EXTENT);
  const readGrids = askGrids(sheet, sheet.getRange(a1Area(extent)).untrack(), renewal);
  return () => {
    identify();
    if (isActive) extents.active = sheet.id;
    // Another sheet is active by now.
    if (sheet.id !== expected) return [{ kind: "sheet", draft }];
    const values = used.isNullObject ? null : areaOf(used);
    const isSeen = values === null || (contains(extent, topLeft(values)) && contains(extent, end(values)));
    if (!isSeen) return [{ kind: "extent", draft }];
    const grids = readGrids();
    if (grids === null) return [{ kind: renewal === null ? "extent" : "sheet", draft }];
    if (isActive) last.keep(sheet.id, grids);
    draft.parts = [grids];
    return [];
  };
}

/**
 * The cells of a range; of what was read before only what may have changed is asked for in full. Null where Excel
 * leaves them out because there are too many, or where what was read before tells too little of them.
 */
function askGrids(sheet: Excel.Worksheet, range: Excel.Range, renewal: Renewal | null): Reader<Grids | null> {
  if (renewal === null) {
    range.load(GRIDS);
    return () => gridsOf(range);
  }
  range.load(SHOWN);
  const parts = renewal.inFull.map((area) => {
    const part = sheet.getRange(a1Area(area)).untrack();
    part.load(ONLY_IN_FULL);
    return { area, part };
  });
  return () => {
    const { values, text, rowIndex: top, columnIndex: left } = range;
    const inFull = parts.map(({ area, part: { formulas, numberFormat } }) => ({
      area,
      formulas,
      numberFormat,
    }));
    const loaded: readonly unknown[] = [
      values,
      text,
      ...inFull.flatMap((part) => [part.formulas, part.numberFormat]),
    ];
    return loaded.includes(null) ? null : renewed(renewal, { top, left, values, text }, inFull);
  };
}

const topLeft = ({ top, left }: Area) => ({ row: top, column: left });
const end = ({ bottom, right }: Area) => ({ row: bottom, column: right });

/**
 * The rectangle around the values alone, to be read in parts: formats may reach a million rows further. Merged areas
 * may lie beyond it, where someone has yet to fill in.
 */
function askExtent(sheet: Excel.Worksheet, draft: Draft): RequestReader {
  const identify = askIdentity(sheet, draft);
  const used = sheet.getUsedRangeOrNullObject(true).untrack();
  used.load(EXTENT);
  return () => {
    identify();
    draft.merges = [];
    if (used.isNullObject) return [{ kind: "merges", draft, area: FIRST_LOOK }];
    if (used.rowCount * used.columnCount > MOST_CELLS) {
      draft.failure = { code: "too-large", sheets: [draft.name] };
      return [];
    }
    const area = areaOf(used);
    const withMerges = {
      top: 0,
      left: 0,
      bottom: Math.max(area.bottom, FIRST_LOOK.bottom),
      right: Math.max(area.right, FIRST_LOOK.right),
    };
    return [
      { kind: "cells", draft, area },
      { kind: "merges", draft, area: withMerges },
    ];
  };
}

function askCells(range: Excel.Range, draft: Draft): RequestReader {
  range.load(GRIDS);
  return () => {
    const grids = gridsOf(range);
    if (grids) draft.parts.push(grids);
    else draft.failure = { code: "too-large", sheets: [draft.name] };
    return [];
  };
}

/** Excel lists the areas whose top left cell lies in the range, so bands of rows compose without doubles. */
function askMerges(range: Excel.Range, draft: Draft): RequestReader {
  const merged = range.getMergedAreasOrNullObject().untrack();
  merged.load(AREAS);
  return () => {
    if (!merged.isNullObject) draft.merges.push(...merged.areas.items.map(areaOf));
    return [];
  };
}

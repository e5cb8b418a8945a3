import type { HostFailure } from "../host";
import type { Draft, SheetRequest } from "./sheet-requests";

/** Up to 4 MB of values, formulas, texts and formats: what a batch asks for once a bolder one has failed. */
export const CELLS_PER_TRIP = 30_000;

/** Forms merge two to four areas a row, and Excel lists at most 512 of a range. */
const ROWS_PER_BAND = 100;

type AreaRequest = Extract<SheetRequest, { kind: "cells" | "merges" }>;

const rowCount = ({ area }: AreaRequest) => area.bottom - area.top + 1;
const columnCount = ({ area }: AreaRequest) => area.right - area.left + 1;
const cellCount = (request: AreaRequest) => rowCount(request) * columnCount(request);

/** Cuts parts of a sheet that are too large for one round trip into rows that are not. */
export function cutToFit(requests: readonly SheetRequest[], budget: number): readonly SheetRequest[] {
  return requests.flatMap((request) => {
    if (request.kind !== "cells" || cellCount(request) <= budget) return [request];
    return inRows(request, Math.max(1, Math.floor(budget / columnCount(request))));
  });
}

/** The requests at the head of the list that fit into one round trip, at least one. */
export function affordable(requests: readonly SheetRequest[], budget: number): readonly SheetRequest[] {
  let count = 1;
  while (count < requests.length && cellsIn(requests.slice(0, count + 1)) <= budget) count += 1;
  return requests.slice(0, count);
}

/** How many cells the parts of sheets among the requests come to. */
export function cellsIn(requests: readonly SheetRequest[]): number {
  return requests.reduce((cells, request) => cells + (request.kind === "cells" ? cellCount(request) : 0), 0);
}

/** The rows of the tallest band of merged areas among the requests; 0 where there is none. */
export function tallestBand(requests: readonly SheetRequest[]): number {
  return Math.max(0, ...requests.map((request) => (request.kind === "merges" ? rowCount(request) : 0)));
}

function inRows(request: AreaRequest, rows: number): readonly SheetRequest[] {
  const requests: SheetRequest[] = [];
  for (let { top } = request.area; top <= request.area.bottom; top += rows) {
    requests.push({
      ...request,
      area: { ...request.area, top, bottom: Math.min(top + rows - 1, request.area.bottom) },
    });
  }
  return requests;
}

/** Failures that neither asking again nor asking for less mends. */
export function endsReading({ code }: HostFailure): boolean {
  return code === "busy-editing" || code === "unsupported-host" || code === "not-in-front";
}

/** What to ask for after one request was asked alone, and failed. */
export function replanned(
  pending: readonly SheetRequest[],
  culprit: SheetRequest,
  failure: HostFailure,
  budget: number,
): readonly SheetRequest[] {
  const withoutSheet = () => dropped(pending, culprit.draft, failure);
  if (failure.code === "sheet-deleted") return withoutSheet();
  switch (culprit.kind) {
    case "sheet":
    case "extent":
      return withoutSheet();
    case "all-merges":
      return pending.flatMap(inBands());
    case "merges": {
      // A band as tall as the one that failed would most likely fail as well.
      const half = Math.ceil(rowCount(culprit) / 2);
      return rowCount(culprit) === 1
        ? withoutSheet()
        : pending.flatMap(inBands(Math.min(half, ROWS_PER_BAND)));
    }
    case "cells": {
      const mayShrink = rowCount(culprit) > 1 || budget >= columnCount(culprit);
      return failure.code === "too-large" && mayShrink ? pending : withoutSheet();
    }
  }
}

/** Asks for a sheet, of which only the values count then, piece by piece. */
export function inParts(request: SheetRequest): readonly SheetRequest[] {
  if (request.kind === "sheet") return [{ kind: "extent", draft: request.draft }];
  return request.kind === "all-merges" && request.draft.parts.length === 0 ? [] : [request];
}

/** Asks for merged areas in bands of rows. */
export const inBands =
  (rows = ROWS_PER_BAND) =>
  (request: SheetRequest): readonly SheetRequest[] => {
    if (request.kind === "merges") return inRows(request, rows);
    if (request.kind !== "all-merges") return [request];
    return request.draft.parts.flatMap(({ top, left, values }) => {
      const right = left + (values[0]?.length ?? 1) - 1;
      const area = { top, left, bottom: top + values.length - 1, right };
      return inRows({ kind: "merges", draft: request.draft, area }, rows);
    });
  };

function dropped(
  pending: readonly SheetRequest[],
  draft: Draft,
  failure: HostFailure,
): readonly SheetRequest[] {
  draft.failure = "sheets" in failure ? { ...failure, sheets: [draft.name] } : failure;
  return pending.filter((request) => request.draft !== draft);
}

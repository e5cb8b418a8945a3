import type { HostFailure } from "../host";
import type { Draft, Want } from "./sheet-wants";

/** Up to 4 MB of values, formulas, texts and formats: what a batch asks for once a bolder one has failed. */
export const CELLS_PER_TRIP = 30_000;

/** Forms merge two to four areas a row, and Excel lists at most 512 of a range. */
const ROWS_PER_BAND = 100;

type AreaWant = Extract<Want, { kind: "cells" | "merges" }>;

const rowCount = ({ area }: AreaWant) => area.bottom - area.top + 1;
const columnCount = ({ area }: AreaWant) => area.right - area.left + 1;
const cellCount = (want: AreaWant) => rowCount(want) * columnCount(want);

/** Cuts parts of a sheet that are too large for one round trip into rows that are not. */
export function cutToFit(wants: readonly Want[], budget: number): readonly Want[] {
  return wants.flatMap((want) => {
    if (want.kind !== "cells" || cellCount(want) <= budget) return [want];
    return inRows(want, Math.max(1, Math.floor(budget / columnCount(want))));
  });
}

/** The wants at the head of the list that fit into one round trip, at least one. */
export function affordable(wants: readonly Want[], budget: number): readonly Want[] {
  let count = 1;
  while (count < wants.length && cellsIn(wants.slice(0, count + 1)) <= budget) count += 1;
  return wants.slice(0, count);
}

/** How many cells the parts of sheets among the wants come to. */
export function cellsIn(wants: readonly Want[]): number {
  return wants.reduce((cells, want) => cells + (want.kind === "cells" ? cellCount(want) : 0), 0);
}

/** The rows of the tallest band of merged areas among the wants; 0 where there is none. */
export function tallestBand(wants: readonly Want[]): number {
  return Math.max(0, ...wants.map((want) => (want.kind === "merges" ? rowCount(want) : 0)));
}

function inRows(want: AreaWant, rows: number): readonly Want[] {
  const wants: Want[] = [];
  for (let { top } = want.area; top <= want.area.bottom; top += rows) {
    wants.push({ ...want, area: { ...want.area, top, bottom: Math.min(top + rows - 1, want.area.bottom) } });
  }
  return wants;
}

/** Failures that neither asking again nor asking for less mends. */
export function endsReading({ code }: HostFailure): boolean {
  return code === "busy-editing" || code === "unsupported-host" || code === "not-in-front";
}

/** What to ask for after one want was asked alone, and failed. */
export function replanned(
  pending: readonly Want[],
  culprit: Want,
  failure: HostFailure,
  budget: number,
): readonly Want[] {
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
export function inParts(want: Want): readonly Want[] {
  if (want.kind === "sheet") return [{ kind: "extent", draft: want.draft }];
  return want.kind === "all-merges" && want.draft.parts.length === 0 ? [] : [want];
}

/** Asks for merged areas in bands of rows. */
export const inBands =
  (rows = ROWS_PER_BAND) =>
  (want: Want): readonly Want[] => {
    if (want.kind === "merges") return inRows(want, rows);
    if (want.kind !== "all-merges") return [want];
    return want.draft.parts.flatMap(({ top, left, values }) => {
      const right = left + (values[0]?.length ?? 1) - 1;
      const area = { top, left, bottom: top + values.length - 1, right };
      return inRows({ kind: "merges", draft: want.draft, area }, rows);
    });
  };

function dropped(pending: readonly Want[], draft: Draft, failure: HostFailure): readonly Want[] {
  draft.failure = "sheets" in failure ? { ...failure, sheets: [draft.name] } : failure;
  return pending.filter((want) => want.draft !== draft);
}

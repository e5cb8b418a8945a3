import type { Workbook } from "@univerjs/core";
import { a1, type CellAddress } from "../../sheet/address";
import { filledCells } from "../../sheet/snapshot";
import type { OpenedWorkbook } from "../workbook/opened-workbook";
import {
  type FormulaSurroundings,
  needsOf,
  type PlacedCell,
  type PlacedNeeds,
  withoutKnownResult,
} from "./formula-needs";
import type { FormulaOf } from "./sheet-snapshot";

/** The formulas of a workbook whose results are not known, as the workbook is now. */
export interface UnknownResults {
  /** The content of a cell has changed. */
  readonly edited: (sheetId: string, cell: CellAddress) => void;
  /** Sheets came or went. */
  readonly rearranged: () => void;
  /** Formulas of the file turned out to give an error here where the file has a result. */
  readonly notWorkedOut: (formulas: readonly PlacedCell[]) => void;
  readonly has: (sheetId: string, cell: CellAddress) => boolean;
  readonly all: () => readonly PlacedCell[];
}

function keyOf(sheet: string, cell: CellAddress): string {
  return `${sheet} ${a1(cell)}`;
}

/** What the formulas of a workbook that was opened may mean. */
export function surroundingsOf({
  sheets,
  styles: bookStyles,
  date1904,
}: OpenedWorkbook): FormulaSurroundings {
  return {
    sheets: sheets.map(({ name }) => name),
    names: bookStyles.names,
    tables: bookStyles.tables,
    date1904,
  };
}

/**
 * Keeps account of formulas whose results are not known.
 *
 * @param formulaOf the formula at a place of a sheet, by the sheet's id
 * @param onChange called when other formulas than before turn out to be without a known result
 */
export function watchUnknownResults(
  opened: OpenedWorkbook,
  workbook: Workbook,
  formulaOf: (sheetId: string) => FormulaOf,
  onChange: () => void = () => undefined,
): UnknownResults {
  const surroundings = surroundingsOf(opened);
  const known = new Map<string, PlacedNeeds["needs"]>();
  const neverKnown = new Set(
    opened.sheets.flatMap((sheet) =>
      filledCells(sheet).flatMap(([cell, { result }]) => (result === "none" ? keyOf(sheet.name, cell) : [])),
    ),
  );
  const refused = new Set<string>();
  const changed = new Map<string, { readonly sheetId: string; readonly cell: CellAddress }>();
  let found: ReadonlyMap<string, PlacedCell> | null = null;
  let last = "";

  const needsAt = (sheet: string, cell: CellAddress, formula: string): PlacedNeeds => {
    const key = `${sheet} ${formula}`;
    const needs = known.get(key) ?? needsOf(formula, sheet, surroundings);
    known.set(key, needs);
    const isBeyond = needs.isBeyond || refused.has(keyOf(sheet, cell));
    return { sheet, cell, needs: isBeyond === needs.isBeyond ? needs : { ...needs, isBeyond } };
  };
  const look = (): ReadonlyMap<string, PlacedCell> => {
    if (changed.size + neverKnown.size === 0) return new Map();
    const formulas = workbook.getSheets().flatMap((sheet) => {
      const placed: PlacedNeeds[] = [];
      const at = formulaOf(sheet.getSheetId());
      sheet.getCellMatrix().forValue((row, column, data) => {
        if ((data?.f ?? data?.si ?? "") === "") return;
        placed.push(needsAt(sheet.getName(), { row, column }, at(row, column).replace(/^=/, "")));
      });
      return placed;
    });
    const places = [...changed.values()].flatMap(({ sheetId, cell }): PlacedCell[] => {
      const sheet = workbook.getSheetBySheetId(sheetId)?.getName();
      return sheet === undefined ? [] : [{ sheet, cell }];
    });
    const unknown = withoutKnownResult(formulas, places, ({ sheet, cell }) =>
      neverKnown.has(keyOf(sheet, cell)),
    );
    return new Map([...unknown].map(({ sheet, cell }) => [keyOf(sheet, cell), { sheet, cell }]));
  };
  const now = (): ReadonlyMap<string, PlacedCell> => {
    if (found) return found;
    found = look();
    const places = [...found.keys()].join("\n");
    if (places !== last) onChange();
    last = places;
    return found;
  };

  return {
    edited: (sheetId, cell) => {
      changed.set(keyOf(sheetId, cell), { sheetId, cell });
      found = null;
    },
    rearranged: () => {
      found = null;
    },
    notWorkedOut: (formulas) => {
      for (const { sheet, cell } of formulas) refused.add(keyOf(sheet, cell));
      found = null;
    },
    has: (sheetId, cell) => now().has(keyOf(workbook.getSheetBySheetId(sheetId)?.getName() ?? "", cell)),
    all: () => [...now().values()],
  };
}

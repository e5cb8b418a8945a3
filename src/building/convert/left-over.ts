import type { Bilingual, FieldKey, FundColumn, IndicatorColumn } from "../../forms/form-spec";
import { labelKey } from "../../forms/label-key";
import { monthCovered } from "../../reading/stated-months";
import type { Entry, Table } from "../../reading/table";
import type { CellAddress } from "../../sheet/address";

/** Where a value stood in the first form's data; rows count from 0 inside their part. */
export type LeftOverPlace =
  | { readonly part: "field"; readonly key: FieldKey }
  | { readonly part: "fund"; readonly row: number; readonly column: FundColumn }
  | { readonly part: "expenditure"; readonly row: number }
  | { readonly part: "indicator"; readonly row: number; readonly column: IndicatorColumn }
  | { readonly part: "total"; readonly column: "weight" | "score" }
  /** It has no role; null where nothing tells its cell. */
  | { readonly part: "beside"; readonly cell: CellAddress | null };

/** Why a value did not come along into the other form. */
export type LeftOverReason =
  /** The other form has no such place. */
  | "no-place"
  /** It was added to another amount: the other form does not tell them apart. */
  | "merged"
  /** It belongs to the year before. */
  | "other-year"
  /** The cell takes one of a list of values, and this is none of them. */
  | "not-a-choice"
  /** The validation of the cell lets in other numbers, dates or lengths. */
  | "not-allowed"
  /** Reading found no place for it in the first form either. */
  | "unread"
  /** A row more would be needed, and none can be put in there. */
  | "no-row";

/** A value of the first form that the other one does not hold. */
export interface LeftOver {
  /** The label of its place in the first form. */
  readonly label: string;
  /** The row it stood in: an indicator, a fund or an item; empty for a field. */
  readonly row: string;
  readonly text: string;
  readonly reason: LeftOverReason;
  /** What the validation of the cell asks for, where that kept it out. */
  readonly wanted?: Bilingual;
  readonly place: LeftOverPlace;
  /** The cell it stood in, as the reader of its file looks for it; absent where nothing tells it. */
  readonly at?: Bilingual;
}

function entryAt(
  table: Table,
  place: Exclude<LeftOverPlace, { readonly part: "beside" }>,
): Entry | null | undefined {
  switch (place.part) {
    case "field":
      return table.fields[place.key];
    case "fund": {
      const income = place.column === "initial" ? table.income[place.row]?.fullYear : undefined;
      return table.budget[place.row]?.[place.column] ?? income;
    }
    case "expenditure":
      return table.expenditure[place.row]?.item;
    case "indicator":
      return table.indicators[place.row]?.[place.column];
    case "total":
      return table.total?.[place.column];
  }
}

/** The cell that a value was left in; null when the table, of which the data is, has no such place. */
export function cellOfLeftOver(table: Table, { place }: LeftOver): CellAddress | null {
  return place.part === "beside" ? place.cell : (entryAt(table, place)?.cell ?? null);
}

/** What was left of a table, its labels with the months that the table covers: 1-7月执行数 where the form has 1-N月. */
export function withMonthOf(table: Table, left: readonly LeftOver[]): readonly LeftOver[] {
  const month = monthCovered(table);
  if (month === null) return left;
  return left.map((item) => ({ ...item, label: item.label.replace("1-N月", `1-${month}月`) }));
}

/**
 * What a table holds beside the places that have a role: a form that is built anew has no place for it. What a formula
 * among the fields works out comes of the rest.
 */
export function leftBeside({ extra, extraFields, indicators, budget }: Table): readonly LeftOver[] {
  const fields = extraFields.flatMap(({ label, entry }) =>
    label === "" || isNote(label) || entry.source?.formula !== undefined ? [] : [beside(label, "", entry)],
  );
  const cells = extra.map(({ part, row, header, entry }) => {
    const name = part === "indicator" ? indicators[row]?.name.text : budget[row]?.label.text;
    return beside(header, name ?? "", entry);
  });
  return [...fields, ...cells];
}

/** Cells of a table that reading could not place. */
export function leftUnread({ unplaced }: Table): readonly LeftOver[] {
  return unplaced.map(({ cells, text }) => ({
    label: "",
    row: "",
    text,
    reason: "unread",
    place: { part: "beside", cell: cells[0] ?? null },
  }));
}

function beside(label: string, row: string, { text, cell }: Entry): LeftOver {
  return { label, row, text, reason: "no-place", place: { part: "beside", cell } };
}

/** Words of the form itself, which another form has its own of. */
function isNote(label: string): boolean {
  return NOTES.has(labelKey(label));
}

const NOTES: ReadonlySet<string> = new Set(["备注", "注", "说明", "填表说明", "填报说明"]);

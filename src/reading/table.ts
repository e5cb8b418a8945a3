import type {
  BudgetColumn,
  ByKey,
  FieldKey,
  FormId,
  FormStage,
  FundColumn,
  IndicatorColumn,
} from "../forms/form-spec";
import type { Area, CellAddress } from "../sheet/address";
import type { PageStart } from "../sheet/document-pages";
import type { DocumentGrid } from "../sheet/document-table";
import type { OwnPaper } from "../sheet/own-papers";
import type { CellSnapshot } from "../sheet/snapshot";

/** What one place of a form holds, and where that place is. */
export interface Entry {
  /** The text a person sees, without white space at its ends; empty when blank. */
  readonly text: string;
  /** The cell that holds it, or would hold it: findings point here, scores are written here. */
  readonly cell: CellAddress;
  /** The cell as the host saw it; null when blank, or when the text was put together from several cells. */
  readonly source: CellSnapshot | null;
}

/** A row of the budget block. A column that the form does not have is absent; a blank one has empty text. */
export interface BudgetRow extends Readonly<ByKey<FundColumn, Entry>> {
  readonly label: Entry;
}

/** A row of 收入: what a fund brings in, in the table's unit. */
export interface IncomeRow {
  readonly label: Entry;
  readonly fullYear: Entry;
}

/** A row of 支出: what an item costs, in the table's unit. */
export interface ExpenditureRow {
  readonly item: Entry;
  readonly halfYear: Entry;
  readonly fullYear: Entry;
}

/**
 * A row of the indicator block. level1 and level2 are filled down and keep the cell they were read from.
 * A column that the form does not have is absent; a blank one has empty text.
 */
export interface IndicatorRow extends Readonly<ByKey<IndicatorColumn, Entry>> {
  readonly level1: Entry;
  readonly level2: Entry;
  readonly name: Entry;
}

/** The 合计 row. */
export interface TotalRow {
  readonly label: Entry;
  readonly weight: Entry | null;
  readonly score: Entry | null;
}

/** Filled cells that belong to no place of the form, and why they could not be placed. */
export interface Unplaced {
  readonly cells: readonly CellAddress[];
  readonly text: string;
}

/** A column of a block: what it was taken for, and where its cells are. */
export interface TableColumn {
  readonly block: "budget" | "indicator";
  /** Null where neither its header nor its cells tell what it holds. */
  readonly role: IndicatorColumn | BudgetColumn | null;
  /** The printed header, the parts of one of several rows joined by a slash. */
  readonly header: string;
  /** From the header's first row to the block's last. */
  readonly at: Area;
  /** The last row of the header. */
  readonly headerBottom: number;
}

/** A cell of a row that has no place among the row's own entries, with its column's header. */
export interface ExtraCell {
  readonly part: "budget" | "indicator";
  /** Counts from 0 inside the part. */
  readonly row: number;
  readonly header: string;
  readonly entry: Entry;
}

/** A field that no form knows, with the label printed beside it; the label is empty where none is near. */
export interface ExtraField {
  readonly label: string;
  readonly entry: Entry;
}

/** How much of what its stage needs was read. */
export interface Coverage {
  /** Roles without which a table of its stage cannot be judged, and that were not found. */
  readonly missing: readonly (IndicatorColumn | BudgetColumn)[];
  /** Columns of numbers whose header was not understood. */
  readonly notUnderstood: readonly { readonly header: string; readonly at: Area }[];
  /** Cells whose formula has no result, neither stored nor worked out: they are no blanks, and their value is unknown. */
  readonly withoutResult: readonly CellAddress[];
}

/** One form as it was read: every value with the cell it came from, nothing computed, nothing guessed. */
export interface Table {
  readonly sheet: string;
  readonly sheetHidden: boolean;
  /** Present where it stands in a document, where no one looks for addresses. */
  readonly document?: DocumentGrid;
  /** Present where its sheet was made from a document with pages. */
  readonly pages?: readonly PageStart[];
  readonly range: Area;
  /** A learned form's name, a registered form's id, or the stage alone where no form fits. */
  readonly form: string;
  /** The learned form it was read by. */
  readonly learned?: string;
  readonly stage: FormStage;
  /** The form it is one of; null where none fits. */
  readonly spec: FormId | null;
  /** The year in the title; null when no title names one. */
  readonly year: number | null;
  /** The unit printed beside the amounts; null when none is printed. */
  readonly amountUnit: "元" | "万元" | null;
  /** Only fields that the form on the sheet has; a blank one has empty text. */
  readonly fields: Readonly<ByKey<FieldKey, Entry>>;
  /** The labels that the form prints for its fields, as they stand there. */
  readonly fieldLabels: Readonly<ByKey<FieldKey, string>>;
  /** The first row is 总额. */
  readonly budget: readonly BudgetRow[];
  readonly income: readonly IncomeRow[];
  readonly expenditure: readonly ExpenditureRow[];
  readonly indicators: readonly IndicatorRow[];
  /** Null where the form has no such row. */
  readonly total: TotalRow | null;
  readonly unplaced: readonly Unplaced[];
  /** The columns of the blocks from left to right, those of the budget first. */
  readonly columns: readonly TableColumn[];
  readonly extra: readonly ExtraCell[];
  readonly extraFields: readonly ExtraField[];
  readonly coverage: Coverage;
  /** Points of 预算执行 printed in words in a heading, such as the 20 of 预算执行情况（20分）; null where none are. */
  readonly executionWeight: Entry | null;
}

/** What a table has beyond its form's own places where all of it was read. */
export const ALL_READ: Pick<
  Table,
  "columns" | "fieldLabels" | "extra" | "extraFields" | "coverage" | "executionWeight"
> = {
  columns: [],
  fieldLabels: {},
  extra: [],
  extraFields: [],
  coverage: { missing: [], notUnderstood: [], withoutResult: [] },
  executionWeight: null,
};

/** Whether a place holds a formula whose result nobody knows. */
export function hasNoResult(entry: Entry | undefined): boolean {
  return entry?.source?.result === "none";
}

/** Whether something that the table's stage needs was not read: no sum and no all-clear rests on such a table. */
export function isIncomplete({ coverage }: Table): boolean {
  const { missing, notUnderstood, withoutResult } = coverage;
  return missing.length > 0 || notUnderstood.length > 0 || withoutResult.length > 0;
}

/** What a sheet without a header of indicators may hold: a form turned on its side, or a project in each row. */
export type OtherLayout = "transposed" | "list-of-projects";

/** Why a sheet, or a part of one, gave no table. */
export type UnreadReason =
  | { readonly kind: "empty" }
  | {
      readonly kind: "no-header";
      readonly looked: readonly string[];
      /** Present where it can be told what stands there instead. */
      readonly layout?: OtherLayout;
    }
  | { readonly kind: "unplaced"; readonly cells: readonly CellAddress[] }
  /** Hengbiao made it about forms; it is none. */
  | { readonly kind: "own-paper"; readonly paper: OwnPaper }
  /** With what stands before it in the workbook it goes beyond what is read (cells) or checked (indicators). */
  | {
      readonly kind: "over-budget";
      readonly of: "cells" | "indicators";
      readonly found: number;
      readonly limit: number;
    };

/** A sheet, or a part of one, that was passed over. */
export interface Unread {
  readonly sheet: string;
  readonly sheetHidden: boolean;
  /** Present where the sheet is a table of a document. */
  readonly ofDocument?: true;
  readonly reason: UnreadReason;
}

/** What one sheet gave: its tables from top to bottom, and what was passed over. */
export interface SheetReading {
  readonly tables: readonly Table[];
  readonly unread: readonly Unread[];
}

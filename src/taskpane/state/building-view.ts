import type { LeftOverReason } from "../../building/convert/left-over";
import type { NextForm } from "../../building/convert/next-forms";
import type { FormId } from "../../forms/form-spec";
import type { LibraryIndicator } from "../../library/library-indicator";
import { a1, parseA1, type CellAddress } from "../../sheet/address";
import type { SheetCell } from "../../hosts/host";
import { cellAfter, type RowMapping } from "../../sheet/row-mapping";

/** Something of the sheet that a form was made from which the form does not hold. */
export interface NotCarried {
  readonly label: string;
  readonly row: string;
  readonly text: string;
  /** `unread` for cells that were read into no place of the form. */
  readonly reason: LeftOverReason;
  readonly cell: CellAddress | null;
}

/** The form that was made last, and what of the other sheet is not in it. */
export interface Made {
  readonly sheet: string;
  readonly from: string;
  readonly left: readonly NotCarried[];
}

/** What is chosen, typed and unfolded in the tab 编制; null where the default counts. */
export interface BuildingView {
  /** Which table of the active sheet is meant, from 0. */
  readonly table: number;
  readonly form: FormId | null;
  readonly year: string | null;
  readonly unit: "元" | "万元" | null;
  readonly rows: string;
  readonly month: string;
  readonly formulas: boolean;
  readonly locked: boolean;
  /** Whether a template takes over the names of the project and its departments. */
  readonly names: boolean;
  readonly next: NextForm | null;
  readonly made: Made | null;
  /** Whether the reasons that are due are listed, and what was typed for them, by cell. */
  readonly reasonsShown: boolean;
  readonly reasons: Readonly<Record<string, string>>;
  /** 得分 cells that completing left to a person, with their sheet. */
  readonly open: { readonly sheet: string; readonly cells: readonly CellAddress[] } | null;
  /** The cell into which a person typed an indicator's name last, with its sheet. */
  readonly named: { readonly sheet: string; readonly cell: CellAddress } | null;
  readonly query: string;
  readonly level1: string;
  readonly level2: string;
  /** Whether a person chose these levels; else the class of the row below counts. */
  readonly levelsChosen: boolean;
  /** The cell whose row's class the library is filtered by; the row that was selected before something was looked for. */
  readonly classOf: SheetCell | null;
  /** The person's own indicators as the workbook keeps them; null until they are read. */
  readonly own: readonly LibraryIndicator[] | null;
  /** The indicator of the list that is unfolded. */
  readonly unfolded: string | null;
}

export const PLAIN_BUILDING_VIEW: BuildingView = {
  table: 0,
  form: null,
  year: null,
  unit: null,
  rows: "2",
  month: "7",
  formulas: true,
  locked: true,
  names: true,
  next: null,
  made: null,
  reasonsShown: false,
  reasons: {},
  open: null,
  named: null,
  query: "",
  level1: "",
  level2: "",
  levelsChosen: false,
  classOf: null,
  own: null,
  unfolded: null,
};

/** The view after a cell was selected: while something is looked for, or is unfolded to be put in, the list stays. */
export function withSelected(view: BuildingView, selected: SheetCell): BuildingView {
  if (view.query !== "" || view.unfolded !== null) return view;
  const { classOf } = view;
  const isSameRow = classOf?.sheet === selected.sheet && classOf.cell.row === selected.cell.row;
  return isSameRow ? view : { ...view, classOf: selected, levelsChosen: false };
}

/**
 * The view after a row of a sheet was put in or taken out: what was typed for a cell of it, and the cells that are left
 * to a person, move along; what was meant for a row that is gone goes with it.
 *
 * @param source the sheet that reasons are typed for; null where none was read
 */
export function withRowMoved(
  view: BuildingView,
  source: string | null,
  { sheet, ...mapping }: RowMapping & { readonly sheet: string },
): BuildingView {
  const { reasons, open, named } = view;
  const moved = (cell: CellAddress) => cellAfter(mapping, cell);
  const movedReasons = Object.entries(reasons).flatMap(([key, text]): (readonly [string, string])[] => {
    const typedFor = parseA1(key);
    const cell = typedFor ? moved(typedFor) : null;
    return cell ? [[a1(cell), text]] : [];
  });
  const namedCell = named?.sheet === sheet ? moved(named.cell) : null;
  return {
    ...view,
    reasons: source === sheet ? Object.fromEntries(movedReasons) : reasons,
    open: open?.sheet === sheet ? { sheet, cells: open.cells.flatMap((cell) => moved(cell) ?? []) } : open,
    named: named?.sheet === sheet ? namedCell && { sheet, cell: namedCell } : named,
  };
}

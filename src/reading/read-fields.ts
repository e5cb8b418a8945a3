import type { FieldKey, FormSpec } from "../forms/form-spec";
import { blankEntry, entryOf, joined } from "./entry";
import { addressOf, type FilledCell, type GridRow } from "./grid";
import type { Entry, Unplaced } from "./table";

/** The single-valued entries of a form, and the cells between them that could not be placed. */
export interface FieldReading {
  readonly fields: ReadonlyMap<FieldKey, Entry>;
  readonly unplaced: readonly Unplaced[];
  /** Addresses of the labels, which belong to the form's range. */
  readonly labels: readonly FilledCell[];
}

/** The number of a printed page, which a pasted form has between its rows. */
const PAGE_NUMBER = /^[-—–\s]*\d{1,4}[-—–\s]*$/;

/** A label whose value is still to come in a row below. */
interface Waiting {
  readonly key: FieldKey;
  readonly left: number;
  right: number;
}

interface LabelledValues {
  label: FilledCell;
  readonly key: FieldKey;
  readonly values: FilledCell[];
}

interface FieldRow {
  readonly labelled: readonly LabelledValues[];
  /** Values with no label on their row. */
  readonly loose: readonly FilledCell[];
}

/** Neighbours that say the same, as a merge undone and filled leaves them, count as one wide cell. */
function splitRow(row: GridRow): FieldRow {
  const labelled: LabelledValues[] = [];
  const loose: FilledCell[] = [];
  let before: FilledCell | undefined;
  for (const cell of row.cells) {
    const repeats = before?.text === cell.text && before.right + 1 === cell.left;
    before = cell;
    const { field, group } = cell.roles;
    const current = labelled.at(-1);
    if (field !== undefined) {
      if (repeats && current) current.label = { ...current.label, right: cell.right };
      else labelled.push({ label: cell, key: field, values: [] });
    } else if (!group) {
      const values = current ? current.values : loose;
      const last = values.at(-1);
      if (repeats && last) values[values.length - 1] = { ...last, right: cell.right };
      else values.push(cell);
    }
  }
  return { labelled, loose };
}

function overlaps(cell: FilledCell, waiting: Waiting): boolean {
  return cell.left <= waiting.right && cell.right >= waiting.left;
}

/** Reads labels and their values, in the same row or in the row below, from rows outside the form's blocks. */
export function readFields(rows: readonly GridRow[], form: FormSpec, merged: boolean): FieldReading {
  const below = new Set(form.fields.filter((spec) => spec.place === "below").map((spec) => spec.key));
  const reader = new FieldReader(below, merged);
  for (const row of rows) reader.take(splitRow(row));
  return { fields: reader.fields, unplaced: reader.unplaced, labels: reader.labels };
}

/** Walks the rows of a form from top to bottom; what it keeps between rows is which labels wait for a value. */
class FieldReader {
  readonly fields = new Map<FieldKey, Entry>();
  readonly unplaced: Unplaced[] = [];
  readonly labels: FilledCell[] = [];
  private waiting: Waiting[] = [];
  /** The latest label and where its value stands: rows without labels carry its text on. */
  private latest: { key: FieldKey; label: FilledCell } | null = null;
  private answered: Waiting[] = [];

  /** Cells outside every place so far: they matter only if the form goes on below them. */
  private outside: FilledCell[] = [];

  constructor(
    private readonly below: ReadonlySet<FieldKey>,
    private readonly merged: boolean,
  ) {}

  take({ labelled, loose }: FieldRow): void {
    if (labelled.length > 0) {
      if (this.latest) for (const cell of this.outside) this.leave(cell);
      this.outside = [];
    }
    const startsWaiting = labelled.some(({ key, values }) => values.length === 0 && this.below.has(key));
    const [only] = labelled;
    if (only && labelled.length === 1 && this.answersWaiting(only)) {
      this.placeBelow(only.values);
      this.label(only, []);
    } else if (labelled.length > 0) {
      if (startsWaiting) this.waiting = [];
      for (const item of labelled) this.label(item, item.values, startsWaiting);
      if (startsWaiting) this.stretchWaiting();
      for (const cell of loose) this.leave(cell);
    } else if (loose.length > 0) {
      this.takeLoose(loose);
    }
  }

  /** Two goals side by side may stand beside the next label, where a pasted form has lost a row. */
  private answersWaiting({ values }: LabelledValues): boolean {
    return this.waiting.length >= 2 && values.length === this.waiting.length;
  }

  private label({ label, key }: LabelledValues, values: readonly FilledCell[], inWaitingRow = false): void {
    this.labels.push(label);
    const [first, ...others] = values;
    const known = this.fields.get(key);
    if (first) {
      if (!known || known.text === "") this.fields.set(key, entryOf(first));
      for (const cell of others) this.leave(cell);
    } else {
      this.fields.set(
        key,
        known ?? blankEntry(label.row + (this.below.has(key) ? 1 : 0), this.blankColumn(key, label)),
      );
      if (inWaitingRow && this.below.has(key)) {
        this.waiting.push({ key, left: label.left, right: label.right });
      }
    }
    this.latest = { key, label };
  }

  private blankColumn(key: FieldKey, label: FilledCell): number {
    return this.below.has(key) ? label.left : label.right + 1;
  }

  /** A value below belongs to the label over it or, where the label's own merge was undone, right of it. */
  private stretchWaiting(): void {
    this.waiting.forEach((label, i) => {
      const next = this.waiting[i + 1];
      if (next) label.right = Math.max(label.right, next.left - 1);
    });
    const last = this.waiting.at(-1);
    if (last) last.right = Infinity;
  }

  /** In a pasted form a row without labels carries on the text above it; merges leave no such rows. */
  private takeLoose(loose: readonly FilledCell[]): void {
    if (this.waiting.length > 0 && this.placeBelow(loose)) return;
    const latest = this.latest;
    for (const cell of loose) {
      if (!latest || this.merged || cell.left <= latest.label.left) {
        if (!PAGE_NUMBER.test(cell.text)) this.outside.push(cell);
        continue;
      }
      const over = this.answered.find((label) => overlaps(cell, label));
      const key = this.fields.get(latest.key)?.text === "" || !over ? latest.key : over.key;
      const entry = this.fields.get(key);
      this.fields.set(key, entry ? joined(entry, cell) : entryOf(cell));
    }
  }

  /** Gives values to the waiting labels, by order when there is one for each, else by the column they stand in. */
  private placeBelow(values: readonly FilledCell[]): boolean {
    const inOrder = values.length === this.waiting.length;
    const placed = this.waiting.filter((label, i) => {
      const cell = inOrder ? values[i] : values.find((value) => overlaps(value, label));
      if (cell) this.fields.set(label.key, entryOf(cell));
      return cell !== undefined;
    });
    if (placed.length === 0) return false;
    this.answered = this.waiting;
    this.waiting = [];
    return true;
  }

  private leave(cell: FilledCell): void {
    this.unplaced.push({ cells: [addressOf(cell)], text: cell.text });
  }
}

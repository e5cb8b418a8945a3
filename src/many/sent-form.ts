import { build } from "../building/build";
import { NO_DATA } from "../building/form-data";
import type { FormSpec } from "../forms/form-spec";
import type { LearnedForm } from "../forms/learned-form";
import { FORMS } from "../forms/registry";
import { profileFor } from "../scoring/profiles/registry";
import { fold } from "../sheet/fold";
import { digestOf, identityIn, type SheetIdentity } from "../sheet/identity";
import type { SheetSpec } from "../sheet/sheet-spec";
import type { SheetSnapshot } from "../sheet/snapshot";

/** More changed labels than this say less. */
const MOST_NAMED = 5;

/** Rows of each 二级指标 in a form that is sent out. */
export const ROWS_OF_A_SENT_FORM = 2;

/** Changes with whatever a form prints and where. */
export function versionOf(form: FormSpec): string {
  return digestOf(JSON.stringify(form));
}

/** What units and projects are told apart by where units share codes. */
export function projectDigest(unit: string, project: string): string {
  return digestOf(`${fold(unit)}\n${fold(project)}`);
}

/** The texts that a form prints into locked cells, folded. */
function lockedTexts({ rows, styles }: SheetSpec): readonly string[] {
  return rows.flatMap(({ cells }) =>
    cells.flatMap((cell) =>
      cell?.content?.kind === "text" && styles[cell.style]?.locked === true ? [cell.content.text] : [],
    ),
  );
}

const LOCKED = new Map<string, readonly string[]>();

/** What the form of an identity prints whoever it is sent to; the title's year is the identity's. */
function printedBy(form: FormSpec, year: string): readonly string[] {
  const key = `${form.id} ${year}`;
  const known = LOCKED.get(key);
  if (known) return known;
  const data = { ...NO_DATA, year: year === "" ? null : Number(year) };
  const options = { sheetName: "表", rowsPerClass: ROWS_OF_A_SENT_FORM, month: null, locked: true };
  const spec = build(form, data, {
    ...options,
    formulas: false,
    profile: profileFor(form.id, null).profile,
  });
  const texts = lockedTexts(spec);
  LOCKED.set(key, texts);
  return texts;
}

/** Labels that a person may choose when a form is sent out: its unit and month are no change of it. */
function isChosen(text: string): boolean {
  return /万元|单位[:：].*元|月/.test(text);
}

/** What came back in a sheet that was sent out: what it says of itself, and what of its locked cells was changed. */
export interface CameBack {
  readonly identity: SheetIdentity;
  /** Whether the form is of another version than the one that is known here. */
  readonly isOtherVersion: boolean;
  /** Labels of locked cells that are no longer there; the first few. */
  readonly changed: readonly string[];
}

/** Changes with whatever a department's own form holds. */
export function versionOfLearned(form: LearnedForm): string {
  return digestOf(JSON.stringify(form));
}

/** The labels that a department's own form prints, as they were learned. */
function printedByLearned({ columns, fields, funds, fixed }: LearnedForm): readonly string[] {
  return [
    ...columns.flatMap(({ header }) => header.split("/")),
    ...fields.map(({ label }) => label),
    ...funds,
    ...fixed.map(({ name }) => name),
  ].filter((text) => text !== "");
}

/** The labels that are no longer on the sheet. A label that stands there with more around it is there. */
function missingLabels(labels: readonly string[], sheet: SheetSnapshot): readonly string[] {
  const texts = sheet.rows.flatMap((line) => line.flatMap((cell) => (cell ? [fold(cell.text)] : [])));
  const all = texts.join("\n");
  return [...new Set(labels)].filter((label) => !all.includes(fold(label)));
}

/** Of the texts that a form prints those that are on the sheet less often, whichever rows they stand in now. */
function missingTexts(printed: readonly string[], sheet: SheetSnapshot): readonly string[] {
  const left = new Map<string, number>();
  for (const line of sheet.rows) {
    for (const cell of line) {
      if (!cell) continue;
      const text = fold(cell.text);
      left.set(text, (left.get(text) ?? 0) + 1);
    }
  }
  const missing: string[] = [];
  for (const text of printed) {
    const key = fold(text);
    const times = left.get(key) ?? 0;
    if (times > 0) left.set(key, times - 1);
    else if (!isChosen(text)) missing.push(text.replace(/\s+/g, ""));
  }
  return missing;
}

/**
 * What a sheet that was sent out says of itself; null for any other sheet. `learned` are the departments' own forms that
 * are known here: of others nothing can be compared.
 */
export function cameBack(sheet: SheetSnapshot, learned: readonly LearnedForm[] = []): CameBack | null {
  const identity = sheet.identity === undefined ? null : identityIn(sheet.identity);
  if (!identity) return null;
  const form = FORMS.find(({ id }) => id === identity.form);
  const own = form ? undefined : learned.find(({ name }) => name === identity.form);
  if (!form && !own) return { identity, isOtherVersion: false, changed: [] };
  const version = form ? versionOf(form) : own ? versionOfLearned(own) : "";
  if (version !== identity.version) return { identity, isOtherVersion: true, changed: [] };
  const changed = form
    ? missingTexts(printedBy(form, identity.year), sheet)
    : missingLabels(own ? printedByLearned(own) : [], sheet);
  return { identity, isOtherVersion: false, changed: changed.slice(0, MOST_NAMED) };
}

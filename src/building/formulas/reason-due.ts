import type { Entry, IndicatorRow, Table } from "../../reading/table";
import type { SheetDraft } from "../sheet-draft";
import { columnRef, quoted, ref } from "./excel";
import { numberAt } from "./placed-numbers";
import { weightAt, weightRef, weightsRef } from "./weights";

/** Where a form asks why the execution fell short: its own cell, or the field for the reasons of all. */
export function reasonPlace({ fields }: Table): Entry | undefined {
  return fields.executionReason ?? fields.reason;
}

/** Levels that are never what was wanted. */
const POOR_LEVELS = ["中", "低", "差", "坏"];

type Reason = "nature" | "target" | "actual" | "weight" | "score" | "reason";

/** What an expression calls the cells of a row, or those of all rows. */
type Names = Readonly<Record<Exclude<Reason, "nature">, string>> & { readonly nature: string | null };

/**
 * An expression above 0 where a reason is due: points were lost on a quantitative indicator, or on a qualitative
 * one that fell short, and no reason is written. It works for one row, and row by row in SUMPRODUCT.
 */
function isDue({ nature, target, actual, weight, score, reason }: Names): string {
  const shortfalls = POOR_LEVELS.map((level) => `(${actual}=${quoted(level)})`);
  const counts =
    nature === null
      ? `(${actual}<>${target})`
      : `((${nature}<>"定性")+${shortfalls.join("+")}+(${target}="优")*(${actual}="良")>0)`;
  return `ISNUMBER(${weight})*ISNUMBER(${score})*(${score}<${weight})*(LEN(TRIM(${reason}))=0)*${counts}`;
}

function namesBy(
  row: IndicatorRow,
  common: Entry | undefined,
  weightName: string,
  nameOf: (key: Reason, entry: Entry) => string,
): Names | null {
  const { nature, target, actual, weight, score, reason } = row;
  if (!target || !actual || !weight || !score) return null;
  const why = reason ? nameOf("reason", reason) : common && ref(common);
  if (why === undefined) return null;
  return {
    nature: nature ? nameOf("nature", nature) : null,
    target: nameOf("target", target),
    actual: nameOf("actual", actual),
    weight: weightName,
    score: nameOf("score", score),
    reason: why,
  };
}

/** Whether a reason is due in a row, as an expression; null where the form has no place for one. */
export function reasonDue(row: IndicatorRow): string | null {
  if (!row.weight) return null;
  const names = namesBy(row, undefined, weightRef(row, row.weight).value, (_, entry) => ref(entry));
  return names && isDue(names);
}

/**
 * In how many rows a reason is due, as an expression; null where the form has no place for one. `common` is the field
 * in which a form without a reason column asks for the reasons of all.
 */
export function reasonsDue(rows: readonly IndicatorRow[], common: Entry | undefined): string | null {
  const [first] = rows;
  const names =
    first &&
    namesBy(first, common, weightsRef(rows), (key) => columnRef(rows.flatMap((row) => row[key] ?? [])));
  return names ? `SUMPRODUCT(${isDue(names)})` : null;
}

/** Whether a reason is due in a row as it is filled in now. */
export function isReasonDue(row: IndicatorRow, common: Entry | undefined, draft: SheetDraft): boolean {
  const { nature, target, actual, reason = common } = row;
  const [weight, score] = [weightAt(draft, row), numberAt(draft, row.score)];
  if (!target || !actual || !reason || !weight || !score) return false;
  if (score.gte(weight) || reason.text.trim() !== "") return false;
  if (!nature) return actual.text !== target.text;
  const isShort = POOR_LEVELS.includes(actual.text) || (target.text === "优" && actual.text === "良");
  return nature.text !== "定性" || isShort;
}

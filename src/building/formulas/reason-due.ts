import type { Entry, IndicatorRow } from "../../reading/table";
import type { SheetDraft } from "../sheet-draft";
import { columnRef, quoted, ref } from "./excel";
import { numberAt } from "./placed-numbers";

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

function namesBy(row: IndicatorRow, nameOf: (key: Reason, entry: Entry) => string): Names | null {
  const { nature, target, actual, weight, score, reason } = row;
  if (!target || !actual || !weight || !score || !reason) return null;
  return {
    nature: nature ? nameOf("nature", nature) : null,
    target: nameOf("target", target),
    actual: nameOf("actual", actual),
    weight: nameOf("weight", weight),
    score: nameOf("score", score),
    reason: nameOf("reason", reason),
  };
}

/** Whether a reason is due in a row, as an expression; null where the form has no place for one. */
export function reasonDue(row: IndicatorRow): string | null {
  const names = namesBy(row, (_, entry) => ref(entry));
  return names && isDue(names);
}

/** In how many rows a reason is due, as an expression; null where the form has no place for one. */
export function reasonsDue(rows: readonly IndicatorRow[]): string | null {
  const [first] = rows;
  const names = first && namesBy(first, (key) => columnRef(rows.flatMap((row) => row[key] ?? [])));
  return names ? `SUMPRODUCT(${isDue(names)})` : null;
}

/** Whether a reason is due in a row as it is filled in now. */
export function isReasonDue(row: IndicatorRow, draft: SheetDraft): boolean {
  const { nature, target, actual, reason } = row;
  const [weight, score] = [numberAt(draft, row.weight), numberAt(draft, row.score)];
  if (!target || !actual || !reason || !weight || !score) return false;
  if (score.gte(weight) || reason.text.trim() !== "") return false;
  if (!nature) return actual.text !== target.text;
  const isShort = POOR_LEVELS.includes(actual.text) || (target.text === "优" && actual.text === "良");
  return nature.text !== "定性" || isShort;
}

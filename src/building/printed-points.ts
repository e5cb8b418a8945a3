import type { FormSpec } from "../forms/form-spec";
import { Decimal } from "../scoring/decimal";
import type { FormData } from "./form-data";
import { numberText } from "./number-text";

const EXECUTION = "{execution}";

/** Whether a form prints the points of 预算执行率 in words, in a heading or over a column. */
export function printsExecutionPoints({ layout, budget }: FormSpec): boolean {
  return JSON.stringify([layout, budget]).includes(EXECUTION);
}

/** The points of 预算执行率 that a form prints with its data: as given, else as the form has it; empty where neither says. */
export function executionPoints(form: FormSpec, data: FormData): string {
  const given = data.budget[0]?.weight ?? "";
  return numberText(given) ? given : (form.executionWeight ?? "");
}

/** A printed text with the points of 预算执行率 and of the indicators in it, which make 100 together. */
export function withPoints(text: string, execution: string): string {
  const others = numberText(execution) ? new Decimal(100).minus(execution).toFixed() : "";
  return text.replace(EXECUTION, execution).replace("{indicators}", others);
}

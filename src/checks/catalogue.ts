import type { FormStage } from "../forms/form-spec";
import type { Severity } from "./check";
import type { Language } from "./facts/describe";
import { CHECKS } from "./registry";

/** A check as a list of them shows it. */
export interface CatalogueEntry {
  readonly id: string;
  readonly severity: Severity;
  readonly title: string;
  readonly basis: string;
  readonly appliesTo: readonly FormStage[];
}

/** Every check in one language, sorted by id. */
export function catalogue(language: Language): readonly CatalogueEntry[] {
  return CHECKS.map(({ id, severity, title, basis, appliesTo }) => ({
    id,
    severity,
    title: title[language],
    basis: basis[language],
    appliesTo,
  }));
}

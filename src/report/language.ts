import type { Bilingual } from "../forms/form-spec";

/** A language of the product. */
export type Language = keyof Bilingual;

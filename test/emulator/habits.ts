/**
 * What a real Excel may do and an obliging one does not. Nothing of it is documented well enough to be ruled out, and
 * nothing of the add-in may rest on its absence.
 */
export interface Habits {
  /** Which build of the client the page loads. */
  readonly client: "win32" | "mac" | "web";
  /** Whether a failed request brings the results before the failure. */
  readonly answersBeforeError: boolean;
  /** Whether the id of a conditional format that is gone passes to the next one. */
  readonly reusesIds: boolean;
  /** Whether each request that changes something is reported as failed although it was carried out. */
  readonly errsAlthoughDone: boolean;
  /** Whether events come late, and twice. */
  readonly repeatsEvents: boolean;
  /** Whether someone else works in the workbook: retypes cells, and puts rules of their own above all others. */
  readonly coAuthor: boolean;
  /** Whether the workbook is open for reading only. */
  readonly readOnly: boolean;
  /** Whether errors come under codes that say little. */
  readonly noisyCodes: boolean;
  /** Whether formats reach to the last row of each sheet, as in files of other programs. */
  readonly inflated: boolean;
}

export const OBLIGING: Habits = {
  client: "win32",
  answersBeforeError: true,
  reusesIds: false,
  errsAlthoughDone: false,
  repeatsEvents: false,
  coAuthor: false,
  readOnly: false,
  noisyCodes: false,
  inflated: false,
};

/** Each habit by itself, and those that can be had together. */
export const HABITS: Readonly<Record<string, Partial<Habits>>> = {
  "no partial answers": { answersBeforeError: false },
  "ids that are used again": { reusesIds: true },
  "errors although it is done": { errsAlthoughDone: true, answersBeforeError: false },
  "late events, twice": { repeatsEvents: true },
  "someone else at work": { coAuthor: true },
  "vague codes": { noisyCodes: true, answersBeforeError: false },
  "inflated used ranges": { inflated: true },
  "the client for Mac": { client: "mac" },
  "the client for the web": { client: "web" },
  "all of it at once": {
    client: "web",
    answersBeforeError: false,
    reusesIds: true,
    repeatsEvents: true,
    coAuthor: true,
    noisyCodes: true,
    inflated: true,
  },
};

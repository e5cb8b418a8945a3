import fc from "fast-check";
import { review, verdictOf } from "../../src/report/review";
import { drawnLayout, withoutMerges, type Drawn } from "../fixtures/drawn-layouts";
import { readForeign } from "../fixtures/foreign-trial";
import { sheetOf } from "../fixtures/sheet-of-lines";
import { howMany } from "../fixtures/sweeps";

const KINDS: readonly Drawn[] = ["self-evaluation", "marks", "sections", "no-levels", "target", "monitoring"];

test.each(KINDS)(
  "%s: a table of any department's words, columns, merges and headings is read as it stands, and nothing is found in it",
  (kind) => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const { wrong, silent, falseAlarms } = readForeign(drawnLayout(seed, { kind }));
        expect({ wrong, silent, falseAlarms }).toEqual({ wrong: [], silent: [], falseAlarms: [] });
      }),
      { numRuns: howMany(100, 20) },
    );
  },
);

test.each(KINDS)(
  "%s: with a column under a word that nobody lists, nothing is read in another's place, or the table is incomplete",
  (kind) => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const drawn = drawnLayout(seed, { unheard: true, kind });
        const { wrong, silent, falseAlarms } = readForeign(drawn);
        const [reviewed] = review([sheetOf(drawn.sheet)], null).tables;
        const isIncomplete = reviewed !== undefined && verdictOf(reviewed) === "incomplete";
        const isMisread = wrong.some((line) => !/read as (?:nothing)?$/.test(line));
        expect({ silent, falseAlarms, isMisread }).toEqual({ silent: [], falseAlarms: [], isMisread: false });
        // A value that is in no role is kept; only a table that lacks no more than texts may be taken for whole.
        const isOfTexts = wrong.every((line) => / (?:reason|unit): /.test(line));
        if (wrong.length > 0) expect(isIncomplete || isOfTexts).toBe(true);
      }),
      { numRuns: howMany(100, 20) },
    );
  },
);

test.each(KINDS.flatMap((kind) => [false, true].map((isFilled) => [kind, isFilled] as const)))(
  "%s without its merges, filled %s: every cell is read as it stands, and nothing is found in it",
  (kind, isFilled) => {
    for (const seed of fc.sample(fc.nat(), howMany(100, 30))) {
      const drawn = drawnLayout(seed, { kind });
      const { wrong, silent, falseAlarms } = readForeign({
        ...drawn,
        sheet: withoutMerges(drawn.sheet, isFilled),
      });
      expect({ seed, wrong, silent, falseAlarms }).toEqual({ seed, wrong: [], silent: [], falseAlarms: [] });
    }
  },
);

import fc from "fast-check";
import { review, verdictOf } from "../../src/report/review";
import { drawnLayout } from "../fixtures/drawn-layouts";
import { readForeign } from "../fixtures/foreign-trial";
import { sheetOf } from "../fixtures/sheet-of-lines";

test("a table of any department's words, columns, merges and headings is read as it stands, and nothing is found in it", () => {
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const { wrong, silent, falseAlarms } = readForeign(drawnLayout(seed));
      expect({ wrong, silent, falseAlarms }).toEqual({ wrong: [], silent: [], falseAlarms: [] });
    }),
    { numRuns: 150 },
  );
});

test("with a column under a word that nobody lists, nothing is read in another's place, or the table is incomplete", () => {
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const drawn = drawnLayout(seed, true);
      const { wrong, silent, falseAlarms } = readForeign(drawn);
      const [reviewed] = review([sheetOf(drawn.sheet)], null).tables;
      const isIncomplete = reviewed !== undefined && verdictOf(reviewed) === "incomplete";
      const isMisread = wrong.some((line) => !/read as (?:nothing)?$/.test(line));
      expect({ silent, falseAlarms, isMisread }).toEqual({ silent: [], falseAlarms: [], isMisread: false });
      // A value that is in no role is kept; only a table without texts alone may be taken for whole.
      if (wrong.length > 0)
        expect(isIncomplete || wrong.every((line) => / (?:reason|unit): /.test(line))).toBe(true);
    }),
    { numRuns: 150 },
  );
});

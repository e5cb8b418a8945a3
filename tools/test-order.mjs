import Sequencer from "@jest/test-sequencer";

/** It counts what runs of all that a process has ever loaded: with nothing loaded before it takes a fifth of the time. */
const FIRST = "test/report/growth.test.ts";

/**
 * Test files that take long. Where jest has not run them before it begins with the largest files, and these are small:
 * the last of them kept one of two cores for a minute when the other had nothing left to do.
 */
const LONG = [
  "test/hosts/excel/contract.test.ts",
  "test/many/season.test.ts",
  "test/files/patch/foreign-books.test.ts",
  "test/cli/hostile-pdfs.test.ts",
  "test/files/patch/rows-in-forms.test.ts",
  "test/files/hostile-files.test.ts",
  "test/package.test.ts",
  "test/web/host/contract.test.ts",
  "test/web/host/older-styles.test.ts",
  "test/building/libreoffice.test.ts",
  "test/npm-package.test.ts",
];

export default class TestOrder extends Sequencer {
  sort(tests) {
    const sorted = super.sort(tests);
    const isOneOf = ({ path }, files) =>
      files.some((file) => path.replaceAll("\\", "/").endsWith(`/${file}`));
    const rank = (test) => (isOneOf(test, [FIRST]) ? 0 : isOneOf(test, LONG) ? 1 : 2);
    return [0, 1, 2].flatMap((wanted) => sorted.filter((test) => rank(test) === wanted));
  }
}

import Sequencer from "@jest/test-sequencer";

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
    const isLong = ({ path }) => LONG.some((file) => path.replaceAll("\\", "/").endsWith(`/${file}`));
    return [...sorted.filter(isLong), ...sorted.filter((test) => !isLong(test))];
  }
}

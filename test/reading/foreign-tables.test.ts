import { FOREIGN_DEPARTMENTS } from "../fixtures/foreign-departments";
import { FOREIGN_OFFICES } from "../fixtures/foreign-offices";
import { FOREIGN_PROGRAMMES } from "../fixtures/foreign-programmes";
import { FOREIGN_LAYOUTS } from "../fixtures/foreign-layouts";
import { FOREIGN_TABLES } from "../fixtures/foreign-tables";
import { readForeign } from "../fixtures/foreign-trial";

test.each(
  [
    ...FOREIGN_TABLES,
    ...FOREIGN_LAYOUTS,
    ...FOREIGN_DEPARTMENTS,
    ...FOREIGN_OFFICES,
    ...FOREIGN_PROGRAMMES,
  ].map((table) => [table.name, table] as const),
)("%s: every cell in its place, nothing lost, and found what a reviewer would find", (_name, table) => {
  const { wrong, silent, missed, falseAlarms, isFalselyClear } = readForeign(table);
  expect({ wrong, silent, missed, falseAlarms, isFalselyClear }).toEqual({
    wrong: [],
    silent: [],
    missed: [],
    falseAlarms: [],
    isFalselyClear: false,
  });
});

import fc from "fast-check";
import { damage, filledTable, PASTED_FORMS, readPasted } from "../fixtures/pasted-forms";

test.each(PASTED_FORMS.map((form) => [form.id, form] as const))(
  "a %s form pasted from a PDF is read by its anchors, however its rows are shifted",
  (_id, form) => {
    fc.assert(
      fc.property(filledTable, damage, (table, damaged) => {
        expect(readPasted(form, table, damaged).wrong).toEqual([]);
      }),
      { numRuns: 200 },
    );
  },
);

import fc from "fast-check";
import { contains, type Area } from "../../src/sheet/address";
import { anchorOf, mergeAt } from "../../src/sheet/merged-cells";

/** Areas below one another in some columns, low and very high ones. */
const merges = fc
  .array(
    fc.record({ column: fc.nat(3), gap: fc.nat(3), height: fc.constantFrom(1, 2, 5, 63, 64, 65, 200) }),
    {
      maxLength: 12,
    },
  )
  .map((drawn) => {
    const next = [0, 0, 0, 0];
    return drawn.map(({ column, gap, height }): Area => {
      const top = (next[column] ?? 0) + gap;
      next[column] = top + height;
      return { top, left: column * 3, bottom: top + height - 1, right: column * 3 + 1 };
    });
  });

test("the merge over a cell is the one that holds it, however high it is", () => {
  fc.assert(
    fc.property(merges, fc.nat(700), fc.nat(12), (areas, row, column) => {
      const over = areas.find((area) => contains(area, { row, column }));
      expect(mergeAt({ merges: areas }, { row, column })).toEqual(over);
      expect(anchorOf({ merges: areas }, { row, column })).toEqual(
        over ? { row: over.top, column: over.left } : { row, column },
      );
    }),
  );
});

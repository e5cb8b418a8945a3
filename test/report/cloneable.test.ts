import Big from "big.js";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { readWorkbook } from "../../src/files/read-workbook";
import { type Cloneable, cloneable, NotPlainError, restored } from "../../src/report/cloneable";
import { fileReport } from "../../src/report/json-report";
import { review, type Reviewed } from "../../src/report/review";
import { inPieces, type ReviewPiece, together } from "../../src/report/review-pieces";

/** What another thread gets of it, and gives back. */
function sent(value: unknown): unknown {
  const clone: Cloneable = structuredClone(cloneable(value));
  return restored(clone);
}

describe("a review that comes from another thread", () => {
  test.each(["示例.xlsx", "绩效运行监控表.xlsx"])("of %s is the same as one made here", async (example) => {
    const workbook = await readWorkbook(readFileSync(join(__dirname, "../../examples", example)));
    if (workbook.kind !== "read") throw new Error(`${example} could not be read`);
    const own = review(workbook.sheets, null);
    const reviewed = { tables: own.tables, unread: own.unread };
    const { frame, pieces } = inPieces([own]);
    const [other = own] = together({
      frame: z.custom<readonly Reviewed[]>().parse(sent(frame)),
      pieces: pieces.map((piece) => z.custom<ReviewPiece>().parse(sent(piece))),
    });
    expect(other).not.toBe(own);
    // Not by toEqual: the clone's arrays are those of another realm here.
    expect(JSON.parse(JSON.stringify(other))).toEqual(JSON.parse(JSON.stringify(reviewed)));
    // Numbers can be computed with, and the rows of a table are those that are judged.
    expect(fileReport(example, other, "zh")).toEqual(fileReport(example, own, "zh"));
    for (const { scored } of other.tables)
      expect(scored.indicators.every(({ row }) => scored.table.indicators.includes(row))).toBe(true);
  });

  test("keeps what is absent, negative, or shared", () => {
    const shared = { points: new Big("-0.125") };
    const value = { first: [shared, null, undefined], second: shared, big: new Big("1e+30") };
    const other = sent(value);
    expect(other).toStrictEqual(value);
    expect(other).toMatchObject({ second: { points: new Big("-0.125") } });
  });

  test("refuses what would be lost on the way", () => {
    expect(() => cloneable({ at: new Date(0) })).toThrow(NotPlainError);
    expect(() => cloneable([() => 1])).toThrow(NotPlainError);
  });
});

import { type RunCount, runCounts, sameIn } from "../fixtures/run-counts";
import { fileReport } from "../../src/report/json-report";
import { review } from "../../src/report/review";
import { reviewedScore } from "../../src/report/reviewed-score";
import { textOfFile } from "../../src/report/text-report";
import { national2020 } from "../../src/scoring/profiles/national-2020";
import type { SheetSnapshot } from "../../src/sheet/snapshot";
import { type Growing, GROWING } from "../fixtures/growing";

/** Large enough that what grows faster than its input shows in the counts; the bench goes to the sizes that people meet. */
const SIZE: Readonly<Record<Growing["of"], number>> = {
  indicators: 120,
  tables: 8,
  sheets: 8,
  merges: 200,
  characters: 400,
};

/** Sorting runs a little more than twice as often for twice as much: 2 to the power of 1.2, as the bench allows. */
const MOST = 2.3;

/** Everything from what the sheets hold to the report on them. */
function reportOn(sheets: readonly SheetSnapshot[]): string {
  const reviewed = review(sheets, national2020);
  for (const table of reviewed.tables) reviewedScore(table);
  const report = fileReport("x.xlsx", reviewed, "zh");
  return textOfFile(JSON.parse(JSON.stringify(report)), { language: "zh", colour: false, width: 100 });
}

/** What ran more often than a share of the input would have it, with its counts. */
function tooFast(half: readonly RunCount[], whole: readonly RunCount[], size: number): readonly string[] {
  return whole
    .filter((block) => block.count > size)
    .map((block) => ({ ...block, before: sameIn(half, block) }))
    .filter(({ before, count }) => count > MOST * before)
    .map(
      ({ file, name, start, end, before, count }) =>
        `${file} ${name} ${start}-${end}: ${before}, then ${count}`,
    );
}

test.each(GROWING)("nothing runs four times as often for twice as much: $name", async ({ of, sheets }) => {
  const [small, large] = [sheets(SIZE[of]), sheets(2 * SIZE[of])];
  // Texts that were met once are remembered, which is not what is counted here.
  reportOn(large);
  const half = await runCounts(() => reportOn(small));
  const whole = await runCounts(() => reportOn(large));
  expect(whole.length).toBeGreaterThan(500);
  expect(tooFast(half, whole, 2 * SIZE[of])).toEqual([]);
});

test("work that grows with the square of its input is told from work that does not", async () => {
  const pairs = (size: number) => {
    const names = Array.from({ length: size }, (_, at) => `${at}`);
    return names.filter((name) => names.some((other) => other > name && other === name));
  };
  const [half, whole] = [
    await runCounts(() => pairs(50), __dirname),
    await runCounts(() => pairs(100), __dirname),
  ];
  expect(tooFast(half, whole, 100)).not.toEqual([]);
});

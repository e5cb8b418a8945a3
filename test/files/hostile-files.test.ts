import { describeFailure, describeNote } from "../../src/files/describe";
import { readWorkbook } from "../../src/files/read-workbook";
import type { WorkbookRead } from "../../src/files/workbook-reading";
import { parseA1 } from "../../src/sheet/address";
import { cellAt } from "../../src/sheet/snapshot";
import { hostileFiles } from "../fixtures/hostile";
import { withFewLong } from "../fixtures/sweeps";

const GENEROUS = 60_000;

/** What a cell shows; `名称!A1` on the sheet of that name. */
function shown({ sheets }: WorkbookRead, place: string): string {
  const mark = place.lastIndexOf("!");
  const sheet = mark < 0 ? sheets[0] : sheets.find(({ name }) => name === place.slice(0, mark));
  const address = parseA1(place.slice(mark + 1));
  if (!sheet || !address) throw new Error(`no such place: ${place}`);
  return cellAt(sheet, address)?.text ?? "";
}

function filledCells({ sheets }: WorkbookRead): number {
  return sheets
    .flatMap(({ rows }) => rows)
    .reduce((sum, row) => sum + row.filter((cell) => cell !== null).length, 0);
}

describe.each(Object.entries(hostileFiles))("%s", (_kind, files) => {
  test.each(withFewLong(files, 8).map((file) => [file.name, file] as const))(
    "%s",
    async (_name, { make, expected }) => {
      const reading = await readWorkbook(await make());
      if (expected.kind !== "read" || reading.kind !== "read") {
        expect(reading).toMatchObject(expected);
        if (reading.kind !== "read") expect(describeFailure(reading).zh).toMatch(/。$/);
        return;
      }
      const texts = Object.keys(expected.texts).map((place) => [place, shown(reading, place)]);
      expect(Object.fromEntries(texts)).toEqual(expected.texts);
      expect(reading.notes).toEqual(expected.notes ?? []);
      for (const note of reading.notes) expect(describeNote(note).zh).toContain(note.sheet);
      if (expected.filled !== undefined) expect(filledCells(reading)).toBe(expected.filled);
    },
    GENEROUS,
  );
});

test("there are more than a hundred hostile files", () => {
  expect(Object.values(hostileFiles).flat().length).toBeGreaterThan(100);
});

import fc from "fast-check";
import { keptPagesText, withKeptPages } from "../../src/reading/kept-pages";
import { pageOfRow } from "../../src/sheet/document-pages";
import type { SheetSnapshot } from "../../src/sheet/snapshot";
import { sheetOf } from "../fixtures/sheet-of-lines";

/** A table of a PDF of thirty rows on three pages. */
const LINES = Array.from({ length: 30 }, (_, row) => `指标${String(row)} | 目标${String(row % 4)} | 完成`)
  // What several rows say alike tells none of them.
  .map((line, row) => (row % 7 === 5 || row === 22 ? "一级指标 | 二级指标 | 三级指标" : line));
const PAGES = [
  { row: 0, page: 31 },
  { row: 12, page: 32 },
  { row: 21, page: 33 },
];

function sheetWith(lines: readonly string[]): SheetSnapshot {
  return { ...sheetOf(lines.join("\n")), name: "表1 第31–33页" };
}

const TABLE: SheetSnapshot = {
  ...sheetWith(LINES),
  documentTable: { ordinal: 1, firstRow: 0, indents: [], pages: PAGES },
};
const KEPT = keptPagesText(null, [{ name: "表1 第31–33页", table: TABLE }]);

/** The pages that the rows of a sheet are said to be of; null where it says none. */
function pagesOf(lines: readonly string[]): readonly (number | undefined)[] | null {
  const [sheet] = withKeptPages([sheetWith(lines)], KEPT);
  return sheet?.pages ? lines.map((_, row) => pageOfRow(sheet.pages, row)) : null;
}

/** The page of a line of the document. */
const pageOf = (line: number): number => (line < 12 ? 31 : line < 21 ? 32 : 33);

test("the pages of a document's rows are there again", () => {
  expect(pagesOf(LINES)).toEqual(LINES.map((_, at) => pageOf(at)));
});

test("rows that were put in or taken out move the pages, cells that were changed do not", () => {
  const changed = LINES.map((line, at) => (at === 12 || at === 3 ? `改过的第${String(at)}行` : line));
  expect(pagesOf(changed)).toEqual(LINES.map((_, at) => pageOf(at)));
  const longer = [...LINES.slice(0, 5), "新行一", "新行二", ...LINES.slice(5)];
  expect(pagesOf(longer)?.slice(7)).toEqual(LINES.slice(5).map((_, at) => pageOf(at + 5)));
  const shorter = [...LINES.slice(0, 15), ...LINES.slice(17)];
  expect(pagesOf(shorter)?.slice(15)).toEqual(LINES.slice(17).map((_, at) => pageOf(at + 17)));
});

test("a sheet that was renamed keeps its pages, one with other rows has none", () => {
  const renamed = (lines: readonly string[]) =>
    withKeptPages([{ ...sheetWith(lines), name: "路灯改造" }], KEPT)[0]?.pages;
  expect(renamed(LINES)).toEqual(PAGES);
  expect(renamed(LINES.map((line, at) => (at % 3 === 0 ? line : `别的${String(at)}`)))).toBeUndefined();
  // The sheet itself is still there: the other one is a copy, of which nothing is known.
  const [, copy] = withKeptPages([sheetWith(LINES), { ...sheetWith(LINES), name: "副本" }], KEPT);
  expect(copy?.pages).toBeUndefined();
});

test("where the beginning of a page is gone, no page is named", () => {
  expect(pagesOf([...LINES.slice(0, 11), ...LINES.slice(14)])).toBeNull();
  expect(pagesOf(["别的内容", "完全不同"])).toBeNull();
});

test("a row of the document that still says what it said is never told to be of another page", () => {
  const edit = fc.record({
    at: fc.nat({ max: 29 }),
    what: fc.constantFrom("put in" as const, "take out" as const, "change" as const),
  });
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 8 }), (edits) => {
      const lines = [...LINES];
      for (const { at, what } of edits) {
        const row = at % Math.max(1, lines.length);
        if (what === "put in") lines.splice(row, 0, `加的${String(at)}`);
        else if (what === "take out") lines.splice(row, 1);
        else lines[row] = `改的${String(at)}`;
      }
      const told = pagesOf(lines) ?? [];
      told.forEach((page, row) => {
        const own = LINES.indexOf(lines[row] ?? "");
        if (own >= 0 && LINES.lastIndexOf(lines[row] ?? "") === own) expect(page).toBe(pageOf(own));
      });
    }),
  );
});

test("what a workbook keeps of other sheets stays, and what cannot be read says nothing", () => {
  const other = keptPagesText(KEPT, [{ name: "表2", table: { ...TABLE, name: "表2" } }]);
  expect(withKeptPages([sheetWith(LINES)], other)[0]?.pages).toEqual(PAGES);
  for (const text of ["", "{", '{"version":2,"sheets":{}}', '{"version":1,"sheets":{"表1 第31–33页":{}}}'])
    expect(withKeptPages([sheetWith(LINES)], text)[0]?.pages).toBeUndefined();
  expect(keptPagesText(null, [{ name: "表", table: sheetWith(LINES) }])).toBeNull();
});
